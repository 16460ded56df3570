"""The last steps: checked tables to files, and the files, together, to the release."""

from __future__ import annotations

import json
import os
import shutil
from typing import Any

import dagster as dg

import schemas
from pipeline.assets.charts import markdown_table
from pipeline.assets.faults import check_evaluations
from pipeline.assets.folders import Folders
from pipeline.assets.staging import made
from pipeline.assets.summary import events_of
from pipeline.assets.table_assets import OWNER, code_version
from pipeline.publishing import about
from pipeline.publishing.database import SCRIPT, macros, script, write_database
from pipeline.publishing.manifest import write_manifest
from pipeline.publishing.metadata import FILES as METADATA_FILES
from pipeline.publishing.metadata import PAGES, write_metadata
from pipeline.publishing.outputs import DATABASE, OutputsError
from pipeline.publishing.page.places import INDEX
from pipeline.publishing.page.site import load_quality, write_page
from pipeline.publishing.quality import FILE as QUALITY
from pipeline.publishing.release import publish
from pipeline.tables import ParquetTables

TABLES = tuple(schemas.TABLES)
FILES = (*(f"{name}.parquet" for name in TABLES), SCRIPT, DATABASE, *METADATA_FILES, *PAGES, INDEX)
DECLARED: dict[str, Any] = {"group_name": "release", "code_version": code_version("release"), "owners": [OWNER]}


@dg.asset(
    deps=TABLES,
    kinds={"python", "parquet"},
    description="One Parquet file a table, descriptions kept, and SQL over them. Made aside, not yet in the release.",
    **DECLARED,
)
def parquet_files(folders: Folders) -> dg.MaterializeResult:
    if faults := [fault for name in TABLES for fault in about.faults(name)]:
        raise dg.Failure(f"nothing was published, for {'; '.join(faults)}", allow_retries=False)
    folder = folders.release
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    sizes, tables = [], made(folders, *TABLES)
    for name in TABLES:
        path = folder / f"{name}.parquet"
        shutil.copyfile(folders.staged(name), path)  # the tables are handed on as they are published
        sizes.append((path.name, tables.count(name), path.stat().st_size))
    (folder / SCRIPT).write_text(script(), encoding="utf-8")
    shown = markdown_table(sizes, ("file", "rows", "bytes"))
    return dg.MaterializeResult(
        metadata={"files": dg.MetadataValue.md(shown), "bytes": sum(size for *_, size in sizes)}
    )


@dg.asset(
    deps=(*TABLES, parquet_files),
    kinds={"duckdb"},
    description="All tables in one DuckDB file, with keys, comments and macros. Made aside, not yet in the release.",
    **DECLARED,
)
def database(folders: Folders) -> dg.MaterializeResult:
    path = folders.release / DATABASE
    path.unlink(missing_ok=True)
    write_database(folders.release, path)
    shown = markdown_table(((macro.name, macro.description) for macro in macros()), ("macro", "answers"))
    return dg.MaterializeResult(metadata={"macros": dg.MetadataValue.md(shown), "bytes": path.stat().st_size})


@dg.asset(
    deps=(*TABLES, parquet_files, database),
    kinds={"python", "markdown", "json"},
    description=(
        "What describes the release, derived from the contract: Frictionless and Croissant metadata, dataset card, "
        "citation, measured quality, and a data dictionary with a page for every table."
    ),
    **DECLARED,
)
def metadata(folders: Folders) -> dg.MaterializeResult:
    written = write_metadata(folders.release, folders.settings.release, folders.release / DATABASE)
    published = json.loads((folders.release / QUALITY).read_text(encoding="utf-8"))
    sizes = ((path.relative_to(folders.release).as_posix(), path.stat().st_size) for path in written)
    return dg.MaterializeResult(
        metadata={
            "files": dg.MetadataValue.md(markdown_table(sizes, ("file", "bytes"))),
            "quality measured with this code": not published["stale"],
        }
    )


@dg.asset(
    deps=(*TABLES, parquet_files, database, metadata),
    kinds={"python", "html"},
    description=(
        "The page: what the release tells, each article with its grounded spans marked, and every table to browse. "
        "Static, drawn while it is built. Made aside, not yet in the release."
    ),
    # Where `make ui` serves the release.
    metadata={"look at the release": dg.MetadataValue.url(os.environ["PAGE_URL"])} if "PAGE_URL" in os.environ else {},
    **DECLARED,
)
def page(folders: Folders) -> dg.MaterializeResult:
    tables, quality = ParquetTables(folders.release), load_quality(folders.release)
    written = write_page(folders.release, tables, folders.settings.release, quality)
    sizes = [(path, (folders.release / path).stat().st_size) for path in written]
    return dg.MaterializeResult(
        metadata={
            "pages": dg.MetadataValue.md(markdown_table(sizes, ("file", "bytes"))),
            "bytes": sum(size for _, size in sizes),
        }
    )


@dg.asset(
    deps=(parquet_files, database, metadata, page),
    kinds={"python"},
    description="The finished files with their manifest, swapped into the outputs folder whole.",
    **DECLARED,
)
def release(folders: Folders) -> dg.MaterializeResult:
    if missing := [name for name in FILES if not (folders.release / name).is_file()]:
        raise dg.Failure(f"{', '.join(missing)} not made yet: materialize the steps before.")
    try:
        folders.check()
        tables = ParquetTables(folders.release)
        rows = {name: tables.count(name) for name in TABLES}
        write_manifest(folders.release, folders.settings.release, rows)
        publish(folders.release, folders.settings.outputs.resolve())
    except OutputsError as error:
        raise dg.Failure(str(error), allow_retries=False) from error
    except OSError as error:
        raise dg.Failure(f"{folders.outputs}: the release cannot be written: {error}", allow_retries=False) from error
    info = folders.settings.release
    run = dg.AssetExecutionContext.get()
    checks = check_evaluations(events_of(run.instance, run.run_id))
    return dg.MaterializeResult(
        metadata={
            "folder": folders.outputs,
            "articles": rows["articles"],
            "set aside": rows["rejects"],
            "rows": dg.MetadataValue.md(markdown_table(rows.items(), ("table", "rows"))),
            "checks passed": sum(one.passed for one in checks),
            "version": info.version,
            "released on": info.released_on.isoformat() if info.released_on else "not declared",
        }
    )
