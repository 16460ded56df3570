"""Quantities, with what they count and whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.figures.counted import Counted
from pipeline.extraction.figures.counts import count_of
from pipeline.extraction.figures.distractors import is_distractor
from pipeline.extraction.figures.links import Links
from pipeline.extraction.figures.measured import measured_of
from pipeline.extraction.figures.measures import measure_of
from pipeline.extraction.figures.quantities import Quantity, Reader
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.records import Event, Figure, Span, Statement


def find_figures(
    parsed: ParsedArticle, entities: EntityIndex, statements: Sequence[Statement], events: Sequence[Event]
) -> list[Figure]:
    """Figures of an article, in order of text.

    Values are in plain units (billions written out, weeks as days); `unit` is that of the table `figures`.
    """
    doc = parsed.doc
    links = Links(parsed, entities, statements, events)
    earlier: list[tuple[Quantity, Counted]] = []
    measured: list[tuple[Quantity, Counted, str]] = []
    figures = []
    for quantity in Reader(doc).read_all(is_distractor):
        counted = (count_of if quantity.kind == "count" else measured_of)(doc, quantity, earlier)
        earlier.append((quantity, counted))
        span = Span(quantity.start, quantity.end)
        statement = links.statement(span)
        event = links.event(doc, quantity, counted)
        measure = measure_of(doc, quantity, counted, links.event_type(event), measured)
        measured.append((quantity, counted, measure))
        figures.append(
            Figure(
                span=span,
                low=quantity.low,
                high=quantity.high,
                comparator=quantity.comparator,
                unit=counted.unit if quantity.kind == "count" else quantity.unit,
                counted=counted.text,
                measure=measure,
                attributed_to=links.source(doc, quantity, statement),
                event=event,
                statement=statement,
            )
        )
    return figures
