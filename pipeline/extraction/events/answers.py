"""Whose act an answer is to: "condemned the attack", "opposed the invitation", "rejected the offer"."""

from __future__ import annotations

from pipeline.extraction.events.clauses import complements, patients
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.mentions import Mention
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.verbs import is_passive
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token

_LOOK_BACK = 120
"""Tokens back within which "the move" has been told of."""
_SHARED = frozenset(("AGREE", "COERCE", "AID", "SUPPORT"))
_KNOWN = ("the", "this", "that", "these", "those", "both", "all", "such")
_JUST_BEFORE = 40
"""Tokens back within which an answer without an object is one to what was told."""


def answered_act(key: int, mention: Mention, clusters: list[Cluster], owner: dict[int, int]) -> int | None:
    """Position of the event that an event of condemning, rejecting or accepting answers, None where none is meant."""
    things = _things(mention)
    if word(mention.trigger.token) == "vote":
        return None
    for thing in things:
        told = owner.get(thing.i)
        barred = ("CONSULT", "ACCUSE") if clusters[key].event_type != "REJECT" else ("CONSULT", "ACCUSE", "AGREE")
        if told is not None and told != key and clusters[told].event_type not in barred:
            return told
    for thing in things:
        for token in thing.subtree:  # "condemned the attack in which gunmen killed two"
            told = owner.get(token.i)
            if told is not None and told != key and token.dep_ == "relcl" and clusters[told].event_type == "ASSAULT":
                return told
    if not things and _answers_alone(mention.trigger.token):
        return _last_before(mention.trigger.token, frozenset(("REQUEST", "SUPPORT")), key, clusters, _JUST_BEFORE)
    for thing in things:
        types = _types_meant(thing)
        if clusters[key].event_type == "SUPPORT":  # a deal or a raid that is backed is nobody's in particular
            types = types - _SHARED
        if types:
            told = _last_before(thing, types, key, clusters)
            # what is agreed on is nobody's in particular: those who reject it have no counterpart
            agreed = told is not None and clusters[told].event_type == "AGREE" and clusters[key].event_type == "REJECT"
            return None if agreed else told
    return None


def _answers_alone(verb: Token) -> bool:
    """ "She accepted.": with nothing said of what, what was offered or asked just before is meant."""
    return word(verb) in ("accept", "decline", "refuse") and not any(
        c.dep_ in ("xcomp", "ccomp", "prep", "dobj") for c in verb.children
    )


def partner_meeting(mention: Mention, clusters: list[Cluster], owner: dict[int, int]) -> int | None:
    """The meeting or call that the clause of an offer or a request goes on from ("met A and offered …")."""
    verb = mention.trigger.carrier or mention.trigger.token
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
        told = owner.get(verb.i)
        if told is not None and clusters[told].event_type == "CONSULT":
            return told
    return None


def _things(mention: Mention) -> list[Token]:
    token = mention.trigger.token
    found = [] if mention.trigger.is_noun else patients(token)
    if mention.trigger.is_noun or not found:
        found = found + complements(token, "of", "over", "at", "to", "against")
        carrier = mention.trigger.carrier
        if carrier is not None and carrier.i != token.i and not is_passive(carrier):
            found = found + complements(carrier, "over", "at", "against")
    return found


def _types_meant(thing: Token) -> frozenset[str]:
    """Types of event that a definite noun, or "it", can take up."""
    if thing.lower_ in ("it", "this", "that"):
        return frozenset(("REQUEST", "SUPPORT", "AGREE"))
    if not any(c.lower_ in _KNOWN or c.tag_ == "PRP$" for c in thing.children):
        return frozenset()
    lemma = word(thing)
    if lemma in role_words("answered", "offers"):
        return frozenset(("REQUEST", "SUPPORT"))
    if lemma in role_words("answered", "attacks"):
        return frozenset(("ASSAULT",))
    if lemma in role_words("answered", "deals"):
        return frozenset(("AGREE",))
    if lemma in role_words("answered", "charges"):
        return frozenset(("ACCUSE",))
    if lemma in role_words("answered", "arrests"):
        return frozenset(("COERCE",))
    if lemma in role_words("answered", "acts"):
        return frozenset(("SANCTION", "SUPPORT", "AID", "AGREE", "COERCE", "MOBILIZE", "RETREAT", "CONCEDE", "REJECT"))
    return frozenset()


def _last_before(
    thing: Token, types: frozenset[str], key: int, clusters: list[Cluster], reach: int = _LOOK_BACK
) -> int | None:
    best: tuple[int, int] | None = None
    for other, cluster in enumerate(clusters):
        if other == key or cluster.event_type not in types:
            continue
        if all(word(m.trigger.token) in ("accept", "accepted", "acceptance") for m in cluster.mentions):
            continue  # what was accepted is meant, not the accepting
        before = [m.trigger.token.i for m in cluster.mentions if m.trigger.token.i < thing.i]
        if before and thing.i - before[-1] <= reach and (best is None or before[-1] > best[0]):
            best = (before[-1], other)
    return best[1] if best is not None else None
