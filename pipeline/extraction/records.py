"""What one article says: the records that extraction returns and everything later builds on.

Records are plain, immutable and hold nothing but text positions and values, so they can cross process borders and be
compared in tests. Entities and events are numbered within their article (`key`); reconciliation gives them identifiers
that hold over all articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text.

    `start` and `end` are 0-based, end-exclusive offsets in characters of the article's text.
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One place where the article means an entity; `form` and `matched_by` as in the table `entity_mentions`."""

    span: Span
    form: str
    matched_by: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, country, organisation or described group as one article means it.

    `name` is the fullest name the article gives (a described group or an unnamed person keeps its wording, without
    article); `is_named` is false for those described only. `aliases` are the further forms it is named by, `titles` the
    offices the article gives it. `country` is ISO 3166-1 alpha-3.
    """

    key: int
    name: str
    kind: str
    country: str | None
    is_named: bool
    aliases: tuple[str, ...]
    titles: tuple[str, ...]
    mentions: tuple[EntityMention, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as one article reports it; `mentions` are the spans of its triggers, the most explicit first.

    Values as in the table `event_mentions`; `place` is the most specific named place, `date_text` the article's words.
    """

    key: int
    event_type: str
    event_mode: str | None
    label: str
    status: str
    date_start: date | None
    date_end: date | None
    date_precision: str | None
    date_text: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """One entity (by key) in one role in one event (by key); the span is a mention that supports it."""

    event: int
    entity: int
    role: str
    title: str | None
    headcount: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed stretch of content.

    `speakers` are entity keys (several for a joint speaker), `speaker_span` the words as written nearest the cue.
    """

    span: Span
    kind: str
    speakers: tuple[int, ...]
    speaker_span: Span | None
    is_anonymous: bool
    cue: str
    via: str | None
    said_on: date | None
    event: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity; `statement` is the position in `ArticleRecords.statements` of the statement it is stated in."""

    span: Span
    low: float
    high: float
    comparator: str
    unit: str
    counted: str | None
    measure: str
    attributed_to: tuple[int, ...]
    event: int | None
    statement: int | None


@dataclass(frozen=True, slots=True)
class ArticleRecords:
    """All that one article says. `entities[i].key == i` and `events[i].key == i`; `sentences` ground the evidence."""

    article_id: str
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    participants: tuple[Participant, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[Span, ...]
