"""The first screen: what the release tells, in four answers that a reader can check at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.publishing.page.attendance import meetings
from pipeline.publishing.page.numbers import Group, claim_groups, spaced
from pipeline.publishing.page.places import Places
from pipeline.publishing.page.range_plot import Claim
from pipeline.publishing.page.rows import Rows
from pipeline.publishing.page.timeline import Happening, happening
from pipeline.publishing.page.wording import MEASURES, country, joined
from pipeline.rows import Row

MOST_LEFT_OUT = 4
MOST_NEXT = 5
MOST_CLAIMS = 11
MOST_MEASURES = 2
MOST_SOURCES = 8


@dataclass(frozen=True, slots=True)
class Source:
    """An article that says so: its short name, what else it is called, and a link to its words."""

    code: str
    called: str
    href: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A state or body that was left out, who of it is named, and the sentence that says so most briefly."""

    name: str
    named: str
    sources: list[Source]
    quote: str
    quote_from: Source


@dataclass(frozen=True, slots=True)
class Claimed:
    """Claims on one point, least first, and how many more there are."""

    caption: str
    is_point: bool
    """Whether they are on one point, not only of one kind."""
    claims: list[Claim]
    more: int
    href: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page says first. `main` is the event that most articles report, `more_…` what there is no room for."""

    main: Happening | None
    main_sources: list[Source]
    left_out: list[LeftOut]
    more_left_out: int
    claimed: list[Claimed]
    next: list[Happening]
    more_next: int


def overview(rows: Rows, places: Places) -> Overview:
    """The event that most articles report, who was left out of it, the numbers claimed, and what comes next."""
    ranked = meetings(rows) or [row["event_id"] for row in rows.first("events", 1)]
    main = next(iter(rows.events_of(ranked[:1])), None)
    ahead = rows.where("events", "status", ["scheduled"])
    ahead.sort(key=lambda r: (r["date_start"] is None, r["date_start"] or 0, -r["article_count"], r["label"]))
    left_out = _left_out(rows, places, main) if main else []
    return Overview(
        main=happening(main) if main else None,
        main_sources=_sources(rows, places, main) if main else [],
        left_out=left_out[:MOST_LEFT_OUT],
        more_left_out=max(0, len(left_out) - MOST_LEFT_OUT),
        claimed=_most_disputed(rows, places, main["event_id"] if main else None),
        next=list(map(happening, ahead[:MOST_NEXT])),
        more_next=max(0, len(ahead) - MOST_NEXT),
    )


def source(table: str, row: Row, places: Places) -> Source:
    """The article of a grounded row, with a link to the row's words."""
    article_id = row["article_id"]
    return Source(places.code(article_id), places.called(article_id), places.evidence(table, row))


def _sources(rows: Rows, places: Places, event: Row) -> list[Source]:
    first: dict[str, Row] = {}
    for row in rows.where("event_mentions", "event_id", [event["event_id"]]):
        first.setdefault(row["article_id"], row)
    return [source("event_mentions", row, places) for row in list(first.values())[:MOST_SOURCES]]


def _left_out(rows: Rows, places: Places, event: Row) -> list[LeftOut]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows.where("participants", "event_id", [event["event_id"]]):
        if row["role"] == "excluded":
            found[country(row["country"]) or row["name"]].append(row)
    ranked = sorted(found.items(), key=lambda i: (-len({row["article_id"] for row in i[1]}), i[0]))
    return [_left_out_of(name, some, places) for name, some in ranked]


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
        sources=[source("participants", row, places) for row in first.values()],
        quote=brief["evidence"],
        quote_from=source("participants", brief, places),
    )


def _most_disputed(rows: Rows, places: Places, main: str | None) -> list[Claimed]:
    """The point on which claims differ most, and the next one where there is room for it."""
    points, others = claim_groups(rows, places)
    found: list[Claimed] = []
    room = MOST_CLAIMS
    for group in points or others:
        if len(found) == MOST_MEASURES or (found and len(group.claims) > room):
            continue
        shown = spaced(group.claims, room)
        found.append(Claimed(_caption(group, main), bool(points), shown, len(group.claims) - len(shown), group.href))
        room -= len(shown)
    return found


def _caption(group: Group, main: str | None) -> str:
    """What numbers are of; of the main event, which stands beside them, the measure says enough."""
    return MEASURES[group.measure] if group.event_id in (None, main) else group.subject
