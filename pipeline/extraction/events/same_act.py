"""Whether a mention of an act that is no meeting is of one told before."""

from __future__ import annotations

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import complements, objects, subjects
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.identity import TITLE_REACH
from pipeline.extraction.events.mentions import Mention
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.verbs import is_passive
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token

_FIRST_TOLD = 6
"""Sentences within which the text tells by the same word what its title says."""
_GENERIC = {"country", "government", "minister", "president", "leader", "state", "people", "official", "year", "force"}


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
    if _others_act(mention, cluster) or (mention.fresh and mention.trigger.is_noun):
        return False
    actors = mention.countries
    known = frozenset().union(*(m.countries for m in cluster.mentions))
    shares_actor = bool(mention.keys & cluster.keys) or bool(actors & known)
    if mention.trigger.event_type == "AGREE" and {word(mention.trigger.token), *_words(cluster)} <= _VOTING:
        return mention.sentence - cluster.last_sentence <= TITLE_REACH
    if mention.trigger.event_type == "AGREE" and _elsewhere(mention, cluster):
        return False
    if mention.trigger.event_type == "AGREE" and _puts_name_to_it(mention):
        return mention.sentence - cluster.last_sentence <= _SIGNED_WITHIN
    if mention.definite and not mention.fresh:
        if cluster.in_title and mention.trigger.event_type == "AGREE" and mention.trigger.is_noun:
            return True
        if not mention.parts or shares_actor or word(mention.trigger.token) in _SIGNING:
            return mention.sentence - cluster.last_sentence <= 12
        return False
    shared = {w for w in mention.content & cluster.content if w not in _GENERIC}
    near = mention.sentence - cluster.last_sentence
    if near == 0 and mention.trigger.event_type == "COERCE" and _goes_on(mention, cluster):
        return True
    if near == 0 and _hands_note(mention, cluster):
        return True
    if (
        near == 0
        and mention.trigger.status == there
        and _within(mention, cluster)
        and (shares_actor or not known or not actors)
    ):
        return True
    toll = mention.trigger.event_type == "ASSAULT" and near <= _FIRST_TOLD
    if toll and (_is_its_toll(mention, cluster) or _befell_in_it(mention)):
        return True
    if toll and mention.actors & frozenset().union(*(m.actors for m in cluster.mentions)) and _own_account(mention):
        return True
    if mention.trigger.event_type == "ASSAULT" and near <= 6 and shared & _targets_of(cluster):
        return True
    if mention.trigger.event_type == "COOPERATE" and len(actors) > 1 and actors == known:
        return True
    same_word = word(mention.trigger.token) in {word(m.trigger.token) for m in cluster.mentions}
    if cluster.in_title and len(actors & known) > 1 and mention.trigger.event_type in ("ACCUSE", "REQUEST", "REJECT"):
        return True  # "Norland blames Estria": who and whom are the same
    if cluster.in_title and same_word and near <= _FIRST_TOLD and (shares_actor or not actors or not known):
        return True
    if cluster.in_title and (shares_actor or not actors):
        return bool(shared)
    if not same_word and mention.trigger.event_type not in _SAID_DIFFERENTLY:
        return False
    return shares_actor and len(shared) >= (1 if same_word else 2)


_BY_ONE = ("REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE")
"""Types of acts that others do not do together by each doing it."""


def _befell_in_it(mention: Mention) -> bool:
    """ "Four guards were killed in the raid": the raid told of before."""
    verb = mention.trigger.token
    if mention.trigger.is_noun or not (is_passive(verb) or word(verb) in ("die", "perish")):
        return False
    attacks = [n for n in complements(verb, "in", "during") if word(n) in role_words("answered", "attacks")]
    return any(c.lower_ in ("the", "this", "that") for n in attacks for c in n.children)


def _own_account(mention: Mention) -> bool:
    """ "The army said it had hit a depot": how those who attacked tell the attack."""
    verb = mention.trigger.token
    own = any(c.dep_ == "nsubj" and c.lower_ in ("it", "they") for c in verb.children)
    return verb.dep_ == "ccomp" and own and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)


