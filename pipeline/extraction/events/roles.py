"""In what part parties stand to a meeting, as the clause that tells of it says: hosts, organisers, those who meet."""

from __future__ import annotations

from pipeline.extraction.events import status
from pipeline.extraction.events.carrying import carrier_parts, participles
from pipeline.extraction.events.circumstances import beside, by_manner
from pipeline.extraction.events.clauses import agents, antecedent_of_phrase, complements, objects, patients, subjects
from pipeline.extraction.events.companions import companions_in_clause
from pipeline.extraction.events.encounters import encounter_parts
from pipeline.extraction.events.errands import errand_parts, is_worked_out
from pipeline.extraction.events.frames import is_name, is_people, names_place
from pipeline.extraction.events.meetings import CALLING_IN, SENDING
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.onlookers import remote_verb
from pipeline.extraction.events.parts import MEDIATOR, PARTY, Part, parties_only, party
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.told import is_named_person
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verb_frames import verb_frame
from pipeline.extraction.events.verbs import is_infinitive, is_passive
from pipeline.extraction.events.word_lists import meeting_words
from pipeline.extraction.tokens import Token


def parts_of_meeting(trigger: Trigger) -> list[Part]:
    """Who takes part in the meeting that a trigger reports, as far as its own clause says."""
    token, carrier = trigger.token, trigger.carrier
    found: list[Part] = []
    if trigger.is_noun:
        found += _noun_parts(trigger)
        if carrier is not None:
            found += carrier_parts(trigger, carrier)
        found += participles(token)
    else:
        found += _verb_parts(trigger)
    anchor = carrier if carrier is not None else token
    for around in {anchor.i: anchor, token.i: token}.values():
        found += beside(around)
        found += party(companions_in_clause(around))
    parties = [p for p in found if p.role == PARTY]
    if trigger.is_noun and trigger.manner == "visit" and not parties:
        found += _back_from(token)
    if trigger.is_noun and trigger.manner != "visit" and all(p.head.dep_ in ("pobj", "conj") for p in parties):
        found += _whose_clause(token)
    return by_manner(found)


def _whose_clause(noun: Token) -> list[Part]:
    """ "After talks with A, B said …": the subject of the clause is the other side."""
    known = any(c.lower_ in ("the", "this", "these", "those") for c in noun.children if c.dep_ == "det")
    if noun.dep_ != "pobj" or complements(noun, "between") or (known and not complements(noun, "with")):
        return []
    preposition = noun.head
    if (
        preposition.lower_ == "of"
        and preposition.head.dep_ == "pobj"
        and word(preposition.head) in ("day", "hour", "week", "round")
    ):
        preposition = preposition.head.head
    verb = preposition.head
    in_place = preposition.lower_ == "for" and any(names_place(n) for n in complements(verb, "in"))
    if in_place and verb.pos_ == "PROPN" and is_named_person(verb):
        return party([verb])  # "A, in Port Ulm for talks with B, …"
    travels = preposition.lower_ == "for" and word(verb) in meeting_words("verbs", "travel") | {"be", "come", "gather"}
    if travels and verb.pos_ in ("VERB", "AUX") and not is_passive(verb):
        return [p for p in party(subjects(verb)) if p.head.pos_ in ("PROPN", "PRON") or is_people(p.head)]
    if preposition.lower_ not in ("after", "in", "during", "following", "at", "before"):
        return []
    if verb.pos_ != "VERB":
        return []
    role = "invitee" if status.of_verb(verb) == status.SCHEDULED else PARTY
    found = [p for p in party(subjects(verb), role) if p.head.pos_ in ("PROPN", "PRON") or is_people(p.head)]
    # without "with", only several parties can have met each other
    several = len(found) > 1 or any(p.head.tag_ == "NNS" and _agree(verb) for p in found)
    return found if complements(noun, "with") or several else []


def _back_from(noun: Token) -> list[Part]:
    """ "A said on Wednesday after a visit to Port Ulm", "on a trip to Norland": who speaks is the traveller."""
    verb = noun.head.head
    indefinite = any(c.lower_ in ("a", "an") for c in noun.children if c.dep_ == "det")
    if noun.dep_ != "pobj" or not indefinite or verb.pos_ != "VERB" or is_passive(verb):
        return []
    if noun.head.lower_ not in ("after", "during", "following", "on", "before"):
        return []
    return [p for p in party(subjects(verb)) if name_kind(p.head) == "person" or is_named_person(p.head)]


def _agree(verb: Token) -> bool:
    """ "leaders agreed at a summit": what a group agrees on at a meeting it was there to agree on."""
    frame = verb_frame(verb)
    return frame is not None and frame.event_type == "AGREE"


