"""All files of a release that describe it: made together, of the same facts."""

from __future__ import annotations

from pathlib import Path

import duckdb

import schemas
from pipeline.collection import without_cycle_collection
from pipeline.publishing import card, citation, croissant, datapackage, dictionary, quality
from pipeline.release_info import ReleaseInfo
from pipeline.tables import ParquetTables

FILES = (datapackage.FILE, croissant.FILE, card.FILE, citation.FILE, quality.FILE)
PAGES = tuple(f"{dictionary.FOLDER}/{name}" for name in (dictionary.INDEX, *(f"{name}.md" for name in schemas.TABLES)))
"""Paths of all files that `write_metadata` writes."""


@without_cycle_collection()
def write_metadata(folder: Path, info: ReleaseInfo, database: Path) -> list[Path]:
    """Write the descriptions of a release into the folder that holds its Parquet files.

    `database` is the finished DuckDB file, which answers the questions that the dictionary shows. Raises OSError where
    a file is missing or cannot be written.
    """
    tables = ParquetTables(folder)
    counts = {name: tables.count(name) for name in schemas.TABLES}
    with duckdb.connect(str(database), read_only=True) as connection:
        pages = dictionary.dictionary(tables, counts, info, connection)
    texts = {
        datapackage.FILE: quality.as_json(datapackage.datapackage(folder, info, counts)),
        croissant.FILE: quality.as_json(croissant.croissant(folder, info)),
        card.FILE: card.card(info, counts),
        citation.FILE: citation.citation_file(info),
        quality.FILE: quality.as_json(quality.published(quality.read_record(), quality.versions())),
        **{f"{dictionary.FOLDER}/{name}": text for name, text in pages.items()},
    }
    (folder / dictionary.FOLDER).mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]
