"""Parts: a noun phrase in one role in an event, and which members of a phrase can take part in one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.extraction.events.clauses import complements
from pipeline.extraction.events.companions import companions_of
from pipeline.extraction.events.frames import is_name, is_people, some_people
from pipeline.extraction.events.naming import DATE, name_kind
from pipeline.extraction.events.phrases import members, named_behind, strays, word
from pipeline.extraction.events.word_lists import meeting_words, role_words
from pipeline.extraction.tokens import Token

MEDIATOR = "mediator"
"""Brings the parties together: an `organizer`, and what makes a meeting `third-party`."""


PARTY = "party"
"""Takes part, or is to: `attendee` or `invitee` once the event's status is known."""


@dataclass(frozen=True, slots=True)
class Part:
    """One noun phrase (by its head) in one role."""

    head: Token
    role: str


def party(heads: list[Token], role: str = PARTY) -> list[Part]:
    """The members of coordinations that can take part, with those named after "like" or "including"."""
    found: list[Part] = []
    for head in heads:
        for member in members(head):
            examples = [n for n in complements(member, *_EXAMPLES) if is_name(n)]
            if word(member) in role_words("phrases", "presence") and word(member) not in (
                "representative",
                "delegate",
                "delegation",
            ):
                owners = [
                    c
                    for c in member.children
                    if c.dep_ in ("poss", "amod", "compound") and (is_people(c) or is_name(c))
                ]
                found += [Part(o, role) for o in owners]
            elif word(member) in ("representative", "delegate") and member.tag_ == "NNS" and _sent_by(member):
                found += [Part(m, role) for n in _sent_by(member) for m in members(n)]
            elif named_behind(member):
                found += [Part(m, role) for m in named_behind(member)]
            elif _can_take_part(member) and not (examples and any(c.lower_ in ("like", "as") for c in member.children)):
                found.append(Part(member, role))
            found += [Part(m, role) for n in (*examples, *strays(member)) for m in members(n)]
            beside = PARTY if role in ("host", "organizer", MEDIATOR) else role
            found += [Part(c, beside) for m in companions_of(member) for c in named_behind(m) or [m]]
    return found


def parties_only(heads: list[Token]) -> list[Token]:
    """Without the subject of "with A shuttling between them", which is no party."""
    return [h for h in heads if not is_absolute(h)]


def is_absolute(head: Token) -> bool:
    """Whether a noun after "with" is the subject of a participle ("with A and B going from room to room")."""
    if head.dep_ != "pobj" or head.head.lower_ != "with":
        return False
    if head.head.i and head.head.nbor(-1).text == ",":
        return any(t.tag_ == "VBG" and t.dep_ in ("acl", "advcl", "pcomp") for t in head.subtree if t.i > head.i)
    return any(c.dep_ in ("acl", "advcl") and c.tag_ == "VBG" for m in members(head) for c in m.children)


_EXAMPLES = ("like", "as")
_GATHERINGS = {"meeting", "summit", "session", "consultation", "talk", "negotiation", "round"}


def _sent_by(representatives: Token) -> list[Token]:
    """The states and bodies of "representatives of A and B"."""
    return [n for n in complements(representatives, "of", "from") if any(is_name(m) for m in members(n))]


def means_pair(head: Token) -> bool:
    """ "both", "the two": two told of before."""
    if head.lower_ == "both":
        return head.dep_ != "det" and head.dep_ != "preconj"
    return head.lower_ == "two" and any(c.lower_ == "the" for c in head.children)


def _can_take_part(head: Token) -> bool:
    if head.pos_ == "PROPN" and word(head).removesuffix("s") in _GATHERINGS:
        return False  # a meeting by its name is what they take part in
    if means_pair(head):
        return True
    if is_name(head) or is_people(head) or some_people(head):
        return True
    if head.pos_ == "PROPN" and name_kind(head) not in (DATE, "thing"):
        return True  # the entity index decides whom an unlabelled name means
    return any(is_people(c) for c in head.children if c.dep_ == "appos")


def is_meeting_word(token: Token) -> bool:
    return token.pos_ == "NOUN" and word(token) in _meetings()


@cache
def _meetings() -> frozenset[str]:
    return meeting_words("nouns", "meeting") | meeting_words("nouns", "plural")


def can_act(head: Token) -> bool:
    """Whether a noun phrase can be somebody; the entity index decides whom it means."""
    if name_kind(head) == DATE or head.tag_ == "$" or not head.text[0].isalnum():
        return False
    if head.pos_ in ("PRON", "PROPN") or means_pair(head) or word(head) in role_words("mutual", "bodies"):
        return True
    if is_name(head) or is_people(head) or some_people(head):
        return True
    return any(c.dep_ == "appos" and is_people(c) for c in head.children)
