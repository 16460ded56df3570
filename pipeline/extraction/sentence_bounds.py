"""Where sentences surely begin or surely go on, settled before the parser guesses.

Headings, datelines and paragraphs end where their line or dash does. Within a line a sentence ends with a mark, never
with a bare word; and the full stop of an abbreviated rank or title ("Brig. Gen. Owusu") ends nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import IS_ALPHA, IS_SPACE, IS_TITLE, ORTH, SENT_START, SPACY
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
_DATELINES = "datelines"
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
    starts[1:][_among(words[:-1], titles) & (capitalised[1:] == 1)] = _GOES_ON
    for opener in np.flatnonzero(_among(words, openers)[1:]) + 1:
        if _ends_abbreviated(doc[int(opener) - 1].text):
            starts[opener] = _BEGINS
    doc.user_data[_DATELINES] = dateline_ranges(doc)
    for dateline in doc.user_data[_DATELINES]:
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


def datelines_of(doc: Doc) -> list[range]:
    """Where the datelines of a parsed text stand, as they were found when its sentence bounds were set."""
    found = doc.user_data.get(_DATELINES)
    return dateline_ranges(doc) if found is None else found


def dateline_ranges(doc: Doc) -> list[range]:
    """Where datelines stand ("PORT ULM, May 3 (Agency) -"), each from its place up to the dash or colon that ends it.

    A dateline opens a line with a place, and holds nothing but capitalised words, dates and brackets.
    """
    starts = _line_starts(doc)
    ends: dict[int, int] = {}
    for end in _dateline_ends(doc):
        start = starts[bisect_right(starts, end) - 1]
        if start < end < start + _LONGEST_DATELINE:
            ends.setdefault(start, end)
    return [range(start, end) for start, end in ends.items() if _is_dateline(doc, start, end)]


def _line_starts(doc: Doc) -> list[int]:
    """The first word of every line that has one."""
    spaces = np.flatnonzero(doc.to_array(IS_SPACE)).tolist()
    empty = frozenset(spaces)
    starts = []
    for start in (0, *(i + 1 for i in spaces if "\n" in doc[i].text)):
        while start in empty:
            start += 1
        starts.append(start)
    return [start for start in dict.fromkeys(starts) if start < len(doc)]


def _dateline_ends(doc: Doc) -> list[int]:
    """Every dash, colon or Tass-style "/." that could end a dateline."""
    words, alphabetic, spaced = doc.to_array([ORTH, IS_ALPHA, SPACY]).T
    texts = {key: doc.vocab.strings[key] for key in set(words[alphabetic == 0].tolist())}
    followed = [key for key, text in texts.items() if text in _DASHES or text == ":"]
    alone = [key for key, text in texts.items() if text == "—" or text.endswith("/.")]
    ends = (_among(words, followed) & (spaced == 1)) | _among(words, alone)
    return [int(i) for i in np.flatnonzero(ends)]


def _among(words: Any, wanted: list[int]) -> Any:
    """Which of an array of words (as spaCy's numbers) are one of those wanted."""
    return np.isin(words, np.array(wanted, dtype=np.uint64))


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
