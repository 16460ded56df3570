"""Shorthands for the tests of events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.events import find_events
from pipeline.extraction.records import Event, Participant
from tests.conftest import Parse


@dataclass(frozen=True)
class Told:
    """The events of a planted text, with shorthands to ask for them."""

    text: str
    events: list[Event]
    participants: list[Participant]
    entities: EntityIndex

    def of(self, event_type: str) -> list[Event]:
        return [e for e in self.events if e.event_type == event_type]

    def one(self, event_type: str) -> Event:
        found = self.of(event_type)
        assert len(found) == 1, [(e.event_type, e.label) for e in self.events]
        return found[0]

    def words(self, event: Event) -> set[str]:
        return {self.text[m.start : m.end] for m in event.mentions}

    def roles(self, event: Event) -> set[tuple[str, str]]:
        return {(self.entities[p.entity].name, p.role) for p in self.participants if p.event == event.key}

    def roles_of(self, event_type: str) -> set[tuple[str, str]]:
        """Those of the one event of a type."""
        return self.roles(self.one(event_type))

    def all_roles(self, event_type: str) -> set[tuple[str, str]]:
        """Those of all events of a type."""
        return {row for event in self.of(event_type) for row in self.roles(event)}


Tell = Callable[..., Told]


@pytest.fixture
def told(parsed: Parse) -> Tell:
    """told(text, reference_date=None): the events of a text."""

    def tell(text: str, reference_date: date | None = None) -> Told:
        article = parsed(text, reference_date)
        entities = EntityIndex(article)
        events, participants = find_events(article, entities, [])
        return Told(text, events, participants, entities)

    return tell
