"""The tables of a release as rows: as few of them at a time, and as few of their columns, as a page needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

import schemas
from pipeline.rows import Row, mapping, rows_of
from pipeline.tables import ParquetTables


class Rows:
    """Rows of published tables, by table."""

    def __init__(self, tables: ParquetTables) -> None:
        self._tables = tables

    def of(self, name: str, *columns: str) -> Iterator[Row]:
        """All rows of a table in its order, or some of their columns."""
        for batch in self._tables.batches(name, columns or None):
            yield from batch.to_pylist()

    def where(self, name: str, column: str, values: Iterable[object]) -> list[Row]:
        """The rows of a table that have one of some values in a column, in the table's order."""
        wanted = pa.array(values, schemas.arrow_schema(name).field(column).type)
        found = (batch.filter(pc.is_in(batch[column], value_set=wanted)) for batch in self._tables.batches(name))
        return [row for batch in found for row in batch.to_pylist()]

    def events_of(self, event_ids: list[str]) -> list[Row]:
        """The events that have these identifiers, in the order of these."""
        found = {row["event_id"]: row for row in self.where("events", "event_id", event_ids)}
        return [found[event_id] for event_id in event_ids]

    def first(self, name: str, most: int) -> list[Row]:
        """The first rows of a table; of events and entities those that most articles speak of."""
        if self.count(name) <= most or "article_count" not in schemas.arrow_schema(name).names:
            return list(islice(self.of(name), most))
        table = self._tables.read(name)
        order = pc.sort_indices(table, [("article_count", "descending"), ("mention_count", "descending")])
        return list(rows_of(table.take(order[:most])))

    def of_articles(self, name: str, article_ids: list[str]) -> dict[str, list[Row]]:
        """Rows of a grounded table by article, for these articles only."""
        found: dict[str, list[Row]] = {article_id: [] for article_id in article_ids}
        for row in self.where(name, "article_id", article_ids):
            found[row["article_id"]].append(row)
        return found

    def count(self, name: str) -> int:
        """How many rows a table has."""
        return self._tables.count(name)

    @cached_property
    def event_labels(self) -> dict[str, str]:
        """What events are called, by identifier."""
        return mapping(self._tables.read("events", ("event_id", "label")), "event_id", "label")

    @cached_property
    def entity_names(self) -> dict[str, str]:
        """Names of entities by identifier."""
        return mapping(self._tables.read("entities", ("entity_id", "name")), "entity_id", "name")
