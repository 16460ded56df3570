"""What the authority lists say of a stretch of text: countries, bodies, seats of government, demonyms, offices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.tokens import Doc, Token

_MOST_ANSWERS = 65536
"""Texts of which at most is kept what the lists say."""


@dataclass(slots=True)
class Name:
    """One named stretch of tokens, `start` to `end` (exclusive), before it is known to whom it belongs.

    `kind` is `person`, `country`, `organization`, `place`, `demonym`, `thing` or, until the document decides, None.
    """

    start: int
    end: int
    text: str
    kind: str | None = None
    country: str | None = None
    canonical: str | None = None
    reason: str = "name"
    honorific: str | None = None
    has_title: bool = False
    root: int = 0


class Listing(NamedTuple):
    """What the authority lists say of a text, as `Name` has it."""

    kind: str
    country: str | None
    canonical: str | None
    reason: str


def sentence_start(doc: Doc, i: int, reach: int) -> int:
    """Where the sentence of token `i` starts, at most `reach` tokens back."""
    return max(doc.sentence_starts[i], i - reach)


def plain(token: Token) -> str:
    """A token in small letters, without the invisible marks that copied text carries."""
    word: str = token.lower_
    return word if word.isascii() else word.strip("\u200b\u200e\u200f\ufeff\u2060")


def bare_text(doc: Doc, start: int, end: int) -> str:
    """The text of tokens `start` to `end` (exclusive) on one line."""
    return " ".join(doc.text_over(start, end).split())


def known_at(doc: Doc, i: int, limit: int) -> Name | None:
    """The longest name at token `i`, ending before `limit`, that the authority lists hold."""
    tokens = doc.tokens
    for end in range(min(limit, len(tokens)), i, -1):
        last = tokens[end - 1]
        if last.is_space or (last.is_punct and end - 1 > i and last.text != "."):
            continue
        name = known_name(bare_text(doc, i, end), i, end)
        if name is not None:
            return name
    return None


def known_name(text: str, start: int = 0, end: int = 0) -> Name | None:
    """What the authority lists say of a text over tokens `start` to `end`; None where they do not hold it."""
    listed = listing(text)
    return Name(start, end, text, listed.kind, listed.country, listed.canonical, listed.reason) if listed else None


@lru_cache(maxsize=_MOST_ANSWERS)
def listing(text: str) -> Listing | None:
    """What the authority lists say of a text: a country, a body, a seat of government or a demonym."""
    body = v.organisation(text)
    code = gazetteer.country(text)
    if code is not None and (body is None or text.isupper()):
        return Listing("country", code, gazetteer.country_name(code), "country name")
    if body is not None:
        return Listing("organization", body.country, body.name, "known organisation")
    code = gazetteer.seat(text)
    if code is not None:
        return Listing("organization", code, None, "seat of government")
    codes = gazetteer.demonyms(text)
    if codes:
        return Listing("demonym", codes[0] if len(codes) == 1 else None, None, "demonym")
    return None


def office_ending(doc: Doc, start: int, end: int) -> int | None:
    """Where the longest office that ends just before `end` begins, not before `start`; None where none ends there."""
    tokens = doc.tokens[max(start, end - v.longest_office() - 4) : end]
    if not tokens or plain(tokens[-1]) not in v.office_ends():
        return None
    words = list(map(plain, tokens))
    for first in range(len(words)):
        if " ".join(words[first:]).replace(" - ", "-") in v.offices():
            return end - len(words) + first
    return None
