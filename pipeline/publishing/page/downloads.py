"""The files of a release that people may want, each with its rows, size and checksum."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import schemas
from pipeline.publishing.manifest import sha256_of
from pipeline.publishing.page.rows import Rows
from pipeline.publishing.page.wording import size

OTHER_FILES = {
    "dataset.sql": "views and macros over the Parquet files, for DuckDB",
    "datapackage.json": "Frictionless data package",
    "croissant.json": "Croissant metadata",
    "quality.json": "measured quality",
    "README.md": "dataset card",
    "CITATION.cff": "how to cite",
}
"""Files beside the tables, and what they hold. The database is not among them: its bytes differ from build to build."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the release: its rows where it is a table, and its checksum."""

    name: str
    what: str
    rows: int | None
    size: str
    sha256: str


def downloads_of(folder: Path, rows: Rows) -> list[Download]:
    """The files that are in a folder, tables first."""
    wanted: list[tuple[str, str, int | None]] = [
        (f"{name}.parquet", schemas.title(name), rows.count(name)) for name in schemas.TABLES
    ]
    wanted += [(name, what, None) for name, what in OTHER_FILES.items()]
    return [
        Download(name, what, count, size(path.stat().st_size), sha256_of(path))
        for name, what, count in wanted
        if (path := folder / name).is_file()
    ]
