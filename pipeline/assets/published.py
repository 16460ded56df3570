"""The published tables that are made of extracted rows and the identifiers these were given."""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg
import pyarrow as pa

from pipeline.assets.table_assets import table_outputs, table_outs
from pipeline.reconciliation import tables
from pipeline.reconciliation.discrepancies import find_discrepancies

PYTHON = {"python"}


@dg.multi_asset(
    outs=table_outs(("event_mentions", "entity_mentions", "participants", "statements", "figures"), "tables", PYTHON),
    description="Gives what each article says the identifiers that hold over all articles.",
)
def grounded_tables(
    extracted_entities: pa.Table,
    extracted_entity_mentions: pa.Table,
    extracted_events: pa.Table,
    extracted_event_mentions: pa.Table,
    extracted_participants: pa.Table,
    extracted_statements: pa.Table,
    extracted_figures: pa.Table,
    entity_links: pa.Table,
    event_links: pa.Table,
    utterance_links: pa.Table,
    entities: pa.Table,
) -> Iterator[dg.Output[pa.Table]]:
    linked = tables.Linked(entity_links, event_links, utterance_links, entities)
    yield from table_outputs(
        {
            "event_mentions": tables.event_mentions_table(extracted_events, extracted_event_mentions, linked),
            "entity_mentions": tables.entity_mentions_table(extracted_entity_mentions, linked),
            "participants": tables.participants_table(extracted_participants, extracted_entities, linked),
            "statements": tables.statements_table(extracted_statements, extracted_entities, linked),
            "figures": tables.figures_table(extracted_figures, extracted_statements, linked),
        }
    )


@dg.multi_asset(
    outs=table_outs(("discrepancies", "discrepancy_claims"), "tables", PYTHON),
    description="Sets side by side what different articles say of one point.",
)
def discrepancy_tables(
    events: pa.Table,
    event_mentions: pa.Table,
    entities: pa.Table,
    entity_mentions: pa.Table,
    participants: pa.Table,
    statements: pa.Table,
    figures: pa.Table,
) -> Iterator[dg.Output[pa.Table]]:
    made = find_discrepancies(
        {
            "events": events,
            "event_mentions": event_mentions,
            "entities": entities,
            "entity_mentions": entity_mentions,
            "participants": participants,
            "statements": statements,
            "figures": figures,
        }
    )
    yield from table_outputs({"discrepancies": made.discrepancies, "discrepancy_claims": made.claims})
