"""Refusing to tell something ("declined to name a figure") is keeping silent, not turning anything down."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events.clauses import complements, datives, objects
from pipeline.extraction.events.frames import is_name, matches
from pipeline.extraction.events.phrases import word
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load

_REFUSING = ("refuse", "decline")


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(load("plover")["classes"][name])


def keeps_silent(verb: Token) -> bool:
    """Whether a verb of refusing refuses words only: an answer, an interview, a figure, one's own name."""
    if word(verb) not in _REFUSING:
        return False
    if matches(objects(verb), _class("information") - {"date", "deadline", "number"}):
        return True
    return any(
        (word(child) in _class("disclosing") and not matches(complements(child, "to"), _class("proposal")))
        or (word(child) in _class("telling") and _tells(child))
        for child in verb.children
        if child.dep_ in ("xcomp", "ccomp")
    )


def _tells(verb: Token) -> bool:
    return matches(objects(verb), _class("information")) and not any(is_name(n) for n in datives(verb))
