"""What kind of delegates a description names: "army chiefs" and "chiefs of staff" are one kind.

The kinds are those of the lexicon `delegations`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline import lexicons
from pipeline.reconciliation.words import words_of


@dataclass(frozen=True, slots=True)
class DelegateClass:
    """A kind of delegates.

    `is_distinct` where other people than those of further distinct classes belong to it, `one_per_state` where each
    state sends one of them.
    """

    name: str
    heads: frozenset[str]
    accompanied_by: frozenset[str]
    is_distinct: bool
    one_per_state: bool


@cache
def _classes() -> tuple[DelegateClass, ...]:
    return tuple(
        DelegateClass(
            row["name"], frozenset(row["heads"]), frozenset(row["with"]), row["distinct"], row["one_per_state"]
        )
        for row in lexicons.load("delegations")["class"]
    )


@cache
def _distinct() -> frozenset[str]:
    return frozenset(one.name for one in _classes() if one.is_distinct)


@cache
def _one_per_state() -> frozenset[str]:
    return frozenset(one.name for one in _classes() if one.one_per_state)


@lru_cache(maxsize=8192)
def delegate_class(description: str) -> str | None:
    """The kind of delegates a description names first; None where it names none.

    >>> delegate_class("army chiefs from over 30 countries"), delegate_class("30 chiefs of staff")
    ('military leadership', 'military leadership')
    >>> delegate_class("the defense ministers of both states"), delegate_class("villagers")
    ('ministers of defence', None)
    """
    words = frozenset(words_of(description))
    for one in _classes():
        if one.heads & words and (not one.accompanied_by or one.accompanied_by & words - (one.heads & words)):
            return one.name
    return None


def are_distinct(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of classes name different people: each has distinct ones, and none in common."""
    left, right = left & _distinct(), right & _distinct()
    return bool(left and right and not left & right)


@cache
def _counted_words() -> frozenset[str]:
    return frozenset(lexicons.load("delegations")["counted"]["words"])


def counts_delegations(counted: str) -> bool:
    """Whether what is counted are states or those who come for them, of which each state sends one.

    >>> counts_delegations("countries"), counts_delegations("chiefs of staff"), counts_delegations("protesters")
    (True, True, False)
    """
    return bool(_counted_words() & set(words_of(counted))) or delegate_class(counted) in _one_per_state()
