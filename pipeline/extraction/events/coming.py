"""Clauses that say who came to a meeting, or is to come."""

from __future__ import annotations

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import agents, complements, objects, patients, subjects
from pipeline.extraction.events.frames import is_name, is_people
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.onlookers import in_place_of_state, remote_verb
from pipeline.extraction.events.parts import PARTY, is_meeting_word
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.told import (
    Said,
    before,
    comes,
    expected,
    has_particle,
    is_named_person,
    subjects_or_inverted,
)
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verbs import is_infinitive, is_passive
from pipeline.extraction.events.word_lists import meeting_words, role_words
from pipeline.extraction.tokens import Token

_COMING = ("come", "attend", "participate", "join", "take", "travel")
COUNSEL = ("lawyer", "attorney", "counsel", "solicitor", "barrister", "agent", "artist", "painting")
"""What represents somebody elsewhere than at a meeting."""
_BIDDING = ("ask", "invite", "urge")


def came(verb: Token, noun: Token | None, negated: bool, meeting_nouns: dict[int, Trigger]) -> Said | None:
    """Who came, or is to come, as the clause of a verb says."""
    lemma = word(verb)
    if lemma == "sit" and not negated and has_particle(verb, "opposite", "across", "facing"):
        return subjects_or_inverted(verb), PARTY, noun
    if lemma == "join" and remote_verb(verb):
        return subjects(verb), PARTY, noun
    if is_passive(verb):
        return _in_the_passive(verb, lemma, noun, negated, meeting_nouns)
    if lemma in _COMING and is_infinitive(verb) and word(verb.head) in _BIDDING and verb.dep_ == "xcomp":
        # "asked A to attend": A may yet come; in the passive the clause above tells of it
        asked = not is_passive(verb.head) and not negated
        bare = lemma in ("attend", "come") and not any(
            c.dep_ in ("dobj", "prep", "prt", "advcl") for c in verb.children
        )
        return (objects(verb.head), "invitee", noun) if asked and (noun is not None or bare) else None
    if ruled_out(verb):
        return None
    if not negated and _in_person(verb, lemma, noun):
        return subjects(verb), PARTY, noun
    if lemma in ("take", "participate", "attend"):
        if noun is None and (_at_something_else(verb) if lemma == "attend" else _in_something_else(verb)):
            return None
        if lemma != "take" or any(o.lower_ == "part" for o in objects(verb)):
            fellows = [n for n in complements(verb, "with") if name_kind(n) in ("country", "organization")]
            return subjects_or_inverted(verb) + fellows, "excluded" if negated else PARTY, noun
    walked_out = lemma in ("walk", "storm") and has_particle(verb, "out")
    if (lemma == "join" or walked_out) and noun is not None:
        return subjects(verb), PARTY, noun
    if lemma in role_words("verbs", "dialling") and has_particle(verb, "in", "into"):
        return subjects(verb), "remote", noun
    if lemma in role_words("verbs", "answering") and _yet_to_answer(verb, negated):
        return subjects(verb), "invitee", noun
    if lemma in role_words("verbs", "confirm") and (_attendance_confirmed(verb)):
        return subjects(verb), "invitee", noun
    if lemma in ("send", "dispatch"):
        heads, role = _senders(verb, negated, noun is not None)
        return (heads, role, noun) if role is not None else None
    if lemma == "be":
        return _was_there(verb, noun, negated)
    if lemma in ("include", "comprise") and any(comes(s) for s in subjects(verb)):
        return objects(verb), "invitee" if any(expected(s) for s in subjects(verb)) else PARTY, noun
    gathers = noun is None and lemma in meeting_words("light", "gather") and not negated
    if gathers and any(s.tag_ == "WDT" for s in verb.children):
        noun = next((n for n in before(verb) if n.i in meeting_nouns), None)
        if noun is not None and verb.head.i != noun.i:
            return objects(verb), PARTY, noun
    return None


def takes_part(verb: Token, noun: Token | None) -> bool:
    """ "attend", "take part": in a meeting, or in one told of before, not in something else."""
    lemma = word(verb)
    if lemma == "take" and not any(o.lower_ == "part" for o in objects(verb)):
        return False
    if lemma in ("take", "participate"):
        into = complements(verb, "in") + [n for o in objects(verb) for n in complements(o, "in")]
        return noun is not None or not _in_something_else(verb) or any(is_meeting_word(n) for n in into)
    return lemma == "attend"


def ruled_out(verb: Token) -> bool:
    """ "ruled out taking part"."""
    above = verb.head
    return verb.tag_ == "VBG" and word(above) == "rule" and has_particle(above, "out")


def _in_person(verb: Token, lemma: str, noun: Token | None) -> bool:
    """ "came in person", "turned up": of people who are where the meeting told of is."""
    if not any(is_people(s) for s in subjects(verb)):
        return False
    if lemma == "come":
        return any(n.lower_ == "person" for n in complements(verb, "in"))
    if lemma not in ("show", "turn") or not has_particle(verb, "up"):
        return False
    return noun is not None or all(c.dep_ in _BARE for c in verb.children)


