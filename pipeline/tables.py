"""Where tables come from, by name: from memory, or from the files of a folder, each when it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.rows import AT_A_TIME


class Tables(Protocol):
    """Tables by name."""

    def read(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A table, or some of its columns. Raises KeyError or FileNotFoundError where there is none of that name."""


class TablesInMemory:
    """Tables that are there already."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._tables = tables

    def read(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A table, or some of its columns. Raises KeyError."""
        return self._tables[name] if columns is None else self._tables[name].select(columns)


class ParquetTables:
    """Tables in the Parquet files of a folder; nothing that was read is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A table, or some of its columns. Raises FileNotFoundError."""
        return pq.read_table(self._file(name), columns=None if columns is None else list(columns))

    def batches(
        self, name: str, columns: Sequence[str] | None = None, rows: int | None = None
    ) -> Iterator[pa.RecordBatch]:
        """The rows of a table, or some of their columns, `rows` or AT_A_TIME at a time. Raises FileNotFoundError."""
        with pq.ParquetFile(self._file(name)) as file:
            yield from file.iter_batches(rows or AT_A_TIME, columns=None if columns is None else list(columns))

    def count(self, name: str) -> int:
        """Rows of a table. Raises FileNotFoundError."""
        return int(pq.read_metadata(self._file(name)).num_rows)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.parquet"
