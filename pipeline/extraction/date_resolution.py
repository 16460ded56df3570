"""Which days a wording of a date means, counted from a reference date and the tense of the clause around it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extraction.date_words import DateWording, calendar
from pipeline.extraction.tokens import Doc, Token
from pipeline.lexicons import load

FUTURE = 1
PAST = -1


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included; `precision` is day, range, week, month or year."""

    start: date
    end: date
    precision: str

    def overlaps(self, other: Interval) -> bool:
        return self.start <= other.end and other.start <= self.end


def direction_of(doc: Doc, part: DateWording) -> int:
    """Whether the clause around a dating tells of the past or the future, 0 where it does not say."""
    token: Token = doc[part.first]
    if part.first and doc[part.first - 1].lower_ == "for" and part.kind in ("weekday", "day", "relative_day", "month"):
        return FUTURE  # "called a rally for Sunday"
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX"):
            lemmas = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
            if token.lower_ in calendar("planned"):
                return FUTURE
            if lemmas & {"will", "would", "shall", "’ll", "'ll", "may", "could", "should"}:
                return FUTURE
            if "to" in lemmas:  # "agreed to meet on Monday" looks ahead, "agreed to pay at talks on Monday" does not
                if token.lemma_ in calendar("appointments"):
                    return FUTURE
                token = token.head
                continue
            if lemmas & {"had", "was", "were", "did"}:
                return PAST
            if token.lower_ in load("certainty")["misread_past"]:
                return PAST
            if token.lemma_ == "invite":
                return FUTURE
            if token.tag_ in ("VBZ", "VBP") or lemmas & {"is", "are"}:
                return PAST if lemmas & {"has", "have"} else FUTURE
            if token.tag_ in ("VBD",) or lemmas & {"has", "have"}:
                return PAST
            if token.tag_ == "VBN" and token.dep_ in ("acl", "amod"):
                return PAST
        elif token.lower_ in ("next", "upcoming", "forthcoming", "due", "ahead"):
            return FUTURE
        elif token.dep_ == "prep" and token.lower_ in ("about", "regarding", "concerning"):
            return 0  # "spoke about her visit in May": the tense of the speaking says nothing of the visit's
        if any(c.lower_ in ("next", "upcoming", "planned", "scheduled") for c in token.children if c.dep_ == "amod"):
            return FUTURE
        if token.head.i == token.i:
            break
        token = token.head
    return 0


def day_of(year: int, month: int, day: int) -> date | None:
    """The day of a year, month and day number, None where there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_interval(year: int, month: int) -> Interval:
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def resolve(part: DateWording, reference: date | None, direction: int) -> Interval | None:
    """The days a wording means; None where they hang on a reference date that is not known, or on nothing said."""
    if part.kind == "unsettled":
        return None
    if part.kind == "week_of_month":
        return _week_of_month(part, reference, direction)
    found = _resolve_plain(part, reference, direction)
    if found is not None and part.kind == "day" and part.unit == "week":
        monday = _shifted(found.start, -found.start.weekday())
        sunday = _shifted(found.start, 6 - found.start.weekday())
        return Interval(monday, sunday, "week") if monday and sunday else found
    return found


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _week_of_month(part: DateWording, reference: date | None, direction: int) -> Interval | None:
    """Seven days: the first week of a month is its days 1 to 7, the last its last seven."""
    month = _resolve_month(part.months[0], part.year, reference, direction)
    if month is None:
        return None
    number = part.shift or 0
    start = month.end.day - 6 if number < 0 else 7 * number - 6
    return Interval(month.start.replace(day=start), month.start.replace(day=min(start + 6, month.end.day)), "week")


def _resolve_plain(part: DateWording, reference: date | None, direction: int) -> Interval | None:
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
        day = _shifted(reference, part.shift or 0)
        return None if day is None else Interval(day, day, "day")
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
        end = day_of(year, part.months[-1], part.days[-1])
        start = day_of(year - (part.months[0] > part.months[-1]), part.months[0], part.days[0])
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
    if direction == FUTURE:
        return _month_interval(reference.year + (not later), month)
    if direction == PAST:
        return _month_interval(reference.year - later, month)
    ahead = (month - reference.month) % 12
    if ahead <= 3:
        return _month_interval(reference.year + (not later), month)
    return _month_interval(reference.year - later, month)


def _resolve_weekday(part: DateWording, reference: date, direction: int) -> Interval:
    if part.unit == "week":  # "Friday of next week"
        offset = 7 * (part.shift or 0) + (part.weekday or 0) - reference.weekday()
        day = reference + timedelta(days=offset)
        return Interval(day, day, "day")
    ahead = ((part.weekday or 0) - reference.weekday()) % 7
    back = (-ahead) % 7
    if part.shift == 1:
        offset = ahead or 7
    elif part.shift == -1:
        offset = -(back or 7)
    elif direction == FUTURE:
        offset = ahead
    elif direction == PAST:
        offset = -back
    else:
        offset = ahead if ahead < back else -back
    day = reference + timedelta(days=offset)
    if part.last_weekday is None:
        return Interval(day, day, "day")
    end = day + timedelta(days=(part.last_weekday - day.weekday()) % 7)
    if direction == PAST and end > reference and part.shift is None:
        day, end = day - timedelta(days=7), end - timedelta(days=7)
    return Interval(day, end, "range")


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
    weeks = shift if shift is not None else (-1 if direction == PAST and reference.weekday() < 5 else 0)
    saturday = monday + timedelta(days=5, weeks=weeks)
    return Interval(saturday, saturday + timedelta(days=1), "range")
