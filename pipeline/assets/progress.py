"""Counted progress of a run: one line a finished step, and how far a long step is."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

import dagster as dg
from dagster import DagsterEvent, DagsterEventType
from tqdm import tqdm

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


class Progress:
    """How far a long step is: a bar with rate and time left in a terminal, a counted line now and then elsewhere.

    The counted lines go to `note`, too: the log that the UI shows. A step that ends within seconds shows nothing.
    """

    def __init__(
        self,
        what: str,
        note: Callable[[str], object] = lambda line: None,
        stream: TextIO | None = None,
        every: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._what = what
        self._note = note
        self._stream = stream or sys.stderr
        self._every = every
        self._clock = clock
        self._started = self._said = clock()
        self._first: int | None = None
        self._spoken = False
        self._bar: tqdm | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def __call__(self, done: int, total: int) -> None:
        """Take note that `done` of `total` are done; the first call tells how many were done before."""
        if self._first is None:
            self._first = done
            self._started = self._said = self._clock()
            if self._stream.isatty() and done < total:
                self._bar = tqdm(
                    total=total, initial=done, desc=self._what, unit="article", file=self._stream, delay=2, leave=False
                )
            return
        if self._bar is not None:
            self._bar.update(done - self._bar.n)
        now = self._clock()
        if now - self._said < self._every and not (done == total and self._spoken):
            return
        self._said, self._spoken = now, True
        line = self._line(done, total, now - self._started)
        self._note(line)
        if self._bar is None:
            print(f"  {line}", file=self._stream, flush=True)

    def _line(self, done: int, total: int, seconds: float) -> str:
        rate = (done - (self._first or 0)) / seconds if seconds > 0 else 0.0
        line = f"{self._what}: {done:,} of {total:,}"
        if rate <= 0:
            return line
        left = f", {_spell(round((total - done) / rate))} left" if done < total else ""
        return f"{line}, {rate:.1f} a second{left}"


def _spell(seconds: int) -> str:
    """A length of time for people.

    >>> _spell(59), _spell(61), _spell(7260)
    ('59 s', '1 min 1 s', '2 h 1 min')
    """
    minutes, rest = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if minutes else f"{rest} s"
    return f"{minutes // 60} h {minutes % 60} min"
