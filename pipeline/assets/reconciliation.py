"""Layer two: what the articles say together, in identifiers that hold over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import dagster as dg
import pyarrow as pa

from pipeline.assets.table_assets import table_output, table_outputs, table_outs, table_spec
from pipeline.reconciliation.entities import reconcile_entities
from pipeline.reconciliation.events import reconcile_events
from pipeline.reconciliation.utterances import link_utterances

PYTHON = {"python"}


@dg.multi_asset(
    outs=table_outs(("entity_links", "entities"), "reconciliation", PYTHON),
    description="Joins spellings and short forms of one person, country, organisation or group over all articles.",
)
def reconciled_entities(
    extracted_entities: pa.Table,
    extracted_entity_mentions: pa.Table,
    extracted_statements: pa.Table,
    known_entities: pa.Table,
    articles: pa.Table,
) -> Iterator[dg.Output[pa.Table]]:
    days = _reference_days(articles)
    made = reconcile_entities(extracted_entities, extracted_entity_mentions, extracted_statements, known_entities, days)
    yield from table_outputs({"entity_links": made.links, "entities": made.entities})


@dg.multi_asset(
    outs=table_outs(("event_links", "events"), "reconciliation", PYTHON),
    description="Joins reports of one happening over all articles.",
)
def reconciled_events(
    extracted_events: pa.Table,
    extracted_event_mentions: pa.Table,
    extracted_participants: pa.Table,
    entity_links: pa.Table,
    entities: pa.Table,
    utterance_links: pa.Table,
    articles: pa.Table,
) -> Iterator[dg.Output[pa.Table]]:
    made = reconcile_events(
        extracted_events,
        extracted_event_mentions,
        extracted_participants,
        entity_links,
        entities,
        utterance_links,
        _reference_days(articles),
    )
    yield from table_outputs({"event_links": made.links, "events": made.events})


@dg.asset(**table_spec("utterance_links", "reconciliation", PYTHON))
def utterance_links(extracted_statements: pa.Table, entity_links: pa.Table, articles: pa.Table) -> dg.Output[pa.Table]:
    made = link_utterances(extracted_statements, entity_links, _reference_days(articles))
    return table_output("utterance_links", made)


def _reference_days(articles: pa.Table) -> dict[str, date | None]:
    return dict(zip(articles["article_id"].to_pylist(), articles["reference_date"].to_pylist(), strict=True))
