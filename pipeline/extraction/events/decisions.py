"""Acts that a verb only leads up to: a vote to suspend or to ban, a deadline to leave, a gesture of protest."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events.clauses import agents, datives, patients
from pipeline.extraction.events.frame_lexicon import Frame
from pipeline.extraction.events.frames import is_name, is_people
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.reversals import reversal
from pipeline.extraction.events.verb_frames import verb_frame
from pipeline.extraction.events.verbs import is_infinitive
from pipeline.extraction.events.word_lists import class_words, role_words
from pipeline.extraction.tokens import Token

_DECIDING = ("vote", "decide")
_DECIDED = ("SANCTION", "CONCEDE", "RETREAT")
"""Types of acts that are done by being voted."""
_TELLING = ("give", "order", "tell", "ask", "allow")
_LEAVING = ("leave", "depart")
_EXPULSION = Frame("SANCTION", targets=("dative", "object"))
_GESTURE = Frame("PROTEST", targets=("against",))
_BODIES = frozenset({"office", "mission", "delegation", "embassy", "consulate", "agency", "peacekeeper", "staff"})
"""What a state or body keeps in another country, besides its envoys."""
_FAR = 14
"""Tokens after a verb within which it is said that somebody is to leave."""


@cache
def _envoys() -> frozenset[str]:
    return role_words("mutual", "envoys") | class_words("envoy") | {"attachés"}


def decided_act(verb: Token) -> Token | None:
    """The verb of what is decided, where deciding does it: "voted to suspend the talks", "voted to lift the ban"."""
    if word(verb) not in _DECIDING:
        return None
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl") and is_infinitive(child):  # "voted 88 to 21 to close …"
            frame = reversal(child) or verb_frame(child)
            return child if frame is not None and frame.event_type in _DECIDED else None
    return None


def decision(verb: Token) -> Frame | None:
    """The frame of a verb that decides on a penalty or its end, or by which an envoy has to leave."""
    act = decided_act(verb)
    if act is not None:
        return reversal(act) or verb_frame(act)
    return _EXPULSION if _sends_away(verb) else None


def gesture(verb: Token) -> Frame | None:
    """ "closed their shutters in protest": whatever people do to protest is a protest."""
    for phrase in (verb, *(c for c in verb.children if c.dep_ == "dobj")):
        for preposition in phrase.children:
            if preposition.lower_ == "in" and preposition.i > verb.i:
                protests = [n for n in preposition.children if n.lower_ == "protest" and not n.n_lefts]
                if protests and any(is_people(s) or is_name(s) for s in agents(verb)):
                    return _GESTURE
    return None


def _sends_away(verb: Token) -> bool:
    """ "gave the ambassador 72 hours to leave", "ordered the envoy to leave", "declared him persona non grata"."""
    lemma = word(verb)
    if lemma != "declare" and lemma not in _TELLING:
        return False
    if lemma == "declare":
        return any(t.lower_ == "grata" and t.i > verb.i for t in verb.subtree)
    near = [t for t in verb.subtree if verb.i < t.i < verb.i + _FAR]
    if not any(word(t) in _LEAVING and is_infinitive(t) for t in near):
        return False
    heads = [m for n in (*datives(verb), *patients(verb), *who_is_to_leave(verb)) for m in members(n)]
    return any(word(t) in _envoys() | _BODIES for head in heads for t in (head, *head.children))


def who_is_to_leave(verb: Token) -> list[Token]:
    """ "ordered chargé d'affaires Ana Ruiz to leave": the parser may make her the subject of the leaving."""
    leaving = [c for c in verb.children if c.dep_ == "ccomp" and word(c) in _LEAVING and is_infinitive(c)]
    return [s for c in leaving for s in c.children if s.dep_ == "nsubj"]
