"""Why a run failed, in one line, from its events."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dagster import AssetCheckEvaluation, AssetCheckSeverity, DagsterEvent, DagsterEventType
from dagster._utils.error import SerializableErrorInfo

FORESEEN = {
    "BusyError", "LostWorkersError", "ModelFilesError", "NoArticlesError", "OtherVersionError", "OutputsError",
    "UnreadableShardsError",
}  # fmt: skip
"""Faults whose message says all there is to say."""


def check_evaluations(events: Sequence[DagsterEvent]) -> list[AssetCheckEvaluation]:
    """All checks of a run with what they found."""
    return [
        event.asset_check_evaluation_data
        for event in events
        if event.event_type is DagsterEventType.ASSET_CHECK_EVALUATION
    ]


def stops(evaluation: AssetCheckEvaluation) -> bool:
    """Whether a check keeps the release from being published."""
    return bool(not evaluation.passed and evaluation.blocking) and evaluation.severity is AssetCheckSeverity.ERROR


def fault_of(events: Sequence[DagsterEvent], details: Path) -> str | None:
    """Why a run failed, in one line, from its events: checks that failed, else the first step's error.

    What nobody foresaw is written whole to the file `details`, which the line names. None where nothing failed.
    """
    checks = [
        f"{evaluation.asset_key.to_user_string()}: {evaluation.description}"
        for evaluation in filter(stops, check_evaluations(events))
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
    return None


def _line(error: SerializableErrorInfo, step: str, details: Path) -> str:
    """The error that stands at the bottom of a chain of causes, in one line."""
    cause = error
    while cause.cause is not None and cause.cause.cls_name != "_RemoteTraceback":  # a worker's trace, as text
        cause = cause.cause
    message = cause.message.strip().splitlines()[0] if cause.message.strip() else str(cause.cls_name)
    if cause.cls_name in FORESEEN:
        return message.partition(": ")[2]
    return f"the step {step} failed: {message}{_written(error, details)}"


def _written(error: SerializableErrorInfo, details: Path) -> str:
    try:
        details.parent.mkdir(parents=True, exist_ok=True)
        details.write_text(error.to_string(), encoding="utf-8")
    except OSError:  # a full disk must not hide what went wrong
        return ""
    return f" (details: {details})"
