"""Shorthand for the statements of a planted text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.statements import find_statements
from tests.conftest import Parse


class Said(NamedTuple):
    """A statement as its words."""

    kind: str
    speaker: str | None
    cue: str
    content: str
    via: str | None
    anonymous: bool
    said_on: date | None


Read = Callable[..., list[Said]]
"""Of the fixture `said`."""


def rows(said: Read, text: str) -> list[tuple[str, str | None, str, str]]:
    """The kind, speaker, cue and content of each statement."""
    return [(s.kind, s.speaker, s.cue, s.content) for s in said(text)]


@pytest.fixture(scope="session")
def said(parsed: Parse) -> Read:
    """said(text, reference_date=None): its statements in order, spans given as the words they cover."""

    def statements_of(text: str, reference_date: date | None = None) -> list[Said]:
        article = parsed(text, reference_date)
        rows = []
        for s in find_statements(article, EntityIndex(article)):
            speaker = text[s.speaker_span.start : s.speaker_span.end] if s.speaker_span else None
            content = text[s.span.start : s.span.end]
            rows.append(Said(s.kind, speaker, s.cue, content, s.via, s.is_anonymous, s.said_on))
        return rows

    return statements_of
