"""Whom a speech shows to be at a meeting: "A told the summit", "B addressed the delegates by video"."""

from __future__ import annotations

from pipeline.extraction.events.clauses import complements, objects, subjects
from pipeline.extraction.events.onlookers import remote_verb
from pipeline.extraction.events.parts import PARTY, is_meeting_word, party
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.told import Attendance, is_named_person
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verbs import is_passive
from pipeline.extraction.events.word_lists import meeting_words, role_words
from pipeline.extraction.tokens import Token

_OTHERS = ("other", "fellow", "assembled", "gathered", "visiting")


def addressed(verb: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "A told the summit", "A told delegates", "A urged B, C and the other leaders": all of them are there."""
    speakers = [s for s in subjects(verb) if is_named_person(s) or s.lower_ in ("he", "she")]
    if not speakers or is_passive(verb):
        return []
    named: list[Token] = []
    noun, before_them = None, False
    for thing in objects(verb):
        if thing.i in meeting_nouns or (is_meeting_word(thing) and _is_known(thing)):
            noun, before_them = (thing if thing.i in meeting_nouns else noun), True
        elif thing.lower_ == "it" and (session := _session_before(verb, meeting_nouns)) is not None:
            noun, before_them = session, True
        elif thing.tag_ == "NNS" and (_are_delegates(thing, verb) or _are_own_fellows(thing)):
            before_them = True
        elif any(_is_rest(m) for m in members(thing)):
            before_them = True
            named += [m for m in members(thing) if is_named_person(m)]
    role = "remote" if remote_verb(verb) else PARTY
    found = [(p.head, role) for p in party(speakers)] + [(n, PARTY) for n in named]
    return [Attendance(head, part, noun) for head, part in found] if before_them else []


def _session_before(verb: Token, meeting_nouns: dict[int, Trigger]) -> Token | None:
    """The meeting that "it" is in "A attended the session, and B briefed it": named before in the sentence."""
    inside = range(verb.sent.start, verb.i)
    named = [meeting_nouns[i].token for i in inside if i in meeting_nouns and meeting_nouns[i].manner == "meeting"]
    return named[-1] if named else None


def _is_rest(noun: Token) -> bool:
    """ "the other leaders", "fellow ministers": the rest of those at a meeting."""
    return (
        noun.tag_ == "NNS"
        and word(noun) in meeting_words("parties", "leaders")
        and any(c.lower_ in _OTHERS for c in noun.children)
    )


def _are_delegates(noun: Token, verb: Token) -> bool:
    """ "delegates", "the participants", said without a word more on whose or where from."""
    counted = word(noun) == "member" and any(c.dep_ == "nummod" for c in noun.children)  # "the 15 members"
    plain = ("det", "predet", "nummod") if counted else ("det", "predet")
    bare = all(c.dep_ in plain for c in noun.children) and not complements(verb, "from")
    return bare and (counted or word(noun) in role_words("guests", "plural"))


def _are_own_fellows(noun: Token) -> bool:
    """ "told his colleagues": where a meeting is told of, those at it."""
    return word(noun) in ("colleague", "counterpart") and any(c.dep_ == "poss" for c in noun.children)


def _is_known(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this") for c in noun.children)
