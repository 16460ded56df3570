"""Clauses that tell who came to a meeting, was invited, looked on, led it, or was left out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import (
    agents,
    complements,
    is_infinitive,
    is_passive,
    objects,
    patients,
    subjects,
    word,
)
from pipeline.extraction.events.frames import is_name, is_people, verb_frame
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.onlookers import absolute_subject, as_observer, in_place_of_state, looks_on, remote_verb
from pipeline.extraction.events.parts import MEDIATOR, PARTY, meeting_words, party, role_words
from pipeline.extraction.events.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Attendance:
    """A part told in a clause of its own; `event_noun` is the meeting it names, None where it names none.

    `travelling`: they may have come along on a visit. `at_act`: what was looked on at, or not signed, may be a signing,
    a vote or a handing over rather than a meeting.
    """

    head: Token
    role: str
    event_noun: Token | None
    at_act: bool = False
    travelling: bool = False


SAME = "same"
"""In the part of the people told of in the sentence before ("Among them are A and B")."""
_BESIDE_A_MEETING = ("PROTEST", "ASSAULT", "COERCE", "MOBILIZE")
"""What happens at the time of a meeting rather than in it."""
_NOT_THERE = {"be", "say", "see", "expect", "focus"}
"""Verbs with which "at the meeting" does not say that their subject was there."""

Said = tuple[list[Token], str, Token | None]
"""Heads of those a clause is about, their role, and the meeting it names (None: the one told of before)."""


def told_by_verb(verb: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """Who came, looked on, led or stayed away, as the clause of a verb says."""
    goes_on = _list_goes_on(verb)
    if goes_on:
        return goes_on
    negated = _negated(verb)
    if word(verb) not in _coming():
        there = _acted_there(verb, negated, meeting_nouns)
        return _rows(verb, *there) if there is not None else []
    noun = _event_noun(verb, meeting_nouns)
    if word(verb) == "invite" and not is_passive(verb):
        return _inviting(verb, noun) if not negated and verb.tag_ != "VBG" else []
    if word(verb) in role_words("verbs", "accompany") and is_passive(verb) and not remote_verb(verb):
        main = verb.dep_ not in ("acl", "advcl")
        return [Attendance(p.head, PARTY, None, travelling=True) for p in party(agents(verb)) if main]
    said = (
        _stayed_away(verb, noun, negated, meeting_nouns)
        or _came(verb, noun, negated, meeting_nouns)
        or _looked_on(verb, noun, negated)
        or _led(verb, noun, meeting_nouns)
        or _acted_there(verb, negated, meeting_nouns)
    )
    return _rows(verb, *said) if said is not None else []


@cache
def _coming() -> frozenset[str]:
    """Lemmas of the verbs that can say who came; any other says at most what was done at a meeting."""
    words = role_words("verbs", "coming") | role_words("onlooking", "verbs") | role_words("onlooking", "sign")
    for name in ("attend", "skip", "host", "organizer", "decline", "confirm", "accompany", "led"):
        words |= role_words("verbs", name)
    return words | meeting_words("light", "gather")


def _rows(verb: Token, heads: list[Token], role: str, noun: Token | None) -> list[Attendance]:
    """One row each; of what is to come they are invitees, and they may look on or take part from afar."""
    lemma = word(verb)
    at_act = noun is None and lemma in role_words("onlooking", "verbs") | role_words("onlooking", "sign") | {"abstain"}
    if role == PARTY and status.of_verb(verb) == status.SCHEDULED:
        role = "invitee"
    if role in (PARTY, "invitee"):
        if as_observer(verb):
            role = "observer"
        elif remote_verb(verb):
            role = "remote"
    return [Attendance(p.head, role, noun, at_act) for p in party(heads)]


def _list_goes_on(verb: Token) -> list[Attendance]:
    """ "Among them are A and B", "They include A": more of the people told of in the sentence before."""
    if word(verb) == "be" and any(
        n.lower_ in ("them", "these", "those") and not list(n.rights) for n in complements(verb, "among")
    ):
        named = [p for p in party(subjects_or_inverted(verb)) if p.head.i > verb.i]
        return [Attendance(p.head, SAME, None) for p in named]
    if word(verb) == "include" and any(s.lower_ == "they" for s in subjects(verb)):
        return [Attendance(p.head, SAME, None) for p in party(objects(verb))]
    return []


def _inviting(verb: Token, noun: Token | None) -> list[Attendance]:
    """The guests; who invites, where no meeting is named, is taken to host the one told of."""
    guests = [Attendance(p.head, "invitee", noun) for p in party(objects(verb)) if is_people(p.head)]
    if noun is not None:
        return guests
    return [Attendance(p.head, "host", None) for p in party(subjects(verb))] + guests


def _stayed_away(verb: Token, noun: Token | None, negated: bool, meeting_nouns: dict[int, Trigger]) -> Said | None:
    lemma = word(verb)
    particles = {c.lower_ for c in verb.children}
    if lemma in ("invite", "represent") and is_passive(verb) and negated and verb.dep_ != "acl":
        return patients(verb), "excluded", noun
    if lemma in ("attend", "participate") and not is_passive(verb) and (negated or _refused(verb)):
        return subjects(verb), "excluded", noun
    if lemma in ("keep", "leave", "shut") and is_passive(verb) and "out" in particles:
        return patients(verb), "excluded", noun
    if lemma == "appear" and negated and not any(c.dep_ in ("xcomp", "acomp", "oprd") for c in verb.children):
        return subjects(verb), "excluded", noun
    if (
        (lemma in ("stay", "keep") and "away" in particles)
        or (lemma in role_words("verbs", "skip") and not is_passive(verb) and _is_of_meeting(verb, noun))
        or (lemma == "pull" and noun is not None and "out" in particles)
        or (lemma == "show" and negated and "up" in particles)
    ):
        return subjects(verb), "excluded", noun
    if lemma in role_words("verbs", "skip") and is_passive(verb) and noun is not None:
        return agents(verb), "excluded", noun
    if lemma in role_words("verbs", "decline") and (invited_to := _invitation(verb, meeting_nouns)) is not None:
        return subjects(verb), "excluded", invited_to
    if (
        lemma in role_words("onlooking", "sign")
        and negated
        and any(word(o) in role_words("onlooking", "signing") or o.lower_ in ("it", "them") for o in objects(verb))
    ):
        return subjects(verb), "excluded", noun
    return None


def _came(verb: Token, noun: Token | None, negated: bool, meeting_nouns: dict[int, Trigger]) -> Said | None:
    lemma = word(verb)
    if lemma == "invite" and is_passive(verb):
        return patients(verb), "invitee", noun
    if lemma == "represent" and is_passive(verb) and verb.dep_ != "acl":
        return patients(verb) + [n for n in agents(verb) if is_named_person(n)], PARTY, noun
    if lemma == "attend" and is_passive(verb) and not negated:
        own = verb.dep_ in ("acl", "relcl") and verb.head.i in meeting_nouns  # seen to at the meeting's own noun
        return None if own else (agents(verb), PARTY, noun)
    if lemma in ("take", "participate", "attend") and not is_passive(verb):
        if lemma != "attend" and noun is None and _in_something_else(verb):
            return None
        if lemma != "take" or any(o.lower_ == "part" for o in objects(verb)):
            return subjects(verb), "excluded" if negated else PARTY, noun
    if lemma == "join" and (remote_verb(verb) or (noun is not None and not is_passive(verb))):
        return subjects(verb), PARTY, noun
    if lemma in role_words("verbs", "confirm") and any(
        word(o) in ("participation", "attendance", "presence") for o in objects(verb)
    ):
        return subjects(verb), "invitee", noun
    if lemma == "send":
        heads, role = _senders(verb, negated)
        return (heads, role, noun) if role is not None else None
    if lemma == "be" and _is_among(verb):
        return *_named_among(verb, negated), noun
    if lemma == "be" and (
        any(c.dep_ in ("acomp", "advmod", "amod") and c.lower_ == "present" for c in verb.children) or _at_table(verb)
    ):
        heads = subjects_or_inverted(verb)
        heads = heads + [m for n in complements(verb, "in") if word(n) == "person" for m in complements(n, "of")]
        if not negated and in_place_of_state(heads, verb):
            return heads, "observer", noun
        return heads, "excluded" if negated else PARTY, noun
    if lemma in ("include", "comprise") and any(_comes(s) for s in subjects(verb)):
        return objects(verb), "invitee" if any(_expected(s) for s in subjects(verb)) else PARTY, noun
    gathers = noun is None and lemma in meeting_words("light", "gather") and not negated
    if gathers and any(s.tag_ == "WDT" for s in verb.children):
        noun = next((n for n in before(verb) if n.i in meeting_nouns), None)
        if noun is not None and verb.head.i != noun.i:
            return objects(verb), PARTY, noun
    return None


def _looked_on(verb: Token, noun: Token | None, negated: bool) -> Said | None:
    lemma = word(verb)
    if lemma in ("watch", "witness") and is_passive(verb) and not negated:
        return agents(verb), "observer", noun
    if not is_passive(verb) and not negated and (lemma == "abstain" or looks_on(verb, lemma, noun)):
        return absolute_subject(verb) or subjects(verb), "observer", noun
    return None


def _led(verb: Token, noun: Token | None, meeting_nouns: dict[int, Trigger]) -> Said | None:
    lemma = word(verb)
    if lemma in ("act", "serve"):
        parts = {word(n) for n in complements(verb, "as")}
        if parts & {"mediator", "broker", "facilitator", "host"}:
            return subjects(verb), "host" if "host" in parts else MEDIATOR, noun
    if lemma in ("head", "lead") and verb.dep_ not in ("acl", "advcl"):
        led = subjects(verb) if is_passive(verb) else objects(verb)
        teams = [o for o in led if word(o) in role_words("phrases", "delegation")]
        if teams:
            return agents(verb) + teams, PARTY, noun
    hosting = role_words("verbs", "host")
    if is_passive(verb):
        return None
    meant = (noun is not None and not _calls_it(verb, noun)) or _leads_it(verb)
    if meant and lemma in hosting | role_words("verbs", "organizer"):
        return subjects(verb), "host" if lemma in hosting else "organizer", noun
    if lemma in hosting and noun is None and any(c.tag_ == "WDT" for c in verb.children if c.dep_ == "dobj"):
        noun = next((n for n in before(verb) if n.i in meeting_nouns), None)
        if noun is not None:
            return subjects(verb), "host", noun
    return None


def _acted_there(verb: Token, negated: bool, meeting_nouns: dict[int, Trigger]) -> Said | None:
    """ "told ministers at the summit": who does something at a meeting is there."""
    lemma = word(verb)
    frame = verb_frame(verb)
    if lemma in _NOT_THERE or negated or (frame is not None and frame.event_type in _BESIDE_A_MEETING):
        return None
    at = [n for n in complements(verb, "at", "during", "in") if n.i in meeting_nouns]
    if not at:
        return None
    return agents(verb) + ([o for o in objects(verb) if lemma in ("tell", "address", "brief")]), PARTY, at[0]


def _negated(verb: Token) -> bool:
    """ "was not invited", "neither A nor B was invited", "no envoy of A was invited"."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    return any(
        c.lower_ in ("neither", "no", "none")
        for s in verb.children
        if s.dep_ in ("nsubj", "nsubjpass")
        for c in (s, *s.children)
    )


