"""Words that report meetings, visits, calls and negotiations: verbs, nouns, and the light verbs that carry these."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import (
    agents,
    complements,
    is_infinitive,
    is_passive,
    is_verbal,
    objects,
    patients,
    subjects,
    verb_above,
    word,
)
from pipeline.extraction.events.frames import (
    is_name,
    is_people,
    names_place,
)
from pipeline.extraction.events.triggers import Trigger, char_span
from pipeline.lexicons import load


@cache
def lexicon(part: str, name: str) -> frozenset[str]:
    return frozenset(load("meetings")[part][name])


def meeting_verb(verb: Token) -> Trigger | None:
    """The trigger that a verb is of a meeting, visit or call, None where it is none."""
    lemma = word(verb)
    manner = "meeting"
    if lemma in lexicon("verbs", "meet"):
        if not _meets(verb, lemma):
            return None
    elif lemma in lexicon("verbs", "with"):
        with_whom = [n for n in complements(verb, "with", "to") if is_name(n) or is_people(n) or n.pos_ == "PROPN"]
        if lemma == "negotiate" and not with_whom:
            with_whom = [n for o in objects(verb) for n in complements(o, "with") if is_name(n)]
            if not with_whom:
                return None
        if lemma in ("speak", "talk"):
            remote = _remote_near(verb)
            if not with_whom or not (remote or lemma == "talk"):
                return None
            manner = "call" if remote else manner
        elif lemma == "discuss" and not complements(verb, "with"):
            if not _body_in_session(verb) and not _both_discuss(verb):
                return None
        elif not with_whom or not complements(verb, "with"):
            return None
    elif lemma in lexicon("verbs", "visit"):
        if not [n for n in subjects(verb) if is_name(n) or is_people(n) or n.pos_ == "PRON"]:
            return None
        manner = "visit"
    elif lemma in lexicon("verbs", "travel"):
        if not _travels(verb, lemma):
            return None
        manner = "visit"
    elif lemma in lexicon("verbs", "call"):
        manner = "call"
    elif lemma == "call":
        named = [n for n in objects(verb) if n.ent_type_ == "PERSON"]
        if not named or any(c.dep_ in ("oprd", "ccomp", "xcomp", "prt") for c in verb.children):
            return None
        if not [n for n in subjects(verb) if n.ent_type_ == "PERSON" or n.pos_ == "PRON"]:
            return None
        manner = "call"
    elif lemma in lexicon("verbs", "receive"):
        if not [
            n
            for n in patients(verb)
            if n.ent_type_ == "PERSON"
            or n.pos_ == "PRON"
            or (is_people(n) and word(n) in lexicon("parties", "leaders"))
        ]:
            return None
        if not [n for n in agents(verb) if n.pos_ in ("PROPN", "PRON") or word(n) in lexicon("parties", "leaders")]:
            return None
        if lemma == "welcome" and not complements(verb, "in", "at", "to"):
            return None
    elif lemma == "host":
        if any(_names_meeting(n) for n in objects(verb)) or not [n for n in objects(verb) if is_people(n)]:
            return None
    else:
        return None
    found = status.of_verb(verb)
    if found == "agreed":
        found = status.SCHEDULED if _has_date(verb) else status.UNREAL
    return Trigger(verb, char_span(verb), "CONSULT", verb, found, (), manner)


def _body_in_session(verb: Token) -> bool:
    """ "the council will discuss the matter on 14 July": a body that debates on a named day meets."""
    return _has_date(verb) and any(word(n) in lexicon("parties", "bodies") for n in subjects(verb))


def _both_discuss(verb: Token) -> bool:
    """ "the two leaders discussed": people known to have met are told to have talked about something."""
    return any(
        n.tag_ == "NNS" and any(c.lower_ in ("two", "both") for c in n.children) and is_people(n)
        for n in subjects(verb)
    )


def _has_date(token: Token) -> bool:
    return any(t.ent_type_ == "DATE" for t in token.subtree)


def _meets(verb: Token, lemma: str) -> bool:
    """ "meet" with parties: not demands, costs or ends that are met, and no people merely gathering somewhere."""
    parties = [n for n in subjects(verb) if is_name(n) or is_people(n) or n.pos_ == "PRON"]
    if lemma == "meet":
        things = [n for n in objects(verb) if not (is_name(n) or is_people(n) or n.pos_ == "PRON")]
        return bool(parties) and not things
    heads = [n for n in parties if word(n) in lexicon("parties", "leaders") or (is_name(n) and n.ent_type_ != "FAC")]
    if lemma in ("convene", "assemble", "gather") and objects(verb):
        people = [n for n in objects(verb) if word(n) in lexicon("parties", "leaders")]
        return bool(people) and not any(_names_meeting(n) for n in objects(verb))
    return bool(heads)


_DESTINATIONS = {"arrive": ("to", "in"), "leave": ("for",), "depart": ("for",), "head": ("to", "for")}


def _travels(verb: Token, lemma: str) -> bool:
    if is_passive(verb):
        return False
    someone = [
        n
        for n in subjects(verb)
        if n.ent_type_ == "PERSON" or n.pos_ == "PRON" or word(n) in lexicon("parties", "leaders")
    ]
    if not someone:
        return False
    where = complements(verb, *_DESTINATIONS.get(lemma, ("to",)))
    return any(names_place(n) for n in where)


def _remote_near(token: Token) -> bool:
    remote = lexicon("nouns", "remote")
    return any(near.lower_ in remote and abs(near.i - token.i) < 12 for near in token.subtree)


def _names_meeting(noun: Token) -> bool:
    return _manner_of_noun(noun) is not None


def _manner_of_noun(noun: Token) -> str | None:
    """What kind of meeting a noun names, None where it names none."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    lemma = word(noun)
    left = {word(c) for c in noun.children if c.i < noun.i and c.dep_ in ("compound", "amod", "nmod")}
    if noun.i > 0:
        left.add(noun.nbor(-1).lower_)
    if left & lexicon("nouns", "not_with"):
        return None
    remote = bool(left & lexicon("nouns", "remote")) or lemma in ("videoconference", "teleconference")
    if lemma in lexicon("nouns", "call"):
        if remote:
            return "call"
        if lemma == "call":
            parties = [n for n in complements(noun, "with", "between") if is_name(n) or is_people(n)]
            spoken = noun.dep_ in ("nsubj", "pobj") and _is_definite(noun)
            return "call" if (spoken or parties) and not complements(noun, "for", "to") else None
        if lemma == "conversation":
            return "meeting"
    if lemma in lexicon("nouns", "visit"):
        return "visit"
    if lemma in lexicon("nouns", "meal"):
        return "meal"
    if lemma in lexicon("nouns", "plural"):
        plural = noun.tag_ in ("NNS", "NNPS") or noun.text.lower().endswith("s")
        return "meeting" if plural or lemma in ("discussion", "consultation", "negotiation") else None
    if lemma in lexicon("nouns", "meeting"):
        return "meeting"
    if lemma == "round":
        of = complements(noun, "of")
        talks = not of and bool(
            {word(c) for c in noun.children if c.dep_ == "amod"}
            & {"next", "second", "third", "another", "first", "new", "fresh", "last"}
        )
        return "round" if talks or any(word(n) in lexicon("nouns", "plural") for n in of) or _is_another(noun) else None
    return None


