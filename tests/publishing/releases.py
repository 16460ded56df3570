"""A finished folder of a release, made of hand-made tables, for tests of what describes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

import schemas
from pipeline.publishing.database import SCRIPT, script, write_database
from pipeline.publishing.metadata import write_metadata
from pipeline.publishing.outputs import DATABASE
from pipeline.publishing.parquet import write_parquet
from pipeline.release_info import ReleaseInfo
from tests.schemas.rows import Rows, as_tables, sound_rows

INFO = ReleaseInfo("ours", "1.2.3", date(2020, 2, 29))
HOSTILE = "<script>alert('x')</script> | `=1+1` \u202e\r\n```\n# [a](javascript:b) &lt; **c** \x00"
"""What a table of Markdown or HTML must show as text."""


def hostile_rows() -> Rows:
    """Sound rows with markup, quotes and direction marks wherever an article or its manifest may put them."""
    rows = sound_rows()
    rows["articles"][0] |= {"title": HOSTILE, "publisher": HOSTILE, "text": HOSTILE}
    rows["events"][0] |= {"label": HOSTILE, "place": HOSTILE}
    rows["entities"][0] |= {"name": HOSTILE, "aliases": [HOSTILE]}
    rows["rejects"][0] |= {"detail": HOSTILE}
    for table in rows.values():
        for row in table:
            if "span_text" in row:
                row |= {"span_text": HOSTILE, "evidence": HOSTILE}
    return rows


def parquet_files(folder: Path, rows: Rows) -> dict[str, pa.Table]:
    """Write the Parquet files of a release into a folder, made where it is not there; returns its tables."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {name: table for name, table in as_tables(rows).items() if name in schemas.TABLES}
    for name, table in tables.items():
        write_parquet(name, table, folder / f"{name}.parquet")
    return tables


def database_of(rows: Rows, path: Path) -> None:
    """Write the DuckDB file of some rows."""
    with TemporaryDirectory() as folder:
        parquet_files(Path(folder), rows)
        write_database(Path(folder), path)


def finished(folder: Path, rows: Rows, info: ReleaseInfo = INFO) -> dict[str, pa.Table]:
    """Write all files of a release but its manifest into a new folder; returns its tables."""
    tables = parquet_files(folder, rows)
    (folder / SCRIPT).write_text(script(), encoding="utf-8")
    write_database(folder, folder / DATABASE)
    write_metadata(folder, info, folder / DATABASE)
    return tables
