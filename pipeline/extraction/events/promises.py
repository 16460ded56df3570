"""For whom what is promised or offered would be: "promised to send boats to A", "offered talks between A and B"."""

from __future__ import annotations

from pipeline.extraction.events.clauses import complements, datives, objects
from pipeline.extraction.events.frames import is_name, owners_at_once
from pipeline.extraction.events.parts import can_act
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.verbs import is_infinitive
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token


def who_is_helped(verb: Token) -> list[Token]:
    """ "pledged two boats to help A guard its waters": A."""
    found = []
    for token in verb.subtree:
        if word(token) in ("help", "assist") and is_infinitive(token) and token.i > verb.i:
            inner = [c for clause in token.children if clause.dep_ in ("ccomp", "xcomp") for c in clause.children]
            found += objects(token) + [c for c in inner if c.dep_ == "nsubj"]
    states = role_words("stand_ins", "states")
    return [n for n in found if (can_act(n) or word(n) in states) and n.pos_ != "PRON"]


def who_is_sent_to(verb: Token) -> list[Token]:
    """ "promised to send 500 officers to A": A."""
    acts = [c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c)]
    return [n for act in acts for n in (*datives(act), *complements(act, "to", "for")) if is_name(n)]


_BACKING = ("back", "support", "defend", "protect", "endorse", "shield")


def who_is_to_be_backed(verb: Token) -> list[Token]:
    """ "promised to back A", "pledged to support A's bid"."""
    acts = [c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c) and word(c) in _BACKING]
    things = [thing for act in acts for thing in objects(act)]
    return [n for t in things for n in ([t] if can_act(t) and t.pos_ != "PRON" else owners_at_once(t))]


def between_whom(verb: Token) -> list[Token]:
    """ "offered to mediate between A and B", "offered to carry messages between A and B"."""
    acts = [c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c)]
    return [n for act in acts for t in (act, *objects(act)) for n in complements(t, "between")]
