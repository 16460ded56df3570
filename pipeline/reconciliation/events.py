"""Happenings over all articles: which events of articles are one, under which identifier, label, date and place.

An identifier is hashed from what the earliest report says (by its article's day, then its id), so that no later report
changes it, not even one that fills a gap: the type and, where both are known, the country, the first day and what kind
of delegates met (else the states that took part). Where country or day is not known, the month of the report and the
states stand in; where fewer than two states are known, the report itself. Should two events share all that, the one
that was reported first has the plain identifier, and the other's also takes in its parties, its words and its report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import reduce
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.collection import without_cycle_collection
from pipeline.reconciliation.event_clusters import cluster_events
from pipeline.reconciliation.event_likeness import likeness
from pipeline.reconciliation.event_profiles import EventKey, Profile, event_profile
from pipeline.reconciliation.grouping import most_common
from pipeline.reconciliation.identifiers import stable_id
from schemas import arrow_schema

Row = dict[str, Any]
_LABEL_WORDS = 12
_STATES_IN_IDENTITY = 3
_EXPLAINED_BY = 12
"""Other members of an event that are looked at to say why one belongs to it."""
_QUOTED_FOR = timedelta(days=21)
"""Time over which articles that quote one utterance are taken to tell one story."""
_STATUS_ORDER = ("occurred", "ongoing", "scheduled", "proposed")


class ReconciledEvents(NamedTuple):
    """`links` is the table `event_links`, `events` the contract table."""

    links: pa.Table
    events: pa.Table


@without_cycle_collection()
def reconcile_events(
    events: pa.Table,
    mentions: pa.Table,
    participants: pa.Table,
    entity_links: pa.Table,
    entities: pa.Table,
    utterance_links: pa.Table,
    reference_days: Mapping[str, date | None],
) -> ReconciledEvents:
    """Events over all articles.

    `events`, `mentions` and `participants` are extracted_events, _event_mentions and _participants; `entities` and
    `entity_links` what `reconcile_entities` made, `utterance_links` what `link_utterances` did; `reference_days` is the
    reference date of each article that has one.
    """
    rows = {_key(row): row for row in sorted(events.to_pylist(), key=_key)}
    told = _profiles(rows, mentions, participants, entity_links, entities, reference_days)
    profiles = {profile.keys[0]: profile for profile in told}
    clusters = cluster_events([profiles[key] for key in rows], _quoting_together(utterance_links, reference_days))
    mention_counts = Counter(zip(mentions["article_id"].to_pylist(), mentions["event_key"].to_pylist(), strict=True))
    links, made = [], []
    for event_id, cluster in _identified(clusters, profiles):
        members = [rows[key] for key in cluster.keys]
        mention_count = sum(mention_counts[key] for key in cluster.keys)
        made.append(_event(event_id, cluster, members, reference_days, mention_count))
        for key, joined_by in _joined_by([profiles[key] for key in cluster.keys]):
            links.append({"article_id": key[0], "event_key": key[1], "event_id": event_id, "joined_by": joined_by})
    return ReconciledEvents(
        pa.Table.from_pylist(sorted(links, key=_key), schema=arrow_schema("event_links")),
        pa.Table.from_pylist(sorted(made, key=lambda row: row["event_id"]), schema=arrow_schema("events")),
    )


def _key(row: Row) -> EventKey:
    return row["article_id"], row["event_key"]


def _quoting_together(utterance_links: pa.Table, reference_days: Mapping[str, date | None]) -> list[frozenset[str]]:
    """The sets of articles that quote one utterance within a few weeks; what is quoted for longer is a stock phrase."""
    articles: dict[str, set[str]] = defaultdict(set)
    for row in utterance_links.to_pylist():
        articles[row["utterance_id"]].add(row["article_id"])
    together = set()
    for quoting in articles.values():
        days = [day for article in quoting if (day := reference_days.get(article))]
        if len(quoting) > 1 and (not days or max(days) - min(days) <= _QUOTED_FOR):
            together.add(frozenset(quoting))
    return sorted(together, key=sorted)


def _profiles(
    rows: dict[EventKey, Row],
    mentions: pa.Table,
    participants: pa.Table,
    entity_links: pa.Table,
    entities: pa.Table,
    reference_days: Mapping[str, date | None],
) -> Iterator[Profile]:
    entity_of = {(row["article_id"], row["entity_key"]): row["entity_id"] for row in entity_links.to_pylist()}
    described = {row["entity_id"]: row for row in entities.to_pylist()}
    triggers: dict[EventKey, list[str]] = defaultdict(list)
    for row in mentions.select(["article_id", "event_key", "span_text"]).to_pylist():
        triggers[_key(row)].append(row["span_text"])
    parts: dict[EventKey, list[Row]] = defaultdict(list)
    for row in participants.select(["article_id", "event_key", "entity_key", "role"]).to_pylist():
        parts[_key(row)].append(row | {"entity_id": entity_of[row["article_id"], row["entity_key"]]})
    for key, row in rows.items():
        yield event_profile(row, parts[key], described, triggers[key], reference_days.get(key[0]))


def _identified(clusters: list[Profile], profiles: dict[EventKey, Profile]) -> Iterator[tuple[str, Profile]]:
    """Each happening with its identifier; `profiles` are those of its reports."""
    taken: set[tuple[object, ...]] = set()
    for cluster in sorted(clusters, key=lambda cluster: (cluster.first_day, cluster.first)):
        first = profiles[cluster.first]
        identity = _identity(first)
        parties = (*sorted(first.countries), *sorted(first.persons), *sorted(first.delegates))
        words = tuple(sorted(first.stems))
        for further in ((), parties, (*parties, *words), (*parties, *words, *first.first)):
            if (*identity, *further) not in taken:
                break
        taken.add((*identity, *further))
        yield stable_id("event", *identity, *further), cluster


def _identity(first: Profile) -> tuple[object, ...]:
    country, timing = first.country, first.timing
    states = sorted(first.countries)[:_STATES_IN_IDENTITY]
    if country and timing:
        return first.event_type, country, timing.start, *(sorted(first.delegates)[:1] or states)
    if len(states) > 1:
        month = timing.start if timing else min(first.reference_days, default=None)
        return first.event_type, country, month and f"{month:%Y-%m}", *states
    # Too little is known to tell it from events that other articles may tell of: it is known by its first report.
    return first.event_type, *first.first


def _event(
    event_id: str, cluster: Profile, members: list[Row], reference_days: Mapping[str, date | None], mention_count: int
) -> Row:
    timing, stay = cluster.timing, cluster.stay
    return {
        "event_id": event_id,
        "event_type": cluster.event_type,
        "event_mode": most_common(cluster.modes),
        "label": _label(members),
        "status": _status(members, reference_days),
        "date_start": timing and timing.start,
        "date_end": timing and timing.end,
        "date_precision": timing and timing.precision,
        "place": stay and stay.place,
        "country": cluster.country,
        "latitude": stay and stay.latitude,
        "longitude": stay and stay.longitude,
        "article_count": len(cluster.articles),
        "mention_count": mention_count,
    }


def _status(members: list[Row], reference_days: Mapping[str, date | None]) -> str:
    """What most of the latest articles say: a plan told last week may have come about since."""
    latest = max((day for row in members if (day := reference_days.get(row["article_id"]))), default=None)
    telling = [row for row in members if reference_days.get(row["article_id"]) == latest] or members
    best = most_common(Counter(row["status"] for row in telling), _STATUS_ORDER.index)
    return best if best is not None else members[0]["status"]


def _label(members: list[Row]) -> str:
    """The label whose words the other labels share most, long ones last; among equals the shorter, then by alphabet."""
    labels = Counter(row["label"] for row in members)
    words = {label: set(label.casefold().split()) for label in labels}
    support: Counter[str] = Counter()
    for label, count in labels.items():
        support.update(dict.fromkeys(words[label], count))

    def shared(label: str) -> float:
        return sum(support[word] for word in words[label]) / max(len(words[label]), 1)

    def too_long(label: str) -> bool:
        return len(label.split()) > _LABEL_WORDS

    return min(labels, key=lambda label: (-labels[label], too_long(label), -shared(label), len(label), label))


def _joined_by(members: list[Profile]) -> Iterator[tuple[EventKey, str | None]]:
    """What each article's event has in common with the others (the first few of them); None where it is alone."""
    if len(members) == 1:
        yield members[0].keys[0], None
        return
    first = members[: _EXPLAINED_BY + 1]
    together = reduce(Profile.merged, first)
    for number, member in enumerate(members):
        rest = reduce(Profile.merged, first[:number] + first[number + 1 :]) if number < len(first) else together
        yield member.keys[0], ", ".join(("type", *likeness(member, rest).matched))
