"""Ready-to-run code for each table: one small question, asked in SQL, pandas, polars and R, with the answer printed.

The code is for the folder of a release.
"""

from __future__ import annotations

import contextlib
import io
from collections import Counter
from typing import NamedTuple

import duckdb
import pyarrow as pa

import schemas

COUNTED = {
    "articles": "reference_date_basis",
    "events": "status",
    "event_mentions": "event_type",
    "participants": "role",
    "statements": "kind",
    "figures": "measure",
    "entities": "kind",
    "entity_mentions": "form",
    "discrepancies": "field",
    "discrepancy_claims": "row_table",
    "rejects": "reason",
}
"""The column of each table whose values are counted; its values come from a closed list."""

WIDTH = 118
"""Characters a line of an answer may have."""


class Snippet(NamedTuple):
    """Code in a language (as a fenced block names it), and what it prints; `runs` tells whether the tests run it."""

    title: str
    language: str
    code: str
    prints: str
    runs: bool = True


def answer(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """What DuckDB shows for a query, at a width that does not depend on the terminal."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        connection.sql(sql).show(max_width=WIDTH, max_rows=40)
    return shown.getvalue().strip("\n") + "\n"


def snippets(name: str, table: pa.Table, connection: duckdb.DuckDBPyConnection) -> tuple[Snippet, ...]:
    """Snippets for a table, with the answers that its rows give; `connection` has all tables by name."""
    column = COUNTED[name]
    counts = Counter(value for value in table[column].to_pylist() if value is not None)
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    value = ranked[0] if ranked else _first_value(name, column)
    prints = f"{counts[value]} of {len(table)}\n"
    sql = f"SELECT {column}, count(*) AS rows\nFROM {name}\nGROUP BY {column}\nORDER BY rows DESC, {column};\n"
    pandas = (
        "import pandas as pd\n\n"
        f'{name} = pd.read_parquet("{name}.parquet")\n'
        f'print(({name}["{column}"] == "{value}").sum(), "of", len({name}))\n'
    )
    polars = (
        "import polars as pl\n\n"
        f'{name} = pl.read_parquet("{name}.parquet")\n'
        f'print({name}.filter(pl.col("{column}") == "{value}").height, "of", {name}.height)\n'
    )
    in_r = (
        "library(arrow)\n\n"
        f'{name} <- read_parquet("{name}.parquet")\n'
        f'cat(sum({name}${column} == "{value}", na.rm = TRUE), "of", nrow({name}), "\\n")\n'
    )
    return (
        Snippet("DuckDB", "sql", sql, answer(connection, sql)),
        Snippet("pandas", "python", pandas, prints),
        Snippet("polars", "python", polars, prints),
        Snippet("R", "r", in_r, "", runs=False),
    )


def _first_value(name: str, column: str) -> str:
    """A value that the column may have, where no row has one."""
    declared = next(known for known in schemas.columns(name) if known.name == column)
    assert declared.values is not None, f"{name}.{column} has no closed list of values"
    return next(iter(schemas.VOCABULARIES[declared.values].meanings))
