"""Whether two mentions can be, and are, the same happening."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import complements, word
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.mentions import Mention

NEAR = 3
"""Sentences within which a bare "the meeting" means the one just told rather than the one most told of."""
_TITLE_REACH = 15
"""Sentences into the text where a meeting that the title only mentions may first be told of in full."""


def conflict(mention: Mention, cluster: Cluster, strict: bool) -> bool:
    """Whether time, place or kind keep a mention from being the same meeting; `strict` adds parties and status."""
    mine, theirs = mention.trigger.manner, cluster.manner
    unlike = (mine == "visit") != (theirs == "visit") or (mine == "meal") != (theirs == "meal")
    if unlike and not (theirs == "visit" and not strict and mine == "meeting"):
        return True
    if theirs == "call" and mine != "call" and not mention.definite:
        return True
    if mine == "call" and theirs != "call" and not any(m.trigger.manner == "call" for m in cluster.mentions):
        return True
    if (
        mention.countries
        and mention.trigger.is_noun
        and not cluster.countries
        and any(m.own_name for m in cluster.mentions)
    ):
        return True
    if mention.own_name is not None and not any(m.own_name == mention.own_name for m in cluster.mentions):
        return True
    if mention.locale is not None and cluster.locale is not None and not mention.locale.fits(cluster.locale):
        return True
    when = mention.dating.interval if mention.dating is not None else None
    if when is not None and cluster.interval is not None and not when.overlaps(cluster.interval):
        return True
    if mention.dating is not None and mention.dating.after and cluster.interval is not None:
        return True  # "and the next day …": another day than the one just told of
    if mention.countries and cluster.countries and not mention.countries & cluster.countries and not mention.definite:
        return True
    planned = mention.trigger.status == status.SCHEDULED and cluster.status == status.OCCURRED
    if planned and when is not None and cluster.interval is None:
        return True  # "will hold the next one in May" is not the one held
    if not strict:
        return False
    here, there = mention.trigger.status, cluster.status
    if (here == status.SCHEDULED) != (there == status.SCHEDULED) and status.OPEN not in (here, there):
        return True
    a, b = mention.countries, cluster.countries
    return bool(a and b) and not (a <= b or b <= a)


def meeting_antecedent(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """The meeting told before that a mention is of, None where it is a new one."""
    best: tuple[float, int] | None = None
    found: Cluster | None = None
    pointing = mention.definite and not mention.fresh
    named_parties = bool(complements(mention.trigger.token, "between"))
    for position, cluster in enumerate(clusters):
        if (cluster.manner == "visit") != (mention.trigger.manner == "visit"):
            continue  # what happens on a visit is told in its clause, not by a bare "the meeting"
        if conflict(mention, cluster, strict=not pointing or named_parties):
            continue
        merit = _merit(mention, cluster)
        if not pointing:
            if mention.fresh or merit < _enough(mention, cluster):
                continue
        elif named_parties and mention.countries and cluster.countries and not mention.countries <= cluster.countries:
            continue
        rank = (merit + _salience(mention, cluster), position)
        if best is None or rank > best:
            best, found = rank, cluster
    return found


def _enough(mention: Mention, cluster: Cluster) -> float:
    """How much must speak for a mention that does not point back being the same meeting."""
    bare = mention.locale is None and mention.dating is None
    told_in_short = not any(p.role == "party" for m in cluster.mentions for p in m.parts)
    if cluster.in_title and mention.sentence - cluster.last_sentence <= (_TITLE_REACH if told_in_short else NEAR):
        return 2
    if (
        bare
        and word(mention.trigger.token) in ("engage", "discuss", "talk", "speak")
        and mention.trigger.status == status.OCCURRED
    ):
        return 2
    return 4


def _merit(mention: Mention, cluster: Cluster) -> float:
    """What speaks for identity: shared place, day, parties, and a title that the text then tells at length."""
    merit = 0.0
    if mention.locale is not None and cluster.locale is not None:
        merit += 3
    when = mention.dating.interval if mention.dating is not None else None
    if when is not None and cluster.interval is not None:
        merit += 3
    if mention.keys & cluster.keys:
        merit += 2
    elif mention.countries & cluster.countries:
        merit += 1.5
    if len(mention.countries) > 1 and mention.countries == cluster.countries:
        merit += 2.5  # the same two sides, nothing against it: the same talks
    if cluster.in_title:
        merit += 2
    return merit


def _salience(mention: Mention, cluster: Cluster) -> float:
    distance = mention.sentence - cluster.last_sentence
    plans = (mention.trigger.status == status.SCHEDULED, cluster.status == status.SCHEDULED)
    fitting = 2.0 if plans == (True, True) else 0.0 if plans == (False, False) else -1.5
    recency = max(0.0, NEAR - distance) if mention.trigger.status == cluster.status or distance <= 1 else 0.0
    return recency + fitting + min(len(cluster.mentions), 4) * 0.6


def act_antecedent(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """The act told before that a mention is of, None where it is a new one."""
    for cluster in reversed(clusters):
        if _same_act(mention, cluster):
            return cluster
    return None


def _same_act(mention: Mention, cluster: Cluster) -> bool:
    when = mention.dating.interval if mention.dating is not None else None
    if when is not None and cluster.interval is not None and not when.overlaps(cluster.interval):
        return False
    here, there = mention.trigger.status, cluster.status
    if (here == status.SCHEDULED) != (there == status.SCHEDULED):
        return False
    actors = mention.countries
    known = frozenset().union(*(m.countries for m in cluster.mentions))
    shares_actor = bool(mention.keys & cluster.keys) or bool(actors & known)
    if mention.trigger.event_type == "AGREE" and {word(mention.trigger.token), *_words(cluster)} <= _VOTING:
        return mention.sentence - cluster.last_sentence <= _TITLE_REACH
    if mention.definite and not mention.fresh:
        if cluster.in_title and mention.trigger.event_type == "AGREE" and mention.trigger.is_noun:
            return True
        if not mention.parts or shares_actor or word(mention.trigger.token) in _SIGNING:
            return mention.sentence - cluster.last_sentence <= 12
        return False
    shared = {w for w in mention.content & cluster.content if w not in _GENERIC}
    near = mention.sentence - cluster.last_sentence
    if (
        near == 0
        and mention.trigger.status == there
        and _within(mention, cluster)
        and (shares_actor or not known or not actors)
    ):
        return True
    if mention.trigger.event_type == "ASSAULT" and near <= 6 and shared & _targets_of(cluster):
        return True
    if mention.trigger.event_type == "COOPERATE" and len(actors) > 1 and actors == known:
        return True
    same_word = word(mention.trigger.token) in {word(m.trigger.token) for m in cluster.mentions}
    if cluster.in_title and len(actors & known) > 1 and mention.trigger.event_type in ("ACCUSE", "REQUEST", "REJECT"):
        return True  # "Norland blames Estria": who and whom are the same
    if cluster.in_title and (shares_actor or not actors):
        return bool(shared)
    if not same_word and mention.trigger.event_type not in _SAID_DIFFERENTLY:
        return False
    return shares_actor and len(shared) >= (1 if same_word else 2)


_VOTING = {"vote", "adopt", "pass", "approve", "back", "decide"}
"""One decision of a body goes by all of these."""


def _words(cluster: Cluster) -> set[str]:
    return {word(m.trigger.token) for m in cluster.mentions}


_SIGNING = ("signature", "signing", "sign", "ink")
_SAID_DIFFERENTLY = ("REQUEST", "AGREE", "REJECT", "SUPPORT")
"""Types of which one act goes by several words ("proposed … the call"); for others another word is another act."""


def _within(mention: Mention, cluster: Cluster) -> bool:
    """Whether the trigger stands under one of the event's others ("summoned the envoy to lodge a protest")."""
    mine = mention.trigger.token
    return any(_governs(m.trigger.token, mine) or _governs(mine, m.trigger.token) for m in cluster.mentions)


