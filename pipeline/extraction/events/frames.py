"""What a noun phrase names or is made of: people, states, money, and who does what a noun reports."""

from __future__ import annotations

from functools import cache

from babel import Locale

from pipeline.extraction.entities.vocabulary import noun_class
from pipeline.extraction.events.clauses import agents, complements, subjects
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.word_lists import class_words, role_words
from pipeline.extraction.gazetteer import capital, country, demonym, place
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load

_NAMES = {"person", "organization", "country", "place", "demonym"}


@cache
def _people() -> frozenset[str]:
    return frozenset(load("people")["plural"])


@cache
def _currency_codes() -> frozenset[str]:
    return frozenset(Locale("en").currencies)


def is_name(token: Token) -> bool:
    """Whether a token names a person, body, state or nation."""
    return name_kind(token) in _NAMES or demonym(token.text) is not None or country(token.text) is not None


def names_place(token: Token) -> bool:
    """Whether a token heads the name of a place, by the parse or by the gazetteer."""
    kind = name_kind(token)
    if kind in ("country", "place"):
        return True
    return token.pos_ == "PROPN" and kind not in ("person", "date", "demonym") and place(token.text) is not None


def is_people(head: Token) -> bool:
    """Whether a noun phrase means people: a name, or a noun for people or their bodies."""
    if name_kind(head) in _NAMES or (
        head.pos_ == "PRON" and head.lower_ in ("him", "her", "them", "he", "she", "they", "us", "who")
    ):
        return True
    if _counts_people(head) or _nominal_people(head):
        return True
    return word(head) in _people() or noun_class(head.lower_) not in (None, "thing")


_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "conj")


def _counts_people(head: Token) -> bool:
    """ "both", "nine" of "invited both", "nine were held": a number without a noun, of no unit."""
    if (
        head.lower_ in ("both", "dozens", "hundreds", "thousands", "scores", "others")
        and not complements(head, "of")
        and head.dep_ in ("nsubj", "nsubjpass", "dobj")
    ):
        return True
    return (
        head.pos_ == "NUM"
        and head.dep_ in ("nsubjpass", "dobj", "nsubj")
        and not any(c.tag_ == "$" or c.lower_ in ("%", "percent", "per") for c in head.children)
        and not complements(head, "of")
        and name_kind(head) != "date"
    )


def _nominal_people(head: Token) -> bool:
    """ "the detained", "the wounded": an adjective or participle that stands for people."""
    return (
        head.tag_ in ("JJ", "VBN", "VBD")
        and head.dep_ in _ARGUMENTS
        and any(c.dep_ == "det" and c.lower_ in ("the", "those") for c in head.children)
    )


def _phrase_words(head: Token) -> set[str]:
    """Lemmas of a noun phrase that say what it is of: its members, their modifiers, and what follows "of"."""
    found: set[str] = {word(head.head)} if head.dep_ == "appos" else set()  # "the envoy, Ana Ruiz, who was summoned"
    for member in members(head):
        found.add(word(member))
        for child in member.children:
            if child.dep_ in ("compound", "nmod") and child.i < member.i:
                found.add(word(child))
            elif child.dep_ == "amod" and child.i < member.i and member.pos_ == "PROPN" and child.lemma_ == child.text:
                found.add(word(child))  # "the frigate Vulan": the parser may take the class for an adjective
            elif child.dep_ == "prep" and child.lower_ in ("of", "in"):
                for noun in child.children:
                    if noun.dep_ == "pobj" and (child.lower_, noun.lower_) != ("in", "protest"):
                        found.update(word(part) for part in members(noun))
    return found


def matches(heads: list[Token], wanted: frozenset[str]) -> bool:
    """Whether one of some noun phrases has one of the words or is of one of the classes wanted ("-": there is none)."""
    if not heads:
        return "-" in wanted
    if "*" in wanted:
        return True
    for head in heads:
        if "@people" in wanted and any(is_people(m) or some_people(m) for m in members(head)):
            return True
        if "@name" in wanted and any(is_name(m) for m in members(head)):
            return True
        if "@state" in wanted and _names_state(head):
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
    """Whether a phrase is a sum of money, by a sign, a code or the everyday name of a currency in it."""
    named = class_words("currency")
    return any(t.tag_ == "$" or word(t) in named or _is_currency_code(t) for t in (head, *head.children))


def _is_currency_code(token: Token) -> bool:
    """ "CAD 30 million"."""
    return len(token.text) == 3 and token.is_upper and token.text in _currency_codes()


def _names_state(head: Token) -> bool:
    return name_kind(head) == "country" or country(head.text) is not None or capital(head.text) is not None


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


def befallen(noun: Token) -> list[Token]:
    """To whom something is done, by a noun's possessor alone: "their expulsion", "Ana Ruiz's arrest by guards"."""
    if noun.lower_ not in role_words("mutual", "befalling") or complements(noun, "of"):
        return []
    return [c for c in noun.children if c.dep_ == "poss" and (c.pos_ == "PRON" or is_name(c) or is_people(c))]


def owners_at_once(noun: Token) -> list[Token]:
    """The names right before a thing, as its owners: "Norlandic firms", "Norland's bid"."""
    return [c for c in noun.children if c.i < noun.i and c.dep_ in ("poss", "amod", "compound", "nmod") and is_name(c)]


def _own_forces() -> frozenset[str]:
    """The army of "army shelling"."""
    return role_words("vehicles", "forces")


@cache
def _passive_things() -> frozenset[str]:
    """Nouns for what is signed, lifted, proposed or given: no acts themselves."""
    kinds = ("pact", "proposal", "penalty", "curb", "aid", "tie", "force")
    return frozenset().union(*(class_words(kind) for kind in kinds)) | {"resolution", "bill", "law", "budget"}


def noun_actors(noun: Token) -> list[Token]:
    """Who does what a noun reports: its possessor, a nation or body before it, or the phrase after "by"."""
    found = [c for c in noun.children if c.dep_ == "poss" and (c.pos_ == "PRON" or is_name(c) or is_people(c))]
    if befallen(noun):
        found = []
    if not found:
        found = [
            c
            for c in noun.children
            if c.i < noun.i and c.dep_ in ("amod", "compound", "nmod") and (is_name(c) or word(c) in _own_forces())
        ]
    if not found:  # "a Hamas rocket attack"
        kinds = [c for c in noun.children if c.i < noun.i and c.dep_ == "compound"]
        found = [g for c in kinds for g in c.children if g.i < c.i and g.dep_ in ("compound", "amod") and is_name(g)]
    if not found:
        found = [n for n in complements(noun, "by", "from") if is_name(n) or is_people(n)]
    if not found:  # "the rejection of the offer by A": hung on the offer, which nobody does
        done_to = [n for n in complements(noun, "of") if word(n) in _passive_things()]
        found = [n for thing in done_to for n in complements(thing, "by") if is_name(n) or is_people(n)]
    if not found and noun.dep_ == "dobj":  # "condemned the raid on Monday by armed men": hung on the verb
        found = [n for n in complements(noun.head, "by") if n.i > noun.i and is_people(n)]
    if not found and word(noun) in (
        "proposal",
        "request",
        "rejection",
        "offer",
        "demand",
        "refusal",
        "urging",
        "insistence",
    ):
        found = [n for n in complements(noun, "of") if is_name(n)]
    return found
