"""Records of articles to the Arrow tables that reconciliation reads; every span gets its text and its evidence.

Evidence is the whole sentence or sentences a span stands in. Rows are sorted by article, then by number or span.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

import pyarrow as pa

from pipeline.extraction.records import ArticleRecords, Span
from schemas import arrow_schema

_SORTED_BY = {
    "extracted_entities": ("entity_key",),
    "extracted_entity_mentions": ("span_start", "span_end", "entity_key"),
    "extracted_events": ("event_key",),
    "extracted_event_mentions": ("event_key", "mention_rank"),
    "extracted_participants": ("event_key", "span_start", "span_end", "entity_key", "role"),
    "extracted_statements": ("statement_key",),
    "extracted_figures": ("figure_key",),
}
EXTRACTED = tuple(_SORTED_BY)
"""Names of the tables of layer one."""

Row = dict[str, Any]


def extracted_tables(articles: Iterable[tuple[ArticleRecords, str]]) -> dict[str, pa.Table]:
    """Tables by name, for articles given as their records and whole text, in any order.

    Raises ValueError where two articles have one id or a span lies outside its text.
    """
    by_article: dict[str, dict[str, list[Row]]] = {}
    for records, text in articles:
        if records.article_id in by_article:
            raise ValueError(f"two articles are called {records.article_id!r}")
        by_article[records.article_id] = article_rows(records, text)
    tables = {}
    for name in EXTRACTED:
        rows = [row for article_id in sorted(by_article) for row in by_article[article_id][name]]
        tables[name] = pa.Table.from_pylist(rows, schema=arrow_schema(name))
    return tables


def article_rows(records: ArticleRecords, text: str) -> dict[str, list[Row]]:
    """The rows of one article by table, each table in its order.

    Raises ValueError where a span lies outside the text.
    """
    rows = _article_rows(records, text)
    for name, columns in _SORTED_BY.items():
        rows[name].sort(key=itemgetter(*columns))
    return rows


def _article_rows(records: ArticleRecords, text: str) -> dict[str, list[Row]]:
    grounding = Grounding(records.sentences, text)
    article = {"article_id": records.article_id}
    rows: dict[str, list[Row]] = {name: [] for name in EXTRACTED}
    for entity in records.entities:
        key: Row = article | {"entity_key": entity.key}
        fields = ("name", "kind", "country", "is_named", "aliases", "titles")
        rows["extracted_entities"].append(key | {field: getattr(entity, field) for field in fields})
        mentions = {mention.span: mention for mention in reversed(entity.mentions)}
        rows["extracted_entity_mentions"] += [
            key | grounding.of(span) | {"form": mention.form, "matched_by": mention.matched_by}
            for span, mention in mentions.items()
        ]
    for event in records.events:
        key = article | {"event_key": event.key}
        rows["extracted_events"].append(key | {field: getattr(event, field) for field in _EVENT_FIELDS})
        rows["extracted_event_mentions"] += [
            key | grounding.of(span) | {"mention_rank": rank} for rank, span in enumerate(dict.fromkeys(event.mentions))
        ]
    parts = {(part.event, part.entity, part.role): part for part in reversed(records.participants)}
    for part in parts.values():
        keys: Row = article | {"event_key": part.event, "entity_key": part.entity}
        role = {"role": part.role, "title": part.title, "headcount": part.headcount}
        rows["extracted_participants"].append(keys | grounding.of(part.span) | role)
    for number, statement in enumerate(records.statements):
        speaker = statement.speaker_span
        values: Row = {field: getattr(statement, field) for field in ("kind", "cue", "via", "said_on", "is_anonymous")}
        values |= {
            "statement_key": number,
            "speaker_keys": statement.speakers,
            "speaker_text": text[speaker.start : speaker.end] if speaker else None,
            "speaker_start": speaker.start if speaker else None,
            "speaker_end": speaker.end if speaker else None,
            "event_key": statement.event,
        }
        rows["extracted_statements"].append(article | grounding.of(statement.span) | values)
    for number, figure in enumerate(records.figures):
        measured: Row = {field: getattr(figure, field) for field in _FIGURE_FIELDS}
        measured |= {
            "figure_key": number,
            "attributed_keys": figure.attributed_to,
            "event_key": figure.event,
            "statement_key": figure.statement,
        }
        rows["extracted_figures"].append(article | grounding.of(figure.span) | measured)
    return rows


_EVENT_FIELDS = (
    "event_type", "event_mode", "label", "status", "date_start", "date_end", "date_precision", "date_text", "place",
    "country", "latitude", "longitude",
)  # fmt: skip
_FIGURE_FIELDS = ("low", "high", "comparator", "unit", "counted", "measure")


class Grounding:
    """The grounding columns of spans of one article; sentences are found by bisection."""

    def __init__(self, sentences: Iterable[Span], text: str) -> None:
        self._sentences = sorted(sentences)
        self._starts = [sentence.start for sentence in self._sentences]
        self._text = text

    def of(self, span: Span) -> Row:
        """Span and evidence with their texts; a stretch outside all sentences is its own evidence."""
        if not 0 <= span.start < span.end <= len(self._text):
            raise ValueError(f"no stretch of the text: {span}")
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        touched = []
        for sentence in self._sentences[first:]:
            if sentence.start >= span.end:
                break
            if sentence.end > span.start:
                touched.append(sentence)
        start = min([span.start, *(sentence.start for sentence in touched)])
        end = max([span.end, *(sentence.end for sentence in touched)])
        return {
            "span_start": span.start,
            "span_end": span.end,
            "span_text": self._text[span.start : span.end],
            "evidence": self._text[start:end],
            "evidence_start": start,
            "evidence_end": end,
        }
