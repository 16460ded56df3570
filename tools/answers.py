"""Fill in the answers that documents show: after each SQL block, the text block that DuckDB prints for it.

python -m tools.answers        (after make build)
"""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
DATABASE = ROOT / "outputs" / "dataset.duckdb"
DOCUMENTS = ("README.md",)
WIDTH = 118
"""Characters a line of an answer may have."""

_QUESTION = re.compile(r"(```sql\n(?P<sql>.*?)```\n\n```text\n)(?P<answer>.*?)(?=```)", re.DOTALL)


def answer(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """What DuckDB shows for a query, at a width that does not depend on the terminal."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        connection.sql(sql).show(max_width=WIDTH, max_rows=40)
    return shown.getvalue().strip("\n") + "\n"


def filled_in(document: str, connection: duckdb.DuckDBPyConnection) -> str:
    """A document with the answers that the database gives now."""
    return _QUESTION.sub(lambda found: found[1] + answer(connection, found["sql"]), document)


def main() -> None:
    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        for name in DOCUMENTS:
            path = ROOT / name
            path.write_text(filled_in(path.read_text(encoding="utf-8"), connection), encoding="utf-8")


if __name__ == "__main__":
    main()
