"""Wordings of dates as the tokens give them, before anything settles which days are meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from pipeline.extraction.date_words import (
    DateWording,
    bare,
    calendar,
    day_number,
    month_number,
    trailing_year,
    year_number,
)
from pipeline.extraction.tokens import Doc
from pipeline.lexicons import load


def _is_abbreviated_day(doc: Doc, i: int) -> bool:
    """ "on Sat.", "(Tue)", "Mon 3 June": a short form that stands where a day does, not a verb or a name."""
    before = doc[i - 1].lower_ if i else ""
    after = doc[i + 1].text if i + 1 < len(doc) else ""
    return before in ("on", "last", "next", "this", "(") or after[:1].isdigit()


def read_wordings(doc: Doc) -> list[DateWording]:
    """All wordings of dates in a document, in order of text; none begins inside another."""
    openings = _openings()
    found: list[DateWording] = []
    behind = 0
    for token in doc:
        opens = token.lower_.removesuffix(".") in openings or token.text[0].isdigit()
        if opens and token.i >= behind and (part := _at(doc, token.i)) is not None:
            found.append(part)
            behind = part.last + 1
    return found


@cache
def _openings() -> frozenset[str]:
    """The words, without a full stop, that a wording can begin with; any other begins with a figure."""
    listed = (calendar(name) for name in ("weekdays", "ordinals", "months", "days", "shifts", "units", "seasons"))
    return frozenset({"the", *_ONE, *load("numbers_small")["words"]}.union(*listed))


_ONE = ("a", "an", "one")


def _at(doc: Doc, i: int) -> DateWording | None:
    token = doc[i]
    plain = bare(token)
    for last in (i, i + 4):  # the tokenizer parts "2024-05-03" at its hyphens
        iso = _iso(doc[i : last + 1].text) if last < len(doc) and token.text[0].isdigit() else None
        if iso is not None:
            return DateWording("day", i, last, (iso.day,), (iso.month,), iso.year)
    if plain in calendar("weekdays") and token.text[0].isupper() and (len(plain) > 4 or _is_abbreviated_day(doc, i)):
        return _weekday(doc, i)
    if day_number(token) is not None:
        return _in_week(doc, _day_first(doc, i)) or _ago(doc, i)
    if plain in calendar("ordinals") and (counted := _ordinal(doc, i)) is not None:
        return counted
    if plain in calendar("months"):
        return _in_week(doc, _month_first(doc, i))
    if plain == "the" and (found := _day_beside(doc, i)) is not None:
        return found
    if plain in calendar("days"):
        return DateWording("relative_day", i, i, shift=calendar("days")[plain])
    if plain in calendar("shifts") or plain in calendar("units"):
        return _unit(doc, i)
    if plain in _ONE or plain in load("numbers_small")["words"]:
        return _ago(doc, i)
    if plain in calendar("seasons"):
        return _season(doc, i)
    year = year_number(token)
    if (
        year is not None
        and i
        and doc[i - 1].lower_ in ("in", "during", "of", "by", "since", "until")
        and not (i + 1 < len(doc) and doc[i + 1].tag_ in ("NN", "NNS") and not doc[i + 1].is_punct)
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
    weekday = calendar("weekdays")[bare(doc[i])]
    j = i + 1
    if j < len(doc) and doc[j].text in (",", "(", "the"):
        j += 1
    dated = None
    if j < len(doc):
        dated = _day_first(doc, j) if day_number(doc[j]) is not None else _month_first(doc, j)
    if dated is not None and dated.days:
        return DateWording(dated.kind, i, dated.last, dated.days, dated.months, dated.year, weekday)
    before = bare(doc[i - 1]) if i else ""
    shift = calendar("shifts").get(before)
    k = j + 1 if j < len(doc) and doc[j].lower_ == "of" else i + 1
    if k + 1 < len(doc) and bare(doc[k]) in calendar("shifts") and doc[k + 1].lower_ == "week":
        return DateWording("weekday", i, k + 1, weekday=weekday, shift=calendar("shifts")[bare(doc[k])], unit="week")
    end = i + 2
    ranged = end < len(doc) and doc[i + 1].lower_ in ("to", "through", "until", "-", "–", "—")
    paired = ranged or (end < len(doc) and doc[i + 1].lower_ == "and" and before in ("on", "between", "both"))
    if paired and bare(doc[end]) in calendar("weekdays") and doc[end].text[0].isupper():
        return DateWording(
            "weekday", i, end, weekday=weekday, shift=shift, last_weekday=calendar("weekdays")[bare(doc[end])]
        )
    return DateWording("weekday", i, i, weekday=weekday, shift=shift)


def _in_week(doc: Doc, wording: DateWording | None) -> DateWording | None:
    """ "the week of 3 June" is all of that week."""
    if wording is None or wording.first < 2 or doc[wording.first - 1].lower_ != "of":
        return wording
    if doc[wording.first - 2].lower_ != "week" or len(wording.days) != 1:
        return wording
    return replace(wording, unit="week")


def _ordinal(doc: Doc, i: int) -> DateWording | None:
    """ "the first of June", "the first week of June"."""
    number = calendar("ordinals")[bare(doc[i])]
    if i + 2 >= len(doc):
        return None
    if doc[i + 1].lower_ == "of" and number > 0 and (month := month_number(doc, i + 2)) is not None:
        year, j = trailing_year(doc, i + 3)
        return DateWording("day", i, j - 1, (number,), (month,), year)
    if doc[i + 1].lower_ != "week" or number > 4 or doc[i + 2].lower_ not in ("of", "in"):
        return None
    month = month_number(doc, i + 3) if i + 3 < len(doc) else None
    if month is None:
        return None
    year, j = trailing_year(doc, i + 4)
    return DateWording("week_of_month", i, j - 1, months=(month,), year=year, shift=number)


def _day_beside(doc: Doc, i: int) -> DateWording | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    shift = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(
        " ".join(t.lower_ for t in doc[i : i + 4])
    )
    return None if shift is None else DateWording("relative_day", i, i + 3, shift=shift)


def _ago(doc: Doc, i: int) -> DateWording | None:
    """ "two days ago", "a year ago"; weeks and more are only roughly so long ago."""
    if i + 2 >= len(doc) or doc[i + 2].lower_ != "ago":
        return None
    numbers = load("numbers_small")["words"]
    text = doc[i].lower_
    count = 1 if text in _ONE else int(text) if text.isascii() and text.isdigit() else numbers.get(text)
    unit = doc[i + 1].lower_.removesuffix("s")
    if count is None or unit not in ("day", "week", "month", "year"):
        return None
    if unit == "day":
        return DateWording("relative_day", i, i + 2, shift=-count)
    return DateWording("unit", i, i + 2, shift=-count, unit=unit)


def _season(doc: Doc, i: int) -> DateWording | None:
    """ "next spring", "in the summer": a time, but which days depends on more than the text says."""
    before = doc[i - 1].lower_ if i else ""
    if before in calendar("shifts") or (before in ("the", "in") and doc[i].pos_ in ("NOUN", "PROPN")):
        return DateWording("unsettled", i, i)
    return None


def _day_first(doc: Doc, i: int) -> DateWording | None:
    """ "11 March 2025", "the 11th of March", "22 and 23 January", "from 24 to 26 November", "28 February - 2 March"."""
    day = day_number(doc[i])
    if day is None:
        return None
    j, days, months = i + 1, [day], []
    if j < len(doc) and doc[j].lower_ == "of":
        j += 1
    month = month_number(doc, j) if j < len(doc) else None
    if month is not None:
        months.append(month)
        j += 1
    if (
        j + 1 < len(doc)
        and doc[j].text.lower() in ("-", "–", "—", "to", "and", "&")
        and (second := day_number(doc[j + 1]))
    ):
        k = j + 2
        after = month_number(doc, k) if k < len(doc) else None
        if after is not None and second:
            days.append(second)
            months.append(after)
            j = k + 1
    if not months:
        return None
    year, j = trailing_year(doc, j)
    return DateWording("day", i, j - 1, tuple(days), tuple(months), year)


def _month_first(doc: Doc, i: int) -> DateWording | None:
    """ "March 11", "March 11-13, 2025", "March 30 to April 2", "March 2025", "March"."""
    month = month_number(doc, i)
    if month is None:
        return None
    j = i + 1
    day = day_number(doc[j]) if j < len(doc) else None
    if day is None:
        year, j = trailing_year(doc, j)
        return DateWording("month", i, j - 1, months=(month,), year=year)
    days, months = [day], [month]
    j += 1
    if j + 1 < len(doc) and doc[j].lower_ in ("-", "–", "—", "to", "and", "&"):
        second_month = month_number(doc, j + 1)
        k = j + 2 if second_month is not None else j + 1
        second = day_number(doc[k]) if k < len(doc) else None
        if second is not None and (second_month is not None or second > day):
            days.append(second)
            months.append(second_month or month)
            j = k + 1
    year, j = trailing_year(doc, j)
    return DateWording("day", i, j - 1, tuple(days), tuple(months), year)


def _unit(doc: Doc, i: int) -> DateWording | None:
    """ "next week", "earlier this month", "over the weekend"."""
    plain = bare(doc[i])
    if plain in calendar("units"):
        before = doc[i - 1].lower_ if i else ""
        if plain == "weekend" and before in ("the", "over", "at"):
            return DateWording("unit", i, i, unit=plain)
        return None
    j = i + 1
    if j < len(doc) and doc[j].lower_ in calendar("units"):
        unit = doc[j].lower_
        return DateWording("unit", i, j, shift=calendar("shifts")[plain], unit=unit)
    if j < len(doc) and doc[j].lower_ in calendar("parts_of_day") and plain == "this":
        return DateWording("relative_day", i, j, shift=0)
    if plain == "last" and j < len(doc) and doc[j].lower_ == "night":
        return DateWording("relative_day", i, j, shift=-1)
    return None
