"""Layer two, step by step: what the articles say together, of what each of them says by itself.

A step takes tables by name and looks each up when it needs it, so that they may be files which are read then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

import pyarrow as pa

from pipeline.reconciliation.discrepancies import find_discrepancies
from pipeline.reconciliation.entities import NAMING, SPEAKING, reconcile_entities
from pipeline.reconciliation.events import PARTIES, TRIGGERS, reconcile_events
from pipeline.reconciliation.tables import (
    Linked,
    entity_mentions_table,
    event_mentions_table,
    figures_table,
    participants_table,
    statements_table,
)
from pipeline.reconciliation.utterances import SAID, link_utterances
from pipeline.rows import mapping
from pipeline.tables import Tables, TablesInMemory
from schemas import arrow_schema

Made = dict[str, pa.Table]
_LINKS = ("entity_links", "event_links", "utterance_links", "entities")


class Step(NamedTuple):
    """What makes some tables of others."""

    name: str
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    make: Callable[[Tables], Made]


def _entities(tables: Tables) -> Made:
    made = reconcile_entities(
        tables.read("extracted_entities"),
        tables.read("extracted_entity_mentions", NAMING),
        tables.read("extracted_statements", SPEAKING),
        tables.read("known_entities"),
        _reference_days(tables),
    )
    return {"entity_links": made.links, "entities": made.entities}


def _utterances(tables: Tables) -> Made:
    made = link_utterances(
        tables.read("extracted_statements", SAID), tables.read("entity_links"), _reference_days(tables)
    )
    return {"utterance_links": made}


def _events(tables: Tables) -> Made:
    made = reconcile_events(
        tables.read("extracted_events"),
        tables.read("extracted_event_mentions", TRIGGERS),
        tables.read("extracted_participants", PARTIES),
        tables.read("entity_links"),
        tables.read("entities"),
        tables.read("utterance_links"),
        _reference_days(tables),
    )
    return {"event_links": made.links, "events": made.events}


def _event_mentions(tables: Tables) -> Made:
    made = event_mentions_table(
        tables.read("extracted_events"), tables.read("extracted_event_mentions"), _linked(tables)
    )
    return {"event_mentions": made}


def _entity_mentions(tables: Tables) -> Made:
    return {
        "entity_mentions": entity_mentions_table(tables.read("extracted_entity_mentions"), tables.read("entity_links"))
    }


def _participants(tables: Tables) -> Made:
    made = participants_table(tables.read("extracted_participants"), tables.read("extracted_entities"), _linked(tables))
    return {"participants": made}


def _statements(tables: Tables) -> Made:
    made = statements_table(tables.read("extracted_statements"), tables.read("extracted_entities"), _linked(tables))
    return {"statements": made}


def _figures(tables: Tables) -> Made:
    made = figures_table(tables.read("extracted_figures"), tables.read("extracted_statements"), _linked(tables))
    return {"figures": made}


def _discrepancies(tables: Tables) -> Made:
    made = find_discrepancies(tables)
    return {"discrepancies": made.discrepancies, "discrepancy_claims": made.claims}


RECONCILIATION = (
    Step(
        "reconciled_entities",
        ("extracted_entities", "extracted_entity_mentions", "extracted_statements", "known_entities", "articles"),
        ("entity_links", "entities"),
        _entities,
    ),
    Step("utterance_links", ("extracted_statements", "entity_links", "articles"), ("utterance_links",), _utterances),
    Step(
        "reconciled_events",
        (
            "extracted_events", "extracted_event_mentions", "extracted_participants",
            "entity_links", "entities", "utterance_links", "articles",
        ),
        ("event_links", "events"),
        _events,
    ),
)  # fmt: skip
"""Which mentions of different articles are one entity, event or utterance; each finds what it needs before it."""

PUBLISHED = (
    Step(
        "event_mentions",
        ("extracted_events", "extracted_event_mentions", *_LINKS),
        ("event_mentions",),
        _event_mentions,
    ),
    Step("entity_mentions", ("extracted_entity_mentions", "entity_links"), ("entity_mentions",), _entity_mentions),
    Step("participants", ("extracted_participants", "extracted_entities", *_LINKS), ("participants",), _participants),
    Step("statements", ("extracted_statements", "extracted_entities", *_LINKS), ("statements",), _statements),
    Step("figures", ("extracted_figures", "extracted_statements", *_LINKS), ("figures",), _figures),
    Step(
        "discrepancy_tables",
        ("events", "event_mentions", "entities", "entity_mentions", "participants", "statements", "figures"),
        ("discrepancies", "discrepancy_claims"),
        _discrepancies,
    ),
)
"""What the articles say, with identifiers that hold over all of them; and on what they differ."""


def reconcile(
    extracted: Mapping[str, pa.Table], reference_days: Mapping[str, date | None], known_entities: pa.Table | None = None
) -> Made:
    """All links and contract tables but `articles` and `rejects`, by name.

    `extracted` holds the tables extracted_…, by name; `reference_days` the reference date of each article that has one;
    `known_entities` is the table of that name, where somebody has listed any.
    """
    days = {"article_id": [*reference_days], "reference_date": pa.array(reference_days.values(), pa.date32())}
    listed = arrow_schema("known_entities").empty_table() if known_entities is None else known_entities
    made: Made = {}
    for step in (*RECONCILIATION, *PUBLISHED):
        made |= step.make(TablesInMemory({**extracted, "articles": pa.table(days), "known_entities": listed, **made}))
    return made


def _reference_days(tables: Tables) -> dict[str, date | None]:
    return mapping(tables.read("articles", ["article_id", "reference_date"]), "article_id", "reference_date")


def _linked(tables: Tables) -> Linked:
    return Linked(*(tables.read(name) for name in _LINKS))
