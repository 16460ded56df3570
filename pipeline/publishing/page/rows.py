"""The tables of a release as rows, each read once, and the articles and events by their identifiers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Row = dict[str, Any]


class Rows:
    """Rows of published tables, by table."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._tables = tables
        self._read: dict[str, list[Row]] = {}

    def of(self, name: str) -> list[Row]:
        """All rows of a table in its order."""
        if name not in self._read:
            self._read[name] = self._tables[name].to_pylist()
        return self._read[name]

    def first(self, name: str, most: int) -> list[Row]:
        """The first rows of a table; of events and entities those that most articles speak of."""
        table = self._tables[name]
        if len(table) <= most:
            return self.of(name)
        if "article_count" in table.column_names:
            order = pc.sort_indices(table, [("article_count", "descending"), ("mention_count", "descending")])
            table = table.take(order.slice(0, most))
        return table.slice(0, most).to_pylist()

    def of_articles(self, name: str, article_ids: list[str]) -> dict[str, list[Row]]:
        """Rows of a grounded table by article, for these articles only."""
        table = self._tables[name]
        chosen = table.filter(pc.is_in(table["article_id"], value_set=pa.array(article_ids, pa.string())))
        found: dict[str, list[Row]] = {article_id: [] for article_id in article_ids}
        for row in chosen.to_pylist():
            found[row["article_id"]].append(row)
        return found

    def count(self, name: str) -> int:
        """How many rows a table has."""
        return len(self._tables[name])

    @cached_property
    def events(self) -> dict[str, Row]:
        """Events by identifier."""
        return {row["event_id"]: row for row in self.of("events")}

    @cached_property
    def entity_names(self) -> dict[str, str]:
        """Names of entities by identifier."""
        table = self._tables["entities"]
        return dict(zip(table["entity_id"].to_pylist(), table["name"].to_pylist(), strict=True))
