"""Fixtures shared by all tests: one loaded language model, and a shorthand for parsing a text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from pipeline.extraction.parsing import ArticleText, ParsedArticle, load_model, parse

collect_ignore_glob = ["gold/*"]
"""The gold folder holds programs that are run by their path, not modules to look for tests in."""


Parse = Callable[..., ParsedArticle]
"""Of the fixture `parsed`."""


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model()


@pytest.fixture(scope="session")
def parsed(nlp: Language) -> Parse:
    """parsed(text, reference_date=None): the text as a parsed article."""

    def parse_one(text: str, reference_date: date | None = None) -> ParsedArticle:
        return next(parse([ArticleText("article", text, reference_date)], nlp))

    return parse_one
