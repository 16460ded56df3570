"""Tables to one DuckDB file: real tables with keys and comments, and macros for the questions people ask.

The same can be had over the Parquet files alone, by a script.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa

import schemas

STORAGE_VERSION = "v1.0.0"
"""The oldest format that can be written: DuckDB 1.1 and later open it. (1.0 opens it too but for the primary keys.)"""


MEMORY = "128MB"
"""What DuckDB may take beside the keys of its tables."""

SCRIPT = "dataset.sql"
"""The file of `script`."""


class Macro(NamedTuple):
    """A question people ask: its name, what it answers, and the statement that creates it."""

    name: str
    description: str
    sql: str


def sql_type(kind: pa.DataType) -> str:
    """The DuckDB type of an Arrow type of the contract.

    >>> sql_type(pa.list_(pa.string()))
    'VARCHAR[]'
    """
    if pa.types.is_list(kind):
        return sql_type(kind.value_type) + "[]"
    return _SQL_TYPES[kind]


_SQL_TYPES = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.float64(): "DOUBLE",
    pa.date32(): "DATE",
    pa.bool_(): "BOOLEAN",
}


def table_ddl(name: str) -> Iterator[str]:
    """Statements that create a table of the contract, with its key, its not-null columns and all comments."""
    lines = [
        f'"{column.name}" {sql_type(column.type)}' + ("" if column.nullable else " NOT NULL")
        for column in schemas.columns(name)
    ]
    if key := schemas.table_model(name).key():
        lines.append("PRIMARY KEY (" + ", ".join(f'"{column}"' for column in key) + ")")
    yield f'CREATE TABLE "{name}" (\n  ' + ",\n  ".join(lines) + "\n)"
    about = f"{schemas.description(name)} One row is {schemas.title(name)}."
    yield f'COMMENT ON TABLE "{name}" IS {_literal(about)}'
    for column in schemas.columns(name):
        yield f'COMMENT ON COLUMN "{name}"."{column.name}" IS {_literal(column_comment(column))}'


def column_comment(column: schemas.Column) -> str:
    """What a column means, in one line: description, unit, values with what they stand for, and where it points."""
    parts = [column.description]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.standard:
        parts.append(f"After {column.standard}.")
    if column.values:
        meanings = schemas.VOCABULARIES[column.values].meanings.items()
        parts.append("Values: " + "; ".join(f"{value} ({meaning})" for value, meaning in meanings) + ".")
    if column.foreign_key:
        parts.append(f"Points to {column.foreign_key}.")
    return " ".join(parts)


def macros() -> tuple[Macro, ...]:
    """The macros of `queries.sql`, each with the comment that stands before it."""
    text = files(__package__).joinpath("queries.sql").read_text(encoding="utf-8")
    found = []
    for block in text.split("\n\n"):
        comment = [line.removeprefix("-- ") for line in block.splitlines() if line.startswith("--")]
        sql = "\n".join(line for line in block.splitlines() if not line.startswith("--")).strip().rstrip(";")
        if sql:
            name = sql.removeprefix("CREATE MACRO ").partition("(")[0]
            found.append(Macro(name, " ".join(comment), sql))
    return tuple(found)


def script() -> str:
    """SQL that makes the Parquet files of a release, in the current folder, look like the database."""
    lines = [
        "-- Tables and macros of the dataset over its Parquet files alone: run it in DuckDB in the folder of the files."
    ]
    for name in schemas.TABLES:
        lines += ["", f"-- {schemas.description(name)} One row is {schemas.title(name)}."]
        lines.append(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet('{name}.parquet');")
    for macro in macros():
        lines += ["", f"-- {macro.description}", macro.sql.replace("CREATE MACRO", "CREATE OR REPLACE MACRO", 1) + ";"]
    return "\n".join(lines) + "\n"


def write_database(folder: Path, path: Path) -> None:
    """Write all tables of the contract, of Parquet files in a folder, and the macros into a new DuckDB file at `path`.

    Raises FileExistsError where there is one, duckdb.IOException where a table is missing, duckdb.ConstraintException
    where a key occurs twice or a value is missing.
    """
    if path.exists():
        raise FileExistsError(path)
    with duckdb.connect(config={"memory_limit": MEMORY, "threads": 1}) as connection:
        connection.execute(f"ATTACH {_literal(str(path))} AS dataset (STORAGE_VERSION {_literal(STORAGE_VERSION)})")
        connection.execute("USE dataset")
        for name in schemas.TABLES:
            for statement in table_ddl(name):
                connection.execute(statement)
            rows = _literal(str(folder / f"{name}.parquet"))
            connection.execute(f'INSERT INTO "{name}" BY NAME SELECT * FROM read_parquet({rows})')
        for macro in macros():
            connection.execute(macro.sql)
            connection.execute(f"COMMENT ON MACRO TABLE {macro.name} IS {_literal(macro.description)}")
        connection.execute("USE memory")
        connection.execute("CHECKPOINT dataset")
        connection.execute("DETACH dataset")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
