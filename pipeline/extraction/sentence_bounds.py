"""Where sentences surely begin or surely go on, settled before the parser guesses.

Headings, datelines and paragraphs end where their line or dash does. Within a line a sentence ends with a mark, never
with a bare word; and the full stop of an abbreviated rank or title ("Brig. Gen. Owusu") ends nothing.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import IS_ALPHA, IS_SPACE, IS_TITLE, ORTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import lexicons
from pipeline.extraction import gazetteer

_DASHES = frozenset({"-", "--", "–", "—"})
_LONGEST_DATELINE = 16
"""Tokens from the place to the dash that ends a dateline."""
_LONGEST_PLACE = 4
_OPENERS = ("The", "He", "She", "It", "They", "We", "This", "These", "Those", "There", "But", "His", "Its", "Their")
"""Words that open a sentence where they have a capital behind an abbreviation: no name begins with them then."""
_BEGINS, _GOES_ON = 1, -1
"""spaCy's marks for a token that begins a sentence and one that does not; 0 leaves it to the parser."""


@Language.component("sentence_bounds")
def sentence_bounds(doc: Doc) -> Doc:
    """Set the sentence starts that need no guess, and forbid those that cannot be."""
    if not len(doc):
        return doc
    words, alphabetic = doc.to_array([ORTH, IS_ALPHA]).T
    titles = [doc.vocab.strings[title] for title in _titles()]
    openers = [doc.vocab.strings[opener] for opener in _OPENERS]
    capitalised = doc.to_array(IS_TITLE)
    starts = np.zeros(len(doc), dtype=np.int64)
    starts[1:][alphabetic[:-1] == 1] = _GOES_ON
    starts[1:][np.isin(words[:-1], np.array(titles, dtype=np.uint64)) & (capitalised[1:] == 1)] = _GOES_ON
    for opener in np.flatnonzero(np.isin(words, np.array(openers, dtype=np.uint64))[1:]) + 1:
        if _ends_abbreviated(doc[int(opener) - 1].text):
            starts[opener] = _BEGINS
    for dateline in dateline_ranges(doc):
        starts[dateline.start + 1 : dateline.stop + 1] = _GOES_ON
        behind = dateline.stop + 1
        if behind < len(doc) and not doc[behind].is_space:
            starts[behind] = _BEGINS
    starts[_line_starts(doc)] = _BEGINS
    marks: Any = starts.astype(np.uint64).reshape(-1, 1)
    doc.from_array([SENT_START], marks)
    return doc


def keep_titles_whole(nlp: Language) -> None:
    """Let the tokenizer take an abbreviated rank or title with its full stop as one token."""
    for title in _titles():
        nlp.tokenizer.add_special_case(title, [{ORTH: title}])  # type: ignore[union-attr]


def dateline_ranges(doc: Doc) -> list[range]:
    """Where datelines stand ("PORT ULM, May 3 (Agency) -"), each from its place up to the dash or colon that ends it.

    A dateline opens a line with a place, and holds nothing but capitalised words, dates and brackets.
    """
    found = []
    for start in _line_starts(doc):
        end = _dateline_end(doc, start)
        if end is not None and _is_dateline(doc, start, end):
            found.append(range(start, end))
    return found


def _line_starts(doc: Doc) -> list[int]:
    """The first word of every line that has one."""
    spaces = doc.to_array(IS_SPACE)
    words = np.flatnonzero(spaces == 0)
    breaks = [int(i) for i in np.flatnonzero(spaces) if "\n" in doc[int(i)].text]
    first = np.unique(np.searchsorted(words, [-1, *breaks]))
    return [int(i) for i in words[first[first < len(words)]]]


def _dateline_end(doc: Doc, start: int) -> int | None:
    """The dash, colon or Tass-style "/." that could end a dateline begun at `start`."""
    for token in doc[start + 1 : start + _LONGEST_DATELINE]:
        if "\n" in token.text:
            return None
        if (token.text in _DASHES or token.text == ":") and (token.whitespace_ or token.text == "—"):
            return token.i
        if token.text.endswith("/."):
            return token.i
    return None


def _is_dateline(doc: Doc, start: int, end: int) -> bool:
    opening = doc[start]
    if opening.is_upper and len(opening) > 2:
        return True
    behind = doc[end + 1] if end + 1 < len(doc) else None
    if doc[end].text not in _DASHES or behind is None or behind.is_lower or behind.is_space:
        return False
    bracketed = 0
    for token in doc[start:end]:
        bracketed += (token.text == "(") - (token.text == ")")
        if token.is_alpha and token.is_lower and not bracketed:
            return False
    place = start
    while place < min(end, start + _LONGEST_PLACE) and doc[place].is_alpha:
        place += 1
    name = doc[start:place].text
    return bool(name) and gazetteer.place(name) is not None and gazetteer.country(name) is None


def _ends_abbreviated(word: str) -> bool:
    """Whether a token is an abbreviation with its full stop ("a.m.", "Inc."), no title and no initial."""
    return len(word) > 2 and word[-1] == "." and word[0].isalpha() and word not in _titles()


@cache
def _titles() -> tuple[str, ...]:
    return tuple(title.capitalize() for title in lexicons.load("person_names")["abbreviations"])
