"""A lock is one process's at a time, and ends with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pipeline import locks
from pipeline.locks import BusyError, held, is_at, is_held

HOLDER = "import sys, time; from pathlib import Path; from pipeline.locks import held\n"
HOLDER += "with held(Path(sys.argv[1]), 'x'): print('held', flush=True); time.sleep(60)"


def test_a_lock_is_held_once_and_named_to_the_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.1)
    lock = tmp_path / "deep" / "lock"
    assert not is_held(lock)
    with held(lock, "outputs"):
        assert is_held(lock)
        with (
            pytest.raises(BusyError, match="outputs: another build into this folder is running"),
            held(lock, "outputs"),
        ):
            pass
        assert is_held(lock)
    assert not is_held(lock)
    with held(lock, "outputs"):
        pass


def test_a_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLDER, lock], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        assert is_held(lock)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert lock.exists()
    assert not is_held(lock)
    with held(lock, "outputs"):
        pass


def test_who_only_looks_does_not_keep_a_build_from_starting(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            is_held(lock)
            time.sleep(0.001)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for _ in range(100):
            with held(lock, "outputs"):
                pass
    finally:
        stop.set()
        looking.join()


def test_what_stands_at_a_path_may_have_changed(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with path.open("w") as file:
        assert is_at(file.fileno(), path)
        path.unlink()
        assert not is_at(file.fileno(), path)
        path.touch()
        assert not is_at(file.fileno(), path)
