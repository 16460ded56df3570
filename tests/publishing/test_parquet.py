"""Parquet files keep what the contract says of a table, and are the same bytes for the same rows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import schemas
from pipeline.publishing.parquet import conform, write_parquet
from tests.schemas.rows import as_tables, sound_rows


@pytest.mark.parametrize("name", schemas.TABLES)
@pytest.mark.parametrize("empty", [False, True])
def test_types_descriptions_and_not_null_come_back(name: str, empty: bool, tmp_path: Path) -> None:
    table = as_tables(sound_rows())[name]
    table = table.slice(0, 0) if empty else table
    write_parquet(name, table, tmp_path / "table.parquet")
    found = pq.read_table(tmp_path / "table.parquet")
    wanted = schemas.arrow_schema(name)
    assert found.to_pylist() == table.to_pylist()
    assert found.schema.names == wanted.names
    for field in wanted:
        back = found.schema.field(field.name)
        assert back.nullable == field.nullable
        assert back.type == field.type
        assert back.metadata[b"description"] == field.metadata[b"description"]
    assert found.schema.metadata[b"description"] == wanted.metadata[b"description"]
    assert b"pandas" not in found.schema.metadata


def test_the_file_itself_says_which_columns_are_never_null(tmp_path: Path) -> None:
    write_parquet("figures", as_tables(sound_rows())["figures"], tmp_path / "figures.parquet")
    stored = pq.ParquetFile(tmp_path / "figures.parquet").schema
    levels = {stored.column(i).name: stored.column(i).max_definition_level for i in range(len(stored.names))}
    assert levels["figure_id"] == 0
    assert levels["counted"] == 1


def test_bytes_do_not_depend_on_chunks_column_order_or_hash_seed(tmp_path: Path) -> None:
    table = as_tables(sound_rows())["entity_mentions"]
    write_parquet("entity_mentions", table, tmp_path / "one.parquet")
    pieces = pa.concat_tables([table.slice(0, 1), table.slice(1)]).select(sorted(table.column_names))
    write_parquet("entity_mentions", pieces, tmp_path / "two.parquet")
    code = (
        "from pathlib import Path; from pipeline.publishing.parquet import *; import sys\n"
        "write_parquet('entity_mentions', pq.read_table(sys.argv[1]), Path(sys.argv[2]))"
    )
    subprocess.run(
        [sys.executable, "-c", code, tmp_path / "one.parquet", tmp_path / "three.parquet"],
        check=True,
        env={"PYTHONHASHSEED": "7"},
        cwd=Path(schemas.__file__).parent.parent,
    )
    one, two, three = ((tmp_path / f"{name}.parquet").read_bytes() for name in ("one", "two", "three"))
    assert one == two == three


def test_other_columns_are_an_error_that_names_them() -> None:
    table = as_tables(sound_rows())["rejects"]
    with pytest.raises(ValueError, match=r"missing: \['detail'\].*not in the contract: \['colour'\]"):
        conform("rejects", table.drop_columns(["detail"]).append_column("colour", pa.array(["red"])))


def test_a_value_that_does_not_fit_is_an_error() -> None:
    table = as_tables(sound_rows())["entities"]
    column = table.schema.get_field_index("mention_count")
    large = table.set_column(column, "mention_count", pa.array([2**40]))
    with pytest.raises(pa.ArrowInvalid):
        conform("entities", large)
