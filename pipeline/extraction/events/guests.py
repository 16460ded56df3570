"""Further clauses that tell who was at the meeting told of: lists of guests, speakers, stand-ins, those who sent word.

"The guests were A and B", "Missing from the table were A and B", "A told the delegates", "with A and B represented".
"""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events.addressing import addressed
from pipeline.extraction.events.clauses import agents, complements, objects, subjects
from pipeline.extraction.events.frames import is_name, is_people
from pipeline.extraction.events.naming import DATE, name_kind
from pipeline.extraction.events.parts import MEDIATOR, PARTY, party
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.told import (
    Attendance,
    attending,
    before,
    expected,
    has_particle,
    is_named_person,
    listed,
)
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verbs import is_infinitive, is_passive
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token

_OPENING = ("opening", "closing", "keynote", "welcome", "welcoming", "inaugural")


@cache
def _words(name: str) -> frozenset[str]:
    return role_words("guests", name)


def guests_of(verb: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """Who was there, or was not, by a clause that has no verb of coming as its main one."""
    lemma = word(verb)
    if lemma == "be":
        return (
            _office_held(verb, meeting_nouns)
            or _guest_list(verb)
            or _in_tow(verb)
            or _on_no_list(verb)
            or _there_to_watch(verb)
        )
    if verb.tag_ in ("VBG", "VBN") and (inverted := _behind_copula(verb)):
        return _inverted(verb, lemma, inverted)
    if lemma in ("include", "comprise", "feature"):
        return _speakers_included(verb)
    if lemma in _words("addressing"):
        return addressed(verb, meeting_nouns)
    if lemma == "represent":
        return _represented(verb)
    if lemma in ("have", "grant", "enjoy", "hold", "give"):
        return _has_observers(verb)
    if lemma == "send" and any(word(o) in _words("regrets") for o in objects(verb)):
        return attending(subjects(verb), "excluded")
    if lemma == "mediate" and not objects(verb) and verb.tag_ == "VBG" and verb.dep_ != "pcomp":
        return [Attendance(p.head, MEDIATOR, None) for p in party(subjects(verb)) if is_name(p.head)]
    if lemma in ("bring", "gather", "assemble"):
        return _brought_together(verb, meeting_nouns)
    if lemma in ("make", "deliver", "give") and is_passive(verb):
        return _spoke(verb)
    if lemma == "leave" and is_passive(verb) and (lists := _left_off(verb)):
        event = next(
            (n for w in (verb, *lists) for n in complements(w, "for", "of", "to") if n.i in meeting_nouns), None
        )
        return attending(subjects(verb), "excluded", event)
    role = _part_in_bare_clause(verb, lemma)
    if role is not None:
        heads = subjects(verb)
        return [Attendance(p.head, role, None) for p in party(heads) if is_name(p.head) or is_named_person(p.head)]
    return _after_colon(verb, meeting_nouns) + _opened(verb, meeting_nouns)


_BARE = ("nsubj", "aux", "npadvmod", "advmod", "punct", "cc", "conj", "prt", "mark")
"""What may hang on a verb that tells of a meeting without naming it: "had arrived the night before"."""


def _part_in_bare_clause(verb: Token, lemma: str) -> str | None:
    """The part of the subject in the meeting told of: "Norland provided the venue", "Estria chaired"."""
    if is_passive(verb):
        return None
    if lemma in ("provide", "offer", "supply") and any(word(o) == "venue" for o in objects(verb)):
        return "host"
    arrives = lemma == "arrive" and verb.dep_ == "relcl" and all(_says_when(c) for c in verb.children)
    if arrives:  # "Ana Ruiz, who arrived on Monday, …"
        return PARTY if all(is_named_person(s) for s in subjects(verb)) else None
    if any(c.dep_ == "neg" for c in verb.children) or verb.dep_ in ("acl", "relcl", "xcomp", "pcomp"):
        return None
    if lemma == "stay" and any(t.lower_ == "home" for c in verb.children for t in (c, *c.children)):
        return "excluded"
    if any(c.dep_ not in _BARE for c in verb.children):
        return None
    if lemma in ("chair", "preside", "moderate"):
        return "organizer"
    if lemma == "mediate":
        return MEDIATOR
    return PARTY if lemma == "arrive" and all(is_named_person(s) for s in subjects(verb)) else None


def _left_off(verb: Token) -> list[Token]:
    """The lists of "was left off the guest list for a dinner"."""
    off = any(c.lower_ == "off" for c in verb.children)
    below = [n for c in verb.children if c.lower_ == "off" for n in c.children]
    return [n for n in (*objects(verb), *complements(verb, "off"), *below) if off and word(n) == "list"]


def _says_when(word_of: Token) -> bool:
    """Whether what hangs on a verb is its subject, an auxiliary or a word of time."""
    if word_of.dep_ == "prep":
        return all(name_kind(n) == DATE for n in word_of.children)
    return word_of.dep_ in ("nsubj", "aux", "npadvmod", "advmod", "punct")


def _brought_together(verb: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "Norland brought together ministers for a conclave", "held a session, bringing together A and B"."""
    noun = next((n for n in complements(verb, "for", "at", "in", "to") if n.i in meeting_nouns), None)
    if noun is None and verb.tag_ == "VBG" and verb.dep_ == "advcl" and has_particle(verb, "together"):
        noun = next((n for n in before(verb) if n.i in meeting_nouns), None)
        return attending(objects(verb), PARTY, noun) if noun is not None else []
    if noun is None or is_passive(verb) or not objects(verb):
        return []
    hosts = [s for s in subjects(verb) if is_name(s)]
    found = attending(hosts, "host", noun)
    return found + attending(objects(verb), PARTY, noun)


def _on_no_list(verb: Token) -> list[Attendance]:
    """ "A was not on the list of guests"."""
    lists = [n for n in complements(verb, "on") if word(n) == "list"]
    guests = any(word(t) == "guest" for n in lists for t in n.subtree)
    if not guests or not any(c.dep_ == "neg" for c in verb.children):
        return []
    return attending(subjects(verb), "excluded")


def _there_to_watch(verb: Token) -> list[Attendance]:
    """ "Diplomats from A were there to observe"."""
    watching = [c for c in verb.children if word(c) in role_words("onlooking", "verbs") and is_infinitive(c)]
    if not watching or not any(c.lower_ in ("there", "present") for c in verb.children):
        return []
    return attending(subjects(verb), "observer")


_OFFICES = {"host": "host", "organiser": "organizer", "organizer": "organizer", "moderator": "organizer"}


def _office_held(verb: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "A is a co-organiser", "A and B are the hosts of the forum": of a meeting, not of a show."""
    offices = [c for c in verb.children if c.dep_ == "attr" and word(c) in _OFFICES and c.i > verb.i]
    if not offices or any(c.dep_ == "neg" for c in verb.children):
        return []
    of = complements(offices[-1], "of", "to", "for")
    noun = next((n for n in of if n.i in meeting_nouns), None)
    hosts = [s for s in subjects(verb) if is_name(s) or is_people(s)]
    return attending(hosts, _OFFICES[word(offices[-1])], noun) if noun is not None or not of else []


def _guest_list(verb: Token) -> list[Attendance]:
    """ "The guests were A, B and C", "Other speakers are A and B"."""
    guests = [s for s in subjects(verb) if s.tag_ == "NNS" and word(s) in _words("plural") and s.i < verb.i]
    if not guests:
        return []
    role = "invitee" if any(expected(s) for s in guests) else PARTY
    named = [m for c in verb.children if c.dep_ == "attr" and is_people(c) for m in listed(c)]
    return attending(named, role)


def _in_tow(verb: Token) -> list[Attendance]:
    """ "With him are A and B": on the journey told of."""
    beside = [c for c in verb.children if c.lower_ == "with" and c.i < verb.i]
    them = [n for c in beside for n in c.children if n.lower_ in ("him", "her", "them") and not list(n.children)]
    named = [c for c in verb.children if c.dep_ in ("nsubj", "attr") and c.i > verb.i and is_people(c)]
    return attending(named, PARTY, travelling=True) if them else []


def _behind_copula(verb: Token) -> list[Token]:
    """Those named behind "were" in "Missing from the table were A and B"."""
    if verb.i > verb.sent.start + 1:
        return []
    copulas = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "cop") and word(c) == "be" and c.i > verb.i]
    copulas += [verb.head] if word(verb.head) == "be" and verb.head.i > verb.i else []
    return [
        n
        for copula in copulas
        for n in (*copula.children, *verb.children)
        if n.dep_ in ("nsubj", "nsubjpass", "attr") and n.i > copula.i and is_people(n)
    ]


