"""Clauses that tell who came to a meeting, was invited, looked on, or was left out."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import (
    agents,
    complements,
    is_passive,
    objects,
    patients,
    subjects,
    verb_above,
    word,
)
from pipeline.extraction.events.frames import is_name, verb_frame
from pipeline.extraction.events.roles import MEDIATOR, PARTY, meeting_words, party, role_words
from pipeline.extraction.events.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Attendance:
    """A part told in a clause of its own; `event_noun` is the meeting it names, None where it names none."""

    head: Token
    role: str
    event_noun: Token | None


def attendance_in(doc_tokens: list[Token], meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """Who came or did not, where a clause says no more than that ("Estria was not invited", "Norland took part")."""
    found: list[Attendance] = []
    for token in doc_tokens:
        if token.pos_ == "VERB" or token.pos_ == "AUX":
            found += _verb_attendance(token, meeting_nouns)
        elif token.pos_ == "ADJ" and word(token) in role_words("verbs", "absent"):
            found += _absent(token, meeting_nouns)
        elif token.lower_ == "absence" and token.pos_ == "NOUN":
            found += _absence(token, meeting_nouns)
        elif token.lower_ == "without" and token.dep_ in ("prep", "conj"):
            found += _without(token, meeting_nouns)
        elif token.lower_ in ("sans", "minus") and token.i + 1 < len(token.doc):
            found += [
                Attendance(p.head, "excluded", None)
                for p in party([n for n in token.children if n.dep_ in ("pobj", "dobj")] or _following_name(token))
            ]
    return found


def _following_name(token: Token) -> list[Token]:
    following = token.nbor(1)
    while following.head.i > following.i and following.head.sent == token.sent:
        following = following.head
    return [following] if is_name(following) else []


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _event_noun(verb: Token, meeting_nouns: dict[int, Trigger]) -> Token | None:
    for noun in objects(verb) + complements(verb, "in", "at", "to", "from", "of"):
        if noun.i in meeting_nouns:
            return noun
    for child in verb.children:
        if child.dep_ == "dobj":
            for noun in complements(child, "in", "at"):
                if noun.i in meeting_nouns:
                    return noun
    return verb.head if verb.dep_ == "relcl" and verb.head.i in meeting_nouns else None


def _verb_attendance(verb: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    lemma = word(verb)
    noun = _event_noun(verb, meeting_nouns)
    negated = _negated(verb)
    heads: list[Token] = []
    role: str | None = None
    if lemma == "invite" and not is_passive(verb) and not negated and verb.tag_ != "VBG":
        heads, role = subjects(verb), "host"
    elif lemma in ("act", "serve") and any(
        word(n) in ("mediator", "broker", "host", "facilitator") for n in complements(verb, "as")
    ):
        heads, role = subjects(verb), "host" if any(word(n) == "host" for n in complements(verb, "as")) else MEDIATOR
    elif lemma == "invite" and is_passive(verb):
        heads, role = patients(verb), "excluded" if negated else "invitee"
    elif lemma == "represent" and is_passive(verb):
        heads, role = patients(verb), "excluded" if negated else PARTY
    elif lemma in ("take", "participate") and noun is None and _in_something_else(verb):
        return []
    elif lemma in ("keep", "leave", "shut") and is_passive(verb) and any(c.lower_ == "out" for c in verb.children):
        heads, role = patients(verb), "excluded"
    elif lemma == "appear" and negated and not any(c.dep_ in ("xcomp", "acomp", "oprd") for c in verb.children):
        heads, role = subjects(verb), "excluded"
    elif (lemma == "take" and any(o.lower_ == "part" for o in objects(verb))) or (
        lemma in ("attend", "participate") and not is_passive(verb)
    ):
        heads, role = subjects(verb), "excluded" if negated else PARTY
    elif lemma == "join" and (_remote_verb(verb) or (noun is not None and not is_passive(verb))):
        heads, role = subjects(verb), PARTY
    elif (lemma in ("stay", "keep") and any(c.lower_ == "away" for c in verb.children)) or (
        lemma in role_words("verbs", "skip") and noun is not None
    ):
        heads, role = subjects(verb), "excluded"
    elif lemma == "send":
        heads, role = _senders(verb, negated)
    elif lemma == "be" and any(c.dep_ == "acomp" and c.lower_ == "present" for c in verb.children):
        heads, role = subjects(verb), "excluded" if negated else PARTY
        if role == PARTY and _in_place_of_state(heads, verb):
            role = "observer"
    elif lemma == "include" and any(word(s) in role_words("phrases", "people") for s in subjects(verb)):
        heads, role = objects(verb), PARTY
    elif lemma in ("sit", "look") and any(c.lower_ in ("in", "on") for c in verb.children) and _as_observer(verb):
        heads, role = subjects(verb), "observer"
    elif (
        lemma in ("head", "lead")
        and is_passive(verb)
        and any(word(s) in role_words("phrases", "delegation") for s in subjects(verb))
    ):
        heads, role = agents(verb), PARTY
    elif (
        lemma in role_words("verbs", "host") | role_words("verbs", "organizer")
        and noun is not None
        and not is_passive(verb)
    ):
        heads, role = subjects(verb), "host" if lemma in role_words("verbs", "host") else "organizer"
    elif (
        noun is None
        and lemma in meeting_words("light", "gather")
        and not negated
        and any(s.tag_ == "WDT" for s in verb.children)
    ):
        noun = next((doc_noun for doc_noun in _before(verb) if doc_noun.i in meeting_nouns), None)
        if noun is None or verb.head.i == noun.i:
            return []
        heads, role = objects(verb), PARTY
    elif lemma not in _NOT_THERE and not negated and verb_frame_type(verb) not in _BESIDE_A_MEETING:
        at = [n for n in complements(verb, "at", "during", "in") if n.i in meeting_nouns]
        if at:
            noun, role = at[0], PARTY
            heads = agents(verb) + ([o for o in objects(verb) if lemma in ("tell", "address", "brief")])
    if role is None:
        return []
    if role == PARTY and status.of_verb(verb) == status.SCHEDULED:
        role = "invitee"
    if role in (PARTY, "invitee"):
        if _as_observer(verb):
            role = "observer"
        elif _remote_verb(verb):
            role = "remote"
    return [Attendance(p.head, role, noun) for p in party(heads)]


_BESIDE_A_MEETING = ("PROTEST", "ASSAULT", "COERCE", "MOBILIZE")
"""What happens at the time of a meeting rather than in it."""
_NOT_THERE = {"be", "say", "see", "expect", "focus"}
"""Verbs with which "at the meeting" does not say that their subject was there."""


def verb_frame_type(verb: Token) -> str | None:
    frame = verb_frame(verb)
    return None if frame is None else frame.event_type


def _before(verb: Token) -> list[Token]:
    """The nouns of the sentence before a verb, the nearest first."""
    return [t for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.pos_ in ("NOUN", "PROPN")]


def _in_something_else(verb: Token) -> bool:
    """ "took part in it", "in the vote": in something that is no meeting."""
    heads = complements(verb, "in") + [n for o in objects(verb) for n in complements(o, "in")]
    return any(h.pos_ in ("PRON", "NOUN") for h in heads)


def _senders(verb: Token, negated: bool) -> tuple[list[Token], str | None]:
    sent = {word(o) for o in objects(verb)}
    if sent & {"observer"}:
        return subjects(verb), "observer"
    if sent & {"delegation", "representative", "envoy", "delegate"} and negated:
        return subjects(verb), "excluded"
    return [], None


def _in_place_of_state(heads: list[Token], verb: Token) -> bool:
    """ "although a representative was present" after somebody was not invited, or present "through" something else."""
    present = [c for c in verb.children if c.dep_ == "acomp"]
    if complements(verb, "through", "via") or any(complements(c, "through", "via") for c in present):
        return True
    above = verb_above(verb)
    return verb.dep_ == "advcl" and above is not None and (_negated(above) or any(_negated(c) for c in above.children))


def _as_observer(verb: Token) -> bool:
    return any(t.lower_ in role_words("phrases", "observer") for n in complements(verb, "as", "in") for t in n.subtree)


def _remote_verb(verb: Token) -> bool:
    if any(c.lower_ in role_words("phrases", "remote") for c in verb.children):
        return True
    return any(
        t.lower_ in role_words("phrases", "remote_nouns")
        for n in complements(verb, "by", "via", "over", "through")
        for t in n.subtree
    )


def _absent(adjective: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "Estria was absent", "notably absent from the talks was Estria"."""
    noun = next((n for n in complements(adjective, "from", "at") if n.i in meeting_nouns), None)
    verb = adjective.head
    heads = [c for c in verb.children if c.dep_ in ("nsubj", "attr")] if verb.pos_ in ("VERB", "AUX") else []
    found: list[Attendance] = []
    for head in heads:
        if word(head) in role_words("phrases", "presence"):
            owner = [c for c in head.children if c.dep_ in ("poss", "amod", "compound", "nmod") and is_name(c)]
            found += [Attendance(p.head, "excluded", noun) for p in party(owner)]
        else:
            found += [Attendance(p.head, "excluded", noun) for p in party([head])]
    return found


def _without(preposition: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "without the participation of A" in a sentence about a meeting."""
    found: list[Attendance] = []
    nearest = next((n for n in _before(preposition) if n.i in meeting_nouns), None)
    for noun in preposition.children:
        if noun.dep_ == "pobj" and word(noun) in role_words("phrases", "presence") and nearest is not None:
            whom = complements(noun, "of", "from", "by") or [
                c for c in noun.children if c.dep_ in ("poss", "amod", "compound")
            ]
            found += [Attendance(p.head, "excluded", nearest) for p in party([n for n in whom if is_name(n)])]
    return found


def _absence(noun: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "one notable absence: Estria", "the absence of Estria"."""
    named = [c for c in noun.children if c.dep_ == "appos"] or complements(noun, "of")
    return [Attendance(p.head, "excluded", None) for p in party([n for n in named if is_name(n)])]
