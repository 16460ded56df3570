"""Numbers that are part of a name, code, address, score or list."""

from __future__ import annotations

from pipeline.extraction.figures.calendar import COUNTED, MONTHS, WEEKDAYS, lower_at
from pipeline.extraction.figures.quantities import Quantity, Reader, piece_text
from pipeline.extraction.tokens import Doc
from pipeline.lexicons import load

_LEXICON = load("distractors")
_CLOCK = frozenset(_LEXICON["clock"])
_LABELS = frozenset(_LEXICON["labels"])
_UNIT_NAMES = frozenset(_LEXICON["unit_names"])
_STREETS = frozenset(_LEXICON["streets"])
_SCORES = frozenset(_LEXICON["score_words"])
LONGEST_PHONE = 20
"""Pieces (groups of digits and the marks between them) that are looked at on either side of a group."""


def is_clock_or_code(reader: Reader, quantity: Quantity) -> bool:
    """Clock times ("09:05", "6 a.m."), and digits that letters or signs tie into a code ("M21", "+44 20 7946")."""
    doc, first, last = reader.doc, quantity.number.first, quantity.number.last
    after, before = piece_text(reader, last), piece_text(reader, first - 1)
    pieces = reader.pieces
    glued_after = last < len(pieces) and pieces[last].glued
    glued_before = pieces[first].glued
    token_after = lower_at(doc, quantity.last)
    if (
        token_after.rstrip(".") in _CLOCK
        or token_after in _CLOCK
        or (glued_after and after in {"am", "pm", "gmt", "utc", "hrs", "h"})
    ):
        return quantity.low < 2400
    if (
        glued_after
        and after in {":", "."}
        and last + 1 < len(pieces)
        and pieces[last + 1].glued
        and pieces[last + 1].kind == "digits"
    ):
        return True
    if glued_before and before == ":" and first >= 2 and pieces[first - 2].kind == "digits":
        return True
    if glued_after and pieces[last].kind == "alpha" and quantity.unit_token is None and not quantity.compound:
        return not _known_suffix(after)
    if glued_after and after in {"/", "_", "@"} and last + 1 < len(pieces) and pieces[last + 1].kind == "digits":
        return True
    if before == "#" and glued_before:
        return True
    return _phone(reader, quantity)


def _known_suffix(text: str) -> bool:
    return text in COUNTED or text.rstrip("s") in COUNTED


def _phone(reader: Reader, quantity: Quantity) -> bool:
    """A digit group of a telephone number: a plus sign and a row of groups, or three hyphened groups."""
    pieces, first, last = reader.pieces, quantity.number.first, quantity.number.last
    if quantity.number.form != "digits" or quantity.number.scaled:
        return False
    left, leftmost, rightmost = first, max(first - LONGEST_PHONE, 0), min(last + LONGEST_PHONE, len(pieces))
    while left >= leftmost + 2 and pieces[left - 1].lower in {"-", ".", "(", ")"} and pieces[left - 2].kind == "digits":
        left -= 2
    while left > leftmost and pieces[left - 1].kind == "digits" and pieces[left].start - pieces[left - 1].end <= 1:
        left -= 1
    right = last
    while (
        right < rightmost
        and (pieces[right].kind == "digits" or (pieces[right].lower == "-" and pieces[right].glued))
        and pieces[right].start - pieces[right - 1].end <= 1
    ):
        right += 1
    if any(p.kind == "alpha" for p in pieces[left:right]):
        return False
    groups = [p for p in pieces[left:right] if p.kind == "digits"]
    plus = left >= 1 and pieces[left - 1].lower in {"+", "("} and (pieces[left].glued or pieces[left - 1].lower == "(")
    digits = sum(len(p.lower) for p in groups)
    return (len(groups) >= 3 and digits >= 7) or (plus and pieces[left - 1].lower == "+" and digits >= 8)


def is_label(doc: Doc, quantity: Quantity) -> bool:
    """A number that names rather than counts: "Article 5", "phase two", "Flight 370", "Group of Seven"."""
    first = quantity.first
    before = lower_at(doc, first - 1)
    following = doc[quantity.last] if quantity.last < len(doc) else None
    if following is not None and following.lower_ in _UNIT_NAMES and following.text[0].isupper():
        return quantity.low > 1
    if not before:
        return False
    counts_noun = following is not None and doc[first].dep_ == "nummod" and doc[first].head.i >= quantity.last
    if before in {".", "-"} and lower_at(doc, first - 2) in {"no", "nos", "nr"}:
        return True
    if before in _LABELS:
        word = doc[first - 1]
        if before in {
            "no",
            "no.",
            "nos",
            "nr",
            "number",
            "resolution",
            "resolutions",
            "fiscal",
            "since",
            "until",
            "type",
            "article",
        }:
            return not (
                counts_noun
                and before in {"no", "since", "until", "number"}
                and not (before == "no" and word.text[0].isupper())
            )
        if counts_noun and not word.text[0].isupper() and following is not None and following.tag_ == "NNS":
            return False
        return word.pos_ in {"NOUN", "PROPN", "ADJ", "X", "NUM"} and word.tag_ != "NNS"
    return before == "of" and lower_at(doc, first - 2) in {"group", "quad"} and doc[first - 2].text[0].isupper()