def _inverted(verb: Token, lemma: str, heads: list[Token]) -> list[Attendance]:
    """The part that the participle before the copula puts them in."""
    role = None
    if lemma in ("miss", "lack"):
        role = "excluded"
    elif lemma in ("act", "serve"):
        parts = {word(n) for n in complements(verb, "as")} | {t.lower_.rstrip("s") for t in verb.subtree}
        role = "host" if "host" in parts else MEDIATOR if parts & _words("between") else None
    elif lemma in role_words("verbs", "organizer"):
        role = "organizer"
    elif lemma in role_words("onlooking", "verbs"):
        role = "observer"
    elif lemma in ("attend", "participate", "join", "speak", "represent", "gather", "sit"):
        role = PARTY
    if role is None:
        return []
    if lemma == "represent":
        heads = heads + objects(verb)
    return attending(heads, role)


def _speakers_included(verb: Token) -> list[Attendance]:
    """ "Other speakers included A and B", "His entourage includes A"."""
    for subject in subjects(verb):
        if subject.tag_ == "NNS" and word(subject) in _words("speaking"):
            return attending(objects(verb), PARTY)
        if word(subject) in _words("entourage") and any(c.dep_ == "poss" for c in subject.children):
            return attending(objects(verb), PARTY, travelling=True)
    return []


