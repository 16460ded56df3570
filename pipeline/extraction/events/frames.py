"""The lexicon of PLOVER triggers, and whether a verb or noun stands in one of its frames."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from pipeline.extraction.entities.vocabulary import noun_class
from pipeline.extraction.events.clauses import (
    agents,
    complements,
    is_infinitive,
    is_passive,
    members,
    objects,
    patients,
    subjects,
    word,
)
from pipeline.extraction.gazetteer import country, demonym, place
from pipeline.lexicons import load

_NAMES = {"PERSON", "ORG", "GPE", "NORP", "FAC"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of `plover.toml`: a type, and the conditions under which a word reports it (None: no condition)."""

    event_type: str
    objects: frozenset[str] | None = None
    not_objects: frozenset[str] | None = None
    infinitives: frozenset[str] | None = None
    not_infinitives: frozenset[str] | None = None
    subjects: frozenset[str] | None = None
    manner: frozenset[str] | None = None
    infinitive: bool | None = None
    clause: bool | None = None
    particle: str | None = None
    prepositions: tuple[str, ...] = ()
    preposition_objects: frozenset[str] | None = None
    compounds: frozenset[str] | None = None
    of: frozenset[str] | None = None
    licences: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    span: str | None = None


def _expand(words: Iterable[str] | None) -> frozenset[str] | None:
    if words is None:
        return None
    classes = load("plover")["classes"]
    found: set[str] = set()
    for entry in words:
        found.update(classes.get(entry[1:], (entry,)) if entry.startswith("@") else (entry,))
    return frozenset(found)


def _frame(entry: dict[str, Any]) -> Frame:
    return Frame(
        entry["type"],
        _expand(entry.get("object")),
        _expand(entry.get("not_object")),
        _expand(entry.get("infinitive_of")),
        _expand(entry.get("not_infinitive")),
        _expand(entry.get("subject")),
        _expand(entry.get("manner")),
        entry.get("infinitive"),
        entry.get("clause"),
        entry.get("particle"),
        tuple(entry.get("prep", ())),
        _expand(entry.get("prep_object")),
        _expand(entry.get("compound")),
        _expand(entry.get("of")),
        tuple(entry.get("licence", ())),
        tuple(entry.get("target", ())),
        entry.get("span"),
    )


@cache
def table(part: str) -> dict[str, list[Frame]]:
    """Frames by lemma; `part` is "verb" or "noun"."""
    found: dict[str, list[Frame]] = {}
    for entry in load("plover")[part]:
        frame = _frame(entry)
        for lemma in entry["lemmas"]:
            found.setdefault(lemma, []).append(frame)
    return found


@cache
def light_verbs() -> frozenset[str]:
    return frozenset(load("plover")["light"])


@cache
def _people() -> frozenset[str]:
    return frozenset(load("people")["plural"])


def is_name(token: Token) -> bool:
    """Whether a token names a person, body, state or nation."""
    return token.ent_type_ in _NAMES or demonym(token.text) is not None or country(token.text) is not None


def names_place(token: Token) -> bool:
    """Whether a token heads the name of a place, by the parse or by the gazetteer."""
    if token.ent_type_ in ("GPE", "LOC", "FAC"):
        return True
    return token.pos_ == "PROPN" and token.ent_type_ not in ("PERSON", "DATE", "NORP") and place(token.text) is not None


def is_people(head: Token) -> bool:
    """Whether a noun phrase means people: a name, or a noun for people or their bodies."""
    if head.ent_type_ in _NAMES or (
        head.pos_ == "PRON" and head.lower_ in ("him", "her", "them", "he", "she", "they", "us", "who")
    ):
        return True
    return word(head) in _people() or noun_class(head.lower_) not in (None, "thing")


def _phrase_words(head: Token) -> set[str]:
    """Lemmas of a noun phrase that say what it is of: its members, their modifiers, and what follows "of"."""
    found: set[str] = set()
    for member in members(head):
        found.add(word(member))
        for child in member.children:
            if child.dep_ in ("compound", "nmod") and child.i < member.i:
                found.add(word(child))
            elif child.dep_ == "prep" and child.lower_ in ("of", "in"):
                for noun in child.children:
                    if noun.dep_ == "pobj":
                        found.update(word(part) for part in members(noun))
    return found


