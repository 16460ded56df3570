"""Who does what to whom, over the dependency parse: subjects, objects and prepositional phrases of a verb."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from pipeline.extraction.events.naming import name_kind

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_MAX_CLIMB = 4
"""How many clauses up a missing subject is looked for: longer chains are parser errors more often than sentences."""

_TEXTS = {
    "resolution",
    "statement",
    "letter",
    "report",
    "petition",
    "declaration",
    "text",
    "note",
    "motion",
    "communique",
}
"""What is written speaks for those who wrote or adopted it."""

_CUT_OFF = {"relcl", "appos", "cc", "conj", "punct", "acl", "advcl", "preconj", "parataxis"}
"""Relations that do not belong to the phrase of one member of a list."""


def word(token: Token) -> str:
    """The lemma in lower case; proper nouns in the plural, which spaCy leaves as they are, lose their s."""
    lemma = token.lemma_.lower()
    if token.tag_ == "NNPS" or (token.pos_ == "PROPN" and lemma in ("talks", "negotiations", "discussions")):
        return lemma.removesuffix("s")
    return lemma


def is_joint(verb: Token) -> bool:
    """Whether a verb is split off a "co-" ("co-chaired" is three tokens)."""
    return verb.i > 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).lower_ == "co"


def is_verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive; a bare past participle that modifies a noun is."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or verb.dep_ not in ("acl", "amod") or any(c.dep_ == "aux" for c in verb.children):
        return False
    return not _is_main_after_all(verb)


def _is_main_after_all(verb: Token) -> bool:
    """A past tense that the parser took for a participle: the sentence has no other verb, this one has an object."""
    if verb.dep_ != "acl":
        return False
    root = verb.sent.root
    return root.pos_ in ("NOUN", "PROPN") and (
        any(
            (c.dep_ in ("dobj", "oprd") and c.pos_ in ("NOUN", "PROPN")) or (c.dep_ == "xcomp" and is_infinitive(c))
            for c in verb.children
        )
        or _behind_a_name(verb, root)
    )


def _behind_a_name(verb: Token, root: Token) -> bool:
    """ "The minister, Ana Ruiz, looked on from the front row": behind a name in apposition, without "by"."""
    return (
        verb.head.i == root.i
        and verb.nbor(-1).text == ","
        and any(c.dep_ == "appos" and name_kind(c) == "person" for c in root.children)
        and not any(c.lower_ == "by" for c in verb.children)
    )


def is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


_BODIES = ("country", "organization")


def members(head: Token) -> list[Token]:
    """The members of a coordination, from its first one on, in order of text."""
    found, todo = [], [head]
    while todo:
        token = todo.pop(0)
        found.append(token)
        todo.extend(child for child in token.children if child.dep_ == "conj" and child.i > token.i)
        if token.tag_ in ("NN", "NNP"):  # "the minister, Ana Ruiz, and the envoy": the parser joins it to the name
            named = [c for c in token.children if c.dep_ == "appos" and c.i > token.i and c.pos_ == "PROPN"]
            todo.extend(c for name in named for c in name.children if c.dep_ == "conj" and c.i > name.i)
            if name_kind(token) in _BODIES:  # "Norland, the Council of Ulm and Estria": a list, not an apposition
                found.extend(n for n in named if name_kind(n) in _BODIES and any(c.dep_ == "conj" for c in n.children))
    return sorted(found, key=lambda t: t.i)


_STATES = ("country", "state", "nation", "neighbour", "neighbor")


def named_behind(head: Token) -> list[Token]:
    """The persons (or states) whose names follow a plural noun ("her counterparts, Ana Ruiz and Tomas Berg")."""
    if head.tag_ != "NNS":
        return []
    return [
        m
        for c in head.children
        if c.dep_ == "appos"
        and c.i > head.i
        and (name_kind(c) == "person" or (name_kind(c) in ("country", "place") and word(head) in _STATES))
        for m in members(c)
        if m.pos_ == "PROPN"
    ]


def phrase(head: Token) -> DocSpan:
    """The noun phrase of one member of a list: with its modifiers, without its fellows, clauses and appositions."""
    doc: Doc = head.doc
    start = head.left_edge.i
    while start < head.i and (doc[start].is_punct or doc[start].is_space or doc[start].dep_ in ("cc", "preconj")):
        start += 1
    end = head.i + 1
    for child in head.children:
        if child.i <= head.i:
            continue
        if child.dep_ in _CUT_OFF or child.i != end:
            break
        if child.dep_ not in ("prep", "case", "nummod", "npadvmod", "nmod"):
            break
        end = _end_of(child) + 1
    return doc[start:end]


def _end_of(preposition: Token) -> int:
    """Last token of a prepositional phrase, without clauses that hang on its nouns."""
    last = preposition.i
    todo = [preposition]
    while todo:
        token = todo.pop()
        last = max(last, token.i)
        todo.extend(
            c
            for c in token.children
            if c.i > preposition.i and c.dep_ not in ("relcl", "appos", "advcl", "acl", "punct")
        )
    return last


def subjects(verb: Token, climb: int = _MAX_CLIMB) -> list[Token]:
    """Heads of the subject noun phrases of a verb, those of the governing clause where it has none of its own."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own:
        return [_behind_dateline(_antecedent(token), verb) for token in own]
    if verb.tag_ in _FINITE and verb.dep_ in ("ROOT", "ccomp", "parataxis") and not is_passive(verb):
        fronted = _subject_taken_for_apposition(verb)
        if fronted is not None:
            return [fronted]
    if is_joint(verb) and verb.i > verb.sent.start + 2 and verb.nbor(-3).pos_ in ("NOUN", "PROPN", "PRON"):
        return [verb.nbor(-3)]  # "Ana Ruiz co-chaired": the parser loses the subject of the split verb
    if climb == 0 or verb.head.i == verb.i:
        return []
    head = verb.head
    if verb.dep_ in ("relcl", "acl"):
        if _is_main_after_all(verb):
            return [verb.sent.root]
        if is_infinitive(verb):
            return []
        if verb.tag_ == "VBG" and word(head) in _TEXTS and is_verbal(head.head) and climb:
            return subjects(head.head, climb - 1)  # "passed a resolution condemning …": those who passed it condemn
        return [head]
    if verb.dep_ == "conj" and is_verbal(head):
        return subjects(head, climb - 1)
    if verb.dep_ in ("xcomp", "ccomp") and is_verbal(head):
        controlled = [child for child in head.children if child.dep_ in ("dobj", "dative")]
        return controlled[:1] if controlled and is_infinitive(verb) else subjects(head, climb - 1)
    if verb.dep_ in ("advcl", "pcomp", "prep"):
        while head.head.i != head.i and not is_verbal(head):
            head = head.head
        if is_verbal(head):
            return subjects(head, climb - 1)
    if verb.dep_ in ("xcomp", "acomp") and head.dep_ in ("acomp", "attr", "xcomp") and is_verbal(head.head):
        return subjects(head.head, climb - 1)
    if head.pos_ == "ADJ" and is_verbal(head.head):
        return subjects(head.head, climb - 1)
    return []