def _event_noun(verb: Token, meeting_nouns: dict[int, Trigger]) -> Token | None:
    for noun in objects(verb) + complements(verb, "in", "at", "to", "from", "of"):
        if noun.i in meeting_nouns:
            return noun
    for child in verb.children:
        if child.dep_ == "dobj":
            for noun in complements(child, "in", "at"):
                if noun.i in meeting_nouns:
                    return noun
        if child.dep_ == "nsubjpass" and child.i in meeting_nouns:
            return child
    return verb.head if verb.dep_ == "relcl" and verb.head.i in meeting_nouns else None


def before(verb: Token) -> list[Token]:
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
    nobody = any(o.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in o.children) for o in objects(verb))
    whom = {"delegation", "representative", "envoy", "delegate", "nobody", "none", "one", "minister", "official"}
    if sent & whom and (negated or nobody):
        return subjects(verb), "excluded"
    if sent & whom and _refused(verb):
        return subjects(verb), "excluded"
    if any(word(n) in ("place", "stead") for n in complements(verb, "in")):
        return objects(verb), PARTY
    if sent & {"delegation", "delegate", "team"}:
        return subjects(verb), PARTY
    return [], None


def is_named_person(head: Token) -> bool:
    return name_kind(head) == "person" or any(c.dep_ == "appos" and name_kind(c) == "person" for c in head.children)


