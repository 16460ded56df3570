"""Layer one: what each article says by itself. One step over one parse makes all its tables."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import dagster as dg
import pyarrow as pa
from tqdm import tqdm

from pipeline.assets.folders import Folders
from pipeline.assets.table_assets import table_outputs, table_outs
from pipeline.extraction.parsing import ArticleText
from pipeline.extraction.tables import EXTRACTED, extracted_tables
from pipeline.extraction.workers import extract_with_workers


@dg.multi_asset(
    name="extract_articles",
    outs=table_outs(EXTRACTED, "extraction", {"python", "spacy"}),
    description="Reads every article once with the language model and notes what it says, with the exact characters.",
)
def extract_articles(folders: Folders, article_texts: pa.Table) -> Iterator[dg.Output[pa.Table]]:
    articles = [ArticleText(**row) for row in article_texts.to_pylist()]
    records = extract_with_workers(articles, folders.settings.worker_count)
    counted = tqdm(records, total=len(articles), desc="articles read", unit="article", file=sys.stderr, delay=2)
    texts = [article.text for article in articles]
    yield from table_outputs(extracted_tables(zip(counted, texts, strict=True)))
