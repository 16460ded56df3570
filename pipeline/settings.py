"""Where a build reads and writes, and with how many processes, by environment variables.

SEEDS, OUTPUTS and WORKERS are what users set, and DASK_SCHEDULER where other machines read the articles. STAGING and
CACHE move the working folders out of the project. LONGEST_ARTICLE says how many characters an article may have.
ALLOW_FEWER_ROWS publishes a release that the guard against vanished rows would stop.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.reading.files import LONGEST_ARTICLE
from pipeline.release_info import PROJECT, SEEDS, DeclarationError, ReleaseInfo, release_info

STANDARD_STAGING = PROJECT / ".dagster" / "staging"
STANDARD_CACHE = PROJECT / ".cache"
YES, NO = {"1", "yes", "true", "on"}, {"0", "no", "false", "off"}


class SettingsError(Exception):
    """A setting that cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders of a build; `workers` is 0 for one process a processor core.

    `cache` is None for the project's own or, where `staging_root` is another, for a folder beside the staged tables.
    `scheduler` is the address of a Dask cluster that reads the articles instead of processes of this machine.
    """

    seeds: Path = SEEDS
    outputs: Path = PROJECT / "outputs"
    workers: int = 0
    staging_root: Path = STANDARD_STAGING
    cache: Path | None = None
    scheduler: str | None = None
    longest_article: int = LONGEST_ARTICLE
    """Characters; a longer article is set aside."""
    allow_fewer_rows: bool = False
    """Publish also where tables have far fewer rows an article than the last release."""

    @property
    def staging(self) -> Path:
        """Working folder of the builds into one OUTPUTS folder: tables handed on, and the release while it is made."""
        folder = self.outputs.resolve()
        place = hashlib.sha256(os.fsencode(folder)).hexdigest()[:8]
        return self.staging_root / f"{folder.name}-{place}"

    @property
    def release_folder(self) -> Path:
        """Folder in which the files of a release are made."""
        return self.staging / "release"

    @property
    def shards(self) -> Path:
        """Where what articles say is kept from one build to the next; it may be deleted at any time."""
        beside = STANDARD_CACHE if self.staging_root == STANDARD_STAGING else self.staging_root / "cache"
        return (self.cache or beside) / "extraction"

    @property
    def release(self) -> ReleaseInfo:
        """What the release says of itself, as the seeds folder declares. Raises SettingsError where that is faulty."""
        try:
            return release_info(self.seeds)
        except DeclarationError as error:
            raise SettingsError(str(error)) from error

    @property
    def worker_count(self) -> int:
        return self.workers or len(os.sched_getaffinity(0))


def settings_of(environment: Mapping[str, str]) -> Settings:
    """The settings that the environment names; those unset or empty are the project's own.

    Relative paths start at the current folder. Raises SettingsError where WORKERS is no number, or
    ALLOW_FEWER_ROWS neither yes nor no.

    >>> settings_of({"WORKERS": "2", "SEEDS": "/data/articles"}).seeds.as_posix()
    '/data/articles'
    """
    default = Settings()
    workers = environment.get("WORKERS") or "0"
    if not workers.isascii() or not workers.isdigit():
        raise SettingsError(f"WORKERS={workers}: is no number of processes")
    longest = environment.get("LONGEST_ARTICLE") or str(LONGEST_ARTICLE)
    if not longest.isascii() or not longest.isdigit() or int(longest) < 1:
        raise SettingsError(f"LONGEST_ARTICLE={longest}: is no number of characters")
    allowed = (environment.get("ALLOW_FEWER_ROWS") or "no").lower()
    if allowed not in YES | NO:
        raise SettingsError(f"ALLOW_FEWER_ROWS={allowed}: is neither yes nor no")
    return Settings(
        seeds=_path(environment.get("SEEDS"), default.seeds),
        outputs=_path(environment.get("OUTPUTS"), default.outputs),
        workers=int(workers),
        staging_root=_path(environment.get("STAGING"), default.staging_root),
        cache=Path.cwd() / environment["CACHE"] if environment.get("CACHE") else None,
        scheduler=environment.get("DASK_SCHEDULER") or None,
        longest_article=int(longest),
        allow_fewer_rows=allowed in YES,
    )


def _path(named: str | None, default: Path) -> Path:
    return Path.cwd() / named if named else default
