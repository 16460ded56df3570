"""The release's own articles with a further one: what does not concern them changes nothing, what does joins them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.extraction.extract import records_of
from pipeline.extraction.parsing import ArticleText, parse
from pipeline.extraction.records import ArticleRecords
from pipeline.extraction.tables import extracted_tables
from pipeline.reconciliation.reconcile import reconcile
from tests.reconciliation.building import Row, Tables

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
DAY = date(2025, 3, 11)

UNRELATED = """WINDHOEK - The energy ministers of Namibia, Angola and Zambia met in Windhoek on Tuesday to discuss a
power line. The meeting was hosted by Namibia's energy minister, Helvi Shikongo. "The line will be built," Shikongo
said. More than 40 delegates attended. The three countries agreed to set up a fund of 90 million dollars."""

FURTHER = """PARIS - Military chiefs from more than 30 countries met in Paris on Tuesday, March 11, to discuss a
peacekeeping force for Ukraine. French President Emmanuel Macron hosted the meeting. The United States was not
invited."""

Read = tuple[ArticleRecords, str]
Reader = Callable[[str, str], Read]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Reader:
    def one(article_id: str, text: str) -> Read:
        (parsed,) = parse([ArticleText(article_id, text, DAY)], nlp)
        return records_of(parsed), text

    return one


@pytest.fixture(scope="module")
def five(read: Reader) -> list[Read]:
    with (SEEDS / "articles.csv").open(encoding="utf-8", newline="") as file:
        assert {row["reference_date"] for row in csv.DictReader(file)} == {str(DAY)}
    return [read(path.stem, path.read_bytes().decode("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]


def tables_of(articles: Sequence[Read]) -> Tables:
    return reconcile(extracted_tables(articles), {records.article_id: DAY for records, _ in articles})


@pytest.fixture(scope="module")
def before(five: list[Read]) -> Tables:
    return tables_of(five)


def rows(tables: Tables, table: str, ours: set[str]) -> list[Row]:
    """The rows of a table but those of other articles, by content."""
    found = [row for row in tables[table].to_pylist() if row.get("article_id", "") in {"", *ours}]
    return sorted(found, key=str)


@pytest.mark.parametrize("article_id", ["aaa", "002_m", "zzz", "000_a"])
def test_an_article_on_another_meeting_changes_no_row(
    article_id: str, five: list[Read], before: Tables, read: Reader
) -> None:
    ours = {records.article_id for records, _ in five}
    after = tables_of([*five, read(article_id, UNRELATED)])
    assert after["events"].num_rows > before["events"].num_rows
    for table in before:
        kept, now = rows(before, table, ours), rows(after, table, ours)
        assert [row for row in kept if row not in now] == [], table
        if "article_id" in before[table].column_names:
            assert kept == now, table


@pytest.mark.parametrize("article_id", ["zzz", "002_m", "000_a"])
def test_an_article_on_the_meeting_joins_it_and_keeps_every_identifier(
    article_id: str, five: list[Read], before: Tables, read: Reader
) -> None:
    after = tables_of([*five, read(article_id, FURTHER)])
    (met,) = [row for row in before["events"].to_pylist() if row["article_count"] == len(five)]
    (joined,) = [row for row in after["events"].to_pylist() if row["event_id"] == met["event_id"]]
    assert joined["article_count"] == len(five) + 1
    for table, column in (("events", "event_id"), ("entities", "entity_id"), ("discrepancies", "discrepancy_id")):
        assert set(before[table][column].to_pylist()) <= set(after[table][column].to_pylist()), table
    for table in ("event_links", "entity_links", "utterance_links"):
        ids = [name for name in before[table].column_names if name != "joined_by"]
        assert set(map(str, before[table].select(ids).to_pylist())) <= set(
            map(str, after[table].select(ids).to_pylist())
        )


def test_order_has_no_say(five: list[Read], before: Tables) -> None:
    for order in list(permutations(five))[7::29]:
        made = tables_of(order)
        for table in before:
            assert made[table].equals(before[table]), table
