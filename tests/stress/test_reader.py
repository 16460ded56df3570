"""The reader that watches a release finds fault with anything but a whole one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.publishing.release import publish
from stress import reader
from stress.builds import Place
from stress.reader import REPLACED, Seen, Watcher, checksums_of, look


def test_a_whole_release_is_named(places: dict[str, Place]) -> None:
    known = {checksums_of(place.outputs): name for name, place in places.items()}
    for name, place in places.items():
        assert look(place.outputs, known, count_rows=True) == Seen(name)
    assert look(places["one"].outputs, {}).fault == "checksums are those of neither release"
    assert look(places["one"].folder / "nowhere", known) == Seen("none", "there is no release")


HARM: dict[str, Callable[[Path], object]] = {
    "pages/7.html is missing": lambda folder: (folder / "pages" / "7.html").unlink(),
    "events.parquet is not what its checksum says": lambda folder: (folder / "events.parquet").write_text("mixed"),
    "holds other files: ['stray.txt']": lambda folder: (folder / "stray.txt").touch(),
    "holds other files: ['dataset.duckdb']": lambda folder: (folder / "dataset.duckdb").unlink(),
    "dataset.duckdb cannot be read": lambda folder: (folder / "dataset.duckdb").write_bytes(b"half" * 9_999),
}


@pytest.mark.parametrize("fault", HARM)
def test_what_is_not_whole_is_at_fault(fault: str, places: dict[str, Place]) -> None:
    outputs = places["one"].outputs
    known = {checksums_of(outputs): "one"}
    HARM[fault](outputs)
    found = look(outputs, known, count_rows=True).fault
    assert found is not None
    assert found.startswith(fault)


def test_a_release_that_is_replaced_while_it_is_read_is_no_fault(
    places: dict[str, Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs, known = places["one"].outputs, {checksums_of(places["one"].outputs): "one"}
    read = reader._read

    def replacing(folder: int, name: str) -> bytes:
        if name == "pages/7.html":
            publish(places["other"].outputs, outputs)
        return read(folder, name)

    monkeypatch.setattr(reader, "_read", replacing)
    assert look(outputs, known) == Seen(REPLACED)


def test_a_second_process_sees_what_happens(places: dict[str, Place], tmp_path: Path) -> None:
    known = {checksums_of(place.outputs): name for name, place in places.items()}
    outputs = tmp_path / "outputs"
    publish(places["one"].outputs, outputs)
    with Watcher(outputs, known) as watcher:
        watcher.wait_for_looks(2)
        shutil.rmtree(outputs / "pages")
        watcher.wait_for_looks(2)
    assert watcher.seen["one"] >= 1
    assert any("is missing" in fault for fault in watcher.faults)