_BARE = ("nsubj", "aux", "prt", "advmod", "punct", "cc", "conj", "npadvmod", "mark")


def _in_the_passive(
    verb: Token, lemma: str, noun: Token | None, negated: bool, meeting_nouns: dict[int, Trigger]
) -> Said | None:
    if lemma == "invite":
        return patients(verb), "invitee", noun
    if lemma == "ask" and (asked_to_come(verb) or _to_which(verb, noun)):
        return patients(verb), "invitee", noun
    if lemma == "expect" and not negated and _merely_expected(verb):
        return patients(verb), "invitee", noun
    if lemma == "represent" and verb.dep_ != "acl" and not any(word(n) in COUNSEL for n in agents(verb)):
        return patients(verb) + [n for n in agents(verb) if is_people(n)] + _likewise(verb), PARTY, noun
    if lemma == "attend" and not negated:
        own = verb.dep_ in ("acl", "relcl") and verb.head.i in meeting_nouns  # seen to at the meeting's own noun
        return None if own else (agents(verb), PARTY, noun)
    return None


def asked_to_come(verb: Token) -> bool:
    """ "was asked to attend", "were not asked to come"; "to come forward" is something else."""
    return any(
        c.dep_ == "xcomp"
        and word(c) in _COMING
        and not any(p.dep_ in ("prt", "advmod") and p.lower_ not in ("too", "also", "along") for p in c.children)
        for c in verb.children
    )


def _to_which(verb: Token, noun: Token | None) -> bool:
    """ "a lunch to which A was asked": asked to come, though no word says so."""
    return noun is verb.head and any(n.tag_ == "WDT" for c in verb.children if c.lower_ == "to" for n in c.children)


def _merely_expected(verb: Token) -> bool:
    """ "A and B are expected": at the meeting told of, where no other place or deed is named."""
    people = any(is_people(s) for s in patients(verb))
    return people and all(
        c.dep_ in ("nsubjpass", "auxpass", "aux", "advmod", "punct", "cc", "conj", "npadvmod") for c in verb.children
    )


_NOUNS = ("NOUN", "PROPN")


def _likewise(verb: Token) -> list[Token]:
    """ "A was represented by B, C by D": the further pairs, whose verb is left out."""
    found = []
    doc = verb.doc
    for i in range(verb.i + 2, verb.sent.end - 1):
        if doc[i].lower_ == "by" and (is_name(doc[i - 1]) or is_people(doc[i - 1])) and doc[i - 1].pos_ in _NOUNS:
            first = doc[i - 1]
            if first.pos_ == "NOUN" and doc[first.i - 1].lower_ == "the":
                first = doc[first.i - 1]  # "the rebels were represented by A, the government by B"
            while first.i > verb.i and doc[first.i - 1].dep_ == "compound" and doc[first.i - 1].head.i == doc[i - 1].i:
                first = doc[first.i - 1]
            if doc[first.i - 1].lower_ in (",", "and", ";"):
                found.append(doc[i - 1])
                found += [c for c in doc[i].children if c.dep_ == "pobj" and is_named_person(c)] or _name_after(doc[i])
    return found


def _name_after(by: Token) -> list[Token]:
    """ "by its envoy to Ulm, Tom Berg": the name that the parser hung on an earlier noun."""
    own = [c for c in by.children if c.dep_ == "pobj"]
    for token in by.doc[own[0].i + 1 : by.sent.end] if own else ():
        if token.lower_ in ("by", "and", ";"):
            break
        if token.dep_ == "appos" and name_kind(token) == "person" and token.head.i < by.i:
            return [token]
    return []


def _was_there(verb: Token, noun: Token | None, negated: bool) -> Said | None:
    """ "A was present", "among those attending were A and B", "also there was A"."""
    if any(comes(n) for n in complements(verb, "among")):
        invited = any(expected(n) for n in complements(verb, "among"))
        return subjects_or_inverted(verb), "excluded" if negated else "invitee" if invited else PARTY, noun
    present = any(c.dep_ in ("acomp", "advmod", "amod") and c.lower_ == "present" for c in verb.children)
    if not (present or _at_table(verb) or _also_there(verb)):
        return None
    heads = subjects_or_inverted(verb)
    heads = heads + [m for n in complements(verb, "in") if word(n) == "person" for m in complements(n, "of")]
    if not negated and in_place_of_state(verb):
        return heads, "observer", noun
    return heads, "excluded" if negated else PARTY, noun


def _at_table(verb: Token) -> bool:
    """ "A was at the table": only of the named, for a source "who was in the room" is no party."""
    there = [n for n in complements(verb, "at", "in", "on", "around", "round") if _is_place_at_meeting(n)]
    heads = subjects_or_inverted(verb) if there else []
    formal = any(n.lower_ == "attendance" or n.i < verb.i for n in there)
    return any(is_name(h) or (formal and is_people(h)) or is_named_person(h) for h in heads)


