"""Which folder a release may be written to, and how an old release is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.release_info import PIPELINE

MANIFEST = "release.json"
"""The file that marks a folder as a release of ours and lists what it holds."""
CHECKSUMS = "SHA256SUMS"
"""Checksums of all other committed files, the manifest's own included, in the format of `sha256sum`."""
DATABASE = "dataset.duckdb"

# The last is the journal that DuckDB keeps beside a database somebody has opened for writing.
ALWAYS_OURS = frozenset({MANIFEST, CHECKSUMS, DATABASE, DATABASE + ".wal"})


class OutputsError(Exception):
    """The release cannot be written to the folder asked for; the message says which and why."""


def check_outputs(outputs: Path, seeds: Path, made_by: str = PIPELINE) -> Path:
    """The folder that a release goes to, links resolved. `made_by` is the pipeline whose releases it may replace.

    Raises OutputsError where it lies in or above the seeds folder, is no folder, or holds anything but a release.
    """
    folder, source = outputs.resolve(), seeds.resolve()
    if folder == source or folder.is_relative_to(source):
        raise OutputsError(f"{outputs}: lies in the seeds folder {seeds}; name another OUTPUTS folder")
    if source.is_relative_to(folder):
        raise OutputsError(f"{outputs}: holds the seeds folder {seeds}, which a release would replace; name another")
    if not folder.exists():
        return folder
    if not folder.is_dir():
        raise OutputsError(f"{outputs}: is a file; OUTPUTS must be a folder")
    if folder.is_mount():
        raise OutputsError(f"{outputs}: is a mount point, which cannot be replaced whole; name a folder in it")
    try:
        strange = list(strange_in(folder, files_of_release(folder, made_by)))
    except OSError as error:
        raise OutputsError(f"{outputs}: cannot be listed: {error.strerror}") from error
    if strange:
        shown = ", ".join(strange[:3]) + (", …" if len(strange) > 3 else "")
        if (folder / MANIFEST).is_file() and MANIFEST not in strange:
            why = f"holds {shown}, which no release of ours wrote and replacing it would delete"
        else:
            why = f"is not empty and not a release of ours (it holds {shown})"
        raise OutputsError(f"{outputs}: {why}; name an empty folder")
    return folder


def strange_in(folder: Path, known: frozenset[str], within: str = "") -> Iterator[str]:
    """What is in a folder, or below it, beside the files `known` by their paths; a whole strange folder as one.

    Links are not followed. Raises OSError.
    """
    folders = {parent.as_posix() for name in known for parent in PurePosixPath(name).parents}
    for path in sorted(folder.iterdir()):
        name = within + path.name
        if path.is_symlink() or not path.is_dir():
            if name not in known:
                yield name
        elif name in folders:
            yield from strange_in(path, known, name + "/")
        else:
            yield name + "/"


def files_of_release(folder: Path, made_by: str) -> frozenset[str]:
    """Paths of the files that a release in this folder holds; none where it is not `made_by` that pipeline."""
    manifest = read_manifest(folder)
    # The first releases named only the dataset, which was called what the pipeline is.
    if manifest is None or manifest.get("made_by", manifest.get("dataset")) != made_by:
        return frozenset()
    listed = manifest.get("files")
    return ALWAYS_OURS | frozenset(listed if isinstance(listed, dict) else ())


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """What the release in a folder says of itself; None where there is none that can be read."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) else None
