"""What changed between two releases, row by row: `python -m pipeline.publishing.diff AGAINST [OUTPUTS]`.

AGAINST is the folder of an older release or a git revision that holds one. Prints what changed in words, then as a
Markdown table. Exit status 0 whether or not something changed, 1 where there is nothing to compare.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

import schemas
from pipeline.publishing.markdown import code, table
from pipeline.publishing.outputs import read_manifest
from pipeline.release_info import PROJECT

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
NAMING = ("label", "name", "subject", "span_text", "title", "reason", "file_name")
"""Columns that tell people which row is meant; the first that a table has."""
SHOWN = 200


class DiffError(Exception):
    """There are no two releases to compare; the message says why."""


class Change(NamedTuple):
    """One row that only one of two releases has, or that differs between them."""

    table: str
    kind: str
    key: tuple[Any, ...]
    """Values of the key columns; all values of the row in a table without a key."""
    name: str
    """What the row is called, for people."""
    columns: tuple[tuple[str, Any, Any], ...]
    """Columns that differ, each with its value before and after; none for a row added or removed."""


class Shape(NamedTuple):
    """Columns of a table that only one of two releases has."""

    table: str
    kind: str
    column: str


def differences(before: Path | None, after: Path) -> tuple[list[Change], list[Shape]]:
    """How the release in the folder `after` differs from that in `before` (None: from one without any row).

    A table that a release does not have counts as empty. Raises duckdb.Error where a file cannot be read.
    """
    changes: list[Change] = []
    shapes: list[Shape] = []
    with duckdb.connect() as connection:
        for name in schemas.TABLES:
            old, new = (_columns(connection, folder, name) for folder in (before, after))
            if old and new:
                shapes += [Shape(name, ADDED, column) for column in new if column not in old]
                shapes += [Shape(name, REMOVED, column) for column in old if column not in new]
            shared = [column for column in new or old if not (old and new) or (column in old and column in new)]
            if not shared:
                continue
            sources = [
                _source(folder, name) if columns else f"(SELECT * FROM {_source(other, name)} LIMIT 0)"
                for folder, columns, other in ((before, old, after), (after, new, before))
            ]
            key = schemas.table_model(name).key()
            if key and set(key) <= set(shared):
                changes += _by_key(connection, name, shared, key, *sources)
            else:
                changes += _by_row(connection, name, shared, *sources)
    return changes, shapes


def _source(folder: Path | None, name: str) -> str:
    assert folder is not None
    return "read_parquet('" + str(folder / f"{name}.parquet").replace("'", "''") + "')"


def _columns(connection: duckdb.DuckDBPyConnection, folder: Path | None, name: str) -> list[str]:
    if folder is None or not (folder / f"{name}.parquet").is_file():
        return []
    return [row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {_source(folder, name)}").fetchall()]


def _by_key(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str], key: Sequence[str], old: str, new: str
) -> Iterator[Change]:
    joined = " AND ".join(f'old."{column}" = new."{column}"' for column in key)
    rest = [column for column in columns if column not in key]
    differ = "".join(f' OR old."{column}" IS DISTINCT FROM new."{column}"' for column in rest)
    missing = f'old."{key[0]}" IS NULL', f'new."{key[0]}" IS NULL'
    order = ", ".join(f'coalesce(new."{column}", old."{column}")' for column in key)
    both = ", ".join(f'{side}."{column}"' for side in ("old", "new") for column in columns)
    found = connection.execute(
        f"SELECT {missing[0]}, {missing[1]}, {both} FROM {old} old FULL JOIN {new} new ON {joined} "
        f"WHERE {missing[0]} OR {missing[1]}{differ} ORDER BY {order}"
    ).fetchall()
    for is_new, is_gone, *values in found:
        was = dict(zip(columns, values[: len(columns)], strict=True))
        now = dict(zip(columns, values[len(columns) :], strict=True))
        row = was if is_gone else now
        kind = ADDED if is_new else REMOVED if is_gone else CHANGED
        changed = tuple((column, was[column], now[column]) for column in rest if was[column] != now[column])
        yield Change(name, kind, tuple(row[column] for column in key), _called(row), changed if kind == CHANGED else ())


def _by_row(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str], old: str, new: str
) -> Iterator[Change]:
    listed = ", ".join(f'"{column}"' for column in columns)
    for kind, having, lacking in ((REMOVED, old, new), (ADDED, new, old)):
        query = f"SELECT {listed} FROM {having} EXCEPT ALL SELECT {listed} FROM {lacking} ORDER BY ALL"
        for values in connection.execute(query).fetchall():
            yield Change(name, kind, values, _called(dict(zip(columns, values, strict=True))), ())


def _called(row: dict[str, Any]) -> str:
    return str(next((row[column] for column in NAMING if row.get(column) is not None), ""))


def in_words(changes: Sequence[Change], shapes: Sequence[Shape] = ()) -> str:
    """Differences summed up, a Markdown list item a table.

    >>> in_words([Change("events", "changed", ("e1",), "Talks", (("place", "Oslo", "Bergen"),))])
    '- `events`: 1 changed (`place` 1).\\n- As before: every other table.\\n'
    """
    lines = []
    for name in schemas.TABLES:
        mine = [change for change in changes if change.table == name]
        parts = []
        for kind in (ADDED, REMOVED, CHANGED):
            if count := sum(change.kind == kind for change in mine):
                parts.append(f"{count} {kind}")
        columns = Counter(column for change in mine for column, *_ in change.columns)
        if columns:
            parts[-1] += " (" + ", ".join(f"`{column}` {count}" for column, count in sorted(columns.items())) + ")"
        parts += [f"column `{shape.column}` {shape.kind}" for shape in shapes if shape.table == name]
        if parts:
            lines.append(f"- `{name}`: {', '.join(parts)}.")
    if not lines:
        return "No row differs.\n"
    if len(lines) < len(schemas.TABLES):
        lines.append("- As before: every other table.")
    return "\n".join(lines) + "\n"


def as_table(changes: Sequence[Change], most: int = SHOWN) -> str:
    """Differences as a Markdown table, a line for each row added or removed and each column that changed."""
    lines = [
        (change.table, change.kind, code(" ".join(map(str, change.key)), 120), code(change.name, 60), *cells)
        for change in changes
        for cells in (
            [(f"`{column}`", _value(before), _value(after)) for column, before, after in change.columns]
            or [("", "", "")]
        )
    ]
    shown = table(("table", "row", "key", "called", "column", "before", "after"), lines[:most])
    more = f"\n\n{len(lines) - most} more lines are not shown.\n" if len(lines) > most else "\n"
    return shown + more


def _value(value: Any) -> str:
    return "NULL" if value is None else code(value, 60)


@contextmanager
def release_at(place: str, project: Path = PROJECT) -> Iterator[Path]:
    """The folder of a release: the folder that is named, or that of a git revision's `outputs`, for the time being.

    Raises DiffError where there is none.
    """
    if Path(place).is_dir():
        if read_manifest(Path(place)) is None:
            raise DiffError(f"{place}: holds no release")
        yield Path(place)
        return
    command = ["git", "-C", str(project), "archive", "--format=tar", "--end-of-options", place, "outputs"]
    made = subprocess.run(command, capture_output=True)
    if made.returncode != 0:
        raise DiffError(f"{place}: is no folder, and no git revision with a release in outputs/")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(made.stdout)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder) / "outputs"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how a release differs from an older one; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.publishing.diff", description="Compare two releases.")
    parser.add_argument("against", metavar="AGAINST", help="folder of a release, or git revision")
    parser.add_argument("outputs", metavar="OUTPUTS", nargs="?", default=str(PROJECT / "outputs"), help="newer release")
    options = parser.parse_args(arguments)
    try:
        with release_at(options.outputs) as after, release_at(options.against) as before:
            changes, shapes = differences(before, after)
    except (DiffError, duckdb.Error) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(in_words(changes, shapes), end="")
    if changes:
        print("\n" + as_table(changes), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