def _refused(verb: Token) -> bool:
    """ "refused to attend", "was unable to attend"."""
    above = verb.head
    return is_infinitive(verb) and verb.dep_ == "xcomp" and word(above) in role_words("verbs", "decline") | {"unable"}


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


def _at_table(verb: Token) -> bool:
    """ "A was at the table": only of the named, for a source "who was in the room" is no party."""
    there = any(word(n) in role_words("phrases", "table") for n in complements(verb, "at", "in", "on", "around"))
    return there and any(is_name(s) for s in subjects_or_inverted(verb))


def subjects_or_inverted(verb: Token) -> list[Token]:
    """The subject, also where it follows ("Also present were A and B")."""
    return subjects(verb) or [c for c in verb.children if c.dep_ == "attr" and c.i > verb.i]


def _comes(head: Token) -> bool:
    """ "participants", "leaders expected to attend"."""
    if word(head) in role_words("phrases", "people") | role_words("phrases", "delegation"):
        return True
    return any(
        word(t) in ("attend", "participate", "invite") for t in head.subtree if t.i > head.i and t.pos_ == "VERB"
    )


def _expected(head: Token) -> bool:
    return any(word(t) in ("expect", "due", "invite", "invitee") for t in head.subtree)


def _is_among(verb: Token) -> bool:
    return any(_comes(n) for n in complements(verb, "among"))


def _named_among(verb: Token, negated: bool) -> tuple[list[Token], str]:
    """ "Among those attending were A and B", "A was not among those invited"."""
    invited = any(_expected(n) for n in complements(verb, "among"))
    return subjects_or_inverted(verb), "excluded" if negated else "invitee" if invited else PARTY


def _calls_it(verb: Token, noun: Token) -> bool:
    """ "called the meeting a farce": a known meeting is given a name, not convened."""
    return word(verb) == "call" and any(c.lower_ in ("the", "this", "that") for c in noun.children)


def _leads_it(verb: Token) -> bool:
    """ "who will chair it", "who led the mediation": the meeting told of before."""
    if word(verb) in ("lead", "head", "conduct") and any(word(o) == "mediation" for o in objects(verb)):
        return True
    return any(o.lower_ in ("it", "them") for o in objects(verb)) and word(verb) in role_words("verbs", "led")
