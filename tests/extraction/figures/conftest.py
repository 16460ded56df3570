"""Shorthand for the figures of a planted text."""

from __future__ import annotations

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.figures import find_figures
from pipeline.extraction.records import Figure
from tests.conftest import Parse


def figures_of(parse: Parse, text: str) -> list[Figure]:
    article = parse(text)
    return find_figures(article, EntityIndex(article), [], [])
