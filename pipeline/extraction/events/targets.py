"""To whom an act is done, as its own clause says: the targets of events that are not meetings."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.events.clauses import agents, complements, datives, objects, patients, subjects
from pipeline.extraction.events.decisions import decided_act, who_is_to_leave
from pipeline.extraction.events.frames import befallen, is_name, is_people, noun_actors, owners_at_once
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.parts import can_act, is_absolute, is_meeting_word
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.promises import between_whom, who_is_helped, who_is_sent_to, who_is_to_be_backed
from pipeline.extraction.events.told_beside import alongside, blamed_on, victims_above, who_is_not_let, who_received
from pipeline.extraction.events.triggers import Trigger, char_span
from pipeline.extraction.events.verb_frames import verb_frame
from pipeline.extraction.events.verbs import is_infinitive, is_passive
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token

_PROPOSALS = {"proposal", "offer", "request", "call", "demand", "plan", "invitation", "appeal", "bid", "ultimatum"}


def targets_of(trigger: Trigger) -> list[Token]:
    """Heads of the noun phrases that name whom an act is done to."""
    token = trigger.token
    act = None if trigger.is_noun else decided_act(token)
    if act is not None:
        return targets_of(replace(trigger, token=act, carrier=act))
    found = [t for place in trigger.targets for t in _targets(trigger, place)]
    if trigger.is_noun:
        found = befallen(token) + found
    somebody = any(can_act(m) for t in found for m in members(t))
    if trigger.event_type == "ACCUSE" and (blamed := blamed_on(token)):
        found = blamed
    elif trigger.event_type in ("ACCUSE", "REJECT") and not somebody:
        found = _behind_things(trigger) or (who_is_not_let(token) if trigger.event_type == "REJECT" else [])
    elif trigger.event_type == "REQUEST" and not somebody:
        found = _who_answers(token) if trigger.is_noun else _who_is_to_act(token)
    elif trigger.event_type in ("SANCTION", "CONCEDE") and not somebody:
        found = [owner for t in found for owner in owners_below(t)]
    elif trigger.event_type in ("SUPPORT", "AID") and not somebody:
        found = (
            who_is_helped(trigger.carrier or token)
            or who_is_sent_to(token)
            or who_is_to_be_backed(token)
            or between_whom(token)
            or [n for t in (*found, *objects(trigger.carrier or token)) if not _is_gift(t) for n in owners_at_once(t)]
        )
    elif trigger.event_type == "COERCE" and not somebody and not trigger.is_noun:
        # "broke up a march of teachers", "dispersed a sit-in by dockers"
        found = found + [n for t in patients(token) for n in complements(t, "of", "by") if is_people(n)]
    elif trigger.event_type == "ASSAULT" and not somebody and not trigger.is_noun:
        found = found + [n for t in patients(token) if not forces_before(t) for n in _owners_of_site(t)]
    elif trigger.event_type == "THREATEN" and not somebody and not trigger.is_noun:
        found = _who_is_to_suffer(token)
    elif trigger.event_type == "PROTEST" and not found:
        found = _protested_at(token, trigger.carrier)
    if trigger.event_type == "AID" and not trigger.is_noun and not any(can_act(t) for t in found):
        found = found + who_received(token)
    if trigger.event_type == "ASSAULT":
        found = found + (_who_died_in_it(token) if trigger.is_noun else []) + victims_above(token)
        guilty = blamed_on(token.head)
        found = [t for t in found if t not in guilty]
    fellows = alongside(token)
    if fellows:  # "was seized together with A", but "together with A, B seized it"
        suffered = not trigger.is_noun and is_passive(token) and "object" in trigger.targets
        found = [t for t in found if t not in fellows] + (fellows if suffered else [])
    if trigger.event_type in ("RETREAT", "CONCEDE") and word(token) in role_words("mutual", "handing"):
        found = found + [p for p in patients(token) if is_people(p) and p not in found]
    if trigger.event_type == "SANCTION" and not trigger.is_noun:
        found = _where_envoy_was(token) or found or _owners_of_property(token)
        found = found or who_is_to_leave(token) or _whose_goods(token) or _who_is_kept_out(token)
    return [t for t in found if not is_absolute(t) and not _is_no_party(t, trigger.event_type)]


def _is_no_party(thing: Token, event_type: str) -> bool:
    """What is hit, left or paid for without being anybody: a school shelled, a town left, a programme funded."""
    if event_type == "RETREAT":
        return thing.head.lower_ == "from" and name_kind(thing) in ("country", "place")
    if name_kind(thing) is not None or thing.pos_ == "PROPN":
        return False
    if event_type == "ASSAULT" and word(thing) == "convoy":
        return not any(is_people(n) for n in (*complements(thing, "of"), *owners_at_once(thing)))
    if event_type == "ASSAULT":
        return word(thing) in role_words("property", "buildings")
    return event_type in ("SUPPORT", "AID") and word(thing) in role_words("property", "undertakings")


def _who_died_in_it(noun: Token) -> list[Token]:
    """ "air strikes on Ulm in which ten people died": the parser may hang the clause on the place."""
    heads = (noun, *complements(noun, "on", "in", "at", "near"))
    clauses = [c for n in heads for c in n.children if c.dep_ == "relcl" and word(c) in ("die", "perish")]
    in_which = [c for c in clauses if any(p.dep_ == "pobj" and p.tag_ == "WDT" for p in c.subtree)]
    return [s for c in in_which for s in c.children if s.dep_ == "nsubj"]


def _who_is_to_act(verb: Token) -> list[Token]:
    """ "requested A to extend it", "demands that A annul it", "called for A to leave", "demanded a session of B"."""
    things = [] if word(verb) == "propose" else objects(verb)  # "proposed a centre to track boats" asks no centre
    if any(c.dep_ == "xcomp" and is_infinitive(c) for c in verb.children) and any(can_act(t) for t in things):
        return things
    for clause in verb.children:
        if clause.dep_ not in ("ccomp", "advcl", "xcomp") or clause.i < verb.i:
            continue
        led_in = {c.lower_ for c in clause.children if c.dep_ in ("mark", "aux")} & {"that", "for", "to"}
        asked = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ != "PRON"]
        if led_in and asked and can_act(asked[0]):
            return asked if not is_passive(clause) else agents(clause)
    bodies = [n for t in (*things, *complements(verb, "for")) if is_meeting_word(t) for n in complements(t, "of")]
    return [n for n in bodies if is_name(n)]


_HARMING = ("ASSAULT", "COERCE", "SANCTION")


def _who_is_to_suffer(verb: Token) -> list[Token]:
    """ "threatened to strike A", "threatened to expel A's envoy": whom the act that is threatened would be done to."""
    acts = [c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c)]
    frames = [(act, frame) for act in acts if (frame := verb_frame(act)) is not None and frame.event_type in _HARMING]
    found = []
    for act, frame in frames:
        trigger = Trigger(act, char_span(act), frame.event_type, act, "", frame.targets)
        found += [n for n in targets_of(trigger) if can_act(n)] or [o for n in objects(act) for o in owners_below(n)]
    return found


def owners_below(noun: Token) -> list[Token]:
    """Whose a thing is: "imports of Norlandic beef", "goods from Norland", "Norlandic firms"."""
    if can_act(noun):
        return [noun]
    found = owners_at_once(noun) + [n for n in complements(noun, "from") if is_name(n)]
    for clause in noun.children:
        if clause.dep_ == "acl":  # "goods made in Norland"
            found += [n for n in complements(clause, "in", "from") if is_name(n)]
    if not found:
        found = [n for part in complements(noun, "of", "on") for n in owners_below(part)]
    return found


def _protested_at(token: Token, carrier: Token | None) -> list[Token]:
    """ "marched to the Norlandic consulate", "a vigil outside parliament": the body whose seat it is."""
    found = []
    for word_of in {t.i: t for t in (token, carrier) if t is not None}.values():
        seats = complements(word_of, "to", "on", "at", "outside", "towards", "toward")
        found += [n for n in seats if word(n) in role_words("mutual", "seats")]
    return found


def _is_gift(noun: Token) -> bool:
    """ "announced a Norlandic contribution": the name before it is the giver's."""
    return word(noun) in role_words("answered", "gifts")


