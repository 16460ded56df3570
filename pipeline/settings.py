"""Where a build reads and writes, and with how many processes, by environment variables.

SEEDS, OUTPUTS and WORKERS are what users set, and DASK_SCHEDULER where other machines read the articles. STAGING and
CACHE move the working folders out of the project.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.release_info import PROJECT

STANDARD_STAGING = PROJECT / ".dagster" / "staging"
STANDARD_CACHE = PROJECT / ".cache"


class SettingsError(Exception):
    """A setting that cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders of a build; `workers` is 0 for one process a processor core.

    `cache` is None for the project's own or, where `staging_root` is another, for a folder beside the staged tables.
    `scheduler` is the address of a Dask cluster that reads the articles instead of processes of this machine.
    """

    seeds: Path = PROJECT / "seeds"
    outputs: Path = PROJECT / "outputs"
    workers: int = 0
    staging_root: Path = STANDARD_STAGING
    cache: Path | None = None
    scheduler: str | None = None

    @property
    def staging(self) -> Path:
        """Working folder of the builds into one OUTPUTS folder: tables handed on, and the release while it is made."""
        folder = self.outputs.resolve()
        place = hashlib.sha256(os.fsencode(folder)).hexdigest()[:8]
        return self.staging_root / f"{folder.name}-{place}"

    @property
    def shards(self) -> Path:
        """Where what articles say is kept from one build to the next; it may be deleted at any time."""
        beside = STANDARD_CACHE if self.staging_root == STANDARD_STAGING else self.staging_root / "cache"
        return (self.cache or beside) / "extraction"

    @property
    def worker_count(self) -> int:
        return self.workers or len(os.sched_getaffinity(0))


def settings_of(environment: Mapping[str, str]) -> Settings:
    """The settings that the environment names; those unset or empty are the project's own.

    Relative paths start at the current folder. Raises SettingsError where WORKERS is no number.

    >>> settings_of({"WORKERS": "2", "SEEDS": "/data/articles"}).seeds.as_posix()
    '/data/articles'
    """
    default = Settings()
    workers = environment.get("WORKERS") or "0"
    if not workers.isascii() or not workers.isdigit():
        raise SettingsError(f"WORKERS={workers}: is no number of processes")
    return Settings(
        seeds=_path(environment.get("SEEDS"), default.seeds),
        outputs=_path(environment.get("OUTPUTS"), default.outputs),
        workers=int(workers),
        staging_root=_path(environment.get("STAGING"), default.staging_root),
        cache=Path.cwd() / environment["CACHE"] if environment.get("CACHE") else None,
        scheduler=environment.get("DASK_SCHEDULER") or None,
    )


def _path(named: str | None, default: Path) -> Path:
    return Path.cwd() / named if named else default
