"""Shorthand for whom the words of a planted text mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.records import Entity, Span
from pipeline.extraction.tokens import DocSpan
from tests.conftest import Parse


class Asked:
    """One planted text and its index, asked by words of the text."""

    def __init__(self, article: ParsedArticle) -> None:
        self.article = article
        self.index = EntityIndex(article)

    def phrase(self, words: str, occurrence: int = 1) -> DocSpan:
        start = -1
        for _ in range(occurrence):
            start = self.article.text.index(words, start + 1)
        tokens = self.article.tokens(Span(start, start + len(words)))
        assert tokens is not None
        return tokens

    def who(self, words: str, occurrence: int = 1) -> list[str]:
        return [self.index[key].name for key in self.index.resolve(self.phrase(words, occurrence))]

    def one(self, words: str, occurrence: int = 1) -> Entity:
        (key,) = self.index.resolve(self.phrase(words, occurrence))
        return self.index.entities()[key]

    def named(self, kind: str) -> list[str]:
        return [e.name for e in self.index.entities() if e.kind == kind and e.is_named]


Ask = Callable[[str], Asked]
"""Of the fixture `ask`."""


@pytest.fixture
def ask(parsed: Parse) -> Ask:
    return lambda text: Asked(parsed(text))
