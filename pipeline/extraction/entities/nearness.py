"""Where an article mentions its entities, and which of several was mentioned nearest to a word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from pipeline.extraction.entities.linking import Linker
from pipeline.extraction.tokens import Token


class Nearness:
    """The named mentions of one article by entity key, with the sentences they stand in."""

    def __init__(self, linker: Linker, sentence_of: list[int]) -> None:
        self.sentence_of = sentence_of
        self.places: dict[int, list[int]] = defaultdict(list)
        for linked in linker.linked:
            self.places[linked.key].append(linked.name.start)

    def last_before(self, key: int, i: int) -> int:
        """The token of an entity's last mention before token `i`; -1 where there is none."""
        places = self.places[key]
        at = bisect_left(places, i)
        return places[at - 1] if at else -1

    def is_within(self, key: int, head: Token, sentences: int) -> bool:
        """Whether an entity was mentioned before a word, at most so many sentences back."""
        at = self.last_before(key, head.i)
        return at >= 0 and self.sentence_of[head.i] - self.sentence_of[at] <= sentences

    def nearest(self, keys: Iterable[int], i: int) -> tuple[int, ...]:
        """The entity mentioned last before token `i`, else the first after it; () for no entity."""
        before, after = [], []
        for key in keys:
            at = self.last_before(key, i)
            if at >= 0:
                before.append((at, key))
            elif self.places[key]:
                after.append((self.places[key][0], key))
        if before:
            return (max(before)[1],)
        return (min(after)[1],) if after else ()
