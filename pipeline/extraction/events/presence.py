"""Clauses that tell who came to a meeting, was invited, looked on, led it, or was left out."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import agents, complements, likewise, objects, patients, subjects
from pipeline.extraction.events.coming import came
from pipeline.extraction.events.frames import is_people, names_place
from pipeline.extraction.events.guests import guests_of
from pipeline.extraction.events.leading import led
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.onlookers import absolute_subject, as_observer, looks_on, remote_verb
from pipeline.extraction.events.parts import MEDIATOR, PARTY, party
from pipeline.extraction.events.phrases import is_person_phrase, members, word
from pipeline.extraction.events.staying_away import senders_of_none, stayed_away
from pipeline.extraction.events.substitutes import substitutes
from pipeline.extraction.events.told import (
    SAME,
    Attendance,
    Said,
    attending,
    event_noun_of,
    subjects_or_inverted,
)
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verb_frames import verb_frame
from pipeline.extraction.events.verbs import is_passive
from pipeline.extraction.events.word_lists import meeting_words, role_words
from pipeline.extraction.tokens import Token

_BESIDE_A_MEETING = ("PROTEST", "ASSAULT", "COERCE", "MOBILIZE")
"""What happens at the time of a meeting rather than in it."""
_ADDRESSING = {"tell", "address", "inform", "brief"}
_BODIES = {"council", "assembly", "committee", "commission", "board", "conference", "parliament", "senate"}
"""What a speaker has before them at its session."""
_THEM = ("them", "him", "her", "both")
_GOING_ON = (status.OCCURRED, status.ONGOING)
_NOT_THERE = {"be", "say", "see", "expect", "focus"}
"""Verbs with which "at the meeting" does not say that their subject was there."""


def told_by_verb(verb: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """Who came, looked on, led or stayed away, as the clause of a verb says."""
    lemma = word(verb)
    if lemma == "claim" and any(word(o) == "responsibility" for o in objects(verb)):
        return [Attendance(p.head, "actor", None) for p in party(subjects(verb)) if not _negated(verb)]
    if lemma in ("be", "include") and (more := _list_goes_on(verb, lemma)):
        return more
    if further := guests_of(verb, meeting_nouns):
        return further
    if lemma not in _coming():
        there = _acted_there(verb, meeting_nouns)
        return _rows(verb, *there) if there is not None else []
    negated = _negated(verb)
    noun = event_noun_of(verb, meeting_nouns)
    if lemma == "shuttle":
        between = attending(complements(verb, "between"), PARTY, noun)
        return _rows(verb, subjects(verb), MEDIATOR, noun) + between
    if lemma == "invite" and _though_invited(verb):
        return attending(subjects(verb), "invitee")
    if lemma == "invite" and not is_passive(verb):
        return _inviting(verb, noun) if not negated and verb.tag_ != "VBG" else []
    if deputy := substitutes(verb, noun, negated):
        return deputy
    beside_another = _brought_along(verb, negated)
    if beside_another:
        return beside_another
    if lemma in ("host", "receive") and is_passive(verb) and not negated and noun is None:
        received = _received(verb)
        if received:
            return received
    said = (
        stayed_away(verb, noun, negated, meeting_nouns)
        or came(verb, noun, negated, meeting_nouns)
        or _looked_on(verb, noun, negated)
        or led(verb, noun, meeting_nouns)
        or _acted_there(verb, meeting_nouns)
    )
    return _rows(verb, *said) if said is not None else []


@cache
def _coming() -> frozenset[str]:
    """Lemmas of the verbs that can say who came; any other says at most what was done at a meeting."""
    words = role_words("verbs", "coming") | role_words("onlooking", "verbs") | role_words("onlooking", "sign")
    words |= role_words("substitutes", "alone") | role_words("substitutes", "with_in")
    words |= role_words("substitutes", "doing")
    for name in (
        "attend",
        "skip",
        "host",
        "organizer",
        "decline",
        "confirm",
        "accompany",
        "led",
        "dialling",
        "answering",
        "barred",
    ):
        words |= role_words("verbs", name)
    return words | meeting_words("light", "gather")


def _rows(verb: Token, heads: list[Token], role: str, noun: Token | None) -> list[Attendance]:
    """One row each; of what is to come they are invitees, and they may look on or take part from afar."""
    lemma = word(verb)
    signs = lemma in role_words("onlooking", "verbs") | role_words("onlooking", "sign") | {"abstain"}
    at_act = noun is None and ((signs and role in ("observer", "excluded")) or (role == MEDIATOR and _of_act(verb)))
    ahead = status.of_verb(verb) == status.SCHEDULED or lemma in role_words("verbs", "answering")
    ahead = ahead or (lemma == "invite" and role == "excluded" and _is_perfect(verb))
    if role == PARTY and ahead:
        role = "invitee"
    if role in (PARTY, "invitee"):
        if as_observer(verb) or (_goes_on(verb) and as_observer(verb.head)):
            role = "observer"
        elif remote_verb(verb):
            role = "remote"
    if role == "excluded":
        heads = [n for head in heads for n in senders_of_none(head)]
    heads = [*heads, *likewise(verb), *_on_behalf_of(verb)]
    watching = [n for h in heads if role == PARTY and word(h) == "observer" for n in complements(h, "from", "of")]
    found = [
        Attendance(p.head, "observer", noun, at_act, ahead=ahead) for p in party(watching)
    ]  # "observers from A came"
    return found or attending(heads, role, noun, at_act=at_act, ahead=ahead)


def _on_behalf_of(verb: Token) -> list[Token]:
    """ "A took part on behalf of B": B did too."""
    return [n for b in complements(verb, "on") if word(b) == "behalf" for n in complements(b, "of")]


def _is_perfect(verb: Token) -> bool:
    """ "has not been invited", said as long as it can still be."""
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)


def _goes_on(verb: Token) -> bool:
    """ "A took part as an observer and was represented by B": the same subject in the same part."""
    return verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _of_act(verb: Token) -> bool:
    """ "the text was brokered by A", "A brokered it", "with A acting as go-between": at what was agreed."""
    return is_passive(verb) or word(verb) == "broker" or (verb.tag_ == "VBG" and verb.dep_ == "pcomp")


def _list_goes_on(verb: Token, lemma: str) -> list[Attendance]:
    """ "Among them are A and B", "They include A": more of the people told of in the sentence before."""
    if lemma == "be" and any(
        n.lower_ in ("them", "these", "those") and not list(n.rights) for n in complements(verb, "among")
    ):
        named = [p for p in party(subjects_or_inverted(verb)) if p.head.i > verb.i]
        return [Attendance(p.head, SAME, None) for p in named]
    if lemma == "include" and any(s.lower_ == "they" for s in subjects(verb)):
        return attending(objects(verb), SAME)
    return []


def _brought_along(verb: Token, negated: bool) -> list[Attendance]:
    """ "They were accompanied by A", "A joined them for coffee": further people where those told of just before are."""
    if word(verb) == "travel" and not negated and any(is_people(s) for s in subjects(verb)):
        fellows = [n for n in complements(verb, "with") if is_people(n)]
        return attending(fellows, PARTY, travelling=True)
    if word(verb) not in role_words("verbs", "accompany") or remote_verb(verb) or negated:
        return []
    if is_passive(verb):
        heads = agents(verb) if verb.dep_ not in ("acl", "advcl") else []
    else:
        beside = any(o.lower_ in _THEM or name_kind(o) == "person" for o in objects(verb))
        aims = any(c.dep_ == "prep" and any(g.dep_ == "pcomp" for g in c.children) for c in verb.children)
        people = all(is_people(s) for s in subjects(verb))
        heads = subjects(verb) if beside and people and not aims and status.of_verb(verb) in _GOING_ON else []
    return attending(heads, PARTY, travelling=True)


def _received(verb: Token) -> list[Attendance]:
    """ "A and B were hosted by C": C received them at the meeting told of."""
    if verb.dep_ in ("acl", "advcl") or not all(is_person_phrase(g) for s in patients(verb) for g in members(s)):
        return []
    hosts = attending(agents(verb), "host", travelling=True)
    return hosts + [Attendance(p.head, PARTY, None, travelling=True) for p in party(patients(verb)) if hosts]


def _though_invited(verb: Token) -> bool:
    """ "A, although invited, did not come": a participle of its own, of the subject of the clause."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and any(c.dep_ == "mark" for c in verb.children)
        and not any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "dobj") for c in verb.children)
    )


