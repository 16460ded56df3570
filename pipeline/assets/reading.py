"""The first step: files of the seeds folder to articles, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import dagster as dg
import pyarrow as pa

from pipeline.assets.folders import Folders
from pipeline.assets.table_assets import table_outputs, table_outs
from pipeline.publishing.outputs import OutputsError
from pipeline.reading import (
    NoArticlesError,
    Reject,
    SeedsRead,
    article_row,
    article_text_row,
    known_entity_rows,
    read_known_entities,
    reject_rows,
    stream_seeds,
)
from schemas import arrow_schema


@dg.multi_asset(
    name="read_articles",
    outs=table_outs(("article_texts", "articles", "known_entities", "rejects"), "reading", {"python"}),
    description="Reads every file of the seeds folder; what cannot be used goes to `rejects`.",
)
def read_articles(folders: Folders) -> Iterator[dg.Output[pa.Table]]:
    texts, articles = _Growing("article_texts"), _Growing("articles")
    rejects: list[Reject] = []
    try:
        folders.check()
        for item in stream_seeds(folders.settings.seeds, folders.longest_article):
            if isinstance(item, Reject):
                rejects.append(item)
            else:
                texts.add(article_text_row(item))
                articles.add(article_row(item))
        listed, faults = read_known_entities(folders.settings.seeds)
        rejects.extend(faults)
    except (NoArticlesError, OutputsError) as error:
        raise dg.Failure(str(error), allow_retries=False) from error
    set_aside = pa.Table.from_pylist(reject_rows(SeedsRead(rejects=rejects)), schema=arrow_schema("rejects"))
    known = pa.Table.from_pylist(known_entity_rows(listed), schema=arrow_schema("known_entities"))
    yield from table_outputs(
        {
            "article_texts": texts.table(),
            "articles": articles.table(),
            "known_entities": known,
            "rejects": set_aside,
        }
    )


class _Growing:
    """A table of articles that grows row by row, and takes no more memory than its values."""

    def __init__(self, name: str) -> None:
        self._schema = arrow_schema(name)
        self._rows: list[dict[str, Any]] = []
        self._batches: list[pa.RecordBatch] = []

    def add(self, row: dict[str, Any]) -> None:
        self._rows.append(row)
        if len(self._rows) >= ROWS_AT_A_TIME:
            self._pack()

    def table(self) -> pa.Table:
        """The rows in order of article_id."""
        self._pack()
        table = pa.Table.from_batches(self._batches, schema=self._schema)
        ids = table["article_id"].to_pylist()
        if ids != sorted(ids):
            table = table.take(pa.array(sorted(range(len(ids)), key=ids.__getitem__), pa.int64()))
        return table

    def _pack(self) -> None:
        if self._rows:
            self._batches.append(pa.RecordBatch.from_pylist(self._rows, schema=self._schema))
            self._rows = []


ROWS_AT_A_TIME = 500
