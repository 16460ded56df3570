"""One run of the whole asset graph in this process, for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dagster import DagsterEvent, DagsterEventType, DagsterInstance
from dagster._utils.error import SerializableErrorInfo

from pipeline.assets.checks import CHECK_NAMES
from pipeline.definitions import definitions_for
from pipeline.settings import Settings

ERROR_FILE = "error.txt"
FORESEEN = {
    "BusyError", "LostWorkersError", "NoArticlesError", "OtherVersionError", "OutputsError", "UnreadableShardsError",
}  # fmt: skip
"""Faults whose message says all there is to say."""


def run_build(settings: Settings, keep_history: bool = True) -> str | None:
    """Materialize everything; returns None, or in one line why that could not be done.

    With `keep_history` the run is noted in the Dagster instance that the UI shows. What nobody foresaw is written whole
    to a file that the line names.
    """
    with DagsterInstance.get() if keep_history else DagsterInstance.ephemeral() as instance:
        job = definitions_for(settings).resolve_job_def("build")
        steps = sum(not node.name.endswith(CHECK_NAMES) for node in job.graph.nodes)
        result = job.execute_in_process(
            instance=instance,
            run_config={"loggers": {"progress": {"config": {"steps": steps}}}},
            raise_on_error=False,
        )
    if result.success:
        return None
    return fault_of(result.all_events, settings.staging / ERROR_FILE)


def fault_of(events: Sequence[DagsterEvent], details: Path) -> str:
    """Why a run failed, in one line, from its events: checks that failed, else the first step's error."""
    checks = [
        f"{evaluation.asset_key.to_user_string()}: {evaluation.description}"
        for event in events
        if event.event_type is DagsterEventType.ASSET_CHECK_EVALUATION
        and not (evaluation := event.asset_check_evaluation_data).passed
        and evaluation.blocking
    ]
    if checks:
        more = f" (and {len(checks) - 1} more tables are at fault)" if len(checks) > 1 else ""
        return f"nothing was published, for a check failed: {checks[0]}{more}"
    for event in events:
        if event.is_step_failure:
            data = event.step_failure_data
            if data.user_failure_data is not None and data.user_failure_data.description:
                return str(data.user_failure_data.description)
            if data.error is not None:
                return _line(data.error, event.step_key or "", details)
    for event in events:
        if event.is_run_failure and event.job_failure_data.error is not None:
            return _line(event.job_failure_data.error, "start", details)
    return "the run ended without saying why"


def _line(error: SerializableErrorInfo, step: str, details: Path) -> str:
    """The error that stands at the bottom of a chain of causes, in one line."""
    cause = error
    while cause.cause is not None and cause.cause.cls_name != "_RemoteTraceback":  # a worker's trace, as text
        cause = cause.cause
    message = cause.message.strip().splitlines()[0] if cause.message.strip() else str(cause.cls_name)
    if cause.cls_name in FORESEEN:
        return message.partition(": ")[2]
    details.parent.mkdir(parents=True, exist_ok=True)
    details.write_text(error.to_string(), encoding="utf-8")
    return f"the step {step} failed: {message} (details: {details})"
