"""A release is swapped in whole: readers see the old or the new, also when two are published or something fails."""

from __future__ import annotations

import errno
import multiprocessing
import os
import threading
from pathlib import Path

import pytest

from pipeline.publishing import release
from pipeline.publishing.outputs import OutputsError
from pipeline.publishing.release import ASIDE, check_replaceable, exchange, publish, recover, working_folder


def made(folder: Path, word: str, files: int = 5) -> Path:
    folder.mkdir(parents=True)
    for number in range(files):
        (folder / f"{number}.parquet").write_text(word)
    return folder


def words_in(folder: Path) -> set[str]:
    return {path.read_text() for path in folder.iterdir()}


@pytest.fixture(params=["exchange", "rename"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of swapping: in one step, and where kernel or file system has no such step."""
    if request.param == "rename":
        monkeypatch.setattr(release, "exchange", lambda one, other: False)
    return str(request.param)


def test_new_empty_and_old_folders_become_the_release(way: str, tmp_path: Path) -> None:
    target = tmp_path / "deep" / "outputs"
    publish(made(tmp_path / "one", "one"), target)
    assert words_in(target) == {"one"}
    publish(made(tmp_path / "two", "two", files=2), target)
    assert words_in(target) == {"two"}
    assert len(list(target.iterdir())) == 2
    (tmp_path / "empty").mkdir()
    publish(tmp_path / "one", tmp_path / "empty")
    assert words_in(tmp_path / "empty") == {"one"}
    assert [path.name for path in target.parent.iterdir()] == ["outputs"], "nothing is left beside the release"


def test_what_was_made_stays_as_it_is(tmp_path: Path) -> None:
    source = made(tmp_path / "one", "one")
    publish(source, tmp_path / "outputs")
    assert words_in(source) == {"one"}
    (tmp_path / "outputs" / "0.parquet").write_text("changed by a user")
    assert words_in(source) == {"one"}


def test_subfolders_are_copied_and_replaced_whole(way: str, tmp_path: Path) -> None:
    source, target = made(tmp_path / "one", "one"), tmp_path / "outputs"
    made(source / "pages" / "deep", "one", files=2)
    publish(source, target)
    assert words_in(target / "pages" / "deep") == {"one"}
    other = made(tmp_path / "two", "two")
    made(other / "pages", "two", files=1)
    publish(other, target)
    below = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
    assert below == [*(f"{number}.parquet" for number in range(5)), "pages/0.parquet"]
    assert words_in(target / "pages") == {"two"}
    assert not (tmp_path / ".outputs.publishing").exists()


def test_a_failed_copy_leaves_the_old_release(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "outputs"
    publish(made(tmp_path / "one", "one"), target)
    copies = []

    def full_disk(source: Path, copy: Path) -> None:
        copies.append(copy)
        if len(copies) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        copy.write_bytes(source.read_bytes())

    monkeypatch.setattr(release.shutil, "copyfile", full_disk)
    with pytest.raises(OSError, match="No space left"):
        publish(made(tmp_path / "two", "two"), target)
    assert words_in(target) == {"one"}
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two", "outputs"}


def test_a_failed_second_rename_puts_the_old_release_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "exchange", lambda one, other: False)
    target = tmp_path / "outputs"
    publish(made(tmp_path / "one", "one"), target)
    rename = Path.rename

    def failing(self: Path, other: Path) -> Path:
        if self.name == "new":
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Input/output"):
        publish(made(tmp_path / "two", "two"), target)
    assert words_in(target) == {"one"}


def test_a_program_that_ended_between_two_renames_has_lost_nothing(tmp_path: Path) -> None:
    target = tmp_path / "outputs"
    made(tmp_path / ".outputs.publishing" / ASIDE, "one")
    made(tmp_path / ".outputs.publishing" / "new", "half")
    with working_folder(target) as work:
        assert words_in(target) == {"one"}
        assert not list(work.iterdir())
    assert not work.exists()


@pytest.mark.parametrize("stands", ["nothing", "an empty folder", "a release"])
def test_recovering_puts_back_what_was_put_aside_only_where_nothing_stands(stands: str, tmp_path: Path) -> None:
    target = tmp_path / "outputs"
    made(tmp_path / ".outputs.publishing" / ASIDE, "old")
    (tmp_path / ".outputs.publishing" / "stray").write_text("file")
    if stands == "an empty folder":
        target.mkdir()
    elif stands == "a release":
        made(target, "new")
    recover(target)
    assert words_in(target) == {"new" if stands == "a release" else "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["outputs"]
    recover(target)
    assert [path.name for path in tmp_path.iterdir()] == ["outputs"]


def test_a_release_stands_although_the_old_one_cannot_be_removed(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    target = tmp_path / "outputs"
    publish(made(tmp_path / "one", "one"), target)

    def stuck(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(release.shutil, "rmtree", stuck)
        publish(made(tmp_path / "two", "two"), target)
    assert words_in(target) == {"two"}
    assert "cannot be removed yet" in caplog.text
    assert str(tmp_path / ".outputs.publishing") in caplog.text
    recover(target)
    assert words_in(target) == {"two"}
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two", "outputs"}


def test_folders_that_may_not_be_written_are_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = made(tmp_path / "outputs", "one")
    check_replaceable(target)
    check_replaceable(tmp_path / "new" / "deeper")
    locked: list[Path] = []
    monkeypatch.setattr(release.os, "access", lambda path, mode: path not in locked)  # root may write anywhere
    locked.append(target)
    with pytest.raises(OutputsError, match=f"{target}: is read-only for this user"):
        check_replaceable(target)
    locked[:] = [tmp_path]
    for place in (target, tmp_path / "new" / "deeper"):
        with pytest.raises(OutputsError, match=f"{place}: cannot be written, for {tmp_path} is read-only"):
            check_replaceable(place)


def test_names_are_exchanged_in_one_step_on_this_system(tmp_path: Path) -> None:
    one, two = made(tmp_path / "1", "one"), made(tmp_path / "2", "two")
    assert exchange(one, two)
    assert (words_in(one), words_in(two)) == ({"two"}, {"one"})
    with pytest.raises(FileNotFoundError):
        exchange(one, tmp_path / "3")


def read_at(folder: int, name: str) -> bytes:
    file = os.open(name, os.O_RDONLY, dir_fd=folder)
    try:
        return os.read(file, 9)
    finally:
        os.close(file)


def test_readers_never_see_half_a_release(tmp_path: Path) -> None:
    target = tmp_path / "outputs"
    sources = [made(tmp_path / word, word) for word in ("one", "two")]
    publish(sources[0], target)
    stop, seen, gone = threading.Event(), set(), []

    def read() -> None:
        while not stop.is_set():
            try:
                handle = os.open(target, os.O_RDONLY)
            except FileNotFoundError:
                gone.append(target)
                continue
            try:
                words = [read_at(handle, name) for name in os.listdir(handle)]  # noqa: PTH208
                seen.add((len(words), frozenset(words)))
            except FileNotFoundError:
                pass  # the old release, opened before the swap, is being removed
            finally:
                os.close(handle)

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(30):
        publish(sources[turn % 2], target)
    stop.set()
    reader.join()
    assert not gone
    whole = {(5, frozenset({word})) for word in (b"one", b"two")}
    assert {files for files in seen if files[0] == 5} <= whole
    assert seen & whole


def _publish_often(source: Path, target: Path) -> None:
    for _ in range(15):
        publish(source, target)


def test_two_processes_that_publish_to_one_folder_do_not_mix(tmp_path: Path) -> None:
    target = tmp_path / "outputs"
    context = multiprocessing.get_context("fork")
    sources = [made(tmp_path / word, word) for word in ("one", "two", "three")]
    workers = [context.Process(target=_publish_often, args=(source, target)) for source in sources]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert len(words_in(target)) == 1
    assert len(list(target.iterdir())) == 5
    assert not (tmp_path / ".outputs.publishing").exists()
