"""Builds as users start them: `python -m pipeline.build` in processes of their own, with folders of their own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSTANCE = "telemetry:\n  enabled: false\n"


@dataclass(frozen=True)
class Place:
    """Folders of builds below `folder`: OUTPUTS in a folder of its own, and the working folders beside it.

    Another folder for the release or the cache is one that builds share.
    """

    folder: Path
    shared_outputs: Path | None = None
    shared_cache: Path | None = None

    @property
    def outputs(self) -> Path:
        return self.shared_outputs or self.folder / "published" / "outputs"

    @property
    def staging(self) -> Path:
        return self.folder / "staging"

    @property
    def cache(self) -> Path:
        return self.shared_cache or self.folder / "cache"

    @property
    def home(self) -> Path:
        """The Dagster instance of these builds."""
        home = self.folder / "home"
        home.mkdir(parents=True, exist_ok=True)
        (home / "dagster.yaml").write_text(INSTANCE)
        return home

    def start(self, seeds: Path, *options: str, cwd: Path = ROOT, **environment: str) -> subprocess.Popen[str]:
        """Start a build of a folder of articles, in a process group of its own."""
        places = {
            "STAGING": str(self.staging),
            "CACHE": str(self.cache),
            "DAGSTER_HOME": str(self.home),
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "pipeline.build", "--fresh", "--seeds", str(seeds)]
        return subprocess.Popen(
            [*command, "--outputs", str(self.outputs), *(options or ("--workers", "1"))],
            cwd=cwd, env={**os.environ, **places, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, start_new_session=True,
        )  # fmt: skip

    def build(self, seeds: Path, *options: str, cwd: Path = ROOT, **environment: str) -> str | None:
        """Build and wait; None, or what the build said where its exit status was not 0."""
        return fault_of(self.start(seeds, *options, cwd=cwd, **environment))

    def leftovers(self) -> list[str]:
        """What killed builds have left that a good build should have taken away, in words."""
        beside = [path.name for path in self.outputs.parent.iterdir() if path != self.outputs]
        unfinished = [path.name for folder in (self.staging, self.cache) for path in folder.rglob("*.new")]
        running = [f"a run that the history has as {status}" for status in self._runs_in_progress()]
        return [*beside, *unfinished, *running]

    def _runs_in_progress(self) -> Iterator[str]:
        database = self.home / "history" / "runs.db"
        if database.exists():
            with closing(sqlite3.connect(database)) as connection:
                for (status,) in connection.execute(
                    "SELECT status FROM runs WHERE status NOT IN ('SUCCESS', 'FAILURE')"
                ):
                    yield status


def fault_of(process: subprocess.Popen[str]) -> str | None:
    """Wait for a build; None, or the last line it said where its exit status was not 0."""
    _, said = process.communicate()
    if process.returncode == 0:
        return None
    return f"exit status {process.returncode}: {(said.strip().splitlines() or ['nothing said'])[-1]}"


def release_bytes(outputs: Path) -> Mapping[str, bytes]:
    """All files of a release that are the same for the same articles, by path: all but the database."""
    return {
        path.relative_to(outputs).as_posix(): path.read_bytes()
        for path in sorted(outputs.rglob("*"))
        if path.is_file() and path.name != "dataset.duckdb"
    }
