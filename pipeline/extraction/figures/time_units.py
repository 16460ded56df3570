"""Words of time, age and percentage behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extraction.figures.pieces import DASHES, Number
from pipeline.extraction.figures.words import MEASURES, PERSON, is_place, is_time_word
from pipeline.lexicons import load

if TYPE_CHECKING:
    from pipeline.extraction.figures.quantities import Quantity, Reader

_UNITS = load("units")
_TIME: dict[str, list[str | int]] = _UNITS["time"]
_CLOCK_UNITS = frozenset(_UNITS["lists"]["clock_units"])
_PERCENT = frozenset(_UNITS["lists"]["percent"])
_AGED = PERSON - {"population", "crew", "staff", "workforce"}
_OLDEST = frozenset(("youngest", "oldest", "eldest"))
_OF_AN_AGE = frozenset(load("counted_nouns")["of_an_age"])
_BETWEEN = frozenset(_UNITS["lists"]["between"])


def time_unit_at(reader: Reader, index: int, of_allowed: bool = False) -> tuple[str, str, float, int, int] | None:
    """(kind, unit, factor, token, end) of a time word at `index`, "calendar" and the like between allowed."""
    pieces = reader.pieces
    if index >= len(pieces):
        return None
    if of_allowed:
        if pieces[index].lower == "of":
            index += 1
            if index < len(pieces) and pieces[index].lower not in {"a", "an"}:
                return None
        if index + 1 >= len(pieces) or pieces[index].lower not in {"a", "an"}:
            return None
        index += 1
    elif pieces[index].lower in _BETWEEN:
        index += 1
        if index >= len(pieces):
            return None
    piece = pieces[index]
    if piece.kind != "alpha":
        return None
    word = piece.lower
    after = index + 1
    if word.endswith("s") and word[:-1] in _TIME:
        word = word[:-1]
    if word in _TIME:
        unit, factor = _TIME[word]
        return "time", str(unit), float(factor), piece.token, after
    if word in _CLOCK_UNITS or (word.endswith("s") and word[:-1] in _CLOCK_UNITS):
        return "time", "item", 1.0, piece.token, after
    return None


def age_after(reader: Reader, after: int, end: int) -> tuple[bool, int, int]:
    """Whether "old" or "of age" follows the time word, and the ends with it ("65-year-old", "30 years old")."""
    pieces = reader.pieces
    at = after
    if at < len(pieces) and pieces[at].lower in DASHES and pieces[at].glued:
        at += 1
    if at < len(pieces) and pieces[at].lower in {"old", "olds"}:
        if pieces[at].glued:
            return True, at + 1, pieces[at].end
        return True, at + 1, end
    if at + 1 < len(pieces) and pieces[at].lower == "of" and pieces[at + 1].lower == "age":
        return True, at + 2, end
    return False, after, end


def percent_after(reader: Reader, index: int) -> int | None:
    """End of the percent sign or words at `index`, or None."""
    pieces = reader.pieces
    one = pieces[index].lower
    two = f"{one} {pieces[index + 1].lower}" if index + 1 < len(pieces) else one
    if two != one and two in _PERCENT:
        return index + 2
    return index + 1 if (one in _PERCENT and one not in {"pc"}) or (one == "pc" and pieces[index].glued) else None


def half_more(reader: Reader, number: Number, index: int) -> int:
    """The piece after the "and a half" that a number such as the one in "an hour and a half" has taken in."""
    tail = [p.lower for p in reader.pieces[index : index + 3]]
    return index + 3 if number.low == 1.5 and number.form == "words" and tail == ["and", "a", "half"] else index


def part_of_measure(reader: Reader, index: int) -> bool:
    """Whether a fraction that ends at `index` is one of a measure, not a share ("half a mile", "1/16 of a pint")."""
    words = [p.lower for p in reader.pieces[index : index + 4]]
    if words[:1] == ["of"]:
        words = words[1:]
    if words[:1] and words[0] in {"a", "an"}:
        return any(w in MEASURES or w.rstrip("s") in MEASURES for w in words[1:4])
    return False


def is_bare_age(reader: Reader, quantity: Quantity) -> bool:
    """A number of years that the text gives without the word: "aged 35", "children under five", "Orla Venn, 41,"."""
    doc, first, last = reader.doc, quantity.first, quantity.last
    if quantity.high > 120 or quantity.compound or first == 0 or quantity.number.scaled:
        return False
    start = first
    while start > 0 and doc[start - 1].idx >= quantity.start:
        start -= 1
    before = doc[start - 1] if start else doc[0]
    after = doc[last] if last < len(doc) else None
    closed = (
        after is None
        or after.is_punct
        or after.is_space
        or after.pos_ in {"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON"}
    )
    if before.lemma_ == "be" and quantity.comparator == "exact" and 10 <= quantity.low == quantity.high:
        return closed and any(c.dep_ == "nsubj" and c.lower_ in {"he", "she", "i"} | _OLDEST for c in before.children)
    if before.lower_ in _OLDEST:
        return closed
    if before.lower_ in {"aged", "age", "ages"} or (
        before.lower_ == "of" and start >= 2 and doc[start - 2].lower_ in {"age", "ages"}
    ):
        return closed
    if before.lower_ == "of" and start >= 2 and doc[start - 2].lemma_.lower() in _OF_AN_AGE:
        counting = after is not None and after.lower_ in {"of", "in", "from"}
        return closed and not counting and quantity.comparator == "exact" and 3 <= quantity.low <= 110
    named = (
        before.lower_ == ","
        and start >= 2
        and doc[start - 2].pos_ == "PROPN"
        and not is_time_word(doc[start - 2])
        and not is_place(doc[start - 2])
    )
    if (
        before.lower_ == ","
        and start >= 2
        and doc[start - 2].tag_ == "NN"
        and doc[start - 2].lemma_.lower() in _AGED
        and quantity.comparator == "exact"
    ):
        return after is not None and after.text == "," and 10 <= quantity.low == quantity.high
    if named and quantity.comparator == "exact":
        return after is not None and after.text in {",", ".", ")"} and 5 <= quantity.low == quantity.high
    under = quantity.comparator in {"less_than", "more_than"} and doc[start].lower_ in {
        "under",
        "over",
        "below",
        "above",
    }
    return under and closed and before.pos_ == "NOUN" and before.lemma_.lower() in _AGED
