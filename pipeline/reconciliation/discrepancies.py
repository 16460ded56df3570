"""The tables discrepancies and discrepancy_claims: points on which sources differ, and what each of them says.

A point on which all agree is no row. Where sources differ, all claims on the point are listed, agreeing ones included.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa

from pipeline.collection import without_cycle_collection
from pipeline.reconciliation.figure_discrepancies import figure_discrepancies
from pipeline.reconciliation.other_discrepancies import (
    date_and_place_discrepancies,
    role_discrepancies,
    title_discrepancies,
    wording_discrepancies,
)
from schemas import arrow_schema

_CLAIM_ORDER = ("article_id", "span_start", "span_end", "discrepancy_id", "row_table", "row_id")


class Discrepancies(NamedTuple):
    """Both contract tables."""

    discrepancies: pa.Table
    claims: pa.Table


@without_cycle_collection()
def find_discrepancies(tables: Mapping[str, pa.Table]) -> Discrepancies:
    """What sources differ on, from the other contract tables by name."""
    found = [
        *figure_discrepancies(
            tables["figures"], tables["events"], tables["event_mentions"], tables["entities"], tables["entity_mentions"]
        ),
        *date_and_place_discrepancies(tables["event_mentions"], tables["events"]),
        *role_discrepancies(tables["participants"], tables["events"], tables["entities"]),
        *wording_discrepancies(tables["statements"]),
        *title_discrepancies(tables["participants"], tables["statements"]),
    ]
    points, claims = [], []
    for discrepancy in found:
        point, claim_rows = discrepancy.rows()
        points.append(point)
        claims += claim_rows
    points.sort(key=lambda row: str(row["discrepancy_id"]))
    claims.sort(key=lambda row: tuple(row[column] for column in _CLAIM_ORDER))
    return Discrepancies(
        pa.Table.from_pylist(points, schema=arrow_schema("discrepancies")),
        pa.Table.from_pylist(claims, schema=arrow_schema("discrepancy_claims")),
    )
