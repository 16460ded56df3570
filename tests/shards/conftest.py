"""A few short articles, and the rows that reading them one by one gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.extraction.extract import extract
from pipeline.extraction.parsing import ArticleText
from pipeline.extraction.tables import extracted_tables
from pipeline.shards import ShardStore, extraction_version

ARTICLES = [
    ArticleText(
        f"article-{9 - number}",
        f"Ministers of Peru and Chile met in Quito on {number + 1} June 2024. “We agreed,” said Ana Quispe of Peru. "
        f"About {number + 20} officials from Łódź took part.\n" * (1 + number % 3),
        date(2024, 7, 1),
        f"Headline {number}",
        "The Wire",
    )
    for number in range(7)
]


@pytest.fixture(scope="session")
def articles() -> list[ArticleText]:
    return ARTICLES


@pytest.fixture(scope="session")
def tables() -> dict[str, pa.Table]:
    """Layer one of the articles, with no shards between."""
    found = extracted_tables(zip(extract(ARTICLES), (article.text for article in ARTICLES), strict=True))
    assert len(found["extracted_figures"]) >= len(ARTICLES)
    return found


@pytest.fixture
def store(tmp_path: Path) -> ShardStore:
    return ShardStore(tmp_path / "cache", extraction_version())
