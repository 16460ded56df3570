"""Shards appear whole, are found by key, and go when their version goes."""

from __future__ import annotations

import doctest
import fcntl
import os
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.extraction import shards as shard_tables
from pipeline.extraction.parsing import ArticleText
from pipeline.extraction.shards import article_key, shard_of, shard_schema
from pipeline.locks import held
from pipeline.shards import ShardStore, store


def test_a_shard_is_read_as_it_was_written(tmp_path: Path) -> None:
    articles = [ArticleText("a", "Ministers met in Łódź on 2 May 2024."), ArticleText("b", "")]
    shard = shard_of(articles)
    kept = ShardStore(tmp_path, "v")
    kept.write("one", shard)
    assert kept.read("one") == shard
    assert kept.keys("one") == [article_key(article) for article in articles]
    assert kept.index() == {article_key(articles[0]): ("one", 0), article_key(articles[1]): ("one", 1)}
    assert [path.name for path in kept.place.iterdir()] == ["one.parquet"]


def test_what_is_no_shard_is_removed(tmp_path: Path) -> None:
    kept = ShardStore(tmp_path, "v")
    assert kept.index() == {}
    kept.place.mkdir()
    kept.write("other", pa.table({"key": [None], "x": [1]}))
    kept.path("noise").write_bytes(b"noise")
    assert kept.index() == {}
    assert kept.names() == []
    assert kept.read("none") is None


def test_cleaning_drops_other_versions_and_what_was_never_finished(tmp_path: Path) -> None:
    old, new = ShardStore(tmp_path, "old"), ShardStore(tmp_path, "new")
    for kept in (old, new):
        kept.write("one", shard_schema().empty_table())
    here, there = (
        [new.place / f"one.{host}.{name}{store.ASIDE}" for name in ("died", "at-work")] for host in (store.HOST, "else")
    )
    for path in (*here, *there):
        path.write_bytes(b"")
    os.utime(there[0], (0, 0))
    with held(here[1], "this file"):
        new.clean()
        assert {path.name for path in tmp_path.rglob("*")} == {"new", "one.parquet", here[1].name, there[1].name}
    new.clean()
    assert not here[1].exists()
    ShardStore(tmp_path / "nowhere", "v").clean()


def test_a_shard_is_written_although_another_build_cleans_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = ShardStore(tmp_path, "v")
    lock, cleaned = fcntl.flock, []

    def cleaning_first(file: object, operation: int) -> None:
        if operation == fcntl.LOCK_EX and not cleaned:
            cleaned.append(file)
            kept.clean()
        lock(file, operation)

    monkeypatch.setattr(store.fcntl, "flock", cleaning_first)
    kept.write("one", shard_schema().empty_table())
    assert cleaned
    assert [path.name for path in kept.place.iterdir()] == ["one.parquet"]


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(store).failed == 0
    assert doctest.testmod(shard_tables).failed == 0