def _matches(heads: list[Token], wanted: frozenset[str]) -> bool:
    if not heads:
        return "-" in wanted
    if "*" in wanted:
        return True
    for head in heads:
        if "@people" in wanted and any(is_people(m) or some_people(m) for m in members(head)):
            return True
        if "@name" in wanted and any(is_name(m) for m in members(head)):
            return True
        if "@several" in wanted and (len(members(head)) > 1 or head.tag_ in ("NNS", "NNPS")):
            return True
        if "@money" in wanted and _has_money(head):
            return True
        if not wanted.isdisjoint(_phrase_words(head)):
            return True
    return False


def some_people(head: Token) -> bool:
    """ "dozens of activists", "11 of the prisoners": a number or measure of people."""
    if head.pos_ != "NUM" and word(head) not in (
        "dozen",
        "hundred",
        "thousand",
        "number",
        "group",
        "score",
        "handful",
        "some",
        "family",
    ):
        return False
    return any(is_people(n) for n in complements(head, "of"))


def _has_money(head: Token) -> bool:
    if head.ent_type_ == "MONEY" or head.tag_ == "$":
        return True
    return any(child.ent_type_ == "MONEY" or child.tag_ == "$" for child in head.children)


def verb_frame(verb: Token) -> Frame | None:
    """The first frame of the lexicon that a verb stands in."""
    frames = table("verb").get(word(verb))
    if not frames:
        return None
    return next((frame for frame in frames if _verb_fits(verb, frame)), None)


def _verb_fits(verb: Token, frame: Frame) -> bool:
    if frame.particle is not None:
        following = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
        if following != frame.particle and not any(
            c.dep_ in ("prt", "advmod") and c.lower_ == frame.particle for c in verb.children
        ):
            return False
    elif (
        frame.objects is not None
        and any(c.dep_ == "prt" and c.lower_ in ("down", "off", "up") for c in verb.children)
        and word(verb) not in ("beef", "cut", "call", "wrap", "seal")
    ):
        return False
    if frame.infinitive is not None:
        has = any(c.dep_ in ("xcomp", "ccomp") and is_infinitive(c) for c in verb.children) or _infinitive_on_object(
            verb
        )
        if has != frame.infinitive:
            return False
    if (
        frame.clause is not None
        and any(c.dep_ == "ccomp" and not is_infinitive(c) for c in verb.children) != frame.clause
    ):
        return False
    if frame.prepositions:
        found = complements(verb, *frame.prepositions)
        if not found and not any(c.dep_ == "prep" and c.lower_ in frame.prepositions for c in verb.children):
            return False
        if frame.preposition_objects is not None and not _matches(found, frame.preposition_objects):
            return False
    if frame.objects is not None and not _matches(patients(verb), frame.objects):
        return False
    if frame.not_objects is not None and _matches(patients(verb), frame.not_objects):
        return False
    if frame.infinitives is not None and not any(
        c.dep_ in ("xcomp", "ccomp") and word(c) in frame.infinitives for c in verb.children
    ):
        return False
    if frame.not_infinitives is not None and any(
        c.dep_ in ("xcomp", "ccomp") and word(c) in frame.not_infinitives for c in verb.children
    ):
        return False
    if frame.manner is not None and not any(
        c.lower_ in frame.manner or ("to" in frame.manner and c.dep_ in ("xcomp", "advcl") and is_infinitive(c))
        for c in verb.children
    ):
        return False
    return frame.subjects is None or _matches(agents(verb) or subjects(verb), frame.subjects)


def _infinitive_on_object(verb: Token) -> bool:
    """ "urged the council to act": the parser may hang the infinitive on the noun."""
    return any(
        c.dep_ == "dobj" and any(g.dep_ in ("relcl", "acl") and is_infinitive(g) for g in c.children)
        for c in verb.children
    )


