"""Clauses that say who stayed away from a meeting, was left out of it, or did not sign."""

from __future__ import annotations

from pipeline.extraction.events.clauses import agents, complements, objects, patients, subjects
from pipeline.extraction.events.coming import asked_to_come, refused, ruled_out, takes_part
from pipeline.extraction.events.frames import is_name, is_people
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.told import Said
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verbs import is_passive
from pipeline.extraction.events.word_lists import meeting_words, role_words
from pipeline.extraction.tokens import Token


def stayed_away(verb: Token, noun: Token | None, negated: bool, meeting_nouns: dict[int, Trigger]) -> Said | None:
    """Who did not come, as the clause of a verb says."""
    lemma = word(verb)
    if is_passive(verb):
        return _left_out(verb, lemma, noun, negated)
    particles = {c.lower_ for c in verb.children}
    if lemma in ("attend", "participate") and (negated or refused(verb)):
        return subjects(verb), "excluded", noun
    if refused(verb) and takes_part(verb, noun):
        return subjects(verb), "excluded", noun
    if noun is not None and ruled_out(verb) and takes_part(verb, noun):
        return subjects(verb), "excluded", noun
    if lemma == "appear" and negated and not any(c.dep_ in ("xcomp", "acomp", "oprd") for c in verb.children):
        return subjects(verb), "excluded", noun
    if lemma in ("come", "travel") and negated and _merely_comes(verb):
        return subjects(verb), "excluded", noun
    if (
        (lemma in ("stay", "keep") and "away" in particles)
        or (lemma in role_words("verbs", "skip") and _is_of_meeting(verb, noun))
        or (lemma == "pull" and noun is not None and "out" in particles)
        or (lemma == "show" and negated and "up" in particles)
    ):
        return subjects(verb), "excluded", noun
    if (seats := _empty_seats(verb, lemma)) is not None:
        return seats, "excluded", noun
    if lemma in role_words("verbs", "decline") and (invited_to := _invitation(verb, meeting_nouns)) is not None:
        return subjects(verb), "excluded", invited_to
    if lemma in role_words("onlooking", "sign") and negated and _would_sign(verb):
        return subjects(verb), "excluded", noun
    return None


_SEATS = ("seat", "chair", "place")


def _empty_seats(verb: Token, lemma: str) -> list[Token] | None:
    """ "Norland's seat remained empty", "Norland had no seat": nobody came for Norland."""
    if lemma == "have":
        without = any(word(o) in _SEATS and any(c.lower_ == "no" for c in o.children) for o in objects(verb))
        return subjects(verb) if without and any(is_name(s) or is_people(s) for s in subjects(verb)) else None
    if lemma not in ("be", "remain", "stay") or not any(c.lower_ == "empty" for c in verb.children):
        return None
    return [o for s in subjects(verb) if word(s) in _SEATS for o in s.children if o.dep_ == "poss"] or None


def _left_out(verb: Token, lemma: str, noun: Token | None, negated: bool) -> Said | None:
    if lemma in ("invite", "represent") and negated and verb.dep_ != "acl":
        return patients(verb), "excluded", noun
    if lemma == "ask" and negated and asked_to_come(verb):
        return patients(verb), "excluded", noun
    if lemma in ("keep", "leave", "shut") and any(c.lower_ == "out" for c in verb.children):
        return patients(verb), "excluded", noun
    if lemma in role_words("verbs", "skip") and noun is not None:
        return agents(verb), "excluded", noun
    return None


def _merely_comes(verb: Token) -> bool:
    """ "will not travel", "did not come": of people or states, without a word on where to or why."""
    if not any(is_name(s) or is_people(s) for s in subjects(verb)):
        return False
    return all(c.dep_ in ("nsubj", "aux", "neg", "advmod", "punct", "cc", "conj") for c in verb.children)


def _would_sign(verb: Token) -> bool:
    """Whether what is not signed is the text told of: named as such, by a pronoun, or not at all."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    if not things:
        return not any(c.dep_ in ("prep", "prt", "xcomp", "ccomp") for c in verb.children)
    return any(word(o) in role_words("onlooking", "signing") or o.lower_ in ("it", "them") for o in objects(verb))


def _is_of_meeting(verb: Token, noun: Token | None) -> bool:
    """Whether what is skipped is a meeting, by its trigger or by its word."""
    if noun is not None:
        return True
    return any(word(o) in meeting_words("nouns", "meeting") | {"talk", "event"} for o in objects(verb))


def _invitation(verb: Token, meeting_nouns: dict[int, Trigger]) -> Token | None:
    """The meeting that an invitation which is declined is for."""
    for thing in objects(verb):
        if word(thing) == "invitation":
            for noun in complements(thing, "to"):
                if noun.i in meeting_nouns:
                    return noun
    return None
