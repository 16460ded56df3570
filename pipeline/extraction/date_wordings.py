"""Wordings of dates as the tokens give them, before anything settles which days are meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from pipeline.lexicons import load

_FIRST_YEAR, _LAST_YEAR = 1500, 2200


@dataclass(frozen=True, slots=True)
class DateWording:
    """What a wording says, before it is resolved. `days` and `months` hold one number each, or two for a range."""

    kind: str
    first: int
    last: int
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    year: int | None = None
    weekday: int | None = None
    shift: int | None = None
    unit: str = ""


@cache
def calendar(name: str) -> Any:
    return load("calendar")[name]


def _plain(token: Token) -> str:
    return token.lower_.removesuffix(".")


def _day_number(token: Token) -> int | None:
    text = token.lower_
    for suffix in ("st", "nd", "rd", "th"):
        text = text.removesuffix(suffix)
    if text.isascii() and text.isdigit() and 1 <= len(text) <= 2 and 1 <= int(text) <= 31:
        return int(text)
    return None


def _year_number(token: Token) -> int | None:
    text = token.text
    if text.isascii() and text.isdigit() and len(text) == 4 and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return int(text)
    return None


def _month_number(doc: Doc, i: int) -> int | None:
    """The month a token names; "may" and "march" only where they look like one."""
    token = doc[i]
    number = calendar("months").get(_plain(token))
    if number is None or not token.text[0].isupper():
        return None
    if token.lower_ in ("may", "march", "mar", "sun", "sat"):
        beside = (i + 1 < len(doc) and (_day_number(doc[i + 1]) or _year_number(doc[i + 1]))) or (
            i and _day_number(doc[i - 1])
        )
        if not beside and (
            token.pos_ not in ("PROPN", "NOUN") or (token.lower_ == "march" and token.ent_type_ != "DATE")
        ):
            return None
    return int(number)


def read_wordings(doc: Doc) -> list[DateWording]:
    found = []
    i, size = 0, len(doc)
    while i < size:
        part = _at(doc, i)
        if part is None:
            i += 1
        else:
            found.append(part)
            i = part.last + 1
    return found


def _at(doc: Doc, i: int) -> DateWording | None:
    token = doc[i]
    plain = _plain(token)
    for last in (i, i + 4):  # the tokenizer parts "2024-05-03" at its hyphens
        iso = _iso(doc[i : last + 1].text) if last < len(doc) and token.text[0].isdigit() else None
        if iso is not None:
            return DateWording("day", i, last, (iso.day,), (iso.month,), iso.year)
    if plain in calendar("weekdays") and token.text[0].isupper() and (len(plain) > 4 or token.ent_type_ == "DATE"):
        return _weekday(doc, i)
    if _day_number(token) is not None:
        return _day_first(doc, i)
    if plain in calendar("months"):
        return _month_first(doc, i)
    if plain in calendar("days"):
        return DateWording("relative_day", i, i, shift=calendar("days")[plain])
    if plain in calendar("shifts") or plain in calendar("units"):
        return _unit(doc, i)
    year = _year_number(token)
    if (
        year is not None
        and token.ent_type_ == "DATE"
        and i
        and doc[i - 1].lower_ in ("in", "during", "of", "by", "since", "until")
    ):
        return DateWording("year", i, i, year=year)
    return None


def _iso(text: str) -> date | None:
    if len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    return None


def _weekday(doc: Doc, i: int) -> DateWording:
    weekday = calendar("weekdays")[_plain(doc[i])]
    j = i + 1
    if j < len(doc) and doc[j].text in (",", "(", "the"):
        j += 1
    dated = None
    if j < len(doc):
        dated = _day_first(doc, j) if _day_number(doc[j]) is not None else _month_first(doc, j)
    if dated is not None and dated.days:
        return DateWording(dated.kind, i, dated.last, dated.days, dated.months, dated.year, weekday)
    before = _plain(doc[i - 1]) if i else ""
    return DateWording("weekday", i, i, weekday=weekday, shift=calendar("shifts").get(before))


def _day_first(doc: Doc, i: int) -> DateWording | None:
    """ "11 March 2025", "the 11th of March", "22 and 23 January", "from 24 to 26 November", "28 February - 2 March"."""
    day = _day_number(doc[i])
    if day is None:
        return None
    j, days, months = i + 1, [day], []
    if j < len(doc) and doc[j].lower_ == "of":
        j += 1
    month = _month_number(doc, j) if j < len(doc) else None
    if month is not None:
        months.append(month)
        j += 1
    if (
        j + 1 < len(doc)
        and doc[j].text.lower() in ("-", "–", "—", "to", "and", "&")
        and (second := _day_number(doc[j + 1]))
    ):
        k = j + 2
        after = _month_number(doc, k) if k < len(doc) else None
        if after is not None and second:
            days.append(second)
            months.append(after)
            j = k + 1
    if not months:
        return None
    year, j = _trailing_year(doc, j)
    return DateWording("day", i, j - 1, tuple(days), tuple(months), year)


def _month_first(doc: Doc, i: int) -> DateWording | None:
    """ "March 11", "March 11-13, 2025", "March 30 to April 2", "March 2025", "March"."""
    month = _month_number(doc, i)
    if month is None:
        return None
    j = i + 1
    day = _day_number(doc[j]) if j < len(doc) else None
    if day is None:
        year, j = _trailing_year(doc, j)
        return DateWording("month", i, j - 1, months=(month,), year=year)
    days, months = [day], [month]
    j += 1
    if j + 1 < len(doc) and doc[j].lower_ in ("-", "–", "—", "to", "and", "&"):
        second_month = _month_number(doc, j + 1)
        k = j + 2 if second_month is not None else j + 1
        second = _day_number(doc[k]) if k < len(doc) else None
        if second is not None and (second_month is not None or second > day):
            days.append(second)
            months.append(second_month or month)
            j = k + 1
    year, j = _trailing_year(doc, j)
    return DateWording("day", i, j - 1, tuple(days), tuple(months), year)


def _trailing_year(doc: Doc, j: int) -> tuple[int | None, int]:
    for k in (j, j + 1):
        if k < len(doc) and (year := _year_number(doc[k])) is not None and (k == j or doc[j].text in (",", "of")):
            return year, k + 1
    return None, j


def _unit(doc: Doc, i: int) -> DateWording | None:
    """ "next week", "earlier this month", "over the weekend"."""
    plain = _plain(doc[i])
    if plain in calendar("units"):
        before = doc[i - 1].lower_ if i else ""
        if plain == "weekend" and before in ("the", "over", "at"):
            return DateWording("unit", i, i, unit=plain)
        return None
    j = i + 1
    if j < len(doc) and doc[j].lower_ in calendar("units"):
        unit = doc[j].lower_
        if j + 1 < len(doc) and doc[j + 1].lower_ in ("’s", "'s"):
            return None
        return DateWording("unit", i, j, shift=calendar("shifts")[plain], unit=unit)
    if j < len(doc) and doc[j].lower_ in calendar("parts_of_day") and plain == "this":
        return DateWording("relative_day", i, j, shift=0)
    if plain == "last" and j < len(doc) and doc[j].lower_ == "night":
        return DateWording("relative_day", i, j, shift=-1)
    return None
