"""Nouns that report meetings, visits, calls and negotiations, and the light verbs that carry them."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import agents, complements, verb_above
from pipeline.extraction.events.congresses import is_parliament
from pipeline.extraction.events.frames import is_name, is_people
from pipeline.extraction.events.meeting_carriers import carrier_of, is_definite
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.triggers import Trigger, char_span
from pipeline.extraction.events.verbs import is_infinitive
from pipeline.extraction.events.word_lists import meeting_words
from pipeline.extraction.tokens import Token


def has_date(token: Token) -> bool:
    return any(name_kind(t) == "date" for t in token.subtree)


def names_meeting(noun: Token) -> bool:
    return _manner_of_noun(noun) is not None


def _manner_of_noun(noun: Token) -> str | None:
    """What kind of meeting a noun names, None where it names none."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    lemma = word(noun)
    if lemma not in _gatherings():
        return None
    left = {word(c) for c in noun.children if c.i < noun.i and c.dep_ in ("compound", "amod", "nmod")}
    if noun.i > 0:
        left.add(noun.nbor(-1).lower_)
    if left & meeting_words("nouns", "not_with") or any(
        c.dep_ == "poss" and word(c) == "bishop" for c in noun.children
    ):
        return None
    from_afar = lemma in ("videoconference", "teleconference")
    remote = from_afar or bool(left & meeting_words("nouns", "remote"))
    means = noun.dep_ == "pobj" and noun.head.lower_ in ("by", "via") and _is_plain(noun)
    if means and (from_afar or (remote and lemma == "conference")):
        return None  # "held consultations by videoconference": how they met
    if lemma in meeting_words("nouns", "call"):
        if remote:
            return "call"
        if lemma == "call" and (left & meeting_words("nouns", "visiting") or _is_on_somebody(noun)):
            return "meeting"
        if lemma == "call":
            parties = [n for n in complements(noun, "with", "between") if is_name(n) or is_people(n)]
            led = noun.dep_ == "dobj" and word(noun.head) in _leading()
            spoken = (noun.dep_ in ("nsubj", "pobj") or led) and is_definite(noun)
            if word(noun.head) in ("take", "receive", "get"):
                parties += [n for n in complements(noun, "from") if is_people(n)]
            return "call" if (spoken or parties) and not complements(noun, "for", "to") else None
        if lemma == "conversation":
            return "meeting"
    if lemma in meeting_words("nouns", "visit"):
        return "visit"
    if lemma in meeting_words("nouns", "meal"):
        return "meal"
    if lemma in meeting_words("nouns", "plural"):
        plural = noun.tag_ in ("NNS", "NNPS") or noun.text.lower().endswith("s")
        if lemma == "exchange" and not plural:
            return "meeting" if any(word(n) in _VIEWS for n in complements(noun, "of")) else None
        return "meeting" if plural or lemma in ("discussion", "consultation", "negotiation") else None
    if lemma in meeting_words("nouns", "meeting"):
        return None if lemma == "congress" and is_parliament(noun) else "meeting"
    if lemma == "debate":
        return "meeting" if _is_in_session(noun) else None
    if lemma == "round":
        of = complements(noun, "of")
        talks = not of and bool(
            {word(c) for c in noun.children if c.dep_ == "amod"}
            & {"next", "second", "third", "another", "first", "new", "fresh", "last", "earlier", "previous", "further"}
        )
        talks = talks or any(word(n) in meeting_words("nouns", "plural") for n in of)
        return "round" if talks or _is_another(noun) or _is_held(noun) else None
    return None


def _is_plain(noun: Token) -> bool:
    return not any(c.dep_ == "det" for c in noun.children)


@cache
def _leading() -> frozenset[str]:
    """ "arranged the call", "led the call": with no word on what is called for, one that was made."""
    return meeting_words("light", "organizer") | {"host"}


@cache
def _gatherings() -> frozenset[str]:
    """The nouns that can name a meeting of any kind."""
    kinds = ("call", "visit", "meal", "plural", "meeting")
    return frozenset({"round", "debate"}.union(*(meeting_words("nouns", kind) for kind in kinds)))


def _is_on_somebody(noun: Token) -> bool:
    """ "a call on Prime Minister Ana Ruiz": a visit to a person, where nothing is asked of her."""
    hosts = [n for n in complements(noun, "on") if name_kind(n) == "person"]
    return bool(hosts) and not any(is_infinitive(t) or t.lower_ == "for" for t in noun.children)


_VIEWS = ("view", "opinion", "idea", "information", "experience")


def _is_held(noun: Token) -> bool:
    """ "a round hosted by Norland": what is hosted is no round of golf, votes or sanctions."""
    return any(c.dep_ == "acl" and word(c) in ("host", "mediate", "convene", "broker") for c in noun.children)


