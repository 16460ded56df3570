"""The first screen: what the release tells, in four answers that a reader can check at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from pipeline.publishing.page.attendance import meetings
from pipeline.publishing.page.numbers import Claim, grouped_claims
from pipeline.publishing.page.places import Places
from pipeline.publishing.page.rows import Row, Rows
from pipeline.publishing.page.timeline import Happening, happening
from pipeline.publishing.page.wording import MEASURES, country, joined, unit

MOST_LEFT_OUT = 4
MOST_NEXT = 5
MOST_CLAIMS = 7
MOST_MEASURES = 2


@dataclass(frozen=True, slots=True)
class Source:
    """An article that says so: its short name, and a link to its words."""

    code: str
    href: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A state or body that was left out, who of it is named, and the sentence that says so most briefly."""

    name: str
    named: str
    sources: list[Source]
    quote: str
    quote_from: str
    quote_href: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """Claims on one measure in one unit, least first."""

    measure: str
    unit: str
    claims: list[Claim]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page says first. `main` is the event that most articles report."""

    main: Happening | None
    main_sources: list[Source]
    left_out: list[LeftOut]
    claimed: list[Claimed]
    next: list[Happening]


def overview(rows: Rows, places: Places) -> Overview:
    """The event that most articles report, who was left out of it, the numbers claimed, and what comes next."""
    events = meetings(rows) or sorted(rows.of("events"), key=lambda r: (-r["article_count"], r["event_id"]))
    main = events[0] if events else None
    ahead = [happening(row) for row in rows.of("events") if row["status"] == "scheduled"]
    ahead.sort(key=lambda e: (e.start is None, e.start or 0, -e.articles, e.label))
    return Overview(
        main=happening(main) if main else None,
        main_sources=_sources(rows, places, main) if main else [],
        left_out=_left_out(rows, places, main) if main else [],
        claimed=_most_disputed(rows, places),
        next=ahead[:MOST_NEXT],
    )


def _sources(rows: Rows, places: Places, event: Row) -> list[Source]:
    first: dict[str, Row] = {}
    for row in rows.of("event_mentions"):
        if row["event_id"] == event["event_id"]:
            first.setdefault(row["article_id"], row)
    return [Source(places.code(row["article_id"]), places.evidence("event_mentions", row)) for row in first.values()]


def _left_out(rows: Rows, places: Places, event: Row) -> list[LeftOut]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows.of("participants"):
        if row["event_id"] == event["event_id"] and row["role"] == "excluded":
            found[country(row["country"]) or row["name"]].append(row)
    ranked = sorted(found.items(), key=lambda i: (-len({row["article_id"] for row in i[1]}), i[0]))
    return [_left_out_of(name, some, places) for name, some in ranked[:MOST_LEFT_OUT]]


def _left_out_of(name: str, some: list[Row], places: Places) -> LeftOut:
    first: dict[str, Row] = {}
    for row in some:
        first.setdefault(row["article_id"], row)
    # The sentence that says it outright, if one does, else the briefest.
    brief = min(
        some,
        key=lambda row: ("invite" not in row["evidence"], len(row["evidence"]), row["article_id"], row["span_start"]),
    )
    others = dict.fromkeys(row["name"] for row in some if row["name"] != name)
    return LeftOut(
        name=name,
        named=joined(others) if others else "",
        sources=[Source(places.code(a), places.evidence("participants", row)) for a, row in first.items()],
        quote=brief["evidence"],
        quote_from=places.code(brief["article_id"]),
        quote_href=places.evidence("participants", brief),
    )


def _most_disputed(rows: Rows, places: Places) -> list[Claimed]:
    """The measure on which claims differ most, and the next one where there is room for it."""
    found: list[Claimed] = []
    room = MOST_CLAIMS
    for (measure, code), claims in grouped_claims(rows, places).items():
        if len(claims) < 2 or (found and len(claims) > room) or len(found) == MOST_MEASURES:
            continue
        found.append(Claimed(MEASURES[measure], unit(code), claims[:MOST_CLAIMS]))
        room -= len(claims)
    return found


def counts(rows: Rows, tables: tuple[str, ...]) -> dict[str, Any]:
    """How many rows each table has."""
    return {name: rows.count(name) for name in tables}
