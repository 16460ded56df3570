"""Phrases that report an errand or a stay as a meeting: "shuttled between A and B", "is due in Port Ulm on Friday"."""

from __future__ import annotations

from pipeline.extraction.events.clauses import agents, complements, objects, subjects
from pipeline.extraction.events.frames import is_name, is_people, names_place
from pipeline.extraction.events.meeting_nouns import names_meeting
from pipeline.extraction.events.naming import DATE, name_kind
from pipeline.extraction.events.parts import MEDIATOR, PARTY, Part, party
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.status import SCHEDULED, UNREAL, of_verb
from pipeline.extraction.events.told import is_named_person
from pipeline.extraction.events.triggers import Trigger, char_span
from pipeline.extraction.events.verbs import is_passive
from pipeline.extraction.events.word_lists import meeting_words
from pipeline.extraction.records import Span
from pipeline.extraction.tokens import Token

_TRAVELLING = frozenset({"mission", "team", "delegation"})


def errand(verb: Token) -> Trigger | None:
    """The trigger that a verb is of a meeting by an errand or a stay, None where it is of none."""
    manner = "meeting" if is_worked_out(verb) else _manner(verb)
    if manner is None:
        return None
    told = [verb, *(o for o in objects(verb) if word(o) in ("message", "foot") and o.i <= verb.i + 2)]
    span = _mission_of(verb) or char_span(*told)
    return Trigger(verb, span, "CONSULT", verb, of_verb(verb), (), manner)


def _manner(verb: Token) -> str | None:
    lemma = word(verb)
    if lemma not in meeting_words("verbs", "errand") or is_passive(verb):
        return None
    if lemma == "shuttle" or (lemma in _CARRYING and _with_object(verb, "message")):
        return "meeting" if _between(verb) else None
    if lemma == "present":
        return "meeting" if _with_object(verb, "credential") and _officials(complements(verb, "to")) else None
    if lemma == "see":
        meant = of_verb(verb) == SCHEDULED and _officials(objects(verb)) and _officials(agents(verb))
        return "meeting" if meant else None
    if lemma == "spend":
        return "visit" if _spent(verb) and _goes_somewhere(verb, "in") else None
    if lemma == "set":
        return "visit" if _with_object(verb, "foot") and _goes_somewhere(verb, "in", "on") else None
    return None


def is_worked_out(verb: Token) -> bool:
    """ "a truce negotiated in Port Ulm by A", "the deal was thrashed out there by A and B": those who sat there."""
    lemma = word(verb)
    by_talking = lemma == "negotiate" or (
        lemma in ("thrash", "hammer") and any(c.lower_ == "out" for c in verb.children)
    )
    if not by_talking or not is_passive(verb):
        return False
    placed = any(names_place(n) for n in complements(verb, "in", "at"))
    dated = any(name_kind(t) == DATE for c in verb.children if c.dep_ == "prep" for t in c.subtree)
    return (placed or dated) and _officials(agents(verb))


def _mission_of(verb: Token) -> Span | None:
    """ "a mission of experts is due in Port Ulm": the mission is the journey."""
    return next((char_span(s) for s in subjects(verb) if word(s) == "mission"), None)


_CARRYING = ("carry", "relay", "convey", "ferry", "pass")


def due_somewhere(adjective: Token) -> Trigger | None:
    """ "is due in Port Ulm on Friday": a visit."""
    verb = adjective.head
    if adjective.lower_ != "due" or adjective.dep_ != "acomp" or word(verb) != "be":
        return None
    where = [n for n in complements(adjective, "in") if names_place(n) or word(n) == "capital"]
    dated = any(name_kind(t) == DATE for t in verb.subtree if t.i > adjective.i)
    if any(c.dep_ in ("xcomp", "advcl", "neg") for t in (verb, adjective) for c in t.children):
        return None  # "is due in Port Ulm to meet her" tells of the meeting
    aims = complements(verb, "for", "at") + complements(adjective, "for", "at")
    if any(names_meeting(n) and word(n) not in meeting_words("nouns", "plural") for n in aims):
        return None  # who is due at a summit goes to that
    dropped = verb.dep_ == "relcl" and verb.tag_ == "VBD"  # "who was due in Ulm, called it off"
    if dropped or not where or not dated or not _officials(subjects(verb)) or of_verb(verb) == UNREAL:
        return None
    span = _mission_of(verb) or char_span(adjective)
    return Trigger(verb, span, "CONSULT", adjective, SCHEDULED, (), "visit")


def errand_parts(verb: Token) -> list[Part]:
    """Who takes part in what `errand` or `due_somewhere` found a verb to tell of."""
    lemma = word(verb)
    if lemma == "shuttle" or lemma in _CARRYING:
        return party(agents(verb), MEDIATOR) + party(_between(verb))
    if lemma == "present":
        return party(agents(verb)) + party(complements(verb, "to"), "host")
    if lemma == "see":
        return party(agents(verb)) + party(objects(verb))
    if is_passive(verb):  # one alone went between others
        by = agents(verb)
        return party(by, PARTY if sum(len(members(n)) for n in by) > 1 else MEDIATOR)
    places = complements(verb, "in", "on") + [
        n for c in verb.children if c.dep_ in ("acomp", "dobj") for n in complements(c, "in", "on")
    ]
    return party(subjects(verb)) + [Part(n, "host") for n in places if names_place(n) or word(n) == "capital"]


def _between(verb: Token) -> list[Token]:
    """The two sides gone between, not two places."""
    sides = complements(verb, "between") + [n for o in objects(verb) for n in complements(o, "between")]
    heads = [m for n in sides for m in members(n)]
    return sides if any(is_people(h) or is_name(h) or word(h) in ("capital", "side", "camp") for h in heads) else []


def _with_object(verb: Token, lemma: str) -> bool:
    return any(word(o) == lemma for o in objects(verb))


def _officials(heads: list[Token]) -> bool:
    """Named people, or those who hold an office or are sent."""
    offices = meeting_words("parties", "leaders") | meeting_words("parties", "rulers") | _TRAVELLING
    return any(is_named_person(m) or m.pos_ == "PRON" or word(m) in offices for h in heads for m in members(h))


def _spent(verb: Token) -> bool:
    """ "will spend next week": a time, not money."""
    return any(c.dep_ in ("dobj", "npadvmod") and c.i > verb.i and name_kind(c) == DATE for c in verb.children)


def _goes_somewhere(verb: Token, *prepositions: str) -> bool:
    below = [c for c in verb.children if c.dep_ in ("dobj", "npadvmod")]
    where = [n for t in (verb, *below) for n in complements(t, *prepositions)]
    return any(names_place(n) for n in where) and _officials(subjects(verb))
