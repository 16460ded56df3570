"""States that a wording names, by name or nationality."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.extraction.gazetteer import country, demonym, demonyms
from pipeline.reconciliation.names import without_possessive

_LONGEST_NAME = 4
"""Words of the longest names of states that are looked for."""
_MARKS = "'’,.;:()“”\""


@lru_cache(maxsize=8192)
def states_in(wording: str) -> tuple[str, ...]:
    """The codes of the states a wording names, each once, in order.

    >>> states_in("the South African and Kenyan ministers"), states_in("President of Burkina Faso"), states_in("guests")
    (('ZAF', 'KEN'), ('BFA',), ())
    """
    return tuple(dict.fromkeys(_states_in(wording)))


def names_state(word: str) -> bool:
    """Whether a word names a state or a nationality, one of two states ("Franco-British") too."""
    return _names_state(word.strip(_MARKS))


@lru_cache(maxsize=8192)
def _names_state(bare: str) -> bool:
    return bool(country(bare) or demonyms(without_possessive(bare)))


def _states_in(wording: str) -> Iterator[str]:
    words = [without_possessive(word.strip(_MARKS)) for word in wording.split()]
    position = 0
    while position < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - position), 0, -1):
            code = _state(" ".join(words[position : position + length]))
            if code is not None:
                yield code
                position += length
                break
        else:
            position += 1


@lru_cache(maxsize=8192)
def _state(name: str) -> str | None:
    return demonym(name) or country(name) if name[:1].isupper() else None
