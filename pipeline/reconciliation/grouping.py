"""Small helpers for putting rows together: disjoint sets, and choices by majority that do not depend on order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class DisjointSets(Generic[T]):
    """Items that are put together two by two; the sets come out the same in whatever order that is done."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def find(self, item: T) -> T:
        """The item that stands for the set of `item` (which is added where it is new)."""
        root = item
        while (parent := self._parent.setdefault(root, root)) != root:
            root = parent
        while item != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, one: T, other: T) -> None:
        self._parent[self.find(one)] = self.find(other)

    def sets(self, items: Iterable[T]) -> list[list[T]]:
        """The sets among `items`, in the order of their first member."""
        found: dict[T, list[T]] = {}
        for item in items:
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())


def most_common(votes: Counter[T], preference: Callable[[T], Any] = str) -> T | None:
    """The value with most votes; among equals the first by `preference`; None where there are no votes.

    >>> most_common(Counter({"b": 2, "a": 2, "c": 1}))
    'a'
    """
    return min(votes, key=lambda value: (-votes[value], preference(value))) if votes else None


def agreed(votes: Counter[T]) -> T | None:
    """The value with most votes; None where no single value has them.

    >>> agreed(Counter({"FRA": 2, "DEU": 1})), agreed(Counter({"FRA": 1, "DEU": 1}))
    ('FRA', None)
    """
    leaders = votes.most_common(2)
    if not leaders or (len(leaders) == 2 and leaders[0][1] == leaders[1][1]):
        return None
    return leaders[0][0]
