"""Whether a mention is of a meeting told before, and whether it says enough to be a happening of its own."""

from __future__ import annotations

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import complements, objects, subjects
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.frames import is_people
from pipeline.extraction.events.mentions import Mention
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.noun_frames import BREAKING_UP, is_deadly
from pipeline.extraction.events.onlookers import remote_verb
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token

NEAR = 3
"""Sentences within which a bare "the meeting" means the one just told rather than the one most told of."""
TITLE_REACH = 15
"""Sentences into the text where a meeting that the title only mentions may first be told of in full."""


def conflict(mention: Mention, cluster: Cluster, strict: bool) -> bool:
    """Whether time, place or kind keep a mention from being the same meeting; `strict` adds parties and status."""
    mine, theirs = mention.trigger.manner, cluster.manner
    unlike = (mine == "visit") != (theirs == "visit") or (mine == "meal") != (theirs == "meal")
    if unlike and not (theirs == "visit" and not strict and mine == "meeting"):
        return True
    planned = mention.trigger.status == status.SCHEDULED and cluster.status == status.OCCURRED
    if theirs == "call" and mine != "call" and (planned or not mention.definite):
        return True
    if mine == "call" and theirs != "call" and not any(_from_afar(m) for m in cluster.mentions):
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
        days_apart = abs((when.start - cluster.interval.start).days)
        if not _of_one_stay(mention, cluster, days_apart):
            return True
    if len(mention.keys) == len(cluster.keys) == 2 and len(mention.keys & cluster.keys) == 1 and not mention.definite:
        return True  # "she met A", "she was received by B": two meetings of two
    if mention.dating is not None and mention.dating.after and cluster.interval is not None:
        return True  # "and the next day …": another day than the one just told of
    if mention.countries and cluster.countries and not mention.countries & cluster.countries and not mention.definite:
        return True
    if planned and when is not None and cluster.interval is None:
        return True  # "will hold the next one in May" is not the one held
    if not strict:
        return False
    here, there = mention.trigger.status, cluster.status
    if (here == status.SCHEDULED) != (there == status.SCHEDULED) and status.OPEN not in (here, there):
        return True
    a, b = mention.countries, cluster.countries
    return bool(a and b) and not (a <= b or b <= a)


def _from_afar(mention: Mention) -> bool:
    """ "held a session by video", which "the call" goes on about."""
    carrier = mention.trigger.carrier
    return mention.trigger.manner == "call" or (carrier is not None and remote_verb(carrier))


_STAY = 10
"""Days before or after a day told of a visit on which the traveller may have arrived for it."""
_ENDING = ("end", "conclude", "finish", "wrap")


def _of_one_stay(mention: Mention, cluster: Cluster, days: int) -> bool:
    """ "is on a state visit", told of a Thursday, "arrived on Wednesday": one stay, though told of days apart."""
    if cluster.manner != "visit":
        return False
    carrier = mention.trigger.carrier
    if mention.trigger.is_noun and mention.definite and carrier is not None and word(carrier) in _ENDING:
        return not mention.countries or bool(mention.countries & cluster.countries)  # "the visit ends on Tuesday"
    if word(mention.trigger.token) != "arrive" or not mention.keys & cluster.keys:
        return False
    if status.SCHEDULED in (mention.trigger.status, cluster.status):
        return False
    return days <= _STAY


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
            if (mention.fresh and not cluster.in_title) or merit < _enough(mention, cluster):
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
    if bare and _briefs_a_body(mention.trigger.token):
        return 2
    told_in_short = not any(p.role == "party" for m in cluster.mentions for p in m.parts)
    if cluster.in_title and mention.sentence - cluster.last_sentence <= (TITLE_REACH if told_in_short else NEAR):
        return 2
    if (
        bare
        and word(mention.trigger.token) in ("engage", "discuss", "talk", "speak")
        and mention.trigger.status == status.OCCURRED
    ):
        return 2
    return 4


_BODIES = ("council", "committee", "assembly", "parliament", "commission", "board")


def _briefs_a_body(verb: Token) -> bool:
    """ "briefed the council", behind "the council met": at that session."""
    return word(verb) == "brief" and any(word(o) in _BODIES for o in objects(verb))


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