def _is_place_at_meeting(noun: Token) -> bool:
    return word(noun) in role_words("phrases", "table")


def _also_there(verb: Token) -> bool:
    """ "Also there was A": with "also", for "there were three dead" tells of nobody's coming."""
    told = {c.lower_ for c in verb.children if c.i < verb.i}
    return {"also", "there"} <= told and any(is_people(c) for c in verb.children if c.dep_ == "attr")


def _in_something_else(verb: Token) -> bool:
    """ "took part in it", "in the vote": in something that is no meeting."""
    heads = complements(verb, "in") + [n for o in objects(verb) for n in complements(o, "in")]
    heads = [h for h in heads if h.i > verb.i] or heads  # "In total, 90 delegates participated in the event"
    return any(h.pos_ in ("PRON", "NOUN") and word(h) not in role_words("phrases", "proceedings") for h in heads)


def _at_something_else(verb: Token) -> bool:
    """ "attended the ceremony", "attended school": something that is no meeting."""
    known = role_words("phrases", "proceedings")
    return any(o.pos_ == "NOUN" and word(o) not in known and not is_meeting_word(o) for o in objects(verb))


def _yet_to_answer(verb: Token, negated: bool) -> bool:
    """ "A has yet to confirm", "A has not replied": A was asked to come; with an object it is something else."""
    if any(c.dep_ in ("dobj", "prep") for c in verb.children) or not any(is_name(s) for s in subjects(verb)):
        return False
    if any(c.dep_ == "ccomp" and word(c) not in _COMING for c in verb.children):
        return False
    above = verb.head
    waits = verb.dep_ == "xcomp" and word(above) == "have" and any(c.lower_ == "yet" for c in above.children)
    return waits or (negated and any(c.dep_ == "aux" and word(c) == "have" for c in verb.children))


def _attendance_confirmed(verb: Token) -> bool:
    """ "confirmed its participation", "has confirmed that it will come"."""
    if any(word(o) in ("participation", "attendance", "presence") for o in objects(verb)):
        return True
    return any(
        c.dep_ in ("ccomp", "xcomp")
        and word(c) in ("come", "attend", "participate")
        and all(s.pos_ == "PRON" for s in c.children if s.dep_ == "nsubj")
        for c in verb.children
    )


def is_sent_away(verb: Token) -> bool:
    """ "sent her deputy to Ulm", "sent him home": to where nothing says that what is told of takes place."""
    return any(c.lower_ in ("to", "into", "back", "home") for c in verb.children)


_NOBODY = ("nobody", "none", "anyone", "anybody")


def _senders(verb: Token, negated: bool, to_meeting: bool) -> tuple[list[Token], str | None]:
    sent = {word(o) for o in objects(verb)}
    if sent & {"observer"}:
        return subjects(verb), "observer"
    nobody = any(o.lower_ in _NOBODY or any(c.lower_ == "no" for c in o.children) for o in objects(verb))
    whom = role_words("phrases", "sent")
    if sent & (whom | {"one", *_NOBODY}) and (negated or nobody or refused(verb)):
        return subjects(verb), "excluded"
    if any(word(n) in ("place", "stead") for n in complements(verb, "in")):
        return objects(verb), PARTY
    # an envoy sent somewhere travels; one sent without a word on where to comes to what is told of
    away = not to_meeting and is_sent_away(verb)
    settled = not is_infinitive(verb) or (to_meeting and status.of_verb(verb) in (status.SCHEDULED, "agreed"))
    if not away and settled and not negated and any(is_named_person(o) for o in objects(verb)):
        senders = [s for s in subjects(verb) if name_kind(s) in ("country", "organization")]
        if senders:  # "Norland sent Admiral Ana Ruiz"
            return senders + objects(verb), PARTY
    if sent & whom and not away and settled:
        own = any(c.dep_ == "poss" for o in objects(verb) for c in o.children) or (
            # "A and B sent ministers": those of states, more than one
            all(name_kind(s) == "country" for s in subjects(verb))
            and any(o.tag_ == "NNS" and not any(c.dep_ == "det" for c in o.children) for o in objects(verb))
        )
        if own or sent & {"delegation", "delegate", "team"}:
            return subjects(verb) + [o for o in objects(verb) if is_named_person(o)], PARTY
    return [], None


def refused(verb: Token) -> bool:
    """ "refused to attend", "was unable to attend", "was not allowed to attend"."""
    above = verb.head
    if not is_infinitive(verb) or verb.dep_ != "xcomp":
        return False
    if word(above) in role_words("verbs", "decline") | {"unable"}:
        return True
    denying = above.head if above.dep_ == "acomp" else above
    return word(above) in _LETTING and any(c.dep_ == "neg" for c in denying.children)


_LETTING = ("allow", "permit", "let", "authorize", "authorise", "able", "entitle", "clear")
