"""Who does the work: this process, processes of this machine, or a Dask cluster; and what happens when one dies.

All three are `concurrent.futures` executors, so that they run the same function the same way.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import islice
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple, TypeVar

Task = TypeVar("Task", bound=Hashable)
Result = TypeVar("Result")

CONNECT = "30s"
"""How long a scheduler may take to answer."""
WAITING = 2
"""Tasks in hand for each worker: one that it does, and one that waits, so that it is never idle."""
ATTEMPTS = 3
"""Times that a task is given out before a worker's death is blamed on it."""


class LostWorkersError(Exception):
    """Workers died while they had one and the same task, again and again."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who may work: `processes` of this machine, or the Dask cluster whose scheduler has an address."""

    processes: int = 1
    scheduler: str | None = None

    def executor(self) -> AbstractContextManager[Team]:
        """These workers, ready to work until the end of a with statement.

        Raises OSError where the cluster cannot be reached, and ModuleNotFoundError where Dask is not installed.
        """
        if self.scheduler:
            return _cluster(self.scheduler)
        return nullcontext(Team(InProcess(), 1)) if self.processes <= 1 else _pool(self.processes)


class Team(NamedTuple):
    """An executor, and how many tasks it should have in hand."""

    executor: Executor
    in_flight: int


class InProcess(Executor):
    """Does each task at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def _pool(processes: int) -> Iterator[Team]:
    with _fresh_processes(processes) as pool:
        yield Team(pool, WAITING * processes)


def one_process(first: Callable[[], None]) -> ProcessPoolExecutor:
    """A fresh process that does one task after the other, once it has done what comes `first`."""
    return _fresh_processes(1, first)


def _fresh_processes(count: int, *first: Callable[[], None]) -> ProcessPoolExecutor:
    # Not forked: a process that holds threads (as a server's does) may hang when it is.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=first)


def _begin(*first: Callable[[], None]) -> None:
    """Let this worker end when the process that started it does, though that be killed and cannot say so.

    Then it does what comes `first`.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()
    for act in first:
        act()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def _cluster(address: str) -> Iterator[Team]:
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        message = "Dask is not installed: pip install 'diplomatic-events[dask]' here and on every worker"
        raise ModuleNotFoundError(message) from error
    with Client(address, timeout=CONNECT, set_as_default=False) as client:
        # Not pure: a task whose file was lost since must run again. Dask itself gives a dead worker's tasks to another.
        executor = client.get_executor(pure=False)
        try:
            yield Team(executor, WAITING * max(sum(client.nthreads().values()), 1))
        finally:
            executor.shutdown(wait=False)


def completed(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    team: Callable[[], AbstractContextManager[Team]],
    attempts: int = ATTEMPTS,
) -> Iterator[tuple[Task, Result]]:
    """Each task with its result as it is done, in any order; tasks are taken as workers get free.

    Where workers die the team is opened anew, and what they had is done again. Raises LostWorkersError where that
    happens to a task for the last of its `attempts`, and whatever `function` raises.
    """
    source = iter(tasks)
    waiting: list[Task] = []
    deaths: dict[Task, int] = {}
    while True:
        waiting = waiting or list(islice(source, 1))
        if not waiting:
            return
        futures: dict[Future[Result], Task] = {}
        broken: BaseException | None = None
        with team() as (executor, in_flight):
            try:
                while True:
                    while len(futures) < in_flight:
                        task = waiting.pop() if waiting else next(source, None)
                        if task is None:
                            break
                        try:
                            futures[executor.submit(function, task)] = task
                        except BrokenExecutor:
                            waiting.append(task)
                            raise
                    if not futures:
                        return
                    done, _ = wait(futures, return_when=FIRST_COMPLETED)
                    for future in done:
                        try:
                            result = future.result()
                        except Exception as error:
                            if not _is_death(error):
                                raise
                            broken = error
                            continue
                        yield futures.pop(future), result
                    if broken is not None:
                        break
            except BrokenExecutor as error:
                broken = error
            finally:
                for future in futures:
                    future.cancel()
        deaths = {task: deaths.get(task, 0) + 1 for task in futures.values()}
        if worst := [str(task) for task, count in deaths.items() if count >= attempts]:
            raise LostWorkersError(
                f"workers died {attempts} times while they had {'; '.join(worst)}: is there too little memory?"
            ) from broken
        waiting.extend(futures.values())


def _is_death(error: Exception) -> bool:
    # By name: Dask need not be installed.
    return isinstance(error, BrokenExecutor) or type(error).__name__ in {"KilledWorker", "CancelledError"}
