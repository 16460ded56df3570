"""The benchmark's corpus: as many articles as asked for, all different, and the same ones every time."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import corpus

COUNT = 120
MADE = list(corpus.articles(COUNT))
PARAGRAPHS = [line for _, text in MADE for line in text.split("\n\n")]


def test_no_id_text_or_paragraph_repeats() -> None:
    assert len({article_id for article_id, _ in MADE}) == len({text for _, text in MADE}) == COUNT
    assert [line for line, times in Counter(p.strip() for p in PARAGRAPHS).items() if times > 1] == []


def test_no_paragraph_is_one_of_the_sources() -> None:
    """Names, numbers and places are others, where a paragraph has any."""
    assert len({p.strip() for p in PARAGRAPHS} & set(corpus.paragraphs())) < len(PARAGRAPHS) / 10


def test_articles_have_the_length_of_news_reports() -> None:
    assert all(corpus.WORDS <= len(text.split()) < 2 * corpus.WORDS for _, text in MADE)


def test_the_same_articles_every_time_however_many(tmp_path: Path) -> None:
    assert list(corpus.articles(5)) == MADE[:5]
    corpus.write_lines(tmp_path / "two.jsonl", 2, start=3)
    rows = [json.loads(line) for line in (tmp_path / "two.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["article_id"], row["text"]) for row in rows] == MADE[3:5]


def test_particulars_vary_from_article_to_article() -> None:
    countries, _ = corpus._places()
    told = [frozenset(c for c in countries if c in text) for _, text in MADE]
    assert len(set(told)) == COUNT
    assert max(Counter(c for found in told for c in found).values()) < COUNT / 2


@pytest.mark.parametrize("count", [0, 1])
def test_few_are_no_special_case(count: int) -> None:
    assert list(corpus.articles(count)) == MADE[:count]
