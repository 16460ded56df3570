"""Locks on files, which end with the process that holds them, however it ends: none is ever left behind."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 1.0
"""Seconds for which a lock is asked for: who only looks whether it is held has it for an instant."""
PAUSE = 0.05


class BusyError(Exception):
    """Another run is building into the same folder."""


@contextmanager
def held(lock: Path, what: str) -> Iterator[None]:
    """Hold a lock file; raises BusyError, which names `what` is being built, where somebody else does."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        until = time.monotonic() + PATIENCE
        while not _take(file.fileno()):
            if time.monotonic() > until:
                raise BusyError(f"{what}: another build into this folder is running; wait for it to end")
            time.sleep(PAUSE)
        yield


def is_held(lock: Path) -> bool:
    """Whether a process holds a lock file; False where there is none."""
    try:
        with lock.open() as file:
            return not _take(file.fileno())
    except FileNotFoundError:
        return False


def is_at(handle: int, path: Path) -> bool:
    """Whether an open file or folder still is what stands at a path."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(found, os.fstat(handle))


def _take(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
