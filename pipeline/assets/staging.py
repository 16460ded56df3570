"""How tables pass from step to step: as Parquet files of a working folder, which one run at a time has."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import dagster as dg
import pyarrow as pa

from pipeline.assets import summary
from pipeline.assets.folders import Folders
from pipeline.assets.history import note_lock
from pipeline.locks import held
from pipeline.publishing.parquet import write_parquet
from pipeline.tables import ParquetTables

LOCK = ".lock"


class StagingIOManager(dg.IOManager):
    """Writes a table when a step has made it, and reads it for the steps that ask for it."""

    def handle_output(self, context: dg.OutputContext, obj: pa.Table) -> None:
        folders: Folders = context.resources.folders
        save(folders, context.asset_key.path[-1], obj)

    def load_input(self, context: dg.InputContext) -> pa.Table:
        folders: Folders = context.resources.folders
        name = context.asset_key.path[-1]
        return made(folders, name).read(name)


@dg.io_manager(required_resource_keys={"folders"})  # type: ignore[arg-type]  # takes generators, too
def staging_io_manager(context: dg.InitResourceContext) -> Iterator[StagingIOManager]:
    """Holds the working folder while a run lasts, so that two runs into one OUTPUTS folder do not mix.

    What the run has to say for itself is kept when it ends.
    """
    folders: Folders = context.resources.folders
    lock = folders.settings.staging / LOCK
    with held(lock, folders.outputs):
        if context.instance is None or context.run is None:  # outside of a run
            yield StagingIOManager()
            return
        note_lock(context.instance, context.run.run_id, lock)
        begun = summary.started(context.run.run_id, folders.seeds, folders.outputs)
        _keep(folders, begun)
        yield StagingIOManager()
        _sum_up(context, context.instance, begun)


def _sum_up(context: dg.InitResourceContext, instance: dg.DagsterInstance, begun: summary.Summary) -> None:
    folders: Folders = context.resources.folders
    run_id = begun["run"]
    done = summary.finished(begun, summary.events_of(instance, run_id), folders.settings.staging)
    instance.add_run_tags(run_id, summary.tags_of(done))
    if context.log is not None:
        context.log.info(summary.in_words(done))
    _keep(folders, done)


def _keep(folders: Folders, of_run: summary.Summary) -> None:
    try:
        summary.write(folders.settings.staging, of_run)
    except OSError as error:  # the release matters more
        logging.getLogger(__name__).warning("the summary of this run cannot be kept: %s", error)


def save(folders: Folders, name: str, table: pa.Table) -> None:
    """Write a table to the working folder; a reader sees the old file or the new."""
    path = folders.staged(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    write_parquet(name, table, fresh)
    fresh.replace(path)


def made(folders: Folders, *names: str) -> ParquetTables:
    """The working folder's tables, of which these are there. Raises dagster.Failure where no step has made one."""
    for name in names:
        if not folders.staged(name).exists():
            raise dg.Failure(f"The table {name} has not been made yet: materialize it first.", allow_retries=False)
    return ParquetTables(folders.settings.staging)
