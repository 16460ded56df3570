"""What keeps the time in proportion to a text's length, whatever the text: no endless word, no endless sentence.

Cutting a run of characters into words, and much that is asked of a sentence, takes time that grows with the square of
its length. No word or sentence of prose is as long as the bounds here; what is (a table without line breaks, characters
without spaces) is cut, and not a character of it is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
from spacy.attrs import IS_SPACE
from spacy.language import Language
from spacy.tokens import Doc

LONGEST_RUN = 250
"""Characters without a space between them that are cut into words together."""
LONGEST_SENTENCE = 400
"""Tokens; the longest sentence of a news report has about a hundred."""

_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")
_ENDS = frozenset({".", "!", "?", "…", "...", ";"})
_CLOSING = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})


class BoundedTokenizer:
    """A tokenizer that sees no run of characters longer than LONGEST_RUN; other texts are given to it as they are."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        cuts = [run.end() for run in _RUN.finditer(text)]
        if not cuts:
            return self.tokenizer(text)
        pieces = [self.tokenizer(text[start:end]) for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
        return Doc.from_docs(pieces, ensure_whitespace=False)


@Language.component("longest_sentence")
def longest_sentence(doc: Doc) -> Doc:
    """Let no sentence grow beyond LONGEST_SENTENCE: one starts behind the last full stop before, or anywhere."""
    start = 0
    for line_break in [int(i) for i in np.flatnonzero(doc.to_array(IS_SPACE)) if "\n" in doc[int(i)].text]:
        start = _cut(doc, start, line_break + 1)
    _cut(doc, start, len(doc))
    return doc


def _cut(doc: Doc, start: int, end: int) -> int:
    """Cut the tokens of a line, from `start` to `end`, where it is longer than a sentence may be; returns `end`."""
    while end - start > LONGEST_SENTENCE:
        latest = start + LONGEST_SENTENCE
        start = next((i for i in range(latest, start + LONGEST_SENTENCE // 2, -1) if _may_start(doc, i)), latest)
        doc[start].is_sent_start = True
    return end


def _may_start(doc: Doc, at: int) -> bool:
    before = at - 1
    while before and (doc[before].text in _CLOSING or doc[before].is_space):
        before -= 1
    return doc[before].text in _ENDS and not (doc[at].is_lower or doc[at].is_punct or doc[at].is_space)
