"""Clauses that say who hosted, convened, led or mediated a meeting told of before, or led a side of it."""

from __future__ import annotations

from pipeline.extraction.events.clauses import agents, complements, objects, subjects
from pipeline.extraction.events.frames import is_name
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.parts import MEDIATOR, PARTY, is_meeting_word
from pipeline.extraction.events.phrases import counts_members, word
from pipeline.extraction.events.told import Said, before
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verbs import is_joint, is_passive
from pipeline.extraction.events.word_lists import meeting_words, role_words
from pipeline.extraction.tokens import Token


def led(verb: Token, noun: Token | None, meeting_nouns: dict[int, Trigger]) -> Said | None:
    """Who led, hosted or brought about a meeting or a deal, or headed one side of it."""
    lemma = word(verb)
    if lemma in ("act", "serve"):
        parts = {word(n) for n in complements(verb, "as")}
        if parts & (role_words("phrases", "go_between") | role_words("guests", "between")):
            return subjects(verb), "host" if "host" in parts else MEDIATOR, noun
    if lemma in ("head", "lead") and not _hangs_on_noun(verb):
        teams = [o for o in (subjects(verb) if is_passive(verb) else objects(verb)) if _is_side(o)]
        if teams:
            # a side that no name is put to is told of better by its leader
            named = [
                t
                for t in teams
                if counts_members(t) or any(is_name(c) for c in (*t.children, *complements(t, "of", "from")))
            ]
            return agents(verb) + named + _leaders_after(verb), PARTY, noun
    if is_passive(verb):
        return _in_the_passive(verb, lemma, meeting_nouns)
    hosting = role_words("verbs", "host")
    if noun is not None and lemma in meeting_words("verbs", "mediate") and meeting_nouns[noun.i].manner == "call":
        return subjects(verb), PARTY, noun  # "offered to mediate in a call with A"
    meant = (noun is not None and not _calls_it(verb, noun)) or _leads_it(verb)
    if meant and lemma in hosting | role_words("verbs", "organizer"):
        beside = [n for w in (verb, *objects(verb)) for n in complements(w, "with")] if is_joint(verb) else []
        return subjects(verb) + beside, _role_of(lemma), noun
    if noun is None and lemma in hosting and _whose_object_is_which(verb):
        noun = next((n for n in before(verb) if n.i in meeting_nouns), None)
        if noun is not None:
            return subjects(verb), "host", noun
    if noun is None and is_joint(verb) and lemma in hosting | role_words("verbs", "organizer"):
        noun = next((n for n in before(verb) if n.i in meeting_nouns), None)
        if noun is not None and _whose_object_is_which(verb.nbor(-2)):  # "the session, which he co-chaired with A"
            return subjects(verb) + complements(verb, "with"), _role_of(lemma), noun
    return None


def _leaders_after(verb: Token) -> list[Token]:
    """ "A's team was led by B, the Norlandic one by C": the further pairs, whose verb is left out."""
    if not is_passive(verb):
        return []
    found = []
    doc = verb.doc
    for by in doc[verb.i + 2 : verb.sent.end]:
        before = doc[by.i - 1]
        if by.lower_ != "by" or (by.head is verb and by.dep_ == "agent"):
            continue
        if word(before) in role_words("phrases", "delegation") | {"one"} or is_name(before) or before.tag_ == "POS":
            name = next((t for t in doc[by.i + 1 : verb.sent.end] if name_kind(t) == "person"), None)
            if name is not None and not any(t.lower_ in ("and", ";", "by") for t in doc[by.i + 1 : name.i]):
                while name.dep_ == "compound" and name.head.i > name.i:
                    name = name.head
                found.append(name)
    return found


def _whose_object_is_which(verb: Token) -> bool:
    return any(c.tag_ == "WDT" for c in verb.children if c.dep_ == "dobj")


def _role_of(lemma: str) -> str:
    if lemma in role_words("verbs", "host"):
        return "host"
    return MEDIATOR if lemma in meeting_words("verbs", "mediate") else "organizer"


def _in_the_passive(verb: Token, lemma: str, meeting_nouns: dict[int, Trigger]) -> Said | None:
    """ "It will be hosted by A and chaired by B", "the text was brokered by C": of what was told before."""
    if verb.dep_ in ("acl", "amod") or lemma not in role_words("verbs", "host") | role_words("verbs", "organizer"):
        return None
    if _is_relative(verb):  # "talks in Ulm on Monday, which were convened by A and led by B"
        noun = next((n for n in before(verb) if n.i in meeting_nouns), None)
        return (agents(verb), _role_of(lemma), noun) if noun is not None else None
    for subject in subjects(verb):
        if subject.lower_ in ("it", "they", "which") or subject.i in meeting_nouns or is_meeting_word(subject):
            return agents(verb), _role_of(lemma), subject if subject.i in meeting_nouns else None
        if lemma in meeting_words("verbs", "mediate") and word(subject) in role_words("onlooking", "signing"):
            return agents(verb), MEDIATOR, None
    return None


def _is_relative(verb: Token) -> bool:
    """Whether "which" is the subject of a verb, or of the one it goes on from."""
    first = verb.head if verb.dep_ == "conj" else verb
    return any(c.dep_ == "nsubjpass" and c.tag_ == "WDT" for c in first.children)


def _hangs_on_noun(verb: Token) -> bool:
    """A participle, or a clause without a subject of its own: "a team led by A", "heading the team, B said"."""
    if verb.dep_ == "advcl":
        return not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return verb.dep_ == "acl"


def _is_side(noun: Token) -> bool:
    return word(noun) in role_words("phrases", "delegation")


def _calls_it(verb: Token, noun: Token) -> bool:
    """ "called the meeting a farce": a known meeting is given a name, not convened."""
    named = any(c.dep_ in ("oprd", "ccomp", "xcomp", "acomp") for c in verb.children)
    past = (
        verb.tag_ == "VBN"
        and verb.dep_ == "relcl"
        and any(c.dep_ == "aux" and word(c) == "have" for c in verb.children)
    )
    known = any(c.lower_ in ("the", "this", "that") for c in noun.children)
    return word(verb) == "call" and known and (named or not past)  # "who had called the meeting" did convene it


def _leads_it(verb: Token) -> bool:
    """ "who will chair it", "who led the mediation": the meeting told of before."""
    if word(verb) in ("lead", "head", "conduct") and any(word(o) == "mediation" for o in objects(verb)):
        return True
    known = [o for o in objects(verb) if any(c.lower_ == "the" for c in o.children)]
    if word(verb) != "call" and any(word(o) in ("event", "gathering") for o in known):
        return True  # "Norland co-organised the event with Estria"
    return any(o.lower_ in ("it", "them") for o in objects(verb)) and word(verb) in role_words("verbs", "led")