def _governs(upper: Token, lower: Token) -> bool:
    """Whether one trigger stands above another in the parse, no coordination in between."""
    for head in above_of(lower):
        if lower.dep_ == "conj":
            return False
        if head.i == upper.i:
            return True
        lower = head
    return False


def _targets_of(cluster: Cluster) -> set[str]:
    return {word(p.head) for m in cluster.mentions for p in m.parts if p.role == "target"}


_AT_A_MEETING = {"at", "of", "during", "in", "to", "for", "before", "after", "on"}
_GENERIC = {"country", "government", "minister", "president", "leader", "state", "people", "official", "year", "force"}


def stands_alone(mention: Mention) -> bool:
    """Whether a mention says enough to be an event of its own."""
    trigger = mention.trigger
    dated = mention.dating is not None and mention.dating.interval is not None
    if trigger.event_type == "CONSULT":
        if word(trigger.token) == "discuss" and not complements(trigger.token, "with") and not dated:
            return False
        if mention.in_quotes:
            return bool(mention.countries and mention.keys) or (mention.locale is not None and dated)
        if mention.own_name is not None:
            return (
                trigger.token.dep_ == "pobj" and trigger.token.head.lower_ in _AT_A_MEETING
            ) or trigger.carrier is not None
        if mention.parts:
            return True
        if trigger.token.dep_ == "pobj" and word(trigger.token.head.head) == "day":
            return True  # "four days of talks"
        specific = mention.locale is not None and not mention.locale.is_country
        singular = trigger.token.tag_ in ("NN", "NNP") or mention.definite
        return (specific and singular) or (dated and trigger.status == status.SCHEDULED) or (dated and singular)
    actors = any(p.role == "actor" for p in mention.parts)
    if mention.in_quotes:
        return bool(mention.countries) and (dated or mention.locale is not None)
    if trigger.event_type == "RETREAT" and word(trigger.token) in ("take", "truce", "ceasefire"):
        return True
    if trigger.event_type == "ASSAULT" and trigger.is_noun and dated and not actors and word(trigger.token) == "clash":
        return True
    if trigger.event_type == "ASSAULT" and not actors and any(c.lower_ == "since" for c in trigger.token.children):
        return False  # "have been killed since 2017": a sum of many
    if trigger.event_type == "ASSAULT" and not trigger.is_noun and (dated or mention.locale is not None):
        return True
    if trigger.event_type in ("ASSAULT", "COERCE", "AID", "RETREAT", "SANCTION"):
        if trigger.event_type == "AID" and not actors and not trigger.is_noun:
            return False
        named = bool(mention.keys) or any(p.head.pos_ == "PROPN" for p in mention.parts)
        return named and (actors or dated or mention.locale is not None or trigger.is_noun)
    if trigger.event_type == "AGREE" and trigger.is_noun:
        return trigger.carrier is not None or bool(complements(trigger.token, "between"))
    return actors and (bool(mention.keys) or any(p.role == "actor" and p.head.pos_ != "PRON" for p in mention.parts))


def above_of(token: Token) -> list[Token]:
    """The token's nearest governors, up to six."""
    found = []
    for _ in range(6):
        if token.head.i == token.i:
            break
        token = token.head
        found.append(token)
    return found
