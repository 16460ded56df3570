"""Numbers that sources give as sets of values, and which of them can hold together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, nextafter

_APPROX = 0.1
"""Part of a number by which "about" may be off."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a claim allows, both ends included."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high


def allowed(low: float, high: float, comparator: str, in_wholes: bool = False) -> Interval:
    """The values that a figure allows; `in_wholes` where only whole numbers count ("over 30" people are 31 or more).

    >>> allowed(30, 30, "more_than", in_wholes=True)
    Interval(low=31, high=inf)
    >>> allowed(100, 100, "approx")
    Interval(low=90.0, high=110.0)
    """
    if comparator == "approx":
        return Interval(low - _APPROX * abs(low), high + _APPROX * abs(high))
    if comparator == "more_than":
        return Interval(high + 1 if in_wholes else nextafter(high, inf), inf)
    if comparator == "at_least":
        return Interval(low, inf)
    if comparator == "less_than":
        return Interval(-inf, low - 1 if in_wholes else nextafter(low, -inf))
    if comparator == "at_most":
        return Interval(-inf, high)
    return Interval(low, high)


def sides(claims: Sequence[Interval]) -> list[int]:
    """A number for each claim, from 0 for the lowest, the same for claims that one value satisfies together.

    The fewest numbers with which that can be done; a claim that fits several sides is on the lowest of them.

    >>> sides([Interval(34, 34), Interval(30, 30), Interval(31, inf), Interval(30, 30)])
    [1, 0, 1, 0]
    """
    found = [-1] * len(claims)
    number = -1
    shared = -inf
    for position in sorted(range(len(claims)), key=lambda p: (claims[p].high, claims[p].low, p)):
        if number < 0 or claims[position].low > shared:
            number += 1
            shared = claims[position].high
        found[position] = number
    return found
