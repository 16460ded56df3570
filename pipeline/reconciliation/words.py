"""Words of texts made comparable: one spelling, one number, no accents, no case."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline import lexicons
from pipeline.extraction.gazetteer.folding import fold

_STEM = 6
"""Letters of a word that are compared: enough to tell words apart, few enough to see inflections as one."""

_MARKS = re.compile(r"[^\w\s]+|_+")


@lru_cache(maxsize=8192)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text without accents, case and marks, otherwise as written.

    >>> plain_words("“It’s time,” she said – again.")
    ('its', 'time', 'she', 'said', 'again')
    """
    return tuple(_MARKS.sub("", fold(text).replace("-", " ")).split())


@cache
def _spellings() -> dict[str, str]:
    return dict(lexicons.load("delegations")["spellings"])


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text for comparing what it is about: singular, one spelling, without possessive endings.

    >>> words_of("The Defense Ministers’ armies")
    ('defence', 'minister', 'army')
    """
    words = plain_words(fold(text).replace("'s ", " ").removesuffix("'s"))
    return tuple(_spellings().get(one, one) for one in map(_singular, words))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def stem(word: str) -> str:
    """The beginning of a word, by which its inflections and many derivations are seen as one."""
    return word[:_STEM]


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing about what a text is about."""
    return frozenset(one for word in lexicons.load("event_labels")["function_words"] for one in words_of(word))


@lru_cache(maxsize=8192)
def content_stems(text: str) -> frozenset[str]:
    """Stems of the words of a text that say what it is about."""
    return frozenset(stem(word) for word in words_of(text) if word not in function_words())
