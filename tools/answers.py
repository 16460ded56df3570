"""Fill in the answers that documents show: after each SQL or Python block, the text block with what it prints.

python -m tools.answers        (after make build)
"""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

import schemas
from pipeline.publishing.database import macros, table_ddl
from pipeline.publishing.snippets import answer

ROOT = Path(__file__).resolve().parent.parent
OUTPUTS = ROOT / "outputs"
DOCUMENTS = ("README.md", "docs/questions.md")

_QUESTION = re.compile(r"(```(?P<language>sql|python)\n(?P<code>.*?)```\n\n```text\n)(?P<answer>.*?)(?=```)", re.DOTALL)


def database_of(release: Path) -> duckdb.DuckDBPyConnection:
    """The Parquet files of a release as a database in memory, with the macros of this code."""
    database = duckdb.connect()
    for name in schemas.TABLES:
        for statement in table_ddl(name):
            database.execute(statement)
        database.register("arrow_rows", pq.read_table(release / f"{name}.parquet"))
        database.execute(f'INSERT INTO "{name}" BY NAME SELECT * FROM arrow_rows')
    database.unregister("arrow_rows")
    for macro in macros():
        database.execute(macro.sql)
    return database


def printed(code: str, folder: Path) -> str:
    """What Python code prints when it is run in a folder."""
    shown = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(shown):
        exec(code, {})
    return shown.getvalue()


def filled_in(document: str, connection: duckdb.DuckDBPyConnection, folder: Path = ROOT) -> str:
    """A document with the answers that the database gives now, and what its Python code prints in a folder."""

    def answered(found: re.Match[str]) -> str:
        code = found["code"]
        return found[1] + (answer(connection, code) if found["language"] == "sql" else printed(code, folder))

    return _QUESTION.sub(answered, document)


def main() -> None:
    with database_of(OUTPUTS) as connection:
        for name in DOCUMENTS:
            path = ROOT / name
            path.write_text(filled_in(path.read_text(encoding="utf-8"), connection), encoding="utf-8")


if __name__ == "__main__":
    main()
