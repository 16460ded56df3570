"""Clauses that say who stayed away from a meeting, was left out of it, or did not sign."""

from __future__ import annotations

from pipeline.extraction.events.clauses import agents, complements, objects, patients, subjects
from pipeline.extraction.events.coming import asked_to_come, refused, ruled_out, takes_part
from pipeline.extraction.events.frames import is_name, is_people
from pipeline.extraction.events.parts import is_meeting_word
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.told import Said, before
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
        or (lemma in ("show", "turn") and negated and "up" in particles)
        or (negated and lemma == "make" and _comes_along(verb))
        or (lemma == "take" and _takes_no_part(verb, noun))
    ):
        return subjects(verb), "excluded", noun
    if (seats := _empty_seats(verb, lemma)) is not None:
        return seats, "excluded", noun
    if lemma == "miss" and verb.dep_ == "acomp" and (missed := _missed(verb, meeting_nouns)) is not None:
        return subjects(verb.head), "excluded", missed
    if (lemma in role_words("verbs", "decline") or (lemma == "turn" and "down" in particles)) and (
        invited_to := _invitation(verb, meeting_nouns)
    ) is not None:
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
    if (
        (lemma in role_words("verbs", "barred") and noun is not None and complements(verb, "from"))
        or (negated and lemma in ("let", "admit", "allow") and _into_the_room(verb))
        or (lemma in ("turn", "refuse", "rebuff", "reject") and _had_asked(verb))
    ):
        return patients(verb), "excluded", noun
    return None


def _into_the_room(verb: Token) -> bool:
    """ "was not let into the hall", "were not admitted to the talks"."""
    return any(
        word(n) in role_words("phrases", "table") | {"hall", "venue", "chamber"} or is_meeting_word(n)
        for n in complements(verb, "into", "to", "in")
    )


def _had_asked(verb: Token) -> bool:
    """ "had asked to attend but was turned down": the refusal goes on about who wished to come."""
    first = verb.head
    wished = verb.dep_ == "conj" and word(first) in ("ask", "apply", "seek", "want", "offer", "request")
    return wished and any(c.dep_ == "xcomp" and word(c) in role_words("verbs", "attend") for c in first.children)


def _takes_no_part(verb: Token, noun: Token | None) -> bool:
    return takes_part(verb, noun) and any(o.lower_ == "part" and _is_none(o) for o in objects(verb))


def _is_none(noun: Token) -> bool:
    return any(c.lower_ == "no" for c in noun.children)


def senders_of_none(head: Token) -> list[Token]:
    """Who is left out where "no one from A" or "no envoy of A" comes; any other head itself."""
    if head.lower_ in ("nobody", "none") or _is_none(head):
        return [n for n in complements(head, "from", "of") if is_name(n)] or [head]
    return [head]


def _comes_along(verb: Token) -> bool:
    """ "did not make the trip", "did not make it to Ulm"; "did not make it clear" is something else."""
    goes = any(word(o) in ("trip", "journey") or o.lower_ == "it" for o in objects(verb))
    said_of = any(c.dep_ in ("xcomp", "ccomp", "acomp", "oprd") for c in verb.children)
    return goes and not said_of and any(is_name(s) or is_people(s) for s in subjects(verb))


def _missed(adjective: Token, meeting_nouns: dict[int, Trigger]) -> Token | None:
    """The meeting of "was missing from the talks", "talks from which A was missing"."""
    for noun in (n for t in (adjective, adjective.head) for p in t.children if p.lower_ == "from" for n in p.children):
        if noun.i in meeting_nouns:
            return noun
        if noun.tag_ == "WDT":
            return next((n for n in before(noun) if n.i in meeting_nouns), None)
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
