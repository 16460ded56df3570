"""Happenings over all articles: which events of articles are one, under which identifier, label, date and place.

An identifier is hashed from what the earliest report says (by its article's day, then its id), so that no later report
changes it, not even one that fills a gap: the type and, where both are known, the country, the first day and what kind
of delegates met (else the states that took part). Where country or day is not known, the month of the report and the
states stand in; where fewer than two states are known, the report itself. Should two events share all that, the one
that was reported first has the plain identifier, and the other's also takes in its parties, its words and its report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import reduce
from operator import itemgetter
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.collection import without_cycle_collection
from pipeline.reconciliation.event_clusters import cluster_events
from pipeline.reconciliation.event_likeness import likeness
from pipeline.reconciliation.event_profiles import EventKey, Profile, event_profile
from pipeline.reconciliation.grouping import most_common
from pipeline.reconciliation.identifiers import stable_id
from pipeline.rows import Row, positions, rows_by_article, rows_of, table_of

TRIGGERS = ("article_id", "event_key", "span_text")
PARTIES = ("article_id", "event_key", "role", "entity_key")
"""Columns of extracted_event_mentions and of extracted_participants that are looked at."""
_LABEL_WORDS = 12
_STATES_IN_IDENTITY = 3
_EXPLAINED_BY = 12
"""Other members of an event that are looked at to say why one belongs to it."""
_QUOTED_FOR = timedelta(days=21)
"""Time over which articles that quote one utterance are taken to tell one story."""
_STATUS_ORDER = ("occurred", "ongoing", "scheduled", "proposed")


class Said(NamedTuple):
    """What one article says of an event by itself."""

    label: str
    status: str
    mention_count: int


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
    profiles: dict[EventKey, Profile] = {}
    said: dict[EventKey, Said] = {}
    for told, profile in _profiles(events, mentions, participants, entity_links, entities, reference_days):
        profiles[profile.first], said[profile.first] = profile, told
    clusters = cluster_events(list(profiles.values()), _quoting_together(utterance_links, reference_days))
    links, made = [], []
    for event_id, cluster in _identified(clusters, profiles):
        members = {key: said[key] for key in cluster.keys}
        made.append(_event(event_id, cluster, members, reference_days))
        for key, joined_by in _joined_by([profiles[key] for key in cluster.keys]):
            links.append({"article_id": key[0], "event_key": key[1], "event_id": event_id, "joined_by": joined_by})
    return ReconciledEvents(
        table_of("event_links", sorted(links, key=itemgetter("article_id", "event_key"))),
        table_of("events", sorted(made, key=itemgetter("event_id"))),
    )


def _quoting_together(utterance_links: pa.Table, reference_days: Mapping[str, date | None]) -> list[frozenset[str]]:
    """The sets of articles that quote one utterance within a few weeks; what is quoted for longer is a stock phrase."""
    articles: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(utterance_links):
        articles[row["utterance_id"]].add(row["article_id"])
    together = set()
    for quoting in articles.values():
        days = [day for article in quoting if (day := reference_days.get(article))]
        if len(quoting) > 1 and (not days or max(days) - min(days) <= _QUOTED_FOR):
            together.add(frozenset(quoting))
    return sorted(together, key=sorted)


def _profiles(
    events: pa.Table,
    mentions: pa.Table,
    participants: pa.Table,
    entity_links: pa.Table,
    entities: pa.Table,
    reference_days: Mapping[str, date | None],
) -> Iterator[tuple[Said, Profile]]:
    """What each article says of its events, by article and number, with what is known of them."""
    mentions = mentions.select(TRIGGERS)
    participants = participants.select(PARTIES)
    entity_ids = entity_links["entity_id"].take(pa.array(positions(participants, entity_links, "entity_key")))
    described = entities.take(pc.index_in(entity_ids, value_set=entities["entity_id"]))
    for column in ("entity_id", "kind", "name", "country"):
        participants = participants.append_column(column, described[column])
    for article_id, (told, found, taking_part) in rows_by_article(events, mentions, participants):
        triggers: dict[int, list[str]] = defaultdict(list)
        for row in found:
            triggers[row["event_key"]].append(row["span_text"])
        parts: dict[int, list[Row]] = defaultdict(list)
        for row in taking_part:
            parts[row["event_key"]].append(row)
        for row in sorted(told, key=itemgetter("event_key")):
            number = row["event_key"]
            profile = event_profile(row, parts[number], triggers[number], reference_days.get(article_id))
            yield Said(row["label"], row["status"], len(triggers[number])), profile


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
    event_id: str, cluster: Profile, members: Mapping[EventKey, Said], reference_days: Mapping[str, date | None]
) -> Row:
    timing, stay = cluster.timing, cluster.stay
    return {
        "event_id": event_id,
        "event_type": cluster.event_type,
        "event_mode": most_common(cluster.modes),
        "label": _label(members.values()),
        "status": _status(members, reference_days),
        "date_start": timing and timing.start,
        "date_end": timing and timing.end,
        "date_precision": timing and timing.precision,
        "place": stay and stay.place,
        "country": cluster.country,
        "latitude": stay and stay.latitude,
        "longitude": stay and stay.longitude,
        "article_count": len(cluster.articles),
        "mention_count": sum(said.mention_count for said in members.values()),
    }


def _status(members: Mapping[EventKey, Said], reference_days: Mapping[str, date | None]) -> str:
    """What most of the latest articles say: a plan told last week may have come about since."""
    latest = max((day for article, _ in members if (day := reference_days.get(article))), default=None)
    telling = [said.status for key, said in members.items() if reference_days.get(key[0]) == latest]
    best = most_common(Counter(telling or (said.status for said in members.values())), _STATUS_ORDER.index)
    if best is None:
        raise ValueError("an event without members")
    return best


def _label(members: Iterable[Said]) -> str:
    """The label whose words the other labels share most, long ones last; among equals the shorter, then by alphabet."""
    labels = Counter(said.label for said in members)
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
