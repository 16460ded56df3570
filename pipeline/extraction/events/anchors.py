"""Times counted from something else told: "the next day", "two days after the raid", a stay of N days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import pairwise, product

from pipeline.extraction.dates import Interval
from pipeline.extraction.events.phrases import word
from pipeline.extraction.tokens import Doc, Token
from pipeline.lexicons import load

_MAX_STAY = 31
"""Days: a longer "N-day" noun is no stay whose end follows from its beginning."""
_BEGINNINGS = {"arrive", "begin", "start", "open", "launch", "kick"}
_ENDINGS = {"end", "conclude", "close", "finish", "wrap"}
_RETURNING = {"return", "come", "arrive", "fly"}
_LENGTHS = {"day": 1, "days": 1, "week": 7, "weeks": 7}


@dataclass(frozen=True, slots=True)
class Anchored:
    """Tokens `first` to `last` (included) that put something `days` days after what was told before them."""

    first: int
    last: int
    days: int


_Pair = tuple[str, str]
_COUNTING = ("later", "earlier", "after", "before")


@cache
def _wordings() -> dict[_Pair, list[tuple[list[str], int]]]:
    """The listed wordings, all of two words or more, by their first two, longer ones first."""
    table: dict[_Pair, list[tuple[list[str], int]]] = {}
    for wording, days in load("calendar")["anchored"].items():
        words = wording.split()
        table.setdefault((words[0], words[1]), []).append((words, days))
    for entries in table.values():
        entries.sort(key=lambda e: -len(e[0]))
    return table


def anchored_wordings(doc: Doc) -> list[Anchored]:
    """All wordings of a document that count days from what was told before, in order of text."""
    lower = [t.lower_ for t in doc]
    telling = _telling()
    found: list[Anchored] = []
    behind = 0
    for i, pair in enumerate(pairwise(lower)):
        if pair not in telling or i < behind:
            continue
        wording = _listed(lower, i, pair) or _counted(doc, lower, i)
        if wording is not None:
            found.append(wording)
            behind = wording.last + 1
    return found


@cache
def _telling() -> frozenset[_Pair]:
    """The pairs of words by which a wording is found: the first of a listed one, "days later" of one that counts."""
    return frozenset({*_wordings(), *product(_LENGTHS, _COUNTING)})


def _listed(lower: list[str], i: int, opening: _Pair) -> Anchored | None:
    for words, days in _wordings().get(opening, ()):
        if lower[i : i + len(words)] == words:
            return Anchored(i, i + len(words) - 1, days)
    return None


def _counted(doc: Doc, lower: list[str], i: int) -> Anchored | None:
    """ "two days later", "a week earlier", "three days after a court …"."""
    if lower[i] not in _LENGTHS or i + 1 >= len(lower) or lower[i + 1] not in _COUNTING:
        return None
    count = 1 if i and lower[i - 1] in ("a", "one") else number_before(doc[i])
    if count is None:
        return None
    days = count * _LENGTHS[lower[i]]
    return Anchored(max(i - 1, 0), i + 1, -days if lower[i + 1] in ("earlier", "before") else days)


def clause_offset(verb: Token, wording: Anchored) -> int | None:
    """The days from a main clause to the clause of a verb that "N days after" or "before" opens; None for others."""
    opening = verb.doc[wording.last]
    if opening.lower_ not in ("after", "before") or opening.head.i != verb.i or verb.dep_ != "advcl":
        return None
    return -wording.days


def stretched(noun: Token, governor: Token, interval: Interval) -> Interval:
    """A stay of N days reaches from its one named end as far as counting takes it."""
    days = days_long(noun)
    if days is None or interval.precision != "day" or not 1 < days <= _MAX_STAY:
        return interval
    verbs = {word(t) for t in (governor, governor.head)}
    if noun.dep_ == "pobj" and noun.head.lower_ == "from" and word(noun.head.head) in _RETURNING:
        verbs = {"end"}
    if verbs & _BEGINNINGS:
        return Interval(interval.start, interval.start + timedelta(days=days - 1), "range")
    if verbs & _ENDINGS:
        return Interval(interval.start - timedelta(days=days - 1), interval.end, "range")
    return interval


def days_long(noun: Token) -> int | None:
    """N of "a N-day visit" or "N days of talks"."""
    for child in noun.children:
        if child.i < noun.i and child.lower_ in ("day", "days"):
            return number_before(child)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "days":
        return number_before(noun.head.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "day":
        return 1
    return None


def number_before(token: Token) -> int | None:
    numbers = load("numbers_small")["words"]
    for back in range(1, 4):
        if token.i - back >= 0:
            text = token.nbor(-back).lower_
            if text.isascii() and text.isdigit():
                return int(text)
            if text in numbers:
                return int(numbers[text])
    return None