_FINITE = ("VBD", "VBZ", "VBP")


def _subject_taken_for_apposition(verb: Token) -> Token | None:
    """The subject that the parser hung on the place before it ("In Ulm, Norland's envoy, Ana Ruiz, met …")."""
    for child in verb.children:
        if child.i > verb.i or child.dep_ != "prep":
            continue
        if verb.i - child.right_edge.i > 2:
            continue
        for token in child.subtree:
            if (
                token.dep_ == "appos"
                and token.pos_ in ("NOUN", "PROPN")
                and token.right_edge.i >= child.right_edge.i - 1
                and token.left_edge.i > 0
                and token.left_edge.nbor(-1).text == ","
                and name_kind(token.head) in ("country", "place", "date", "organization", "thing")
            ):
                return token
    return None


_DATELINE_START = 6
"""Tokens from the start of a sentence within which a place in capitals can be a dateline's."""


def _behind_dateline(subject: Token, verb: Token) -> Token:
    """The subject proper where the parser took the dateline for it ("PORT ULM, May 3 -- Ministers agreed …")."""
    doc, start = subject.doc, subject.sent.start
    agency = subject.i + 1 < len(doc) and doc[subject.i + 1].text in ("(", "/") and subject.i - start < 2
    capitals = subject.text.isupper() and len(subject) > 2
    if not (agency or capitals) or subject.i - start > _DATELINE_START or verb.i < subject.i:
        return subject
    dash = next((t.i for t in doc[subject.i + 1 : verb.i] if t.text in ("-", "--", "–", "—", ":")), None)
    if dash is None:
        return subject
    behind = range(dash + 1, verb.i)
    return next((doc[i] for i in behind if doc[i].pos_ in ("NOUN", "PROPN") and doc[i].head.i not in behind), subject)


