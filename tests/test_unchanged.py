"""When a build may be skipped: only if all that goes in and all that came out is what it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline import unchanged
from pipeline.publishing.manifest import write_manifest
from pipeline.release_info import ReleaseInfo
from pipeline.settings import Settings
from pipeline.unchanged import forget, inputs_of, is_unchanged, remember


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A seeds folder, code, and the release that was built from them."""
    settings = Settings(tmp_path / "seeds", tmp_path / "out", 1, tmp_path / "staging")
    for folder in (settings.seeds / "wire", settings.outputs, settings.staging, tmp_path / "project" / "pipeline"):
        folder.mkdir(parents=True)
    (settings.seeds / "wire" / "one.txt").write_text("News.")
    (settings.outputs / "events.parquet").write_bytes(b"rows")
    (settings.outputs / "pages").mkdir()
    (settings.outputs / "pages" / "events.md").write_text("Events.")
    (settings.outputs / "dataset.duckdb").write_bytes(b"tables")
    (tmp_path / "project" / "pipeline" / "rules.toml").write_text("words = []")
    monkeypatch.setattr(unchanged, "PROJECT", tmp_path / "project")
    write_manifest(settings.outputs, ReleaseInfo("ours", "1", date(2024, 1, 1)), {"events": 1})
    assert not is_unchanged(settings)
    shutil.copytree(settings.outputs, settings.release_folder)
    remember(settings, inputs_of(settings))
    assert is_unchanged(settings)
    return settings


def write(place: str, content: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(content)

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article": write("seeds/wire/one.txt", "Other news."),
    "a new article": write("seeds/two.txt", "More news."),
    "an article that moved": lambda folder: (folder / "seeds/wire/one.txt").rename(folder / "seeds/one.txt"),
    "a removed article": lambda folder: (folder / "seeds/wire/one.txt").unlink(),
    "a manifest": write("seeds/articles.csv", "file_name\n"),
    "a link": lambda folder: (folder / "seeds/link").symlink_to("/"),
    "a pipe": lambda folder: os.mkfifo(folder / "seeds/pipe.txt"),
    "a rule": write("project/pipeline/rules.toml", "words = ['met']"),
    "a page template": write("project/pipeline/page/index.html", "<p>"),
    "a new module": write("project/pipeline/more.py", ""),
    "a release file": write("out/events.parquet", "spoilt"),
    "a removed release file": lambda folder: (folder / "out/events.parquet").unlink(),
    "a page of the release": write("out/pages/events.md", "Other events."),
    "checksums": write("out/SHA256SUMS", ""),
    "removed checksums": lambda folder: (folder / "out/SHA256SUMS").unlink(),
    "a manifest of the release": write("out/release.json", "{}"),
    "a database that somebody wrote to": write("out/dataset.duckdb", "other tables"),
    "a removed database": lambda folder: (folder / "out/dataset.duckdb").unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_is_noticed(what: str, built: Settings, tmp_path: Path) -> None:
    CHANGES[what](tmp_path)
    assert not is_unchanged(built)


def test_another_model_is_noticed(built: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPACY_MODEL", "another_model")
    assert not is_unchanged(built)


def test_times_and_numbers_of_processes_do_not_matter(built: Settings) -> None:
    os.utime(built.seeds / "wire" / "one.txt", ns=(1, 1))
    assert is_unchanged(replace(built, workers=7))


def test_other_folders_are_other_builds(built: Settings, tmp_path: Path) -> None:
    assert not is_unchanged(replace(built, outputs=tmp_path / "elsewhere"))
    (tmp_path / "seeds").rename(tmp_path / "renamed")
    assert not is_unchanged(replace(built, seeds=tmp_path / "renamed"))


def test_what_changes_while_a_build_runs_is_not_taken_for_built(built: Settings) -> None:
    before = inputs_of(built)
    (built.seeds / "wire" / "one.txt").write_text("News that came in while the build ran.")
    remember(built, before)
    assert not is_unchanged(built)
    remember(built, inputs_of(built))
    assert is_unchanged(built)


def test_the_release_of_another_build_is_not_remembered_as_ones_own(built: Settings) -> None:
    forget(built)
    (built.release_folder / "release.json").write_text("{}")
    remember(built, inputs_of(built))
    assert not is_unchanged(built)
    assert not (built.staging / unchanged.RECORD).exists()


def test_forgotten_is_changed(built: Settings) -> None:
    forget(built)
    assert not is_unchanged(built)
    forget(built)


@pytest.mark.parametrize("note", ["", "{", "[]", "null"])
def test_a_note_that_cannot_be_read_is_none(note: str, built: Settings) -> None:
    (built.staging / unchanged.RECORD).write_text(note)
    assert not is_unchanged(built)
