"""A reader of a release that may be replaced at any moment, and that finds fault with anything but a whole one.

It reads as docs/robustness.md tells readers to: it opens the folder once, and every file below the folder so opened. A
file that is gone then means that the release was replaced; the reader opens the new one.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Mapping
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from pipeline.locks import is_at
from pipeline.publishing.outputs import CHECKSUMS, DATABASE, MANIFEST

REPLACED = "replaced while it was read"
PAUSE = 0.01
"""Seconds between looks, so that the builds have their share of the machine."""
ROWS_EVERY = 50
"""Every so many looks the rows of the database are counted, too."""


class Seen(NamedTuple):
    """What a look found: the name of the release, or REPLACED; and what is wrong with it."""

    release: str
    fault: str | None = None


def checksums_of(outputs: Path) -> str:
    """What tells releases apart: the checksums of all their files."""
    return (outputs / CHECKSUMS).read_text(encoding="utf-8")


def look(outputs: Path, known: Mapping[str, str], count_rows: bool = False) -> Seen:
    """Read a release whole. `known` are the names of the releases that may stand there by their checksums."""
    try:
        folder = os.open(outputs, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        return Seen("none", "there is no release")
    try:
        checksums = _read(folder, CHECKSUMS).decode()
        if checksums not in known:
            return Seen("unknown", "checksums are those of neither release")
        digests = {name: digest for digest, name in (line.split("  ", 1) for line in checksums.splitlines())}
        for name, digest in digests.items():
            if hashlib.sha256(_read(folder, name)).hexdigest() != digest:
                return Seen(known[checksums], f"{name} is not what its checksum says")
        found = _files(folder)
        expected = {*digests, CHECKSUMS, DATABASE}
        if found - {f"{DATABASE}.wal"} != expected and is_at(folder, outputs):
            return Seen(known[checksums], f"holds other files: {sorted(found ^ expected)}")
        if count_rows and (fault := _rows_fault(folder)):
            return Seen(known[checksums], fault) if is_at(folder, outputs) else Seen(REPLACED)
        return Seen(known[checksums])
    except FileNotFoundError as error:
        return Seen(REPLACED) if not is_at(folder, outputs) else Seen("unknown", f"{error.filename} is missing")
    finally:
        os.close(folder)


def _read(folder: int, name: str) -> bytes:
    file = os.open(name, os.O_RDONLY, dir_fd=folder)
    with os.fdopen(file, "rb") as opened:
        return opened.read()


def _files(folder: int) -> set[str]:
    """Paths of all files below an open folder."""
    return {(Path(base) / name).as_posix() for base, _, names, _ in os.fwalk(".", dir_fd=folder) for name in names}


def _rows_fault(folder: int) -> str | None:
    """What is wrong with the database of a release: it must hold the rows that the manifest tells of."""
    tables: dict[str, Any] = json.loads(_read(folder, MANIFEST))["tables"]
    try:
        with duckdb.connect(f"/proc/self/fd/{folder}/{DATABASE}", read_only=True) as database:
            for name, table in tables.items():
                (rows,) = database.execute(f'SELECT count(*) FROM "{name}"').fetchone() or (None,)
                if rows != table["rows"]:
                    return f"{DATABASE} has {rows} rows of {name}, the manifest {table['rows']}"
    except duckdb.Error as error:
        return f"{DATABASE} cannot be read: {error}"
    return None


class Watcher:
    """A second process that looks at a folder all the time while this one does something to it."""

    def __init__(self, outputs: Path, known: Mapping[str, str]) -> None:
        context = multiprocessing.get_context("spawn")
        self._stop = context.Event()
        self._found: SimpleQueue[tuple[dict[str, int], list[str]]] = context.SimpleQueue()
        self._looks = context.Value("q", 0)
        arguments = (outputs, dict(known), self._stop, self._found, self._looks)
        self._process = context.Process(target=_watch, args=arguments, daemon=True)
        self.seen: Counter[str] = Counter()
        self.faults: list[str] = []

    def __enter__(self) -> Watcher:
        self._process.start()
        return self

    def wait_for_looks(self, count: int) -> None:
        """Wait until the other process has looked so many times more, from beginning to end."""
        wanted = self._looks.value + count + 1
        while self._looks.value < wanted and self._process.is_alive():
            time.sleep(PAUSE)

    def __exit__(self, *_: object) -> None:
        self.wait_for_looks(0)
        self._stop.set()
        seen, self.faults = self._found.get()
        self.seen = Counter(seen)
        self._process.join()


def _watch(
    outputs: Path,
    known: Mapping[str, str],
    stop: Event,
    found: SimpleQueue[tuple[dict[str, int], list[str]]],
    looks: Any,
) -> None:
    seen: Counter[str] = Counter()
    faults: list[str] = []
    while not stop.is_set():
        one = look(outputs, known, count_rows=seen.total() % ROWS_EVERY == 0)
        seen[one.release] += 1
        looks.value += 1
        if one.fault and len(faults) < 1_000:
            faults.append(f"read {seen.total()}: {one.release}: {one.fault}")
        time.sleep(PAUSE)
    found.put((dict(seen), faults))
