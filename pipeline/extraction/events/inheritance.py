"""Times, places and parties that an event takes over from the one it belongs to or goes along with."""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta

from pipeline.extraction.dates import Interval
from pipeline.extraction.events import status
from pipeline.extraction.events.anchors import stretched
from pipeline.extraction.events.clauses import complements, subjects
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.lending import lend_parties
from pipeline.extraction.events.mentions import Mention
from pipeline.extraction.events.parts import PARTY, Part
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.shared import Shared, mediators_of
from pipeline.extraction.events.when import Datings

_MEMBERS_OF_A_MEETING = {
    "they",
    "both",
    "side",
    "minister",
    "leader",
    "party",
    "neighbour",
    "neighbor",
    "delegation",
    "country",
    "participant",
    "president",
    "premier",
    "group",
    "delegate",
}
"""Subjects that, after "the", "both" or "two", mean the parties of the meeting just told of."""


def share_times_and_parties(clusters: list[Cluster], datings: Datings) -> list[Shared]:
    """For each event (by position) what it says of itself, filled up from the event it hangs on."""
    owner = {m.trigger.token.i: key for key, c in enumerate(clusters) for m in c.mentions}
    found = []
    for cluster in clusters:
        dating = cluster.dating
        found.append(Shared(dating.interval if dating else None, dating.span if dating else None, cluster.locale))
    _simultaneous(clusters, found)
    for key, cluster in enumerate(clusters):
        if cluster.event_type == "CONSULT" and (found[key].interval is None or found[key].locale is None):
            _day_of_act(key, cluster, clusters, owner, found)
    for key, cluster in enumerate(clusters):
        if cluster.event_type != "CONSULT":
            _from_meeting(key, cluster, clusters, owner, found)
    for key, cluster in enumerate(clusters):
        if found[key].interval is None:
            _section(key, cluster, datings, found)
    lend_parties(clusters, owner, found)
    return found


def _simultaneous(clusters: list[Cluster], found: list[Shared]) -> None:
    """ "At the same time, …", "two days later": days counted from what was told last before."""
    told = sorted(
        ((m.trigger.token.i, key, m) for key, c in enumerate(clusters) for m in c.mentions), key=lambda t: t[:2]
    )
    dated: list[tuple[int, Interval, bool]] = []
    for at, key, mention in told:
        dating = mention.dating
        if dating is None:
            continue
        interval = dating.interval
        if interval is None and dating.after is not None and found[key].interval is None:
            before = bisect_left(dated, dating.at, key=lambda d: d[0]) - 1
            while before >= 0 and (
                (dated[before][2] and mention.trigger.status != status.SCHEDULED)
                or dated[before][1].precision in ("month", "year")  # no day can be counted from
            ):
                before -= 1
            if before >= 0:
                token = mention.trigger.token
                interval = stretched(token, token, _later(dated[before][1], dating.after))
                found[key].interval, found[key].date_text = interval, dating.span
        backwards = dating.interval is None and (dating.after or 0) < 0  # a look back is no time to count on from
        ahead = mention.trigger.status == status.SCHEDULED
        if interval is not None and not backwards:
            dated.append((at, interval, ahead))


def _later(interval: Interval, days: int) -> Interval:
    if not days:
        return Interval(interval.start, interval.start, "day") if interval.precision == "range" else interval
    day = (interval.end if days > 0 else interval.start) + timedelta(days=days)
    return Interval(day, day, "day")


def _day_of_act(
    key: int, cluster: Cluster, clusters: list[Cluster], owner: dict[int, int], found: list[Shared]
) -> None:
    """ "signed after a meeting": a meeting without a date is on the day of the act that came of it."""
    for mention in cluster.mentions:
        token = mention.trigger.token
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.dep_ == "pobj":
            token = token.head.head  # "after a week of talks"
        if token.dep_ == "pobj" and token.head.lower_ in ("after", "at", "during") and token.head.head.i in owner:
            act = owner[token.head.head.i]
            if found[key].locale is None and clusters[act].event_type == "AGREE":
                found[key].locale = found[act].locale  # "signed in Port Ulm after a week of talks"
            if found[key].interval is not None:
                return
            if clusters[act].event_type != "CONSULT" and found[act].interval is not None:
                found[key].interval, found[key].date_text = found[act].interval, found[act].date_text
                return


