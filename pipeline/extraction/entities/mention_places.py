"""Which mention of an entity stands at a place of the text, found without walking all its mentions."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.entities.linking import Draft
from pipeline.extraction.records import EntityMention, Span

LONGEST = 80
"""Characters from which a mention is no name any more."""


class MentionPlaces:
    """The short mentions of drafts by the stretches of text that they touch; what a draft gains is added when asked."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._taken: dict[int, int] = {}
        self._near: dict[tuple[int, int], list[EntityMention]] = {}

    def at(self, key: int, offset: int) -> Span | None:
        """The first mention shorter than LONGEST of an entity that covers an offset; None where there is none."""
        mentions = self._drafts[key].mentions
        for mention in mentions[self._taken.get(key, 0) :]:
            if len(mention.span) < LONGEST:
                for stretch in range(mention.span.start // LONGEST, (mention.span.end - 1) // LONGEST + 1):
                    self._near.setdefault((key, stretch), []).append(mention)
        self._taken[key] = len(mentions)
        near = self._near.get((key, offset // LONGEST), ())
        return min((m.span for m in near if m.span.start <= offset < m.span.end), default=None)
