"""What stands beside a meeting: "under the auspices of A", "without B", "at the invitation of C", "with D by video"."""

from __future__ import annotations

from pipeline.extraction.events.clauses import ancestors, complements
from pipeline.extraction.events.frames import is_name, is_people
from pipeline.extraction.events.parts import MEDIATOR, PARTY, Part, party
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token

_OFFICES = {"mediator": MEDIATOR, "facilitator": MEDIATOR, "observer": "observer"}
"""Nouns for people by their part in a meeting ("mediators from A and B")."""


def beside(token: Token) -> list[Part]:
    """ "in collaboration with A", "without the participation of B", "along with C", "including D" beside a word."""
    found: list[Part] = []
    for child in token.children:
        if child.dep_ not in ("prep", "advmod", "mark", "advcl", "dep", "cc"):
            continue
        lemma = child.lower_
        if lemma == "under":
            for noun in complements(token, "under"):
                if word(noun) in role_words("phrases", "auspices"):
                    brokers = [
                        c for c in noun.children if c.dep_ in ("poss", "compound", "amod") and is_name(c)
                    ] + complements(noun, "of", "by")
                    chairs = word(noun) in role_words("phrases", "chairing")
                    found += party(brokers, "organizer" if chairs else MEDIATOR)
        nouns = [n for n in child.children if n.dep_ in ("pobj", "dobj")]
        for noun in nouns:
            if lemma in ("at", "upon", "on") and word(noun) == "invitation":  # "at the invitation of A"
                owners = [c for c in noun.children if c.dep_ == "poss" and (is_name(c) or c.pos_ == "PRON")]
                found += party(complements(noun, "of", "from") + owners, "host")
            if lemma == "in" and word(noun) in ("honour", "honor"):  # "a dinner in honour of A", "in her honour"
                found += party(complements(noun, "of") + [c for c in noun.children if c.dep_ == "poss"])
            if lemma == "at" and word(noun) == "head":  # "flew in at the head of a delegation"
                found += party([n for n in complements(noun, "of") if word(n) in role_words("guests", "entourage")])
            if lemma == "in" and word(noun) == "presence":
                found += party(complements(noun, "of") + [c for c in noun.children if c.dep_ == "poss"], "observer")
        if lemma in role_words("phrases", "without"):
            for noun in nouns:
                if word(noun) in role_words("phrases", "presence"):
                    whom = complements(noun, "of", "from", "by") or [
                        c for c in noun.children if c.dep_ in ("poss", "amod", "compound") and is_name(c)
                    ]
                    found += party(whom, "excluded")
                elif is_name(noun) or is_people(noun):
                    found += party([noun], "excluded")
        elif lemma == "in":
            for noun in nouns:
                if word(noun) in role_words("phrases", "together"):
                    found += party(complements(noun, "with", "between"), "organizer")
        elif lemma in ("alongside", "including", "include", "along", "together", "plus", "besides", "like"):
            found += party(nouns) + party(complements(child, "with"))
    return found


def by_manner(parts: list[Part]) -> list[Part]:
    """Those of whom it is said that they take part from afar, look on or go between, in that part."""
    found = []
    for part in parts:
        if part.role == PARTY and _takes_part_remotely(part.head):
            part = Part(part.head, "remote")
        elif part.role == PARTY and _looks_on(part.head):
            part = Part(part.head, "observer")
        elif part.role == PARTY and (office := _office_after(part.head)) is not None:
            part = Part(part.head, office)
        elif part.role == PARTY and word(part.head) in _OFFICES:
            part = Part(part.head, _OFFICES[word(part.head)])
        found.append(part)
    return found


def _looks_on(head: Token) -> bool:
    """ "met in Ulm, with A as an observer"."""
    above = head.head if head.dep_ == "pobj" else head
    if above.lower_ == "with" and _followed_by_observer(head):
        return True
    return any(
        t.lower_ in role_words("phrases", "observer")
        for word_of in (head, above)
        for n in complements(word_of, "as")
        for t in n.subtree
    )


_GO_BETWEEN = ("go-between", "go-betweens")
"""Three tokens each."""
_HELD = {
    "host": "host", "chair": "organizer", "organiser": "organizer", "organizer": "organizer", "mediator": MEDIATOR,
    "guarantor": MEDIATOR, "facilitator": MEDIATOR, "moderator": MEDIATOR, "sponsor": "organizer",
}  # fmt: skip


def _office_after(head: Token) -> str | None:
    """The part in a meeting that "with A and B as hosts" puts both in; None where it says none."""
    first = head
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ != "pobj" or first.head.lower_ != "with":
        return None
    doc, behind = head.doc, head.right_edge.i + 1
    places = [i for i in (head.i + 1, behind) if i + 1 < len(doc) and doc[i].lower_ == "as"]
    if any(doc[i + 1 : i + 4].text.lower() in _GO_BETWEEN for i in places):
        return MEDIATOR
    return next((_HELD[word(doc[i + 1])] for i in places if word(doc[i + 1]) in _HELD), None)


def _followed_by_observer(head: Token) -> bool:
    """ "with A and B as observers", whatever the parser hung the "as" on."""
    behind = head.doc[head.i + 1 : head.i + 8]
    as_at = next((t.i for t in behind if t.lower_ == "as"), None)
    return as_at is not None and any(
        t.lower_ in role_words("phrases", "observer") for t in head.doc[as_at + 1 : as_at + 4]
    )


def _takes_part_remotely(head: Token) -> bool:
    for above in ancestors(head):
        if word(above) in role_words("phrases", "presence"):
            return any(t.lower_ in role_words("phrases", "remote_nouns") for t in above.subtree if t.i > head.i)
        if above.pos_ in ("VERB", "AUX"):
            break
    return False
