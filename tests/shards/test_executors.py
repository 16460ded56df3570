"""A dead worker's tasks are done again; a task that kills its workers is named."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from pipeline.shards.executors import LostWorkersError, Team, Workers, completed


def double(number: int) -> int:
    return 2 * number


def fail(number: int) -> int:
    raise ZeroDivisionError(number)


def kill_once(task: tuple[str, int]) -> int:
    """Ends its own process the first time that a task is asked for whose mark is not there yet."""
    mark = Path(task[0])
    if task[1] == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return task[1]


def kill_always(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("processes", [1, 2])
def test_every_task_is_done_once(processes: int) -> None:
    def team() -> AbstractContextManager[Team]:
        return Workers(processes).executor()

    results = dict(completed(double, iter(range(20)), team))
    assert results == {number: 2 * number for number in range(20)}
    assert list(completed(double, [], team)) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_in_a_task_is_raised(processes: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(completed(fail, [1, 2], Workers(processes).executor))


def test_tasks_of_a_killed_process_are_done_by_another(tmp_path: Path) -> None:
    tasks = [(str(tmp_path / "mark"), number) for number in range(12)]
    results = [result for _, result in completed(kill_once, tasks, Workers(2).executor)]
    assert sorted(results) == list(range(12))
    assert (tmp_path / "mark").exists()


def test_a_task_that_kills_whoever_takes_it_is_named() -> None:
    with pytest.raises(LostWorkersError, match="died 3 times while they had"):
        list(completed(kill_always, range(8), Workers(2).executor))


def test_tasks_are_taken_as_they_can_be_done() -> None:
    taken: list[int] = []

    def tasks() -> object:
        for number in range(100):
            taken.append(number)
            yield number

    results = completed(double, tasks(), Workers(1).executor)  # type: ignore[arg-type]
    next(results)
    assert len(taken) <= 2
    results.close()  # type: ignore[attr-defined]


STARTER = """
import multiprocessing, time
from pipeline.shards.executors import Workers
if __name__ == "__main__":
    with Workers(2).executor() as team:
        for future in [team.executor.submit(time.sleep, 0.1) for _ in range(4)]:
            future.result()
        print(*[child.pid for child in multiprocessing.active_children()], flush=True)
        time.sleep(60)
"""


def test_workers_end_with_a_process_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "starter.py"
    script.write_text(STARTER)
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        workers = [int(number) for number in process.stdout.readline().split()]
        process.kill()
        process.wait()
    assert len(workers) == 2
    until = time.monotonic() + 20
    while any(map(is_alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_alive, workers))


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"  # ended, and not yet asked for its exit status