def _is_in_session(noun: Token) -> bool:
    """ "the assembly will hold an emergency debate": a body that meets, not a dispute or a contest of candidates."""
    bodies = meeting_words("parties", "bodies") - {"leader", "minister", "leadership"}
    holds = noun.dep_ == "dobj" and word(noun.head) in ("hold", "open", "schedule", "begin", "convene")
    heads = agents(noun.head) if holds else complements(noun, "in", "at")
    return any(word(n) in bodies for n in heads) and (holds or noun.dep_ in ("nsubj", "nsubjpass"))


def _is_another(noun: Token) -> bool:
    return any(c.lower_ == "another" for c in noun.children)


def meeting_noun(noun: Token) -> Trigger | None:
    """The trigger that a noun is of a meeting, visit or call, None where it is none."""
    manner = _manner_of_noun(noun)
    if manner is None:
        return None
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.pos_ in ("NOUN", "PROPN") and noun.head.i > noun.i:
        return None  # "the meeting room", "talks process"
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and word(noun.head.head) == "round":
        return None  # "a round of talks": the round is the trigger
    found = status.of_noun(noun)
    carrier = carrier_of(noun)
    if found != status.UNREAL and carrier is not None:
        lemma = word(carrier)
        to_come = carrier.dep_ in ("acl", "relcl") and carrier.head.i == noun.i and is_infinitive(carrier)
        outer = status.SCHEDULED if to_come else status.of_verb(carrier)
        if outer == "agreed":
            outer = status.SCHEDULED if has_date(noun) or has_date(carrier) else status.UNREAL
        if outer == status.UNREAL and _stayed_away_from(noun, carrier):
            outer = status.OPEN
        if outer == status.UNREAL and _is_asked_to(carrier) and is_definite(noun) and has_date(noun):
            outer = status.SCHEDULED
        if lemma in meeting_words("light", "cancel") or (
            lemma == "call" and any(c.lower_ == "off" for c in carrier.children)
        ):
            outer = status.UNREAL
        elif outer != status.UNREAL and (
            lemma == "put"
            or (
                noun.dep_ in ("dobj", "nsubjpass", "pobj")
                and lemma in meeting_words("light", "schedule")
                and not any(
                    c.dep_ == "prt" and c.lower_ == "up" for c in carrier.children
                )  # "set up a fund at a meeting"
            )
        ):
            outer = status.SCHEDULED
        if found == status.OPEN or outer in (status.UNREAL, status.SCHEDULED, status.OCCURRED):
            found = outer
    elif found != status.UNREAL:
        verb = verb_above(noun)
        wished = verb is not None and noun.dep_ in ("dobj", "nsubjpass") and status.wishes(verb)
        if wished or (verb is not None and _called_for(noun, verb)):
            found = status.OPEN if is_definite(noun) else status.UNREAL
        elif found == status.OPEN and verb is not None and noun.dep_ == "dobj" and is_definite(noun):
            found = status.SCHEDULED if status.of_verb(verb) == status.SCHEDULED else found
        elif found == status.OPEN and verb is not None and not is_definite(noun):
            outer = status.of_verb(verb)
            if outer == "agreed" and noun.dep_ == "pobj" and (has_date(noun) or has_date(verb)):
                found = status.SCHEDULED  # "agreed to send envoys to talks on Sunday"
            if outer in (status.UNREAL, status.SCHEDULED):
                found = outer if outer == status.SCHEDULED or _is_bare(noun) else status.OPEN
    tokens = [noun]
    before = noun.nbor(-1) if noun.i > noun.sent.start else None
    if manner == "call" and before is not None and before.lower_ in meeting_words("nouns", "remote"):
        tokens.append(before)
    return Trigger(noun, char_span(*tokens), "CONSULT", carrier, found, (), manner)


def _stayed_away_from(noun: Token, carrier: Token) -> bool:
    """ "a summit that two presidents did not attend", "did not attend a summit": it was held all the same."""
    missed = any(c.dep_ == "neg" for c in carrier.children) and word(carrier) in ("attend", "join")
    if missed and noun.dep_ == "dobj" and any(c.dep_ == "aux" and c.lower_ == "did" for c in carrier.children):
        return carrier.dep_ in ("ROOT", "conj", "ccomp")
    own = any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in carrier.children)
    return missed and own and carrier.dep_ == "relcl" and carrier.head.i == noun.i


def _is_asked_to(verb: Token) -> bool:
    """ "an invitation to attend the summit in May", "invited her to attend it"."""
    return (
        is_infinitive(verb) and word(verb.head) in ("invitation", "invite") and verb.dep_ in ("acl", "xcomp", "relcl")
    )


def _called_for(noun: Token, verb: Token) -> bool:
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("for", "against")
        and noun.head.head.i == verb.i
        and status.wishes(verb)
    )


def _is_bare(noun: Token) -> bool:
    return not any(is_name(t) or is_people(t) for t in noun.subtree if t.i != noun.i)
