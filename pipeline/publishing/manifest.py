"""`release.json`: what a release holds, with checksums, and no clock."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.publishing.outputs import CHECKSUMS, DATABASE, MANIFEST
from pipeline.release_info import PIPELINE, ReleaseInfo


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_below(folder: Path) -> list[str]:
    """Paths, with "/", of all files in a folder and its subfolders, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def manifest_of(folder: Path, info: ReleaseInfo, row_counts: Mapping[str, int]) -> dict[str, Any]:
    """What a folder of finished files holds.

    `files` lists every file by its path but the database, whose bytes differ from build to build, the manifest itself,
    and the checksums, which are made after it; `tables` gives the rows of each table and its file.
    """
    names = [name for name in files_below(folder) if name not in (DATABASE, MANIFEST, CHECKSUMS)]
    return {
        "made_by": PIPELINE,
        "dataset": info.name,
        "title": info.title,
        "version": info.version,
        "released_on": info.released_on.isoformat() if info.released_on else None,
        "checksums": CHECKSUMS,
        "tables": {name: {"file": f"{name}.parquet", "rows": rows} for name, rows in row_counts.items()},
        "files": {
            name: {"bytes": (folder / name).stat().st_size, "sha256": sha256_of(folder / name)} for name in names
        },
    }


def write_manifest(folder: Path, info: ReleaseInfo, row_counts: Mapping[str, int]) -> Path:
    """Write `release.json`, then `SHA256SUMS`, into a folder that holds all other files of the release."""
    path = folder / MANIFEST
    manifest = manifest_of(folder, info, row_counts)
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (folder / CHECKSUMS).write_text(checksums(manifest, path), encoding="utf-8")
    return path


def checksums(manifest: Mapping[str, Any], path: Path) -> str:
    """The text of `SHA256SUMS`: a line for each file that a manifest lists, and one for the manifest at `path`.

    Raises KeyError, TypeError or AttributeError where it is no manifest of ours, OSError where it cannot be read.
    """
    digests = {name: file["sha256"] for name, file in manifest["files"].items()} | {MANIFEST: sha256_of(path)}
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
