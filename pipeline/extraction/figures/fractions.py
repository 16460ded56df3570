"""Shares and parts in words: "two thirds", "one in five", "half", "a quarter of a million", "a decade"."""

from __future__ import annotations

from pipeline.extraction.figures.pieces import DASHES, Number, Piece, after_hyphen, piece_at, word_at
from pipeline.extraction.figures.scales import SCALES, and_a_half, scaled_by
from pipeline.lexicons import load

_LEXICON = load("numbers")
CARDINALS: dict[str, int] = _LEXICON["cardinals"]
DENOMINATORS: dict[str, int] = _LEXICON["denominators"]
_LISTS: dict[str, list[str]] = _LEXICON["lists"]
_PERIODS = frozenset(_LISTS["periods"])
_PLAIN_PERIODS = frozenset(_LISTS["plain_periods"])
_LENGTH_BEFORE = frozenset(_LISTS["length_before"])
_HOURS = frozenset(("hour", "day", "minute"))
_PART_BEFORE = frozenset(_LISTS["part_before"])
_NOT_SHARE_AFTER = frozenset(_LISTS["not_share_after"])
_SHARE_BEFORE = frozenset(_LISTS["share_before"])
_SHARE_AFTER = frozenset(_LISTS["share_after"])
_RATIO_BOTTOMS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000))
_TIME_AFTER = frozenset(
    ("year", "years", "month", "months", "day", "days", "week", "weeks", "hours", "minutes", "countries")
)


def worded_fraction(pieces: list[Piece], index: int, end: int, value: float) -> Number | None:
    """ "two thirds", "three-quarters", "one third of": a share in words."""
    at = after_hyphen(pieces, end)
    bottom = DENOMINATORS.get(word_at(pieces, at))
    if bottom is None or not 0 < value < bottom:
        return None
    plural = word_at(pieces, at).endswith("s")
    if plural == (value == 1) or (not plural and word_at(pieces, at + 1) != "of"):
        return None
    return Number(index, at + 1, value / bottom, value / bottom, value / bottom, False, "fraction")


def ratio(pieces: list[Piece], index: int, end: int, value: float) -> Number | None:
    """ "one in five", "nine out of ten": a share as a ratio of small whole numbers."""
    at = end
    if word_at(pieces, at) == "out" and word_at(pieces, at + 1) == "of":
        at += 2
    elif word_at(pieces, at) == "in":
        at += 1
    else:
        return None
    bottom_piece = piece_at(pieces, at)
    if bottom_piece is None or not 0 < value < 100 or value != int(value):
        return None
    if word_at(pieces, at - 1) == "of" and word_at(pieces, at + 1) in SCALES:
        return None
    bottom = CARDINALS.get(bottom_piece.lower)
    if bottom is None and bottom_piece.kind == "digits":
        bottom = int(bottom_piece.lower.replace(",", ""))
    in_ratio = word_at(pieces, at - 1) == "in"
    if bottom is None or bottom not in _RATIO_BOTTOMS or value >= bottom:
        return None
    following = word_at(pieces, at + 1)
    if in_ratio and (following in _TIME_AFTER or following in SCALES):
        return None
    return Number(index, at + 1, value / bottom, value / bottom, value / bottom, False, "fraction")


def single_share(pieces: list[Piece], index: int) -> Number | None:
    """ "half", "a third of", "by a tenth": shares without a number of their own."""
    if pieces[index].lower in {"a", "an"}:
        return _with_article(pieces, index)
    return _bare_half(pieces, index) if pieces[index].lower == "half" else None


def _with_article(pieces: list[Piece], index: int) -> Number | None:
    """ "a third", "a tenth", where what follows or precedes shows that it is a share and no rank ("a third round")."""
    at = index + 1
    bottom = DENOMINATORS.get(word_at(pieces, at))
    if bottom is None or bottom == 2:
        return None
    following = piece_at(pieces, at + 1)
    share = following is None or following.lower == "of"
    if not share and following is not None:
        if following.lower in DASHES and following.glued:
            return None
        share = following.kind == "sign" or (
            following.lower in _SHARE_AFTER and (bottom == 4 or word_at(pieces, index - 1) in _SHARE_BEFORE)
        )
    of_scale = word_at(pieces, at + 1) == "of" and word_at(pieces, at + 2) in {"a", "an"}
    if not share or (of_scale and word_at(pieces, at + 3) in SCALES):
        return None
    return Number(index, at + 1, 1 / bottom, 1 / bottom, 1 / bottom, False, "fraction")


def _bare_half(pieces: list[Piece], index: int) -> Number | None:
    """ "half", where it is a share, not a named part ("the second half") or half a scale ("half a million")."""
    before, following = word_at(pieces, index - 1), piece_at(pieces, index + 1)
    if before in _PART_BEFORE or before in {"in", "a"} or (pieces[index].glued and before in DASHES):
        return None
    if following is not None:
        if following.lower in _NOT_SHARE_AFTER or (following.lower in DASHES and following.glued):
            return None
        if following.lower in SCALES or (following.lower in {"a", "an"} and word_at(pieces, index + 2) in SCALES):
            return None
    return Number(index, index + 1, 0.5, 0.5, 0.5, False, "fraction")


def single_period(pieces: list[Piece], index: int) -> Number | None:
    """The article of "a decade", "a century": words that name a number of years by themselves; it counts as one."""
    if pieces[index].lower in {"a", "an"} and word_at(pieces, index + 1) in _PERIODS:
        following = piece_at(pieces, index + 2)
        if following is None or following.lower not in DASHES:
            return Number(index, index + 1, 1.0, 1.0, 1.0, False, "words")
    if pieces[index].lower in {"a", "an"} and word_at(pieces, index + 1) in _PLAIN_PERIODS | _HOURS:
        half, _ = and_a_half(pieces, index + 2)
        if half:
            return Number(index, index + 1, 1.5, 1.5, 1.5, False, "words")
        if word_at(pieces, index + 1) in _PLAIN_PERIODS and word_at(pieces, index - 1) in _LENGTH_BEFORE:
            return Number(index, index + 1, 1.0, 1.0, 1.0, False, "words")
    return None


def part_of_scale(pieces: list[Piece], index: int) -> Number | None:
    """Part of a scale: "half a million", "half-a-million", "a half million", "a quarter of a million"."""
    at = index + 1 if pieces[index].lower in {"a", "an"} else index
    part = {"half": 0.5, "quarter": 0.25}.get(word_at(pieces, at))
    if part is None:
        return None
    at = after_hyphen(pieces, at + 1)
    if word_at(pieces, at) == "of":
        at += 1
    if word_at(pieces, at) in {"a", "an"}:
        at = after_hyphen(pieces, at + 1)
    scale = SCALES.get(word_at(pieces, at))
    if scale is None:
        return None
    value, last = scaled_by(pieces, at + 1, part * scale)
    return Number(index, last, value, value, part, True, "words")
