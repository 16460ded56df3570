"""Who does what to whom, over the dependency parse: subjects, objects and prepositional phrases of a verb."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.events.charges import charged_with, charged_with_more
from pipeline.extraction.events.lost_subjects import lost_subject
from pipeline.extraction.events.naming import DATE, name_kind
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.verbs import (
    is_infinitive,
    is_joint,
    is_main_after_all,
    is_passive,
    is_verbal,
    listed_with,
)
from pipeline.extraction.tokens import Token

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
_TURNING_DOWN = ("veto", "reject", "block", "oppose", "defeat", "withdraw", "refuse", "dismiss")
"""But not for those who do this to it ("vetoed a resolution condemning …")."""


def subjects(verb: Token, climb: int = _MAX_CLIMB) -> list[Token]:
    """Heads of the subject noun phrases of a verb, those of the governing clause where it has none of its own."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own:
        own = [*_first_of_list(own[0], verb), *own]
        return [_behind_dateline(_antecedent(_noun_taken_for_verb(token)), verb) for token in own]
    lost = lost_subject(verb)
    if lost is not None:
        return [lost]
    if is_joint(verb) and (split := _subjects_of_co(verb.nbor(-2))):
        return split
    if is_joint(verb) and verb.i > verb.sent.start + 2 and verb.nbor(-3).pos_ in ("NOUN", "PROPN", "PRON"):
        return [verb.nbor(-3)]  # "Ana Ruiz co-chaired": the parser loses the subject of the split verb
    if climb == 0 or verb.head.i == verb.i:
        return []
    head = verb.head
    if verb.dep_ in ("relcl", "acl"):
        if is_main_after_all(verb):
            return [verb.sent.root]
        if is_infinitive(verb):
            invited = word(head) == "invitation" and is_verbal(head.head) and word(head.head) == "accept"
            return subjects(head.head, climb - 1) if invited else []
        if verb.tag_ == "VBG" and word(head) in _TEXTS and is_verbal(head.head) and climb:
            if word(head.head) in _TURNING_DOWN:
                return []
            return subjects(head.head, climb - 1)  # "passed a resolution condemning …": those who passed it condemn
        return [head]
    if verb.dep_ == "conj" and head.pos_ == "ADP" and is_verbal(head.head):
        return subjects(head.head, climb - 1)  # "left within the hour and called …": joined to the "within"
    if verb.dep_ == "conj" and is_verbal(head):
        return subjects(_told_in_passing(listed_with(verb)), climb - 1)
    if verb.dep_ in ("xcomp", "ccomp") and is_verbal(head):
        controlled = [child for child in head.children if child.dep_ in ("dobj", "dative")]
        return controlled[:1] if controlled and is_infinitive(verb) else subjects(head, climb - 1)
    if verb.dep_ == "pcomp" and (charged := charged_with(head)):
        return charged
    if verb.dep_ == "advcl" and (charged := charged_with_more(verb)):
        return charged
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


def _subjects_of_co(co: Token) -> list[Token]:
    """ "Norland and Estria on Monday co-hosted …", "the session was co-chaired by A": they hang on the "co"."""
    auxiliaries = [c for c in co.children if c.dep_ in ("aux", "auxpass")]
    return [c for above in (co, *auxiliaries) for c in above.children if c.dep_ in _SUBJECTS]


def _first_of_list(subject: Token, verb: Token) -> list[Token]:
    """The first of three that the parser hung on the verb ("Norland, Estria and Ulm recalled their envoys")."""
    first = subject.left_edge.i - 2
    if first < 0 or subject.doc[first + 1].text != "," or len(members(subject)) < 2:
        return []
    token = subject.doc[first]
    alike = name_kind(token) is not None and name_kind(token) == name_kind(subject)
    return [token] if alike and token.head is verb and token.dep_ in ("npadvmod", "dep", "nmod") else []


def _noun_taken_for_verb(subject: Token) -> Token:
    """ "Aid groups urged …": a bare verb is no subject, its object then is, with that word before it."""
    if subject.dep_ != "csubj" or subject.tag_ not in ("VB", "VBP") or is_infinitive(subject):
        return subject
    return next((c for c in subject.children if c.dep_ == "dobj" and c.i == subject.i + 1), subject)


def _told_in_passing(verb: Token) -> Token:
    """The clause that goes on behind its source ("A called B, his office said, and invited her": A invited)."""
    told = [c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i and is_verbal(c)]
    if not told or verb.lemma_ != "say":
        return verb
    doers = [c for c in told[0].children if c.dep_ in _SUBJECTS]
    return told[0] if doers and doers[0].pos_ != "PRON" else verb


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
    wanted = ("dobj", "oprd") if is_main_after_all(verb) else ("dobj",)
    own = [c for c in verb.children if c.dep_ in wanted and name_kind(c) != DATE and not _sums_up(c, verb)]
    if own:
        own = own[:1] + [c for c in own[1:] if c.lower_ not in ("hostage", "captive", "prisoner")]  # "held ten hostage"
        loose = [c for c in verb.children if c.dep_ == "conj" and c.i > own[-1].i and name_kind(c) == "person"]
        return [_antecedent(token) for token in own] + loose  # a person named last, hung on the verb
    if verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in verb.children):
        return [verb.head]
    for child in verb.children:  # "signed and ratified the treaty": the object hangs on the last verb
        if child.dep_ == "conj" and child.pos_ == "VERB" and not any(c.dep_ in _SUBJECTS for c in child.children):
            told_whole = any(
                c.dep_ in ("prep", "agent", "xcomp", "ccomp") and verb.i < c.i < child.i for c in verb.children
            )
            return [] if told_whole else [c for c in child.children if c.dep_ == "dobj"]
    return []