def _antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token unchanged."""
    if token.tag_ in ("WDT", "WP") or (token.lower_ == "that" and token.head.dep_ == "relcl"):
        clause = token.head
        if clause.dep_ == "relcl" and clause.head.i < token.i:
            return clause.head
    return token


def objects(verb: Token) -> list[Token]:
    """Heads of the direct objects of an active verb."""
    wanted = ("dobj", "oprd") if _is_main_after_all(verb) else ("dobj",)
    own = [child for child in verb.children if child.dep_ in wanted]
    if own:
        return [_antecedent(token) for token in own]
    if verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in verb.children):
        return [verb.head]
    for child in verb.children:  # "signed and ratified the treaty": the object hangs on the last verb
        if child.dep_ == "conj" and child.pos_ == "VERB" and not any(c.dep_ in _SUBJECTS for c in child.children):
            return [c for c in child.children if c.dep_ == "dobj"]
    return []


def patients(verb: Token) -> list[Token]:
    """What is done to: the object of an active verb, the subject of a passive one."""
    return subjects(verb) if is_passive(verb) else objects(verb)


def agents(verb: Token) -> list[Token]:
    """Who does it: the subject of an active verb, the "by" phrase of a passive one."""
    if not is_passive(verb):
        return subjects(verb)
    return [
        _named_behind(noun)
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for noun in child.children
        if noun.dep_ == "pobj"
    ]


def complements(token: Token, *prepositions: str) -> list[Token]:
    """Heads of the noun phrases after one of some prepositions that hang on a token (or on its direct object)."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in prepositions:
            found.extend(_antecedent_of_phrase(_named_behind(n)) for n in child.children if n.dep_ == "pobj")
        elif child.dep_ == "prt":
            found.extend(complements(child, *prepositions))
    return found


def _antecedent_of_phrase(token: Token) -> Token:
    """The noun that "whom" or "which" stands for ("Ana Ruiz, with whom they had lunch")."""
    if token.tag_ not in ("WDT", "WP"):
        return token
    for above in ancestors(token):
        if above.dep_ == "relcl":
            return above.head if above.head.i < token.i else token
    return token


def _named_behind(token: Token) -> Token:
    """The name that an article, taken for the head, stands before."""
    if token.pos_ in ("DET", "PRON") and token.lower_ == "the":
        return next((c for c in token.children if c.i == token.i + 1 and c.pos_ == "PROPN"), token)
    return token


def datives(verb: Token) -> list[Token]:
    """Heads of indirect objects without a preposition ("pledged Norland two ships")."""
    found = [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    if found:
        return found
    return [  # "pledged Norland 2 million euros": the parser hangs the name on the sum
        c
        for o in objects(verb)
        for c in o.children
        if c.i == verb.i + 1
        and c.dep_ in ("nmod", "compound")
        and c.pos_ == "PROPN"
        and c.nbor(1).pos_ in ("NUM", "SYM")
    ]


def verb_above(token: Token) -> Token | None:
    """The nearest verb that governs a token, None at the top of a verbless sentence."""
    while token.head.i != token.i:
        token = token.head
        if is_verbal(token):
            return token
    return None


def ancestors(token: Token) -> Iterator[Token]:
    """The token's governors, from the nearest on."""
    while token.head.i != token.i:
        token = token.head
        yield token
