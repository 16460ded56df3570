"""`release.json`: what a release holds, with checksums, and no clock."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.publishing.outputs import DATABASE, MANIFEST
from pipeline.release_info import ReleaseInfo


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def manifest_of(folder: Path, info: ReleaseInfo, row_counts: Mapping[str, int]) -> dict[str, Any]:
    """What a folder of finished files holds.

    `files` lists every file but the database, whose bytes differ from build to build, and the manifest itself; `tables`
    gives the rows of each table and its file.
    """
    names = sorted(path.name for path in folder.iterdir() if path.name not in (DATABASE, MANIFEST))
    return {
        "dataset": info.name,
        "version": info.version,
        "released_on": info.released_on.isoformat(),
        "tables": {name: {"file": f"{name}.parquet", "rows": rows} for name, rows in row_counts.items()},
        "files": {
            name: {"bytes": (folder / name).stat().st_size, "sha256": sha256_of(folder / name)} for name in names
        },
    }


def write_manifest(folder: Path, info: ReleaseInfo, row_counts: Mapping[str, int]) -> Path:
    """Write `release.json` into a folder that holds all other files of the release."""
    path = folder / MANIFEST
    text = json.dumps(manifest_of(folder, info, row_counts), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")
    return path
