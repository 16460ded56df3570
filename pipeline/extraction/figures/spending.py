"""What a sum of money is for: a fund, an aim, goods, or what it pays."""

from __future__ import annotations

from pipeline.extraction.figures.counted import Counted
from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.syntax import clause, left_of, phrase
from pipeline.extraction.figures.words import is_noun, is_time_word
from pipeline.extraction.tokens import Doc, Token

_REACH = 14
"""Tokens behind a sum within which it is said what it is for."""


def spent_on(doc: Doc, quantity: Quantity, root: Token, governor: Token) -> Counted | None:
    """What a sum under a verb is for, None where its clause does not say so."""
    purpose = next((c for c in governor.children if c.lower_ == "for" and c.i > root.i), None) or next(
        (c for c in root.children if c.lower_ in {"for", "toward", "towards"} and c.i > root.i), None
    )
    if purpose is None and root.dep_ in {"dobj", "nsubjpass", "nsubj"}:
        purpose = _purpose(doc, quantity, governor)
    if root.dep_ in {"dobj", "nsubjpass", "nsubj"} and purpose is not None:
        goal = next((c for c in purpose.children if c.dep_ == "pobj"), None)
        if goal is not None and goal.lemma_ == "form":
            goal = next((g for c in goal.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), goal)
        if goal is not None and goal.pos_ != "PROPN" and not is_time_word(goal):
            return Counted(goal, phrase(doc, left_of(goal), goal), quantity.unit, governor, "argument")
    if root.dep_ == "dobj" and governor.lemma_ != "cost":
        aim = _aim(doc, quantity)
        if aim is not None:
            return Counted(aim, clause(doc, aim, root), quantity.unit, governor, "argument")
    if root.dep_ == "pobj" and root.head.lower_ == "for":
        goods = next((c for c in governor.children if c.dep_ in {"dobj", "nsubjpass"}), None)
        if goods is not None and is_noun(goods):
            return Counted(goods, phrase(doc, left_of(goods), goods), quantity.unit, governor, "argument")
    if root.dep_ in {"nsubj", "nsubjpass"} and governor.pos_ == "VERB":
        return Counted(governor, clause(doc, governor, root, with_subject=False), quantity.unit, governor, "argument")
    return None


def _aim(doc: Doc, quantity: Quantity) -> Token | None:
    """The verb of the infinitive that says what a sum is for ("pledged 60 million to help the islands …")."""
    for token in doc[quantity.last : quantity.last + _REACH]:
        if token.text in {";", ":", "."} or token.is_space or token.tag_ in {"VBD", "VBZ", "VBP"}:
            return None
        if token.tag_ == "CC" and doc[token.i + 1 : token.i + 2].text and doc[token.i + 1].pos_ in {"VERB", "AUX"}:
            return None
        if token.lower_ == "to" and token.head.pos_ == "VERB" and token.head.i > token.i:
            return token.head
    return None


def _purpose(doc: Doc, quantity: Quantity, governor: Token) -> Token | None:
    """The "for" (or "in the form of", "as") that says what a sum is for, in the rest of its clause."""
    for token in doc[quantity.last : quantity.last + _REACH]:
        if token.text in {";", ":"} or token.is_space or token.is_sent_start or token.lower_ in {"but", "while"}:
            return None
        if token.lower_ == "for" and token.i > quantity.last:
            return token
        if (
            token.lower_ == "in"
            and token.i + 2 < len(doc)
            and doc[token.i + 2].lower_ == "form"
            and token.i > governor.i
        ):
            return token
    return None
