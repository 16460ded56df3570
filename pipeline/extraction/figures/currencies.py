"""Which currency a symbol or a name means, by ISO 4217 code.

Names and symbols come from the Unicode CLDR data in babel; what they do not settle ("rupees") is settled by the
countries that the article names, else by the default of the lexicon.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

from pipeline.lexicons import load

_IN_FORCE_ON = date(2025, 1, 1)
"""Day whose legal tender is meant: a fixed one, so that results do not change with the calendar."""

_UNITS = load("units")
PREFIXES: dict[str, str] = _UNITS["currency_prefix"]
NOUNS: dict[str, str] = _UNITS["currency_nouns"]
_WORLDWIDE = frozenset(("euro", "yen", "dollar", "buck", "greenback", "quid", "sterling", "renminbi"))
"""Nouns that mean one currency whatever countries are named beside them."""


@cache
def _tender() -> dict[str, tuple[str, ...]]:
    """ISO code of each currency in force -> ISO 3166 alpha-2 codes of the territories that use it."""
    locale = Locale("en")
    users: dict[str, list[str]] = {}
    for territory in sorted(locale.territories):
        if len(territory) == 2 and territory.isalpha():
            for code in get_territory_currencies(territory, _IN_FORCE_ON, tender=True):
                users.setdefault(code, []).append(territory)
    return {code: tuple(territories) for code, territories in sorted(users.items())}


@cache
def codes() -> frozenset[str]:
    """ISO 4217 codes in force."""
    return frozenset(_tender())


@cache
def full_names() -> dict[tuple[str, ...], str]:
    """Words of every currency's full English name, singular and plural, lower case -> code ("danish kroner" -> DKK)."""
    names: dict[tuple[str, ...], str] = {}
    for code in _tender():
        for count in (1, 2):
            words = tuple(get_currency_name(code, count, locale="en").lower().split())
            if len(words) > 1:
                names.setdefault(words, code)
    return names


@cache
def _described() -> dict[tuple[str, str], str]:
    """(adjective, singular noun of the lexicon) -> code, by the first and last word of the full names."""
    table: dict[tuple[str, str], str] = {}
    for words, code in full_names().items():
        noun = singular(words[-1])
        if noun:
            table.setdefault((" ".join(words[:-1]), noun), code)
            table.setdefault((words[0], noun), code)
            if noun in {"krone", "krona", "koruna"}:
                table.setdefault((words[0], "crown"), code)
            if noun == "ruble":
                table.setdefault((words[0], "rouble"), code)
    table[("us", "dollar")] = table[("american", "dollar")] = table[("u.s.", "dollar")] = "USD"
    return table


@cache
def singular(word: str) -> str | None:
    """The currency noun of the lexicon that a word is a form of, or None."""
    for form in (word, word[:-1] if word.endswith("s") else "", word[:-2] if word.endswith("es") else ""):
        if form in NOUNS:
            return form
    return None


def described(adjective: str, noun: str) -> str | None:
    """Code of a noun with its adjective ("australian", "dollar"), or None."""
    return _described().get((adjective, noun))


@cache
def _rivals(noun: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The currencies a noun may mean, each with the lower-case country names and adjectives that point to it."""
    found: dict[str, list[str]] = {}
    territories = Locale("en").territories
    users = _tender()
    for (adjective, name), code in _described().items():
        if name == noun:
            words = found.setdefault(code, [])
            words.append(adjective)
            words.extend(territories[t].lower() for t in users[code] if len(users[code]) < 4)
    return tuple((code, tuple(dict.fromkeys(words))) for code, words in sorted(found.items()))


def settle(noun: str, lower_text: Callable[[], str]) -> str:
    """Code that a bare noun means in an article, by the country that the article names most (ties: the default)."""
    default = NOUNS[noun]
    rivals = () if noun in _WORLDWIDE else _rivals(noun)
    if len(rivals) < 2:
        return default
    text = lower_text()
    counts = {code: max((text.count(word) for word in words), default=0) for code, words in rivals}
    best = max(counts, key=lambda code: (counts[code], code == default))
    return best if counts[best] > counts.get(default, 0) else default
