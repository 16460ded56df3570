"""Ranges: two numbers with a link between them, and the unit or scale that they share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extraction.figures.money import currency_before
from pipeline.extraction.figures.numbers import may_start
from pipeline.extraction.figures.pieces import DASHES
from pipeline.lexicons import load

if TYPE_CHECKING:
    from pipeline.extraction.figures.quantities import Quantity, Reader

_CHANGES = frozenset(load("measures")["share"]["changes"]) | frozenset(load("measures")["share"]["change_nouns"])
_LINKS = frozenset(("to", "and", "or"))


def read_range(reader: Reader, left: Quantity) -> tuple[Quantity, int]:
    """The range that begins with `left`, and the piece after it; `left` itself where there is none."""
    pieces = reader.pieces
    end = left.number.last
    at = end
    if at >= len(pieces) or left.number.form == "magnitude":
        return left, end
    if left.kind == "count" and pieces[at].kind == "alpha" and pieces[at].lower not in _LINKS:
        at = _repeated_unit(reader, at)
    repeated = at != end
    opening = _opening(reader, left)
    link, dash = pieces[at].lower, False
    if link in DASHES:
        dash = True
        at += 1
        if at < len(pieces) and pieces[at].lower == "to":
            at += 1
    elif link == "to":
        at += 1
        if at < len(pieces) and pieces[at].lower in DASHES:
            at += 1
        if pieces[at - 1].lower == "to" and at < len(pieces) and pieces[at].lower in {"about", "around", "nearly"}:
            at += 1
    elif link == "up" and (pieces[at + 1].lower if at + 1 < len(pieces) else "") == "to" and opening:
        link, at = "to", at + 2
    elif link == "and" or link == "or" or (link == "/" and pieces[at].glued and left.kind == "money"):
        at += 1
    else:
        return left, end
    number_at = at
    for _ in range(3):
        if number_at < len(pieces) and not may_start(pieces[number_at]):
            number_at += 1
    if number_at >= len(pieces) or not may_start(pieces[number_at]):
        return left, end
    if number_at > at and currency_before(reader, number_at)[1] != at:
        return left, end
    right = reader.read(number_at)
    if right is None:
        return left, end
    merged = _merge(reader, left, right, link, "from" if repeated and not opening else opening, dash)
    if merged is not None and opening == "between":
        merged = replace(merged, start=_word_start(reader, "between", merged.first))
    return (merged, merged.number.last) if merged else (left, end)


def _repeated_unit(reader: Reader, at: int) -> int:
    """The piece after a unit at `at` that stands behind both ends of a range ("250 miles to 290 miles"), else `at`."""
    pieces = reader.pieces
    for length in (1, 2, 4):
        unit = [p.lower for p in pieces[at : at + length]]
        link = at + length
        per = unit[1:2] == ["/"]  # "A/cm2"
        if link < len(pieces) and pieces[link].lower in {"to", "and", "up"} and (per or all(u.isalpha() for u in unit)):
            right = next((k for k in range(link + 1, min(link + 4, len(pieces))) if pieces[k].kind == "digits"), None)
            if right is not None and [p.lower for p in pieces[right + 1 : right + 1 + length]] == unit:
                return link
    return at


def _opening(reader: Reader, left: Quantity) -> str:
    """ "between" or "from" before the left end, else the empty string; comparator words may stand between."""
    first = left.first
    for back in range(1, 4):
        if first - back < 0:
            break
        word = reader.doc[first - back].lower_
        if word in {"between", "from"}:
            return word
        if word not in {
            "about",
            "around",
            "anywhere",
            "some",
            "an",
            "roughly",
            "approximately",
            "as",
            "low",
            "perhaps",
        }:
            break
    return ""


def _word_start(reader: Reader, word: str, before: int) -> int:
    """Offset of the nearest token `word` in the few tokens before token `before`."""
    for index in range(before - 1, max(-1, before - 5), -1):
        if reader.doc[index].lower_ == word:
            return reader.doc[index].idx
    return reader.doc[before].idx


def _merge(reader: Reader, left: Quantity, right: Quantity, link: str, opening: str, dash: bool) -> Quantity | None:
    low, high, kind, unit = left.low, right.low, right.kind, right.unit
    bare_left = left.kind == "count" and left.unit_token is None
    if right.kind == "count" and left.kind != "count":
        if link in {"and", "or"} and opening != "between":
            return None
        kind, unit = left.kind, left.unit
        if left.kind == "percent" or left.kind == "time":
            return None if link not in {"to", "and"} or not opening else _joined(left, right, low, high, kind, unit)
    elif left.kind != right.kind and not bare_left:
        return None
    if left.kind == right.kind == "money" and left.unit != right.unit and bare_left:
        return None
    if left.kind == right.kind and left.unit != right.unit:
        return None
    shares_scale = (
        right.number.scaled and not left.number.scaled and left.number.coefficient <= right.number.coefficient
    )
    if bare_left and right.kind == "time":
        low = low * (right.low / (right.number.low or 1.0))
    if bare_left and right.kind == "percent" and right.number.form == "fraction":
        return None
    if shares_scale and right.number.form != "magnitude":
        low = low * (right.number.low / (right.number.coefficient or 1.0))
    if link == "and":
        money_pair = left.kind == right.kind == "money" and shares_scale
        if opening != "between" and not money_pair:
            return None
    if link == "or" and not (
        low < high
        and high <= low * 3
        and (bare_left or left.kind == right.kind)
        and left.number.form == right.number.form
        and left.number.high < 100
    ):
        return None
    if low >= high and not (link == "to" and opening == "from" and not dash):
        return None
    if dash and not _dash_range(reader, left, right):
        return None
    if link == "to" and not bare_left and (left.kind != right.kind or (opening == "from" and _changes(reader, left))):
        return None
    return _joined(left, right, low, high, kind, unit)


def _changes(reader: Reader, left: Quantity) -> bool:
    """Whether "from … to …" tells what something was and what it became, which is two figures and no range."""
    token = reader.doc[left.first]
    for _ in range(5):
        if token.lemma_.lower() in _CHANGES:
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _dash_range(reader: Reader, left: Quantity, right: Quantity) -> bool:
    """Whether a dash between two numbers joins a range, and is not an interruption, a score or a label."""
    pieces = reader.pieces
    dash = pieces[left.number.last]
    tight = dash.glued and pieces[left.number.last + 1].glued
    if not tight and left.kind == right.kind == "count" and dash.lower != "–":
        return False
    return tight or (not dash.glued and not pieces[left.number.last + 1].glued and dash.lower == "–")


def _joined(left: Quantity, right: Quantity, low: float, high: float, kind: str, unit: str) -> Quantity:
    number = replace(
        right.number,
        first=left.number.first,
        low=low,
        high=high,
        scaled=left.number.scaled or right.number.scaled,
    )
    return replace(
        right,
        low=min(low, high),
        high=max(low, high),
        comparator="range",
        kind=kind,
        unit=unit,
        start=left.start,
        first=left.first,
        number=number,
    )