def _others_act(mention: Mention, cluster: Cluster) -> bool:
    """Whether somebody else acts than in all mentions so far, or the same one turns to somebody else."""
    done_by = frozenset().union(*(m.actors for m in cluster.mentions))
    if mention.trigger.event_type == "SANCTION":  # envoys are expelled tit for tat
        done_to = frozenset().union(*(m.targets for m in cluster.mentions))
        known = mention.actors and done_by and mention.targets and done_to
        return bool(known) and not mention.actors & done_by and not mention.targets & done_to
    if mention.trigger.event_type not in _BY_ONE:
        return False
    if mention.actors and done_by and not mention.actors & done_by:
        return True
    if mention.trigger.is_noun or any(m.trigger.is_noun for m in cluster.mentions):
        return False
    done_to = frozenset().union(*(m.targets for m in cluster.mentions))
    return bool(mention.targets and done_to) and not mention.targets & done_to


_VOTING = {"vote", "adopt", "pass", "approve", "back", "decide"}
"""One decision of a body goes by all of these."""


def _words(cluster: Cluster) -> set[str]:
    return {word(m.trigger.token) for m in cluster.mentions}


_SIGNING = ("signature", "signing", "sign", "ink")
_SIGNED_WITHIN = 12
"""Sentences from a deal to those who put their names to it."""


def _puts_name_to_it(mention: Mention) -> bool:
    """ "put her name to the document": to what the text has told to be agreed."""
    token = mention.trigger.token
    if not any(o.lower_ in ("name", "names", "signature", "signatures") for o in objects(token)):
        return False
    texts = complements(token, "to", "on")
    return any(c.lower_ == "the" for t in texts for c in t.children) and not any(complements(t, "on") for t in texts)


_SAID_DIFFERENTLY = ("REQUEST", "AGREE", "REJECT", "SUPPORT")
"""Types of which one act goes by several words ("proposed … the call"); for others another word is another act."""


def _elsewhere(mention: Mention, cluster: Cluster) -> bool:
    return mention.locale is not None and cluster.locale is not None and not mention.locale.fits(cluster.locale)


def _goes_on(mention: Mention, cluster: Cluster) -> bool:
    """ "police fired tear gas and detained nine": one action of the same force."""
    token = mention.trigger.token
    return token.dep_ == "conj" and any(m.trigger.token is token.head for m in cluster.mentions)


_SUMMONING = ("summon", "call", "invite")
_HANDING = ("hand", "deliver", "present", "lodge", "give", "serve", "convey")


def _hands_note(mention: Mention, cluster: Cluster) -> bool:
    """ "summoned the ambassador and handed him a note": one protest, made to his face."""
    token = mention.trigger.token
    if mention.trigger.event_type != "ACCUSE" or word(token) not in _HANDING or token.dep_ != "conj":
        return False
    return any(m.trigger.token is token.head and word(token.head) in _SUMMONING for m in cluster.mentions)


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


def _is_its_toll(mention: Mention, cluster: Cluster) -> bool:
    """ "the raid killed two": what an attack told of did, unless the noun says more than was told ("the air raid")."""
    attacks = role_words("answered", "attacks")
    deeds = [] if mention.trigger.is_noun else [d for d in subjects(mention.trigger.token) if word(d) in attacks]
    before = [c for d in deeds for c in d.children if c.i < d.i]
    more = {word(c) for c in before if c.dep_ in ("amod", "compound", "nmod")}
    return any(c.lower_ == "the" for c in before) and more <= cluster.content


def _targets_of(cluster: Cluster) -> set[str]:
    return {word(p.head) for m in cluster.mentions for p in m.parts if p.role == "target"}


def above_of(token: Token) -> list[Token]:
    """The token's nearest governors, up to six."""
    found = []
    for _ in range(6):
        if token.head.i == token.i:
            break
        token = token.head
        found.append(token)
    return found
