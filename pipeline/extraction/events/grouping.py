"""Mentions to happenings: which triggers of one article tell of the same event."""

from __future__ import annotations

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import subjects
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.identity import NEAR, conflict, meeting_antecedent, stands_alone
from pipeline.extraction.events.mentions import Mention
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.same_act import above_of, act_antecedent
from pipeline.extraction.events.verbs import is_verbal
from pipeline.extraction.tokens import Token

_WINDOW = 40
"""Events looked back at: keeps grouping linear on long live blogs."""


def group(mentions: list[Mention]) -> list[Cluster]:
    """Happenings in order of first mention; mentions that say too little, and point back to none, are dropped."""
    clusters: list[Cluster] = []
    waiting: list[Mention] = []
    owner: dict[int, Cluster] = {}
    for mention in mentions:
        cluster = _linked(mention, mentions, owner)
        if cluster is None:
            recent = clusters[-_WINDOW:] if len(clusters) <= _WINDOW else clusters[:3] + clusters[-_WINDOW:]
            same_type = [c for c in recent if c.event_type == mention.trigger.event_type]
            find = meeting_antecedent if mention.trigger.event_type == "CONSULT" else act_antecedent
            cluster = find(mention, same_type)
        if cluster is None:
            if not stands_alone(mention):
                if mention.definite and mention.trigger.event_type == "CONSULT":
                    waiting.append(mention)
                continue
            cluster = Cluster(mention.trigger.event_type)
            clusters.append(cluster)
            for early in _pointing_ahead(waiting, mention):
                cluster.add(early)
                owner[early.trigger.token.i] = cluster
                waiting.remove(early)
        cluster.add(mention)
        owner[mention.trigger.token.i] = cluster
    return clusters


def _pointing_ahead(waiting: list[Mention], mention: Mention) -> list[Mention]:
    """ "two officials briefed on the talks said …": talks that are only told of a sentence or two later."""
    if mention.trigger.event_type != "CONSULT" or mention.fresh or mention.trigger.status == status.SCHEDULED:
        return []
    return [
        early
        for early in waiting
        if mention.sentence - early.sentence <= NEAR - 1
        and early.trigger.status != status.SCHEDULED
        and not conflict(early, Cluster("CONSULT", [mention]), strict=False)
    ]


def _linked(mention: Mention, mentions: list[Mention], owner: dict[int, Cluster]) -> Cluster | None:
    """The event of another trigger of the sentence that this one only unfolds ("meet … for talks")."""
    token = mention.trigger.token
    for above in above_of(token) + _told_with(mention):
        cluster = owner.get(above.i)
        if (
            cluster is not None
            and cluster.event_type == mention.trigger.event_type
            and _unfolds(mention, above, cluster)
        ):
            return cluster
    if mention.trigger.event_type == "ASSAULT":
        for other in reversed(mentions):
            if (
                other.sentence == mention.sentence
                and other.trigger.token.i in owner
                and other.trigger.event_type == "ASSAULT"
                and not _on_other_days(mention, other)
            ):
                return owner[other.trigger.token.i]
    return None


def _on_other_days(mention: Mention, other: Mention) -> bool:
    """ "shelled a port in May, and last week gunmen killed two": told in one sentence, but of two days."""
    days = [m.dating.interval for m in (mention, other) if m.dating is not None and m.dating.interval is not None]
    return len(days) == 2 and not days[0].overlaps(days[1])


def _told_with(mention: Mention) -> list[Token]:
    """The subject of "the talks continue with a virtual meeting": what follows "with" is the same."""
    token = mention.trigger.token
    if token.dep_ != "pobj" or token.head.lower_ not in ("with", "in") or not is_verbal(token.head.head):
        return []
    verb = token.head.head
    if word(verb) not in ("continue", "resume", "begin", "start", "open", "end", "conclude", "culminate"):
        return []
    return subjects(verb)


def _unfolds(mention: Mention, above: Token, cluster: Cluster) -> bool:
    if mention.trigger.event_type != "CONSULT":
        return (
            above.i < mention.trigger.token.i and mention.trigger.token.dep_ in ("dobj", "pobj") and not mention.fresh
        )
    token = mention.trigger.token
    if mention.trigger.manner == "meal" and token.dep_ == "pobj" and token.head.head.i == above.i and is_verbal(above):
        return True  # "hosted them for dinner"
    meets_for = token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.head.i == above.i
    if meets_for and not mention.fresh and cluster.manner == "meeting" and word(above) in ("meet", "gather", "convene"):
        return True  # "will meet again in Ulm for a round hosted by Norland"
    if mention.fresh or conflict(mention, cluster, strict=False):
        return False
    if not mention.trigger.is_noun:
        if word(token) in ("discuss", "talk", "engage"):
            return True
        return cluster.manner == "visit" and (token.dep_ in ("conj", "relcl", "advcl", "xcomp"))
    if above in _told_with(mention):
        return True
    if token.dep_ == "pobj" and token.head.head.i == above.i and is_verbal(above):
        return token.head.lower_ in ("for", "in", "at", "on", "during")
    if cluster.manner == "visit" and mention.trigger.manner == "meeting":
        carrier = mention.trigger.carrier
        if carrier is not None and carrier.dep_ == "xcomp":
            carrier = carrier.head  # "Ulm, where she is due to hold talks"
        return carrier is not None and carrier.dep_ == "relcl"
    return mention.trigger.carrier is not None and mention.trigger.carrier.i == above.i
