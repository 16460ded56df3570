"""Whether a noun stands in a frame of the lexicon of triggers, and the light verb that carries it."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events.clauses import agents, complements, objects
from pipeline.extraction.events.frame_lexicon import Frame, light_verbs, table
from pipeline.extraction.events.frames import (
    befallen,
    is_name,
    is_people,
    leaders_of,
    matches,
    names_place,
    noun_actors,
)
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.verbs import is_passive
from pipeline.extraction.gazetteer import country, demonym
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load

CALLING = frozenset({"call", "plan", "announce", "join", "organise", "organize"})
DROPPING = frozenset({"drop", "abandon", "withdraw", "repeat", "make"})
_ANSWERING = {
    "reject",
    "turn",
    "refuse",
    "decline",
    "oppose",
    "spurn",
    "rebuff",
    "veto",
    "accept",
    "endorse",
    "dismiss",
}
BREAKING_UP = ("break", "disperse", "crush", "suppress", "quell", "quash")
_DRAWING = {"draw", "attract", "bring", "gather", "begin", "start", "end", "pass", "turn"}
_BREAKING_OUT = {"erupt", "break", "flare", "rage", "resume", "continue", "start"}
_COSTING = {"kill", "cost", "claim", "wound", "injure"}
_BROKERING = {"broker", "mediate", "reach", "agree", "negotiate", "sign", "announce", "conclude", "strike", "secure"}


def light_verb_of(noun: Token) -> Token | None:
    """The verb that does no more than carry a noun ("launched an attack", "an agreement was reached"), if any."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    verb = head.head
    if word(verb) == "call" and head.dep_ == "dobj" and any(c.dep_ in ("oprd", "ccomp") for c in verb.children):
        return None  # "called the deal a farce"
    if verb.pos_ == "VERB" and (
        head.dep_ in ("dobj", "nsubjpass") or (head.dep_ == "oprd" and word(verb) == "call" and not objects(verb))
    ):
        return verb
    if head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.pos_ == "VERB":
        verb = head.head.head
        if (word(verb), head.head.lower_) in {
            ("result", "in"),
            ("go", "on"),
            ("come", "to"),
            ("lead", "to"),
            ("carry", "out"),
            ("end", "with"),
            ("conclude", "with"),
        }:
            return verb
    for child in noun.children:  # "an agreement reached in June"
        if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN" and is_passive(child):
            return child
    return None


def hyphenated(noun: Token) -> str:
    """ "sit-in": three tokens."""
    if noun.i < 2 or noun.nbor(-1).text != "-":
        return ""
    return f"{noun.nbor(-2).lower_}-{noun.lower_.removesuffix('s')}"


def noun_frame(noun: Token) -> Frame | None:
    """The first frame of the lexicon that a noun stands in."""
    frames = table("noun").get(hyphenated(noun)) or table("noun").get(word(noun))
    if not frames:
        return None
    carrier = light_verb_of(noun)
    return next((frame for frame in frames if _noun_fits(noun, frame, carrier)), None)


def _noun_fits(noun: Token, frame: Frame, carrier: Token | None) -> bool:
    if frame.compounds is not None and not any(
        word(t) in frame.compounds
        for t in noun.subtree  # "joint" stands deep in "joint coast guard drill"
        if t.i < noun.i and t.dep_ in ("compound", "amod", "nmod")
    ):
        return False
    if frame.prepositions and not any(c.dep_ == "prep" and c.lower_ in frame.prepositions for c in noun.children):
        return False
    if frame.of is not None and not matches(complements(noun, "of", "on", "in"), frame.of):
        return False
    return any(_licensed(noun, licence, frame, carrier) for licence in frame.licences)


