"""Several processes read what one reads, in the same order."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from pipeline.extraction import workers
from pipeline.extraction.parsing import ArticleText
from pipeline.extraction.workers import BATCH_CHARACTERS, batches_of, extract_with_workers

ARTICLES = [
    ArticleText(
        f"article-{number}",
        f"Ministers of Peru and Chile met in Quito on {number + 1} June 2024. “We agreed,” said Ana Quispe of Peru. "
        f"About {number + 20} officials took part.\n" * (1 + number % 3),
        date(2024, 7, 1),
    )
    for number in range(7)
]


def test_processes_change_neither_results_nor_their_order() -> None:
    alone = list(extract_with_workers(ARTICLES, workers=1))
    together = list(extract_with_workers(ARTICLES, workers=2, serial_characters=0, batch_characters=300))
    assert [records.article_id for records in alone] == [article.article_id for article in ARTICLES]
    assert together == alone
    assert any(records.figures for records in alone)


def test_little_text_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ProcessPoolExecutor", None)
    assert len(list(extract_with_workers(ARTICLES, workers=8))) == len(ARTICLES)


def test_batches_hold_every_article_once_in_order() -> None:
    long = ArticleText("long", "x" * (2 * BATCH_CHARACTERS))
    articles = [*ARTICLES, long, *ARTICLES]
    batches = list(batches_of(articles))
    assert [article for batch in batches for article in batch] == articles
    assert all(batches)
    assert list(batches_of([])) == []


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(workers).failed == 0
