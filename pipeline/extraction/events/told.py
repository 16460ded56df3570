"""What a clause tells of who came to a meeting, and the words of it that every kind of such clause is read by."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.events.clauses import complements, objects, subjects
from pipeline.extraction.events.frames import is_people
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.parts import party
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token


@dataclass(frozen=True, slots=True)
class Attendance:
    """A part told in a clause of its own; `event_noun` is the meeting it names, None where it names none.

    `travelling`: they may have come along on a visit. `at_act`: what was looked on at, or not signed, may be a signing,
    a vote or a handing over rather than a meeting. `ahead`: the clause is on what is to come.
    """

    head: Token
    role: str
    event_noun: Token | None
    at_act: bool = False
    travelling: bool = False
    ahead: bool = False


def attending(
    heads: list[Token],
    role: str,
    event_noun: Token | None = None,
    *,
    at_act: bool = False,
    travelling: bool = False,
    ahead: bool = False,
) -> list[Attendance]:
    """The same part of all who are named by some noun phrases, those coordinated with them included."""
    return [Attendance(p.head, role, event_noun, at_act, travelling, ahead) for p in party(heads)]


SAME = "same"
"""In the part of the people told of just before ("Among them are A and B")."""

Said = tuple[list[Token], str, Token | None]
"""Heads of those a clause is about, their role, and the meeting it names (None: the one told of before)."""


def before(verb: Token) -> list[Token]:
    """The nouns of the sentence before a verb, the nearest first."""
    return [t for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.pos_ in ("NOUN", "PROPN")]


def subjects_or_inverted(verb: Token) -> list[Token]:
    """The subject, also where it follows ("Also present were A and B", "In the session took part A and B")."""
    own = subjects(verb)
    if own:
        return own if own[0].i < verb.i else [m for head in own for m in listed(head)]
    behind = [c for c in verb.children if c.dep_ in ("attr", "dobj") and c.i > verb.i and is_people(c)]
    return [m for head in behind for m in listed(head)]


def listed(head: Token) -> list[Token]:
    """A list and the persons whose names the parser hung on another noun of it ("the kings of A and B, envoy C")."""
    found = [head]
    mine = {m.i for m in members(head)}
    for token in head.subtree:
        if token.i in mine or name_kind(token) != "person" or token.dep_ not in ("appos", "conj"):
            continue
        above = token.head
        if not any(t.dep_ in ("relcl", "acl", "advcl") for t in _between(token, head)):
            # a name beside its own office stands for the same person; the office is what the index resolves best
            found.append(above if above.pos_ == "NOUN" and above.dep_ == "appos" else token)
    return found


def _between(token: Token, top: Token) -> list[Token]:
    found = []
    while token.i != top.i and token.head.i != token.i:
        found.append(token)
        token = token.head
    return found


def is_named_person(head: Token) -> bool:
    """Whether a name of a person heads a noun phrase, or stands in apposition to it or at the end of it."""
    if name_kind(head) == "person":
        return True
    return any(
        t.dep_ == "appos"
        and name_kind(t) == "person"
        and t.i > head.i
        and (t.head.i == head.i or t.head.dep_ == "pobj")
        for t in head.subtree
    )


def event_noun_of(verb: Token, meeting_nouns: dict[int, Trigger]) -> Token | None:
    """The meeting that the object or a phrase of a clause names, or that the clause is relative to."""
    for noun in objects(verb) + complements(verb, "in", "at", "to", "from", "of", "on"):
        if noun.i in meeting_nouns:
            return noun
    for child in verb.children:
        if child.lower_ == "out":  # "walked out of the talks"
            for noun in complements(child, "of"):
                if noun.i in meeting_nouns:
                    return noun
        if child.dep_ == "dobj":
            for noun in complements(child, "in", "at"):
                if noun.i in meeting_nouns:
                    return noun
        if child.dep_ == "nsubjpass" and child.i in meeting_nouns:
            return child
    return verb.head if verb.dep_ == "relcl" and verb.head.i in meeting_nouns else None


def comes(head: Token) -> bool:
    """ "participants", "leaders expected to attend"."""
    if word(head) in role_words("phrases", "people") | role_words("phrases", "delegation"):
        return True
    if any(word(t) == "make" and any(o.lower_ == "it" for o in objects(t)) for t in head.children):
        return True  # "those who made it to Ulm"
    return any(
        word(t) in ("attend", "participate", "invite", "represent")
        for t in head.subtree
        if t.i > head.i and t.pos_ == "VERB"
    )


def expected(head: Token) -> bool:
    """ "those expected", "the invited guests"."""
    return any(word(t) in ("expect", "due", "invite", "invitee") for t in head.subtree)


def has_particle(verb: Token, *particles: str) -> bool:
    return any(c.lower_ in particles and c.dep_ in ("prt", "advmod", "prep") for c in verb.children)
