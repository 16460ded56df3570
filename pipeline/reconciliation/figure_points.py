"""What a number is about: numbers of one point can be set against each other.

A point is the measure and what else must be the same: the event, the state, the unit, the noun that is counted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from pipeline import lexicons
from pipeline.reconciliation.delegations import counts_delegations
from pipeline.reconciliation.states import states_in
from pipeline.reconciliation.words import content_stems, function_words, plain_words, stem, words_of
from pipeline.rows import Row, mapping, rows_of

Point = tuple[str, ...]

TIME_UNITS = frozenset({"day", "month", "year"})
_DELIBERATIONS = frozenset({"CONSULT", "REQUEST", "AGREE", "COOPERATE"})
"""Types of events at which a force or a fund is talked about; one that other events measure is already there."""
_MEASURED_AT = {"attendance": "CONSULT", "casualties": "ASSAULT"}
"""The type of event that is meant where a number of this measure stands without an event that can have it."""
_NEAR = 400
"""Characters before a sentence within which the event it goes on about may be mentioned."""
_CONTRIBUTED = 8
"""Words before a number within which it may be called a contribution."""


class FigurePoints:
    """The points of figures, from contract tables."""

    def __init__(
        self, events: pa.Table, event_mentions: pa.Table, entities: pa.Table, entity_mentions: pa.Table
    ) -> None:
        self._types = mapping(events, "event_id", "event_type")
        self._topics = _main_events(events, event_mentions)
        self._mentions = _Mentions(
            (row["article_id"], self._types[row["event_id"]], row["span_start"], row["event_id"])
            for row in rows_of(event_mentions, ["article_id", "span_start", "event_id"])
        )
        states = mapping(entities.filter(pc.equal(entities["kind"], "country")), "entity_id", "country")
        of_states = pc.is_in(entity_mentions["entity_id"], value_set=pa.array([*states], pa.string()))
        self._states = _Mentions(
            (row["article_id"], "", row["span_start"], states[row["entity_id"]])
            for row in rows_of(entity_mentions.filter(of_states), ["article_id", "entity_id", "span_start"])
            if states[row["entity_id"]]
        )

    def of(self, row: Row) -> Point | None:
        """What a row of `figures` is about; None where it is compared with no other."""
        if _is_part(row):
            return None
        measure, unit, counted = row["measure"], row["unit"], row["counted"] or ""
        if measure == "army_size":
            owner = next(iter(states_in(counted)), None) or self._state_before(row)
            return (measure, owner, unit) if owner else None
        if measure == "force_size":
            return self._force(row)
        if measure in ("funding", "price"):
            return self._money(row)
        event_id = self._event(row)
        if event_id is None:
            return None
        if measure == "attendance":
            delegations = unit == "country" or (unit in ("person", "organization") and counts_delegations(counted))
            return (measure, event_id, "delegations") if delegations else (measure, event_id, unit, _head(counted))
        if measure == "casualties":
            kind = _casualty(counted) or _casualty(row["evidence"])
            return (measure, event_id, kind, *states_in(counted)[:1]) if kind else None
        if measure == "duration":
            return (measure, event_id, _head(counted)) if unit in TIME_UNITS else None
        # Of other measures only numbers of what both articles call the same can be set against each other.
        same = tuple(sorted(content_stems(counted)))
        return (measure, event_id, unit, *same) if same else None

    def _event(self, row: Row) -> str | None:
        """The event a number measures: its own, else one of the fitting type named in its evidence or just before."""
        event_id: str | None = row["event_id"]
        wanted = _MEASURED_AT.get(row["measure"])
        if wanted is None or (event_id is not None and self._types[event_id] not in _DELIBERATIONS - {wanted}):
            return event_id
        article, start = row["article_id"], row["evidence_start"]
        within = self._mentions.between(article, wanted, start, row["evidence_end"])
        near = within[:1] or self._mentions.between(article, wanted, start - _NEAR, start)[-1:]
        return near[0] if near else event_id

    def _state_before(self, row: Row) -> str | None:
        """The state mentioned last before a span within its evidence."""
        found = self._states.between(row["article_id"], "", row["evidence_start"], row["span_start"])
        return found[-1] if found else None

    def _force(self, row: Row) -> Point | None:
        """Proposals of articles about one event are one point; forces of a named state or that move stand apart."""
        event_id, unit, counted = row["event_id"], row["unit"], row["counted"] or ""
        if event_id is not None and self._types[event_id] not in _DELIBERATIONS:
            return "force_size", event_id, unit, _head(counted)
        topic = self._topics.get(row["article_id"])
        if topic is None:
            return None
        return "force_size", topic, unit, *states_in(counted)[:1], _head(counted) if unit == "item" else ""

    def _money(self, row: Row) -> Point | None:
        """Sums of a fund, a loan or the like are one point over articles about one event, wherever they are told."""
        event_id, counted = row["event_id"], row["counted"] or ""
        fund = _vessel(counted) or _vessel(_before(row))
        topic = self._topics.get(row["article_id"])
        if fund and topic and (event_id is None or self._types[event_id] in _DELIBERATIONS):
            return row["measure"], topic, row["unit"], fund
        return (row["measure"], event_id, row["unit"], _head(counted)) if event_id is not None else None


class _Mentions:
    """Where articles mention what, by kind."""

    def __init__(self, mentions: Iterable[tuple[str, str, int, str]]) -> None:
        found: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for article, kind, start, what in mentions:
            found[article, kind].append((start, what))
        self._starts: dict[tuple[str, str], list[int]] = {}
        self._what: dict[tuple[str, str], list[str]] = {}
        for key, pairs in found.items():
            pairs.sort()
            self._starts[key], self._what[key] = [start for start, _ in pairs], [what for _, what in pairs]

    def between(self, article: str, kind: str, start: int, end: int) -> Sequence[str]:
        """What is mentioned from `start` to before `end`, in order."""
        starts = self._starts.get((article, kind), [])
        return self._what.get((article, kind), [])[bisect_left(starts, start) : bisect_left(starts, end)]


def _main_events(events: pa.Table, event_mentions: pa.Table) -> dict[str, str]:
    """The event each article is about: of its events the one that most articles report, then that all mention most.

    Both are counted over all articles, so that those which tell one story have one topic.
    """
    columns = ["event_id", "article_count", "mention_count"]
    rank = {
        row["event_id"]: (-row["article_count"], -row["mention_count"], row["event_id"])
        for row in rows_of(events, columns)
    }
    best: dict[str, str] = {}
    for row in rows_of(event_mentions, ["article_id", "event_id"]):
        article, event_id = row["article_id"], row["event_id"]
        best[article] = min(best.get(article, event_id), event_id, key=rank.__getitem__)
    return best


def _before(row: Row) -> str:
    """The evidence before a number."""
    return str(row["evidence"][: row["span_start"] - row["evidence_start"]])


@cache
def _word_group(group: str) -> frozenset[str]:
    return frozenset(lexicons.load("comparable_measures")[group]["words"])


def _vessel(text: str) -> str | None:
    """The last word of a text for money set aside as one sum; None where it has none."""
    return next((word for word in reversed(words_of(text)) if word in _word_group("vessels")), None)


@cache
def _casualty_words() -> dict[str, str]:
    return {word: kind for kind, words in lexicons.load("comparable_measures")["casualties"].items() for word in words}


def _casualty(text: str) -> str | None:
    return next((kind for word in words_of(text) if (kind := _casualty_words().get(word))), None)


def _is_part(row: Row) -> bool:
    """Whether a number is said of a part of what is spoken of ("three of the dead", "12 children")."""
    following = row["evidence"][row["span_end"] - row["evidence_start"] :].split(maxsplit=2)[:2]
    if len(following) == 2 and following[0] == "of" and following[1].casefold() in ("the", "them", "those", "these"):
        return True
    if row["measure"] == "force_size":
        return not _word_group("contributions").isdisjoint(plain_words(_before(row))[-_CONTRIBUTED:])
    return row["measure"] == "casualties" and not _word_group("parts").isdisjoint(words_of(row["counted"] or ""))


def _head(counted: str) -> str:
    """Stem of the noun that is counted: the last word before anything that qualifies it."""
    head = ""
    for word in words_of(counted):
        if word in function_words() and head:
            break
        if word not in function_words():
            head = word
    return stem(head)
