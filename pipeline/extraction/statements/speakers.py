"""Who says it: the noun phrase that a cue attributes its content to."""

from __future__ import annotations

from pipeline.extraction.entities.vocabulary import noun_class
from pipeline.extraction.statements.cues import Cue, is_passive
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.statements.phrases import Speaker, speaker_named
from pipeline.extraction.tokens import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_LONGEST_INSERTION = 25
"""Tokens between the two commas of an insertion."""
RELATIVES = frozenset({"who", "which", "that", "whom"})


def speaker_of(passage: Passage, cue: Cue) -> Speaker | None:
    """The source of a cue, None where the text names none."""
    if cue.sort == "preposition":
        head = _possessor(cue.head) if cue.head.pos_ == "NOUN" else _object_of(cue.words[-1])
        if head is not None and head.pos_ == "NOUN" and head.lemma_.lower() in reporting().possessed:
            head = _possessor(head) or head  # "according to her words"
        return speaker_named(passage, head) if head is not None else None
    if cue.sort == "noun":
        head = _owner(cue.head)
        return speaker_named(passage, head) if head is not None else None
    verb = cue.head if cue.sort == "verb" else cue.head.head
    if cue.sort == "adjective" and cue.head.tag_ == "VBN" and cue.head.pos_ == "VERB":
        head = next((c for c in cue.head.lefts if c.dep_ == "nsubjpass"), None)
        return speaker_named(passage, head) if head is not None else None
    if len(cue.words) > 1 and cue.words[0].lemma_ in ("quote", "cite") and not is_passive(cue.words[0]):
        quoted = next((c for c in cue.words[0].rights if c.dep_ == "dobj"), None)
        return speaker_named(passage, quoted) if quoted is not None else None
    if cue.head.lemma_ in ("hear", "learn") and cue.words[-1].lower_ == "from":
        head = _object_of(cue.words[-1])
    else:
        head = adjacent_subject(passage, cue.words[0]) or subject_of(verb)
        if head is None or (passage.quotation_of[head.i] >= 0 and passage.quotation_of[verb.i] < 0):
            head = _beside(passage, verb)
    return speaker_named(passage, head) if head is not None else None


