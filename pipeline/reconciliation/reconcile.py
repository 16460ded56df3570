"""Layer two as one function: the tables of layer one in, links and contract tables out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pyarrow as pa

from pipeline.reconciliation.discrepancies import find_discrepancies
from pipeline.reconciliation.entities import reconcile_entities
from pipeline.reconciliation.events import reconcile_events
from pipeline.reconciliation.tables import (
    Linked,
    entity_mentions_table,
    event_mentions_table,
    figures_table,
    participants_table,
    statements_table,
)
from pipeline.reconciliation.utterances import link_utterances
from schemas import arrow_schema


def reconcile(
    extracted: Mapping[str, pa.Table],
    reference_days: Mapping[str, date | None],
    known_entities: pa.Table | None = None,
) -> dict[str, pa.Table]:
    """All links and contract tables but `articles` and `rejects`, by name.

    `extracted` holds the tables extracted_…, by name; `reference_days` the reference date of each article that has one;
    `known_entities` is the table of that name, where somebody has listed any.
    """
    if known_entities is None:
        known_entities = arrow_schema("known_entities").empty_table()
    entities = reconcile_entities(
        extracted["extracted_entities"],
        extracted["extracted_entity_mentions"],
        extracted["extracted_statements"],
        known_entities,
        reference_days,
    )
    utterances = link_utterances(extracted["extracted_statements"], entities.links, reference_days)
    events = reconcile_events(
        extracted["extracted_events"],
        extracted["extracted_event_mentions"],
        extracted["extracted_participants"],
        entities.links,
        entities.entities,
        utterances,
        reference_days,
    )
    tables = contract_tables(extracted, entities.links, events.links, utterances, entities.entities, events.events)
    return {"entity_links": entities.links, "event_links": events.links, "utterance_links": utterances, **tables}


def contract_tables(
    extracted: Mapping[str, pa.Table],
    entity_links: pa.Table,
    event_links: pa.Table,
    utterance_links: pa.Table,
    entities: pa.Table,
    events: pa.Table,
) -> dict[str, pa.Table]:
    """The contract tables but `articles` and `rejects`, by name, from layer one and its links."""
    linked = Linked(entity_links, event_links, utterance_links, entities)
    tables = {
        "events": events,
        "event_mentions": event_mentions_table(
            extracted["extracted_events"], extracted["extracted_event_mentions"], linked
        ),
        "participants": participants_table(
            extracted["extracted_participants"], extracted["extracted_entities"], linked
        ),
        "statements": statements_table(extracted["extracted_statements"], extracted["extracted_entities"], linked),
        "figures": figures_table(extracted["extracted_figures"], extracted["extracted_statements"], linked),
        "entities": entities,
        "entity_mentions": entity_mentions_table(extracted["extracted_entity_mentions"], linked),
    }
    tables["discrepancies"], tables["discrepancy_claims"] = find_discrepancies(tables)
    return tables
