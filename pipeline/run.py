"""One run of the whole asset graph in this process, for the command line."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from dagster import DagsterInstance
from sqlalchemy.exc import DatabaseError

from pipeline.assets.checks import CHECK_NAMES
from pipeline.assets.faults import fault_of
from pipeline.assets.history import LOCK_TAG
from pipeline.assets.staging import LOCK
from pipeline.assets.summary import ERROR_FILE
from pipeline.definitions import definitions_for
from pipeline.settings import Settings

HISTORY_FAULTS = (DatabaseError, sqlite3.DatabaseError)


def run_build(settings: Settings, keep_history: bool = True) -> str | None:
    """Materialize everything; returns None, or in one line why that could not be done.

    With `keep_history` the run is noted in the Dagster instance that the UI shows; where its database cannot be used,
    that is said, and the build goes on without. What nobody foresaw is written whole to a file that the line names.
    """
    if keep_history:
        try:
            with DagsterInstance.get() as instance:
                return _executed(settings, instance)
        except HISTORY_FAULTS as error:
            print(f"warning: {history_fault(error)}", file=sys.stderr)
    with DagsterInstance.ephemeral() as instance:
        return _executed(settings, instance)


def _executed(settings: Settings, instance: DagsterInstance) -> str | None:
    job = definitions_for(settings).resolve_job_def("build")
    steps = sum(not node.name.endswith(CHECK_NAMES) for node in job.graph.nodes)
    result = job.execute_in_process(
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
