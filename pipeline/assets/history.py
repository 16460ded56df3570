"""Runs in the history that the UI shows: those whose process is gone are ended, for they would hold up all others.

A run that is killed cannot say so. The history then has it as running for ever, and as one run goes at a time, no other
would start from the UI. Each run therefore notes the lock it holds: a lock that nobody holds is that of a dead run.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import dagster as dg
from dagster import DagsterRunStatus, RunsFilter

from pipeline.locks import is_held

LOCK_TAG = "build/lock"
RUNNING = [DagsterRunStatus.STARTING, DagsterRunStatus.STARTED, DagsterRunStatus.CANCELING]
ENDED = "The process of this run ended without a word: it was killed, or the machine went down. No data is lost."


def note_lock(instance: dg.DagsterInstance, run_id: str, lock: Path) -> None:
    """Note in a run which lock it holds, and end the runs that held the same one and did not live to say so."""
    unended = _with_locks(instance, [DagsterRunStatus.NOT_STARTED, *RUNNING])
    others = [run for run in unended if run.run_id != run_id and run.tags[LOCK_TAG] == str(lock)]
    _end(instance, others)
    instance.add_run_tags(run_id, {LOCK_TAG: str(lock)})


def end_dead_runs(instance: dg.DagsterInstance) -> int:
    """End the runs whose locks nobody holds; returns how many there were."""
    dead = [run for run in _with_locks(instance, RUNNING) if not is_held(Path(run.tags[LOCK_TAG]))]
    _end(instance, dead)
    return len(dead)


def _with_locks(instance: dg.DagsterInstance, statuses: Sequence[DagsterRunStatus]) -> list[dg.DagsterRun]:
    return [run for run in instance.get_runs(filters=RunsFilter(statuses=list(statuses))) if LOCK_TAG in run.tags]


def _end(instance: dg.DagsterInstance, runs: Sequence[dg.DagsterRun]) -> None:
    for run in runs:
        instance.report_run_failed(run, ENDED)


@dg.sensor(
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Ends runs in the history whose process was killed: they would hold up all that are to come.",
)
def dead_runs(context: dg.SensorEvaluationContext) -> dg.SkipReason:
    ended = end_dead_runs(context.instance)
    return dg.SkipReason(f"{ended} runs were found dead." if ended else "No run is dead.")
