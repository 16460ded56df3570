"""Set phrases that report a meeting: "A came face to face with B", "A brought B and C together".

The phrases are frames (`frame_lexicon`), listed in `meetings.toml`.
One tells of a meeting where both sides can meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.extraction.events.clauses import agents, complements, patients
from pipeline.extraction.events.frame_lexicon import Frame, frame_of
from pipeline.extraction.events.frames import is_name
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.parts import PARTY, Part, party
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.status import of_verb
from pipeline.extraction.events.told import is_named_person
from pipeline.extraction.events.triggers import Trigger, char_span
from pipeline.extraction.events.verb_frames import fits
from pipeline.extraction.events.word_lists import meeting_words, role_words
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One `[[phrase]]` of `meetings.toml`; `frame.targets` says where the other side is named."""

    frame: Frame
    manner: str
    subject: str
    others: str


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    found: dict[str, list[_Phrase]] = {}
    for entry in load("meetings")["phrase"]:
        phrase = _Phrase(
            frame_of({"type": "CONSULT", **entry}),
            entry.get("manner", "meeting"),
            entry.get("subject_is", PARTY),
            entry.get("others_are", PARTY),
        )
        for lemma in entry["lemmas"]:
            found.setdefault(lemma, []).append(phrase)
    return found


def encounter(verb: Token) -> Trigger | None:
    """The trigger that a verb is of a meeting by a set phrase, None where it is of none."""
    phrase = _phrase(verb)
    if phrase is None:
        return None
    return Trigger(verb, char_span(verb), "CONSULT", verb, of_verb(verb), (), phrase.manner)


def encounter_parts(verb: Token) -> list[Part] | None:
    """Who takes part in what `encounter` found a verb to tell of, None where it found nothing."""
    phrase = _phrase(verb)
    if phrase is None:
        return None
    return party(agents(verb), phrase.subject) + party(_others(verb, phrase), phrase.others)


def _phrase(verb: Token) -> _Phrase | None:
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return None  # "hosted a round, bringing both sides together": more on what its clause tells
    for phrase in _phrases().get(word(verb), ()):
        if fits(verb, phrase.frame):
            sides = [m for n in (*agents(verb), *_others(verb, phrase)) for m in members(n)]
            if all(_can_meet(m) for m in sides) and (len(sides) > 1 or any(m.tag_ == "NNS" for m in sides)):
                return phrase
    return None


def _others(verb: Token, phrase: _Phrase) -> list[Token]:
    """The other side: the object, or who stands after one of some prepositions, also of the verb's own phrases."""
    where = phrase.frame.targets
    found = patients(verb) if "object" in where else []
    below = [verb, *patients(verb), *complements(verb, "on", "to")]
    below += [c for c in verb.children if c.dep_ in ("npadvmod", "advmod", "prt")]
    return found + [n for above in below for n in complements(above, *where) if _can_meet(n)]


def _can_meet(noun: Token) -> bool:
    """Somebody named, a state or a body, or those who hold an office or are sent."""
    offices = meeting_words("parties", "leaders") | meeting_words("parties", "rulers")
    offices |= role_words("phrases", "go_between") | role_words("phrases", "sent")
    if name_kind(noun) in ("country", "organization", "person") or is_named_person(noun):
        return True
    return word(noun) in offices | _FELLOWS or noun.lower_ in _PRONOUNS or is_name(noun)


_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "who"})
_FELLOWS = frozenset({"counterpart", "colleague", "secretary", "chair", "boss"})
