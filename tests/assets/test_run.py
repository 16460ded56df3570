"""Whole runs of the graph: what a good one leaves behind, and what a failed one must leave alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import dagster as dg
import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

import schemas
from pipeline.assets import extraction, release
from pipeline.definitions import definitions_for
from pipeline.locks import held
from pipeline.publishing import about
from pipeline.publishing.outputs import read_manifest
from pipeline.publishing.parquet import write_parquet
from pipeline.reconciliation import reconcile
from pipeline.run import fault_of, run_build
from pipeline.settings import Settings
from pipeline.shards import extract_articles, extraction_version
from schemas.checks import all_faults

Contents = Callable[[Path], dict[str, bytes]]


def test_a_run_leaves_a_release_and_nothing_else(settings: Settings, contents: Contents) -> None:
    assert run_build(settings, keep_history=False) is None
    files = set(contents(settings.outputs))
    assert files >= {*release.FILES, "release.json", "SHA256SUMS"}
    assert {path.name for path in settings.outputs.parent.iterdir()} == {"seeds", "outputs", "staging"}
    tables = {name: pq.read_table(settings.outputs / f"{name}.parquet") for name in schemas.TABLES}
    assert tables["articles"]["article_id"].to_pylist() == ["lusaka", "wire/nairobi"]
    assert tables["rejects"].select(["file_name", "reason"]).to_pylist() == [
        {"file_name": "photo.txt", "reason": "not_text"}
    ]
    assert "We agreed on a plan" in " ".join(tables["statements"]["span_text"].to_pylist())
    texts = pq.read_table(settings.staging / "article_texts.parquet")
    assert all_faults({**tables, "article_texts": texts}) == []
    manifest = read_manifest(settings.outputs)
    assert manifest is not None
    assert files == {*manifest["files"], "dataset.duckdb", "release.json", "SHA256SUMS"}
    assert {name: table["rows"] for name, table in manifest["tables"].items()} == {n: len(t) for n, t in tables.items()}
    with duckdb.connect(str(settings.outputs / "dataset.duckdb"), read_only=True) as connection:
        for name, table in tables.items():
            assert connection.sql(f"SELECT * FROM {name}").to_arrow_table().to_pylist() == table.to_pylist()


def test_a_second_run_gives_the_same_bytes(settings: Settings, contents: Contents) -> None:
    assert run_build(settings, keep_history=False) is None
    first = contents(settings.outputs)
    assert run_build(settings, keep_history=False) is None
    second = contents(settings.outputs)
    differing = {name for name in first if first[name] != second[name]}
    assert differing <= {"dataset.duckdb"}
    assert set(first) == set(second)


def test_a_failed_check_publishes_nothing_and_names_the_row(
    settings: Settings, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_build(settings, keep_history=False) is None
    before = contents(settings.outputs)
    make = reconcile.statements_table

    def wrong(*arguments: pa.Table) -> pa.Table:
        table = make(*arguments)
        shifted = pc.cast(pc.add(table["span_start"], 1), pa.int32())
        return table.set_column(table.schema.get_field_index("span_start"), table.schema.field("span_start"), shifted)

    monkeypatch.setattr(reconcile, "statements_table", wrong)
    fault = run_build(settings, keep_history=False)
    assert fault is not None
    assert fault.startswith("nothing was published, for a check failed: statements: ")
    assert "it equals the article's text" in fault
    assert "\n" not in fault
    assert contents(settings.outputs) == before


def run_job(settings: Settings, name: str) -> dg.ExecuteInProcessResult:
    job = definitions_for(settings).resolve_job_def(name)
    return job.execute_in_process(instance=dg.DagsterInstance.ephemeral(), raise_on_error=False)


def test_publishing_only_makes_the_same_release_without_reading(settings: Settings, contents: Contents) -> None:
    assert run_build(settings, keep_history=False) is None
    before = contents(settings.outputs)
    (settings.outputs / "README.md").unlink()
    shutil.rmtree(settings.seeds)
    assert run_job(settings, "publish").success
    after = contents(settings.outputs)
    assert {name for name in {*before, *after} if before.get(name) != after.get(name)} <= {"dataset.duckdb"}


def test_publishing_only_checks_the_tables_first(settings: Settings, contents: Contents) -> None:
    assert run_build(settings, keep_history=False) is None
    before = contents(settings.outputs)
    staged = settings.staging / "figures.parquet"
    table = pq.read_table(staged)
    ends = pc.cast(pc.add(table["span_end"], 1), pa.int32())
    write_parquet("figures", table.set_column(table.schema.get_field_index("span_end"), "span_end", ends), staged)
    assert not run_job(settings, "publish").success
    assert contents(settings.outputs) == before


def test_a_table_of_which_the_licence_is_not_stated_is_not_published(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(about.schemas, "license_of", lambda name: "" if name == "figures" else "CC-BY-4.0")
    fault = run_build(settings, keep_history=False)
    assert fault == "nothing was published, for the table figures has no licence"
    assert not settings.outputs.exists()


def test_a_step_that_breaks_is_one_line_with_the_rest_in_a_file(
    settings: Settings, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> None:
        raise ZeroDivisionError("division by zero\nand more")

    monkeypatch.setattr(extraction, "read_articles", broken)
    fault = run_build(settings, keep_history=False)
    assert fault is not None
    assert fault.startswith("the step extract_articles failed: ZeroDivisionError: division by zero (details: ")
    details = Path(fault.partition("details: ")[2].removesuffix(")"))
    assert "Stack Trace" in details.read_text(encoding="utf-8")
    assert not settings.outputs.exists()


def test_an_error_in_a_worker_process_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    in_processes = partial(extract_articles, serial_characters=0, shard_characters=1)
    monkeypatch.setattr(extraction, "read_articles", in_processes)
    monkeypatch.setattr(extraction, "extraction_version", partial(extraction_version, "no_such_model"))
    monkeypatch.setenv("SPACY_MODEL", "no_such_model")
    fault = run_build(replace(settings, workers=2), keep_history=False)
    assert fault is not None
    assert fault.startswith("the step extract_articles failed: OSError: [E050] Can't find model 'no_such_model'")


def test_a_full_disk_leaves_the_old_release(
    settings: Settings, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_build(settings, keep_history=False) is None
    before = contents(settings.outputs)

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(release, "publish", full)
    fault = run_build(settings, keep_history=False)
    assert fault == f"{settings.outputs}: the release cannot be written: [Errno 28] No space left on device"
    assert contents(settings.outputs) == before


def test_no_readable_article_is_a_clear_error(settings: Settings, contents: Contents) -> None:
    assert run_build(settings, keep_history=False) is None
    before = contents(settings.outputs)
    for path in settings.seeds.rglob("*.txt"):
        path.write_bytes(b"")
    fault = run_build(settings, keep_history=False)
    assert fault is not None
    assert fault.startswith(f"{settings.seeds}: no article can be read: lusaka.txt holds no text")
    assert contents(settings.outputs) == before


def test_a_release_is_never_made_of_some_of_its_files(settings: Settings, contents: Contents) -> None:
    assert run_build(settings, keep_history=False) is None
    before = contents(settings.outputs)
    (settings.staging / "release" / "dataset.duckdb").unlink()
    result = (
        definitions_for(settings)
        .resolve_implicit_global_asset_job_def()
        .execute_in_process(asset_selection=[dg.AssetKey("release")], raise_on_error=False)
    )
    assert not result.success
    assert "dataset.duckdb not made yet" in str(fault_of(result.all_events, settings.staging / "error.txt"))
    assert contents(settings.outputs) == before


def test_other_peoples_folders_are_refused_before_anything_is_read(settings: Settings) -> None:
    settings.outputs.mkdir()
    (settings.outputs / "thesis.txt").write_text("years of work")
    fault = run_build(settings, keep_history=False)
    assert fault is not None
    assert "is not empty and not a release of ours" in fault
    assert not (settings.staging / "articles.parquet").exists()


def test_two_runs_into_one_folder_do_not_mix(settings: Settings) -> None:
    with held(settings.staging / ".lock", "outputs"):
        fault = run_build(settings, keep_history=False)
    assert fault == f"{settings.outputs}: another build into this folder is running; wait for it to end"
    assert run_build(settings, keep_history=False) is None
