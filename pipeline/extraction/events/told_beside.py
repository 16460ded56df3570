"""Who did or suffered an act though another clause or phrase names them: "killed when rebels attacked"."""

from __future__ import annotations

from pipeline.extraction.events.clauses import agents, complements, objects, patients, subjects
from pipeline.extraction.events.frames import is_name, is_people
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.verbs import is_passive
from pipeline.extraction.tokens import Token

_SUFFERING = ("kill", "wound", "injure", "hurt", "slay")
_DYING = ("die", "perish")


def victims_above(token: Token) -> list[Token]:
    """ "Two guards were killed when rebels attacked", "four men died in the raid": those who suffered in the attack."""
    link = token.dep_ == "advcl" and any(c.lower_ in ("when", "as", "after") and c.i < token.i for c in token.children)
    in_it = token.dep_ == "pobj" and token.head.lower_ in ("in", "during") and token.head.dep_ == "prep"
    if not link and not in_it:
        return []
    above = token.head if link else token.head.head
    told = (above, *(c for c in above.children if c.dep_ == "conj"))
    passive = [v for v in told if word(v) in _SUFFERING and is_passive(v) and not agents(v)]
    dying = [v for v in told if word(v) in _DYING and not is_passive(v)]
    if any(t.text in (",", ";") for t in token.doc[above.i : token.i]):
        return []  # "were hurt, the army said, in a raid on …": what lies between may tell of something else
    return [s for v in (*passive, *dying) for s in subjects(v) if s.pos_ in ("NOUN", "PROPN", "NUM")]


def behind_weapon(thing: Token) -> list[Token]:
    """Who laid or fired what does harm: "a bomb planted by rebels killed two"."""
    if is_people(thing) or is_name(thing):
        return []
    return [n for c in thing.rights if c.dep_ == "acl" and c.tag_ == "VBN" for n in agents(c) if is_people(n)]


def alongside(verb: Token) -> list[Token]:
    """ "Together with A, B closed its border", "was seized along with A": in the part of the subject."""
    found = []
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "with" and child.i:
            beside = verb.doc[child.i - 1]
            if beside.lower_ in ("together", "along", "jointly") and beside.head in (verb, child):
                found += [n for n in child.children if n.dep_ == "pobj"]
        elif child.lower_ in ("together", "along", "alongside") and child.dep_ in ("advmod", "prep"):
            withs = [c for c in child.children if c.lower_ == "with"] or [child]
            found += [n for w in withs for n in w.children if n.dep_ == "pobj"]
    return [n for n in found if is_people(n) or is_name(n)]


def gapped(verb: Token) -> list[Token]:
    """ "A pledged 40 million euros and B 25 million": B gives as well, the verb left out."""
    found = []
    for given in (c for c in verb.children if c.dep_ == "dobj"):
        for fellow in members(given)[1:]:
            numbers = [c for c in fellow.children if c.tag_ == "CD" and c.left_edge.i == fellow.i + 1]
            if numbers and is_name(fellow):
                found.append(fellow)
            before = [c for c in fellow.children if c.i < fellow.i and c.dep_ in ("nmod", "compound") and is_name(c)]
            found += [n for n in before if n.nbor(1).tag_ == "CD" and n.pos_ == "PROPN"]
    return found


_RECEIVING = ("receive", "get", "obtain", "accept", "take")


def who_received(verb: Token) -> list[Token]:
    """ "A received 2,000 tonnes of wheat donated by B": A."""
    thing = verb.head
    while verb.dep_ == "acl" and thing.dep_ == "pobj":  # "took delivery of 20 jeeps", "tonnes of wheat"
        thing = thing.head.head
    received = verb.dep_ == "acl" and thing.dep_ == "dobj" and word(thing.head) in _RECEIVING
    return subjects(thing.head) if received and not is_passive(thing.head) else []


_LETTING = ("let", "allow", "permit")
_DEALING = ("receive", "meet", "extradite", "recognise", "recognize", "free", "release", "surrender", "admit")


def who_is_not_let(verb: Token) -> list[Token]:
    """ "refused to let A enter", "refused to receive A", "declined to allow A to speak": A."""
    found = []
    for act in (c for c in verb.children if c.dep_ == "xcomp"):
        if word(act) in _LETTING:
            clauses = [c for c in act.children if c.dep_ in ("ccomp", "xcomp")]
            found += [s for c in clauses for s in c.children if s.dep_ == "nsubj"] or objects(act)
        elif word(act) in _DEALING:
            found += objects(act)
    return [n for n in found if n.pos_ != "PRON" and (is_people(n) or is_name(n))]


def blamed_on(verb: Token) -> list[Token]:
    """ "blamed the attack on separatists": they are blamed, and attacked rather than were attacked."""
    if word(verb) != "blame":
        return []
    deeds = [t for t in patients(verb) if not is_people(t)]
    hung = [n for t in (verb, *deeds) if deeds for n in complements(t, "on")]
    hung += [n for place in hung for n in complements(place, "on")]  # "the attack on the base on separatists"
    return [n for n in hung if name_kind(n) not in ("date", "place") and (is_people(n) or is_name(n))][-1:]
