"""Full disks, closed folders, files that vanish or are spoilt: said clearly, and the old release stands."""

from __future__ import annotations

import doctest
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.reading import seeds as reading
from pipeline.run import run_build
from pipeline.settings import Settings
from stress import faults
from stress.articles import write_set
from stress.builds import ROOT, Place, fault_of, release_bytes
from stress.faults import FULL, Disk


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    seeds = write_set(tmp_path / "seeds", "one")
    return Settings(seeds, tmp_path / "published" / "outputs", 1, tmp_path / "staging", tmp_path / "cache")


def test_each_kind_of_call_on_a_full_disk_is_said_and_leaves_the_old_release(
    settings: Settings, tmp_path: Path
) -> None:
    assert run_build(settings, keep_history=False) is None
    before = release_bytes(settings.outputs)
    write_set(settings.seeds, "other")
    with Disk(tmp_path).watched() as disk:
        assert run_build(settings, keep_history=False) is None
    assert release_bytes(settings.outputs) != before
    (settings.seeds / "łódź.txt").unlink()
    before = release_bytes(settings.outputs)
    kinds = [what for what, _ in disk.calls]
    assert {"write", "write_table", "mkdir", "replace", "fsync", "connect"} <= set(kinds)
    lines = [line for _, line in disk.calls]
    staged = next(n for n, (_, line) in enumerate(disk.calls) if line.startswith("pipeline/publishing/parquet.py"))
    copied = next(n for n, line in enumerate(lines) if kinds[n] == "fsync")
    for number in (staged, copied):
        with Disk(tmp_path, number).watched():
            fault = run_build(settings, keep_history=False)
        assert fault is not None
        assert FULL in fault
        assert "\n" not in fault
        assert release_bytes(settings.outputs) == before
    assert run_build(settings, keep_history=False) is None
    assert [path.name for path in settings.outputs.parent.iterdir()] == ["outputs"]


def test_files_that_may_not_grow_are_said(tmp_path: Path) -> None:
    seeds = {name: write_set(tmp_path / name, name) for name in ("one", "other")}
    found = faults._small_files(tmp_path / "builds", seeds, (9_000,))
    assert (found.tried, found.failures) == (1, [])


def test_an_article_that_is_gone_when_it_is_read_is_set_aside(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = reading.read_text

    def gone(path: Path, name: str, longest: int) -> str:
        if name == "lusaka.txt":
            path.unlink()
        return read(path, name, longest)

    monkeypatch.setattr(reading, "read_text", gone)
    assert run_build(settings, keep_history=False) is None
    (reject,) = pq.read_table(settings.outputs / "rejects.parquet").to_pylist()
    assert (reject["file_name"], reject["reason"]) == ("lusaka.txt", "unreadable")
    assert reject["detail"] == "cannot be opened: No such file or directory"


def test_a_collection_that_is_gone_when_it_is_read_is_set_aside(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = settings.seeds / "more.jsonl"
    path.write_text(json.dumps({"article_id": "a", "text": "Ministers of Peru met in Lima on 2 May 2024."}) + "\n")
    read = reading.read_collection

    def gone(path: Path, name: str, longest: int) -> Iterator[object]:
        path.unlink()
        yield from read(path, name, longest)

    monkeypatch.setattr(reading, "read_collection", gone)
    assert run_build(settings, keep_history=False) is None
    (reject,) = pq.read_table(settings.outputs / "rejects.parquet").to_pylist()
    assert (reject["file_name"], reject["reason"]) == ("more.jsonl", "unreadable")


def test_spoilt_shards_of_the_cache_are_made_again(settings: Settings) -> None:
    assert run_build(settings, keep_history=False) is None
    before = release_bytes(settings.outputs)
    spoilt = 0
    for harm in ("cut short", "changed", "emptied"):
        for path in settings.shards.rglob("*.parquet"):
            content = path.read_bytes()
            middle = len(content) // 2
            changed = content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]
            path.write_bytes({"cut short": content[:middle], "changed": changed, "emptied": b""}[harm])
            spoilt += 1
        assert run_build(settings, keep_history=False) is None
        assert release_bytes(settings.outputs) == before, harm
    assert spoilt >= 3


def test_of_two_builds_into_one_folder_one_is_refused_or_waits_for_nothing(tmp_path: Path) -> None:
    place = Place(tmp_path / "builds")
    seeds = {name: write_set(tmp_path / "seeds" / name, name) for name in ("one", "other")}
    said = [fault_of(process) for process in [place.start(folder) for folder in seeds.values()]]
    refused = [fault for fault in said if fault is not None]
    assert len(refused) <= 1, refused
    assert all("another build into this folder is running; wait for it to end" in fault for fault in refused)
    assert place.leftovers() == []
    articles = pq.read_table(place.outputs / "articles.parquet")["article_id"].to_pylist()
    assert articles in (["lusaka", "wire/quito"], ["wire/quito", "łódź"])


def test_an_unprivileged_user_is_told_what_may_not_be_written() -> None:
    """Root may write everywhere, so the builds are those of a user who may not."""
    folder = Path(tempfile.mkdtemp())  # not below pytest's own, which is closed to other users
    try:
        folder.chmod(0o755)
        command = [sys.executable, "-m", "tests.stress.unprivileged", str(folder)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PYTHONUTF8": "1"})
        assert done.returncode == 0, done.stderr
        said = json.loads(done.stdout.splitlines()[-1])
    finally:
        shutil.rmtree(folder)
    if "skipped" in said:
        pytest.skip(said["skipped"])
    outputs = folder / "published" / "outputs"
    assert said["user"] != 0
    assert said["read-only outputs"] == f"{outputs}: is read-only for this user; the release in it cannot be replaced"
    assert said["read-only folder above"] == (
        f"{outputs}: cannot be written, for {outputs.parent} is read-only for this user"
    )
    for name in ("staging", "cache"):
        assert "Permission denied" in said[f"read-only {name}"], said
        assert str(folder / name) in said[f"read-only {name}"], said
    assert said["old release stands"]
    assert said["unreadable article"] == [["lusaka.txt", "unreadable", "cannot be opened: Permission denied"]]


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(faults).failed == 0
