"""Figures on any text at all: nothing raises, spans lie inside the text and in order, results repeat."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.figures import find_figures
from pipeline.extraction.figures.numbers import read_number
from pipeline.extraction.figures.pieces import Piece
from tests.conftest import Parse

ODD_TEXTS = [
    "", "\n\n", "5", "$", "half", "a", "5-", "-5 5-", "½", "between", "between 5 and", "1/0 of", "of which 5", "whom 5",
    "٣ men and Ⅷ", "１２ people", "(5) [6) 7.", "10 000 000 000", "$" * 50, "5%%", "²³ x", "9" * 400 + " men",
    "5 " + "million " * 300,
]  # fmt: skip


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_text_does_not_raise(parsed: Parse, text: str) -> None:
    article = parsed(text)
    for figure in find_figures(article, EntityIndex(article), [], []):
        assert 0 <= figure.span.start < figure.span.end <= len(text)


VOCABULARY = """5 1,200 two three hundred million billion $ € % percent half a quarter third of the and to from between
or more than up at least - – ( ) , . euros dollars years day-long 30-day troops people countries met said killed in
2019 May Oslo"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_spans_are_grounded_ordered_and_repeatable(parsed: Parse, text: str) -> None:
    article = parsed(text)
    found = find_figures(article, EntityIndex(article), [], [])
    assert found == find_figures(article, EntityIndex(article), [], [])
    for before, after in pairwise(found):
        assert before.span.start < after.span.start
        assert before.span.end <= after.span.start
    for figure in found:
        assert text[figure.span.start : figure.span.end].strip() == text[figure.span.start : figure.span.end] != ""
        assert figure.low <= figure.high
        assert (figure.low < figure.high) <= (figure.comparator == "range")
        assert figure.counted is None or figure.counted in " ".join(text.split())


def _word_pieces(words: str) -> list[Piece]:
    pieces, position = [], 0
    for index, word in enumerate(words.split()):
        pieces.append(Piece("alpha", word, position, position + len(word), index, False))
        position += len(word) + 1
    return pieces


SMALL_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
SMALL = SMALL_WORDS.split()
TENS = {2: "twenty", 3: "thirty", 4: "forty", 5: "fifty", 6: "sixty", 7: "seventy", 8: "eighty", 9: "ninety"}


def spelled(number: int) -> str:
    """A whole number below a billion in English words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f" {SMALL[number % 10]}" if number % 10 else "")
    for scale, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(number // scale)} {name}" + (joint + spelled(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(min_value=1, max_value=999_999_999))
def test_spelled_numbers_have_their_value(number: int) -> None:
    pieces = _word_pieces(spelled(number))
    found = read_number(pieces, 0)
    assert found is not None
    assert (found.low, found.last) == (number, len(pieces))