def _sums_up(noun: Token, verb: Token) -> bool:
    """ "met in Ulm and agreed to wait, a plan which …": a noun on all that was told, no object of the first verb."""
    if noun.i < verb.i or noun.left_edge.nbor(-1).text != ",":
        return False
    return any(c.dep_ in ("conj", "prep") and verb.i < c.i < noun.i for c in verb.children)


def patients(verb: Token) -> list[Token]:
    """What is done to: the object of an active verb, the subject of a passive one."""
    return subjects(verb) if is_passive(verb) else objects(verb)


def agents(verb: Token) -> list[Token]:
    """Who does it: the subject of an active verb, the "by" phrase of a passive one."""
    if not is_passive(verb):
        return subjects(verb)
    return [
        _name_of_office(_named_behind(noun), verb)
        for child in (*verb.children, *_below_kept_object(verb), *_below_what_is_asked(verb))
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ in ("prep", "conj"))
        for by in _with_fellows(child)
        for noun in by.children
        if noun.dep_ == "pobj"
    ]


_DID = ("did", "do", "does", "was", "were", "is", "are", "had", "has", "have", "will")


def likewise(verb: Token) -> list[Token]:
    """ "A took part, as did B", "A was not invited, and neither was B": what is said of A holds of them too."""
    return [
        s
        for c in verb.children
        if c.dep_ in ("advcl", "ccomp", "conj") and c.lower_ in _DID and c.i > verb.i
        if c.nbor(-1).lower_ in ("as", "so", "neither", "nor")
        for s in c.children
        if s.dep_ in ("nsubj", "nsubjpass", "attr") and s.i > c.i
    ]


def _below_kept_object(verb: Token) -> list[Token]:
    """ "was refused access by A", "was signed at the museum by A": the parser hangs the "by" on the noun before it."""
    phrases = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("at", "in", "on", "from")]
    if any(c.dep_ == "agent" for c in verb.children):
        phrases = []
    below = [n for p in phrases for n in p.children if n.dep_ == "pobj"]
    return [c for n in (*(o for o in verb.children if o.dep_ == "dobj"), *below) for c in n.children]


def _below_what_is_asked(verb: Token) -> list[Token]:
    """ "was asked to mediate by A": the parser hangs the "by" on the infinitive, which nobody suffers."""
    if any(c.dep_ == "agent" for c in verb.children):
        return []
    acts = [c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c) and not is_passive(c)]
    found = [by for act in acts for by in act.children if by.lower_ == "by"]
    return [by for by in found if not any(name_kind(n) == DATE or n.dep_ == "pcomp" for n in by.children)]


def _with_fellows(preposition: Token) -> list[Token]:
    """A preposition and those of the same word joined to it ("by A and by B", "by A on behalf of C and by B")."""
    beside = (preposition, *(c for c in preposition.head.children if c.dep_ == "prep" and c.i > preposition.i))
    fellows = [c for word_of in beside for c in word_of.children if c.dep_ == "conj" and c.lower_ == preposition.lower_]
    return [preposition, *fellows]


def _name_of_office(noun: Token, verb: Token) -> Token:
    """The name that the parser hung on the verb ("was signed by the Secretary to the Treasury, Ana Ruiz, and …")."""
    if noun.tag_ not in ("NN", "NNP") or name_kind(noun) is not None:
        return noun
    loose = [c for c in verb.children if c.dep_ == "npadvmod" and c.i > noun.i and name_kind(c) == "person"]
    return loose[0] if loose and loose[0].left_edge.nbor(-1).text == "," else noun


def complements(token: Token, *prepositions: str) -> list[Token]:
    """Heads of the noun phrases after one of some prepositions that hang on a token (or on its direct object)."""
    found: list[Token] = []
    for child in token.children:
        joined = child.dep_ == "conj" and child.pos_ == "ADP"  # "sanctions on A, and on B": hung on the verb
        if (joined or child.dep_ in ("prep", "dative", "agent")) and child.lower_ in prepositions:
            for each in _with_fellows(child):
                found.extend(antecedent_of_phrase(_named_behind(n)) for n in each.children if n.dep_ == "pobj")
        elif child.dep_ == "prt":
            found.extend(complements(child, *prepositions))
    return found or (_behind_time(token) if "of" in prepositions and token.pos_ == "NOUN" else [])


_TIME_REACH = 6
"""Tokens that a time between a noun and its "of" may have."""


def _behind_time(noun: Token) -> list[Token]:
    """ "the withdrawal in March of the police": the parser hangs the "of" on the time between."""
    doc, k = noun.doc, noun.i + 1
    end = min(len(doc), k + _TIME_REACH)
    while k < end and (name_kind(doc[k]) == DATE or doc[k].lower_ in ("in", "on", "last", "this", "earlier")):
        k += 1
    told = k < end and doc[k].lower_ == "of" and any(name_kind(t) == DATE for t in doc[noun.i + 1 : k])
    return [n for n in doc[k].children if n.dep_ == "pobj"] if told else []


def antecedent_of_phrase(token: Token) -> Token:
    """The noun that "whom", "whose" or "which" stands for ("Ana Ruiz, with whom they had lunch")."""
    if token.tag_ not in ("WDT", "WP", "WP$"):
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
    if is_passive(verb) and any(c.dep_ in ("dobj", "oprd") for c in verb.children):
        return subjects(verb)  # "Norland was promised two ships"
    taken = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "PROPN" and c.i == verb.i + 1]
    sums = [c for c in verb.children if c.dep_ == "npadvmod" and c.i > verb.i and name_kind(c) != DATE]
    if taken and any(g.dep_ == "nummod" for s in sums for g in s.children):
        return taken  # "pledged Norland a further 2 million euros": the parser takes the name for the object
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
