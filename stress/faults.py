"""A disk that is full wherever the build writes, and files that may not grow: the old release must stand.

Nothing is mounted for it. Within this process each call that creates, writes, renames or syncs below a folder is made
to fail in turn; builds in processes of their own are given a limit on the size of files, which the libraries that are
not written in Python meet as well.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stderr
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import pyarrow.parquet as pq

from pipeline.run import run_build
from pipeline.settings import Settings
from stress.articles import SETS, write_set
from stress.builds import ROOT, Place
from stress.figures import Figure
from stress.reader import checksums_of, look

FULL = "No space left on device"
WRITING = set("wxa+")

Call = tuple[str, str]
"""What was called, and the line of the project that led to it."""


class Disk:
    """Writing calls below a folder: they are counted, and the one of a number fails as on a full disk."""

    def __init__(self, folder: Path, fails_at: int | None = None) -> None:
        self._folder = str(folder)
        self._fails_at = fails_at
        self.calls: list[Call] = []

    @contextmanager
    def watched(self) -> Iterator[Disk]:
        """While this lasts, calls are counted; the one that is to fail raises OSError."""
        with ExitStack() as stack:
            for owner, name in ((builtins, "open"), (io, "open")):
                stack.enter_context(patch.object(owner, name, self._opening(io.open)))
            for name in ("mkdir", "rename", "replace", "fsync"):
                stack.enter_context(patch.object(os, name, self._calling(name, getattr(os, name))))
            stack.enter_context(patch.object(pq, "write_table", self._calling("write_table", pq.write_table, place=1)))
            stack.enter_context(patch.object(duckdb, "connect", self._calling("connect", duckdb.connect)))
            yield self

    def _opening(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def opening(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
            if WRITING & set(mode) and self._is_below(file) and self._is_full("write"):
                function(file, mode, *arguments, **named).close()  # it is there, and what should be in it is not
                raise OSError(errno.ENOSPC, FULL, str(file))
            return function(file, mode, *arguments, **named)

        return opening

    def _calling(self, name: str, function: Callable[..., Any], place: int = 0) -> Callable[..., Any]:
        def calling(*arguments: Any, **named: Any) -> Any:
            target = arguments[place] if len(arguments) > place else None
            if (name == "fsync" or self._is_below(target)) and self._is_full(name):
                raise OSError(errno.ENOSPC, FULL, None if name == "fsync" else str(target))
            return function(*arguments, **named)

        return calling

    def _is_below(self, target: Any) -> bool:
        path = target if isinstance(target, str | os.PathLike) else getattr(target, "name", None)
        return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self._folder)

    def _is_full(self, what: str) -> bool:
        self.calls.append((what, _line_of_project()))
        return len(self.calls) - 1 == self._fails_at


def _line_of_project() -> str:
    """The innermost line of the pipeline's own code that is being run."""
    frame = sys._getframe(1)
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(ROOT / "pipeline") or path.is_relative_to(ROOT / "schemas"):
            return f"{path.relative_to(ROOT)}:{frame.f_lineno}"
        frame = frame.f_back  # type: ignore[assignment]
    return "outside of the project"


def run(folder: Path, every: int, limits: tuple[int, ...]) -> list[Figure]:
    """Fail at each line that writes, and each `every`-th call besides (0: none); build with each limit in bytes."""
    seeds = {name: write_set(folder / "seeds" / name, name) for name in SETS}
    return [_full_disk(folder / "full", seeds, every), _small_files(folder / "small", seeds, limits)]


def failing_calls(calls: list[Call], every: int) -> list[int]:
    """Numbers of the calls that are to fail: the first of each line of the project, and each `every`-th.

    >>> failing_calls([("write", "a:1"), ("write", "a:1"), ("fsync", "a:2"), ("write", "a:1")], 3)
    [0, 2, 3]
    """
    first: dict[Call, int] = {}
    for number, call in enumerate(calls):
        first.setdefault(call, number)
    return sorted({*first.values(), *(range(0, len(calls), every) if every else ())})


def _full_disk(folder: Path, seeds: Mapping[str, Path], every: int) -> Figure:
    figure = Figure("full disk, by call")
    settings = {
        name: Settings(seeds[name], folder / "published" / "outputs", 1, folder / "staging", folder / "cache")
        for name in seeds
    }
    outputs = settings["one"].outputs
    known: dict[str, str] = {}
    for name in ("other", "one"):
        if fault := _build(settings[name]):
            figure.fail(f"a build that nobody disturbed: {fault}")
            return figure
        known[checksums_of(outputs)] = name
    with Disk(folder).watched() as disk:
        if fault := _build(settings["other"]):
            figure.fail(f"a build that was only watched: {fault}")
            return figure
    numbers = failing_calls(disk.calls, every)
    _build(settings["one"])
    stands = "one"
    for number in numbers:
        figure.tried += 1
        what, line = disk.calls[number]
        wanted = "other" if stands == "one" else "one"
        with Disk(folder, number).watched():
            fault = _build(settings[wanted])
        seen = look(outputs, known, count_rows=True)
        if seen.fault:
            figure.fail(f"{what} at {line}: {seen.fault}")
        elif fault is None and seen.release != wanted:
            figure.fail(f"{what} at {line}: nothing was said, and {seen.release} stands")
        elif fault is not None and (FULL not in fault or "\n" in fault):
            figure.fail(f"{what} at {line}: said only {fault!r}")
        elif fault is not None and seen.release != stands and what != "fsync":
            figure.fail(f"{what} at {line}: said {fault!r}, and {seen.release} stands")
        stands = seen.release if not seen.fault else wanted
    figure.note = f"{len(set(disk.calls))} places, {len(disk.calls):,} calls in a build"
    if fault := _build(settings["one"]):
        figure.fail(f"the build after all: {fault}")
    elif left := [path.name for path in outputs.parent.iterdir() if path != outputs]:
        figure.fail(f"left behind: {left}")
    return figure


def _small_files(folder: Path, seeds: Mapping[str, Path], limits: tuple[int, ...]) -> Figure:
    """Builds that may not write more than some bytes into a file, as where a disk or a quota is nearly full."""
    figure = Figure("full disk, by size of files")
    place = Place(folder)
    if fault := place.build(seeds["one"]):
        figure.fail(f"a build that nobody disturbed: {fault}")
        return figure
    known = {checksums_of(place.outputs): "one"}
    for limit in limits:
        figure.tried += 1
        process = place.start(seeds["other"])
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (limit, limit))
        _, said = process.communicate()
        last = (said.strip().splitlines() or [""])[-1]
        if process.returncode != 1 or not last.startswith("error: ") or "Traceback" in said:
            figure.fail(f"{limit} bytes: exit status {process.returncode}, {last!r}")
        elif look(place.outputs, known, count_rows=True) != ("one", None):
            figure.fail(f"{limit} bytes: {look(place.outputs, known)}")
    if fault := place.build(seeds["one"]):
        figure.fail(f"the build after all: {fault}")
    elif leftovers := place.leftovers():
        figure.fail(f"left behind: {', '.join(leftovers)}")
    return figure


def _build(settings: Settings) -> str | None:
    """A build in this process that keeps its progress to itself; returns why it failed, None where it did not."""
    with redirect_stderr(io.StringIO()):
        return run_build(settings, keep_history=False)
