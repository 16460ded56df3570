"""Claimed numbers side by side: for each measure a range plot, one line a source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pipeline.publishing.page.charts import ACCENT, INK, LINE, MUTED, Spec, at, draw, link, words
from pipeline.publishing.page.places import Places
from pipeline.publishing.page.rows import Row, Rows
from pipeline.publishing.page.wording import MEASURES, counted, number, one_line, unit

MOST_PLOTS = 8
MOST_CLAIMS = 14
LOG_FROM = 12
"""How many times its least value the greatest one must be for a scale to be logarithmic."""

OPEN_UPWARD, OPEN_DOWNWARD = ("more_than", "at_least"), ("less_than", "at_most")


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure as a claim: who says it, in which words, and between which bounds."""

    who: str
    """Whose number it is; the article's own where it names nobody."""
    is_own: bool
    """Whether it is the article's own."""
    words: str
    counted: str
    low: float
    high: float
    comparator: str
    article: str
    """Short name of the article."""
    href: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The claims on one measure in one unit, in order of size, and their picture in two widths."""

    measure: str
    title: str
    unit: str
    claims: list[Claim]
    left_out: int
    wide: Markup
    narrow: Markup


def claim_of(row: Row, places: Places) -> Claim:
    """A row of figures as a claim."""
    return Claim(
        who=row["attributed_to"] or places.publisher(row["article_id"]) or "the article itself",
        is_own=not row["attributed_to"],
        words=row["span_text"],
        counted=row["counted"] or "",
        low=row["low"],
        high=row["high"],
        comparator=row["comparator"],
        article=places.code(row["article_id"]),
        href=places.evidence("figures", row),
    )


def grouped_claims(rows: Rows, places: Places) -> dict[tuple[str, str], list[Claim]]:
    """Claims by measure and unit, least first; a number that an article repeats is listed once.

    Groups come in order of how many times the least value the greatest is, where sources differ, then of size.
    """
    found: dict[tuple[str, str], dict[tuple[Any, ...], Claim]] = defaultdict(dict)
    for row in rows.of("figures"):
        if row["measure"] != "other" and row["low"] is not None:
            same = (row["article_id"], row["low"], row["high"], row["comparator"], row["attributed_to"])
            found[row["measure"], row["unit"]].setdefault(same, claim_of(row, places))
    disputed: dict[str, float] = defaultdict(float)
    for point in rows.of("discrepancies"):
        disputed[point["field"]] = max(disputed[point["field"]], point["spread"] or 0)

    def rank(item: tuple[tuple[str, str], dict[tuple[Any, ...], Claim]]) -> tuple[Any, ...]:
        (measure, unit_of), claims = item
        return (-disputed[measure], -len(claims), measure, unit_of)

    return {
        key: sorted(claims.values(), key=lambda c: (c.low, c.high, c.article, c.who))
        for key, claims in sorted(found.items(), key=rank)
    }


def plots(rows: Rows, places: Places) -> list[Plot]:
    """The plots of all measures that at least two claims are made on, the most disputed first."""
    made: list[Plot] = []
    for (measure, unit_code), claims in grouped_claims(rows, places).items():
        if len(claims) < 2 or len(made) == MOST_PLOTS:
            continue
        shown = claims[:MOST_CLAIMS]
        title = f"{MEASURES[measure]}, in {unit(unit_code)}"
        made.append(
            Plot(
                measure,
                title,
                unit(unit_code),
                shown,
                len(claims) - len(shown),
                picture(shown, title, 960, beside=420),
                picture(shown, title, 340, beside=0),
            )
        )
    return made


def picture(claims: list[Claim], title: str, width: int, beside: int) -> Markup:
    """The range plot: names in a column of `beside` pixels, or above each range where that is 0."""
    step = 46 if beside else 62
    chars = 54 if beside else 40
    middle = [index * step + (20 if beside else 44) for index in range(len(claims))]
    height = step * len(claims) + 4
    low, high = min(c.low for c in claims), max(c.high for c in claims)
    logarithmic = low > 0 and high / low >= LOG_FROM
    domain = [low / 1.6, high * 1.6] if logarithmic else [min(0, low), high * 1.08 or 1]
    axis = {
        "orient": "bottom",
        "labelExpr": "replace(format(datum.value, '~s'), 'G', 'bn')",
        "labelOverlap": False,
        "values": _ticks(domain, logarithmic),
    }
    scale: Spec = {
        "type": "log" if logarithmic else "linear",
        "domain": domain,
        "range": [beside, width],
        "nice": False,
    }
    x = {"field": "low", "type": "quantitative", "scale": scale, "axis": axis}
    labels, marks = [], []
    for claim, y in zip(claims, middle, strict=True):
        top = y - 9 if beside else y - 30
        labels.append(
            {"x": 0, "y": top, "text": one_line(f"{claim.who} · {claim.article}", chars), "href": link(claim.href)}
        )
        labels.append({"x": 0, "y": top + 18, "small": one_line(_said(claim), chars + 6)})
        start, end = claim.low, claim.high
        if claim.comparator in OPEN_UPWARD:
            end = domain[1]
        elif claim.comparator in OPEN_DOWNWARD:
            start = domain[0]
        marks.append(
            {"low": start, "high": end, "y": y + (0 if beside else 6), "open": start != claim.low or end != claim.high}
        )
    points = [
        {"low": value, "y": mark["y"], "hollow": claim.comparator in ("approx", *OPEN_UPWARD, *OPEN_DOWNWARD)}
        for claim, mark in zip(claims, marks, strict=True)
        for value in sorted({claim.low, claim.high})
    ]
    y_of = at("y")
    ranges = {"x": x, "x2": {"field": "high"}, "y": y_of}
    layers: list[Spec] = [
        {
            "data": {"values": [{"y": mark["y"], "low": domain[0], "high": domain[1]} for mark in marks]},
            "mark": {"type": "rule", "stroke": LINE, "strokeWidth": 1},
            "encoding": ranges,
        },
        {
            "data": {"values": [mark for mark in marks if not mark["open"]]},
            "mark": {"type": "rule", "stroke": ACCENT, "strokeWidth": 5, "strokeCap": "round"},
            "encoding": ranges,
        },
        {
            "data": {"values": [mark for mark in marks if mark["open"]]},
            "mark": {"type": "rule", "stroke": ACCENT, "strokeWidth": 3, "strokeDash": [2, 4]},
            "encoding": ranges,
        },
        *(
            {
                "data": {"values": [point for point in points if point["hollow"] is hollow]},
                "mark": {
                    "type": "point",
                    "shape": "circle",
                    "size": 90,
                    "opacity": 1,
                    "filled": True,
                    "fill": "var(--paper)" if hollow else ACCENT,
                    "stroke": ACCENT,
                    "strokeWidth": 2,
                },
                "encoding": {"x": x, "y": y_of},
            }
            for hollow in (False, True)
        ),
        words([row for row in labels if "text" in row], "text", fontWeight=600, fill=INK),
        words([row for row in labels if "small" in row], "small", fill=MUTED, fontSize=12.5),
    ]
    return draw(width, height, layers, f"{title}: {counted(len(claims), 'claim')}, least first", right=18, left=2)


def _said(claim: Claim) -> str:
    return f"“{claim.words}” {claim.counted}".strip()


def _ticks(domain: list[float], logarithmic: bool) -> list[float]:
    """A few round values within a scale."""
    first, last = domain
    if logarithmic:
        power = 10.0 ** len(str(int(max(first, 1)))) / 10
        ticks = []
        while power <= last:
            if power >= first:
                ticks.append(power)
            power *= 10
        return ticks
    rough = (last - first) / 5
    power = 10.0 ** (len(str(int(rough))) - 1) if rough >= 1 else 0.1
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
    return [tick for tick in (round(step * n, 6) for n in range(6)) if first <= tick <= last]


def shown_value(low: float, high: float) -> str:
    """Bounds as text."""
    return number(low) if low == high else f"{number(low)}–{number(high)}"
