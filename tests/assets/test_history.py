"""The history of runs: dead ones are ended, and a history that is spoilt does not keep a build from its release."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from dagster import DagsterRunStatus
from dagster._core.storage.event_log import SqliteEventLogStorage

from pipeline.assets.history import LOCK_TAG, dead_runs, end_dead_runs, note_lock
from pipeline.locks import held
from pipeline.run import run_build
from pipeline.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        yield made


def run_of(instance: dg.DagsterInstance, lock: Path | None, status: DagsterRunStatus) -> str:
    tags = {LOCK_TAG: str(lock)} if lock else {}
    made: str = instance.create_run(  # type: ignore[call-arg]
        job_name="build", run_id=None, run_config=None, status=status, tags=tags, root_run_id=None,
        parent_run_id=None, step_keys_to_execute=None, execution_plan_snapshot=None, job_snapshot=None,
        parent_job_snapshot=None, asset_selection=None, asset_check_selection=None, resolved_op_selection=None,
        op_selection=None, remote_job_origin=None, job_code_origin=None, asset_graph=None,
    ).run_id  # fmt: skip
    return made


def statuses(instance: dg.DagsterInstance) -> dict[str, DagsterRunStatus]:
    return {run.run_id: run.status for run in instance.get_runs()}


def test_runs_whose_lock_nobody_holds_are_ended(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    dead = run_of(instance, tmp_path / "free", DagsterRunStatus.STARTED)
    alive = run_of(instance, tmp_path / "held", DagsterRunStatus.STARTED)
    other = run_of(instance, None, DagsterRunStatus.STARTED)
    done = run_of(instance, tmp_path / "free", DagsterRunStatus.SUCCESS)
    with held(tmp_path / "held", "x"):
        assert end_dead_runs(instance) == 1
        assert end_dead_runs(instance) == 0
    assert statuses(instance) == {
        dead: DagsterRunStatus.FAILURE, alive: DagsterRunStatus.STARTED, other: DagsterRunStatus.STARTED,
        done: DagsterRunStatus.SUCCESS,
    }  # fmt: skip


def test_who_takes_a_lock_ends_those_that_held_it(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    dead, elsewhere, mine = (
        run_of(instance, tmp_path / place if place else None, DagsterRunStatus.STARTED) for place in ("a", "b", None)
    )
    unbegun = run_of(instance, tmp_path / "a", DagsterRunStatus.NOT_STARTED)  # its disk was full when it was to begin
    note_lock(instance, mine, tmp_path / "a")
    found = statuses(instance)
    assert found[dead] is found[unbegun] is DagsterRunStatus.FAILURE
    assert found[elsewhere] is found[mine] is DagsterRunStatus.STARTED
    run = instance.get_run_by_id(mine)
    assert run is not None
    assert run.tags[LOCK_TAG] == str(tmp_path / "a")


def test_the_sensor_says_how_many_were_dead(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    run_of(instance, tmp_path / "free", DagsterRunStatus.STARTED)
    with dg.build_sensor_context(instance=instance) as context:
        said = [dead_runs(context), dead_runs(context)]
    assert [skip.skip_message for skip in said if isinstance(skip, dg.SkipReason)] == [
        "1 runs were found dead.",
        "No run is dead.",
    ]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Dagster instance of its own, with one run in its history."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "dagster.yaml").write_text("telemetry:\n  enabled: false\n")
    monkeypatch.setenv("DAGSTER_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    return home


@pytest.mark.parametrize("database", ["history/runs.db", "history/runs/index.db", "schedules/schedules.db"])
def test_a_spoilt_history_is_named_and_the_build_goes_on(
    database: str, home: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with dg.DagsterInstance.get():
        pass
    (home / database).parent.mkdir(parents=True, exist_ok=True)
    (home / database).write_bytes(b"no database " * 500)
    assert run_build(settings) is None
    said = capsys.readouterr().err
    assert f"warning: {home / database}: file is not a database; this build is not shown in the UI. Move that" in said
    assert (settings.outputs / "release.json").is_file()
    (home / database).unlink()
    assert run_build(settings) is None
    assert "warning" not in capsys.readouterr().err


def test_a_history_that_is_spoilt_while_the_build_runs_does_not_stop_it(
    home: Path, settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqliteEventLogStorage.store_event
    stored = []

    def breaking(self: SqliteEventLogStorage, event: dg.EventLogEntry) -> None:
        stored.append(event)
        if len(stored) == 40:
            raise sqlite3.DatabaseError("database disk image is malformed")
        store(self, event)

    monkeypatch.setattr(SqliteEventLogStorage, "store_event", breaking)
    assert run_build(settings) is None
    said = capsys.readouterr().err
    assert "warning: the database of past runs: database disk image is malformed; this build is not shown" in said
    assert (settings.outputs / "release.json").is_file()


def test_the_next_build_ends_a_killed_one_in_the_history(home: Path, settings: Settings) -> None:
    environment = {**os.environ, "STAGING": str(settings.staging_root), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pipeline.build", "--seeds", str(settings.seeds), "--workers", "1"]
    command += ["--outputs", str(settings.outputs)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "read_articles" in line:
                break
        os.kill(process.pid, signal.SIGKILL)
    with dg.DagsterInstance.get() as instance:
        assert [*statuses(instance).values()] == [DagsterRunStatus.STARTED]
    assert run_build(settings) is None
    with dg.DagsterInstance.get() as instance:
        assert sorted(status.value for status in statuses(instance).values()) == ["FAILURE", "SUCCESS"]