def adjacent_subject(passage: Passage, verb: Token) -> Token | None:
    """The noun phrase between a comma and the verb, where the parse takes something before the comma for the subject.

    "..., to be financed by Almaria, the finance ministry said": the ministry. None where the parse is not contradicted.
    """
    doc = passage.doc
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.lemma_.lower() not in reporting().clausal:
        return None
    floor, _ = passage.sentence(verb.i)
    i = verb.i - 1
    while i > floor and doc[i].pos_ in ("ADV", "AUX"):
        i -= 1
    last = i
    while (
        i > floor
        and doc[i].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "PART", "ADP")
        and passage.quotation_of[i] < 0
    ):
        i -= 1
    if i <= floor or i == last or doc[i].text != "," or doc[last].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    if subject is not None and subject.i > i:
        return None
    if doc[i + 1].pos_ not in ("DET", "PROPN", "ADJ", "NOUN", "PRON", "NUM") or doc[i + 1].lower_ in RELATIVES:
        return None
    if subject is None and doc[last].dep_ not in (
        "appos",
        "dobj",
        "conj",
        "pobj",
        "npadvmod",
        "compound",
        "nmod",
        "attr",
    ):
        return None
    if any(t.dep_ == "appos" and subject is not None and t.head.i == subject.i for t in doc[i + 1 : last + 1]):
        return None
    # The head of the phrase stands before its prepositions.
    for j in range(i + 1, last + 1):
        if doc[j].pos_ == "ADP" and j > i + 1:
            nouns = [t for t in doc[i + 1 : j] if t.pos_ in ("NOUN", "PROPN")]
            return nouns[-1] if nouns else doc[last]
    return doc[last]


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The noun that does what a verb says: its subject, its agent, or the subject it shares with another verb."""
    if depth > 6:
        return None
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if passive or (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "advcl", "relcl")
        and not any(c.dep_ == "nsubj" for c in verb.children)
    ):
        for child in verb.children:
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
                return next((c for c in child.children if c.dep_ == "pobj"), None)
        return None
    for child in verb.children:
        if child.dep_ == "nsubj":
            if child.lower_ in RELATIVES and verb.dep_ == "relcl":
                return _relative_head(child, verb.head)
            return child
    opening = _behind_opening(verb)
    if opening is not None:
        return opening
    dep, head = verb.dep_, verb.head
    if head.i == verb.i:
        return None
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        return _shared_subject(head, depth)
    if dep in ("xcomp", "advcl", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        return _shared_subject(head, depth)
    if dep == "pcomp":
        governor = head.head
        return _shared_subject(governor, depth) if governor.pos_ in ("VERB", "AUX") else _person(governor, depth)
    if dep in ("acl", "relcl"):
        return _person(head, depth)
    return _before_participle(verb)


def _before_participle(verb: Token) -> Token | None:
    """ "Residents reached by phone spoke of ...": the parse takes the verb for what "by" governs."""
    if verb.dep_ != "pobj" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    participle = verb.head.head
    return participle.head if participle.dep_ == "acl" and participle.head.pos_ in ("NOUN", "PROPN") else None


def _behind_opening(verb: Token) -> Token | None:
    """The subject that the parse takes for an apposition to the place before it: "In Ulm, an official who ... said"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    for preposition in verb.lefts:
        place = next((c for c in preposition.rights if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
        if preposition.dep_ != "prep" or place is None:
            continue
        for apposed in place.rights:
            described = apposed.dep_ == "appos" and any(c.dep_ == "det" for c in apposed.lefts)
            if described and noun_class(apposed.lower_) == "person" and apposed.right_edge.i == verb.i - 1:
                return apposed
    return None


def _relative_head(relative: Token, head: Token) -> Token:
    """Whom a relative pronoun takes up: no person is "which", so the body named right before it is meant then."""
    if relative.lower_ != "which" or head.ent_type_ != "PERSON":
        return head
    before = relative.doc[relative.i - 2] if relative.i > 1 and relative.doc[relative.i - 1].text == "," else None
    return before if before is not None and before.pos_ in ("NOUN", "PROPN") else head


def _shared_subject(head: Token, depth: int) -> Token | None:
    for child in head.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            if child.lower_ in RELATIVES and head.dep_ == "relcl":
                return head.head
            return child
    return subject_of(head, depth + 1)


def _person(noun: Token, depth: int) -> Token | None:
    """The noun a participle hangs on; a document that somebody gave out speaks for the giver."""
    if noun.pos_ in ("VERB", "AUX"):
        return subject_of(noun, depth + 1)
    if noun.lemma_.lower() in reporting().document and noun.dep_ in ("dobj", "pobj"):
        governor = noun.head.head if noun.dep_ == "pobj" else noun.head
        if governor.pos_ in ("VERB", "AUX"):
            giver = _shared_subject(governor, depth)
            if giver is not None:
                return giver
    return noun


def _object_of(preposition: Token) -> Token | None:
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp", "dobj", "nmod"):
            return child
    # "according" and "to" may be attached the other way round.
    following = preposition.i + 1
    doc = preposition.doc
    while (following < len(doc) and doc[following].pos_ in ("DET", "ADJ", "NUM")) or (
        following + 1 < len(doc) and doc[following].dep_ == "compound"
    ):
        following += 1
    if following < len(doc) and doc[following].pos_ in NOMINAL:
        return doc[following]
    return None


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ not in ("its",):
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of", "among"):
            target = next((c for c in child.children if c.dep_ == "pobj"), None)
            if target is not None:
                return target
    verb = noun.head
    if noun.dep_ in ("dobj", "pobj", "attr"):
        if noun.dep_ == "pobj":
            verb = verb.head
        opinion = noun.dep_ == "pobj" and noun.head.lower_ == "of" and verb.lemma_ == "be"
        if verb.pos_ in ("VERB", "AUX") and (
            verb.lemma_ in reporting().light_verbs | reporting().proposition or opinion
        ):
            return subject_of(verb)
    return next((c for c in noun.children if c.dep_ == "poss"), None)


def _possessor(noun: Token) -> Token | None:
    """Whose words or view: "in Vela's words", "by the reckoning of the chamber"; a pronoun means the subject."""
    for child in noun.children:
        if child.dep_ == "poss":
            if child.pos_ != "PRON":
                return child
            governor = noun.head.head
            subject = _shared_subject(governor, 0) if governor.pos_ in ("VERB", "AUX") else None
            if subject is not None and subject.i > child.i and subject.ent_type_ != "PERSON":
                subject = None  # "by his count, the port has": somebody named before
            return (
                subject
                if (subject is not None and subject.pos_ != "PRON")
                or child.lower_ not in ("his", "her", "their", "its")
                else child
            )
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def relayed_source(verb: Token) -> Token | None:
    """Whom an outlet reports from: "reported, citing a diplomat", "writes with reference to the ministry"."""
    for child in verb.children:
        if child.lower_ == "citing":
            return next((c for c in child.children if c.dep_ == "dobj"), None)
        if child.dep_ == "prep" and child.lower_ == "with":
            for noun in child.children:
                if noun.lower_ == "reference":
                    to = next((c for c in noun.children if c.lower_ == "to"), None)
                    return next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    return None


def _beside(passage: Passage, verb: Token) -> Token | None:
    """Where the parse gives a verb no subject, the noun phrase that stands next to it."""
    doc = passage.doc
    start, end = passage.sentence(verb.i)
    i = verb.i - 1
    while i >= start and doc[i].pos_ in ("AUX", "ADV", "PART"):
        i -= 1
    if i > start and doc[i].text == ",":
        apposed = _before_insertion(passage, i)
        if apposed is not None:
            return apposed
        i -= 1
    if i >= start and passage.quotation_of[i] < 0 and doc[i].pos_ in ("PROPN", "PRON", "NOUN"):
        return doc[i]
    i = verb.i + 1
    while i < end and doc[i].pos_ in ("ADV", "PART"):
        i += 1
    while (
        i < end
        and passage.quotation_of[i] < 0
        and doc[i].pos_ in ("DET", "ADJ", "NUM", "PROPN", "NOUN", "PRON", "PART")
    ):
        token = doc[i]
        after = doc[i + 1] if i + 1 < end else None
        if token.tag_ == "POS":
            i += 1
            continue
        if token.pos_ in ("NUM", "DET") and after is not None and after.lower_ == "of":
            return token  # "sighed one of them"
        if token.pos_ in ("PROPN", "NOUN", "PRON") and (after is None or after.pos_ not in ("PROPN", "NOUN", "PART")):
            return token
        i += 1
    return None


def _before_insertion(passage: Passage, comma: int) -> Token | None:
    """The name before what two commas set off ("Brock, the secretary, said", "Brock, asked when, said")."""
    doc, floor = passage.doc, passage.sentence(comma)[0]
    for opening in range(comma - 1, max(floor, comma - _LONGEST_INSERTION), -1):
        if doc[opening].text != ",":
            continue
        name, inserted = doc[opening - 1], doc[opening + 1]
        if name.pos_ != "PROPN" or passage.quotation_of[name.i] >= 0:
            return None
        described = inserted.pos_ == "DET" or inserted.tag_ in ("PRP$", "VBN", "WP") or inserted.lower_ == "asked"
        return name if described else None
    return None
