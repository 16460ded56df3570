"""Who did what to whom: the actors and targets of events that are not meetings, as their own clause says."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.clauses import (
    agents,
    complements,
    datives,
    is_passive,
    members,
    named_behind,
    patients,
    word,
)
from pipeline.extraction.events.companions import companions_of
from pipeline.extraction.events.frames import is_name, is_people, leaders_of, noun_actors, some_people
from pipeline.extraction.events.naming import DATE, name_kind
from pipeline.extraction.events.parts import Part, is_absolute, is_meeting_word, role_words
from pipeline.extraction.events.triggers import Trigger

_PROPOSALS = {"proposal", "offer", "request", "call", "demand", "plan", "invitation", "appeal", "bid", "ultimatum"}


def parts_of_act(trigger: Trigger) -> list[Part]:
    """Who did it (`actor`) and to whom (`target`), for events that are not meetings."""
    token, carrier = trigger.token, trigger.carrier
    actors: list[Token] = []
    if trigger.is_noun:
        actors = leaders_of(token, carrier) if trigger.event_type == "COOPERATE" else noun_actors(token)
        if not actors and carrier is not None and word(carrier) not in ("result", "take", "come"):
            actors = agents(carrier)
        if not actors:
            actors = complements(token, "between")
        if not actors and trigger.event_type in ("AID", "SANCTION"):  # "the resumption of Norlandic aid"
            actors = [c for n in complements(token, "of", "on") for c in n.children if c.i < n.i and is_name(c)]
        if not actors and trigger.event_type == "COOPERATE":
            actors = complements(token, "of", "by")
        if not actors and trigger.event_type == "AGREE":  # "the signing of a plan by A and B"
            things = complements(token, "of")
            above = [] if is_passive(token.head) else [token.head]
            actors = [n for t in (token, *things, *above) for n in complements(t, "by") if _can_act(n)]
    elif carrier is not None:
        actors = agents(carrier)
    targets: list[Token] = []
    for place in trigger.targets:
        targets += _targets(trigger, place)
    actors = [p for a in actors for p in (complements(a, "of") if is_meeting_word(a) or word(a) == "jirga" else [a])]
    brokers = carrier is not None and word(carrier) in ("broker", "mediate", "facilitate")
    calls_for_march = (
        trigger.event_type == "PROTEST"
        and trigger.is_noun
        and carrier is not None
        and word(carrier) in role_words("mutual", "summons")
    )
    found = _parts(actors, "organizer" if brokers or calls_for_march else "actor")
    if carrier is not None:  # "pledged on behalf of A": the one acted for acts
        found += _parts([n for b in complements(carrier, "on") if word(b) == "behalf" for n in _of_whom(b)], "actor")
    found += _parts([c for a in actors for m in members(a) for c in companions_of(m)], "actor")
    if trigger.event_type in ("AGREE", "RETREAT", "CONCEDE"):
        found += [Part(b.head, "organizer") for b in _mediators_below(carrier or token)]
        for verb in {v.i: v for v in (token, carrier) if v is not None}.values():
            found += _onlookers(verb)
        found += _brokers_behind(token)
    if not any(_can_act(m) for t in targets for m in members(t)) and trigger.event_type in ("ACCUSE", "REJECT"):
        targets = _behind_things(trigger)
    elif not targets and trigger.event_type == "REQUEST" and trigger.is_noun:
        targets = _who_answers(token)
    if trigger.event_type == "SANCTION" and not trigger.is_noun:
        targets = _where_envoy_was(token) or targets or _owners_of_property(token)
    taken = {p.head.i for p in found}
    # one who is agreed with agrees as well
    mutual = trigger.event_type == "AGREE" or word(token) in role_words("mutual", "acts")
    to_whom = "actor" if mutual and trigger.targets == ("with",) else "target"
    targets = [t for t in targets if not is_absolute(t)]
    return found + [p for p in _parts(targets, to_whom) if p.head.i not in taken]


def _owners_of_property(verb: Token) -> list[Token]:
    """ "froze the assets of A": A, not the assets."""
    return [n for t in patients(verb) if word(t) in role_words("property", "words") for n in _of_whom(t)]


_REACH = 16
"""Tokens behind a deal within which "brokered by" belongs to it, whatever the parser hung it on."""


def _brokers_behind(token: Token) -> list[Part]:
    """ "signed a truce in Ulm, brokered by A"."""
    found = []
    for verb in token.doc[token.i + 1 : min(token.i + _REACH, token.sent.end)]:
        if is_meeting_word(verb):
            break  # what is mediated may be the talks
        if verb.tag_ == "VBN" and word(verb) in ("broker", "mediate", "facilitate") and verb.dep_ in ("acl", "advcl"):
            found += _parts([n for c in verb.children if c.dep_ == "agent" for n in c.children], "organizer")
    return found


def _of_whom(noun: Token) -> list[Token]:
    return complements(noun, "of") + [c for c in noun.children if c.dep_ == "poss"]


def _behind_things(trigger: Trigger) -> list[Token]:
    """Whose deed or word is condemned or rejected: "condemned A's decision", "a protest over remarks by A"."""
    token = trigger.token
    carrier = trigger.carrier or token
    things = [] if trigger.is_noun else patients(token)
    for word_of in {token.i: token, carrier.i: carrier}.values():
        things = things + complements(word_of, "over", "about", "at", "of", "against")
    found = []
    for thing in things:
        if is_people(thing):
            continue
        if trigger.event_type == "REJECT" and (is_meeting_word(thing) or word(thing) in ("visit", "trip", "tour")):
            found += complements(thing, "with", "to")  # "cancelled a visit to A"
        else:
            found += noun_actors(thing)
    return found


def _who_answers(noun: Token) -> list[Token]:
    """Whom a request is to: "at A's request, B met", "B accepted A's invitation" give B."""
    verb = None
    if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "upon", "on", "after", "following"):
        verb = noun.head.head
    elif noun.dep_ in ("dobj", "nsubjpass") and word(noun.head) in role_words("mutual", "answers"):
        verb = noun.head
    return agents(verb) if verb is not None and verb.pos_ == "VERB" else []


def _where_envoy_was(verb: Token) -> list[Token]:
    """ "recalled its ambassador from A", "the envoy to A": an envoy is withdrawn to the displeasure of A."""
    if word(verb) not in role_words("mutual", "recall"):
        return []
    envoys = [n for n in patients(verb) if word(n) in role_words("mutual", "envoys") or "affaires" in n.text]
    return [p for n in envoys for p in complements(n, "in", "to", "from")] + (
        complements(verb, "from", "in") if envoys else []
    )


def _onlookers(verb: Token) -> list[Part]:
    """ "in the presence of A" at a signing or a handing over: those who looked on."""
    found = []
    for noun in complements(verb, "in", "before", "under"):
        if word(noun) in role_words("onlooking", "presence"):
            found += _parts(_of_whom(noun), "observer")
    return found


def _mediators_below(verb: Token) -> list[Part]:
    """ "released after months of mediation by A": those who brought it about."""
    return [p for t in verb.subtree if t.lower_ == "mediation" for p in _parts(noun_actors(t), "organizer")]


def _parts(heads: list[Token], role: str) -> list[Part]:
    found = [m for h in heads for n in members(h) for m in named_behind(n) or [n]]
    return [Part(owner, role) for m in found for owner in _owner_of_vehicle(m) if _can_act(owner)]


def _owner_of_vehicle(head: Token) -> list[Token]:
    """What a warship or a jet does, or suffers, its state or body does: the name before it, itself without one."""
    if word(head) not in role_words("vehicles", "words") or name_kind(head) in ("person", "country", "place"):
        return [head]
    owners = [
        c
        for c in head.children
        if c.i < head.i and c.dep_ in ("amod", "compound", "nmod", "poss") and (is_name(c) or c.dep_ == "poss")
    ]
    return owners[:1] or [n for n in complements(head, "of", "from") if is_name(n)] or [head]


def _can_act(head: Token) -> bool:
    """Whether a noun phrase can be somebody; the entity index decides whom it means."""
    if name_kind(head) == DATE or head.tag_ == "$" or not head.text[0].isalnum():
        return False
    if head.pos_ in ("PRON", "PROPN") or word(head) in role_words("mutual", "bodies"):
        return True
    if is_name(head) or is_people(head) or some_people(head):
        return True
    return any(c.dep_ == "appos" and is_people(c) for c in head.children)


def _targets(trigger: Trigger, place: str) -> list[Token]:
    token = trigger.token
    carrier = trigger.carrier or token
    if place == "object":
        things = patients(token) if not trigger.is_noun else []
        return (_owners_of_property(token) if things else []) or things
    if place == "dative":
        return datives(carrier)
    if place == "object_owner":
        things = patients(token) if not trigger.is_noun else complements(token, "of")
        return [owner for thing in things if word(thing) in _PROPOSALS for owner in noun_actors(thing)]
    found = complements(token, place)
    if carrier is not token:
        found += complements(carrier, place)
    for thing in [] if trigger.is_noun else (patients(token) if not is_passive(token) else []):
        found += complements(thing, place)
        for member in thing.children:
            if member.dep_ == "conj":
                found += complements(member, place)
    if trigger.is_noun:
        for thing in complements(token, "of", "on"):
            if place != "of":
                found += complements(thing, place)
                for member in thing.children:
                    if member.dep_ == "conj":
                        found += complements(member, place)
    return found
