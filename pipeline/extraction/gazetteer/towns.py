"""Towns too small, or spelled too differently, for the list of cities: looked up only within known states.

The names of small towns are everyday words and surnames as well, so that one counts only where the text speaks of a
place in a state it is about.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from pipeline.extraction.gazetteer.folding import is_capitalised, spelling
from pipeline.extraction.gazetteer.listed import City, Town, cities, codes, plain_spellings, towns, unescaped
from pipeline.extraction.gazetteer.places import Place, place_of

_SHORTEST = 3


def town(name: str, states: frozenset[str]) -> Place | None:
    """The most populous place of a name in one of some states (ISO 3166-1 alpha-3), None where there is none.

    Covers places from 1,000 inhabitants on, seats of districts also below, and the listed spellings of cities.

    >>> town("Luganville", frozenset({"VUT"})).country, town("Luganville", frozenset({"FRA"}))
    ('VUT', None)
    """
    if len(name) < _SHORTEST or not states or not is_capitalised(name):
        return None
    near = [row for row in _small().get(spelling(name), ()) if codes().get(row[3]) in states]
    if near:
        return place_of(max(near, key=lambda row: (int(row[4]), row[1])))
    spelled = [_spelled(state)[name] for state in sorted(states) if name in _spelled(state)]
    return place_of(max(spelled, key=_inhabitants)) if spelled else None


@cache
def _small() -> dict[str, tuple[Town, ...]]:
    """The rows of the list of places from 1,000 inhabitants on, by the look-up key of the name."""
    table: dict[str, tuple[Town, ...]] = {}
    for row in towns():
        name = row[0]
        key = name.casefold() if name.replace(" ", "").isalpha() else spelling(unescaped(name))
        before = table.get(key)
        table[key] = (row,) if before is None else (*before, row)
    return table


@cache
def _spelled(state: str) -> dict[str, City]:
    """The most populous city of a state for each spelling that the list has beside the cities' own names."""
    table: dict[str, City] = {}
    for city in _cities_by_state().get(state, ()):
        for name in plain_spellings(city.others):
            table[name] = max(table.get(name, city), city, key=_inhabitants)
    return table


@cache
def _cities_by_state() -> dict[str, list[City]]:
    table: dict[str, list[City]] = defaultdict(list)
    for city in cities():
        if city.country in codes():
            table[codes()[city.country]].append(city)
    return table


def _inhabitants(city: City) -> int:
    return int(city.population)
