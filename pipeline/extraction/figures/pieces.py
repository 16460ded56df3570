"""Text cut into small pieces that numbers are read from: runs of digits, runs of letters, single signs.

spaCy keeps "HK$5.4" or "16–17" in one token and splits "30-day" in three; pieces make tokens cut either way read alike.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.extraction.tokens import Doc

DASHES = frozenset("-‐‑‒–—−")

_PIECE = re.compile(
    r"(?P<digits>\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+)"
    r"|(?P<alpha>[^\W\d_]+)|(?P<sign>\S)"
)


class Piece(NamedTuple):
    """A run of digits or letters, or one sign: kind (`digits`, `alpha`, `sign`), lower-case text, offsets, token."""

    kind: str
    lower: str
    start: int
    end: int
    token: int
    glued: bool
    """Whether it touches the piece before it."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text: pieces `first` to `last` (exclusive), from `low` to `high` (equal for a plain number).

    `scaled` tells whether a scale word takes part, `coefficient` what stood before it; `form` is `digits`, `words`,
    `fraction` (a share; the value is the fraction itself) or `magnitude` ("tens of thousands").
    """

    first: int
    last: int
    low: float
    high: float
    coefficient: float
    scaled: bool
    form: str


@lru_cache(maxsize=65536)
def _cut(text: str) -> tuple[tuple[str, str, int, int], ...]:
    return tuple((m.lastgroup or "sign", m.group().lower(), m.start(), m.end()) for m in _PIECE.finditer(text))


def pieces_of(doc: Doc) -> list[Piece]:
    """All pieces of a document, in order of text; white space makes none."""
    pieces: list[Piece] = []
    end = -1
    for index, token in enumerate(doc):
        offset = token.idx
        for kind, lower, start, stop in _cut(token.text):
            pieces.append(Piece(kind, lower, offset + start, offset + stop, index, offset + start == end))
            end = offset + stop
    return pieces


def piece_at(pieces: list[Piece], index: int) -> Piece | None:
    return pieces[index] if 0 <= index < len(pieces) else None


def word_at(pieces: list[Piece], index: int) -> str:
    return pieces[index].lower if 0 <= index < len(pieces) else ""


def vulgar_fraction(piece: Piece | None) -> float | None:
    """Value of a fraction sign such as "½"."""
    if piece is None or len(piece.lower) != 1 or unicodedata.category(piece.lower) != "No":
        return None
    value = unicodedata.numeric(piece.lower, -1.0)
    return value if 0 < value < 1 else None


def after_hyphen(pieces: list[Piece], index: int) -> int:
    """`index`, moved over a hyphen that joins the pieces on both sides of it."""
    piece, following = piece_at(pieces, index), piece_at(pieces, index + 1)
    if piece and following and piece.lower in DASHES and piece.glued and following.glued:
        return index + 1
    return index