def _is_another(noun: Token) -> bool:
    return any(c.lower_ == "another" for c in noun.children)


def _is_definite(noun: Token) -> bool:
    return any(
        c.dep_ in ("det", "poss") and c.lower_ in ("the", "this", "these", "that", "those", "their", "its")
        for c in noun.children
    )


def meeting_noun(noun: Token) -> Trigger | None:
    """The trigger that a noun is of a meeting, visit or call, None where it is none."""
    manner = _manner_of_noun(noun)
    if manner is None:
        return None
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.pos_ in ("NOUN", "PROPN") and noun.head.i > noun.i:
        return None  # "the meeting room", "talks process"
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and word(noun.head.head) == "round":
        return None  # "a round of talks": the round is the trigger
    found = status.of_noun(noun)
    carrier = _carrier(noun)
    if found != status.UNREAL and carrier is not None:
        lemma = word(carrier)
        to_come = carrier.dep_ in ("acl", "relcl") and carrier.head.i == noun.i and is_infinitive(carrier)
        outer = status.SCHEDULED if to_come else status.of_verb(carrier)
        if outer == "agreed":
            outer = status.SCHEDULED if _has_date(noun) or _has_date(carrier) else status.UNREAL
        if lemma in lexicon("light", "cancel") or (
            lemma == "call" and any(c.lower_ == "off" for c in carrier.children)
        ):
            outer = status.UNREAL
        elif outer != status.UNREAL and (
            lemma == "put" or (noun.dep_ in ("dobj", "nsubjpass", "pobj") and lemma in lexicon("light", "schedule"))
        ):
            outer = status.SCHEDULED
        if found == status.OPEN or outer in (status.UNREAL, status.SCHEDULED, status.OCCURRED):
            found = outer
    elif found != status.UNREAL:
        verb = verb_above(noun)
        wished = verb is not None and noun.dep_ in ("dobj", "nsubjpass") and status.wishes(verb)
        if wished or (verb is not None and _called_for(noun, verb)):
            found = status.OPEN if _is_definite(noun) else status.UNREAL
        elif found == status.OPEN and verb is not None and noun.dep_ == "dobj" and _is_definite(noun):
            found = status.SCHEDULED if status.of_verb(verb) == status.SCHEDULED else found
        elif found == status.OPEN and verb is not None and not _is_definite(noun):
            outer = status.of_verb(verb)
            if outer in (status.UNREAL, status.SCHEDULED):
                found = outer if outer == status.SCHEDULED or _is_bare(noun) else status.OPEN
    tokens = [noun]
    before = noun.nbor(-1) if noun.i > noun.sent.start else None
    if manner == "call" and before is not None and before.lower_ in lexicon("nouns", "remote"):
        tokens.append(before)
    return Trigger(noun, char_span(*tokens), "CONSULT", carrier, found, (), manner)


