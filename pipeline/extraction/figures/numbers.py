"""Numbers in digits and words, as stretches of small pieces of the text with their value.

spaCy keeps "HK$5.4" or "16–17" in one token and splits "30-day" in three. Numbers are therefore read from pieces, the
runs of digits and letters and the single signs inside tokens, so that tokens cut either way read alike.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.lexicons import load

_LEXICON = load("numbers")
CARDINALS: dict[str, int] = _LEXICON["cardinals"]
SCALES: dict[str, int] = _LEXICON["scales"]
SUFFIXES: dict[str, int] = _LEXICON["suffixes"]
PLURAL_SCALES: dict[str, int] = _LEXICON["plural_scales"]
DENOMINATORS: dict[str, int] = _LEXICON["denominators"]
_LISTS: dict[str, list[str]] = _LEXICON["lists"]
_ORDINAL_ENDINGS = frozenset(_LISTS["ordinal_endings"])
_VAGUE_BEFORE = frozenset(_LISTS["vague_before"])
_PERIODS = frozenset(_LISTS["periods"])
_PLAIN_PERIODS = frozenset(_LISTS["plain_periods"])
_LENGTH_BEFORE = frozenset(_LISTS["length_before"])
_HOURS = frozenset(("hour", "day", "minute"))
_PART_BEFORE = frozenset(_LISTS["part_before"])
_NOT_SHARE_AFTER = frozenset(_LISTS["not_share_after"])
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


def may_start(piece: Piece) -> bool:
    """Whether a number may begin with this piece (a cheap test before the full reading)."""
    return piece.kind == "digits" or piece.lower in _STARTERS or (piece.kind == "sign" and _vulgar(piece) is not None)


_STARTERS = frozenset(CARDINALS) | frozenset(PLURAL_SCALES) | frozenset(("a", "an", "half", "quarter", "hundred"))


def _at(pieces: list[Piece], index: int) -> Piece | None:
    return pieces[index] if 0 <= index < len(pieces) else None


def _lower(pieces: list[Piece], index: int) -> str:
    return pieces[index].lower if 0 <= index < len(pieces) else ""


def _vulgar(piece: Piece | None) -> float | None:
    """Value of a fraction sign such as "½"."""
    if piece is None or len(piece.lower) != 1 or unicodedata.category(piece.lower) != "No":
        return None
    value = unicodedata.numeric(piece.lower, -1.0)
    return value if 0 < value < 1 else None


def _after_hyphen(pieces: list[Piece], index: int) -> int:
    """`index`, moved over a hyphen that joins the pieces on both sides of it."""
    piece, following = _at(pieces, index), _at(pieces, index + 1)
    if piece and following and piece.lower in DASHES and piece.glued and following.glued:
        return index + 1
    return index


def read_number(pieces: list[Piece], index: int) -> Number | None:
    """The longest number that begins at a piece, or None.

    Ordinals ("15th"), decades ("1990s"), names with digits ("G20") and vague words ("several hundred") are none.
    """
    piece = pieces[index]
    if piece.kind == "digits" or _vulgar(piece) is not None:
        return _read_digits(pieces, index)
    return (
        _read_magnitude(pieces, index)
        or _read_single_period(pieces, index)
        or _read_share(pieces, index)
        or _read_half_of_scale(pieces, index)
        or _read_words(pieces, index)
    )


def digits_value(text: str) -> float:
    """Value of digits with thousands and decimal signs.

    >>> digits_value("1,20,000"), digits_value("1.200.000"), digits_value("2.5")
    (120000.0, 1200000.0, 2.5)
    """
    if text.count(".") > 1:
        text = text.replace(".", "")
    return float(text.replace(",", ""))


def _read_digits(pieces: list[Piece], index: int) -> Number | None:
    if pieces[index].kind == "digits":
        value, end = digits_value(pieces[index].lower), index + 1
        value, end = _spaced_thousands(pieces, index, value)
        comma, decimals = _at(pieces, end), _at(pieces, end + 1)
        if comma and decimals and comma.lower == "," and comma.glued and decimals.glued and decimals.kind == "digits":
            scale = _lower(pieces, end + 2)
            if len(decimals.lower) <= 2 and (scale in SCALES or scale in {"%", "percent", "per"}):
                value, end = value + float(f"0.{decimals.lower}"), end + 2
    else:
        value, end = 0.0, index
    following = _at(pieces, end)
    fraction = _vulgar(following)
    if fraction is not None:
        value, end = value + fraction, end + 1
        following = _at(pieces, end)
    slash, denominator = following, _at(pieces, end + 1)
    if (
        slash
        and denominator
        and slash.lower in "/⁄"
        and slash.glued
        and denominator.glued
        and denominator.kind == "digits"
    ):
        bottom = digits_value(denominator.lower)
        if _lower(pieces, end + 2) != "of" or not 0 < value < bottom:
            return None
        return Number(index, end + 2, value / bottom, value / bottom, value / bottom, False, "fraction")
    ratio = _ratio(pieces, index, end, value)
    if ratio:
        return ratio
    if following and following.glued and following.kind == "alpha":
        if following.lower in _ORDINAL_ENDINGS:
            return None
        after = _at(pieces, end + 1)
        if following.lower in SUFFIXES and not (
            after and after.glued and (after.kind != "sign" or after.lower in "/²³")
        ):
            value_scaled, end_scaled = _scales(pieces, end + 1, value * SUFFIXES[following.lower])
            return Number(index, end_scaled, value_scaled, value_scaled, value, True, "digits")
    half, half_end = _and_a_half(pieces, end)
    coefficient = value + half
    scaled, last = _scales(pieces, half_end, coefficient)
    return Number(index, last, scaled, scaled, coefficient, last > half_end, "digits")


def _spaced_thousands(pieces: list[Piece], index: int, value: float) -> tuple[float, int]:
    """Value and end of digits whose thousands are set off by blanks ("10 000")."""
    end = index + 1
    if len(pieces[index].lower) > 3 or not pieces[index].lower.isdigit() or value == 0:
        return value, end
    while True:
        group = _at(pieces, end)
        if not (
            group and group.kind == "digits" and len(group.lower) == 3 and group.lower.isdigit() and not group.glued
        ):
            return value, end
        if group.start - pieces[end - 1].end != 1 or (
            end == index + 1
            and group.lower != "000"
            and index
            and pieces[index - 1].kind == "alpha"
            and pieces[index - 1].lower in _MONTHS
        ):
            return value, end
        value, end = value * 1000 + float(group.lower), end + 1


_MONTHS = frozenset(load("distractors")["months"])


def _scales(pieces: list[Piece], index: int, value: float) -> tuple[float, int]:
    """Value and end after the scale words at `index` ("1.2 lakh crore"), each possibly joined by a hyphen."""
    while True:
        at = _after_hyphen(pieces, index)
        piece = _at(pieces, at)
        if piece is None or piece.kind != "alpha":
            return value, index
        scale = SCALES.get(piece.lower)
        if scale is None and at == index and not piece.glued and len(piece.lower) > 1 and piece.lower not in {"cr"}:
            scale = SUFFIXES.get(piece.lower)
        if scale is None:
            return value, index
        value, index = value * scale, at + 1


def _and_a_half(pieces: list[Piece], index: int) -> tuple[float, int]:
    """0.5 and the end of "and a half" (or "-and-a-half") at `index`, else 0 and `index`."""
    at = _after_hyphen(pieces, index)
    if _lower(pieces, at) == "and":
        at = _after_hyphen(pieces, at + 1)
        if _lower(pieces, at) == "a":
            at = _after_hyphen(pieces, at + 1)
            if _lower(pieces, at) == "half":
                return 0.5, at + 1
    return 0.0, index


def _read_words(pieces: list[Piece], index: int) -> Number | None:
    """Cardinals in words: "thirty-two", "four hundred and six thousand", "a million and a half", "two dozen"."""
    total, group, end, scaled, coefficient = 0.0, 0.0, index, False, 0.0
    place = 1e18
    if pieces[index].lower in {"a", "an"}:
        at = _after_hyphen(pieces, index + 1)
        if _lower(pieces, at) not in SCALES:
            return None
        group, end = 1.0, index + 1
        place = 1.0
    elif pieces[index].lower not in CARDINALS:
        return None
    coefficient = group
    seen_scale = False
    while True:
        at = _after_hyphen(pieces, end) if end > index else end
        word = _lower(pieces, at)
        if word == "and" and seen_scale and _lower(pieces, at + 1) in CARDINALS and place >= 100:
            at += 1
            word = _lower(pieces, at)
        if word in CARDINALS:
            value = CARDINALS[word]
            if value >= place or (value >= 10 and place <= 10) or (place <= 10 and place != 10):
                break
            if value == 0 and end > index:
                break
            group += value
            place = 10 if value >= 20 else 1
            end = at + 1
        elif word in SCALES and end > index and group > 0:
            scale = SCALES[word]
            if scale == 100 or word == "dozen":
                group *= scale
                place = 100
            else:
                total = (total + group) * scale if not seen_scale or total == 0 else total + group * scale
                group = 0.0
                place = 1000
                if _lower(pieces, _after_hyphen(pieces, at + 1)) in SCALES:
                    group, total = total, 0.0
            scaled = seen_scale = True
            coefficient = coefficient or group
            end = at + 1
        else:
            break
    if end == index or (end == index + 1 and pieces[index].lower in {"a", "an"}):
        return None
    total += group
    half, half_end = _and_a_half(pieces, end)
    if half:
        last_scale = SCALES.get(pieces[end - 1].lower, 1)
        following, last = _scales(pieces, half_end, total + half * last_scale)
        return Number(index, last, following, following, following, scaled or last > half_end, "words")
    if not scaled:
        fraction = _ratio(pieces, index, end, total) or _worded_fraction(pieces, index, end, total)
        if fraction:
            return fraction
    first_scale = next((SCALES[p.lower] for p in pieces[index:end] if p.lower in SCALES), 1)
    return Number(index, end, total, total, total / first_scale, scaled, "words")


def _worded_fraction(pieces: list[Piece], index: int, end: int, value: float) -> Number | None:
    """ "two thirds", "three-quarters", "one third of": a share in words."""
    at = _after_hyphen(pieces, end)
    bottom = DENOMINATORS.get(_lower(pieces, at))
    if bottom is None or not 0 < value < bottom:
        return None
    plural = _lower(pieces, at).endswith("s")
    if plural == (value == 1) or (not plural and _lower(pieces, at + 1) != "of"):
        return None
    return Number(index, at + 1, value / bottom, value / bottom, value / bottom, False, "fraction")


def _ratio(pieces: list[Piece], index: int, end: int, value: float) -> Number | None:
    """ "one in five", "nine out of ten": a share as a ratio of small whole numbers."""
    at = end
    if _lower(pieces, at) == "out" and _lower(pieces, at + 1) == "of":
        at += 2
    elif _lower(pieces, at) == "in":
        at += 1
    else:
        return None
    bottom_piece = _at(pieces, at)
    if bottom_piece is None or not 0 < value < 100 or value != int(value):
        return None
    if _lower(pieces, at - 1) == "of" and _lower(pieces, at + 1) in SCALES:
        return None
    bottom = CARDINALS.get(bottom_piece.lower)
    if bottom is None and bottom_piece.kind == "digits":
        bottom = int(digits_value(bottom_piece.lower))
    in_ratio = _lower(pieces, at - 1) == "in"
    if bottom is None or bottom not in _RATIO_BOTTOMS or value >= bottom:
        return None
    following = _lower(pieces, at + 1)
    if in_ratio and (following in _TIME_AFTER or following in SCALES):
        return None
    return Number(index, at + 1, value / bottom, value / bottom, value / bottom, False, "fraction")


_RATIO_BOTTOMS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000))
_TIME_AFTER = frozenset(
    ("year", "years", "month", "months", "day", "days", "week", "weeks", "hours", "minutes", "countries")
)


def _read_share(pieces: list[Piece], index: int) -> Number | None:
    """ "half", "a third", "a quarter" as shares."""
    word, before = pieces[index].lower, _lower(pieces, index - 1)
    if word in {"a", "an"}:
        at = index + 1
        bottom = DENOMINATORS.get(_lower(pieces, at))
        if bottom is None or bottom == 2:
            return None
        following = _at(pieces, at + 1)
        if following is not None and following.lower != "of" and not (bottom == 4 or following.kind == "sign"):
            return None
        if (
            following is not None
            and following.kind == "alpha"
            and bottom == 4
            and following.lower not in _AFTER_QUARTER
        ):
            return None
        if following is not None and following.lower in DASHES and following.glued:
            return None
        if (
            following is not None
            and following.lower == "of"
            and _lower(pieces, at + 2) in {"a", "an"}
            and _lower(pieces, at + 3) in SCALES
        ):
            return None
        return Number(index, at + 1, 1 / bottom, 1 / bottom, 1 / bottom, False, "fraction")
    if word == "half":
        following = _at(pieces, index + 1)
        if before in _PART_BEFORE or before in {"in", "a"} or (pieces[index].glued and before in DASHES):
            return None
        if following is not None:
            if following.lower in _NOT_SHARE_AFTER or (following.lower in DASHES and following.glued):
                return None
            if following.lower in {"a", "an"} and _lower(pieces, index + 2) in SCALES:
                return None
            if following.lower in SCALES:
                return None
        return Number(index, index + 1, 0.5, 0.5, 0.5, False, "fraction")
    return None


_AFTER_QUARTER = frozenset(
    (
        "of",
        "more",
        "less",
        "fewer",
        "larger",
        "smaller",
        "higher",
        "lower",
        "are",
        "were",
        "is",
        "was",
        "said",
        "from",
        "in",
        "to",
        "and",
        "or",
        "said",
        "have",
        "had",
        "do",
        "did",
        "by",
    )
)


def _read_single_period(pieces: list[Piece], index: int) -> Number | None:
    """The article of "a decade", "a century": words that name a number of years by themselves; it counts as one."""
    if pieces[index].lower in {"a", "an"} and _lower(pieces, index + 1) in _PERIODS:
        following = _at(pieces, index + 2)
        if following is None or following.lower not in DASHES:
            return Number(index, index + 1, 1.0, 1.0, 1.0, False, "words")
    if pieces[index].lower in {"a", "an"} and _lower(pieces, index + 1) in _PLAIN_PERIODS | _HOURS:
        half, _ = _and_a_half(pieces, index + 2)
        if half:
            return Number(index, index + 1, 1.5, 1.5, 1.5, False, "words")
        if _lower(pieces, index + 1) in _PLAIN_PERIODS and _lower(pieces, index - 1) in _LENGTH_BEFORE:
            return Number(index, index + 1, 1.0, 1.0, 1.0, False, "words")
    return None


def _read_half_of_scale(pieces: list[Piece], index: int) -> Number | None:
    """Part of a scale: "half a million", "half-a-million", "a half million", "a quarter of a million"."""
    at = index + 1 if pieces[index].lower in {"a", "an"} else index
    part = {"half": 0.5, "quarter": 0.25}.get(_lower(pieces, at))
    if part is None:
        return None
    at = _after_hyphen(pieces, at + 1)
    if _lower(pieces, at) == "of":
        at += 1
    if _lower(pieces, at) in {"a", "an"}:
        at = _after_hyphen(pieces, at + 1)
    scale = SCALES.get(_lower(pieces, at))
    if scale is None:
        return None
    value, last = _scales(pieces, at + 1, part * scale)
    return Number(index, last, value, value, part, True, "words")


def _read_magnitude(pieces: list[Piece], index: int) -> Number | None:
    """ "tens of thousands", "hundreds of millions": a whole order of magnitude."""
    unit = PLURAL_SCALES.get(pieces[index].lower)
    if unit is None or _lower(pieces, index + 1) != "of":
        return None
    scale = PLURAL_SCALES.get(_lower(pieces, index + 2))
    if scale is None or scale <= 10 or scale < unit:
        return None
    return Number(index, index + 3, unit * scale, unit * scale * 10, unit, True, "magnitude")


def is_vague(pieces: list[Piece], number: Number) -> bool:
    """Whether a vague word before a scale word takes its value away ("several hundred", "a few dozen")."""
    before = _lower(pieces, number.first - 1)
    return number.form == "words" and before in _VAGUE_BEFORE - {"some"}
