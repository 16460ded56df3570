"""Code lists of others: what counts as a country, a currency, a date."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from schemas import registry, standards


@pytest.mark.parametrize("code", ["AFG", "TWN", "PSE", "VAT", "XKX", "SSD", "MKD"])
def test_states_and_territories_of_today_are_countries(code: str) -> None:
    assert standards.is_country(code)


@pytest.mark.parametrize("code", ["", "UK", "GB", "gbr", "EUR", "SUN", "YUG", "SCG", "ANT", "XXX", "ROM"])
def test_other_codes_are_none(code: str) -> None:
    assert not standards.is_country(code)


@pytest.mark.parametrize("code", ["EUR", "NGN", "CNY", "SLE", "DEM", "day", "percent", "item"])
def test_currencies_and_the_units_of_the_list_are_units(code: str) -> None:
    assert standards.is_unit(code)


@pytest.mark.parametrize("code", ["", "euro", "€", "week", "hour", "XYZ"])
def test_other_words_are_no_units(code: str) -> None:
    assert not standards.is_unit(code)


def test_dates_that_a_misread_number_gives_are_not_plausible() -> None:
    assert standards.plausible_date(date(1945, 5, 8))
    assert not standards.plausible_date(date(34, 1, 1))
    assert not standards.plausible_date(date(8000, 1, 1))


@pytest.mark.parametrize("module", [standards, registry])
def test_examples_in_the_documentation_are_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
