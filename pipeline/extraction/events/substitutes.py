"""Those who come to a meeting for somebody else, and those they come for: "A stood in for B", "sent his deputy"."""

from __future__ import annotations

from pipeline.extraction.entities.vocabulary import noun_class
from pipeline.extraction.events import status
from pipeline.extraction.events.clauses import agents, complements, objects, patients, subjects
from pipeline.extraction.events.coming import COUNSEL, is_sent_away
from pipeline.extraction.events.frames import is_people
from pipeline.extraction.events.parts import PARTY
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.told import Attendance, attending, has_particle, is_named_person
from pipeline.extraction.events.verbs import is_passive
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token

_PLACE = ("place", "stead")


def substitutes(verb: Token, noun: Token | None, negated: bool) -> list[Attendance]:
    """Who comes and who does not, where one comes in the place of the other."""
    if negated:
        return []
    lemma = word(verb)
    for_whom = _stood_in_for(verb, lemma) or _in_whose_place(verb, lemma)
    if for_whom:
        ahead = status.of_verb(verb) == status.SCHEDULED
        came = [n for n in agents(verb) + objects(verb) if is_named_person(n) and n not in for_whom]
        rows = attending(came, "invitee" if ahead else PARTY, noun, ahead=ahead)
        return rows + [Attendance(n, "excluded", noun, ahead=ahead) for n in for_whom]
    return _sent_for_oneself(verb, lemma, noun)


def stands_in(verb: Token) -> bool:
    """Whether a verb says that its subject does something for another: "stood in for", "deputising for"."""
    lemma = word(verb)
    return lemma in role_words("substitutes", "alone") or (
        lemma in role_words("substitutes", "with_in") and has_particle(verb, "in")
    )


def _stood_in_for(verb: Token, lemma: str) -> list[Token]:
    """ "A stood in for B", "A, deputising for the ailing B"."""
    if not stands_in(verb) or not any(is_people(s) for s in subjects(verb)):
        return []
    return [n for n in complements(verb, "for") if _is_one_person(n)]


def _in_whose_place(verb: Token, lemma: str) -> list[Token]:
    """ "A went in place of B", "A opened the session in B's stead", "A attended instead of B"."""
    if lemma not in role_words("substitutes", "doing"):
        return []
    found = []
    for place in (n for t in (verb, *objects(verb)) for n in complements(t, "in") if word(n) in _PLACE):
        found += complements(place, "of") + [c for c in place.children if c.dep_ == "poss"]
    found += [n for n in objects(verb) + complements(verb, "of") if _is_instead(n)]
    return [n for n in found if _is_one_person(n) or n.tag_ == "PRP$"]


def _is_instead(noun: Token) -> bool:
    """ "instead of A": whatever the parser makes of the "of"."""
    first = noun.left_edge.i
    return first > 1 and noun.doc[first - 1].lower_ == "of" and noun.doc[first - 2].lower_ == "instead"


def _sent_for_oneself(verb: Token, lemma: str, noun: Token | None) -> list[Attendance]:
    """ "President Ana Ruiz sent her deputy, Tom Berg", "was represented by Tom Berg": one comes, the other does not."""
    if verb.dep_ == "acl":
        return []
    if lemma == "represent" and is_passive(verb):
        absent, come = patients(verb) or subjects(verb), agents(verb)
        elsewhere = any(word(n) in COUNSEL for n in come)
    elif lemma == "send" and not is_passive(verb):
        absent, come = subjects(verb), [n for n in objects(verb) if any(c.dep_ == "poss" for c in n.children)]
        elsewhere = noun is None and is_sent_away(verb)
    else:
        return []
    if elsewhere or not absent or not all(_is_one_person(s) for s in absent):
        return []
    if not come or not all(word(n) in role_words("phrases", "sent") or is_people(n) for n in come):
        return []
    named = [n for n in come if is_named_person(n)]
    return attending(absent, "excluded", noun) + attending(named, PARTY, noun)


def _is_one_person(head: Token) -> bool:
    """A named person, or one by the office ("the emir", not "the emirs")."""
    return is_named_person(head) or (head.tag_ == "NN" and noun_class(head.lower_) == "person")
