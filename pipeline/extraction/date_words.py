"""What the words of a date say: a day, a month or a year as a number; and what a whole wording says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.extraction.tokens import Doc, Token
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
    last_weekday: int | None = None


@cache
def calendar(name: str) -> Any:
    """A list of `calendar.toml`."""
    return load("calendar")[name]


def bare(token: Token) -> str:
    """A word in small letters, without the full stop of a short form."""
    return token.lower_.removesuffix(".")


def day_number(token: Token) -> int | None:
    """The day of the month that a number can be ("3", "3rd")."""
    text = token.lower_
    for suffix in ("st", "nd", "rd", "th"):
        text = text.removesuffix(suffix)
    if text.isascii() and text.isdigit() and 1 <= len(text) <= 2 and 1 <= int(text) <= 31:
        return int(text)
    return None


def year_number(token: Token) -> int | None:
    """The year that a number of four digits can be."""
    text = token.text
    if text.isascii() and text.isdigit() and len(text) == 4 and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return int(text)
    return None


def month_number(doc: Doc, i: int) -> int | None:
    """The month a token names; "may", "march" and first names like "Jan" only where they look like one."""
    token = doc[i]
    number = calendar("months").get(bare(token))
    if number is None or not token.text[0].isupper():
        return None
    if token.lower_ in ("may", "march", "mar", "sun", "sat") or token.ent_type_ == "PERSON":
        beside = (i + 1 < len(doc) and (day_number(doc[i + 1]) or year_number(doc[i + 1]))) or (
            i and day_number(doc[i - 1])
        )
        if not beside and not _in_time_phrase(doc, i):
            return None
    return int(number)


def _in_time_phrase(doc: Doc, i: int) -> bool:
    """ "in May", "late March", "this May's", "by next May": what stands before makes a month of the word."""
    before = doc[i - 1].lower_ if i else ""
    return doc[i].pos_ in ("PROPN", "NOUN") and (before in calendar("before_months") or before in calendar("early"))


def trailing_year(doc: Doc, j: int) -> tuple[int | None, int]:
    """The year at token `j`, or behind a comma or "of" there, and the token behind it; `j` where there is none."""
    for k in (j, j + 1):
        if k < len(doc) and (year := year_number(doc[k])) is not None and (k == j or doc[j].text in (",", "of")):
            return year, k + 1
    return None, j
