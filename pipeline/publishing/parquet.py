"""Tables to Parquet files: types, descriptions and not-null kept, and the same bytes for the same rows."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import schemas

ROWS_PER_GROUP = 100_000
LEVEL, QUICK_LEVEL = 9, 1
"""How hard published tables are compressed, and those that are only handed on."""


def conform(name: str, table: pa.Table) -> pa.Table:
    """A table with exactly the columns, order, types and descriptions of the contract, in one chunk.

    Raises ValueError, naming the columns, where it has others, and pyarrow.ArrowInvalid where a value does not fit.
    """
    wanted = schemas.arrow_schema(name)
    if set(table.column_names) != set(wanted.names):
        missing = sorted(set(wanted.names) - set(table.column_names))
        extra = sorted(set(table.column_names) - set(wanted.names))
        raise ValueError(f"{name}: columns missing: {missing}; columns not in the contract: {extra}")
    loose = pa.schema([field.with_nullable(True) for field in wanted], metadata=wanted.metadata)
    arrays = table.select(wanted.names).cast(loose).combine_chunks().columns
    return pa.Table.from_arrays(arrays, schema=wanted)


def write_parquet(name: str, table: pa.Table, path: Path) -> None:
    """Write a table of the contract; equal rows give equal bytes. Raises as `conform`."""
    pq.write_table(
        conform(name, table),
        path,
        version="2.6",
        compression="zstd",
        compression_level=LEVEL if name in schemas.TABLES else QUICK_LEVEL,
        row_group_size=ROWS_PER_GROUP,
        write_statistics=True,
        store_schema=True,
    )
