"""Tables from memory and from files are read alike."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline import tables
from pipeline.tables import ParquetTables, Tables, TablesInMemory

ONE = pa.table({"number": [3, 1, 2], "word": ["a", "b", "c"]})


@pytest.fixture(params=["memory", "files"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Tables:
    if request.param == "memory":
        return TablesInMemory({"one": ONE})
    pq.write_table(ONE, tmp_path / "one.parquet")
    return ParquetTables(tmp_path)


def test_a_table_is_read_whole_or_by_columns(source: Tables) -> None:
    assert source.read("one").equals(ONE)
    assert source.read("one", ("word",)).equals(ONE.select(["word"]))


def test_a_table_that_is_not_there_is_an_error(source: Tables) -> None:
    with pytest.raises((KeyError, FileNotFoundError), match="two"):
        source.read("two")


def test_files_give_rows_some_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "AT_A_TIME", 2)
    pq.write_table(ONE, tmp_path / "one.parquet")
    files = ParquetTables(tmp_path)
    assert [batch.to_pydict() for batch in files.batches("one", ["number"])] == [{"number": [3, 1]}, {"number": [2]}]
    assert files.count("one") == 3
