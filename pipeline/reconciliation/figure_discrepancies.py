"""Numbers on which sources differ: who came, how large a force or army, how much money, how many casualties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from pipeline.extraction.gazetteer import country_name
from pipeline.reconciliation.claims import Claim, Discrepancy, sources_differ
from pipeline.reconciliation.figure_points import FigurePoints, Point
from pipeline.reconciliation.intervals import Interval, allowed, sides
from pipeline.rows import Row, mapping, rows_by_number, rows_of

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


def figure_discrepancies(figures: pa.Table, events: pa.Table, about: FigurePoints) -> Iterator[Discrepancy]:
    """Points on which numbers differ, from contract tables."""
    labels = mapping(events, "event_id", "label")
    found: dict[Point, list[int]] = defaultdict(list)
    for position, row in enumerate(rows_of(figures)):
        point = about.of(row)
        if point is not None:
            found[point].append(position)
    points = sorted(point for point, rows in found.items() if len(rows) > 1)
    compared = figures.take(pa.array([position for point in points for position in found[point]], pa.int64()))
    numbers = np.repeat(np.arange(len(points)), [len(found[point]) for point in points])
    for point, rows in zip(points, rows_by_number(compared, numbers, len(points)), strict=True):
        if (discrepancy := _compared(point, rows, labels)) is not None:
            yield discrepancy


def _interval(row: Row) -> Interval:
    interval = allowed(row["low"], row["high"], row["comparator"], row["unit"] in _WHOLE_UNITS)
    if row["measure"] == "duration":
        shortest, longest = _DAYS[row["unit"]]
        return Interval(interval.low * shortest, interval.high * longest)
    return interval


def _compared(point: Point, rows: list[Row], labels: dict[str, str]) -> Discrepancy | None:
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
