"""Words that report acts other than meetings: verbs and nouns in frames of the lexicon, with their tense."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import complements, objects, subjects, verb_above
from pipeline.extraction.events.decisions import decision, gesture
from pipeline.extraction.events.frame_lexicon import Frame, light_verbs
from pipeline.extraction.events.noun_frames import (
    CALLING,
    DROPPING,
    brings_forth,
    hyphenated,
    light_verb_of,
    noun_frame,
)
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.reversals import noun_reversal, reversal
from pipeline.extraction.events.silences import keeps_silent
from pipeline.extraction.events.verb_frames import verb_frame
from pipeline.extraction.events.verbs import is_passive
from pipeline.extraction.records import Span
from pipeline.extraction.tokens import Token


@dataclass(slots=True)
class Trigger:
    """One word (or few) that reports a happening.

    `carrier` is the verb whose tense and arguments count: the trigger itself, or the light verb of a noun, or None.
    `manner` tells meetings apart: "meeting", "visit", "call", "round", "meal"; None for other types.
    """

    token: Token
    span: Span
    event_type: str
    carrier: Token | None
    status: str
    targets: tuple[str, ...] = ()
    manner: str | None = None

    @property
    def is_noun(self) -> bool:
        return self.token.pos_ in ("NOUN", "PROPN") and (self.carrier is None or self.carrier.i != self.token.i)


def char_span(*tokens: Token) -> Span:
    """The characters from the first to the last of some tokens."""
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return Span(first.idx, last.idx + len(last))


# ---------------------------------------------------------------- other types


def act_verb(verb: Token) -> Trigger | None:
    """The trigger that a verb is of an event other than a meeting, None where it is none."""
    frame = reversal(verb) or decision(verb) or verb_frame(verb) or gesture(verb)
    if (
        frame is None
        or keeps_silent(verb)
        or (frame.event_type in ("ASSAULT", "ACCUSE") and _is_retort(verb))
        or (frame.event_type == "ASSAULT" and _says_who_began(verb))
        or _calls_names(verb)
        or (frame.event_type == "AGREE" and _adopts_a_demand(verb))
    ):
        return None
    if is_carrier_of_frame_noun(verb):
        return None
    found = status.of_verb(verb)
    if found == "agreed":
        found = status.UNREAL
    tokens = [verb]
    if frame.particle is not None:
        tokens += [c for c in verb.children if c.lower_ == frame.particle and c.i == verb.i + 1]
    elif frame.span == "prep":
        tokens += [
            c for c in verb.children if c.dep_ == "prep" and c.lower_ in frame.prepositions and c.i == verb.i + 1
        ]
    elif frame.span == "object":
        tokens += [c for c in verb.children if c.dep_ == "dobj" and c.i <= verb.i + 2]
    return Trigger(verb, char_span(*tokens), frame.event_type, verb, found, frame.targets)


def _is_retort(verb: Token) -> bool:
    """ "shot back", "hit back": words, not deeds."""
    return any(c.lower_ == "back" and c.i == verb.i + 1 for c in verb.children) and not objects(verb)


def _says_who_began(verb: Token) -> bool:
    """ "said that the troops had opened fire first": how one side tells the clash, no other attack."""
    first = any(c.lower_ == "first" and c.dep_ == "advmod" and c.i > verb.i for c in verb.children)
    while verb.dep_ == "conj":
        verb = verb.head
    return first and verb.dep_ == "ccomp"


def _calls_names(verb: Token) -> bool:
    """ "called the vote hasty", "called a march for Sunday": no call for anything."""
    return (
        word(verb) == "call"
        and any(c.dep_ in ("oprd", "dobj", "ccomp") for c in verb.children)
        and not any(c.lower_ in ("on", "upon", "off", "up") and c.i == verb.i + 1 for c in verb.children)
    )


def _adopts_a_demand(verb: Token) -> bool:
    """ "voted for a resolution demanding …": the demand is told; but "signed a pact reopening …" is the signing."""
    texts = objects(verb) + complements(verb, "for")
    return any(
        c.dep_ == "acl" and c.tag_ == "VBG" and (frame := verb_frame(c)) is not None and frame.event_type in _SAYING
        for text in texts
        for c in text.children
    )


_SAYING = ("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN")
"""Types of what a text can do by its words alone."""


def is_carrier_of_frame_noun(verb: Token) -> bool:
    """Whether a verb only carries a noun that is a trigger itself ("launched an investigation")."""
    lemma = word(verb)
    if lemma not in light_verbs() or lemma in ("sign", "pledge", "offer", "ink", "conclude", "seal", "clinch"):
        return False
    nouns = objects(verb) if not is_passive(verb) else subjects(verb)
    return any((frame := noun_frame(noun)) is not None and not _is_agreed_on(noun, frame) for noun in nouns)


def _is_agreed_on(noun: Token, frame: Frame) -> bool:
    """ "agreed on an exchange of prisoners", "agreed joint patrols": what is to come of it is not told as done."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "upon", "to") else noun.head
    ahead = frame.event_type in ("COOPERATE", "RETREAT") and word(above) == "agree"
    return ahead and noun.dep_ in ("dobj", "pobj")


_SIGNING = ("sign", "ink", "conclude", "clinch", "seal", "finalize", "finalise")


@cache
def _carrying() -> frozenset[str]:
    """The verbs that carry a noun."""
    return light_verbs() | CALLING | DROPPING


def act_noun(noun: Token) -> Trigger | None:
    """The trigger that a noun is of an event other than a meeting, None where it is none."""
    frame = noun_reversal(noun) or noun_frame(noun)
    if frame is None:
        return None
    carrier = light_verb_of(noun)
    if carrier is not None and word(carrier) not in _carrying() and not brings_forth(noun, carrier):
        if verb_frame(carrier) is not None and frame.event_type == "AGREE":
            return None  # "signed the agreement": the verb is the trigger
        carrier = None
    elif (
        carrier is not None
        and word(carrier) in _SIGNING
        and frame.event_type == "AGREE"
        and not brings_forth(noun, carrier)
    ):
        return None
    if _is_agreed_on(noun, frame):
        return None
    if carrier is None and frame.licences == ("took_effect",):
        carrier = noun.head
    found = status.of_noun(noun)
    if found != status.UNREAL:
        above = carrier or verb_above(noun)
        if carrier is not None:
            found = status.of_verb(carrier)
            found = status.UNREAL if found == "agreed" else found
        elif (
            above is not None
            and status.of_verb(above) == status.UNREAL
            and frame.event_type not in ("REJECT", "REQUEST")
        ):
            found = status.UNREAL
    if found == status.OPEN and frame.event_type == "COOPERATE":
        above = carrier or verb_above(noun)
        found = status.of_verb(above) if above is not None else found
    tokens = [noun]
    if hyphenated(noun) and noun.nbor(-2).dep_ == "compound" and noun.nbor(-2).head is noun:
        tokens.append(noun.nbor(-2))
    if frame.span == "compound" and noun.i > 0 and noun.nbor(-1).dep_ == "compound":
        tokens.append(noun.nbor(-1))
    return Trigger(noun, char_span(*tokens), frame.event_type, carrier, found, frame.targets)