def _spoke(verb: Token) -> list[Attendance]:
    """ "Opening remarks were made by A", "Statements were delivered by the delegates of A and B"."""
    speeches = [s for s in subjects(verb) if word(s) in _words("speeches")]
    formal = any(
        (s.tag_ == "NNS" and word(s) != "speech") or any(c.lower_ in _OPENING for c in s.children) for s in speeches
    )
    return attending(agents(verb), PARTY) if formal else []


def _represented(verb: Token) -> list[Attendance]:
    """ "with A and B represented", "Ana Ruiz represented A"."""
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if verb.dep_ == "pcomp" and verb.head.lower_ == "with":
        return attending(own, PARTY)
    states = [o for o in objects(verb) if name_kind(o) in ("country", "organization")]
    if is_passive(verb) or verb.dep_ in ("relcl", "advcl", "xcomp") or not states:
        return []
    envoys = [s for s in own if is_named_person(s)]
    return attending(envoys + states, PARTY) if envoys else []


def _has_observers(verb: Token) -> list[Attendance]:
    """ "A had observers in the room", "A was granted observer status"."""
    for thing in verb.children:
        if thing.dep_ not in ("dobj", "oprd", "attr"):
            continue
        status = word(thing) == "status" and any(c.lower_ == "observer" for c in thing.children)
        if status or (thing.tag_ == "NNS" and word(thing) == "observer"):
            return [Attendance(p.head, "observer", None) for p in party(subjects(verb)) if is_name(p.head)]
    return []


def _after_colon(verb: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "Seven presidents attended the summit: A, B and C"."""
    if word(verb) not in role_words("verbs", "attend") or not any(s.tag_ == "NNS" for s in subjects(verb)):
        return []
    doc = verb.doc
    colon = next((i for i in range(verb.i, min(verb.right_edge.i + 2, len(doc) - 1)) if doc[i].text == ":"), None)
    if colon is None:
        return []
    first = doc[colon + 1]
    while first.head.i > first.i:
        first = first.head
    noun = next((o for o in objects(verb) if o.i in meeting_nouns), None)
    named = [m for m in members(first) if is_named_person(m) or name_kind(m) == "country"]
    return attending(named, PARTY, noun) if len(named) > 1 else []


def _opened(verb: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "In his opening remarks, A said", "A delivered the keynote address"."""
    if not meeting_nouns:
        return []
    speeches = [
        *complements(verb, "in", "during"),
        *(objects(verb) if word(verb) in ("deliver", "give", "make") else []),
    ]
    opening = any(word(n) in _words("speeches") and any(c.lower_ in _OPENING for c in n.children) for n in speeches)
    speakers = [s for s in subjects(verb) if is_named_person(s)]
    return attending(speakers, PARTY) if opening else []
