"""Where shards are kept: one Parquet file each, in a folder of the version that made them.

Files appear whole (written aside, then renamed) and are never changed, so any number of processes, on any number of
machines that share the folder, may read and write it at a time. All of it can be made again: what is missing, damaged
or of another version counts as not there.
"""

from __future__ import annotations

import fcntl
import hashlib
import platform
import shutil
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.extraction.shards import KEY, shard_schema
from pipeline.locks import is_at, is_held

ENDING = ".parquet"
ASIDE = ".new"
ABANDONED_AFTER = 24 * 3600
"""Seconds after which another machine's file that was never finished is taken for one of a build that died."""
HOST = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
"""This machine, in the names of files that it is writing."""


class ShardStore:
    """The shards of one version, below `folder`."""

    def __init__(self, folder: Path, version: str) -> None:
        self.folder = folder
        self.version = version
        self.place = folder / version

    def path(self, name: str) -> Path:
        """The file of a shard."""
        return self.place / f"{name}{ENDING}"

    def write(self, name: str, shard: pa.Table) -> None:
        """Keep a shard; a reader sees all of it or nothing."""
        with self._aside(name) as (aside, file):
            pq.write_table(shard, file, compression="zstd", write_page_checksum=True)
            file.flush()
            aside.replace(self.path(name))

    @contextmanager
    def _aside(self, name: str) -> Iterator[tuple[Path, BinaryIO]]:
        """A new file beside the shards, locked while it is written, so that it can be told from one of a dead build."""
        self.place.mkdir(parents=True, exist_ok=True)
        while True:
            aside = self.place / f"{name}.{HOST}.{uuid.uuid4().hex}{ASIDE}"
            with aside.open("xb") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX)
                    if is_at(file.fileno(), aside):  # else somebody cleaned before it was locked
                        yield aside, file
                        return
                finally:
                    aside.unlink(missing_ok=True)

    def keys(self, name: str) -> list[str] | None:
        """Keys of a shard's articles in order; None, and the shard removed, where it cannot be read."""
        found = self.read(name, [KEY])
        return None if found is None else found[KEY].to_pylist()

    def read(self, name: str, columns: Sequence[str] | None = None) -> pa.Table | None:
        """A shard, or some of its columns; None, and the shard removed, where it cannot be read."""
        schema = shard_schema()
        wanted = list(columns) if columns is not None else schema.names
        try:
            # One thread and no memory map: many small files, and a file cut short must raise, not kill the process.
            table = pq.ParquetFile(self.path(name), page_checksum_verification=True).read(wanted, use_threads=False)
            if table.schema.names == wanted and (KEY not in wanted or table[KEY].null_count == 0):
                return table
        except FileNotFoundError:
            return None
        except (OSError, pa.ArrowException):
            pass
        self.remove(name)
        return None

    def remove(self, name: str) -> None:
        """Drop a shard; it will be made again."""
        self.path(name).unlink(missing_ok=True)

    def names(self) -> list[str]:
        """Names of all shards, sorted."""
        return sorted(path.name.removesuffix(ENDING) for path in self.place.glob(f"*{ENDING}"))

    def index(self) -> dict[str, tuple[str, int]]:
        """Where each article's rows are, by its key: name of a shard, and position in it."""
        found: dict[str, tuple[str, int]] = {}
        for name in self.names():
            for position, key in enumerate(self.keys(name) or ()):
                found.setdefault(key, (name, position))
        return found

    def clean(self) -> None:
        """Drop what no build of this version can use: shards of other versions, and files never finished."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name != self.version and path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
        for path in self.place.glob(f"*{ASIDE}"):
            try:
                if _is_abandoned(path):
                    path.unlink(missing_ok=True)
            except OSError:
                continue


def _is_abandoned(path: Path) -> bool:
    """Whether nobody is writing a file. Of another machine's, whose locks may not be seen here, only its age tells."""
    if f".{HOST}." in path.name:
        return not is_held(path)
    return time.time() - path.stat().st_mtime > ABANDONED_AFTER


def shard_name(keys: Iterable[str]) -> str:
    """The name of the shard of some articles: the same for the same articles in the same order.

    >>> shard_name(["a", "b"]) == shard_name(iter(["a", "b"]))
    True
    """
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:32]


def runs_of(positions: Sequence[tuple[str, int]]) -> Iterator[tuple[str, list[int], list[int]]]:
    """Shards with the articles wanted of them: name, positions in it, and places in the whole order of articles.

    >>> list(runs_of([("a", 0), ("b", 5), ("a", 1)]))
    [('a', [0, 1], [0, 2]), ('b', [5], [1])]
    """
    wanted: dict[str, tuple[list[int], list[int]]] = {}
    for place, (name, position) in enumerate(positions):
        chosen, places = wanted.setdefault(name, ([], []))
        chosen.append(position)
        places.append(place)
    for name, (chosen, places) in wanted.items():
        yield name, chosen, places
