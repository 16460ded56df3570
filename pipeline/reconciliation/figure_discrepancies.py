"""Numbers on which sources differ: who came, how large a force or army, how much money, how many casualties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from pipeline.extraction.gazetteer import country_name
from pipeline.reconciliation.claims import Claim, Discrepancy, sources_differ
from pipeline.reconciliation.figure_points import FigurePoints, Point
from pipeline.reconciliation.intervals import Interval, allowed, sides

Row = dict[str, Any]

_WHOLE_UNITS = frozenset({"person", "country", "organization"})
_DAYS = {"day": (1.0, 1.0), "month": (28.0, 31.0), "year": (365.0, 366.0)}
"""Fewest and most days of a unit of time."""
_SUBJECTS = {
    "attendance": "How many attended",
    "force_size": "Size of the force",
    "army_size": "Size of the army",
    "funding": "Money",
    "casualties": "Casualties",
    "duration": "How long",
    "price": "Cost",
    "membership": "How many belong to it",
    "share": "What part",
    "other": "How many or how much",
}


def figure_discrepancies(
    figures: pa.Table, events: pa.Table, event_mentions: pa.Table, entities: pa.Table, entity_mentions: pa.Table
) -> Iterator[Discrepancy]:
    """Points on which numbers differ, from contract tables."""
    labels = dict(zip(events["event_id"].to_pylist(), events["label"].to_pylist(), strict=True))
    about = FigurePoints(events, event_mentions, entities, entity_mentions)
    points: dict[Point, list[Row]] = defaultdict(list)
    for row in figures.to_pylist():
        point = about.of(row)
        if point is not None:
            points[point].append(row)
    for point, rows in sorted(points.items()):
        found = _compared(point, rows, labels)
        if found is not None:
            yield found


def _interval(row: Row) -> Interval:
    interval = allowed(row["low"], row["high"], row["comparator"], row["unit"] in _WHOLE_UNITS)
    if row["measure"] == "duration":
        shortest, longest = _DAYS[row["unit"]]
        return Interval(interval.low * shortest, interval.high * longest)
    return interval


def _compared(point: Point, rows: list[Row], labels: dict[str, str]) -> Discrepancy | None:
    if len(rows) < 2:
        return None
    intervals = [_interval(row) for row in rows]
    claims = [
        Claim(row, "figures", row["figure_id"], row["span_text"], side, row["attributed_to"], is_numeric=True)
        for row, side in zip(rows, sides(intervals), strict=True)
    ]
    of = {claim.row_id: interval for claim, interval in zip(claims, intervals, strict=True)}
    if not sources_differ(claims, lambda one, other: of[one.row_id].meets(of[other.row_id])):
        return None
    measure, about = point[0], point[1]
    own = {row["event_id"] for row in rows} - {None}
    if measure in ("funding", "price") and len(own) == 1:
        (about,) = own  # the point is found by what the articles are about, but the sum is that of one agreement
    event_id = about if about in labels else None
    subject = labels.get(about) or country_name(about) or about
    counted = f" ({rows[0]['counted']})" if measure == "other" else ""
    label = f"{_SUBJECTS[measure]}{counted}: {subject}"
    return Discrepancy(measure, label, event_id, None, point[1:], tuple(claims))
