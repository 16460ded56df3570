"""What changed between two releases: rows by key, columns, in words and as a table; from folders and git revisions."""

from __future__ import annotations

import doctest
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import schemas
from pipeline.publishing import diff
from pipeline.publishing.diff import (
    ADDED,
    CHANGED,
    REMOVED,
    DiffError,
    Shape,
    as_table,
    differences,
    in_words,
    main,
    release_at,
)
from pipeline.publishing.manifest import write_manifest
from pipeline.publishing.parquet import write_parquet
from tests.publishing.releases import HOSTILE, INFO
from tests.schemas.rows import Rows, as_tables, sound_rows


def release_in(folder: Path, change: Callable[[Rows], object] = lambda rows: None) -> Path:
    rows = sound_rows()
    change(rows)
    folder.mkdir(parents=True)
    for name, table in as_tables(rows).items():
        if name in schemas.TABLES:
            write_parquet(name, table, folder / f"{name}.parquet")
    write_manifest(folder, INFO, {})
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return release_in(tmp_path / "it's old")


def test_alike_releases_do_not_differ(old: Path, tmp_path: Path) -> None:
    changes, shapes = differences(old, release_in(tmp_path / "new"))
    assert (changes, shapes) == ([], [])
    assert in_words(changes, shapes) == "No row differs.\n"


def test_rows_are_matched_by_their_key(old: Path, tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        event = rows["events"][0]
        rows["events"] = [
            event | {"event_id": "event_0", "label": HOSTILE},
            event | {"place": None, "article_count": 2},
        ]
        rows["figures"] = []
        rows["entities"][0]["titles"] = ["minister"]

    changes, shapes = differences(old, release_in(tmp_path / "new", change))
    assert shapes == []
    assert [(found.table, found.kind, found.key, found.name, found.columns) for found in changes] == [
        ("events", ADDED, ("event_0",), HOSTILE, ()),
        ("events", CHANGED, ("event_1",), "Nairobi meeting", (("place", "Nairobi", None), ("article_count", 1, 2))),
        ("figures", REMOVED, ("figure_1",), "12", ()),
        ("entities", CHANGED, ("entity_1",), "Zoë Müller", (("titles", [], ["minister"]),)),
    ]
    assert in_words(changes, shapes) == (
        "- `events`: 1 added, 1 changed (`article_count` 1, `place` 1).\n"
        "- `figures`: 1 removed.\n"
        "- `entities`: 1 changed (`titles` 1).\n"
        "- As before: every other table.\n"
    )
    lines = as_table(changes).splitlines()
    assert len(lines) == 2 + 5, "a line for each row added or removed, and each column that changed"
    assert "| events | changed | `event_1` | `Nairobi meeting` | `place` | `Nairobi` | NULL |" in lines
    assert "\u202e" not in as_table(changes)
    assert "3 more lines are not shown" in as_table(changes, most=2)


def test_rows_without_a_key_are_counted(old: Path, tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        rows["rejects"] = [rows["rejects"][0]] * 2 + [{"file_name": "b", "reason": "empty", "detail": None}]

    changes, _ = differences(old, release_in(tmp_path / "new", change))
    assert [(found.table, found.kind, found.key) for found in changes] == [
        ("rejects", ADDED, ("b", "empty", None)),
        ("rejects", ADDED, ("wire/2.txt", "empty", "holds no text")),
    ]


def test_tables_and_columns_that_only_one_release_has(old: Path, tmp_path: Path) -> None:
    new = release_in(tmp_path / "new")
    (new / "figures.parquet").unlink()
    events = pq.read_table(new / "events.parquet")
    pq.write_table(events.drop_columns(["latitude"]).append_column("rank", [[1]]), new / "events.parquet")
    changes, shapes = differences(old, new)
    assert [(found.table, found.kind) for found in changes] == [("figures", REMOVED)]
    assert shapes == [Shape("events", ADDED, "rank"), Shape("events", REMOVED, "latitude")]
    assert "- `events`: column `rank` added, column `latitude` removed.\n" in in_words(changes, shapes)


def test_against_nothing_every_row_is_new(old: Path) -> None:
    changes, shapes = differences(None, old)
    assert {found.kind for found in changes} == {ADDED}
    rows = sum(pq.read_metadata(old / f"{name}.parquet").num_rows for name in schemas.TABLES)
    assert (len(changes), shapes) == (rows, [])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A git repository with two committed releases, the first tagged v1."""
    folder = tmp_path / "project"
    release_in(folder / "outputs")
    git = ["git", "-C", str(folder), "-c", "user.name=n", "-c", "user.email=e@example.org"]
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    for tag in ("v1", "v2"):
        subprocess.run([*git, "add", "--all"], check=True)
        subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", tag], check=True)
        subprocess.run([*git, "tag", tag], check=True)
        table = pq.read_table(folder / "outputs" / "figures.parquet").slice(0, 0)
        write_parquet("figures", table, folder / "outputs" / "figures.parquet")
    return folder


def test_a_git_revision_is_a_release(project: Path) -> None:
    with release_at("v1", project) as before, release_at("v2", project) as after:
        assert in_words(*differences(before, after)).startswith("- `figures`: 1 removed.\n")
    assert not before.exists()


@pytest.mark.parametrize("place", ["v9", "--output=x", "no/folder"])
def test_what_is_no_release_is_an_error(place: str, project: Path) -> None:
    with pytest.raises(DiffError, match="is no folder, and no git revision with a release"), release_at(place, project):
        pass
    assert not (project / "x").exists()


def test_a_folder_without_release_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DiffError, match="holds no release"), release_at(str(tmp_path)):
        pass


def test_the_command_prints_words_then_the_table(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = release_in(tmp_path / "new", lambda rows: rows["rejects"].clear())
    assert main([str(old), str(new)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("- `rejects`: 1 removed.\n- As before: every other table.\n\n| table | row |")
    assert main([str(tmp_path / "none"), str(new)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    (new / "events.parquet").write_bytes(b"spoilt")
    assert main([str(old), str(new)]) == 1
    assert capsys.readouterr().err.startswith("error: ")


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(diff).failed == 0