def forces_before(noun: Token) -> list[Token]:
    """The army of "an army base", the police of "a police patrol"."""
    before = [c for c in noun.children if c.i < noun.i and c.pos_ != "ADJ"]  # "Norlandic military aircraft": Norland's
    return [c for c in before if word(c) in role_words("vehicles", "forces")]


def _owners_of_site(noun: Token) -> list[Token]:
    """ "stormed a Hamas office", "looted a warehouse of the Red Cross"."""
    return owners_at_once(noun) or [n for n in complements(noun, "of") if name_kind(n) == "organization"]


def _owners_of_property(verb: Token) -> list[Token]:
    """ "froze the assets of A": A, not the assets."""
    return [n for t in patients(verb) if word(t) in role_words("property", "words") for n in of_whom(t)]


def _whose_goods(verb: Token) -> list[Token]:
    """ "suspended imports of Norlandic beef": Norland's."""
    owners = [n for t in patients(verb) for part in complements(t, "of") for n in owners_at_once(part)]
    return [n for n in owners if name_kind(n) in ("country", "demonym")]


def _who_is_kept_out(verb: Token) -> list[Token]:
    """ "blocked A's entry into the union": A."""
    ways = [t for t in patients(verb) if word(t) in ("entry", "accession", "admission", "membership")]
    return [n for t in ways for n in owners_at_once(t)]


def of_whom(noun: Token) -> list[Token]:
    """Owners of a thing by "of" or a possessive."""
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
            found += complements(thing, "with", "to", "by")  # "cancelled a visit to A"
        elif trigger.event_type == "REJECT" and word(thing) in role_words("answered", "deals"):
            found += complements(thing, "with")  # "rejected a deal with A"
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
        complements(verb, "from", "in", "to") if envoys else []
    )


def _aid_hung_on(verb: Token) -> list[Token]:
    """ "suspended 90 million dollars in security assistance to A": the parser hangs the "in" on the verb."""
    return [n for n in complements(verb, "in") if word(n) in _AID]


_AID = ("aid", "assistance", "help", "support", "funding", "relief")


def _targets(trigger: Trigger, place: str) -> list[Token]:
    token = trigger.token
    carrier = trigger.carrier or token
    if place == "object":
        things = patients(token) if not trigger.is_noun else []
        return (_owners_of_property(token) if things else []) or things
    if place == "subject":  # "the convoy came under fire"
        return subjects(token)
    if place == "dative":
        return datives(carrier)
    if place == "object_owner":
        things = patients(token) if not trigger.is_noun else complements(token, "of")
        return [owner for thing in things if word(thing) in _PROPOSALS for owner in noun_actors(thing)]
    found = complements(token, place)
    if carrier is not token:
        found += complements(carrier, place)
    if place in ("with", "to", "for") and not trigger.is_noun:
        # "signed a memorandum of understanding with A", "cut 90 million dollars in aid to A"
        found += [
            n
            for thing in patients(token)
            for inner in (*complements(thing, "of", "in"), *_aid_hung_on(carrier))
            for n in complements(inner, place)
        ]
    for thing in [] if trigger.is_noun else patients(token):  # "suspended aid to A", "aid to A was suspended"
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
