"""Whether a build would only make again what is there: a digest of all that goes in, kept beside the staged tables."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import platform
import stat
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.publishing.manifest import checksums, sha256_of
from pipeline.publishing.outputs import CHECKSUMS, DATABASE, MANIFEST, read_manifest
from pipeline.release_info import PROJECT
from pipeline.settings import Settings

RECORD = "built.json"
CODE = ("pipeline", "schemas", "pyproject.toml")


def is_unchanged(settings: Settings, inputs: str | None = None) -> bool:
    """Whether articles, code and packages are those of the last build into OUTPUTS, and its release is whole.

    `inputs` is their digest where it is known already.
    """
    try:
        record = json.loads((settings.staging / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(record == _record(settings, inputs or inputs_of(settings))) and _is_whole(settings.outputs)


def inputs_of(settings: Settings) -> str:
    """A digest of all that goes into a build: articles, code and packages as they are now."""
    return _digest(_inputs(settings))


def remember(settings: Settings, inputs: str) -> None:
    """Note what the release that now stands in OUTPUTS was built from.

    `inputs` is their digest from before the build, so that what changed meanwhile is not taken for built. Nothing is
    noted where the release that stands is not the one that was made last: another build has replaced it.
    """
    if _digest_of(settings.outputs / MANIFEST) != _digest_of(settings.release_folder / MANIFEST):
        return
    path = settings.staging / RECORD
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(_record(settings, inputs)), encoding="utf-8")
    fresh.replace(path)


def forget(settings: Settings) -> None:
    """Drop the note: what follows may leave another release, or none."""
    (settings.staging / RECORD).unlink(missing_ok=True)


def _record(settings: Settings, inputs: str) -> dict[str, Any]:
    try:
        found = (settings.outputs / DATABASE).stat()
        database_state = [found.st_size, found.st_mtime_ns]
    except OSError:
        database_state = []
    return {"inputs": inputs, "manifest": _digest_of(settings.outputs / MANIFEST), "database": database_state}


def _digest_of(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError:
        return ""


def _is_whole(outputs: Path) -> bool:
    manifest = read_manifest(outputs) or {}
    try:
        if (outputs / CHECKSUMS).read_text(encoding="utf-8") != checksums(manifest, outputs / MANIFEST):
            return False
        return all(sha256_of(outputs / name) == known["sha256"] for name, known in manifest["files"].items())
    except (OSError, KeyError, TypeError, AttributeError, ValueError):
        return False


def _digest(parts: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _inputs(settings: Settings) -> Iterator[bytes]:
    yield f"{platform.python_version()} {os.environ.get('SPACY_MODEL', '')} {settings.longest_article}".encode()
    yield _packages()
    yield os.fsencode(settings.seeds.resolve())
    for place in CODE:
        root = PROJECT / place
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and "__pycache__" not in path.parts:
                yield from _file(path, path.relative_to(PROJECT))
    for base, folders, files in os.walk(settings.seeds):
        folders.sort()
        for name in sorted([*files, *(folder for folder in folders if (Path(base) / folder).is_symlink())]):
            path = Path(base) / name
            yield from _file(path, path.relative_to(settings.seeds))


@cache
def _packages() -> bytes:
    return "\n".join(sorted({f"{found.name} {found.version}" for found in importlib.metadata.distributions()})).encode()


def _file(path: Path, name: Path) -> Iterator[bytes]:
    """Name, links and content of a file; what cannot be read (or would block) counts by its state."""
    yield os.fsencode(name)
    try:
        mode = path.stat().st_mode
        yield os.fsencode(path.resolve()) if path.is_symlink() else b""
        yield bytes.fromhex(sha256_of(path)) if stat.S_ISREG(mode) else str(mode).encode()
    except (OSError, RuntimeError) as error:
        yield type(error).__name__.encode()
