"""Dates, years and clock times among numbers."""

from __future__ import annotations

from itertools import islice

from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.words import MEASURES, PERSON
from pipeline.extraction.tokens import Doc
from pipeline.lexicons import load

_LEXICON = load("distractors")
MONTHS = frozenset(_LEXICON["months"])
WEEKDAYS = frozenset(_LEXICON["weekdays"])
COUNTED = PERSON | frozenset(load("counted_nouns")["country"]) | MEASURES
"""Nouns before which a number is no day or code."""
_COUNT_VERBS = frozenset(("put", "stand", "remain", "estimate", "set", "fix", "keep", "cap", "number", "leave", "hold"))


def lower_at(doc: Doc, index: int) -> str:
    """Lower-case text of a token, empty outside the document."""
    return doc[index].lower_ if 0 <= index < len(doc) else ""


def is_date(doc: Doc, quantity: Quantity) -> bool:
    """A day of a month, also in "11-13 March", "22 and 23 January"."""
    if quantity.high > 31 and quantity.low != quantity.high:
        return False
    first, last = quantity.first, quantity.last
    before, after = lower_at(doc, first - 1).rstrip("."), lower_at(doc, last).rstrip(".")
    if after == "of":
        after = lower_at(doc, last + 1)
    if before in {"the", ","}:
        earlier = lower_at(doc, first - 2).rstrip(".")
        if before == "," and earlier in WEEKDAYS and after in MONTHS:
            return True
    if quantity.high <= 31 and float(quantity.high).is_integer():
        if after in MONTHS and (after not in {"may", "mar", "march"} or doc[last].text[0].isupper()):
            return True
        if before in MONTHS and doc[first - 1].text[0].isupper() and not _counts_person(doc, quantity):
            return True
        at = last
        while (
            at < len(doc)
            and at - last < 6
            and (doc[at].lower_ in {"and", "to", "or", ",", "-", "–", "until", "through"} or doc[at].like_num)
        ):
            at += 1
        if (
            at > last + 1
            and lower_at(doc, at).rstrip(".") in MONTHS
            and doc[at].text[0].isupper()
            and doc[at - 1].like_num
        ):
            return True
        at = first - 1
        while (
            at >= 0
            and first - at < 7
            and (doc[at].lower_ in {"and", "to", "or", "-", "–", "through", ","} or doc[at].like_num)
        ):
            at -= 1
        if (
            at < first - 2
            and lower_at(doc, at).rstrip(".") in MONTHS
            and doc[at].text[0].isupper()
            and doc[at + 1].like_num
        ):
            return doc[first - 1].lower_ != "," and not _counts_person(doc, quantity)
    return False


def _counts_person(doc: Doc, quantity: Quantity) -> bool:
    following = doc[quantity.last] if quantity.last < len(doc) else None
    return following is not None and (following.lemma_.lower() in COUNTED or following.tag_ == "NNS")


def is_year(doc: Doc, quantity: Quantity) -> bool:
    """A bare year: four digits from 1100 to 2199 without comma, scale or counted noun of people or measure."""
    number = quantity.number
    low, high = number.low, number.high
    if number.scaled or not 1100 <= low <= 2199 or low != int(low):
        return False
    surface = "".join(t.text for t in doc[quantity.first : quantity.last])
    if "," in surface or "." in surface or quantity.comparator not in {"exact", "range", "approx"}:
        return False
    if high != low and not (high <= 2199):
        return False
    following = doc[quantity.last] if quantity.last < len(doc) else None
    if following is not None and (following.lemma_.lower() in COUNTED or following.lower_ in COUNTED):
        return (
            lower_at(doc, quantity.first - 1) in {"in", "since", "by", "until", "the"}
            and following.lemma_.lower() not in COUNTED
        )
    if quantity.comparator == "approx" and following is not None and following.tag_ == "NNS":
        return False
    before = doc[quantity.first - 1] if quantity.first else None
    round_count = following is not None and following.tag_ == "NNS" and low % 50 == 0 and low < 1900
    return not (round_count and (before is None or before.pos_ != "ADP" or before.lower_ in {"of", "with", "to"}))


def is_hour(doc: Doc, quantity: Quantity) -> bool:
    """A bare hour of the clock ("back at nine", "at 21.45")."""
    before = lower_at(doc, quantity.first - 1)
    if (
        before not in {"at", "by", "until", "till", "from", "before", "after"}
        or quantity.comparator != "exact"
        or quantity.compound
    ):
        return False
    number = doc[quantity.first]
    if any(a.lemma_ in _COUNT_VERBS for a in islice(number.ancestors, 3)):
        return False
    hour, _, minute = number.text.partition(".")
    if (
        before == "at"
        and len(minute) == 2
        and hour.isdigit()
        and minute.isdigit()
        and int(hour) < 24
        and int(minute) < 60
        and len(hour) < 3
    ):
        return quantity.last >= len(doc) or doc[quantity.last].pos_ != "NOUN"
    if not (quantity.low == quantity.high <= 12 and float(quantity.low).is_integer()):
        return False
    following = doc[quantity.last] if quantity.last < len(doc) else None
    return (
        following is None
        or following.is_punct
        or following.is_space
        or following.lower_ in {"on", "in", "sharp", "local", "tomorrow", "today"}
    )


def is_date_word(doc: Doc, quantity: Quantity) -> bool:
    """A number word that is an hour or the day of a month."""
    return is_hour(doc, quantity) or (quantity.high <= 31 and lower_at(doc, quantity.last) in MONTHS)


def is_idle_time(doc: Doc, quantity: Quantity) -> bool:
    """ "one day we will", "day two", "one year" after "at" or "this"; the time of day in words."""
    if quantity.unit_token is None:
        return False
    if quantity.low == quantity.high == 1 and quantity.number.form == "words" and not quantity.compound:
        before = lower_at(doc, quantity.first - 1)
        if doc[quantity.unit_token].lemma_.lower() == "day" and before not in {
            "for",
            "in",
            "within",
            "after",
            "than",
            "least",
            "lasted",
            "last",
            "of",
            "by",
            "only",
            "just",
        }:
            return True
        return before in {"the", "this", "that", "any", "no", "every", "each"}
    if quantity.compound or (
        quantity.unit == "item" and lower_at(doc, quantity.last) not in {"later", "ago", "earlier"}
    ):
        return False
    after = lower_at(doc, quantity.last)
    return after in {"later", "ago", "earlier"} or (
        after in {"after", "before"} and doc[quantity.unit_token].dep_ == "npadvmod"
    )
