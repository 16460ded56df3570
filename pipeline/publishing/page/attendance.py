"""The attendance matrix: which state took what part in a meeting, by which article."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import schemas
from pipeline.publishing.page.places import Places
from pipeline.publishing.page.rows import Rows
from pipeline.publishing.page.timeline import Happening, happening
from pipeline.publishing.page.wording import country
from pipeline.rows import Row

MOST_MEETINGS = 4
MOST_STATES = 60
MOST_ARTICLES = 16
MOST_TWOFOLD = 6
ROLES = ("excluded", "host", "organizer", "attendee", "remote", "observer", "invitee")
"""Roles of a meeting, in the order in which a cell and the key name them."""
ROLE_WORDS = {
    "excluded": "left out",
    "host": "host",
    "organizer": "organiser",
    "attendee": "took part",
    "remote": "from afar",
    "observer": "observer",
    "invitee": "invited",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One role that one article gives to one state or body, with who is named for it."""

    role: str
    names: str
    href: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentence by which an article gives somebody a role, and where in it they are named."""

    role: str
    evidence: str
    at: tuple[int, int]
    href: str


@dataclass(frozen=True, slots=True)
class Twofold:
    """An article that has a state left out and yet taking part in some way, with its words for each."""

    name: str
    article_id: str
    wordings: list[Wording]


@dataclass(frozen=True, slots=True)
class Line:
    """One state or body: its parts in each article, in order of the matrix's articles."""

    name: str
    is_left_out: bool
    cells: list[list[Part]]
    twofold: list[Twofold]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A meeting, the articles that report it, and who took what part; `more_…` is what there is no room for."""

    event: Happening
    articles: list[str]
    states: list[Line]
    others: list[Line]
    more_lines: int
    more_articles: int

    @property
    def twofold(self) -> list[Twofold]:
        """What needs its words beside it to be understood."""
        return [found for line in (*self.states, *self.others) for found in line.twofold]


def meetings(rows: Rows) -> list[str]:
    """Identifiers of meetings with somebody in them, those that most articles report first."""
    parts = Counter(row["event_id"] for row in rows.of("participants", "event_id", "role") if row["role"] in ROLES)
    events = rows.of("events", "event_id", "event_type", "article_count", "mention_count")
    found = [row for row in events if row["event_type"] == "CONSULT" and parts[row["event_id"]] >= 2]
    found.sort(key=lambda r: (-r["article_count"], -parts[r["event_id"]], -r["mention_count"], r["event_id"]))
    return [row["event_id"] for row in found]


def matrices(rows: Rows, places: Places) -> list[Matrix]:
    """Matrices of the meetings that most articles report."""
    chosen = meetings(rows)[:MOST_MEETINGS]
    by_event: dict[str, list[Row]] = defaultdict(list)
    for row in rows.where("participants", "event_id", chosen):
        by_event[row["event_id"]].append(row)
    reporting: dict[str, set[str]] = defaultdict(set)
    for row in rows.where("event_mentions", "event_id", chosen):
        reporting[row["event_id"]].add(row["article_id"])
    events = rows.events_of(chosen)
    return [matrix(event, by_event[event["event_id"]], reporting[event["event_id"]], places) for event in events]


def matrix(event: Row, participants: list[Row], reporting: set[str], places: Places) -> Matrix:
    """The matrix of one meeting; states that somebody says were left out come first."""
    every = [article_id for article_id in places.codes if article_id in reporting]
    articles = every[:MOST_ARTICLES]
    states: dict[str, list[Row]] = defaultdict(list)
    others: dict[str, list[Row]] = defaultdict(list)
    for row in participants:
        if row["role"] not in ROLES:
            continue
        if row["country"]:
            states[country(row["country"])].append(row)
        elif row["kind"] in ("organization", "person"):
            others[row["name"]].append(row)
    lines = sorted((_line(name, found, articles, places) for name, found in states.items()), key=_rank)
    bodies = sorted((_line(name, found, articles, places) for name, found in others.items()), key=_rank)
    return Matrix(
        event=happening(event),
        articles=articles,
        states=lines[:MOST_STATES],
        others=bodies[:MOST_STATES],
        more_lines=sum(max(0, len(some) - MOST_STATES) for some in (lines, bodies)),
        more_articles=len(every) - len(articles),
    )


def _line(name: str, found: list[Row], articles: list[str], places: Places) -> Line:
    cells, twofold = [], []
    for article_id in articles:
        parts, best_rows = [], []
        for role in ROLES:
            rows = [row for row in found if row["article_id"] == article_id and row["role"] == role]
            if rows:
                best = min(rows, key=lambda row: (row["kind"] != "country", row["span_start"]))
                names = ", ".join(dict.fromkeys(row["name"] for row in rows))
                parts.append(Part(role, names, places.evidence("participants", best)))
                best_rows.append(best)
        cells.append(parts)
        if len(parts) > 1 and parts[0].role == "excluded":
            twofold.append(Twofold(name, article_id, [_wording(row, places) for row in best_rows]))
    return Line(name, any(part.role == "excluded" for cell in cells for part in cell), cells, twofold)


def _wording(row: Row, places: Places) -> Wording:
    start = row["span_start"] - row["evidence_start"]
    return Wording(
        row["role"], row["evidence"], (start, start + len(row["span_text"])), places.evidence("participants", row)
    )


def _rank(line: Line) -> tuple[bool, int, str]:
    return (not line.is_left_out, -sum(map(bool, line.cells)), line.name)


def role_key(found: list[Matrix]) -> dict[str, str]:
    """The roles that matrices show, each with its meaning."""
    used = {part.role for m in found for line in (*m.states, *m.others) for cell in line.cells for part in cell}
    meanings = schemas.VOCABULARIES["role"].meanings
    return {role: meanings[role] for role in ROLES if role in used}
