"""Claimed numbers side by side: what is claimed on each point, by whom, in which article, with a picture of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.publishing.page.places import Places, row_link, table_page
from pipeline.publishing.page.range_plot import Claim, picture
from pipeline.publishing.page.rows import Rows
from pipeline.publishing.page.wording import MEASURES, unit
from pipeline.rows import Row

MOST_POINTS = 8
MOST_OTHERS = 8
MOST_CLAIMS = 14

_SHOWN = (
    "figure_id", "article_id", "attributed_to", "counted", "unit", "low", "high", "comparator", "measure", "span_text",
)  # fmt: skip
"""Columns of figures of which a claim is made."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that stand side by side, least first."""

    measure: str
    subject: str
    """What the numbers are about; empty where they are of one measure and unit alone, and of several things."""
    unit: str
    """What all of them count, in words; empty where they count different things."""
    event_id: str | None
    claims: list[Claim]
    href: str
    """Link to their rows."""

    @property
    def title(self) -> str:
        """What the numbers are of, for a caption."""
        what = self.subject or MEASURES[self.measure]
        return f"{what}, in {self.unit}" if self.unit else what


@dataclass(frozen=True, slots=True)
class Plot:
    """A group with its picture in two widths, and how many of its claims are not in it."""

    group: Group
    left_out: int
    wide: Markup
    narrow: Markup


@dataclass(frozen=True, slots=True)
class Plots:
    """The plots of a release: of points on which sources differ, and of other numbers; with what is not shown."""

    points: list[Plot]
    others: list[Plot]
    points_left_out: int
    others_left_out: int


def claim_groups(rows: Rows, places: Places) -> tuple[list[Group], list[Group]]:
    """Points on which sources name different numbers, those that differ most first; and other numbers side by side.

    The latter are the other figures by measure and unit, where there are two. A number that an article repeats is
    listed once.
    """
    by_point: dict[str, list[Row]] = defaultdict(list)
    for row in rows.of("discrepancy_claims"):
        if row["low"] is not None and row["high"] is not None:
            by_point[row["discrepancy_id"]].append(row)
    ranked = sorted(
        (row for row in rows.of("discrepancies") if row["field"] in MEASURES),
        key=lambda r: (-(r["spread"] or 0), -r["source_count"], -r["claim_count"], r["discrepancy_id"]),
    )
    on_points = {row["row_id"] for some in by_point.values() for row in some}
    counted = {row["figure_id"]: row["counted"] for row in rows.where("figures", "figure_id", on_points)}
    points = [_point(row, by_point[row["discrepancy_id"]], counted, places) for row in ranked]
    others: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for row in rows.of("figures", *_SHOWN):
        if row["figure_id"] not in on_points and row["measure"] != "other" and row["low"] is not None:
            href = places.evidence("figures", row)
            others[row["measure"], row["unit"]].append(_claim(row, row["span_text"], row["counted"], href, places))
    rest = [_other(*key, claims) for key, claims in others.items()]
    rest.sort(key=lambda group: (-len(group.claims), group.measure, group.unit))
    return ([group for group in points if len(group.claims) > 1], [group for group in rest if len(group.claims) > 1])


def _point(point: Row, claims: list[Row], counted: dict[str, str | None], places: Places) -> Group:
    found = []
    for row in claims:
        href = places.evidence("discrepancy_claims", row)
        found.append(_claim(row, row["value"] or row["span_text"], counted.get(row["row_id"]), href, places))
    units = {unit(row["unit"]) for row in claims if row["unit"]}
    return Group(
        measure=point["field"],
        subject=point["subject"],
        unit=units.pop() if len(units) == 1 else "",
        event_id=point["event_id"],
        claims=_distinct(found),
        href=row_link("discrepancies", point),
    )


def _other(measure: str, code: str, claims: list[Claim]) -> Group:
    return Group(measure, "", unit(code), None, _distinct(claims), f"{table_page('figures')}#q={measure}")


def _claim(row: Row, words: str, counted: str | None, href: str, places: Places) -> Claim:
    """A row of figures, or of claims, as a claim."""
    return Claim(
        who=row["attributed_to"] or "",
        words=words,
        counted=counted or unit(row["unit"] or ""),
        low=row["low"],
        high=row["high"],
        comparator=row["comparator"] or "exact",
        article_id=row["article_id"],
        article=places.code(row["article_id"]),
        called=places.called(row["article_id"]),
        href=href,
    )


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by size, a number that an article says twice of one source once."""
    found: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        found.setdefault((claim.article_id, claim.low, claim.high, claim.comparator, claim.who), claim)
    return sorted(found.values(), key=lambda c: (c.low, c.high, c.article, c.who))


def plots(rows: Rows, places: Places) -> Plots:
    """The plots of a release."""
    points, others = claim_groups(rows, places)
    return Plots(
        [_plot(group) for group in points[:MOST_POINTS]],
        [_plot(group) for group in others[:MOST_OTHERS]],
        max(0, len(points) - MOST_POINTS),
        max(0, len(others) - MOST_OTHERS),
    )


def _plot(group: Group) -> Plot:
    shown = spaced(group.claims, MOST_CLAIMS)
    return Plot(
        group,
        len(group.claims) - len(shown),
        picture(shown, group.title, 960, beside=420),
        picture(shown, group.title, 340, beside=0),
    )


def spaced(claims: list[Claim], most: int) -> list[Claim]:
    """At most so many of the claims, first and last among them, those between evenly spaced."""
    if len(claims) <= most:
        return claims
    return [claims[round(place * (len(claims) - 1) / (most - 1))] for place in range(most)]