def _inviting(verb: Token, noun: Token | None) -> list[Attendance]:
    """The guests; who invites, where no meeting is named, is taken to host the one told of."""
    # "has invited", "invites": to what is still to come; "invited" may look back
    ahead = verb.tag_ in ("VBP", "VBZ") or any(c.dep_ == "aux" and word(c) in ("have", "will") for c in verb.children)
    guests = [Attendance(p.head, "invitee", noun, ahead=ahead) for p in party(objects(verb)) if is_people(p.head)]
    if noun is not None:
        return guests
    if any(names_place(n) for n in complements(verb, "to")):
        return []  # asked to come on a visit
    return attending(subjects(verb), "host", ahead=ahead) + guests


def _looked_on(verb: Token, noun: Token | None, negated: bool) -> Said | None:
    lemma = word(verb)
    if lemma in ("watch", "witness") and is_passive(verb) and not negated:
        return agents(verb), "observer", noun
    if not is_passive(verb) and not negated and (lemma == "abstain" or looks_on(verb, lemma, noun)):
        afar = lemma == "follow" and remote_verb(verb)  # "followed the proceedings by video"
        return absolute_subject(verb) or subjects(verb), "remote" if afar else "observer", noun
    return None


def _acted_there(verb: Token, meeting_nouns: dict[int, Trigger]) -> Said | None:
    """ "told ministers at the summit": who does something at a meeting is there."""
    lemma = word(verb)
    if lemma in _NOT_THERE or not meeting_nouns:
        return None
    at = [n for n in complements(verb, "at", "during", "in") if n.i in meeting_nouns]
    if not at and lemma in _ADDRESSING:
        bodies = {word(o) for o in objects(verb)}
        before = [n for n in _sessions_of(bodies, meeting_nouns) if n.i < verb.i]
        return (agents(verb), PARTY, before[-1]) if before and _is_part_of_a_meeting(verb) else None
    if not at or not _is_part_of_a_meeting(verb):
        return None
    return agents(verb) + ([o for o in objects(verb) if lemma in ("tell", "address", "brief")]), PARTY, at[0]


def _is_part_of_a_meeting(verb: Token) -> bool:
    """Whether a verb tells what was done, and not of what happens only at the time of a meeting."""
    if _negated(verb):
        return False
    frame = verb_frame(verb)
    return frame is None or frame.event_type not in _BESIDE_A_MEETING


def _sessions_of(bodies: set[str], meeting_nouns: dict[int, Trigger]) -> list[Token]:
    """The meetings of a body, among those an article names ("told the council": a speech at its session)."""
    bodies = bodies & _BODIES
    if not bodies:
        return []
    return [t.token for t in meeting_nouns.values() if bodies & {word(n) for n in complements(t.token, "of")}]


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
