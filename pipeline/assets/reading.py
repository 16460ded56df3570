"""The first step: files of the seeds folder to articles, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg
import pyarrow as pa

from pipeline.assets.folders import Folders
from pipeline.assets.table_assets import table_outputs, table_outs
from pipeline.publishing.outputs import OutputsError
from pipeline.reading import NoArticlesError, article_rows, article_text_rows, read_seeds, reject_rows
from schemas import arrow_schema


@dg.multi_asset(
    name="read_articles",
    outs=table_outs(("article_texts", "articles", "rejects"), "reading", {"python"}),
    description="Reads every file of the seeds folder; what cannot be used goes to `rejects`.",
)
def read_articles(folders: Folders) -> Iterator[dg.Output[pa.Table]]:
    try:
        folders.check()
        read = read_seeds(folders.settings.seeds)
    except (NoArticlesError, OutputsError) as error:
        raise dg.Failure(str(error), allow_retries=False) from error
    rows = {
        "article_texts": article_text_rows(read),
        "articles": article_rows(read),
        "rejects": reject_rows(read),
    }
    yield from table_outputs(
        {name: pa.Table.from_pylist(found, schema=arrow_schema(name)) for name, found in rows.items()}
    )