_SAID_OF = ("oprd", "acomp", "advmod")
_AT_A_MEETING = {"at", "of", "during", "in", "to", "for", "before", "after", "on"}


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
        if trigger.token.dep_ == "pobj" and trigger.token.head.head.lower_ == "out":
            return mention.locale is not None or dated  # "walked out of talks in Ulm"
        specific = mention.locale is not None and not mention.locale.is_country
        singular = trigger.token.tag_ in ("NN", "NNP") or mention.definite
        told = singular or (trigger.carrier is not None and trigger.token.dep_ in ("nsubj", "nsubjpass"))
        return (
            (specific and singular)
            or (dated and trigger.status == status.SCHEDULED)
            or (dated and singular)
            or (specific and dated and told)
        )
    actors = any(p.role == "actor" for p in mention.parts)
    if mention.in_quotes:
        return bool(mention.countries) and (dated or mention.locale is not None)
    if trigger.event_type == "PROTEST" and trigger.is_noun and word(trigger.token.head) in BREAKING_UP:
        return True  # "broke up a student protest"
    if trigger.event_type == "RETREAT" and word(trigger.token) in ("take", "truce", "ceasefire"):
        return True
    if trigger.event_type == "ASSAULT" and trigger.is_noun and dated and not actors and word(trigger.token) == "clash":
        return True
    placed = mention.locale is not None and not mention.locale.is_country
    one = trigger.token.tag_ == "NN" and any(c.dep_ == "det" for c in trigger.token.children)
    if trigger.event_type == "ASSAULT" and trigger.is_noun and one and (placed or dated or is_deadly(trigger.token)):
        return True
    dead = any(c.lower_ == "dead" and c.dep_ in _SAID_OF for c in trigger.token.children)
    if trigger.event_type == "ASSAULT" and dead:
        return any(p.role == "target" for p in mention.parts)  # "a neighbour was shot dead"
    if trigger.event_type == "ASSAULT" and not actors and any(c.lower_ == "since" for c in trigger.token.children):
        return False  # "have been killed since 2017": a sum of many
    if trigger.event_type == "ASSAULT" and not trigger.is_noun and (dated or mention.locale is not None):
        return True
    attacks = role_words("answered", "attacks")
    if trigger.event_type == "ASSAULT" and any(word(s) in attacks for s in subjects(trigger.token)):
        return any(p.role == "target" for p in mention.parts)  # "the raid killed two"
    if trigger.event_type == "REQUEST" and trigger.is_noun and trigger.carrier is not None and mention.targets:
        return True
    freed = (
        trigger.event_type in ("RETREAT", "CONCEDE") and not trigger.is_noun and (dated or mention.locale is not None)
    )
    if freed and any(p.role == "target" and is_people(p.head) for p in mention.parts):
        return True
    if trigger.event_type == "PROTEST" and (dated or mention.locale is not None) and trigger.status != status.OPEN:
        return True
    if (
        trigger.event_type == "COERCE"
        and not trigger.is_noun
        and actors
        and any(p.role == "target" for p in mention.parts)
    ):
        return True
    if _suffered(mention):
        return True
    if trigger.is_noun and dated and any(p.role == "target" and is_people(p.head) for p in mention.parts):
        return True  # "the arrest last week of nine people"
    if trigger.event_type in ("ASSAULT", "COERCE", "AID", "RETREAT", "SANCTION"):
        if trigger.event_type == "AID" and not actors and not trigger.is_noun:
            return False
        named = bool(mention.keys) or any(p.head.pos_ == "PROPN" for p in mention.parts)
        return named and (actors or dated or mention.locale is not None or trigger.is_noun)
    if trigger.event_type == "AGREE" and trigger.is_noun:
        settles = actors and word(trigger.token) in _SETTLING and bool(complements(trigger.token, "of"))
        return settles or trigger.carrier is not None or bool(complements(trigger.token, "between"))
    return actors and (bool(mention.keys) or any(p.role == "actor" and p.head.pos_ != "PRON" for p in mention.parts))


_SETTLING = ("signing", "signature", "ratification", "adoption", "approval", "passage", "acceptance", "endorsement")
"""Nouns for what somebody does to a deal, rather than for the deal."""
_SUFFERED = ("COERCE", "SANCTION", "ACCUSE")


def _suffered(mention: Mention) -> bool:
    """ "Ana Ruiz was arrested", "the envoy was summoned", "nine of them were held": whoever did it."""
    verb = mention.trigger.token
    if mention.trigger.event_type not in _SUFFERED or mention.trigger.is_noun or verb.tag_ not in ("VBN", "VBD"):
        return False
    own = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if not own or verb.dep_ == "relcl" or mention.trigger.status not in (status.OCCURRED, status.SCHEDULED):
        return False
    targets = [p.head for p in mention.parts if p.role == "target"]
    targets = [p for p in targets if name_kind(p) != "country" or mention.trigger.event_type != "COERCE"]
    return any(p.pos_ == "PROPN" or p.pos_ == "NUM" or (p.tag_ == "NN" and is_people(p)) for p in targets)