def _called_for(noun: Token, verb: Token) -> bool:
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("for", "against")
        and noun.head.head.i == verb.i
        and status.wishes(verb)
    )


def _is_bare(noun: Token) -> bool:
    return not any(is_name(t) or is_people(t) for t in noun.subtree if t.i != noun.i)


_MEASURES = {"day", "hour", "week", "month", "round", "series", "string"}


def _planned(verb: Token) -> Token | None:
    """The infinitive that a verb of planning governs ("are set to continue")."""
    return next((c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c)), None)


def _carrier(noun: Token) -> Token | None:
    """The verb that carries a meeting: it is held, attended, hosted, planned, or takes place."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    if head.dep_ == "appos" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and word(head.head.head) in _MEASURES:
        head = head.head.head  # "held five days of talks"
    verb = head.head
    carriers = (
        lexicon("light", "attend")
        | lexicon("light", "host")
        | lexicon("light", "organizer")
        | lexicon("light", "schedule")
        | lexicon("light", "gather")
        | lexicon("light", "happen")
        | lexicon("light", "cancel")
    )
    planned = _planned(verb) if head.dep_ in ("nsubjpass", "nsubj") and is_verbal(verb) else None
    if planned is not None and word(planned) in carriers:
        return planned
    if head.dep_ in ("dobj", "nsubjpass", "nsubj") and is_verbal(verb) and word(verb) in carriers:
        names_it = word(verb) == "call" and _is_definite(noun)  # "called the meeting a farce"
        return None if names_it else verb
    if head.dep_ in ("nsubj", "nsubjpass") and verb.tag_ == "MD":
        return None
    if head.dep_ == "pobj" and head.head.dep_ == "prep" and is_verbal(head.head.head):
        verb = head.head.head
        pair = (word(verb), head.head.lower_)
        if pair in {
            ("participate", "in"),
            ("take", "in"),
            ("be", "with"),
            ("be", "on"),
            ("arrive", "on"),
            ("go", "on"),
            ("enter", "into"),
            ("preside", "over"),
            ("engage", "in"),
            ("sit", "in"),
            ("leave", "for"),
            ("be", "in"),
        }:
            return verb
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and word(child) in carriers and child.tag_ in ("VBN", "VBD", "VB"):
            return child
    if (
        head.dep_ in ("nsubj", "nsubjpass", "dobj")
        and word(verb) == "put"
        and any(c.lower_ == "off" for c in verb.children)
    ):
        return verb
    return None
