"""Which folders are refused as OUTPUTS, and in which words."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.publishing.outputs import DATABASE, OutputsError, check_outputs


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "work" / "seeds"
    folder.mkdir(parents=True)
    return folder


def release_in(folder: Path, dataset: str = "ours", files: tuple[str, ...] = ("events.parquet",)) -> Path:
    folder.mkdir(parents=True)
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("rows")
    manifest = {"dataset": dataset, "files": {name: {} for name in files}}
    (folder / "release.json").write_text(json.dumps(manifest))
    return folder


def test_new_empty_and_own_folders_are_taken(tmp_path: Path, seeds: Path) -> None:
    assert check_outputs(tmp_path / "new" / "deeper", seeds, "ours") == tmp_path / "new" / "deeper"
    (tmp_path / "empty").mkdir()
    check_outputs(tmp_path / "empty", seeds, "ours")
    own = release_in(tmp_path / "own")
    check_outputs(own, seeds, "ours")
    (own / DATABASE).write_text("")
    (own / "events.parquet").unlink()  # a release of which something was deleted is still ours
    check_outputs(own, seeds, "ours")


def test_links_are_followed_to_the_folder_itself(tmp_path: Path, seeds: Path) -> None:
    own = release_in(tmp_path / "own")
    (tmp_path / "link").symlink_to(own)
    assert check_outputs(tmp_path / "link", seeds, "ours") == own
    (tmp_path / "into").symlink_to(seeds)
    with pytest.raises(OutputsError, match="lies in the seeds folder"):
        check_outputs(tmp_path / "into" / "out", seeds, "ours")


@pytest.mark.parametrize("place", ["work/seeds", "work/seeds/out", "work/seeds/../seeds/a/b"])
def test_in_the_seeds_folder(place: str, tmp_path: Path, seeds: Path) -> None:
    with pytest.raises(OutputsError, match="lies in the seeds folder"):
        check_outputs(tmp_path / place, seeds, "ours")


@pytest.mark.parametrize("place", [".", "work", "work/seeds/.."])
def test_above_the_seeds_folder(place: str, tmp_path: Path, seeds: Path) -> None:
    with pytest.raises(OutputsError, match="holds the seeds folder"):
        check_outputs(tmp_path / place, seeds, "ours")


def test_folders_with_names_alike_are_apart(tmp_path: Path, seeds: Path) -> None:
    check_outputs(tmp_path / "work" / "seeds-out", seeds, "ours")


def test_other_peoples_files(tmp_path: Path, seeds: Path) -> None:
    thesis = tmp_path / "documents"
    thesis.mkdir()
    (thesis / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputsError, match=r"not empty and not a release of ours \(it holds thesis.txt\)"):
        check_outputs(thesis, seeds, "ours")
    assert (thesis / "thesis.txt").read_text() == "years of work"


def test_a_hidden_file_counts_too(tmp_path: Path, seeds: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / ".profile").write_text("")
    with pytest.raises(OutputsError, match="not empty"):
        check_outputs(tmp_path / "home", seeds, "ours")


def test_a_release_of_another_dataset(tmp_path: Path, seeds: Path) -> None:
    with pytest.raises(OutputsError, match="not a release of ours"):
        check_outputs(release_in(tmp_path / "theirs", dataset="theirs"), seeds, "ours")


@pytest.mark.parametrize("manifest", ["", "[]", "null", '{"dataset": "ours", "files": 3}', "{", '{"files": {"a": {}}}'])
def test_a_manifest_that_says_nothing(manifest: str, tmp_path: Path, seeds: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "release.json").write_text(manifest)
    (folder / "a").write_text("")
    with pytest.raises(OutputsError):
        check_outputs(folder, seeds, "ours")


def test_a_file_that_somebody_put_into_the_release(tmp_path: Path, seeds: Path) -> None:
    own = release_in(tmp_path / "own")
    (own / "notes.txt").write_text("mine")
    with pytest.raises(OutputsError, match=r"holds notes\.txt, which no release of ours wrote"):
        check_outputs(own, seeds, "ours")


def test_subfolders_of_a_release_are_its_own(tmp_path: Path, seeds: Path) -> None:
    own = release_in(tmp_path / "own", files=("events.parquet", "pages/one.md", "pages/deep/two.md"))
    (own / "SHA256SUMS").write_text("")
    check_outputs(own, seeds, "ours")
    (own / "pages" / "deep" / "two.md").unlink()
    check_outputs(own, seeds, "ours")


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("pages/mine.md", "pages/mine.md"),
        ("pages/deep/mine.md", "pages/deep/mine.md"),
        ("pages/mine/a.md", "pages/mine/"),
        ("mine/a.md", "mine/"),
        ("mine/pages/one.md", "mine/"),
        ("pages/events.parquet", "pages/events.parquet"),
    ],
)
def test_a_file_somewhere_in_the_release(place: str, named: str, tmp_path: Path, seeds: Path) -> None:
    own = release_in(tmp_path / "own", files=("events.parquet", "pages/one.md", "pages/deep/two.md"))
    (own / place).parent.mkdir(parents=True, exist_ok=True)
    (own / place).write_text("years of work")
    with pytest.raises(OutputsError, match=f"holds {named}, which no release of ours wrote"):
        check_outputs(own, seeds, "ours")


def test_empty_folders_links_and_folders_named_like_files_are_not_ours(tmp_path: Path, seeds: Path) -> None:
    def strange(change: Callable[[Path], object], named: str) -> None:
        own = release_in(tmp_path / named, files=("events.parquet", "pages/one.md"))
        change(own)
        with pytest.raises(OutputsError, match=f"holds {named}, which"):
            check_outputs(own, seeds, "ours")

    strange(lambda own: (own / "empty").mkdir(), "empty/")
    strange(lambda own: (own / "link").symlink_to(own / "pages"), "link")
    (tmp_path / "photos").mkdir()

    def swap(own: Path) -> None:
        (own / "events.parquet").unlink()
        (own / "events.parquet").mkdir()

    strange(swap, "events.parquet/")

    def link_pages(own: Path) -> None:
        shutil.rmtree(own / "pages")
        (own / "pages").symlink_to(tmp_path / "photos")

    strange(link_pages, "pages")


def test_a_file_is_no_folder(tmp_path: Path, seeds: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputsError, match="is a file"):
        check_outputs(tmp_path / "file", seeds, "ours")


def test_a_mount_point_cannot_be_replaced(tmp_path: Path, seeds: Path) -> None:
    with pytest.raises(OutputsError, match="mount point"):
        check_outputs(Path("/proc"), seeds, "ours")
