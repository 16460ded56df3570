"""Layer one: what each article says by itself. One step over one parse makes all its tables."""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg
import pyarrow as pa

from pipeline.assets.folders import Folders
from pipeline.assets.progress import Progress
from pipeline.assets.staging import made
from pipeline.assets.table_assets import table_outputs, table_outs
from pipeline.collection import pass_over_what_is_loaded
from pipeline.extraction.parsing import ArticleText
from pipeline.extraction.tables import EXTRACTED
from pipeline.shards import ShardStore, Workers, extraction_version
from pipeline.shards import extract_articles as read_articles

ARTICLES_AT_A_TIME = 1_000
"""Articles whose texts are read together."""


@dg.multi_asset(
    name="extract_articles",
    outs=table_outs(EXTRACTED, "extraction", {"python", "spacy"}),
    deps=["article_texts"],
    description=(
        "Reads every article once with the language model and notes what it says, with the exact characters. What was "
        "read before, by the same code, is not read again."
    ),
)
def extract_articles(folders: Folders) -> Iterator[dg.Output[pa.Table]]:
    settings = folders.settings
    store = ShardStore(settings.shards, extraction_version())

    def articles() -> Iterator[ArticleText]:
        for batch in made(folders, "article_texts").batches("article_texts", rows=ARTICLES_AT_A_TIME):
            for row in batch.to_pylist():
                yield ArticleText(**row)

    with Progress("articles read", dg.AssetExecutionContext.get().log.info) as progress:
        found = read_articles(articles, store, Workers(settings.worker_count, settings.scheduler), progress)
    pass_over_what_is_loaded()  # model and lexicons, a million objects, where this process has read an article
    tables = ((name, found.table(name)) for name in EXTRACTED)
    counts = {"articles parsed": found.parsed, "articles read before": found.articles - found.parsed}
    yield from table_outputs(tables, **counts)
    store.clean()
