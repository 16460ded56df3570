"""What a figure measures: attendance, a force, a price, a share and so on, by the words it stands among."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.figures.counted import Counted
from pipeline.extraction.figures.people import is_away, measure_of_people
from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.sums import measure_of_money, measure_of_percent
from pipeline.extraction.figures.surroundings import chain, verbs_above, word_set
from pipeline.extraction.figures.syntax import around, root_of
from pipeline.extraction.tokens import Doc

_DEPLOY = word_set("military", "deploy")
_HARDWARE, _EXERCISES = word_set("military", "hardware"), word_set("military", "exercises")
_FUNDING = word_set("funding", "verbs")


def measure_of(
    doc: Doc,
    quantity: Quantity,
    counted: Counted,
    event_type: str | None,
    earlier: Sequence[tuple[Quantity, Counted, str]],
) -> str:
    """The `measure` of a figure, given what it counts and the PLOVER type of the event it belongs to, if any.

    `earlier` are the quantities before it with their measures: a number that only takes one of them up ("20 of them"),
    or counts the same noun in the same sentence as a force does, measures what that one measures.
    """
    measure = _own_measure(doc, quantity, counted, event_type)
    whole = _whole_of(doc, quantity, counted, earlier)
    if whole is not None:
        return whole
    if measure != "other" or quantity.is_age or quantity.kind == "percent":
        return measure
    if counted.same_as is not None and counted.same_as < len(earlier):
        if counted.unit == "person" and is_away(root_of(doc, quantity)):
            return measure
        other, _, same = earlier[counted.same_as]
        return same if other.kind == quantity.kind else measure
    if counted.head is not None and counted.unit == "person":
        for other, before, same in reversed(earlier[-4:]):
            if (
                same in {"force_size", "army_size"}
                and before.head is not None
                and before.head.lemma_ == counted.head.lemma_
                and quantity.first - other.first < 60
            ):
                return same
    return measure


def _whole_of(
    doc: Doc, quantity: Quantity, counted: Counted, earlier: Sequence[tuple[Quantity, Counted, str]]
) -> str | None:
    """Measure of the number that this one is a part of ("112 dead, including 31 children"), or None."""
    if not earlier or quantity.kind != "count" or counted.unit != "person":
        return None
    other, before, same = earlier[-1]
    if other.kind != "count" or before.unit != "person" or quantity.first - other.last > 12:
        return None
    between = {t.lower_ for t in doc[other.last : quantity.first]}
    if between & {"including", "among"} and not between & {".", ";"}:
        return same
    if (
        "and" in between
        and len(between) <= 6
        and len(earlier) > 1
        and _whole_of(doc, other, before, earlier[:-1]) is not None
    ):
        return same
    return None


def _own_measure(doc: Doc, quantity: Quantity, counted: Counted, event_type: str | None) -> str:
    if quantity.kind == "time":
        return "other" if quantity.is_age else "duration"
    if quantity.kind == "money":
        return measure_of_money(doc, quantity, counted)
    if quantity.kind == "percent":
        return measure_of_percent(doc, quantity, counted)
    if counted.unit in {"person", "country", "organization"}:
        return measure_of_people(doc, quantity, counted, event_type)
    if counted.head is not None and counted.head.lemma_.lower() in _HARDWARE:
        words = {t.lemma_.lower() for t in chain(counted.head, 10)} | {t.lemma_.lower() for t in around(counted.head)}
        verbs = {t.lemma_ for t in verbs_above(counted.head)[:2]}
        if verbs & _DEPLOY - {"provide", "contribute", "need", "call", "propose", "stand"} or (
            words & _EXERCISES and not verbs & _FUNDING - {"send"}
        ):
            return "force_size"
    return "other"
