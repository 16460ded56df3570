"""Second names that an article gives somebody it names: "Ada Brock, better known as Commander Reed"."""

from __future__ import annotations

from itertools import pairwise

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import Name
from pipeline.extraction.tokens import Doc

_LONGEST_TITLE = 3
"""Words between "known as" and the name it gives."""
_REACH = 14
"""Tokens from the first name to the second."""


def nicknames(doc: Doc, people: list[Name]) -> dict[int, int]:
    """Where a person's second name starts to where the name before it starts; `people` are in order of text."""
    found: dict[int, int] = {}
    for first, second in pairwise(people):
        if second.start - first.end > _REACH or second.start <= first.end:
            continue
        between = [t.lower_ for t in doc[first.end : second.start]]
        if any(t.is_sent_start for t in doc[first.end : second.start]) or not _calls(between):
            continue
        found[second.start] = first.start
    return found


def _calls(between: list[str]) -> bool:
    """Whether words behind a name lead up to another of the same person, nothing else said in between."""
    at = next((k for k in range(len(between) - 1, -1, -1) if between[k] in v.words("reference", "second_name")), None)
    if at is None or len(between) - 1 - at > _LONGEST_TITLE:
        return False
    if between[at] == "as" and not (at and between[at - 1] in ("known", "styled")):
        return False
    if between[at] == "alias":
        return True
    return between[0] in (",", "(", "–", "—", "who") and between.count(",") < 2
