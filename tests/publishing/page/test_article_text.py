"""An article's marked text: every character in its place, every span begun where it begins."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.publishing.page.article_text import Block, blocks, shown_stretches
from pipeline.publishing.page.places import anchor

ALPHABET = "aé .\n😀\u202e<"


def figure(text: str, start: int, end: int, number: int, left: int = 0, right: int | None = None) -> dict[str, Any]:
    right = len(text) if right is None else right
    return {
        "figure_id": f"figure_{number}",
        "article_id": "a",
        "span_start": start,
        "span_end": end,
        "span_text": text[start:end],
        "evidence": text[left:right],
        "evidence_start": left,
        "evidence_end": right,
        "low": 3.0,
        "high": 3.0,
        "comparator": "exact",
        "unit": "person",
        "measure": "attendance",
        "attributed_to": None,
    }


def article(text: str, is_free: bool = True) -> dict[str, Any]:
    return {"article_id": "a", "text": text if is_free else None, "char_count": len(text)}


def shown(found: list[Block]) -> str:
    return "".join("".join(piece.text for piece in block.pieces) for block in found)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(st.text(ALPHABET, min_size=1, max_size=60))
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place).map(lambda p: (min(p), max(p))), max_size=6))
    return text, [span for span in spans if span[0] < span[1]]


@given(texts_with_spans())
def test_a_whole_text_keeps_every_character_and_every_span(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = case
    rows = [figure(text, start, end, number) for number, (start, end) in enumerate(spans)]
    found = blocks(article(text), {"figures": rows}, {}, {})
    kept = "".join(line for line in text.split("\n") if line.strip())
    assert shown(found) == kept
    by_row: dict[str, str] = {}
    for block in found:
        for piece in block.pieces:
            for row in piece.rows:
                by_row[row] = by_row.get(row, "") + piece.text
    for row in rows:
        words = row["span_text"]
        if "\n" not in words and words.strip():
            assert by_row[anchor("figures", row)] == words


def test_sentences_that_overlap_are_run_together_and_others_are_not() -> None:
    text = "One two three. Four five six. Seven."
    rows = {
        "figures": [
            figure(text, 0, 3, 0, 0, 14),
            figure(text, 4, 7, 1, 4, 20),
            figure(text, 30, 35, 2, 30, 36),
        ]
    }
    assert shown_stretches(rows) == [(0, "One two three. Four "), (30, "Seven.")]


def test_gaps_count_what_is_not_shown() -> None:
    text = "Hidden at first. Three men came. Hidden between, at length. Two left. Hidden at last."
    rows = {"figures": [figure(text, 17, 22, 0, 17, 32), figure(text, 60, 63, 1, 60, 69)]}
    found = blocks(article(text, is_free=False), rows, {}, {})
    assert [block.gap for block in found] == [17, 0, 28, 0, 16]
    assert shown(found) == "Three men came.Two left."


def test_the_words_lead_to_the_narrowest_row_and_notes_are_numbered_in_order() -> None:
    text = "About 30 of 40 men."
    wide, narrow = figure(text, 0, 14, 0), figure(text, 6, 8, 1)
    (block,) = blocks(article(text), {"figures": [wide, narrow]}, {}, {"figure_1": "index.html#point"})
    assert [(piece.text, piece.href) for piece in block.pieces] == [
        ("About ", "#note-1"),
        ("30", "#note-2"),
        (" of 40", "#note-1"),
        (" men.", ""),
    ]
    assert [(note.number, note.row_id, note.disputed) for note in block.notes] == [
        (1, "figure_0", ""),
        (2, "figure_1", "index.html#point"),
    ]