def light_verb_of(noun: Token) -> Token | None:
    """The verb that does no more than carry a noun ("launched an attack", "an agreement was reached"), if any."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    verb = head.head
    if head.dep_ in ("dobj", "nsubjpass") and verb.pos_ == "VERB":
        return verb
    if head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.pos_ == "VERB":
        verb = head.head.head
        if (word(verb), head.head.lower_) in {
            ("result", "in"),
            ("go", "on"),
            ("come", "to"),
            ("lead", "to"),
            ("carry", "out"),
        }:
            return verb
    for child in noun.children:  # "an agreement reached in June"
        if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN" and is_passive(child):
            return child
    return None


def noun_frame(noun: Token) -> Frame | None:
    """The first frame of the lexicon that a noun stands in."""
    frames = table("noun").get(word(noun))
    if not frames:
        return None
    carrier = light_verb_of(noun)
    return next((frame for frame in frames if _noun_fits(noun, frame, carrier)), None)


def _noun_fits(noun: Token, frame: Frame, carrier: Token | None) -> bool:
    if frame.compounds is not None and not any(
        c.dep_ in ("compound", "amod", "nmod") and word(c) in frame.compounds for c in noun.children
    ):
        return False
    if frame.prepositions and not any(c.dep_ == "prep" and c.lower_ in frame.prepositions for c in noun.children):
        return False
    if frame.of is not None and not _matches(complements(noun, "of", "on", "in"), frame.of):
        return False
    return any(_licensed(noun, licence, frame, carrier) for licence in frame.licences)


def _licensed(noun: Token, licence: str, frame: Frame, carrier: Token | None) -> bool:
    if licence == "any":
        return True
    if licence == "light":
        return carrier is not None and word(carrier) in light_verbs()
    if licence == "actor":
        return bool(noun_actors(noun))
    if licence == "between":
        return bool(complements(noun, "between"))
    if licence == "target":
        return any(is_name(n) or is_people(n) for p in frame.targets for n in complements(noun, p))
    if licence == "the":
        return any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in noun.children) and not complements(
            noun, "of"
        )
    if licence == "brokered":
        return carrier is not None and word(carrier) in _BROKERING
    if licence == "several":
        parties = complements(noun, "of", "by") + [
            c for c in noun.children if c.dep_ in ("amod", "compound") and is_name(c)
        ]
        return any(len(members(p)) > 1 for p in parties if is_name(p))
    if licence == "dropped":
        return carrier is not None and word(carrier) in ("drop", "abandon", "withdraw", "repeat", "make")
    if licence == "state":
        states = [a for a in noun_actors(noun) if country(a.text) or demonym(a.text) or a.ent_type_ == "GPE"]
        return bool(states) or (carrier is not None and word(carrier) in ("lodge", "file", "deliver"))
    if licence == "dated":
        return any(n.ent_type_ == "DATE" for n in complements(noun, "of", "on")) or any(
            c.ent_type_ == "DATE" and c.pos_ == "PROPN" for c in noun.children if c.i < noun.i
        )
    if licence == "took_effect":
        return (
            noun.dep_ == "nsubj" and word(noun.head) == "take" and any(o.lower_ == "effect" for o in objects(noun.head))
        )
    if licence == "led_by_several":
        return _led_by_several(noun, carrier)
    return False


def _led_by_several(noun: Token, carrier: Token | None) -> bool:
    """Whether two or more named parties lead it: one alone does not work together."""
    return any(len([m for m in members(leader) if is_name(m)]) > 1 for leader in leaders_of(noun, carrier))


_BROKERING = {"broker", "mediate", "reach", "agree", "negotiate", "sign", "announce", "conclude", "strike", "secure"}
_LEADING = {"lead", "spearhead", "launch", "head", "mount", "drive"}


def leaders_of(noun: Token, carrier: Token | None) -> list[Token]:
    """Who leads what a noun names: "Norland and Estria lead an effort", "led by both, the initiative …"."""
    if carrier is not None and word(carrier) in _LEADING:
        return agents(carrier)
    verb = noun.head
    for child in (*noun.children, *(verb.children if noun.dep_ in ("nsubj", "attr") else ())):
        if child.dep_ in ("advcl", "acl", "amod") and word(child) in _LEADING and child.pos_ == "VERB":
            if child.tag_ == "VBG" and noun.dep_ == "attr":  # a progressive read as an adjective
                return subjects(verb)
            found = [n for c in child.children if c.dep_ in ("agent", "prep") for n in c.children if n.dep_ == "pobj"]
            if found:
                return found
    return []


def noun_actors(noun: Token) -> list[Token]:
    """Who does what a noun reports: its possessor, a nation or body before it, or the phrase after "by"."""
    found = [c for c in noun.children if c.dep_ == "poss" and (c.pos_ == "PRON" or is_name(c) or is_people(c))]
    if not found:
        found = [
            c
            for c in noun.children
            if c.i < noun.i and c.dep_ in ("amod", "compound", "nmod") and (is_name(c) or word(c) == "military")
        ]
    if not found:
        found = [n for n in complements(noun, "by", "from") if is_name(n) or is_people(n)]
    if not found and word(noun) in ("proposal", "request", "rejection", "offer", "demand", "refusal"):
        found = [n for n in complements(noun, "of") if is_name(n)]
    return found
