"""Comparator words around a number: "more than", "up to", "or so"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extraction.tokens import Doc
from pipeline.lexicons import load

if TYPE_CHECKING:
    from pipeline.extraction.figures.quantities import Quantity

_LEXICON = load("comparators")
_BEFORE = {tuple(words.split()): name for name, entries in _LEXICON["before"].items() for words in entries}
_AFTER = {tuple(words.split()): name for name, entries in _LEXICON["after"].items() for words in entries}
_LONGEST_BEFORE = max(map(len, _BEFORE))
_LONGEST_AFTER = max(map(len, _AFTER))
_LAST_WORDS = frozenset(words[-1] for words in _BEFORE)
_FIRST_WORDS = frozenset(words[0] for words in _AFTER)
_INTENSIFIERS = frozenset(_LEXICON["lists"]["intensifiers"])
_PARTICLE_VERBS = frozenset(_LEXICON["lists"]["particle_verbs"])
_BOUND_BEFORE_OVER = frozenset(_LEXICON["lists"]["bound_before_over"])


def with_comparator(doc: Doc, quantity: Quantity, floor: int) -> Quantity:
    """The quantity with the comparator words around it taken into its span; none before token `floor` counts."""
    found, first = _before(doc, quantity, floor)
    if found is not None:
        start = doc[first].idx
        quantity = replace(quantity, start=start, comparator=_combined(found, quantity.comparator))
        return quantity
    after, end = _after(doc, quantity)
    if after is not None:
        return replace(quantity, end=end, comparator=_combined(after, quantity.comparator))
    return quantity


def _combined(words: str, own: str) -> str:
    """A range stays a range whatever blurs it."""
    return own if own == "range" else words


def _before(doc: Doc, quantity: Quantity, floor: int) -> tuple[str | None, int]:
    last = quantity.first
    if last - 1 >= floor and doc[last - 1].lower_ in {"a", "an", "the", "one", "another"} and last >= 2:
        # "more than a third": the article is read as part of the number elsewhere; "about the 300" is none
        if doc[last - 1].lower_ not in {"a", "an"}:
            return None, last
        last -= 1
    if last - 1 < floor or last < 1 or doc[last - 1].lower_ not in _LAST_WORDS:
        return None, last
    if doc[last - 1].whitespace_ and "\n" in doc[last - 1].whitespace_:
        return None, last
    for length in range(min(_LONGEST_BEFORE, last - floor), 0, -1):
        words = tuple(token.lower_ for token in doc[last - length : last])
        name = _BEFORE.get(words)
        if name is None:
            continue
        first = last - length
        if words[0] in {"an", "a"} and words[-1] == "estimated":
            first += 1
        if last < quantity.first and quantity.number.form == "digits" and len(words) == 1:
            return None, last  # "under a $40 million deal", "over a 10-year span"
        if not _bounds(doc, quantity, words, first):
            return None, last
        while (
            first - 1 >= floor
            and doc[first - 1].lower_ in _INTENSIFIERS
            and tuple(t.lower_ for t in doc[first - 1 : last]) in _BEFORE
        ):
            first -= 1
        return name, first
    return None, last


def _bounds(doc: Doc, quantity: Quantity, words: tuple[str, ...], first: int) -> bool:
    """Whether the words bound the number; prepositions of place and time look alike ("over five years", "some 30")."""
    word = words[-1]
    before = doc[first - 1].lower_ if first else ""
    if words == ("over",) and quantity.kind == "time" and not quantity.is_age:
        return (
            before in _BOUND_BEFORE_OVER
            or not before
            or (doc[first - 1].is_punct and before != ")")
            or quantity.compound
        )
    if (
        words in {("under",), ("above",), ("below",), ("beyond",)}
        and quantity.kind == "count"
        and quantity.unit == "item"
    ):
        return quantity.last < len(doc)
    if words == ("minimum",) or words == ("maximum",):
        return quantity.kind != "count"
    if word == "to" and words == ("up", "to"):
        return before not in {"it", "are", "is", "was", "were", "add", "adds", "added"}
    if word in {"over", "about"} and first and doc[first - 1].lemma_ in _PARTICLE_VERBS:
        return False
    if words == ("about",):
        return before not in {"talk", "talked", "talks", "talking", "concerned", "worried", "concerns"}
    return True


def _after(doc: Doc, quantity: Quantity) -> tuple[str | None, int]:
    for start in (_number_token_end(doc, quantity), quantity.last):
        if start >= len(doc) or (
            doc[start].lower_ not in _FIRST_WORDS
            and not (doc[start].text in {"-", "‑"} and start + 1 < len(doc) and doc[start + 1].lower_ in _FIRST_WORDS)
        ):
            continue
        at = start + 1 if doc[start].text in {"-", "‑"} else start
        for length in range(min(_LONGEST_AFTER, len(doc) - at), 0, -1):
            words = tuple(token.lower_ for token in doc[at : at + length])
            name = _AFTER.get(words)
            if name is None or (words in {("plus",), ("+",), ("odd",), ("ish",)} and not _touches(doc, start)):
                continue
            if words in {("at", "least"), ("roughly",), ("approximately",)} and _number_follows(doc, at + length):
                continue
            if words in {("minimum",), ("maximum",)} and not doc[at + length : at + length + 1].text.strip(".,;)"):
                continue
            final = doc[at + length - 1]
            return name, max(final.idx + len(final), quantity.end)
    return None, quantity.end


def _number_token_end(doc: Doc, quantity: Quantity) -> int:
    end = quantity.first
    while end < quantity.last and doc[end].idx < quantity.number_end:
        end += 1
    return end


def _touches(doc: Doc, index: int) -> bool:
    return index > 0 and not doc[index - 1].whitespace_


def _number_follows(doc: Doc, index: int) -> bool:
    return index < len(doc) and doc[index].like_num
