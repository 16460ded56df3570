"""Counted progress of a run on the terminal, one line a finished step."""

from __future__ import annotations

import logging
import sys

import dagster as dg
from dagster import DagsterEvent, DagsterEventType

from pipeline.assets.checks import CHECK_NAMES


class ProgressHandler(logging.Handler):
    """Prints the number and name of each step that makes assets when it has ended; checks are not counted."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self._steps = steps
        self._done = 0

    def emit(self, record: logging.LogRecord) -> None:
        event: DagsterEvent | None = getattr(record, "dagster_meta", {}).get("dagster_event")
        if event is None or event.event_type is not DagsterEventType.STEP_SUCCESS:
            return
        if event.step_key is None or event.step_key.endswith(CHECK_NAMES):
            return
        self._done += 1
        print(f"  [{self._done:>2}/{self._steps}] {event.step_key}", file=sys.stderr, flush=True)


@dg.logger(config_schema={"steps": int}, description="One line a finished step, counted.")
def progress_logger(context: dg.InitLoggerContext) -> logging.Logger:
    logger = logging.Logger("progress", level=logging.DEBUG)
    logger.addHandler(ProgressHandler(context.logger_config["steps"]))
    return logger
