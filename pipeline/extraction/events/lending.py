"""Parties that one event lends another: a truce those who fought, aid resumed those it had been cut off from."""

from __future__ import annotations

from pipeline.extraction.events import status
from pipeline.extraction.events.answers import answered_act, partner_meeting
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.frames import is_name
from pipeline.extraction.events.parts import PARTY, Part
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.reversals import noun_reversal, reversal
from pipeline.extraction.events.shared import Shared, mediators_of


def lend_parties(clusters: list[Cluster], owner: dict[int, int], found: list[Shared]) -> None:
    """Add, in place, the parts that follow from another event of the article; `owner` gives the event of a trigger."""
    _truces(clusters, found)
    for key, cluster in enumerate(clusters):
        if cluster.event_type in ("ACCUSE", "REJECT", "AGREE", "SUPPORT"):
            found[key].parts = found[key].parts + _whose_act(key, cluster, clusters, owner, found)
        if cluster.event_type in ("SUPPORT", "REQUEST"):
            found[key].parts = found[key].parts + _spoken_to(cluster, clusters, owner)
        elif cluster.event_type in ("AID", "CONCEDE"):
            found[key].parts = found[key].parts + _cut_off(cluster, clusters)
    _continuations(clusters, found)


def _spoken_to(cluster: Cluster, clusters: list[Cluster], owner: dict[int, int]) -> list[Part]:
    """ "spoke to A by phone and offered help": A, where the offer itself names nobody."""
    parts = [p for m in cluster.mentions for p in m.parts]
    if any(p.role == "target" for p in parts):
        return []
    for mention in cluster.mentions:
        meeting = partner_meeting(mention, clusters, owner)
        if meeting is not None:
            mine = {p.head.i for p in parts}
            there = [p for m in clusters[meeting].mentions for p in m.parts if p.role == PARTY]
            others = [p for p in there if p.head.i not in mine]
            return [Part(p.head, "target") for p in others] if len(others) == 1 else []
    return []


def _cut_off(cluster: Cluster, clusters: list[Cluster]) -> list[Part]:
    """ "cut its aid to A, a step it reversed": A gets aid again, where the reversal itself names nobody."""
    undoing = cluster.mentions[0].trigger.token
    if any(p.role == "target" for m in cluster.mentions for p in m.parts):
        return []
    if (reversal(undoing) or noun_reversal(undoing)) is None:
        return []
    cuts = [m for c in clusters if c.event_type == "SANCTION" for m in c.mentions]
    before = [m for m in cuts if m.trigger.token.i < undoing.i]
    if not before:
        return []
    return [p for p in max(before, key=lambda m: m.trigger.token.i).parts if p.role == "target"]


def _truces(clusters: list[Cluster], found: list[Shared]) -> None:
    """A truce that takes effect is the act of those who agreed on it."""
    for key, cluster in enumerate(clusters):
        if cluster.event_type != "RETREAT" or any(p.role != "organizer" for m in cluster.mentions for p in m.parts):
            continue
        agreed = [k for k in range(key) if clusters[k].event_type == "AGREE"]
        if agreed:
            source = clusters[agreed[-1]]
            found[key].parts = [p for m in source.mentions for p in m.parts if p.role == "actor"]
            continue
        for source in reversed([c for c in clusters[:key] if c.event_type == "ASSAULT"]):  # a truce of those who fought
            fighting = [p for m in source.mentions for p in m.parts if p.role == "actor"]
            if len(fighting) > 1:
                found[key].parts = fighting
                break


_CONTINUING = {"second", "third", "another", "next", "further", "new", "fresh", "final"}


def _continuations(clusters: list[Cluster], found: list[Shared]) -> None:
    """Give "another round" the parties and the mediator of the talks it goes on from, where it names none."""
    for key, cluster in enumerate(clusters):
        if cluster.event_type != "CONSULT" or cluster.status != status.SCHEDULED:
            continue
        first = cluster.mentions[0].trigger.token
        again = any(c.lower_ == "again" for c in first.children) or cluster.manner == "round"
        following = any(c.lower_ in _CONTINUING for c in first.children)
        if not again and not following:
            continue
        before = [
            c
            for c in clusters
            if c.event_type == "CONSULT"
            and c.status != status.SCHEDULED
            and c.manner in ("meeting", "round")
            and c.mentions[0].trigger.token.i < first.i
        ]
        if not before:
            continue
        source = max(before, key=lambda c: len(c.mentions))
        found[key].continues = clusters.index(source)
        if not again:
            continue
        found[key].parts = found[key].parts + mediators_of(source)
        if not any(p.role == PARTY for m in cluster.mentions for p in m.parts) and not any(
            c.dep_ == "of" for c in first.children
        ):
            found[key].parts = found[key].parts + [
                p
                for m in source.mentions
                for p in m.parts
                if p.role == PARTY and (p.head.pos_ == "PROPN" or any(is_name(c) for c in p.head.children))
            ]


_BACKING = ("back", "support", "endorse", "defend", "praise", "applaud", "welcome", "hail", "commend")
"""Verbs with which one stands by an act of somebody else's ("backed the expulsion")."""


def _whose_act(
    key: int, cluster: Cluster, clusters: list[Cluster], owner: dict[int, int], found: list[Shared]
) -> list[Part]:
    """The target of a condemnation or an answer that names none: who did what is condemned, asked what is answered."""
    if any(p.role == "target" for m in cluster.mentions for p in m.parts):
        return []
    if cluster.event_type == "AGREE" and not any(
        word(m.trigger.token) in ("accept", "acceptance", "approve", "grant") for m in cluster.mentions
    ):
        return []
    for mention in cluster.mentions:
        if cluster.event_type == "SUPPORT" and word(mention.trigger.token) not in _BACKING:
            continue
        act = answered_act(key, mention, clusters, owner)
        if act is not None:
            parts = [p for m in clusters[act].mentions for p in m.parts] + found[act].parts
            mine = {p.head.i for m in cluster.mentions for p in m.parts}
            return [Part(p.head, "target") for p in parts if p.role == "actor" and p.head.i not in mine]
    return []
