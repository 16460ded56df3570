"""How tables pass from step to step: as Parquet files of a working folder, which one run at a time has."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.assets.folders import Folders
from pipeline.publishing.parquet import read_parquet, write_parquet


class BusyError(Exception):
    """Another run is building into the same folder."""


class StagingIOManager(dg.IOManager):
    """Writes a table when a step has made it, and reads it for the steps that ask for it."""

    def handle_output(self, context: dg.OutputContext, obj: pa.Table) -> None:
        folders: Folders = context.resources.folders
        save(folders, context.asset_key.path[-1], obj)

    def load_input(self, context: dg.InputContext) -> pa.Table:
        folders: Folders = context.resources.folders
        return load(folders, context.asset_key.path[-1])


@dg.io_manager(required_resource_keys={"folders"})  # type: ignore[arg-type]  # takes generators, too
def staging_io_manager(context: dg.InitResourceContext) -> Iterator[StagingIOManager]:
    """Holds the working folder while a run lasts, so that two runs into one OUTPUTS folder do not mix."""
    folders: Folders = context.resources.folders
    with held(folders.settings.staging / ".lock", folders.outputs):
        yield StagingIOManager()


@contextmanager
def held(lock: Path, what: str) -> Iterator[None]:
    """Hold a lock file; raises BusyError where somebody else does. The lock ends with the process that holds it."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(f"{what}: another build into this folder is running; wait for it to end") from None
        yield


def save(folders: Folders, name: str, table: pa.Table) -> None:
    """Write a table to the working folder; a reader sees the old file or the new."""
    path = folders.staged(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    write_parquet(name, table, fresh)
    fresh.replace(path)


def load(folders: Folders, name: str) -> pa.Table:
    """A table from the working folder. Raises dagster.Failure where no step has made it."""
    return read_parquet(_made(folders, name))


def load_batches(folders: Folders, name: str, rows: int = 1_000) -> Iterator[pa.RecordBatch]:
    """A table from the working folder, some rows at a time. Raises dagster.Failure where no step has made it."""
    with pq.ParquetFile(_made(folders, name)) as file:
        yield from file.iter_batches(rows)


def _made(folders: Folders, name: str) -> Path:
    path = folders.staged(name)
    if not path.exists():
        raise dg.Failure(f"The table {name} has not been made yet: materialize it first.", allow_retries=False)
    return path