def _verb_parts(trigger: Trigger) -> list[Part]:
    verb = trigger.token
    if word(verb) == "be" or word(verb) in meeting_words("verbs", "errand") or is_worked_out(verb):
        return errand_parts(verb)
    if (found := encounter_parts(verb)) is not None:
        return found
    if trigger.manner == "visit":
        travellers = subjects(verb) if word(verb) == "expect" else agents(verb)
        found = party(travellers + [n for n in complements(verb, "with") if is_people(n)] + _to_be_seen(verb))
        where = complements(verb, "to", "in", "for") + ([] if is_passive(verb) else objects(verb))
        if word(verb) in SENDING:
            found += party(patients(verb))
            where += [n for guest in patients(verb) for n in complements(guest, "to")]
        return found + [Part(n, "host") for n in where if names_place(n) or word(n) == "capital"]
    if word(verb) == "host" or word(verb) in meeting_words("verbs", "receive"):
        return party(agents(verb), "host") + party(patients(verb))
    role = MEDIATOR if word(verb) in meeting_words("verbs", "mediate") else PARTY
    if word(verb) == "brief" and remote_verb(verb):
        role = "remote"
    if word(verb) in CALLING_IN and objects(verb):
        role = "host"
    found = party(agents(verb), role)
    if is_passive(verb):
        found += party(subjects(verb))
    found += party(
        [
            n
            for n in objects(verb)
            if word(verb)
            in meeting_words("verbs", "meet") | meeting_words("verbs", "call") | {"call", "brief", "consult"}
        ]
    )
    found += party(parties_only(complements(verb, "with", "between", "to")))
    if word(verb) == "call":
        called_on = [n for n in complements(verb, "on") if name_kind(n) == "person"]
        found += party(called_on, "host")  # "called on Ana Ruiz": she received them
    for means in complements(verb, "by", "over", "on", "via"):  # "spoke by telephone with A"
        found += party(complements(means, "with", "to"))
    if word(verb) == "negotiate":
        found += party([n for o in objects(verb) for n in complements(o, "with")])
    return found


def _to_be_seen(verb: Token) -> list[Token]:
    """ "will fly to Ulm to see Ana Ruiz", "flew there to brief the minister": whom the journey is to."""
    aims = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and is_infinitive(c)]
    return [n for c in aims if word(c) in ("see", "meet", "brief", "consult") for n in objects(c) if is_people(n)]


def _noun_parts(trigger: Trigger) -> list[Part]:
    noun = trigger.token
    found = party(
        parties_only(complements(noun, "between", "with", "among", "involving", "by")) or _between_below(noun)
    )
    found += party(_gathered(noun, trigger.carrier))
    if trigger.manner == "meal" or word(noun) == "reception":
        found += party(complements(noun, "for"))
    if trigger.manner == "call":
        found += party([n for n in complements(noun, "from") if is_people(n)])  # "took a call from A"
    elif word(noun) == "call":
        found += party([n for n in complements(noun, "on") if is_people(n)], "host")  # "paid a courtesy call on A"
    found += party([n for n in complements(noun, "of") if _of_people(n) or _of_states(n)])
    owners = [
        antecedent_of_phrase(c)
        for c in noun.children
        if c.dep_ == "poss" and (is_name(c) or is_people(c) or c.pos_ == "PRON" or c.tag_ == "WP$")
    ]
    found += party(owners) + _brokered(noun)
    found += [
        Part(c, PARTY)
        for c in noun.children
        if c.i < noun.i
        and c.dep_ in ("amod", "compound", "nmod")
        and is_name(c)
        and name_kind(c) in ("demonym", "person")
        and _pair(noun)
    ]
    if trigger.manner == "visit":
        found += [Part(m, "host") for n in complements(noun, "to", "in", "of") for m in members(n) if names_place(m)]
        if noun.dep_ == "pobj" and word(noun.head.head) in meeting_words("verbs", "travel"):
            found += party(subjects(noun.head.head))  # "returned from a tour of A"
        found += [Part(c, "host") for c in noun.children if c.dep_ == "compound" and names_place(c)]
    return found


def _gathered(noun: Token, carrier: Token | None) -> list[Token]:
    """ "The session, hosted by A, brought together B": B, though the hosting is what carries the noun."""
    main = noun.head
    if noun.dep_ != "nsubj" or main is carrier or word(main) not in meeting_words("light", "gather"):
        return []
    return [] if any(c.dep_ == "neg" for c in main.children) else objects(main)


_FAR_BELOW = 20
"""Tokens behind a meeting noun within which "between A and B" is still about it."""


def _between_below(noun: Token) -> list[Token]:
    """States named further down are sides too ("the meeting of the commission on the border between A and B")."""
    return [
        n
        for t in noun.subtree
        if t.lower_ == "between" and noun.i < t.i < noun.i + _FAR_BELOW
        for n in t.children
        if n.dep_ == "pobj" and is_name(n) and len(members(n)) > 1
    ]


def _brokered(noun: Token) -> list[Part]:
    """ "Norland-brokered talks": the one named before the hyphen."""
    found = []
    for child in noun.children:
        if (
            child.i < noun.i
            and child.tag_ == "VBN"
            and child.lower_ in ("brokered", "mediated", "led", "hosted", "sponsored", "backed")
        ):
            at = child.i - 1
            if at > 0 and child.doc[at].text == "-" and is_name(child.doc[at - 1]):
                role = {"brokered": MEDIATOR, "mediated": MEDIATOR, "hosted": "host"}.get(child.lower_, "organizer")
                found.append(Part(child.doc[at - 1], role))
    return found


def _pair(noun: Token) -> bool:
    """Two nationalities before a noun ("Norlandic-Estrian talks") are its parties; one alone may just be its place."""
    return sum(1 for c in noun.subtree if c.i < noun.i and is_name(c)) > 1


def _of_states(noun: Token) -> bool:
    """ "a meeting of Norland, Estria and Ulm": several states; one may be the place."""
    return len(members(noun)) > 1 and all(name_kind(m) == "country" for m in members(noun))


def _of_people(noun: Token) -> bool:
    return (is_people(noun) and noun.pos_ != "PROPN") or name_kind(noun) in ("person", "demonym", "organization")
