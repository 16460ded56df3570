"""Numbers on which sources differ: who came, how large a force or army, how much money, how many casualties."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

import pyarrow as pa

from pipeline import lexicons
from pipeline.extraction.gazetteer import country as country_named
from pipeline.extraction.gazetteer import country_name, demonym
from pipeline.reconciliation.claims import Claim, Discrepancy, sources_differ
from pipeline.reconciliation.delegations import counts_delegations
from pipeline.reconciliation.intervals import Interval, allowed, sides
from pipeline.reconciliation.names import without_possessive
from pipeline.reconciliation.words import content_stems, function_words, stem, words_of

Row = dict[str, Any]
Point = tuple[str, ...]

_WHOLE_UNITS = frozenset({"person", "country", "organization"})
_DAYS = {"day": (1.0, 1.0), "month": (28.0, 31.0), "year": (365.0, 366.0)}
"""Fewest and most days of a unit of time."""
_PROPOSABLE = frozenset({"CONSULT", "REQUEST", "AGREE", "COOPERATE"})
"""Types of events at which a force is talked about; one that other events measure is a force that moves."""
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
    happenings = {row["event_id"]: row for row in events.to_pylist()}
    topics = _main_events(event_mentions, happenings)
    states = StateMentions(entities, entity_mentions)
    points: dict[Point, list[Row]] = defaultdict(list)
    for row in figures.to_pylist():
        point = _point(row, happenings, topics, states)
        if point is not None:
            points[point].append(row)
    for point, rows in sorted(points.items()):
        found = _compared(point, rows, happenings)
        if found is not None:
            yield found


def _main_events(event_mentions: pa.Table, happenings: dict[str, Row]) -> dict[str, str]:
    """The event each article is about: of its events the one that most articles report, then that it mentions most."""
    counts = Counter(zip(event_mentions["article_id"].to_pylist(), event_mentions["event_id"].to_pylist(), strict=True))
    best: dict[str, tuple[tuple[int, int, str], str]] = {}
    for (article, event_id), count in counts.items():
        rank = (-happenings[event_id]["article_count"], -count, event_id)
        if article not in best or rank < best[article][0]:
            best[article] = (rank, event_id)
    return {article: event_id for article, (_, event_id) in best.items()}


def _point(row: Row, happenings: dict[str, Row], topics: dict[str, str], states: StateMentions) -> Point | None:
    """What a number is about; None where it is compared with no other."""
    measure, event_id, unit = row["measure"], row["event_id"], row["unit"]
    counted = row["counted"] or ""
    if _is_part(row):
        return None
    if measure == "army_size":
        owner = _state_in(counted) or states.before(row)
        return (measure, owner, unit) if owner else None
    if measure == "force_size":
        return _force(row, happenings, topics)
    if event_id is None:
        return None
    if measure == "attendance":
        delegations = unit == "country" or (unit in ("person", "organization") and counts_delegations(counted))
        return (measure, event_id, "delegations") if delegations else (measure, event_id, unit, _head(counted))
    if measure == "casualties":
        kind = _casualty(counted) or _casualty(row["evidence"])
        return (measure, event_id, kind, _state_in(counted) or "") if kind else None
    if measure == "duration":
        return (measure, event_id, _head(counted)) if unit in _DAYS else None
    if measure in ("funding", "price"):
        return (measure, event_id, unit, _head(counted))
    # Of other measures only numbers of what both articles call the same can be set against each other.
    same = tuple(sorted(content_stems(counted)))
    return (measure, event_id, unit, *same) if same else None


def _force(row: Row, happenings: dict[str, Row], topics: dict[str, str]) -> Point | None:
    """Proposals of articles about one event are one point; forces of a named state and forces that move stand apart."""
    event_id, unit = row["event_id"], row["unit"]
    if event_id is not None and happenings[event_id]["event_type"] not in _PROPOSABLE:
        return "force_size", event_id, unit, _head(row["counted"] or "")
    topic = topics.get(row["article_id"])
    if topic is None:
        return None
    counted = row["counted"] or ""
    return "force_size", topic, unit, _state_in(counted) or "", _head(counted) if unit == "item" else ""


def _state_in(words: str) -> str | None:
    for word in words.split():
        bare = without_possessive(word.strip(',.;:()“”"'))
        if code := demonym(bare) or country_named(bare):
            return code
    return None


class StateMentions:
    """Where articles mention states, to see whose army a number is about."""

    def __init__(self, entities: pa.Table, entity_mentions: pa.Table) -> None:
        states = {row["entity_id"]: row["country"] for row in entities.to_pylist() if row["kind"] == "country"}
        self._found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for row in entity_mentions.select(["article_id", "entity_id", "span_start"]).to_pylist():
            if state := states.get(row["entity_id"]):
                self._found[row["article_id"]].append((row["span_start"], state))
        for mentions in self._found.values():
            mentions.sort()

    def before(self, row: Row) -> str | None:
        """The state mentioned last before a span within its evidence."""
        mentions = self._found.get(row["article_id"], [])
        last = bisect_left(mentions, (row["span_start"], "")) - 1
        if last < 0 or mentions[last][0] < row["evidence_start"]:
            return None
        return mentions[last][1]


@cache
def _casualty_words() -> dict[str, str]:
    return {word: kind for kind, words in lexicons.load("comparable_measures")["casualties"].items() for word in words}


def _casualty(text: str) -> str | None:
    return next((kind for word in words_of(text) if (kind := _casualty_words().get(word))), None)


@cache
def _part_words() -> frozenset[str]:
    return frozenset(lexicons.load("comparable_measures")["parts"]["words"])


def _is_part(row: Row) -> bool:
    """Whether a number is said of a part of what is spoken of ("three of the dead", "12 children")."""
    following = row["evidence"][row["span_end"] - row["evidence_start"] :].split(maxsplit=2)[:2]
    if len(following) == 2 and following[0] == "of" and following[1].casefold() in ("the", "them", "those", "these"):
        return True
    return row["measure"] == "casualties" and bool(_part_words() & set(words_of(row["counted"] or "")))


def _head(counted: str) -> str:
    """Stem of the noun that is counted: the last word before anything that qualifies it."""
    head = ""
    for word in words_of(counted):
        if word in function_words() and head:
            break
        if word not in function_words():
            head = word
    return stem(head)


def _interval(row: Row) -> Interval:
    interval = allowed(row["low"], row["high"], row["comparator"], row["unit"] in _WHOLE_UNITS)
    if row["measure"] == "duration":
        shortest, longest = _DAYS[row["unit"]]
        return Interval(interval.low * shortest, interval.high * longest)
    return interval


def _compared(point: Point, rows: list[Row], happenings: dict[str, Row]) -> Discrepancy | None:
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
    event = happenings.get(about)
    subject = event["label"] if event else country_name(about) or about
    counted = f" ({rows[0]['counted']})" if measure == "other" else ""
    label = f"{_SUBJECTS[measure]}{counted}: {subject}"
    return Discrepancy(measure, label, about if event else None, None, point[1:], tuple(claims))
