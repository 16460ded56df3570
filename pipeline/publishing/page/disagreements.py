"""Points on which sources differ, each with its claims by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pipeline.publishing.page.places import Places, row_link
from pipeline.publishing.page.rows import Rows
from pipeline.publishing.page.wording import days, number, unit
from pipeline.rows import Row

MOST_POINTS = 40
MOST_CLAIMS = 12


@dataclass(frozen=True, slots=True)
class Said:
    """One source's claim."""

    value: str
    counted: str
    """What is counted, in the article's words; empty where the value is no number."""
    who: str
    article: str
    called: str
    evidence: str
    at: tuple[int, int]
    """Where the claim's own words stand in the evidence."""
    href: str


@dataclass(frozen=True, slots=True)
class Point:
    """One point: claims that can hold together stand on one side."""

    point_id: str
    subject: str
    spread: str
    sides: list[list[Said]]
    left_out: int
    source_count: int
    href: str


def points(rows: Rows, places: Places) -> list[Point]:
    """All points, numbers that differ most and points of most sources first."""
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in rows.of("discrepancy_claims"):
        claims[row["discrepancy_id"]].append(row)
    ranked = sorted(
        rows.of("discrepancies"),
        key=lambda r: (-(r["spread"] or 0), -r["source_count"], -r["claim_count"], r["discrepancy_id"]),
    )
    shown = ranked[:MOST_POINTS]
    of_numbers = [claim["row_id"] for row in shown for claim in claims[row["discrepancy_id"]]]
    counted = {row["figure_id"]: row["counted"] for row in rows.where("figures", "figure_id", of_numbers)}
    return [_point(row, claims[row["discrepancy_id"]], counted, places) for row in shown]


def _point(row: Row, claims: list[Row], counted: dict[str, str | None], places: Places) -> Point:
    ordered = sorted(claims, key=lambda c: (c["side"], c["low"] or 0, c["article_id"], c["span_start"]))
    shown = ordered[:MOST_CLAIMS]
    sides = [
        [_said(claim, row["field"], counted, places) for claim in side]
        for _, side in groupby(shown, key=lambda c: c["side"])
    ]
    spread = f"{number(round(row['spread'], 1))} times" if row["spread"] and row["spread"] >= 1.05 else ""
    return Point(
        point_id=row["discrepancy_id"],
        subject=row["subject"],
        spread=spread,
        sides=sides,
        left_out=len(ordered) - len(shown),
        source_count=row["source_count"],
        href=row_link("discrepancies", row),
    )


def _said(claim: Row, field: str, counted: dict[str, str | None], places: Places) -> Said:
    start = claim["span_start"] - claim["evidence_start"]
    value = claim["value"] or claim["span_text"]
    return Said(
        value=_days(value) if field == "dates" else value,
        counted=(counted.get(claim["row_id"]) or unit(claim["unit"])) if claim["unit"] else "",
        who=claim["attributed_to"] or "",
        article=places.code(claim["article_id"]),
        called=places.called(claim["article_id"]),
        evidence=claim["evidence"],
        at=(start, start + len(claim["span_text"])),
        href=places.evidence("discrepancy_claims", claim),
    )


def _days(value: str) -> str:
    """Days as the table writes them (one, or two with a stroke between), in words; other values as they are."""
    try:
        start, *end = map(date.fromisoformat, value.split("/"))
    except ValueError:
        return value
    return days(start, end[0] if end else None)
