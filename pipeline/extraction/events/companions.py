"""Those who come along in a phrase or clause of somebody else's: "flanked by A", "represented by B", "among them C"."""

from __future__ import annotations

from pipeline.extraction.events.clauses import complements
from pipeline.extraction.events.frames import is_name, is_people
from pipeline.extraction.events.phrases import is_person_phrase, members, word
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token


def companions_of(head: Token) -> list[Token]:
    """Heads of those who come with the one a noun phrase means, or whom it names as examples of its members."""
    found: list[Token] = []
    for child in head.children:
        if child.dep_ in ("acl", "relcl", "advcl", "amod") and child.i > head.i:
            found += _by(child)
        elif child.dep_ == "prep" and child.lower_ in role_words("companions", "examples"):
            found += [m for n in child.children if n.dep_ == "pobj" for m in members(n) if is_people(m)]
            for inner in child.children:  # "together with A", "along with B"
                if inner.dep_ in ("prep", "pcomp"):
                    found += [m for n in inner.children if n.dep_ == "pobj" for m in members(n) if is_people(m)]
        elif child.dep_ == "prep" and child.lower_ == "among" and child.i > head.i:
            found += among_them(child)
        elif child.dep_ == "prep" and child.i > head.i:
            found += _examples_below(child)
    return found


def _examples_below(preposition: Token) -> list[Token]:
    """ "delegates from states and bodies, including A and B": the parser hangs the examples on the last noun."""
    found = []
    for noun in preposition.children:
        if noun.dep_ != "pobj":
            continue
        for member in members(noun):
            for child in member.children:
                if child.dep_ == "prep" and child.lower_ in ("including", "include"):
                    found += [m for n in child.children if n.dep_ == "pobj" for m in members(n) if is_people(m)]
    return found


def companions_in_clause(verb: Token) -> list[Token]:
    """Those whom a participle beside a verb brings along: "met B in Ulm, accompanied by C", "Joined by C, A met B"."""
    return [n for child in verb.children if child.dep_ in ("advcl", "acl") for n in _by(child)]


def examples_in_clause(verb: Token) -> list[Token]:
    """ "took six people into custody, including A": the parser hangs the examples on the verb, or on "custody"."""
    below = [n for c in verb.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj"]
    hung = [c for t in (verb, *below) for c in t.children if c.dep_ == "prep" and c.lower_ == "including" and c.i > t.i]
    return [m for c in hung for n in c.children if n.dep_ == "pobj" for m in members(n) if is_people(m)]


def _by(clause: Token) -> list[Token]:
    """The agents of "flanked by …", "who was accompanied by …", "headed by …"."""
    if clause.tag_ != "VBN" or word(clause) not in role_words("companions", "by"):
        return []
    agents = [n for c in clause.children if c.lower_ == "by" for n in c.children if n.dep_ == "pobj"]
    found = [m for n in agents for m in members(n) if is_people(m) or m.pos_ == "PROPN"]
    if word(clause) in role_words("companions", "spoken_for"):  # "represented by its ambassador" names nobody
        found = [m for m in found if is_person_phrase(m)]
    return found


def among_them(preposition: Token) -> list[Token]:
    """ "thirty leaders, among them the presidents of A and B": the parser hangs the names on the pronoun."""
    pronoun = next((c for c in preposition.children if c.lower_ in ("them", "these", "those")), None)
    if pronoun is None:
        return []
    named = [c for c in (*pronoun.children, *preposition.children) if c.dep_ in ("appos", "pobj") and c.i > pronoun.i]
    following = preposition.doc[pronoun.i + 1 : preposition.sent.end]
    if not named and len(following) and following[0].text == ",":
        following = following[1:]
    if not named and len(following):
        first = following[0]
        while first.head.i > first.i:
            first = first.head
        if first.pos_ in ("NOUN", "PROPN"):
            named = [first]
    return [m for n in named for m in members(n) if is_people(m) or is_name(m) or complements(m, "of")]
