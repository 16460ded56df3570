"""What is taken for a loss against the last release, and which values are out of all proportion."""

from __future__ import annotations

import doctest
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import schemas
from pipeline.publishing import guards
from pipeline.publishing.guards import compared, emptied_columns, filled_shares, strange_values
from pipeline.publishing.parquet import write_parquet


def release(articles: int, **rows: int) -> dict[str, Any]:
    return {"tables": {name: {"rows": count} for name, count in {"articles": articles, **rows}.items()}}


@pytest.mark.parametrize(
    ("articles", "rows", "fell"),
    [(100, 1000, False), (100, 500, False), (100, 499, True), (100, 0, True), (1000, 4999, True), (50, 260, False)],
)
def test_half_of_the_rows_an_article_is_far_below_where_there_are_many(articles: int, rows: int, fell: bool) -> None:
    found = compared("statements", rows, articles, release(100, statements=1000))
    assert found is not None
    assert found.fell is fell
    assert (found.before, found.least) == (10, 5)


@pytest.mark.parametrize(("rows", "fell"), [(60, False), (15, False), (14, True), (0, True)])
def test_few_articles_may_differ_more(rows: int, fell: bool) -> None:
    found = compared("statements", rows, 5, release(5, statements=60))
    assert found is not None
    assert found.fell is fell


@pytest.mark.parametrize(
    "last",
    [None, {}, {"tables": []}, {"tables": {"statements": {"rows": "many"}}}, release(4, statements=400),
     release(100, statements=19), release(0, statements=0)],
)  # fmt: skip
def test_where_there_is_nothing_to_compare_with_nothing_fell(last: dict[str, Any] | None) -> None:
    assert compared("statements", 0, 100, last) is None


def test_a_handful_of_articles_is_never_compared() -> None:
    assert compared("statements", 0, 4, release(5, statements=60)) is None


def test_tables_that_grow_slowly_are_compared_with_as_many_articles_at_most() -> None:
    last = release(10, events=50)
    assert compared("events", 51, 1000, last) is None
    fewer = compared("events", 3, 8, last)
    assert fewer is not None
    assert fewer.fell


def table(name: str, rows: int = 1, **values: list[Any]) -> pa.Table:
    """A table whose other columns are empty."""
    schema = schemas.arrow_schema(name)
    loose = pa.schema([field.with_nullable(True) for field in schema])
    columns = {field.name: values.get(field.name, [None] * rows) for field in schema}
    return pa.table(columns, schema=loose)


def test_numbers_and_days_out_of_all_proportion_are_named_by_row() -> None:
    figures = table(
        "figures",
        3,
        figure_id=["few", "army", "share"],
        measure=["force_size", "force_size", "share"],
        unit=["person", "person", "percent"],
        low=[30_000.0, 8e11, -4.0],
        high=[None, 8e11, 12.0],
    )
    strange = strange_values("figures", figures)
    assert [(one.row, one.key, one.column, one.value) for one in strange] == [
        (1, "army", "high", "800000000000.0"),
        (1, "army", "low", "800000000000.0"),
    ]
    assert strange[0].expected == "from 0 to 10000000.0 where measure is force_size"
    events = table("events", 2, event_id=["old", "new"], date_start=[date(1025, 1, 1), date(2025, 3, 1)])
    (one,) = strange_values("events", events)
    assert (one.key, one.column, one.value) == ("old", "date_start", "1025-01-01")


def test_other_units_and_empty_values_are_in_proportion() -> None:
    figures = table(
        "figures", 2, figure_id=["a", "b"], measure=["funding", "other"], unit=["EUR", "item"], low=[8e11, None]
    )
    assert strange_values("figures", figures) == []
    assert strange_values("entities", table("entities")) == []


def write(place: Path, name: str, filled: int, rows: int) -> pa.Table:
    made = table(name, rows)
    column = made.schema.get_field_index("country")
    values = pa.array(["PER"] * filled + [None] * (rows - filled), pa.string())
    made = made.set_column(column, "country", values)
    texts = {field.name for field in schemas.arrow_schema(name) if not field.nullable}
    for field in schemas.arrow_schema(name):
        if field.name in texts:
            value = "x" if pa.types.is_string(field.type) else [] if pa.types.is_list(field.type) else 1
            values = pa.array([value] * rows, field.type)
            made = made.set_column(made.schema.get_field_index(field.name), field.name, values)
    write_parquet(name, made, place / f"{name}.parquet")
    return made


def test_a_column_that_is_suddenly_empty_is_named(tmp_path: Path) -> None:
    write(tmp_path, "entities", filled=80, rows=100)
    place = tmp_path / "now"
    place.mkdir()
    (emptied,) = emptied_columns("entities", write(place, "entities", filled=8, rows=40), tmp_path)
    assert emptied.column == "country"
    assert (round(emptied.before, 6), round(emptied.now, 6)) == (0.8, 0.2)
    assert emptied_columns("entities", write(place, "entities", filled=16, rows=40), tmp_path) == []
    assert emptied_columns("entities", write(place, "entities", filled=0, rows=19), tmp_path) == []


@pytest.mark.parametrize("content", [None, b"", b"no Parquet file"])
def test_a_last_release_that_cannot_be_read_is_none(content: bytes | None, tmp_path: Path) -> None:
    place = tmp_path / "now"
    place.mkdir()
    if content is not None:
        (tmp_path / "entities.parquet").write_bytes(content)
    assert emptied_columns("entities", write(place, "entities", filled=0, rows=40), tmp_path) == []


def test_the_shares_of_an_empty_table_are_none() -> None:
    assert filled_shares(schemas.arrow_schema("figures").empty_table()) == {}


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(guards).failed == 0
