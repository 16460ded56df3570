"""Whether a happening took place, goes on, is planned, or is only spoken of: from tense, modality and cue words."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.verbs import is_infinitive, is_verbal
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load

OCCURRED = "occurred"
ONGOING = "ongoing"
SCHEDULED = "scheduled"
UNREAL = "unreal"
"""Denied, wished for, conditional or merely possible: no event."""
OPEN = "open"
"""The words beside the trigger do not settle it."""

_MAX_CLIMB = 5
_JOINING = ("join", "follow", "succeed")
"""Verbs after which "in" with a gerund tells of something done."""
_SUBJECTS = ("nsubj", "nsubjpass")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("certainty")[name])


def of_verb(verb: Token, climb: int = _MAX_CLIMB) -> str:
    """The status that a verb's own form, its auxiliaries and the clauses above it give.

    Present tense is `ongoing`; the caller decides what that means for the kind of event.
    """
    if any(child.dep_ == "neg" or child.lower_ in ("never", "hardly") for child in verb.children):
        return UNREAL
    on_condition = any(c.dep_ in ("mark", "advmod") and c.lower_ in _words("conditionals") for c in verb.children)
    if on_condition and not _ended_it(verb):
        return UNREAL
    if _is_asked(verb) or _is_supposed(verb) or _is_of_nothing(verb):
        return UNREAL
    if verb.dep_ == "csubj" or (
        verb.dep_ == "ccomp" and any(c.tag_ == "WP" and c.dep_ in _SUBJECTS for c in verb.children)
    ):
        return UNREAL  # "who fired it is not known"
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if _awaits(verb, auxiliaries) or (not auxiliaries and _is_habit(verb)):
        return UNREAL
    modal = next((a.lower_ for a in auxiliaries if a.tag_ == "MD"), None)
    if modal in _words("modals_unreal"):
        return UNREAL
    if climb == 0:
        return OPEN
    above = _from_above(verb, climb)
    if modal in _words("modals_future"):
        return UNREAL if above == UNREAL else SCHEDULED
    if modal is not None:
        reported = verb.dep_ in ("ccomp", "conj") or any(
            child.dep_ in ("ccomp", "parataxis") for child in verb.children
        )
        conditional = any(
            child.dep_ == "advcl" and any(m.lower_ in _words("conditionals") for m in child.children)
            for child in verb.children
        )
        return SCHEDULED if reported and not conditional and above != UNREAL else UNREAL
    if is_infinitive(verb):
        return _infinitive(verb, climb)
    if above == UNREAL:
        return UNREAL
    if verb.dep_ == "conj" and verb.tag_ == "VB" and is_verbal(verb.head):
        return of_verb(verb.head, climb - 1)
    return _tense(verb, auxiliaries, climb)


def _ended_it(verb: Token) -> bool:
    """ "blocked the road until police dispersed them": what put an end to something past is past itself."""
    until = any(c.dep_ == "mark" and c.lower_ in ("until", "till") for c in verb.children)
    return until and verb.dep_ == "advcl" and verb.tag_ == "VBD" and verb.head.tag_ == "VBD"


def _is_of_nothing(verb: Token) -> bool:
    """ "pledged nothing", "no country signed": a negation that stands on the subject or object."""
    return any(
        c.lower_ in _words("nobody") or any(g.dep_ == "det" and g.lower_ in ("no", "neither") for g in c.children)
        for c in verb.children
        if c.dep_ in ("nsubj", "nsubjpass", "dobj")
    )


def _is_asked(verb: Token) -> bool:
    """ "Is Norland cutting ties?", "why did it recall its envoy?": what is asked is not told."""
    asks = any(c.text == "?" for c in verb.children)
    if not asks and _is_inverted(verb):
        sentence = verb.sent
        asks = any(t.text == "?" for t in sentence[-2:])
    return asks and (
        _is_inverted(verb)
        or (
            verb.dep_ == "ROOT" and any(t.tag_ in ("WP", "WRB", "WDT") for c in verb.children for t in (c, *c.children))
        )
    )


def _is_inverted(verb: Token) -> bool:
    """Whether an auxiliary stands before the subject."""
    subject = next((c.i for c in verb.children if c.dep_ in _SUBJECTS), None)
    return subject is not None and any(c.dep_ in ("aux", "auxpass") and c.i < subject for c in verb.children)


def _is_supposed(verb: Token) -> bool:
    """ "had Norland signed", "were it to leave", "provided that it left", "as long as it stayed": a mere condition."""
    if (
        verb.dep_ == "advcl"
        and _is_inverted(verb)
        and any(c.dep_ in ("aux", "auxpass") and c.lower_ in _words("inverted") for c in verb.children)
    ):
        return True
    if verb.dep_ == "advcl" and (
        verb.head.lower_ == "long" or any(c.lower_ == "long" and c.dep_ == "advmod" for c in verb.children)
    ):
        return True
    above = verb.head
    return verb.dep_ in ("ccomp", "pcomp", "advcl") and above.lower_ in _words("supposing")


def _is_habit(verb: Token) -> bool:
    """ "often detains reporters", "feeds them every winter": the simple present of what goes on time and again."""
    return verb.tag_ in ("VBZ", "VBP") and any(
        (c.dep_ == "advmod" and c.lower_ in _words("habits"))
        or (c.dep_ == "npadvmod" and any(g.lower_ in ("every", "each") for g in c.children))
        for c in verb.children
    )


def _awaits(verb: Token, auxiliaries: list[Token]) -> bool:
    """ "after a deal is reached", "when they meet": a present tense after such a word speaks of what may come."""
    if verb.dep_ != "advcl" or not any(
        c.dep_ in ("mark", "advmod", "prep") and c.lower_ in _words("awaiting") for c in verb.children
    ):
        return False
    if any(name_kind(t) == "date" for c in verb.children for t in (c, *c.children)):
        return False
    forms = {a.lower_ for a in auxiliaries}
    return verb.tag_ in ("VBZ", "VBP") or bool(forms & {"is", "are"})


def _tense(verb: Token, auxiliaries: list[Token], climb: int) -> str:
    forms = {a.lower_ for a in auxiliaries}
    if verb.tag_ == "VBG":
        if forms & {"is", "are", "am", "'s", "’s", "'re", "’re", "been"}:
            return ONGOING
        if forms & {"was", "were"}:
            return OCCURRED
        return _participle(verb, climb)
    if verb.lower_ in _words("misread_past"):
        return OCCURRED
    if verb.tag_ in ("VBZ", "VBP"):
        return ONGOING
    if verb.tag_ == "VBN" and forms & {"is", "are", "being"} and not forms & {"has", "have", "had"}:
        return ONGOING
    if verb.tag_ == "VB" and not forms & {"did", "does", "do"}:
        return ONGOING if verb.dep_ == "ROOT" else OPEN
    return OCCURRED


def _participle(verb: Token, climb: int) -> str:
    head = verb.head
    if is_verbal(head) and word(head) == "rule":
        return UNREAL
    if verb.dep_ == "pcomp":
        factive = head.lower_ in _words("factive_prepositions") or (head.lower_ == "in" and word(head.head) in _JOINING)
        return _with_clause(head, climb) if factive else UNREAL
    if verb.dep_ in ("advcl", "conj") and is_verbal(head):
        return of_verb(head, climb - 1)
    if is_verbal(head) and word(head) in ("rule", "consider", "avoid", "deny", "oppose", "mean", "risk"):
        return UNREAL
    if verb.dep_ in ("xcomp", "ccomp") and is_verbal(head):
        if word(head) in _words("beginning") | _words("continuing"):
            return of_verb(head, climb - 1)
        return UNREAL
    if verb.dep_ == "ROOT":
        return OPEN
    return ONGOING if verb.dep_ in ("acl", "amod") else OPEN


def _with_clause(token: Token, climb: int) -> str:
    """What goes with a clause is as real as it: "left after signing" did sign, "is to sign before flying" will fly."""
    while token.head.i != token.i:
        token = token.head
        if is_verbal(token):
            above = of_verb(token, climb - 1)
            return above if above in (UNREAL, SCHEDULED) else OCCURRED
    return OCCURRED


def _infinitive(verb: Token, climb: int) -> str:
    head = verb.head
    if verb.dep_ == "conj" and is_verbal(head):
        return of_verb(head, climb - 1)
    if word(head) == "be" and any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return UNREAL  # "was to have signed": it did not come to that
    governor = head
    if governor.pos_ == "ADJ" and is_verbal(governor.head):
        governor = governor.head if word(head) not in _words("planning") else governor
    lemma = word(head)
    if (
        verb.dep_ in ("advcl", "xcomp")
        and lemma in _words("travelling")
        and word(verb) in ("visit", "meet", "attend", "hold", "sign")
    ):
        return of_verb(head, climb - 1)
    if verb.dep_ in ("xcomp", "acomp", "ccomp", "advcl", "oprd", "acl"):
        outer = of_verb(governor, climb - 1) if is_verbal(governor) else OCCURRED
        if lemma == "be" and verb.dep_ == "advcl" and outer != UNREAL and _is_due(head):
            return SCHEDULED
        if lemma == "be" and verb.dep_ not in ("xcomp", "ccomp", "oprd", "acl"):
            return UNREAL
        if verb.dep_ == "acl" and lemma == "invitation" and is_verbal(head.head) and word(head.head) == "accept":
            return SCHEDULED
        if outer == UNREAL:
            return UNREAL
        if lemma in _words("planning") and verb.dep_ != "acl" and _planned_frame(verb, head):
            gone = any(c.dep_ == "aux" and c.lower_ == "had" for c in governor.children)
            return UNREAL if gone else SCHEDULED  # "had planned to march"
        if lemma in _words("continuing"):
            return SCHEDULED if lemma == "go" else outer
        if lemma in _words("beginning") | _words("causing"):
            return outer
        if lemma in _words("agreeing"):
            return "agreed"
    return UNREAL


def _is_due(verb: Token) -> bool:
    """ "is due in Port Ulm on Friday to meet …"."""
    return any(c.dep_ == "acomp" and c.lower_ in _words("planning") for c in verb.children)


def _planned_frame(verb: Token, head: Token) -> bool:
    """A purpose clause after a planning verb ("set up a fund to meet needs") is no plan."""
    return verb.dep_ in ("xcomp", "ccomp", "oprd", "acomp") and not any(c.dep_ == "dobj" for c in head.children)


def _from_above(verb: Token, climb: int) -> str:
    head = verb.head
    if verb.dep_ in ("ccomp", "xcomp", "advcl", "conj") and head.i != verb.i:
        if verb.dep_ == "ccomp" and any(c.text == ";" and verb.i < c.i < head.i for c in head.children):
            return OPEN  # "A had asked B to go; B refused": two sentences, only the parser puts one under the other
        if verb.dep_ == "ccomp" and verb.i < head.i and word(head) in _words("no_asides"):
            return OPEN  # "A agreed within hours, B refused"
        if verb.dep_ == "ccomp" and (word(head) in _words("doubting")):
            return UNREAL
        if verb.dep_ == "conj" and is_verbal(head) and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            return of_verb(head, climb - 1) if head.dep_ == "ccomp" else OPEN
        if verb.dep_ == "conj" and head.dep_ == "ccomp" and word(head.head) in _words("doubting"):
            return UNREAL
        if (
            verb.dep_ == "ccomp"
            and is_verbal(head)
            and any(c.dep_ in ("mark", "advmod") and c.lower_ in _words("conditionals") for c in head.children)
        ):
            return UNREAL
    # a relative clause on a wished-for thing is no more real than that thing
    any_such = any(c.dep_ in ("det", "amod") and word(c) in ("any", "no") for c in head.children)
    if verb.dep_ in ("acl", "ccomp") and head.pos_ == "NOUN" and (any_such or word(head) in _words("unreal_heads")):
        return UNREAL  # "no evidence that …", "the fear that …"
    content = verb.dep_ in ("acl", "ccomp", "relcl") and any(c.dep_ == "mark" for c in verb.children)
    if content and head.dep_ == "nsubj" and any(c.dep_ == "neg" for c in head.head.children):
        return UNREAL  # "reports that … are not true"
    return UNREAL if verb.dep_ == "relcl" and any_such else OPEN


def of_noun(noun: Token) -> str:
    """The status that a noun's modifiers and the nouns above it give, regardless of any verb that carries it."""
    modifiers = {word(child) for child in noun.children if child.dep_ in ("amod", "det", "compound", "advmod", "nmod")}
    if modifiers & _words("unreal_adjectives"):
        return UNREAL
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead":
        return SCHEDULED  # "ahead of her visit"
    head = noun
    for _ in range(3):
        if head.dep_ == "pobj" and head.head.dep_ == "prep":
            head = head.head.head
        elif head.dep_ in ("conj",):
            head = head.head
            continue
        else:
            break
        if head.pos_ in ("NOUN", "PROPN") and word(head) in _words("unreal_heads") and not _comes_to_its_end(head):
            return UNREAL
        if head.pos_ not in ("NOUN", "PROPN"):
            break
    if modifiers & _words("scheduled_adjectives"):
        return SCHEDULED
    if modifiers & _words("ongoing_adjectives"):
        return ONGOING
    return OPEN


def _comes_to_its_end(noun: Token) -> bool:
    """ "signed at the end of a visit", "by the end of the talks": what ends so did take place."""
    return word(noun) == "end" and noun.dep_ == "pobj" and noun.head.lower_ in ("at", "by", "until", "near", "towards")


def wishes(verb: Token) -> bool:
    """Whether a meeting that is the object of this verb is only wished for, discussed or declined."""
    return word(verb) in _words("wishing")
