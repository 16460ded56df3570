"""Refusing to tell something ("declined to name a figure") is keeping silent, not turning anything down."""

from __future__ import annotations

from pipeline.extraction.events.clauses import complements, datives, objects
from pipeline.extraction.events.frames import is_name, matches
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.word_lists import class_words
from pipeline.extraction.tokens import Token

_REFUSING = ("refuse", "decline")


def keeps_silent(verb: Token) -> bool:
    """Whether a verb of refusing refuses words only: an answer, an interview, a figure, one's own name."""
    if word(verb) not in _REFUSING:
        return False
    if matches(objects(verb), class_words("information") - {"date", "deadline", "number"}):
        return True
    return any(
        (word(child) in class_words("disclosing") and not matches(complements(child, "to"), class_words("proposal")))
        or (word(child) in class_words("telling") and _tells(child))
        for child in verb.children
        if child.dep_ in ("xcomp", "ccomp")
    )


def _tells(verb: Token) -> bool:
    return matches(objects(verb), class_words("information")) and not any(is_name(n) for n in datives(verb))
