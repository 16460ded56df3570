"""What a quantity counts or measures, in the article's words, and the unit that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.syntax import antecedent_of, governor_of, left_of, phrase
from pipeline.extraction.figures.units import unit_of
from pipeline.extraction.tokens import Doc, Token
from pipeline.lexicons import load

_PERSON_VERBS = frozenset(load("counted_nouns")["person_verbs"])
_FAR = 60
"""Tokens over which a pronoun may take up a quantity or a noun before it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a quantity counts (`head`), its wording, and the unit that follows from it.

    `governor` is the verb, or the noun, that the quantity is an argument of; `relation` how: `modifier` (of the head
    itself), `of` ("a force of 300"), `argument` (of a verb), `adjunct` (a stretch of time or a bare ending) or `none`.
    """

    head: Token | None
    text: str | None
    unit: str
    governor: Token | None
    relation: str
    same_as: int | None = None
    """Position, among the article's quantities, of the one that this one only takes up ("20 of them")."""


def before_relative(doc: Doc, quantity: Quantity) -> Token | None:
    """What "of whom" or "of which" right before a number takes up ("refugees, of whom some 300 …")."""
    for index in range(quantity.first - 1, max(0, quantity.first - 5), -1):
        if doc[index].lower_ in {"whom", "which"} and doc[index - 1].lower_ == "of":
            return antecedent_of(doc[index])
    return None


def taken_up(
    pronoun: Token,
    quantity: Quantity,
    earlier: Sequence[tuple[Quantity, Counted]],
    antecedent: Token | None,
    root: Token,
) -> Counted:
    """A number of a pronoun ("20 of them") counts what the pronoun stands for."""
    doc = pronoun.doc
    if antecedent is not None:
        return Counted(
            antecedent,
            phrase(doc, left_of(antecedent), antecedent),
            unit_of(antecedent, antecedent),
            governor_of(root),
            "modifier",
        )
    governor = governor_of(root)
    of_people = governor is not None and governor.lemma_ in _PERSON_VERBS
    for position in range(len(earlier) - 1, max(-1, len(earlier) - 4), -1):
        other, counted = earlier[position]
        if other.compound or (of_people and counted.unit != "person"):
            continue
        if quantity.first - other.last > _FAR or any("\n" in t.text for t in doc[other.last : quantity.first]):
            break
        if (counted.text or counted.unit == "person") and other.kind == "count":
            unit, head, text = counted.unit, counted.head, counted.text
            named = [c for c in doc[quantity.last + 2 : quantity.last + 4] if c.pos_ == "NOUN"]
            if (
                named
                and not any(t.is_sent_start for t in doc[quantity.last : named[0].i + 1])
                and unit_of(named[0], named[0]) == "person"
            ):
                head, text, unit = named[0], named[0].text, "person"
            return Counted(head, text, unit, governor_of(root), "modifier", position)
    noun = _plural_before(pronoun, of_people, governor.i if governor is not None else -1)
    if noun is not None:
        return Counted(noun, phrase(doc, left_of(noun), noun), unit_of(noun, noun), governor_of(root), "modifier")
    return Counted(None, None, "person" if of_people else "item", governor_of(root), "none")


def _plural_before(pronoun: Token, of_people: bool, verb: int) -> Token | None:
    """The plural noun that "them" may stand for: a subject if there is one, else the nearest, within a few lines."""
    doc, nearest = pronoun.doc, None
    for index in range(pronoun.i - 1, max(-1, pronoun.i - _FAR), -1):
        token = doc[index]
        if "\n" in token.text:
            break
        if token.head.i == verb:
            continue  # a pronoun never stands for the subject of its own verb
        if token.tag_ in {"NNS", "NNPS"} and (not of_people or unit_of(token, token) == "person"):
            if token.dep_ in {"nsubj", "nsubjpass"}:
                return token
            nearest = nearest or token
    return nearest
