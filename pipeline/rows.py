"""Rows of tables as Python objects, some thousand at a time: so they take several times the memory of a table.

Where rows of several tables belong together (by article, by entity), each table is numbered by what they have in
common, and the rows of one number after the other are handed out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from schemas import arrow_schema

Row = dict[str, Any]
Numbers = npt.NDArray[np.int64]

AT_A_TIME = 4_000
"""Rows that are Python objects at once, or those of one number where it has more."""


def rows_of(table: pa.Table, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """The rows of a table in order, or some of their columns."""
    for batch in (table if columns is None else table.select(columns)).to_batches(AT_A_TIME):
        yield from batch.to_pylist()


def mapping(table: pa.Table, key: str, value: str) -> dict[Any, Any]:
    """The values of one column by those of another."""
    return dict(zip(table[key].to_pylist(), table[value].to_pylist(), strict=True))


def table_of(name: str, rows: Iterable[Row]) -> pa.Table:
    """A table of the schemas, of rows as they come; values that are no columns of it are left out."""
    schema, left = arrow_schema(name), iter(rows)
    batches = iter(lambda: list(islice(left, AT_A_TIME)), [])
    return pa.Table.from_batches([pa.RecordBatch.from_pylist(some, schema=schema) for some in batches], schema=schema)


def rows_by_number(table: pa.Table, numbers: Numbers, count: int) -> Iterator[list[Row]]:
    """The rows that have number 0, those that have 1, and so on for all `count` numbers, each in the table's order."""
    if (numbers[1:] < numbers[:-1]).any():
        order = np.argsort(numbers, kind="stable")
        # In one piece: of several, each `take` would copy all.
        table, numbers = table.combine_chunks().take(pa.array(order)), numbers[order]
    bounds = np.searchsorted(numbers, np.arange(count + 1))
    first = 0
    while first < count:
        # As many numbers as have the rows of one helping between them; one at least.
        last = max(first + 1, int(np.searchsorted(bounds, bounds[first] + AT_A_TIME, "right")) - 1)
        rows = table.slice(bounds[first], bounds[last] - bounds[first]).to_pylist()
        for number in range(first, last):
            yield rows[bounds[number] - bounds[first] : bounds[number + 1] - bounds[first]]
        first = last


def rows_by_value(table: pa.Table, column: str) -> Iterator[tuple[Any, list[Row]]]:
    """Each value of a column, in order, with the rows that have it."""
    values = table[column].unique()
    values = values.take(pc.sort_indices(values))
    numbers = pc.index_in(table[column], value_set=values).to_numpy().astype(np.int64)
    yield from zip(values.to_pylist(), rows_by_number(table, numbers, len(values)), strict=True)


def article_ids(*tables: pa.Table) -> pa.Array:
    """The `article_id`s that tables have, each once, sorted."""
    found = pa.chunked_array([chunk for table in tables for chunk in table["article_id"].chunks], pa.string()).unique()
    return found.take(pc.sort_indices(found))


def article_numbers(table: pa.Table, ids: pa.Array) -> Numbers:
    """The position of each row's article among `ids`. Raises ValueError where one is not there."""
    found = pc.index_in(table["article_id"], value_set=ids)
    if found.null_count:
        raise ValueError("there is no row of that article_id")
    return found.to_numpy().astype(np.int64)


def rows_by_article(*tables: pa.Table) -> Iterator[tuple[str, list[list[Row]]]]:
    """Each article's id, in order of the ids, with its rows of each table in the table's order."""
    ids = article_ids(*tables)
    parts = [rows_by_number(table, article_numbers(table, ids), len(ids)) for table in tables]
    for article_id, *rows in zip(ids.to_pylist(), *parts, strict=True):
        yield article_id, rows


def positions(table: pa.Table, among: pa.Table, key: str) -> Numbers:
    """Where in the table `among` the row is that has the `article_id` and the value of `key` of each row of `table`.

    Raises ValueError where there is none.
    """
    ids = article_ids(table, among)
    wanted, known = (article_numbers(one, ids) << 32 | one[key].to_numpy() for one in (table, among))
    order = np.argsort(known, kind="stable")
    found = np.searchsorted(known, wanted, sorter=order)
    found = order[np.minimum(found, len(known) - 1)] if len(known) else order
    if len(found) != len(wanted) or (known[found] != wanted).any():
        raise ValueError(f"there is no row of that {key}")
    return found
