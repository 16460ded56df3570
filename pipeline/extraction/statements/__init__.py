"""Attributed quotations and reported statements."""

from __future__ import annotations

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.records import Statement
from pipeline.extraction.statements.assemble import assemble
from pipeline.extraction.statements.passage import Passage


def find_statements(parsed: ParsedArticle, entities: EntityIndex) -> list[Statement]:
    """Statements of an article, in order of text; `event` is left open (events are found later)."""
    return assemble(Passage(parsed), entities)
