"""The tables discrepancies and discrepancy_claims: points on which sources differ, and what each of them says.

A point on which all agree is no row. Where sources differ, all claims on the point are listed, agreeing ones included.
"""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa

from pipeline.collection import without_cycle_collection
from pipeline.reconciliation.figure_discrepancies import figure_discrepancies
from pipeline.reconciliation.figure_points import FigurePoints
from pipeline.reconciliation.other_discrepancies import (
    date_and_place_discrepancies,
    role_discrepancies,
    title_discrepancies,
    wording_discrepancies,
)
from pipeline.rows import table_of
from pipeline.tables import Tables

EVENTS = ("event_id", "event_type", "label", "article_count", "mention_count")
ENTITIES = ("entity_id", "kind", "name", "country")
MENTIONED = ("article_id", "span_start", "event_id")
NAMED = ("article_id", "span_start", "entity_id")
"""Columns that are read of tables which are not read whole."""

_CLAIM_ORDER = ("article_id", "span_start", "span_end", "discrepancy_id", "row_table", "row_id")


class Discrepancies(NamedTuple):
    """Both contract tables."""

    discrepancies: pa.Table
    claims: pa.Table


@without_cycle_collection()
def find_discrepancies(tables: Tables) -> Discrepancies:
    """What sources differ on, from the other contract tables."""
    events = tables.read("events", EVENTS)
    entities = tables.read("entities", ENTITIES)
    about = FigurePoints(
        events, tables.read("event_mentions", MENTIONED), entities, tables.read("entity_mentions", NAMED)
    )
    found = [
        *figure_discrepancies(tables.read("figures"), events, about),
        *date_and_place_discrepancies(tables.read("event_mentions"), events),
        *role_discrepancies(tables.read("participants"), events, entities),
        *wording_discrepancies(tables.read("statements")),
        *title_discrepancies(tables.read("participants"), tables.read("statements")),
    ]
    points, claims = [], []
    for discrepancy in found:
        point, claim_rows = discrepancy.rows()
        points.append(point)
        claims += claim_rows
    points.sort(key=lambda row: str(row["discrepancy_id"]))
    claims.sort(key=lambda row: tuple(row[column] for column in _CLAIM_ORDER))
    return Discrepancies(
        table_of("discrepancies", points),
        table_of("discrepancy_claims", claims),
    )
