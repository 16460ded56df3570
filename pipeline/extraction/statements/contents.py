"""What is attributed, as tokens, and the frames in which cues take it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.tokens import Token

FRAGMENTS = frozenset({"as", "naming", "noun phrase", "quoted words", "fragment", "charge", "gerund", "infinitive"})
"""Frames whose content is part of the reporting clause: quoted words in them make it mixed, not direct."""


@dataclass(frozen=True, slots=True)
class Content:
    """Content tokens (`start`, end-exclusive `end`), and the frame in which the cue takes them."""

    start: int
    end: int
    frame: str


def trimmed(passage: Passage, start: int, end: int, frame: str) -> Content | None:
    """Content without the words and marks that introduce and end it; None where nothing is left."""
    start, end = passage.trim(start, end)
    if end - start > 2 and passage.doc[start].lower_ == "only" and passage.doc[start + 1].lower_ == "that":
        start, end = passage.trim(start + 1, end)  # "would say only that"
    return Content(start, end, frame) if start < end else None


def has_that(clause: Token) -> bool:
    """Whether a clause is introduced by "that"."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def into_quotation(passage: Passage, end: int, ceiling: int) -> int:
    """The end of a phrase with the quoted words that go on with it (`of acting "by remote control"`)."""
    if end >= ceiling or passage.quotation_of[end] < 0 or passage.doc[end - 1].is_punct:
        return end
    number = passage.quotation_of[end]
    low, high = passage.ranges[number]
    return high if low == end and high <= ceiling else end
