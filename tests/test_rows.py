"""Rows by what they have in common, some thousand at a time: the same as all of them at once, sorted out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import rows
from pipeline.rows import article_ids, mapping, positions, rows_by_article, rows_by_number, rows_by_value, rows_of

KEYS = st.lists(st.tuples(st.sampled_from(["b", "a", "ä", "c"]), st.integers(0, 5)), max_size=30)


def table(keys: Sequence[tuple[str, int]]) -> pa.Table:
    """Rows of articles and numbers, in two chunks, each with its place."""
    data = {"article_id": [a for a, _ in keys], "key": [k for _, k in keys], "place": list(range(len(keys)))}
    schema = pa.schema({"article_id": pa.string(), "key": pa.int32(), "place": pa.int64()})
    whole = pa.table(data, schema=schema)
    return pa.concat_tables([whole.slice(0, len(keys) // 2), whole.slice(len(keys) // 2)])


@given(numbers=st.lists(st.integers(0, 6), max_size=40), helping=st.integers(1, 9))
def test_rows_of_each_number_come_in_the_order_of_the_table(numbers: list[int], helping: int) -> None:
    of_number: list[list[dict[str, Any]]] = [[] for _ in range(8)]
    for place, number in enumerate(numbers):
        of_number[number].append({"place": place})
    found = rows_by_number(pa.table({"place": range(len(numbers))}), np.array(numbers, np.int64), 8)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "AT_A_TIME", helping)
        assert list(found) == of_number


@given(left=KEYS, right=KEYS)
def test_articles_come_sorted_each_with_its_rows_of_every_table(
    left: list[tuple[str, int]], right: list[tuple[str, int]]
) -> None:
    found = list(rows_by_article(table(left), table(right)))
    assert [article for article, _ in found] == sorted({article for article, _ in left + right})
    for article, parts in found:
        for keys, part in zip((left, right), parts, strict=True):
            assert [row["place"] for row in part] == [place for place, (one, _) in enumerate(keys) if one == article]


@given(known=KEYS.map(lambda keys: list(dict.fromkeys(keys))), picks=st.lists(st.integers(0, 10**6), max_size=20))
def test_a_row_is_found_by_its_article_and_number(known: list[tuple[str, int]], picks: list[int]) -> None:
    wanted = [pick % len(known) for pick in picks] if known else []
    found = positions(table([known[place] for place in wanted]), table(known), "key")
    assert found.tolist() == wanted


@pytest.mark.parametrize("known", [[], [("a", 1)], [("a", 2), ("b", 1)]])
def test_a_row_that_is_not_there_is_an_error(known: list[tuple[str, int]]) -> None:
    with pytest.raises(ValueError, match="there is no row of that key"):
        positions(table([("b", 2)]), table(known), "key")


def test_values_come_sorted_with_their_rows() -> None:
    found = rows_by_value(table([("b", 2), ("a", 1), ("b", 1)]), "article_id")
    assert [(value, [row["place"] for row in some]) for value, some in found] == [("a", [1]), ("b", [0, 2])]


def test_nothing_is_no_error() -> None:
    assert list(rows_by_article(table([]), table([]))) == []
    assert list(rows_by_value(table([]), "article_id")) == []
    assert len(article_ids(table([]))) == 0
    assert list(rows_of(table([]))) == []


def test_columns_are_looked_up_by_one_another() -> None:
    assert mapping(table([("a", 3), ("b", 4)]), "article_id", "key") == {"a": 3, "b": 4}


def test_a_table_is_made_of_rows_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "AT_A_TIME", 2)
    links = [{"article_id": "a", "entity_key": n, "entity_id": f"entity_{n}", "more": None} for n in range(5)]
    made = rows.table_of("entity_links", iter(links))
    assert [row | {"more": None} for row in made.to_pylist()] == links
    assert rows.table_of("entity_links", []).num_rows == 0
