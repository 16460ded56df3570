"""The verb that carries a meeting noun: the meeting is held, attended, hosted or planned, or takes place."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events.carrying import gives_meal
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.verbs import is_infinitive, is_passive, is_verbal
from pipeline.extraction.events.word_lists import meeting_words
from pipeline.extraction.tokens import Token

_MEASURES = {"day", "hour", "week", "month", "round", "series", "string"}


def _planned(verb: Token) -> Token | None:
    """The infinitive that a verb of planning governs ("are set to continue")."""
    if any(c.dep_ == "dobj" for c in verb.children):
        return None  # "urged them to resume talks"
    return next((c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c)), None)


def _held_behind(noun: Token) -> Token | None:
    """What is told of a meeting itself: "shunned the summit, held in Port Ulm", "…, which will open in May"."""
    for child in noun.children:
        told = child.dep_ == "relcl" and any(c.tag_ == "WDT" and c.dep_ in _SUBJECTS for c in child.children)
        if told and word(child) in meeting_words("light", "happen") | meeting_words("light", "schedule"):
            return child
    doc, after = noun.doc, noun.i + 2
    if after < len(doc) and doc[after - 1].text == "," and doc[after].tag_ == "VBN" and word(doc[after]) in _HELD:
        return None if any(c.dep_ in ("aux", "auxpass", "nsubjpass") for c in doc[after].children) else doc[after]
    return None


_SUBJECTS = ("nsubj", "nsubjpass")
_HELD = ("hold", "convene", "schedule", "host")


@cache
def _carriers() -> frozenset[str]:
    """The verbs that can carry a meeting as their subject or object."""
    kinds = ("attend", "host", "organizer", "schedule", "gather", "happen", "cancel")
    return frozenset().union(*(meeting_words("light", kind) for kind in kinds))


def _ends_behind(preposition: Token) -> bool:
    """Whether the noun after a word of time is the subject of the verb that the word hangs on."""
    verb = preposition.head
    if preposition.lower_ not in ("after", "before", "until", "since") or not is_verbal(verb):
        return False
    return (
        verb.i > preposition.i
        and verb.dep_ == "advcl"
        and word(verb) in meeting_words("light", "happen")
        and not any(c.dep_ in _SUBJECTS for c in verb.children)
    )


def carrier_of(noun: Token) -> Token | None:
    """The verb that carries a meeting: it is held, attended, hosted, planned, or takes place."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    if head.dep_ == "appos" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and word(head.head.head) in _MEASURES:
        head = head.head.head  # "held five days of talks"
    verb = head.head
    carriers = _carriers()
    held = _held_behind(noun)
    if held is not None:
        return held
    planned = _planned(verb) if head.dep_ in ("nsubjpass", "nsubj") and is_verbal(verb) else None
    if planned is not None and word(planned) in carriers:
        return planned
    # "wound up a week of talks": the parser takes the week for how long
    lasting = head.dep_ == "npadvmod" and head is not noun and word(head) in _MEASURES
    if (lasting or head.dep_ in ("dobj", "nsubjpass", "nsubj")) and is_verbal(verb) and word(verb) in carriers:
        names_it = word(verb) == "call" and is_definite(noun)  # "called the meeting a farce"
        return None if names_it else verb
    if noun.dep_ == "dobj" and gives_meal(verb, noun):
        return verb
    if head.dep_ in ("nsubj", "nsubjpass") and verb.tag_ == "MD":
        return None
    if head.dep_ == "pobj" and _ends_behind(head.head):
        return head.head.head  # "after a day of talks ended": the parser takes "after" for a preposition
    if head.dep_ == "pobj" and head.head.dep_ == "prep" and is_verbal(head.head.head):
        verb = head.head.head
        pair = (word(verb), head.head.lower_)
        if pair in {
            ("participate", "in"),
            ("take", "in"),
            ("be", "with"),
            ("be", "on"),
            ("arrive", "on"),
            ("go", "on"),
            ("enter", "into"),
            ("preside", "over"),
            ("engage", "in"),
            ("sit", "in"),
            ("sit", "for"),
            ("leave", "for"),
            ("embark", "on"),
            ("be", "in"),
        } and not is_passive(verb):
            return verb
    for child in noun.children:
        carries = word(child) in carriers or gives_meal(child, noun)
        if child.dep_ in ("acl", "relcl") and carries and child.tag_ in ("VBN", "VBD", "VB"):
            return child
    if (
        head.dep_ in ("nsubj", "nsubjpass", "dobj")
        and word(verb) == "put"
        and any(c.lower_ == "off" for c in verb.children)
    ):
        return verb
    return None


def is_definite(noun: Token) -> bool:
    """Whether a noun is meant to be known: "the talks", "their meeting", "Norland's visit"."""
    return any(
        c.dep_ in ("det", "poss") and c.lower_ in ("the", "this", "these", "that", "those", "their", "its")
        for c in noun.children
    ) or any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in noun.children)
