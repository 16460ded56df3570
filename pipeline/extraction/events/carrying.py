"""What a verb that carries a meeting noun says of its parties: "A and B held talks", "the session was chaired by C"."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events.circumstances import beside
from pipeline.extraction.events.clauses import agents, complements, objects, subjects
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.onlookers import as_observer, remote_verb
from pipeline.extraction.events.parts import MEDIATOR, PARTY, Part, is_meeting_word, party
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verbs import is_joint, is_passive
from pipeline.extraction.events.word_lists import meeting_words, role_words
from pipeline.extraction.tokens import Token


def carrier_parts(trigger: Trigger, carrier: Token) -> list[Part]:
    """Who takes part, by the verb that a meeting noun is subject or object of."""
    lemma = word(carrier)
    noun = trigger.token
    as_subject = noun.dep_ == "nsubj" or (noun.dep_ == "conj" and noun.head.dep_ == "nsubj")
    if noun.dep_ in ("nsubj", "nsubjpass") and carrier.i == noun.head.i and not is_passive(carrier):
        if lemma in meeting_words("light", "gather"):
            return party(objects(carrier)) + _include(carrier)
        if lemma == "take" or as_subject:
            return party(complements(carrier, "between", "with", "among"))
    if carrier.dep_ in ("acl", "relcl") and carrier.head.i == noun.i:
        return []  # a participle on the noun, seen to elsewhere
    role = role_of_verb(lemma)
    if role == MEDIATOR and trigger.manner == "call":
        role = PARTY  # "offered to mediate in a call with A": the call itself nobody mediates
    followed = lemma == "follow" and noun.dep_ == "dobj" and not remote_verb(carrier)
    if role == PARTY and (as_observer(carrier) or followed):
        role = "observer"
    if role == PARTY and (_holds_its_own(noun, carrier) or gives_meal(carrier, noun)):
        role = "host"
    missed = lemma in ("attend", "join") and any(c.dep_ == "neg" for c in carrier.children)
    takes_place = lemma == "take" and any(o.lower_ == "place" for o in objects(carrier))
    doers = [] if missed or takes_place else agents(carrier)
    found = party(doers, role)
    if role == PARTY and remote_verb(carrier) and lemma not in HOLDING:
        found = [Part(p.head, "remote") for p in found]  # "will follow the session by video"
    for further in _further_carriers(noun, carrier):
        found += party(agents(further), role_of_verb(word(further)))
        if _together(further):  # "was hosted by A and organised together with B"
            found += party(complements(further, "with"), role_of_verb(word(further)))
    jointly = lemma in meeting_words("light", "jointly") or is_joint(carrier) or _together(carrier)
    found += party(complements(carrier, "with", "between"), role if jointly else PARTY)
    if jointly:
        found += party([n for w in (noun, *complements(noun, "of")) for n in complements(w, "with")], role)
    if trigger.manner in ("visit",) and lemma not in ("host",):
        found = [p for p in found if p.role != "organizer"]
    if any(n.lower_ in role_words("phrases", "together") for n in complements(carrier, "in")):
        # "held in coordination with A": the parser may hang the "with" on the verb
        found = [
            Part(p.head, "organizer") if p.head.dep_ == "pobj" and p.head.head.lower_ == "with" else p for p in found
        ]
    return found


def _together(verb: Token) -> bool:
    """ "organised together with A", "was convened jointly with A": what is done is done by A as well."""
    words = ("together", "jointly", "along")
    return any(
        c.lower_ in words or (c.lower_ == "with" and any(g.lower_ in words for g in c.children)) for c in verb.children
    )


def _further_carriers(noun: Token, carrier: Token) -> list[Token]:
    """ "was convened by A and led by B": verbs in the passive that go on about the same subject."""
    if noun.head.i != carrier.i or not is_passive(carrier):
        return []
    return [
        v
        for v in members(carrier)
        if v.i != carrier.i
        and ((v.tag_ == "VBN" and is_passive(v)) or _together(v))
        and not any(c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in v.children)
    ]


def _holds_its_own(noun: Token, carrier: Token) -> bool:
    """Whether one body holds a conference of its members: it convenes it; several, or with others, they meet."""
    if (
        word(carrier) not in ("hold", "postpone", "reschedule")
        or is_passive(carrier)
        or word(noun) not in meeting_words("nouns", "multilateral")
    ):
        return False
    if noun.tag_ in ("NNS", "NNPS") or complements(noun, "with", "between") or complements(carrier, "with", "between"):
        return False
    leading = subjects(carrier)
    return len(leading) == 1 and len(members(leading[0])) == 1 and name_kind(leading[0]) in ("organization", "country")


def role_of_verb(lemma: str) -> str:
    """What the subject of a verb that carries a meeting is to the meeting."""
    if lemma in meeting_words("light", "host"):
        return "host"
    if lemma in meeting_words("verbs", "mediate"):
        return MEDIATOR
    if lemma in meeting_words("light", "organizer"):
        return "organizer"
    if lemma == "schedule":
        return "host"
    return PARTY


def _include(carrier: Token) -> list[Part]:
    """ "bring together A and B": the parser may hang the parties on the particle."""
    return [p for c in carrier.children if c.dep_ in ("prt", "advmod") for p in party(objects(c))]


HOLDING = ("hold", "have", "conduct", "convene")
"""Verbs with which "by video" is how all meet, not how their subject joins in."""
_REACH = 14
"""Tokens behind a meeting noun within which a participle with "by" belongs to it, whatever the parser hung it on."""


def trailing_clauses(noun: Token) -> list[Token]:
    """Participles and relative clauses that follow a meeting noun but hang elsewhere in the parse: "four days of talks,
    mediated by A, that ended on Thursday", "a meeting in this port hosted by B"."""
    found = []
    own = {c.i for c in noun.children}
    end = min(noun.i + _REACH, noun.sent.end)
    for token in noun.doc[noun.i + 1 : end]:
        if token.pos_ in ("VERB", "AUX") and token.i not in own:
            lemma = word(token)
            if (
                (
                    token.tag_ == "VBN"
                    and lemma in _leading()
                    and any(c.dep_ == "agent" for c in token.children)
                    and not any(c.dep_ in ("auxpass", "aux") for c in token.children)
                )
                or (
                    token.tag_ == "VBN"
                    and lemma == "hold"
                    and complements(token, "under")
                    and not any(c.dep_ in ("auxpass", "aux") for c in token.children)
                )
                or (
                    token.dep_ == "relcl"
                    and lemma in meeting_words("light", "happen")
                    and any(c.tag_ == "WDT" for c in token.children)
                )
            ):
                found.append(token)
            elif any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in token.children):
                break
        elif token.i > noun.i and is_meeting_word(token):
            break
    return found


