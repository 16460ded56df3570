"""Verbs that report meetings, visits, calls and negotiations."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import agents, complements, objects, patients, subjects
from pipeline.extraction.events.encounters import encounter
from pipeline.extraction.events.errands import errand
from pipeline.extraction.events.frames import (
    is_name,
    is_people,
    names_place,
)
from pipeline.extraction.events.meeting_nouns import has_date, names_meeting
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.told import is_named_person
from pipeline.extraction.events.triggers import Trigger, char_span
from pipeline.extraction.events.verbs import is_infinitive, is_passive
from pipeline.extraction.events.word_lists import meeting_words
from pipeline.extraction.tokens import Token


def meeting_verb(verb: Token) -> Trigger | None:
    """The trigger that a verb is of a meeting, visit or call, None where it is none."""
    lemma = word(verb)
    if (told := errand(verb) or encounter(verb)) is not None:
        return told
    if lemma not in _meeting_verbs():
        return None
    manner = "meeting"
    if lemma in meeting_words("verbs", "meet"):
        if not _meets(verb, lemma):
            return None
    elif lemma in meeting_words("verbs", "with"):
        with_whom = [n for n in _spoken_with(verb) if is_name(n) or is_people(n) or n.pos_ == "PROPN"]
        if lemma == "negotiate" and not with_whom:
            with_whom = [n for o in objects(verb) for n in complements(o, "with") if is_name(n)]
            if not with_whom:
                return None
        if lemma in ("speak", "talk", "converse"):
            remote = _remote_near(verb)
            together = any(len(members(n)) > 1 or n.tag_ == "NNS" for n in subjects(verb) if is_people(n))
            if not with_whom and remote and together:
                with_whom = subjects(verb)  # "the two ministers spoke by telephone"
            if not with_whom or not (remote or lemma == "talk" or _one_to_one(verb, with_whom)):
                return None
            manner = "call" if remote else manner
        elif lemma in _DEBATING and with_whom and _by_phone(verb):
            manner = "call"
        elif lemma in _DEBATING and not complements(verb, "with"):
            if not _body_in_session(verb) and not (lemma == "discuss" and _both_discuss(verb)):
                return None
        elif (lemma == "sit" and _sit_down_together(verb)) or (lemma in _EATING and _eat_together(verb)):
            with_whom = subjects(verb)
        elif not with_whom or not complements(verb, "with"):
            return None
    elif lemma in meeting_words("verbs", "visit"):
        if not [n for n in subjects(verb) if is_name(n) or is_people(n) or n.pos_ == "PRON"]:
            return None
        manner = "visit"
    elif lemma in meeting_words("verbs", "travel"):
        if not _travels(verb, lemma):
            return None
        manner = "visit"
    elif lemma in meeting_words("verbs", "call"):
        if lemma in ("dial", "ring") and not [n for n in objects(verb) if is_people(n)]:
            return None
        manner = "call"
    elif lemma == "expect":
        if not _expected_somewhere(verb):
            return None
        manner = "visit"
    elif lemma in SENDING:
        if not _sends_guests(verb):
            return None
        manner = "visit"
    elif lemma == "take":
        if not any(c.lower_ == "up" and c.dep_ == "prt" for c in verb.children) or not _body_in_session(verb):
            return None
    elif lemma == "call" and _pays_a_call(verb):
        manner = "meeting"
    elif lemma == "call":
        named = [n for n in objects(verb) if is_named_person(n) or word(n) in _FELLOWS]
        if not named or any(c.dep_ in ("oprd", "ccomp", "xcomp", "prt") for c in verb.children):
            return None
        if not [n for n in subjects(verb) if name_kind(n) == "person" or n.pos_ == "PRON"]:
            return None
        manner = "call"
    elif lemma in meeting_words("verbs", "receive"):
        if not _receives(verb, lemma):
            return None
    elif lemma == "brief":
        if not agents(verb) or not any(
            word(n) in meeting_words("parties", "bodies") | meeting_words("parties", "leaders") for n in patients(verb)
        ):
            return None
    elif lemma == "host":
        guests = [n for n in objects(verb) if is_people(n) and word(n) not in _SHELTERED]
        if any(names_meeting(n) for n in objects(verb)) or not guests:
            return None
    else:
        return None
    found = status.SCHEDULED if lemma == "expect" else status.of_verb(verb)
    if found == "agreed":
        found = status.SCHEDULED if has_date(verb) else status.UNREAL
    return Trigger(verb, char_span(verb), "CONSULT", verb, found, (), manner)


@cache
def _meeting_verbs() -> frozenset[str]:
    """The verbs that can report a meeting of any kind."""
    kinds = ("meet", "with", "visit", "travel", "call", "receive")
    return frozenset(
        {"call", "brief", "host", "expect", "take", *SENDING}.union(*(meeting_words("verbs", kind) for kind in kinds))
    )


def _expected_somewhere(verb: Token) -> bool:
    """ "an envoy is expected in Port Ulm in May": comes there, where nothing is said of what for."""
    if not is_passive(verb) or any(c.dep_ in ("xcomp", "ccomp", "neg") for c in verb.children):
        return False
    coming = meeting_words("parties", "leaders")
    people = [n for n in patients(verb) if name_kind(n) == "person" or word(n) in coming or n.pos_ == "PRON"]
    return bool(people) and has_date(verb) and any(names_place(n) for n in complements(verb, "in"))


_SHELTERED = frozenset({"refugee", "migrant", "evacuee", "people", "person", "troop", "soldier", "force"})
"""Whom a state hosts without meeting them."""
_FELLOWS = frozenset({"counterpart", "colleague"})


def _receives(verb: Token, lemma: str) -> bool:
    """ "received her counterpart": a guest who is somebody, or anybody who is greeted on arriving somewhere."""
    officials = meeting_words("parties", "leaders") | meeting_words("parties", "rulers")
    on_arrival = lemma != "receive" and bool(complements(verb, "in", "at", "to") or _where_clause(verb))
    if lemma != "receive" and not on_arrival:
        return False
    guests = [
        n
        for n in patients(verb)
        if name_kind(n) == "person"
        or n.pos_ == "PRON"
        or (is_people(n) and (on_arrival or word(n) in officials | _FELLOWS))
        or any(word(of) in officials for of in complements(n, "of") if n.pos_ == "NUM")  # "three of the leaders"
    ]
    return bool(guests) and any(n.pos_ in ("PROPN", "PRON") or word(n) in officials for n in agents(verb))


def _where_clause(verb: Token) -> bool:
    """ "flown to Ulm, where they were greeted"."""
    return any(c.lower_ == "where" for c in verb.children)


def _pays_a_call(verb: Token) -> bool:
    """ "called on President Ana Ruiz on Tuesday": a visit to a person, where nothing is asked of her."""
    rulers = meeting_words("parties", "rulers") | {"president", "premier", "monarch"}
    hosts = [n for n in complements(verb, "on") if name_kind(n) == "person" or word(n) in rulers]
    own = [c for c in verb.children if c.i > verb.i and c.dep_ != "conj"]
    asks = any(is_infinitive(t) or t.lower_ == "for" for c in own for t in c.subtree)
    return bool(hosts) and not is_passive(verb) and not asks and verb.nbor(1).lower_ == "on"


SENDING = ("send", "dispatch")
_EATING = ("dine", "din", "lunch")


def _sends_guests(verb: Token) -> bool:
    """ "sent a delegation to Port Ulm on Monday": a visit by those who are sent, where nothing is said of what for.

    Of several ("sent delegations to Port Ulm"), each goes where all meet.
    """
    guests = [n for n in patients(verb) if n.tag_ == "NN" and word(n) in ("delegation", "emissary")]
    to_places = any(names_place(n) for above in (verb, *guests) for n in complements(above, "to"))
    aims = any(is_infinitive(c) for c in verb.children if c.dep_ in ("xcomp", "advcl"))
    return bool(guests) and to_places and not aims


def _eat_together(verb: Token) -> bool:
    """ "the two leaders dined together": with each other."""
    together = any(c.lower_ == "together" for c in verb.children)
    return together and any(len(members(n)) > 1 or n.tag_ == "NNS" for n in subjects(verb) if is_people(n))


_DEBATING = ("discuss", "consider", "debate", "examine", "review")


def _spoken_with(verb: Token) -> list[Token]:
    """Who is spoken with, also where the parser hung them on the means ("spoke by telephone with her")."""
    return complements(verb, "with", "to") + [
        n for means in complements(verb, "by", "on", "over", "via") for n in complements(means, "with", "to")
    ]


def _by_phone(verb: Token) -> bool:
    """ "discussed it by telephone with Ana Ruiz"."""
    remote = meeting_words("nouns", "remote")
    return any(n.lower_ in remote for n in complements(verb, "by", "on", "over", "via"))


def _one_to_one(verb: Token, with_whom: list[Token]) -> bool:
    """ "spoke to her counterpart", "spoke with Ana Ruiz on Monday": one person with another, not to a crowd."""
    if not any(is_named_person(s) for s in subjects(verb)):
        return False
    return any(word(n) in _FELLOWS for n in with_whom) or (
        bool(complements(verb, "with")) and any(is_named_person(n) for n in with_whom)
    )


def _body_in_session(verb: Token) -> bool:
    """ "the council will discuss the matter on 14 July": a body that debates on a named day meets."""
    return has_date(verb) and any(word(n) in meeting_words("parties", "bodies") for n in subjects(verb))


def _sit_down_together(verb: Token) -> bool:
    """ "envoys of both states were to sit down in Port Ulm": several, with a place or a day."""
    down = any(c.lower_ == "down" for c in verb.children)
    several = any(len(members(n)) > 1 or n.tag_ == "NNS" for n in subjects(verb) if is_people(n))
    return down and several and (has_date(verb) or any(names_place(n) for n in complements(verb, "in")))


def _both_discuss(verb: Token) -> bool:
    """ "the two leaders discussed": people known to have met are told to have talked about something."""
    return any(
        n.tag_ == "NNS" and any(c.lower_ in ("two", "both") for c in n.children) and is_people(n)
        for n in subjects(verb)
    )


CALLING_IN = ("convene", "reconvene", "assemble", "gather")
"""Verbs whose subject, where they have an object, has others meet."""


def _meets(verb: Token, lemma: str) -> bool:
    """ "meet" with parties: not demands, costs or ends that are met, and no people merely gathering somewhere."""
    parties = [n for n in subjects(verb) if is_name(n) or is_people(n) or n.pos_ == "PRON"]
    if lemma == "meet":
        things = [n for n in objects(verb) if not (is_name(n) or is_people(n) or n.pos_ in ("PRON", "PROPN"))]
        return bool(parties) and not things
    heads = [n for n in parties if word(n) in meeting_words("parties", "leaders") or is_name(n)]
    if lemma in ("convene", "reconvene"):
        heads += [
            n for n in subjects(verb) if word(n) in meeting_words("parties", "bodies") or n.pos_ in ("PRON", "NUM")
        ]
    if lemma == "confer" and complements(verb, "with"):
        heads += [n for n in parties if n.pos_ == "PRON"]  # "he conferred with his counterpart"
    if lemma in CALLING_IN and objects(verb):
        called = meeting_words("parties", "leaders")
        if lemma in ("convene", "reconvene") and verb.dep_ != "relcl":
            called |= meeting_words("parties", "bodies")  # "convened his security council"
        people = [n for n in objects(verb) if word(n) in called]
        return bool(people) and not any(names_meeting(n) for n in objects(verb))
    return bool(heads)


_DESTINATIONS = {
    "arrive": ("to", "in"),
    "land": ("in", "at"),
    "touch": ("in", "at"),
    "leave": ("for",),
    "depart": ("for",),
    "head": ("to", "for"),
    "stop": ("in", "at"),
}


def _travels(verb: Token, lemma: str) -> bool:
    if is_passive(verb) or (lemma == "return" and complements(verb, "from")):
        return False  # coming home is no visit
    if lemma == "fly" and objects(verb):
        return False  # "flew 200 officers to Norland"
    sent = meeting_words("parties", "leaders") | {"mission", "team"}
    someone = [n for n in subjects(verb) if name_kind(n) == "person" or n.pos_ == "PRON" or word(n) in sent]
    if not someone or (lemma == "touch" and not any(c.lower_ == "down" for c in verb.children)):
        return False
    if any(c.lower_ == "in" and c.dep_ in ("prt", "advmod", "prep") and not c.children for c in verb.children):
        return lemma == "fly"  # "will fly in on Tuesday": to where the report comes from
    if lemma in ("travel", "fly", "go", "head") and any(c.lower_ == "there" and c.i > verb.i for c in verb.children):
        return lemma in ("travel", "fly") or has_date(verb)
    where = complements(verb, *_DESTINATIONS.get(lemma, ("to", "into")))
    return any(names_place(n) or (word(n) == "capital" and n.nbor(-1).pos_ in ("ADJ", "PROPN")) for n in where)


def _remote_near(token: Token) -> bool:
    remote = meeting_words("nouns", "remote")
    return any(near.lower_ in remote and abs(near.i - token.i) < 12 for near in token.subtree)
