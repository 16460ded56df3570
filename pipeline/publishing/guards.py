"""Signs that a release has lost or mangled what the one before it had, although every row of it holds the contract.

A table that falls far below the last release stops publication. Values out of all proportion, and columns that are
suddenly empty, are pointed out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import schemas
from pipeline.publishing.outputs import read_manifest

BY_ARTICLE = ("event_mentions", "participants", "statements", "figures", "entity_mentions")
"""Tables that grow with the articles, however many there are."""
BY_SUBJECT = ("events", "entities")
"""Tables that grow more slowly, for many articles tell of one thing: compared with as many articles at most."""
GUARDED = (*BY_SUBJECT, *BY_ARTICLE)

FEWEST_ARTICLES = 5
"""In either release. Below that, two articles of different kinds explain any difference."""
FEWEST_ROWS = 20
"""In the last release: a table of a handful of rows says nothing of what is usual."""
MANY_ARTICLES = 50
LEAST_SHARE = {"few": 1 / 4, "many": 1 / 2}
"""Of the last release's rows per article, with less than MANY_ARTICLES in either release and with more."""

FEWEST_VALUES = 20
"""Rows that both releases must have for their shares of filled values to be compared."""
LEAST_FILLED = 1 / 2
"""Of the last release's share of rows with a value."""


class Comparison(NamedTuple):
    """Rows per article of a table: in the last release, now, and the least that is taken for normal."""

    before: float
    now: float
    least: float

    @property
    def fell(self) -> bool:
        return self.now < self.least


def compared(name: str, rows: int, articles: int, last: Mapping[str, Any] | None) -> Comparison | None:
    """A table beside the last release's, by that one's manifest; None where they cannot be compared.

    >>> last = {"tables": {"articles": {"rows": 100}, "figures": {"rows": 500}}}
    >>> compared("figures", 900, 200, last), compared("figures", 300, 200, last).fell
    (Comparison(before=5.0, now=4.5, least=2.5), True)
    >>> compared("figures", 0, 4, last) is None
    True
    """
    articles_before, rows_before = _rows_of(last, "articles"), _rows_of(last, name)
    if min(articles, articles_before) < FEWEST_ARTICLES or rows_before < FEWEST_ROWS:
        return None
    if name in BY_SUBJECT and articles > articles_before:
        return None
    before = rows_before / articles_before
    size = "many" if min(articles, articles_before) >= MANY_ARTICLES else "few"
    return Comparison(before, rows / articles, before * LEAST_SHARE[size])


def last_release(outputs: Path) -> dict[str, Any] | None:
    """The manifest of the release that stands in a folder; None where there is none."""
    return read_manifest(outputs)


def _rows_of(manifest: Mapping[str, Any] | None, name: str) -> int:
    try:
        rows = (manifest or {})["tables"][name]["rows"]
    except (KeyError, TypeError):
        return 0
    return rows if isinstance(rows, int) else 0


class Range(NamedTuple):
    """What the values of a column are expected to lie between, both included, where other columns have a value."""

    column: str
    least: Any
    most: Any
    where: tuple[str, str] | None = None


DAYS = date(1700, 1, 1), date(2100, 1, 1)
"""News tell of happenings of some centuries at most; a year such as 1025 is mostly a number taken for one."""
PRESS_DAYS = date(1800, 1, 1), date(2100, 1, 1)
PEOPLE = 0, 1e10
"""More than there are on Earth."""


def _figure_ranges() -> Iterator[Range]:
    most_by_measure = {
        "attendance": 2e7, "force_size": 1e7, "army_size": 1e7, "casualties": 1e8, "membership": 1e10,
        "duration": 1e5, "funding": 1e14, "price": 1e13,
    }  # fmt: skip
    most_by_unit = {"person": PEOPLE[1], "country": 250, "organization": 1e7, "percent": 1e5, "year": 1e5}
    for column in ("low", "high"):
        for measure, most in most_by_measure.items():
            yield Range(column, 0, most, ("measure", measure))
        for unit, most in most_by_unit.items():
            yield Range(column, -most if unit == "percent" else 0, most, ("unit", unit))


RANGES: dict[str, tuple[Range, ...]] = {
    "articles": tuple(Range(column, *PRESS_DAYS) for column in ("published_on", "reference_date")),
    "events": tuple(Range(column, *DAYS) for column in ("date_start", "date_end")),
    "event_mentions": tuple(Range(column, *DAYS) for column in ("date_start", "date_end")),
    "participants": (Range("headcount", 1, 10_000_000),),
    "statements": (Range("said_on", *DAYS),),
    "figures": tuple(_figure_ranges()),
}


class Strange(NamedTuple):
    """A value out of all proportion."""

    row: int
    key: str
    column: str
    value: str
    expected: str


def strange_values(name: str, table: pa.Table) -> list[Strange]:
    """Values of a table that lie outside of what is expected, by row; each value of a column once."""
    found: dict[tuple[int, str], Strange] = {}
    key = next(iter(schemas.table_model(name).key()), table.column_names[0])
    for expected in RANGES.get(name, ()):
        column = table[expected.column]
        least, most = (pa.scalar(bound).cast(column.type) for bound in (expected.least, expected.most))
        outside = pc.fill_null(pc.or_(pc.less(column, least), pc.greater(column, most)), False)
        said = f"from {expected.least} to {expected.most}"
        if expected.where is not None:
            other, value = expected.where
            outside = pc.and_(outside, pc.fill_null(pc.equal(table[other], value), False))
            said = f"{said} where {other} is {value}"
        for row in pc.indices_nonzero(outside).to_pylist():
            strange = Strange(row, str(table[key][row]), expected.column, str(column[row]), said)
            found.setdefault((row, expected.column), strange)
    return [found[place] for place in sorted(found)]


class Emptied(NamedTuple):
    """A column with far fewer values than in the last release: shares of rows that have one."""

    column: str
    before: float
    now: float


def filled_shares(table: pa.Table) -> dict[str, float]:
    """The share of rows with a value, of each column that may be empty; nothing for a table without rows."""
    nullable = [field.name for field in table.schema if field.nullable]
    return {name: 1 - table[name].null_count / len(table) for name in nullable if len(table)}


def emptied_columns(name: str, table: pa.Table, outputs: Path) -> list[Emptied]:
    """Columns of a table that have far fewer values than in the release that stands in a folder, if one does."""
    before = _filled_before(outputs / f"{name}.parquet")
    if len(table) < FEWEST_VALUES:
        return []
    return [
        Emptied(column, before[column], now)
        for column, now in filled_shares(table).items()
        if now < before.get(column, 0.0) * LEAST_FILLED
    ]


def _filled_before(path: Path) -> dict[str, float]:
    """As `filled_shares`, of a Parquet file, from its own statistics; lists, which have none of use, are left out."""
    try:
        footer = pq.read_metadata(path)
    except (OSError, pa.ArrowException):
        return {}
    nulls: dict[str, int] = {}
    for group in range(footer.num_row_groups):
        for position in range(footer.num_columns):
            column = footer.row_group(group).column(position)
            if "." not in column.path_in_schema and column.is_stats_set and column.statistics.has_null_count:
                nulls[column.path_in_schema] = nulls.get(column.path_in_schema, 0) + column.statistics.null_count
    if footer.num_rows < FEWEST_VALUES:
        return {}
    return {name: 1 - count / footer.num_rows for name, count in nulls.items()}