@cache
def _leading() -> frozenset[str]:
    return meeting_words("light", "host") | meeting_words("light", "organizer") | {"attend"}


@cache
def _carrying() -> frozenset[str]:
    return meeting_words("light", "attend") | meeting_words("light", "host") | meeting_words("light", "organizer")


def _own_subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")]


def gives_meal(verb: Token, noun: Token) -> bool:
    """ "gave a dinner": hosted it."""
    return word(verb) in meeting_words("light", "give") and word(noun) in meeting_words("nouns", "meal")


def participles(noun: Token) -> list[Part]:
    """ "the talks hosted by A", "a forum organised by B", "the session, attended by C, which brought together D"."""
    found: list[Part] = []
    for child in (*noun.children, *trailing_clauses(noun)):
        if child.head.i == noun.i and child.dep_ not in ("acl", "relcl", "advcl"):
            continue
        lemma = word(child)
        if child.tag_ == "VBN" or is_passive(child):
            role = {"attend": PARTY, "hold": PARTY}.get(lemma) or role_of_verb(lemma)
            if lemma == "hold" or lemma in _leading():
                found += party(agents(child), role)
            found += beside(child)
            shared = role if _together(child) and lemma in _leading() else PARTY
            found += party(complements(child, "with", "between"), shared)
        elif lemma in meeting_words("light", "gather"):
            found += party(objects(child)) + _include(child)
        elif child.dep_ == "relcl" and lemma in _carrying() and not any(c.dep_ == "neg" for c in child.children):
            found += party(_own_subjects(child), role_of_verb(lemma))
        elif child.dep_ == "relcl" and gives_meal(child, noun):
            found += party(_own_subjects(child), "host") + beside(child)
    return found
