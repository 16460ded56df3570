"""`python -m tests.stress.unprivileged FOLDER`: builds as a user without rights; prints what they said, as JSON.

A first build, with all rights, loads whatever is loaded but once: the user without rights may not be able to read the
interpreter's own folder.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.run import run_build
from pipeline.settings import Settings
from stress.articles import write_set
from stress.builds import release_bytes

NOBODY = 65534


@contextmanager
def closed(path: Path) -> Iterator[None]:
    """A folder that may be read and not written, or a file that may not be read."""
    mode = path.stat().st_mode
    path.chmod(0o555 if path.is_dir() else 0o000)
    try:
        yield
    finally:
        path.chmod(mode)


def main() -> None:
    folder = Path(sys.argv[1])
    settings = Settings(
        write_set(folder / "seeds", "one"), folder / "published" / "outputs", 1, folder / "staging", folder / "cache"
    )
    said: dict[str, Any] = {"first build": run_build(settings, keep_history=False)}
    if os.geteuid() == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        except PermissionError as error:
            print(json.dumps({"skipped": f"may not become another user: {error}"}))
            return
    before = release_bytes(settings.outputs)
    (settings.seeds / "lusaka.txt").write_text("Norway and Iceland met in Oslo on 2 May 2024, Norway said.\n")
    places = {
        "outputs": settings.outputs,
        "folder above": settings.outputs.parent,
        "staging": settings.staging,
        "cache": next(settings.shards.iterdir()),
    }
    for name, path in places.items():
        with closed(path):
            said[f"read-only {name}"] = run_build(settings, keep_history=False)
    said["old release stands"] = release_bytes(settings.outputs) == before
    with closed(settings.seeds / "lusaka.txt"):
        said["build"] = run_build(settings, keep_history=False)
    rejects = pq.read_table(settings.outputs / "rejects.parquet").to_pylist()
    said["unreadable article"] = [list(reject.values()) for reject in rejects]
    said["user"] = os.geteuid()
    print(json.dumps(said))


if __name__ == "__main__":
    main()
