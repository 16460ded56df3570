"""Quotation marks: which are marks, which pair, and the exact characters between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.statements.quotes import find_quotations


def inner(text: str) -> list[tuple[str, int]]:
    return [(text[q.inner.start : q.inner.end], q.depth) for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "we stay" twice.', [("we stay", 0)]),
        ("She said “we stay” twice.", [("we stay", 0)]),
        ("‘We won’t leave,’ she said.", [("We won’t leave,", 0)]),
        ("'We won't leave,' she said.", [("We won't leave,", 0)]),
        ("« Wir\u00a0bleiben », sagte sie.", [("Wir\u00a0bleiben", 0)]),
        ("«\u00a0Nous restons\u202f», dit-elle.", [("Nous restons", 0)]),
        ("„Wir bleiben“, sagte sie.", [("Wir bleiben", 0)]),
        ("``We stay,'' she said.", [("We stay,", 0)]),
        ('She said “we stay" twice.', [("we stay", 0)]),
        ("“She told me ‘stay here’ and left,” he said.", [("She told me ‘stay here’ and left,", 0), ("stay here", 1)]),
        ("\"They say: 'Go away.' So we go.\"", [("They say: 'Go away.' So we go.", 0), ("Go away.", 1)]),
    ],
)
def test_marks_of_every_kind_pair(text: str, expected: list[tuple[str, int]]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the officers' duty, and the ministers' too.",
        "It’s the officers’ duty, and the ministers’ too.",
        "The band of the '90s didn't play rock.",
        "A pole of 6' was set up.",
        "",
        "No marks here.",
    ],
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert inner(text) == []


def test_possessive_inside_single_marks_does_not_close_them() -> None:
    assert inner("‘It is the officers’ duty, and ours.’ He left.") == [("It is the officers’ duty, and ours.", 0)]


def test_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    text = "“We stay.\n“We fight,” she said."
    found = find_quotations(text)
    assert [(text[q.inner.start : q.inner.end], q.closed) for q in found] == [("We stay.", False), ("We fight,", True)]


def test_closing_mark_alone_closes_its_sentence() -> None:
    text = "It rained. We stay,” she said."
    (found,) = find_quotations(text)
    assert (text[found.inner.start : found.inner.end], found.opened) == ("We stay,", False)


def test_offsets_count_characters_not_bytes() -> None:
    text = "Élodie Nguyễn a dit : “Ça suffit — vraiment.” 🙂"
    (found,) = find_quotations(text)
    assert text[found.inner.start : found.inner.end] == "Ça suffit — vraiment."
    assert text[found.outer.start : found.outer.end] == "“Ça suffit — vraiment.”"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab S.,'\"“”‘’«»„`\n\u00a0", max_size=80))
def test_any_marks_give_quotations_in_order_inside_the_text(text: str) -> None:
    found = find_quotations(text)
    assert found == sorted(found, key=lambda q: (q.outer.start, -q.outer.end))
    for quotation in found:
        assert (
            0
            <= quotation.outer.start
            <= quotation.inner.start
            <= quotation.inner.end
            <= quotation.outer.end
            <= len(text)
        )
    outermost = [q for q in found if q.depth == 0]
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(outermost))


def test_a_line_of_ten_thousand_marks_is_read_in_linear_time() -> None:
    assert len(find_quotations('"a" ' * 10_000)) == 10_000
    assert isinstance(find_quotations("'a 's " * 10_000), list)
