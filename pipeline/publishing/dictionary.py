"""`dictionary/<table>.md`: all there is to know of a table on a page, derived from the contract and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb
import pyarrow as pa

import schemas
from pipeline.publishing.about import licence, rights
from pipeline.publishing.database import sql_type
from pipeline.publishing.markdown import code, plain, table
from pipeline.publishing.snippets import snippets
from pipeline.release_info import ReleaseInfo
from pipeline.tables import Tables

FOLDER = "dictionary"
INDEX = "README.md"

BROWSED = 1_000
"""Rows among which the fullest is taken as the example."""


def dictionary(
    tables: Tables, row_counts: Mapping[str, int], info: ReleaseInfo, connection: duckdb.DuckDBPyConnection
) -> dict[str, str]:
    """The pages of the data dictionary by file name, the index among them; `connection` has all tables by name."""
    pages = {f"{name}.md": page(name, tables.read(name), info, connection) for name in schemas.TABLES}
    return {INDEX: index(row_counts, info), **pages}


def index(row_counts: Mapping[str, int], info: ReleaseInfo) -> str:
    """The page that leads to the others."""
    rows = (
        (f"[`{name}`]({name}.md)", schemas.title(name), str(row_counts[name]), schemas.description(name))
        for name in schemas.TABLES
    )
    shown = table(("table", "one row is", "rows", "holds"), rows)
    opening = f"# Data dictionary\n\n{plain(info.title)}: its tables, in the order people should read them."
    return f"{opening}\n\n{shown}\n\n{rights(info)}\n"


def page(name: str, rows: pa.Table, info: ReleaseInfo, connection: duckdb.DuckDBPyConnection) -> str:
    """The page of one table."""
    parts = [f"# `{name}`", f"{schemas.description(name)} One row is {schemas.title(name)}.", _facts(name, rows, info)]
    parts += ["## Columns", _columns(name)]
    if values := list(_values(name)):
        parts += ["## Values", *values]
    parts += ["## One row", _example(rows)]
    parts += ["## To beware of", "\n".join(f"- {caveat}" for caveat in schemas.caveats(name))]
    parts += ["## Use it", "In the folder of the release; SQL in its `dataset.duckdb` or after `dataset.sql`."]
    for snippet in snippets(name, rows, connection):
        block = f"```{snippet.language}\n{snippet.code}```"
        parts += [f"### {snippet.title}", block]
        parts.append(f"```text\n{snippet.prints}```" if snippet.runs else "(not run when this page was made)")
    return "\n\n".join(parts) + "\n"


def _facts(name: str, rows: pa.Table, info: ReleaseInfo) -> str:
    model, terms = schemas.table_model(name), licence(info)
    key = ", ".join(f"`{column}`" for column in model.key())
    facts = {
        "Grain": schemas.title(name),
        "Key": key or "none: rows may be alike",
        "Sorted by": ", ".join(f"`{column}`" for column in model.sorted_by()),
        "Rows in this release": f"{len(rows):,}",
        "Grounded": "yes: every row has its span and evidence" if schemas.is_grounded(name) else "no",
        "Provenance": schemas.provenance(name),
        "Licence": f"[{terms.title}]({terms.url}). {rights(info)}",
        "File": f"[`{name}.parquet`](../{name}.parquet)",
    }
    return "\n".join(f"- **{what}:** {fact}" for what, fact in facts.items())


def _columns(name: str) -> str:
    rows = []
    for column in schemas.columns(name):
        rows.append(
            (
                f"`{column.name}`",
                sql_type(column.type),
                "may be NULL" if column.nullable else "never NULL",
                column.description,
                column.unit or "",
                _allowed(column),
                _target(column.foreign_key),
            )
        )
    return table(("column", "type", "NULL", "meaning", "unit", "allowed values", "points to"), rows)


def _allowed(column: schemas.Column) -> str:
    """What a value of a column may be, beyond its type."""
    rules = []
    if column.values:
        rules.append(", ".join(f"`{value}`" for value in schemas.VOCABULARIES[column.values].meanings))
    if column.standard:
        rules.append(column.standard)
    if column.least is not None:
        rules.append(f"at least {column.least:g}")
    if column.most is not None:
        rules.append(f"at most {column.most:g}")
    return "; ".join(rules)


def _target(foreign_key: str | None) -> str:
    return f"[`{foreign_key}`]({foreign_key.split('.')[0]}.md)" if foreign_key else ""


def _values(name: str) -> Iterator[str]:
    for column in schemas.columns(name):
        if column.values:
            meanings = schemas.VOCABULARIES[column.values].meanings.items()
            yield f"`{column.name}`:\n\n" + "\n".join(f"- `{value}`: {meaning}" for value, meaning in meanings)


def _example(rows: pa.Table) -> str:
    """The row with the fewest empty columns; the first of such."""
    found: list[dict[str, Any]] = rows.slice(0, BROWSED).to_pylist()
    if not found:
        return "The table has no row in this release."
    fullest = min(found, key=lambda row: sum(value in (None, []) for value in row.values()))
    shown = ((f"`{column}`", "NULL" if value is None else code(value)) for column, value in fullest.items())
    return table(("column", "value"), shown)
