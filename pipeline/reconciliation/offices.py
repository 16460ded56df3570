"""Offices held by one person of a state at a time, as titles name them (lexicon `comparable_measures`)."""

from __future__ import annotations

from functools import cache, lru_cache

from pipeline import lexicons
from pipeline.reconciliation.words import words_of


@cache
def _offices() -> tuple[tuple[str | None, tuple[frozenset[str], ...]], ...]:
    return tuple(
        (row["name"] if row["compared"] else None, tuple(frozenset(words) for words in row["words"]))
        for row in lexicons.load("comparable_measures")["office"]
    )


@lru_cache(maxsize=8192)
def office(title: str) -> str | None:
    """The office a title names, of those held by one person at a time; None for any other, former ones included.

    >>> office("Danish Defense Minister") == office("Minister of the Armed Forces of Denmark")
    True
    >>> office("former president") is None
    True
    """
    words = set(words_of(title))
    for name, alternatives in _offices():
        if any(needed <= words for needed in alternatives):
            return name
    return None
