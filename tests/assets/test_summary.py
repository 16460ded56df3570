"""Every run leaves what it has to say for itself: in its log, its tags, and a file outside of the release."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from pipeline.assets import extraction, summary
from pipeline.definitions import definitions_for
from pipeline.run import run_build
from pipeline.settings import Settings


def summaries(settings: Settings) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted((settings.staging / summary.RUNS).iterdir())]


def test_a_run_says_what_it_read_set_aside_made_checked_and_how_long_it_took(settings: Settings) -> None:
    job = definitions_for(settings).resolve_job_def("build")
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(instance=instance)
        run = instance.get_run_by_id(result.run_id)
        log = "\n".join(entry.user_message for entry in instance.all_logs(result.run_id))
    (found,) = summaries(settings)
    assert (found["run"], found["ended"], found["fault"]) == (result.run_id, "published", None)
    assert found["articles"] == {"read": 2, "parsed": 2, "parsed_before": 0}
    assert found["set_aside"]["reasons"] == {"not_text": 1}
    assert found["set_aside"]["first"][0]["file_name"] == "photo.txt"
    manifest = json.loads((settings.outputs / "release.json").read_text())
    assert {name: found["rows"][name] for name in manifest["tables"]} == {
        name: table["rows"] for name, table in manifest["tables"].items()
    }
    assert [check["check"] for check in found["checks"]["failed"]] == ["nothing_set_aside"]
    assert found["checks"]["passed"] >= len(manifest["tables"])
    assert {"read_articles", "release"} <= set(found["step_seconds"])
    assert found["seconds"] >= max(found["step_seconds"].values())
    assert run is not None
    assert (run.tags["build/ended"], run.tags["build/articles"], run.tags["build/set_aside"]) == ("published", "2", "1")
    assert "articles: read 2, parsed 2, parsed_before 0\nset aside: not_text 1\nrows: " in log
    release = next(e for e in result.get_asset_materialization_events() if e.asset_key == dg.AssetKey("release"))
    said = release.step_materialization_data.materialization.metadata
    assert (said["articles"].value, said["set aside"].value) == (2, 1)
    assert said["checks passed"].value == found["checks"]["passed"]
    assert "|statements|3|" in str(said["rows"].value)


def test_a_failed_run_says_why(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(extraction, "read_articles", broken)
    fault = run_build(settings, keep_history=False)
    (found,) = summaries(settings)
    assert (found["ended"], found["fault"]) == ("failed", fault)
    assert found["articles"] == {"read": 2}
    assert "release" not in found["step_seconds"]


def test_a_run_that_was_refused_leaves_the_summaries_of_the_other_alone(settings: Settings) -> None:
    settings.outputs.mkdir()
    (settings.outputs / "thesis.txt").write_text("years of work")
    fault = run_build(settings, keep_history=False)
    (found,) = summaries(settings)
    assert found["ended"] == "failed"
    assert found["fault"] == fault
    assert found["set_aside"] is None


def test_a_killed_run_leaves_a_summary_without_an_end(tmp_path: Path) -> None:
    begun = summary.started("0123456789", "seeds", "outputs")
    path = summary.write(tmp_path, begun)
    assert json.loads(path.read_text())["ended"] is None
    done = summary.finished(begun, [], tmp_path)
    assert summary.write(tmp_path, done) == path
    assert json.loads(path.read_text())["ended"] == "done"


def test_old_summaries_and_what_was_never_finished_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "KEPT_RUNS", 3)
    (tmp_path / summary.RUNS).mkdir()
    (tmp_path / summary.RUNS / "half.new").write_text("{")
    for number in range(5):
        begun = summary.started(str(number), "seeds", "outputs") | {
            "started": f"2024-05-0{number + 1}T12:00:00.000+00:00"
        }
        summary.write(tmp_path, begun)
    assert [path.name for path in sorted((tmp_path / summary.RUNS).iterdir())] == [
        f"2024-05-0{number + 1}T120000-000-{number}.json" for number in (2, 3, 4)
    ]


def test_a_summary_that_cannot_be_kept_does_not_stop_the_release(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(summary, "write", full)
    assert run_build(replace(settings), keep_history=False) is None
    assert "summary of this run cannot be kept: [Errno 28]" in caplog.text
