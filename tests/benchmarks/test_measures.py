"""Each measure of `make bench`, on a handful of articles: it runs, and it counts what it says it counts."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from benchmarks import report, run
from benchmarks.corpus import write_lines
from benchmarks.reconciliation import rows_of

pytestmark = pytest.mark.xdist_group("benchmarks")
COUNT = 3


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], run.Build]:
    folder = tmp_path_factory.mktemp("bench")
    write_lines(folder / "corpus.jsonl", COUNT)
    return run.growth(folder / "corpus.jsonl", COUNT, folder)


@pytest.mark.parametrize("what", ["bare", "ours"])
def test_reading_measures_the_articles_it_is_given(what: str, tmp_path: Path) -> None:
    write_lines(tmp_path / "corpus.jsonl", COUNT)
    found = run.answer(run.reading(what, tmp_path / "corpus.jsonl", 1, COUNT, batch=8))
    assert found["articles"] == COUNT - 1
    assert found["seconds"] > 0
    assert found["megabytes"] > 50


def test_builds_of_more_articles_are_measured(measured: tuple[dict[str, Any], run.Build]) -> None:
    result, build = measured
    assert len(build.keys()) == COUNT
    assert result["build of 4N"]["megabytes"] > 50
    assert 0.5 < result["peak memory at 4N to that at N"] < 2


def test_one_article_more_is_one_parse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "REPEATS", 1)
    write_lines(tmp_path / "corpus.jsonl", COUNT)
    result = run.whole_builds(tmp_path / "corpus.jsonl", COUNT, tmp_path, bare=1.0)
    assert result["articles parsed for one more"] == 1
    (full,), (idle,), (again,) = (
        result[name] for name in ("build", "build, nothing to do", "build again, nothing new to read")
    )
    assert full > again / 2 > idle / 4 > 0
    assert result["ratio"] == pytest.approx(1 / (full - idle))


def test_mention_rows_are_as_many_as_wanted(measured: tuple[dict[str, Any], run.Build]) -> None:
    _, build = measured
    (staging,) = (path.parent for path in build.folder.glob("staging/*/extracted_events.parquet"))
    for wanted in (100, 2_000):
        found = rows_of(staging, wanted)["extracted_entity_mentions"]
        assert len(found) == pytest.approx(wanted, rel=0.6)
    (small,) = run.reconciliation(build, [300])
    assert small["mentions"] > 0
    assert set(small["steps"]) == {"reconcile", "tables", "discrepancies", "check", "write"}


def test_copies_of_an_article_are_of_other_people(measured: tuple[dict[str, Any], run.Build]) -> None:
    _, build = measured
    (staging,) = (path.parent for path in build.folder.glob("staging/*/extracted_events.parquet"))
    mentions = pq.read_table(staging / "extracted_entity_mentions.parquet")
    found = rows_of(staging, 2 * len(mentions))["extracted_entities"].to_pylist()
    people = [row["name"] for row in found if row["kind"] == "person" and " " in row["name"]]
    assert people
    assert len(set(people)) > len(people) / 2


def test_copies_are_told_in_years_after_those_of_the_last(measured: tuple[dict[str, Any], run.Build]) -> None:
    _, build = measured
    (staging,) = (path.parent for path in build.folder.glob("staging/*/extracted_events.parquet"))
    mentions, days = (
        pq.read_table(staging / f"{name}.parquet") for name in ("extracted_entity_mentions", "extracted_events")
    )
    found = rows_of(staging, 3 * len(mentions))["extracted_events"].to_pylist()
    copies = [found[number : number + len(days)] for number in range(0, len(found), len(days))]
    dates = [[row["date_start"] for row in copy if row["date_start"]] for copy in copies]
    assert len(dates) == 3
    assert all(max(one) + timedelta(days=365) < min(later) for one, later in pairwise(dates))


def test_results_are_a_table_with_machine_versions_and_date(tmp_path: Path) -> None:
    part = {"articles": 2, "bare": {"seconds": 2.0}, "extraction": {"seconds": 1.0}}
    build = {"seconds": 10.0, "megabytes": 600.0}
    result = {
        "machine": report.machine(),
        "articles": 6,
        "parts": [part, part, part],
        "medians": {"extraction alone": 2.0, "whole build": 1.25, "two workers": 0.95},
        "whole": {
            "build": [20.0, 21.0, 22.0],
            "articles parsed for one more": 1,
            "extra time for one more, share of the full build": 0.02,
        },
        "growth": {
            "articles": 6,
            "workers": 2,
            "build": build,
            "build of 4N": build,
            "peak memory at 4N to that at N": 1.1,
        },
        "reconciliation": [
            {"mentions": n, "seconds": n / 1000, "megabytes": n, "steps": dict.fromkeys(run_steps(), 1.0)}
            for n in (1000, 10_000)
        ],
    }
    json.dumps(result)
    page = report.report(result)
    assert "| extraction alone, to bare spaCy | 2.00x | 1.5x |" in page
    assert "| extra time for it, of the full build | 2.0% | 3% |" in page
    assert "from 1,000 to 10,000 | 10.0x | 12x |" in page
    for told in (result["machine"]["date"], result["machine"]["python"], result["machine"]["packages"]["spacy"]):
        assert told in page


def run_steps() -> tuple[str, ...]:
    return ("reconcile", "tables", "discrepancies", "check", "write")
