"""Articles built for tests: records as extraction would give them, grounded in a text that grows with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from pipeline.extraction.gazetteer import place as known_place
from pipeline.extraction.records import (
    ArticleRecords,
    Entity,
    EntityMention,
    Event,
    Figure,
    Participant,
    Span,
    Statement,
)
from pipeline.extraction.tables import extracted_tables
from pipeline.reconciliation.reconcile import reconcile
from schemas import arrow_schema

Row = dict[str, Any]
Tables = dict[str, pa.Table]


class Article:
    """One article; every call adds a sentence to its text and a record to what it says."""

    def __init__(self, article_id: str, reference_date: date | None = None) -> None:
        self.article_id = article_id
        self.reference_date = reference_date
        self.text = ""
        self._sentences: list[Span] = []
        self._entities: list[Entity] = []
        self._events: list[Event] = []
        self._participants: list[Participant] = []
        self._statements: list[Statement] = []
        self._figures: list[Figure] = []

    def _write(self, words: str, sentence: str | None = None) -> Span:
        """A span of the sentence, which is added unless the text already ends with it."""
        sentence = sentence or f"It says {words}."
        if not self.text.endswith(sentence + "\n"):
            self._sentences.append(Span(len(self.text), len(self.text) + len(sentence)))
            self.text += sentence + "\n"
        start = self._sentences[-1].start
        first = start + sentence.index(words)
        return Span(first, first + len(words))

    def entity(
        self,
        kind: str,
        name: str,
        country: str | None = None,
        *,
        titles: Sequence[str] = (),
        aliases: Sequence[str] = (),
        named: bool = True,
        sentence: str | None = None,
    ) -> int:
        forms = {name: "name" if named else "description"} | dict.fromkeys(aliases, "short_name")
        written = [(form, self._write(words, sentence if words == name else None)) for words, form in forms.items()]
        mentions = tuple(EntityMention(span, form, "test") for form, span in written)
        key = len(self._entities)
        self._entities.append(Entity(key, name, kind, country, named, tuple(aliases), tuple(titles), mentions))
        return key

    def person(self, name: str, country: str | None = None, *titles: str, aliases: Sequence[str] = ()) -> int:
        return self.entity("person", name, country, titles=titles, aliases=aliases)

    def state(self, name: str, code: str) -> int:
        return self.entity("country", name, code)

    def group(self, name: str, country: str | None = None) -> int:
        return self.entity("group", name, country, named=False)

    def event(
        self,
        label: str,
        *,
        event_type: str = "CONSULT",
        mode: str | None = None,
        status: str = "occurred",
        on: date | None = None,
        until: date | None = None,
        precision: str | None = None,
        place: str | None = None,
        country: str | None = None,
        trigger: str = "meeting",
        parts: Iterable[tuple[str, int]] = (),
        sentence: str | None = None,
    ) -> int:
        where = known_place(place, country) if place else None
        end = until or on
        exactness = precision or (None if on is None else "day" if on == end else "range")
        key = len(self._events)
        self._events.append(
            Event(
                key, event_type, mode, label, status, on, end, exactness, str(on) if on else None, place,
                country or (where.country if where else None), where.latitude if where else None,
                where.longitude if where else None, (self._write(trigger, sentence),),
            )
        )  # fmt: skip
        for role, entity in parts:
            self.part(key, role, entity)
        return key

    def part(self, event: int, role: str, entity: int, title: str | None = None, headcount: int | None = None) -> None:
        span = self._write(self._entities[entity].name)
        self._participants.append(Participant(event, entity, role, title, headcount, span))

    def statement(self, words: str, *speakers: int, kind: str = "direct", anonymous: bool = False) -> int:
        span = self._write(words)
        self._statements.append(Statement(span, kind, speakers, None, anonymous, "said", None, None, None))
        return len(self._statements) - 1

    def figure(
        self,
        words: str,
        low: float,
        high: float | None = None,
        comparator: str = "exact",
        *,
        unit: str = "person",
        counted: str | None = None,
        measure: str = "other",
        event: int | None = None,
        source: Sequence[int] = (),
        sentence: str | None = None,
    ) -> None:
        span = self._write(words, sentence)
        most = low if high is None else high
        self._figures.append(Figure(span, low, most, comparator, unit, counted, measure, tuple(source), event, None))

    def records(self) -> ArticleRecords:
        return ArticleRecords(
            self.article_id,
            tuple(self._entities),
            tuple(self._events),
            tuple(self._participants),
            tuple(self._statements),
            tuple(self._figures),
            tuple(self._sentences),
        )


def reconciled(*articles: Article, known: Sequence[Row] = ()) -> Tables:
    """All links and contract tables made of some articles; `known` are rows of entities.csv."""
    extracted = extracted_tables((article.records(), article.text) for article in articles)
    unknown = {"kind": None, "country": None, "aliases": [], "wikidata": None}
    listed = [unknown | {"known_key": number} | row for number, row in enumerate(known)]
    days = {article.article_id: article.reference_date for article in articles}
    return reconcile(extracted, days, pa.Table.from_pylist(listed, schema=arrow_schema("known_entities")))


def event_of(tables: Tables, article: Article, key: int = 0) -> str:
    """Identifier of the event that an article's event is."""
    (found,) = [
        row["event_id"]
        for row in tables["event_links"].to_pylist()
        if (row["article_id"], row["event_key"]) == (article.article_id, key)
    ]
    return str(found)


def entity_of(tables: Tables, article: Article, key: int = 0) -> str:
    """Identifier of the entity that an article's entity is."""
    (found,) = [
        row["entity_id"]
        for row in tables["entity_links"].to_pylist()
        if (row["article_id"], row["entity_key"]) == (article.article_id, key)
    ]
    return str(found)


def row_of(tables: Tables, table: str, column: str, value: object) -> Row:
    """The one row of a table with a value."""
    (found,) = [row for row in tables[table].to_pylist() if row[column] == value]
    return dict(found)
