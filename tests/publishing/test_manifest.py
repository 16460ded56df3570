"""`release.json` lists what a release holds, and nothing that changes from build to build."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tomllib
from datetime import date
from pathlib import Path

from pipeline.publishing.manifest import write_manifest
from pipeline.publishing.outputs import CHECKSUMS
from pipeline.release_info import PROJECT, ReleaseInfo, release_info

INFO = ReleaseInfo("ours", "1.2.3", date(2020, 2, 29))


def test_files_are_listed_with_checksums_but_not_the_database(tmp_path: Path) -> None:
    (tmp_path / "events.parquet").write_bytes(b"rows")
    (tmp_path / "dataset.duckdb").write_bytes(b"differs from build to build")
    path = write_manifest(tmp_path, INFO, {"events": 4})
    manifest = json.loads(path.read_text(encoding="utf-8"))
    assert manifest["dataset"] == "ours"
    assert (manifest["version"], manifest["released_on"]) == ("1.2.3", "2020-02-29")
    assert manifest["tables"] == {"events": {"file": "events.parquet", "rows": 4}}
    assert manifest["files"] == {"events.parquet": {"bytes": 4, "sha256": hashlib.sha256(b"rows").hexdigest()}}


def test_files_in_subfolders_are_listed_by_their_paths(tmp_path: Path) -> None:
    (tmp_path / "pages" / "deep").mkdir(parents=True)
    (tmp_path / "pages" / "deep" / "dataset.duckdb").write_bytes(b"only by name the database")
    (tmp_path / "pages" / "a.md").write_bytes(b"a")
    manifest = json.loads(write_manifest(tmp_path, INFO, {}).read_text(encoding="utf-8"))
    assert list(manifest["files"]) == ["pages/a.md", "pages/deep/dataset.duckdb"]


def test_checksums_hold_for_everything_but_the_database(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name in ("b.parquet", "dataset.duckdb", "pages/á.md"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    write_manifest(tmp_path, INFO, {})
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", CHECKSUMS], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert checked.stdout == "b.parquet: OK\npages/á.md: OK\nrelease.json: OK\n"
    (tmp_path / "release.json").write_text("{}")
    assert subprocess.run(["sha256sum", "--status", "--check", CHECKSUMS], cwd=tmp_path).returncode == 1


def test_written_twice_it_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "b.parquet").write_bytes(b"")
    (tmp_path / "a.parquet").write_bytes(b"")
    first = write_manifest(tmp_path, INFO, {"b": 0, "a": 0}).read_bytes()
    assert write_manifest(tmp_path, INFO, {"b": 0, "a": 0}).read_bytes() == first
    assert first.index(b'"a.parquet": {') < first.index(b'"b.parquet": {')


def test_version_and_date_are_those_of_pyproject() -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    info = release_info()
    assert (info.version, info.released_on) == tuple(
        declared["tool"]["dataset"][key] for key in ("version", "released_on")
    )
