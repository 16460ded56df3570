"""Scale words behind a number: "million", "bn", "lakh crore", "and a half"."""

from __future__ import annotations

from pipeline.extraction.figures.pieces import Piece, after_hyphen, piece_at, word_at
from pipeline.lexicons import load

_LEXICON = load("numbers")
SCALES: dict[str, int] = _LEXICON["scales"]
SUFFIXES: dict[str, int] = _LEXICON["suffixes"]


def scaled_by(pieces: list[Piece], index: int, value: float) -> tuple[float, int]:
    """Value and end after the scale words at `index` ("1.2 lakh crore"), each possibly joined by a hyphen."""
    while True:
        at = after_hyphen(pieces, index)
        piece = piece_at(pieces, at)
        if piece is None or piece.kind != "alpha":
            return value, index
        scale = SCALES.get(piece.lower)
        if scale is None and at == index and not piece.glued and len(piece.lower) > 1 and piece.lower not in {"cr"}:
            scale = SUFFIXES.get(piece.lower)
        if scale is None:
            return value, index
        value, index = value * scale, at + 1


def and_a_half(pieces: list[Piece], index: int) -> tuple[float, int]:
    """0.5 and the end of "and a half" (or "-and-a-half") at `index`, else 0 and `index`."""
    at = after_hyphen(pieces, index)
    if word_at(pieces, at) == "and":
        at = after_hyphen(pieces, at + 1)
        if word_at(pieces, at) == "a":
            at = after_hyphen(pieces, at + 1)
            if word_at(pieces, at) == "half":
                return 0.5, at + 1
    return 0.0, index
