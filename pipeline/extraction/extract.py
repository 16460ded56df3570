"""One article to what it says: the whole of layer one as a pure function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language

from pipeline.collection import without_cycle_collection
from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.events import find_events
from pipeline.extraction.figures import find_figures
from pipeline.extraction.model import keep_loaded
from pipeline.extraction.parsing import ArticleText, ParsedArticle, parse
from pipeline.extraction.records import ArticleRecords
from pipeline.extraction.statements import find_statements
from pipeline.extraction.statements.events import place_statements


def records_of(parsed: ParsedArticle) -> ArticleRecords:
    """Everything a parsed article says: four extractors over one parse and one index of entities."""
    entities = EntityIndex(parsed)
    statements = find_statements(parsed, entities)
    events, participants = find_events(parsed, entities, statements)
    figures = find_figures(parsed, entities, statements, events)
    return ArticleRecords(
        article_id=parsed.article.article_id,
        entities=entities.entities(),
        events=tuple(events),
        participants=tuple(participants),
        statements=tuple(place_statements(parsed, statements, events)),
        figures=tuple(figures),
        sentences=parsed.sentence_spans,
    )


def extract(articles: Iterable[ArticleText], nlp: Language | None = None) -> Iterator[ArticleRecords]:
    """Read articles, in order, as a stream: text in, records out, no files and no state."""
    for number, parsed in enumerate(parse(articles, nlp)):
        if number == 1:  # the first has had all tables loaded; an article by itself is read before this pays
            keep_loaded()
        # What a parse and its tokens are held in is one great cycle: looked for once an article, not a hundred times.
        with without_cycle_collection():
            records = records_of(parsed)
        yield records
