"""Dates an article names, resolved from its reference date: "March 11-13", "on Tuesday", "over the weekend".

Expressions are read off the tokens once an article; which of two Tuesdays is meant is settled by the tense of the verb
above.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from pipeline.extraction.date_resolution import PAST, Interval, day_of, direction_of, resolve
from pipeline.extraction.date_wordings import read_wordings
from pipeline.extraction.date_words import calendar
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.records import Span
from pipeline.extraction.tokens import Doc

__all__ = ["DateExpression", "Dates", "Interval", "dates_of"]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One wording of a time: tokens `first` to `last` (included), the days meant, None where nothing settles them.

    `bound` is true for the end of a time ("by April", "since Monday"), which dates nothing that happens.
    """

    first: int
    last: int
    span: Span
    interval: Interval | None
    bound: bool


@lru_cache(maxsize=2)
def dates_of(parsed: ParsedArticle) -> Dates:
    """The dates of an article, read once for all who ask while it is in hand."""
    return Dates(parsed)


class Dates:
    """The dates of one article. `reference` is the day relative ones are counted from, None where there is none."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self._doc = parsed.doc
        self._parts = read_wordings(parsed.doc)
        given = parsed.article.reference_date
        self.reference = given if given is not None else self._from_text()

    def _from_text(self) -> date | None:
        """The first complete date near the top of the text."""
        for part in self._parts:
            if part.kind == "day" and part.year is not None and len(part.days) == 1:
                return day_of(part.year, part.months[0], part.days[0])
        return None

    @cached_property
    def expressions(self) -> tuple[DateExpression, ...]:
        """All datings, in order of text."""
        found = []
        for part in self._parts:
            reference = self.section_date(part.first) or self.reference
            interval = resolve(part, reference, direction_of(self._doc, part))
            first, last = self._doc[part.first], self._doc[part.last]
            before = self._doc[part.first - 1].lower_ if part.first else ""
            if before == "the" and part.first > 1:
                before = self._doc[part.first - 2].lower_
            if before == "-" and part.first > 2 and self._doc[part.first - 2].lower_ == "mid":
                before = self._doc[part.first - 3].lower_  # "by mid-July"
            bound = before in calendar("bounds")
            found.append(DateExpression(part.first, part.last, Span(first.idx, last.idx + len(last)), interval, bound))
        return tuple(found)

    @cached_property
    def _headings(self) -> list[tuple[int, date, Span]]:
        """Dates that stand alone on a line, as a live blog's do: what follows happens on that day."""
        found = []
        for part in self._parts:
            if part.kind != "day" or len(part.days) != 1:
                continue
            before = part.first == 0 or "\n" in self._doc[part.first - 1].text
            after = part.last + 1 >= len(self._doc) or "\n" in self._doc[part.last + 1].text
            if before and after:
                interval = resolve(part, self.reference, PAST)
                if interval is not None:
                    first, last = self._doc[part.first], self._doc[part.last]
                    found.append((part.first, interval.start, Span(first.idx, last.idx + len(last))))
        return found if len(found) > 1 or _timed_lines(self._doc) else []

    def section_date(self, token: int) -> date | None:
        """The day of the date heading above a token, None where there is none."""
        heading = self._heading_above(token)
        return heading[1] if heading is not None else None

    def section_heading(self, token: int) -> Span | None:
        """Where the date heading above a token stands."""
        heading = self._heading_above(token)
        return heading[2] if heading is not None else None

    def _heading_above(self, token: int) -> tuple[int, date, Span] | None:
        place = bisect_right(self._headings, token, key=lambda heading: heading[0]) - 1
        return self._headings[place] if place >= 0 else None


_FEW_ENTRIES = 3
"""Lines that begin with a time of day, from which a text is a live blog even with one date."""


def _timed_lines(doc: Doc) -> bool:
    timed = 0
    for token in doc:
        if "\n" in token.text and token.i + 1 < len(doc):
            text = doc[token.i + 1].text
            timed += ":" in text and text.replace(":", "").isdigit()
    return timed >= _FEW_ENTRIES
