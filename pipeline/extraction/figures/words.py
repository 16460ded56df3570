"""What kind of word a token is: a noun, a number, a nationality, a place, a time."""

from __future__ import annotations

from pipeline.extraction import gazetteer
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load

NAMING = frozenset(("NOUN", "PROPN"))
"""Parts of speech of nouns and names."""
PERSON = frozenset(load("counted_nouns")["person"])
"""Nouns for people who are counted."""
MEASURES = frozenset(load("units")["lists"]["measures"])
"""Units of length, weight and the like."""
_CALENDAR = load("calendar")
_TIMES = (
    frozenset(load("units")["time"])
    | frozenset(load("units")["lists"]["clock_units"])
    | frozenset(_CALENDAR["months"])
    | frozenset(_CALENDAR["weekdays"])
    | frozenset(_CALENDAR["days"])
    | frozenset(_CALENDAR["parts_of_day"])
    | frozenset(("quarter", "period", "time", "summer", "winter", "spring", "autumn"))
)


def is_noun(token: Token) -> bool:
    """Whether a token is a noun or name of letters or digits (tagging errors make signs nouns)."""
    return token.pos_ in NAMING and not is_number(token) and any(c.isalnum() for c in token.text)


def is_number(token: Token) -> bool:
    """Whether a token is a number in digits or words (spaCy's `like_num` holds for ordinals too)."""
    return token.like_num and token.pos_ != "ADJ"


def is_nationality(token: Token) -> bool:
    """Whether a token is a noun or adjective of nationality ("Peruvians", "Dutch")."""
    return token.text[:1].isupper() and bool(gazetteer.demonyms(token.text))


def is_place(token: Token) -> bool:
    """Whether a token ends the name of a country or another known place."""
    if token.pos_ != "PROPN":
        return False
    doc, first = token.doc, token.i
    while first > 0 and token.i - first < 3 and doc[first - 1].pos_ == "PROPN" and doc[first - 1].head.i == token.i:
        first -= 1
    name = doc[first : token.i + 1].text
    return gazetteer.country(name) is not None or gazetteer.place(name) is not None


def is_time_word(token: Token) -> bool:
    """Whether a token names a time or a stretch of it ("year", "Monday", "yesterday", "2024")."""
    lower = token.lower_.rstrip(".")
    return token.lemma_.lower() in _TIMES or lower in _TIMES or (lower.isdigit() and len(lower) == 4)
