"""Many articles are compared in a process of their own: the same release, and no process that outlives its run."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from pipeline.assets import apart
from pipeline.assets.apart import one_process
from pipeline.run import run_build
from pipeline.settings import Settings

Contents = Callable[[Path], dict[str, bytes]]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_same_release_comes_from_a_process_apart(
    settings: Settings, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_build(settings, keep_history=False) is None
    together = contents(settings.outputs)
    started = []

    def noted(first: Callable[[], None]) -> ProcessPoolExecutor:
        started.append(one_process(first))
        return started[-1]

    monkeypatch.setattr(apart, "FEW_ARTICLES", 0)
    monkeypatch.setattr(apart, "one_process", noted)
    assert run_build(settings, keep_history=False) is None
    found = contents(settings.outputs)
    assert {name for name in found if found[name] != together[name]} <= {"dataset.duckdb"}
    assert len(started) == 1
    assert multiprocessing.active_children() == []


def test_a_process_that_dies_publishes_nothing_and_says_so(
    settings: Settings, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_build(settings, keep_history=False) is None
    before = contents(settings.outputs)
    monkeypatch.setattr(apart, "FEW_ARTICLES", 0)
    monkeypatch.setattr(apart, "give_back_at_once", die)
    fault = run_build(settings, keep_history=False)
    assert fault == "the process that compares all articles died: is there too little memory?"
    assert contents(settings.outputs) == before
    assert multiprocessing.active_children() == []
