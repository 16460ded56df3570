"""Quantities: a number or range with its currency, unit and comparator, and exactly the characters that state it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.extraction.figures import comparators
from pipeline.extraction.figures.money import currency_after, currency_before, name_after_symbol
from pipeline.extraction.figures.numbers import is_vague, may_start, read_number
from pipeline.extraction.figures.pieces import DASHES, Number, Piece, pieces_of
from pipeline.extraction.figures.ranges import read_range
from pipeline.extraction.figures.time_units import (
    age_after,
    half_more,
    is_bare_age,
    part_of_measure,
    percent_after,
    time_unit_at,
)
from pipeline.extraction.tokens import Doc


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text.

    `start` and `end` are the characters that the table shows (comparator, number, and unit where it is money or time);
    `first` and `last` are tokens: the first one of the number and the one after its last, unit included. `kind` is
    `money`, `time`, `percent` or `count`; `unit` an ISO 4217 code, `year`, `month`, `day`, `percent` or `item`;
    `unit_token` the token of the time or currency word or percent sign.
    """

    low: float
    high: float
    comparator: str
    kind: str
    unit: str
    start: int
    end: int
    first: int
    last: int
    number: Number
    unit_token: int | None
    number_end: int
    """Offset where the number itself ends."""
    compound: bool
    """Whether a hyphen joins the number to the word after it ("30-day", "23-nation")."""
    is_age: bool = False


class Reader:
    """Reads the quantities of one document; holds its pieces and what is worked out once for a whole article."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.pieces = pieces_of(doc)
        self.before: Quantity | None = None
        """The quantity found before the one that is being read."""
        self.text = doc.text
        self._lower_text: str | None = None

    def lower_text(self) -> str:
        """The document's text in lower case, made once."""
        if self._lower_text is None:
            self._lower_text = self.text.lower()
        return self._lower_text

    def read_all(self, is_distractor: Callable[[Reader, Quantity], bool]) -> list[Quantity]:
        """All quantities in order of text, without those that `is_distractor` rejects."""
        found: list[Quantity] = []
        index = 0
        while index < len(self.pieces):
            if not may_start(self.pieces[index]):
                index += 1
                continue
            quantity = self.read(index)
            if quantity is None:
                index += 1
                continue
            quantity, last = read_range(self, quantity)
            quantity = comparators.with_comparator(self.doc, quantity, found[-1].last if found else 0)
            if quantity.kind == "count" and is_bare_age(self, quantity):
                quantity = replace(quantity, kind="time", unit="year", is_age=True)
            self.before = found[-1] if found else None
            if quantity.kind == "count" and self.before is not None and self._compared(quantity, self.before):
                quantity = replace(quantity, kind=self.before.kind, unit=self.before.unit)
            if self.before is not None and quantity.start < self.before.end:
                index = max(last, index + 1)
                continue
            if not is_distractor(self, quantity):
                found.append(quantity)
            index = max(last, index + 1)
        return found

    def read(self, index: int) -> Quantity | None:
        """The quantity whose number begins at a piece, without comparator or range; None where there is none."""
        pieces = self.pieces
        prefix, prefix_start = currency_before(self, index)
        if prefix is None and self._inside_name(index):
            return None
        number = read_number(pieces, index)
        if number is None or is_vague(pieces, number):
            return None
        first, last = pieces[number.first], pieces[number.last - 1]
        number_end = end = last.end
        kind, unit, factor, unit_token, after = "count", "item", 1.0, None, number.last
        start = first.start
        first_token = first.token
        if prefix is not None:
            kind, unit, start = "money", prefix, pieces[prefix_start].start
            first_token = pieces[prefix_start].token
        joined = number.last + 1 if self.hyphen_at(number.last) else number.last
        sign = pieces[joined] if joined < len(pieces) else None
        age = False
        if number.form == "fraction" and kind == "count":
            kind, unit, factor = "percent", "percent", 100.0
            time = time_unit_at(self, number.last, of_allowed=True)
            if time:
                kind, unit, factor, unit_token, after = time
                end = pieces[after - 1].end
            elif part_of_measure(self, number.last):
                kind, unit, factor = "count", "item", 1.0
        if sign is not None and kind == "count" and number.form != "fraction":
            time = time_unit_at(self, joined)
            money = None if time else currency_after(self, joined, number)
            percent = None if time or money else percent_after(self, joined)
            if time:
                kind, unit, factor, unit_token, after = time
                after = half_more(self, number, after)
                end = pieces[after - 1].end
                age, after, end = age_after(self, after, end)
            elif money:
                kind, (unit, factor, unit_token, after) = "money", money
                end = pieces[after - 1].end
            elif percent:
                kind, unit, unit_token, after = "percent", "percent", pieces[joined].token, percent
        elif kind == "money" and sign is not None:
            after, end = name_after_symbol(self, number.last, end)
        return Quantity(
            low=number.low * factor, high=number.high * factor,
            comparator="range" if number.low != number.high else "exact",
            kind=kind, unit=unit, start=start, end=end, first=first_token, last=pieces[after - 1].token + 1,
            number=replace(number, last=after), unit_token=unit_token, number_end=number_end,
            compound=self.hyphen_at(number.last), is_age=age,
        )  # fmt: skip

    def _compared(self, quantity: Quantity, before: Quantity) -> bool:
        """Whether a bare number is an earlier value of the percentage before it ("38 percent, down from 44")."""
        doc = self.doc
        if before.kind != "percent" or quantity.first - before.last > 5:
            return False
        words = [t.lower_ for t in doc[before.last : quantity.first]]
        after = doc[quantity.last] if quantity.last < len(doc) else None
        return words[-2:] in (["down", "from"], ["up", "from"], ["compared", "with"], ["compared", "to"]) and (
            after is None or after.is_punct or after.is_space or after.pos_ in {"ADP", "CCONJ"}
        )

    def hyphen_at(self, index: int) -> bool:
        """Whether the piece is a hyphen that joins what stands before it to a word."""
        pieces = self.pieces
        return (
            index + 1 < len(pieces)
            and pieces[index].lower in DASHES
            and pieces[index].glued
            and pieces[index + 1].glued
            and pieces[index + 1].kind == "alpha"
        )

    def _inside_name(self, index: int) -> bool:
        """Whether letters or a name touch the digits from the left ("G20", "F-16", "ID.3", "mid-2025")."""
        pieces, piece = self.pieces, self.pieces[index]
        if not piece.glued or index == 0:
            return False
        before = pieces[index - 1]
        if before.kind == "alpha":
            return True
        if before.lower in DASHES or before.lower in "./_#@'’":
            earlier = pieces[index - 2] if index >= 2 and before.glued else None
            if earlier is None:
                return before.lower in {"'", "’", "#", "@", "_", "/"}
            if before.lower in DASHES and (
                earlier.lower in {"to", "or", "and", "non", "pre", "post"} or may_start(earlier)
            ):
                return False
            return (
                earlier.kind == "alpha"
                or (earlier.kind == "digits" and before.lower not in DASHES)
                or earlier.lower == ")"
            )
        return before.lower == ":" and before.glued


def piece_text(reader: Reader, index: int) -> str:
    """Lower-case text of a piece, empty outside the document."""
    pieces: list[Piece] = reader.pieces
    return pieces[index].lower if 0 <= index < len(pieces) else ""
