"""How people met: on a visit, through a mediator, many states together, or from afar."""

from __future__ import annotations

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.events.carrying import HOLDING
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.onlookers import remote_verb
from pipeline.extraction.events.parts import MEDIATOR
from pipeline.extraction.events.phrases import word
from pipeline.extraction.records import Participant
from pipeline.lexicons import load

_RECEIVING = ("receive", "reception", "audience")
_MANY = 3
"""States or parties from which a meeting is multilateral rather than bilateral."""


def mode_of(
    cluster: Cluster, participants: list[Participant], entities: EntityIndex, mediated: bool = False
) -> str | None:
    """The CONSULT mode; None for a meeting of two sides in person, and for every other type.

    `mediated` says that a mediator is named outside the clauses of its mentions.
    """
    if cluster.event_type != "CONSULT":
        return None
    words = load("meetings")
    if cluster.manner == "call" or _remote(cluster, frozenset(words["nouns"]["remote"])):
        return "phone"
    if cluster.manner == "visit":
        return "visit"
    if mediated or _mediated(cluster):
        return "third-party"
    if all(word(m.trigger.token) in _RECEIVING for m in cluster.mentions):
        return None  # a host and the guests, however many lands these are of
    if _many(cluster, participants, entities, words):
        return "multilateral"
    return None


def _remote(cluster: Cluster, remote: frozenset[str]) -> bool:
    for mention in cluster.mentions:
        token, carrier = mention.trigger.token, mention.trigger.carrier
        if mention.trigger.is_noun and any(c.lower_ in remote for c in token.children if c.i < token.i):
            return True
        if mention.trigger.is_noun and carrier is not None and word(carrier) in HOLDING and remote_verb(carrier):
            return True  # "held a session by video"
    return False


def _mediated(cluster: Cluster) -> bool:
    for mention in cluster.mentions:
        if any(part.role == MEDIATOR for part in mention.parts):
            return True
        for token in (mention.trigger.token, mention.trigger.carrier):
            if token is None:
                continue
            for near in [token, *token.children]:
                if word(near) in ("mediate", "broker", "indirect", "facilitate") and near.pos_ in ("VERB", "ADJ"):
                    return True
    return False


def _of_many_states(participants: list[Participant], entities: EntityIndex) -> bool:
    """A council of states meets: it is a meeting of its members."""
    names = [entities[row.entity].name.split() for row in participants if entities[row.entity].kind == "organization"]
    return any(name and name[-1] in ("Council", "Assembly", "Union", "League") for name in names)


def _many(
    cluster: Cluster, participants: list[Participant], entities: EntityIndex, words: dict[str, dict[str, list[str]]]
) -> bool:
    states: set[str] = set()
    bodies = 0
    boundless = False
    leaders = frozenset(words["parties"]["leaders"])
    for row in participants:
        entity = entities[row.entity]
        if row.role in ("excluded",):
            continue
        if entity.country is not None:
            states.add(entity.country)
        elif entity.kind == "organization":
            bodies += 1
        elif entity.kind == "group":
            last = entity.name.split(" of ")[0].split(" from ")[0].split()
            boundless = boundless or bool(
                last
                and (last[-1].removesuffix("s") in leaders or "nations" in entity.name or "countries" in entity.name)
            )
    if (
        len(states) + bodies >= _MANY
        or boundless
        or (bodies and not states and _of_many_states(participants, entities))
    ):
        return True
    named = {word(m.trigger.token) for m in cluster.mentions if m.trigger.is_noun}
    return bool(named & set(words["nouns"]["multilateral"])) and len(states) != 2