def _licensed(noun: Token, licence: str, frame: Frame, carrier: Token | None) -> bool:
    if licence == "any":
        return True
    if licence == "light":
        return carrier is not None and (word(carrier) in light_verbs() or brings_forth(noun, carrier))
    if licence == "actor":
        return bool(noun_actors(noun) or befallen(noun))
    if licence == "deadly":
        return is_deadly(noun)
    if licence == "between":
        return bool(complements(noun, "between") or between_behind(noun))
    if licence == "target":
        return any(is_name(n) or is_people(n) for p in frame.targets for n in complements(noun, p))
    if licence == "the":
        return any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in noun.children) and not complements(
            noun, "of"
        )
    if licence == "answered":
        return noun.dep_ in ("dobj", "nsubjpass") and word(noun.head) in _ANSWERING and bool(noun_actors(noun))
    if licence == "drew":
        return noun.dep_ in ("nsubj", "nsubjpass") and word(noun.head) in _DRAWING
    if licence == "brokered":
        return carrier is not None and word(carrier) in _BROKERING
    if licence == "several":
        parties = complements(noun, "of", "by") + [
            c for c in noun.children if c.dep_ in ("amod", "compound") and is_name(c)
        ]
        return any(len(members(p)) > 1 for p in parties if is_name(p)) or _held_by_several(carrier)
    if licence == "broken_up":  # "police broke up a student protest", "a march of students"
        ended = noun.dep_ in ("dobj", "nsubjpass") and word(noun.head) in BREAKING_UP
        marching = [c for c in noun.children if c.dep_ in ("compound", "nmod") and c.i < noun.i]
        return ended and any(is_people(c) for c in (*marching, *complements(noun, "of", "by")))
    if licence == "dropped":
        return carrier is not None and word(carrier) in DROPPING
    if licence == "state":
        states = [
            a for a in noun_actors(noun) if country(a.text) or demonym(a.text) or name_kind(a) in ("country", "place")
        ]
        return bool(states) or (carrier is not None and word(carrier) in ("lodge", "file", "deliver"))
    if licence == "dated":
        times = [
            *complements(noun, "of", "on", "in"),
            *(c for c in noun.children if c.i < noun.i),
            *_at_once_behind(noun),
        ]
        return any(name_kind(n) == "date" for n in times)
    if licence == "took_effect":
        return noun.dep_ == "nsubj" and takes_effect(noun.head)
    if licence == "accepted":
        return noun.dep_ == "dobj" and word(noun.head) in ("accept", "extend", "decline")
    if licence == "called":
        return carrier is not None and word(carrier) in CALLING
    if licence == "voiced":
        return carrier is not None and word(carrier) in (
            "express",
            "voice",
            "issue",
            "offer",
            "level",
            "draw",
            "deliver",
        )
    if licence == "struck_place":
        return any(names_place(n) or word(n) in _struck() for n in complements(noun, "on", "against"))
    if licence == "led_by_several":
        return _led_by_several(noun, carrier)
    return False


def between_behind(noun: Token) -> list[Token]:
    """ "clashes erupted between A and B": the parties, hung on the verb that tells the outbreak."""
    above = noun.head
    broke_out = noun.dep_ == "nsubj" and word(above) in _BREAKING_OUT
    return complements(above, "between") if broke_out else []


_HOLDING = ("hold", "begin", "start", "stage", "conduct", "launch", "complete", "open", "end", "conclude")


def _held_by_several(carrier: Token | None) -> bool:
    """ "Norland and Estria began an exercise", "warships of both held drills"."""
    if carrier is None or word(carrier) not in _HOLDING:
        return False
    holders = agents(carrier)
    heads = [m for a in holders for m in (*members(a), *(n for of in complements(a, "of") for n in members(of)))]
    return sum(is_name(h) for h in heads) > 1 or any(c.lower_ in ("two", "both") for a in holders for c in a.children)


def brings_forth(noun: Token, carrier: Token) -> bool:
    """ "ended with an agreement": not "ended an agreement"."""
    return noun.dep_ == "pobj" and word(carrier) in ("end", "conclude")


def is_deadly(noun: Token) -> bool:
    """ "a skirmish that cost two lives", "a raid that killed six": fought, though no day or side is named with it."""
    return any(
        c.dep_ == "relcl" and word(c) in _COSTING and any(s.tag_ == "WDT" for s in c.children) for c in noun.children
    )


def _at_once_behind(noun: Token) -> list[Token]:
    """The words behind a noun that may tell when, whatever the parser hung them on ("the arrest last week of …")."""
    return list(noun.doc[noun.i + 1 : min(noun.i + 4, noun.sent.end)])


def takes_effect(verb: Token) -> bool:
    """ "takes effect", "came into force", "began at midnight": what was agreed begins to hold."""
    lemma = word(verb)
    if lemma == "take":
        return any(o.lower_ == "effect" for o in objects(verb))
    if lemma in ("come", "enter", "go"):
        return any(n.lower_ in ("effect", "force") for n in complements(verb, "into", "in"))
    return lemma in ("begin", "start") and not objects(verb)


@cache
def _struck() -> frozenset[str]:
    return frozenset(load("venues")["venues"]) | frozenset({"convoy", "target", "depot", "position", "site", "house"})


def _led_by_several(noun: Token, carrier: Token | None) -> bool:
    """Whether two or more named parties lead it: one alone does not work together."""
    return any(len([m for m in members(leader) if is_name(m)]) > 1 for leader in leaders_of(noun, carrier))
