"""One run of the whole asset graph in this process, for the command line."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
from sqlalchemy.exc import DatabaseError

from pipeline.assets.checks import CHECK_NAMES
from pipeline.assets.faults import fault_of
from pipeline.assets.folders import Folders
from pipeline.assets.history import LOCK_TAG
from pipeline.assets.staging import LOCK
from pipeline.assets.summary import ERROR_FILE
from pipeline.definitions import definitions_for
from pipeline.memory import give_back_at_once
from pipeline.settings import Settings

HISTORY_FAULTS = (DatabaseError, sqlite3.DatabaseError)


def run_build(settings: Settings, keep_history: bool = True) -> str | None:
    """Materialize everything; returns None, or in one line why that could not be done.

    With `keep_history` the run is noted in the Dagster instance that the UI shows; where its database cannot be used,
    that is said, and the build goes on without. What nobody foresaw is written whole to a file that the line names.
    """
    if keep_history:
        try:
            with dg.DagsterInstance.get() as instance:
                return _executed(settings, instance)
        except HISTORY_FAULTS as error:
            print(f"warning: {history_fault(error)}", file=sys.stderr)
    with dg.DagsterInstance.ephemeral() as instance:
        return _executed(settings, instance)


def build_of(**folders: Any) -> dg.JobDefinition:
    """The job that builds everything with some folders (fields of `Folders`)."""
    return definitions_for(Folders(**folders).settings).resolve_job_def("build")


def _executed(settings: Settings, instance: dg.DagsterInstance) -> str | None:
    give_back_at_once()
    # It runs in this process, as with `execute_in_process`, which however would hold every table until the run ends.
    job = dg.build_reconstructable_job(
        __name__, build_of.__name__, reconstructable_kwargs=Folders.of(settings).model_dump()
    )
    steps = sum(not node.name.endswith(CHECK_NAMES) for node in job.get_definition().graph.nodes)
    result = dg.execute_job(
        job,
        instance=instance,
        run_config={"loggers": {"progress": {"config": {"steps": steps}}}},
        tags={LOCK_TAG: str(settings.staging / LOCK)},  # before it is held: a run may be killed at any moment
        raise_on_error=False,
    )
    if result.success:
        return None
    return fault_of(result.all_events, settings.staging / ERROR_FILE) or "the run ended without saying why"


def history_fault(error: Exception) -> str:
    """Which file of the history that the UI shows cannot be used, why, and what to do."""
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    spoilt = next((str(path) for path in _databases() if not _is_sound(path)), "the database of past runs")
    return (
        f"{spoilt}: {reason}; this build is not shown in the UI. Move that file away (it holds past runs only, no "
        "data), and the next build makes a new one."
    )


def _databases() -> Iterator[Path]:
    """Files of the history: below .dagster of the current folder, or in DAGSTER_HOME without a dagster.yaml of ours."""
    home = Path(os.environ.get("DAGSTER_HOME") or ".")
    for folder in (Path(".dagster") / "storage", home / ".dagster" / "storage", home / "history", home / "schedules"):
        yield from sorted(path.resolve() for path in folder.rglob("*.db"))


def _is_sound(path: Path) -> bool:
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        finally:
            connection.close()
    except sqlite3.Error:
        return False
