"""Numbers in digits and words, as stretches of pieces of the text with their value."""

from __future__ import annotations

from pipeline.extraction.figures.fractions import (
    CARDINALS,
    part_of_scale,
    ratio,
    single_period,
    single_share,
    worded_fraction,
)
from pipeline.extraction.figures.pieces import Number, Piece, after_hyphen, piece_at, vulgar_fraction, word_at
from pipeline.extraction.figures.scales import SCALES, SUFFIXES, and_a_half, scaled_by
from pipeline.lexicons import load

_LEXICON = load("numbers")
_PLURAL_SCALES: dict[str, int] = _LEXICON["plural_scales"]
_ORDINAL_ENDINGS = frozenset(_LEXICON["lists"]["ordinal_endings"])
_VAGUE_BEFORE = frozenset(_LEXICON["lists"]["vague_before"])
_MONTHS = frozenset(load("distractors")["months"])
_STARTERS = frozenset(CARDINALS) | frozenset(_PLURAL_SCALES) | frozenset(("a", "an", "half", "quarter", "hundred"))


def may_start(piece: Piece) -> bool:
    """Whether a number may begin with this piece (a cheap test before the full reading)."""
    return (
        piece.kind == "digits"
        or piece.lower in _STARTERS
        or (piece.kind == "sign" and vulgar_fraction(piece) is not None)
    )


def read_number(pieces: list[Piece], index: int) -> Number | None:
    """The longest number that begins at a piece, or None.

    Ordinals ("15th"), decades ("1990s"), names with digits ("G20") and vague words ("several hundred") are none.
    """
    piece = pieces[index]
    if piece.kind == "digits" or vulgar_fraction(piece) is not None:
        return _read_digits(pieces, index)
    return (
        _read_magnitude(pieces, index)
        or single_period(pieces, index)
        or single_share(pieces, index)
        or part_of_scale(pieces, index)
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
        comma, decimals = piece_at(pieces, end), piece_at(pieces, end + 1)
        if comma and decimals and comma.lower == "," and comma.glued and decimals.glued and decimals.kind == "digits":
            scale = word_at(pieces, end + 2)
            if len(decimals.lower) <= 2 and (scale in SCALES or scale in {"%", "percent", "per"}):
                value, end = value + float(f"0.{decimals.lower}"), end + 2
    else:
        value, end = 0.0, index
    following = piece_at(pieces, end)
    fraction = vulgar_fraction(following)
    if fraction is not None:
        value, end = value + fraction, end + 1
        following = piece_at(pieces, end)
    slash, denominator = following, piece_at(pieces, end + 1)
    if (
        slash
        and denominator
        and slash.lower in "/⁄"
        and slash.glued
        and denominator.glued
        and denominator.kind == "digits"
    ):
        bottom = digits_value(denominator.lower)
        if word_at(pieces, end + 2) != "of" or not 0 < value < bottom:
            return None
        return Number(index, end + 2, value / bottom, value / bottom, value / bottom, False, "fraction")
    share = ratio(pieces, index, end, value)
    if share:
        return share
    if following and following.glued and following.kind == "alpha":
        if following.lower in _ORDINAL_ENDINGS:
            return None
        after = piece_at(pieces, end + 1)
        if following.lower in SUFFIXES and not (
            after and after.glued and (after.kind != "sign" or after.lower in "/²³")
        ):
            value_scaled, end_scaled = scaled_by(pieces, end + 1, value * SUFFIXES[following.lower])
            return Number(index, end_scaled, value_scaled, value_scaled, value, True, "digits")
    half, half_end = and_a_half(pieces, end)
    coefficient = value + half
    scaled, last = scaled_by(pieces, half_end, coefficient)
    return Number(index, last, scaled, scaled, coefficient, last > half_end, "digits")


def _spaced_thousands(pieces: list[Piece], index: int, value: float) -> tuple[float, int]:
    """Value and end of digits whose thousands are set off by blanks ("10 000")."""
    end = index + 1
    if len(pieces[index].lower) > 3 or not pieces[index].lower.isdigit() or value == 0:
        return value, end
    while True:
        group = piece_at(pieces, end)
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


def _read_words(pieces: list[Piece], index: int) -> Number | None:
    """Cardinals in words: "thirty-two", "four hundred and six thousand", "a million and a half", "two dozen"."""
    total, group, end, scaled, coefficient = 0.0, 0.0, index, False, 0.0
    place = 1e18
    if pieces[index].lower in {"a", "an"}:
        at = after_hyphen(pieces, index + 1)
        if word_at(pieces, at) not in SCALES:
            return None
        group, end = 1.0, index + 1
        place = 1.0
    elif pieces[index].lower not in CARDINALS:
        return None
    coefficient = group
    seen_scale = False
    while True:
        at = after_hyphen(pieces, end) if end > index else end
        word = word_at(pieces, at)
        if word == "and" and seen_scale and word_at(pieces, at + 1) in CARDINALS and place >= 100:
            at += 1
            word = word_at(pieces, at)
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
                if word_at(pieces, after_hyphen(pieces, at + 1)) in SCALES:
                    group, total = total, 0.0
            scaled = seen_scale = True
            coefficient = coefficient or group
            end = at + 1
        else:
            break
    if end == index or (end == index + 1 and pieces[index].lower in {"a", "an"}):
        return None
    total += group
    half, half_end = and_a_half(pieces, end)
    if half:
        last_scale = SCALES.get(pieces[end - 1].lower, 1)
        following, last = scaled_by(pieces, half_end, total + half * last_scale)
        return Number(index, last, following, following, following, scaled or last > half_end, "words")
    if not scaled:
        fraction = ratio(pieces, index, end, total) or worded_fraction(pieces, index, end, total)
        if fraction:
            return fraction
    first_scale = next((SCALES[p.lower] for p in pieces[index:end] if p.lower in SCALES), 1)
    return Number(index, end, total, total, total / first_scale, scaled, "words")


def _read_magnitude(pieces: list[Piece], index: int) -> Number | None:
    """ "tens of thousands", "hundreds of millions": a whole order of magnitude."""
    unit = _PLURAL_SCALES.get(pieces[index].lower)
    if unit is None or word_at(pieces, index + 1) != "of":
        return None
    scale = _PLURAL_SCALES.get(word_at(pieces, index + 2))
    if scale is None or scale <= 10 or scale < unit:
        return None
    return Number(index, index + 3, unit * scale, unit * scale * 10, unit, True, "magnitude")


def is_vague(pieces: list[Piece], number: Number) -> bool:
    """Whether a vague word before a scale word takes its value away ("several hundred", "a few dozen")."""
    before = word_at(pieces, number.first - 1)
    return number.form == "words" and before in _VAGUE_BEFORE - {"some"}
