"""Dates an article names, resolved from its reference date: "March 11-13", "on Tuesday", "over the weekend".

Expressions are read off the tokens once an article; which of two Tuesdays is meant is settled by the tense of the verb
above.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from spacy.tokens import Doc, Token

from pipeline.extraction.date_wordings import DateWording, calendar, read_wordings
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.records import Span

_FUTURE = 1
_PAST = -1


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included; `precision` is day, range, week, month or year."""

    start: date
    end: date
    precision: str

    def overlaps(self, other: Interval) -> bool:
        return self.start <= other.end and other.start <= self.end


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
                return _make(part.year, part.months[0], part.days[0])
        return None

    @cached_property
    def expressions(self) -> tuple[DateExpression, ...]:
        """All datings, in order of text."""
        found = []
        for part in self._parts:
            reference = self.section_date(part.first) or self.reference
            interval = _resolve(part, reference, _direction(self._doc, part))
            first, last = self._doc[part.first], self._doc[part.last]
            before = self._doc[part.first - 1].lower_ if part.first else ""
            if before == "the" and part.first > 1:
                before = self._doc[part.first - 2].lower_
            bound = before in calendar("bounds") or (
                before == "-" and part.first > 1 and self._doc[part.first - 2].lower_ == "mid"
            )
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
                interval = _resolve(part, self.reference, _PAST)
                if interval is not None:
                    first, last = self._doc[part.first], self._doc[part.last]
                    found.append((part.first, interval.start, Span(first.idx, last.idx + len(last))))
        return found if len(found) > 1 or _timed_lines(self._doc) else []

    def section_date(self, token: int) -> date | None:
        """The day of the date heading above a token, None where there is none."""
        place = bisect_right([start for start, _, _ in self._headings], token) - 1
        return self._headings[place][1] if place >= 0 else None

    def section_heading(self, token: int) -> Span | None:
        """Where the date heading above a token stands."""
        place = bisect_right([start for start, _, _ in self._headings], token) - 1
        return self._headings[place][2] if place >= 0 else None


_FEW_ENTRIES = 3
"""Lines that begin with a time of day, from which a text is a live blog even with one date."""


def _timed_lines(doc: Doc) -> bool:
    timed = 0
    for token in doc:
        if "\n" in token.text and token.i + 1 < len(doc):
            text = doc[token.i + 1].text
            timed += ":" in text and text.replace(":", "").isdigit()
    return timed >= _FEW_ENTRIES


# ---------------------------------------------------------------- resolving


def _direction(doc: Doc, part: DateWording) -> int:
    """Whether the clause around a dating tells of the past or the future, 0 where it does not say."""
    token: Token = doc[part.first]
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX"):
            lemmas = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
            if token.lower_ in calendar("planned"):
                return _FUTURE
            if lemmas & {"will", "would", "shall", "’ll", "'ll", "may", "could", "should"}:
                return _FUTURE
            if "to" in lemmas:  # "agreed to meet on Monday" looks ahead, "agreed to pay at talks on Monday" does not
                if token.lemma_ in calendar("appointments"):
                    return _FUTURE
                token = token.head
                continue
            if lemmas & {"had", "was", "were", "did"}:
                return _PAST
            if token.tag_ in ("VBZ", "VBP") or lemmas & {"is", "are"}:
                return _PAST if lemmas & {"has", "have"} else _FUTURE
            if token.tag_ in ("VBD",) or lemmas & {"has", "have"}:
                return _PAST
            if token.tag_ == "VBN" and token.dep_ in ("acl", "amod"):
                return _PAST
        elif token.lower_ in ("next", "upcoming", "forthcoming", "due"):
            return _FUTURE
        if any(c.lower_ in ("next", "upcoming", "planned", "scheduled") for c in token.children if c.dep_ == "amod"):
            return _FUTURE
        if token.head.i == token.i:
            break
        token = token.head
    return 0


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_interval(year: int, month: int) -> Interval:
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _resolve(part: DateWording, reference: date | None, direction: int) -> Interval | None:
    if part.kind == "year" and part.year is not None:
        return Interval(date(part.year, 1, 1), date(part.year, 12, 31), "year")
    if part.kind == "day":
        return _resolve_days(part, reference, direction)
    if part.kind == "month":
        return _resolve_month(part.months[0], part.year, reference, direction)
    if reference is None:
        return None
    if part.kind == "weekday":
        return _resolve_weekday(part, reference, direction)
    if part.kind == "relative_day":
        day = reference + timedelta(days=part.shift or 0)
        return Interval(day, day, "day")
    return _resolve_unit(part, reference, direction)


def _resolve_days(part: DateWording, reference: date | None, direction: int) -> Interval | None:
    if part.year is not None:
        years = [part.year]
    elif reference is not None:
        years = [reference.year - 1, reference.year, reference.year + 1]
    else:
        return None
    options = []
    for year in years:
        end = _make(year, part.months[-1], part.days[-1])
        start = _make(year - (part.months[0] > part.months[-1]), part.months[0], part.days[0])
        if start is not None and end is not None and start <= end:
            options.append(Interval(start, end, "day" if start == end else "range"))
    if not options:
        return None
    if reference is None or len(options) == 1:
        return options[0]

    def merit(option: Interval) -> tuple[int, int]:
        distance = (option.start - reference).days
        against = direction != 0 and distance * direction < -31  # the tense is trusted beyond a month only
        return (int(against), abs(distance))

    return min(options, key=merit)


def _resolve_month(month: int, year: int | None, reference: date | None, direction: int) -> Interval | None:
    if year is not None:
        return _month_interval(year, month)
    if reference is None:
        return None
    if month == reference.month:
        return _month_interval(reference.year, month)
    later = month > reference.month
    if direction == _FUTURE:
        return _month_interval(reference.year + (not later), month)
    if direction == _PAST:
        return _month_interval(reference.year - later, month)
    ahead = (month - reference.month) % 12
    if ahead <= 3:
        return _month_interval(reference.year + (not later), month)
    return _month_interval(reference.year - later, month)


def _resolve_weekday(part: DateWording, reference: date, direction: int) -> Interval:
    ahead = ((part.weekday or 0) - reference.weekday()) % 7
    back = (-ahead) % 7
    if part.shift == 1:
        offset = ahead or 7
    elif part.shift == -1:
        offset = -(back or 7)
    elif direction == _FUTURE:
        offset = ahead
    elif direction == _PAST:
        offset = -back
    else:
        offset = ahead if ahead < back else -back
    day = reference + timedelta(days=offset)
    return Interval(day, day, "day")


def _resolve_unit(part: DateWording, reference: date, direction: int) -> Interval | None:
    shift = part.shift
    if part.unit == "year":
        year = reference.year + (shift or 0)
        return Interval(date(year, 1, 1), date(year, 12, 31), "year") if date.min.year < year < date.max.year else None
    if part.unit == "month":
        months = reference.year * 12 + reference.month - 1 + (shift or 0)
        return _month_interval(months // 12, months % 12 + 1)
    monday = reference - timedelta(days=reference.weekday())
    if part.unit == "week":
        start = monday + timedelta(weeks=shift or 0)
        return Interval(start, start + timedelta(days=6), "week")
    weeks = shift if shift is not None else (-1 if direction == _PAST and reference.weekday() < 5 else 0)
    saturday = monday + timedelta(days=5, weeks=weeks)
    return Interval(saturday, saturday + timedelta(days=1), "range")
