"""Rows from shards are the rows of the articles, however often, in whatever order and by whomever they were read."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.extraction.parsing import ArticleText
from pipeline.extraction.tables import EXTRACTED
from pipeline.shards import LayerOne, ShardStore, Workers, extract_articles, layer_one, work
from pipeline.shards.executors import Team
from pipeline.shards.layer_one import UnreadableShardsError

Tables = dict[str, pa.Table]


def read(articles: Iterable[ArticleText], store: ShardStore, workers: int = 1, characters: int = 400) -> LayerOne:
    given = list(articles)
    return extract_articles(
        lambda: iter(given), store, Workers(workers), serial_characters=0, shard_characters=characters
    )


def tables_of(found: LayerOne) -> Tables:
    return {name: found.table(name) for name in EXTRACTED}


def test_rows_are_those_of_the_articles(articles: list[ArticleText], tables: Tables, store: ShardStore) -> None:
    found = read(articles, store)
    assert tables_of(found) == tables
    assert (found.parsed, found.articles) == (7, 7)
    assert len(store.names()) > 2


@pytest.mark.parametrize("characters", [1, 700, 10**6])
def test_sizes_of_shards_and_order_of_articles_change_nothing(
    characters: int, articles: list[ArticleText], tables: Tables, store: ShardStore
) -> None:
    assert tables_of(read(articles[::-1], store, characters=characters)) == tables


def test_unchanged_articles_are_never_parsed_again(
    articles: list[ArticleText], tables: Tables, store: ShardStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parses(*arguments: object) -> None:
        raise AssertionError("an article was parsed")

    read(articles, store)
    monkeypatch.setattr(work, "shard_of", parses)
    again = read(articles[::-1], store)
    assert (again.parsed, again.articles) == (0, 7)
    assert tables_of(again) == tables


def test_one_more_article_is_one_more_parse(articles: list[ArticleText], tables: Tables, store: ShardStore) -> None:
    assert read(articles[:-1], store).parsed == 6
    found = read(articles, store)
    assert found.parsed == 1
    assert tables_of(found) == tables


def test_a_removed_article_takes_its_rows_with_it(articles: list[ArticleText], store: ShardStore) -> None:
    read(articles, store)
    found = read(articles[2:], store)
    assert found.parsed == 0
    for table in tables_of(found).values():
        assert set(table["article_id"].to_pylist()) <= {article.article_id for article in articles[2:]}


def test_a_new_name_or_headline_is_no_reason_to_read_again(articles: list[ArticleText], store: ShardStore) -> None:
    read(articles, store)
    renamed = [replace(article, article_id=f"x/{article.article_id}", title="Other") for article in articles]
    found = read(renamed, store)
    assert found.parsed == 0
    assert set(found.table("extracted_events")["article_id"].to_pylist()) == {a.article_id for a in renamed}


@pytest.mark.parametrize(
    "change", [{"text": "Envoys of Peru met in Lima on 2 June 2024."}, {"reference_date": date(2020, 1, 1)}]
)
def test_another_text_or_reference_date_is_read(
    change: dict[str, object], articles: list[ArticleText], store: ShardStore
) -> None:
    read(articles, store)
    assert read([*articles[1:], replace(articles[0], **change)], store).parsed == 1  # type: ignore[arg-type]


def test_two_articles_of_one_text_are_read_once(articles: list[ArticleText], store: ShardStore) -> None:
    twin = replace(articles[0], article_id="twin")
    found = read([articles[0], twin], store)
    assert found.parsed == 1
    ids = found.table("extracted_events")["article_id"].to_pylist()
    assert ids.count("twin") == ids.count(articles[0].article_id) > 0


def test_an_interrupted_run_goes_on_from_finished_shards(
    articles: list[ArticleText], tables: Tables, store: ShardStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, made = work.make_shard, []

    def interrupted(task: work.ShardTask) -> int:
        if len(made) == 2:
            raise KeyboardInterrupt
        made.extend([task])
        return make(task)

    monkeypatch.setattr(layer_one, "make_shard", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read(articles, store)
    monkeypatch.undo()
    done = sum(len(task.articles) for task in made)
    assert 0 < done < 7
    found = read(articles, store)
    assert found.parsed == 7 - done
    assert tables_of(found) == tables


@pytest.mark.parametrize("damage", ["cut", "emptied", "flipped", "replaced", "removed"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_damaged_shard_is_made_again(
    damage: str, when: str, articles: list[ArticleText], tables: Tables, store: ShardStore
) -> None:
    found = read(articles, store)
    path = store.path(store.names()[0])
    data = path.read_bytes()
    half = len(data) // 2
    if damage == "removed":
        path.unlink()
    else:
        path.write_bytes(
            {
                "cut": data[:half],
                "emptied": b"",
                "flipped": data[: half // 2] + bytes(b ^ 0xFF for b in data[half // 2 : half]) + data[half:],
                "replaced": b"PAR1 is not all it takes",
            }[damage]
        )
    if when == "before":
        found = read(articles, store)
    assert tables_of(found) == tables
    assert found.parsed > 0


def test_the_folder_may_be_deleted_at_any_time(articles: list[ArticleText], tables: Tables, store: ShardStore) -> None:
    found = read(articles, store)
    shutil.rmtree(store.folder)
    assert tables_of(found) == tables
    shutil.rmtree(store.folder)
    assert read(articles, store).parsed == 7


def test_files_that_never_arrive_are_a_clear_error(
    articles: list[ArticleText], store: ShardStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layer_one, "make_shard", lambda task: len(task.articles))
    with pytest.raises(UnreadableShardsError, match="do all machines share this folder"):
        read(articles, store)


def test_a_worker_of_another_version_is_refused(articles: list[ArticleText], tmp_path: Path) -> None:
    with pytest.raises(work.OtherVersionError, match="the build elsewhere"):
        read(articles, ShardStore(tmp_path, "elsewhere"))


def test_no_article_is_no_row(store: ShardStore) -> None:
    assert {name: len(table) for name, table in tables_of(read([], store)).items()} == dict.fromkeys(EXTRACTED, 0)


def test_two_articles_of_one_id_are_refused(articles: list[ArticleText], store: ShardStore) -> None:
    with pytest.raises(ValueError, match="two articles have one id"):
        read([articles[0], articles[0]], store)


def test_progress_is_told_from_the_first_to_the_last(articles: list[ArticleText], store: ShardStore) -> None:
    told: list[tuple[int, int]] = []
    extract_articles(
        lambda: articles, store, Workers(), lambda done, total: told.append((done, total)), shard_characters=1
    )
    assert told[:8] == [(done, 7) for done in range(8)]
    told.clear()
    extract_articles(lambda: articles, store, Workers(), lambda done, total: told.append((done, total)))
    assert told == [(7, 7)]


def test_little_text_starts_no_process(
    articles: list[ArticleText], store: ShardStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def starts(self: Workers) -> Team:
        assert self.processes == 1
        return original(self)

    original = Workers.executor
    monkeypatch.setattr(Workers, "executor", starts)
    assert extract_articles(lambda: articles, store, Workers(8)).parsed == 7
