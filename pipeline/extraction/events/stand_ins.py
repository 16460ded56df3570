"""The noun that a pronoun subject stands for, as far as syntax alone tells: "Norland said it had banned …"."""

from __future__ import annotations

from pipeline.extraction.entities.vocabulary import noun_class
from pipeline.extraction.events.clauses import subjects
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.phrases import members
from pipeline.extraction.events.verbs import is_verbal
from pipeline.extraction.tokens import Token

_NUMBERS = {"it": "thing", "they": "several", "he": "person", "she": "person"}
_CLAUSES = ("ccomp", "conj", "advcl", "parataxis")


def stood_for(head: Token) -> Token:
    """The subject of the clause that governs a pronoun's, else of the sentence before; other words for themselves."""
    number = _NUMBERS.get(head.lower_)
    if number is None or head.dep_ not in ("nsubj", "nsubjpass"):
        return head
    verb = head.head
    while verb.dep_ in _CLAUSES and is_verbal(verb.head):
        verb = verb.head
        for subject in _of_number(subjects(verb), number):
            if subject.i < head.i:
                return subject
    start = head.sent.start
    before = head.doc[start - 1].sent.root if start else None
    if before is None or not is_verbal(before):
        return head
    return next(iter(_of_number(subjects(before), number)), head)


def _of_number(heads: list[Token], number: str) -> list[Token]:
    return [h for h in heads if h.pos_ in ("NOUN", "PROPN") and _number(h) == number]


def _number(head: Token) -> str:
    if len(members(head)) > 1 or head.tag_ == "NNS":
        return "several"
    kind = name_kind(head)
    one = kind == "person" or (kind is None and noun_class(head.lower_) == "person")
    return "person" if one else "thing"
