"""Times and places that go on from one sentence to the next: what follows from an event is where and when it was."""

from __future__ import annotations

from pipeline.extraction.events import status
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.shared import Shared
from pipeline.extraction.events.verbs import is_verbal

_AFTERMATH = {"COERCE": ("PROTEST",), "CONCEDE": ("COERCE",)}
"""Acts that come of another one told just before: arrests at a protest, release of the arrested."""
_REACH = 2
"""Sentences within which an aftermath belongs to what it follows from."""
_ACCEPTANCE = ("AGREE", "REJECT", "CONCEDE")


def carry_on(clusters: list[Cluster], shared: list[Shared]) -> None:
    """Fill up, in place, days and places that an event has from the scene it belongs to."""
    owner = {m.trigger.token.i: key for key, c in enumerate(clusters) for m in c.mentions}
    for key, cluster in enumerate(clusters):
        if cluster.status == status.SCHEDULED:
            continue
        source = _cause(key, cluster, clusters)
        if source is not None:
            _take(shared[key], shared[source], place=True)
        if source is None and cluster.event_type == "REJECT" and word(cluster.mentions[0].trigger.token) == "vote":
            source = next((k for k in range(key - 1, -1, -1) if clusters[k].event_type == "AGREE"), None)
            if source is not None:
                _take(shared[key], shared[source], place=True)
        if shared[key].interval is None and cluster.event_type in _ACCEPTANCE:
            beside = _told_beside(cluster, owner)
            if beside is not None and clusters[beside].event_type in ("AGREE", "CONSULT"):
                _take(shared[key], shared[beside], place=False)
    _on_visits(clusters, shared)
    _signed_there(clusters, shared)
    _there(clusters, shared)


def _on_visits(clusters: list[Cluster], shared: list[Shared]) -> None:
    """Meetings of a traveller told of right after the arrival, on days of the visit, are where the visit is to."""
    for key, cluster in enumerate(clusters):
        if cluster.event_type != "CONSULT" or cluster.manner in ("visit", "call") or shared[key].locale is not None:
            continue
        if cluster.status == status.SCHEDULED:
            continue
        for back in range(key - 1, max(key - _SCENE, -1), -1):
            visit = clusters[back]
            if visit.event_type != "CONSULT" or visit.manner != "visit" or visit.status == status.SCHEDULED:
                continue
            if shared[back].locale is not None and _same_scene(key, back, clusters, shared):
                shared[key].locale = shared[back].locale
            break


def _signed_there(clusters: list[Cluster], shared: list[Shared]) -> None:
    """What is signed or agreed right after a meeting of the same sides is told is agreed there and then."""
    for key, cluster in enumerate(clusters):
        if cluster.event_type != "AGREE" or cluster.status == status.SCHEDULED or shared[key].locale is not None:
            continue
        for back in range(key - 1, max(key - _SCENE, -1), -1):
            if clusters[back].event_type != "CONSULT" or clusters[back].status == status.SCHEDULED:
                continue
            both = cluster.countries & clusters[back].countries
            then = shared[key].interval is not None and shared[key].interval == shared[back].interval
            if (len(both) > 1 or then) and _same_scene(key, back, clusters, shared):
                _take(shared[key], shared[back], place=True)
            break


_SCENE = 5
"""Events back to which the scene of an event is looked for."""
_SAME_SCENE = 3
"""Sentences within which one scene goes on."""


def _same_scene(key: int, back: int, clusters: list[Cluster], shared: list[Shared]) -> bool:
    """Whether two events can be of one scene: close by in the text, no day against it, some party in common."""
    mine, theirs = clusters[key], clusters[back]
    first = mine.mentions[0].sentence
    near = min((first - m.sentence for m in theirs.mentions if m.sentence <= first), default=_SAME_SCENE + 1)
    a, b = shared[key].interval, shared[back].interval
    if near > _SAME_SCENE or (a is not None and b is not None and not a.overlaps(b)):
        return False
    return not mine.countries or bool(mine.keys & theirs.keys) or bool(mine.countries & theirs.countries)


def _take(mine: Shared, theirs: Shared, place: bool) -> None:
    if mine.interval is None:
        mine.interval, mine.date_text = theirs.interval, theirs.date_text
    if place and mine.locale is None:
        mine.locale = theirs.locale


def _cause(key: int, cluster: Cluster, clusters: list[Cluster]) -> int | None:
    """The event just told that this one is the aftermath of."""
    causes = _AFTERMATH.get(cluster.event_type, ())
    first = cluster.mentions[0]
    for back in range(key - 1, max(key - 4, -1), -1):
        other = clusters[back]
        near = min(
            (abs(first.sentence - m.sentence) for m in other.mentions if m.sentence <= first.sentence), default=9
        )
        if other.event_type in causes and near <= _REACH and other.status != status.SCHEDULED:
            return back
    return None


def _told_beside(cluster: Cluster, owner: dict[int, int]) -> int | None:
    """The event whose verb this one is coordinated with ("they agreed to meet, and she accepted the offer")."""
    verb = cluster.mentions[0].trigger.carrier or cluster.mentions[0].trigger.token
    while verb.dep_ == "conj" and is_verbal(verb.head):
        verb = verb.head
        if verb.i in owner:
            return owner[verb.i]
    return None


def _there(clusters: list[Cluster], shared: list[Shared]) -> None:
    """ "There she pledged …": the place told of last."""
    for key, cluster in enumerate(clusters):
        if shared[key].locale is not None or key == 0:
            continue
        first = cluster.mentions[0].trigger
        verb = first.carrier or first.token
        if any(c.lower_ == "there" and c.dep_ == "advmod" for c in verb.children):
            before = [shared[k] for k in range(key) if shared[k].locale is not None]
            if before:
                _take(shared[key], before[-1], place=True)
