"""Who brought a deal about also led the talks that it came of, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extraction.events import status
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.records import Event, Participant

_NEAR = 2
"""Sentences between a mention of the deal and one of the talks."""
_DAYS = 14
"""Days between them, where both are dated."""
_SIDES = ("attendee", "host")


def share_mediators(
    clusters: Sequence[Cluster], events: Sequence[Event], rows: Sequence[Participant], mediating: set[tuple[int, int]]
) -> list[Participant]:
    """Further rows: mediators of talks at the deal that two of their parties made close by, and of a deal at its talks.

    `mediating` holds the (event, entity) of those who go between in meetings; clusters and events go by position.
    """
    of: dict[int, list[Participant]] = {}
    for row in rows:
        of.setdefault(row.event, []).append(row)
    told_in: dict[int, list[int]] = {}
    for key, cluster in enumerate(clusters):
        for mention in cluster.mentions if cluster.event_type == "CONSULT" else ():
            told_in.setdefault(mention.sentence, []).append(key)
    found: list[Participant] = []
    for deal, event in enumerate(events):
        if event.event_type != "AGREE" or event.status != status.OCCURRED:
            continue
        agreed = {r.entity for r in of.get(deal, []) if r.role == "actor"}
        for talks in _close(clusters, deal, told_in):
            other = events[talks]
            if other.status == status.SCHEDULED:
                continue
            sides = {r.entity for r in of.get(talks, []) if r.role in _SIDES}
            if len(agreed & sides) < 2 or _apart(event, other):
                continue
            brought = [r for r in of[talks] if r.role == "organizer" and (talks, r.entity) in mediating]
            found += _given(brought, deal, of.get(deal, []))
            found += _given([r for r in of[deal] if r.role == "organizer"], talks, of[talks])
    return found


def _given(mediators: list[Participant], to: int, there: list[Participant]) -> list[Participant]:
    known = {r.entity for r in there}
    return [replace(r, event=to) for r in mediators if r.entity not in known]


def _close(clusters: Sequence[Cluster], deal: int, told_in: dict[int, list[int]]) -> list[int]:
    """The meetings told of near a deal; `told_in` gives those of each sentence."""
    near = {m.sentence + by for m in clusters[deal].mentions for by in range(-_NEAR, _NEAR + 1)}
    return sorted({key for sentence in near for key in told_in.get(sentence, [])})


def _apart(event: Event, other: Event) -> bool:
    if event.date_start is None or other.date_end is None:
        return False
    return abs((event.date_start - other.date_end).days) > _DAYS