def _from_meeting(
    key: int, cluster: Cluster, clusters: list[Cluster], owner: dict[int, int], found: list[Shared]
) -> None:
    source = next((s for m in cluster.mentions if (s := _in_clause(m, clusters, owner)) is not None), None)
    if source is None and cluster.event_type in ("AGREE", "ACCUSE"):
        source = _of_its_parties(cluster, clusters)
    if source is None and cluster.event_type == "AGREE" and not any(m.parts for m in cluster.mentions):
        source = _main_meeting(cluster, clusters)
    if source is None:
        return
    mine, theirs = found[key], found[source]
    actors = [p for m in cluster.mentions for p in m.parts if p.role == "actor"]
    if len(actors) > 1 and not any(p.role == PARTY for m in clusters[source].mentions for p in m.parts):
        theirs.parts += [Part(p.head, PARTY) for p in actors]  # those who agreed are those who had met
    if mine.interval is None and cluster.status != status.SCHEDULED:
        mine.interval, mine.date_text = theirs.interval, mine.date_text or theirs.date_text
    if mine.locale is None and cluster.event_type in ("AGREE", "REQUEST", "PROTEST", "RETREAT"):
        mine.locale = theirs.locale
    mine.parts = mediators_of(clusters[source]) if cluster.event_type == "AGREE" else []
    if cluster.event_type == "AGREE" and len(actors) > 1:  # who led the talks did not sign
        mine.parts += [p for m in clusters[source].mentions for p in m.parts if p.role == "organizer"]
    done_to = cluster.event_type in ("ASSAULT", "COERCE", "SANCTION")  # "was arrested after talks with A": not by A
    if not done_to and not any(p.role == "actor" for m in cluster.mentions for p in m.parts):
        mine.parts += [Part(p.head, "actor") for m in clusters[source].mentions for p in m.parts if p.role == PARTY]


def _in_clause(mention: Mention, clusters: list[Cluster], owner: dict[int, int]) -> int | None:
    """The meeting an act is told as a part or result of ("at the talks they agreed", "talks resulted in a deal")."""
    carrier = mention.trigger.carrier
    anchor = carrier if carrier is not None else mention.trigger.token
    nouns = complements(anchor, "at", "after", "during", "in", "following")
    for noun in list(nouns):
        nouns += complements(noun, "of")  # "in the course of the talks"
    if carrier is not None and word(carrier) in ("result", "produce", "yield", "end", "conclude", "lead", "cap"):
        nouns += subjects(carrier)
    if (
        mention.trigger.is_noun
        and mention.trigger.token.dep_ == "nsubj"
        and word(mention.trigger.token.head) in ("cap", "crown", "conclude", "follow", "end")
    ):
        nouns += [
            n for d in mention.trigger.token.head.children if d.dep_ == "dobj" for n in (d, *complements(d, "of"))
        ]
    for noun in nouns:
        key = owner.get(noun.i)
        if key is not None and clusters[key].event_type == "CONSULT":
            return key
    for token in anchor.subtree:  # the parser may hang "at a summit" on another word of the clause
        key = owner.get(token.i)
        if (
            key is not None
            and clusters[key].event_type == "CONSULT"
            and token.dep_ == "pobj"
            and token.head.lower_ in ("at", "during")
        ):
            return key
    return None


def _main_meeting(cluster: Cluster, clusters: list[Cluster]) -> int | None:
    """The mediated talks that an agreement without named parties came of."""
    first = cluster.mentions[0].trigger.token.i
    mediated = [
        key
        for key, other in enumerate(clusters)
        if other.event_type == "CONSULT"
        and other.status != status.SCHEDULED
        and other.mentions[0].trigger.token.i < first
        and mediators_of(other)
    ]
    dating = cluster.dating
    if not mediated or (
        dating is not None and dating.interval is not None and dating.interval.precision in ("month", "year")
    ):
        return None
    return max(mediated, key=lambda key: (len(clusters[key].mentions), -key))


def _of_its_parties(cluster: Cluster, clusters: list[Cluster]) -> int | None:
    """The meeting whose parties act ("the two sides agreed"): the one most told of just before."""
    first = cluster.mentions[0]
    heads = [p.head for p in first.parts if p.role == "actor"]
    pairs = any(h.pos_ == "PRON" and len(members(h)) > 1 for h in heads)
    pointing = pairs or any(
        word(h) in _MEMBERS_OF_A_MEETING
        and (h.pos_ == "PRON" or any(c.lower_ in ("the", "both", "two", "these") for c in h.children))
        for h in heads
    )
    at_once = any(h.i < first.trigger.token.i for h in heads) and pointing
    if not at_once:
        return None
    best: tuple[bool, int, int] | None = None
    for key, other in enumerate(clusters):
        if other.event_type != "CONSULT" or other.status == status.SCHEDULED:
            continue
        before = [m.sentence for m in other.mentions if m.sentence <= first.sentence]
        if not before or (pairs and first.sentence - before[-1] > 2):
            continue
        rank = (first.sentence - before[-1] <= 1, len(other.mentions), before[-1])
        if best is None or rank > best:
            best, chosen = rank, key
    return chosen if best is not None else None


def _section(key: int, cluster: Cluster, datings: Datings, found: list[Shared]) -> None:
    """In a live blog, what is told as done is of the heading's day; a meeting lasts over all days it is told under."""
    if cluster.status in (status.SCHEDULED, status.OPEN) and cluster.event_type != "CONSULT":
        return
    if cluster.status == status.SCHEDULED:
        return
    days = [d for m in cluster.mentions if (d := datings.section(m.trigger)) is not None and d.interval is not None]
    if not days:
        return
    first, last = days[0].interval, days[-1].interval
    if first is None or last is None:
        return
    if cluster.event_type == "CONSULT" and first.start != last.end and first.start < last.end:
        found[key].interval = Interval(first.start, last.end, "range")
    else:
        found[key].interval = first
    found[key].date_text = days[0].span