def is_list_number(reader: Reader, quantity: Quantity) -> bool:
    """The number that opens a line or stands in brackets of its own ("1. Introduction", "(2)")."""
    doc, first = reader.doc, quantity.first
    after = lower_at(doc, quantity.last)
    opens = first == 0 or "\n" in doc[first - 1].text or "\n" in doc[first - 1].whitespace_
    if (
        opens
        and quantity.high < 200
        and (after in {".", ")", ":"} or (quantity.last < len(doc) and "\n" in doc[quantity.last].text))
    ):
        return True
    return (
        lower_at(doc, first - 1) in {"(", "["}
        and after in {")", "]"}
        and quantity.high < 100
        and quantity.kind == "count"
    )


def is_name_part(doc: Doc, quantity: Quantity) -> bool:
    """Digits behind a name that they belong to ("Boeing 737", "France 5"), not counting the noun after them."""
    if quantity.number.scaled or quantity.first == 0:
        return False
    before = doc[quantity.first - 1]
    if before.text[:1].islower() and any(letter.isupper() for letter in before.text):
        return True
    if before.text.isupper() and "&" in before.text:
        return True
    following = doc[quantity.last] if quantity.last < len(doc) else None
    if (
        before.is_lower
        and before.tag_ in {"NN", "NNP"}
        and lower_at(doc, quantity.first - 2) == "the"
        and quantity.comparator == "exact"
    ):
        # an index or model in lower case ("the nikkei 225 is")
        return following is not None and following.pos_ in {"AUX", "VERB"} and "," not in doc[quantity.first].text
    if not any(letter.isupper() for letter in before.text) or (before.is_sent_start and before.pos_ != "PROPN"):
        return False
    if before.pos_ != "PROPN" or before.lower_ in MONTHS | WEEKDAYS:
        return (before.pos_ == "PROPN" and before.lower_ in MONTHS) or before.text[:1].islower()
    number = doc[quantity.first]
    if (
        number.head.i >= quantity.last
        and number.dep_ in {"nummod", "compound"}
        and number.head.pos_ == "NOUN"
        and number.head.tag_ == "NNS"
    ):
        return False
    following = doc[quantity.last] if quantity.last < len(doc) else None
    if (
        following is not None
        and following.pos_ in {"NOUN", "ADJ"}
        and (following.tag_ in {"NNS", "JJ"} or following.lemma_.lower() in COUNTED)
    ):
        return number.head.i == before.i and following.tag_ != "NNS"
    return "," not in number.text


def is_capital_word(doc: Doc, quantity: Quantity) -> bool:
    """A number word inside a name ("Kick Six", "Big Five"): capital, not first in its sentence, a capital beside it."""
    number = doc[quantity.first]
    if (
        not number.text[:1].isupper()
        or number.is_sent_start
        or quantity.first == 0
        or not doc[quantity.first - 1].is_alpha
    ):
        return False
    following = doc[quantity.last] if quantity.last < len(doc) else None
    lower_after = following is None or not following.text[:1].isupper()
    return doc[quantity.first - 1].text[:1].isupper() and lower_after


def is_address(doc: Doc, quantity: Quantity) -> bool:
    """A house number: capitalised words up to a street word follow."""
    for token in doc[quantity.last : quantity.last + 5]:
        if not token.text[:1].isupper() and not token.text[:1].isdigit():
            return False
        if token.lower_ in _STREETS:
            return True
    return False


def is_score(reader: Reader, quantity: Quantity) -> bool:
    """ "3-1", "2:0", "50-50" and the halves of such pairs."""
    pieces, first, last = reader.pieces, quantity.number.first, quantity.number.last
    doc = reader.doc
    if quantity.comparator == "range":
        if quantity.high <= 120 and not _followed_by_noun(doc, quantity) and quantity.unit_token is None:
            surface = reader.text[quantity.start : quantity.end]
            tight = any(ch in surface for ch in "-–‑") and " " not in surface
            near = {t.lemma_.lower() for t in doc[max(0, quantity.first - 8) : quantity.last + 6]}
            return tight and (bool(near & _SCORES) or quantity.high <= 20)
        return False
    for index, other in ((last, last + 1), (first - 1, first - 2)):
        if (
            0 <= index < len(pieces)
            and 0 <= other < len(pieces)
            and pieces[index].lower in {"-", "–", ":", "‑"}
            and pieces[other].kind == "digits"
            and pieces[max(index, other)].glued
            and pieces[min(index, other) + 1].glued
        ):
            return True
    return False


def _followed_by_noun(doc: Doc, quantity: Quantity) -> bool:
    at = quantity.last
    while (at < len(doc) and at - quantity.last < 3 and doc[at].pos_ in {"ADJ", "PUNCT"} and doc[at].text in {"-"}) or (
        at < len(doc) and doc[at].pos_ == "ADJ" and at - quantity.last < 3
    ):
        at += 1
    return (
        at < len(doc)
        and doc[at].pos_ in {"NOUN", "PROPN"}
        and doc[at].lower_ not in {"win", "victory", "defeat", "loss", "draw", "lead", "vote"}
    )
