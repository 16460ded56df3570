"""Steps of layer two in a process of their own: it gives all memory back when it ends, and this one stays small."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import ExitStack

import dagster as dg

from pipeline.assets.folders import Folders
from pipeline.assets.staging import made
from pipeline.memory import give_back_at_once
from pipeline.reconciliation.reconcile import Made, Step
from pipeline.shards.executors import one_process

FEW_ARTICLES = 1_250
"""Articles up to which one process takes no more memory (0.8 GB) than the largest of many articles would."""


class Apart:
    """Where steps are taken: one process for all of a run, started for the first that has many articles."""

    def __init__(self, until_the_end: ExitStack) -> None:
        self._until_the_end = until_the_end
        self._process: Executor | None = None

    def make(self, step: Step, folders: Folders) -> Made:
        """The tables that a step makes of those it needs.

        Raises dagster.Failure where one of these is not made yet, and where the process dies.
        """
        if made(folders, "articles").count("articles") <= FEW_ARTICLES:
            return make_here(step, folders)
        if self._process is None:
            self._process = self._until_the_end.enter_context(one_process(give_back_at_once))
        try:
            return self._process.submit(step.make, made(folders, *step.needs)).result()
        except BrokenExecutor as error:
            message = "the process that compares all articles died: is there too little memory?"
            raise dg.Failure(message, allow_retries=False) from error


def make_here(step: Step, folders: Folders) -> Made:
    """What `Apart.make` does, in this process."""
    return step.make(made(folders, *step.needs))


@dg.resource
def apart(_: dg.InitResourceContext) -> Iterator[Apart]:
    """The process of a run, which ends with it."""
    with ExitStack() as until_the_end:
        yield Apart(until_the_end)
