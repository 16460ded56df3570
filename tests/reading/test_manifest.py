"""What of articles.csv is used, and what is set aside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.manifest import parse_manifest, read_manifest
from pipeline.reading.records import ManifestRow, Reject

NAMES = frozenset({"a.txt", "sub/b.txt"})


def test_values_are_read_and_empty_ones_are_unknown() -> None:
    text = '\ufefffile_name,title,published_on,language,extra\r\na.txt,"A, b",2025-03-11,en-GB,x\r\nsub/b.txt,,,,\r\n'
    rows, rejects = parse_manifest(text, NAMES)
    assert rows == {
        "a.txt": ManifestRow(title="A, b", published_on=date(2025, 3, 11), language="en-GB"),
        "sub/b.txt": ManifestRow(),
    }
    assert rejects == []


def test_a_bad_value_is_set_aside_and_the_rest_of_its_row_used() -> None:
    rows, rejects = parse_manifest("file_name,title,reference_date,language\na.txt,T,2025-02-30,english\n", NAMES)
    assert rows == {"a.txt": ManifestRow(title="T")}
    assert [(r.file_name, r.reason) for r in rejects] == [("a.txt", "manifest")] * 2
    assert "line 2" in rejects[0].detail
    assert "'2025-02-30'" in rejects[0].detail
    assert "'english'" in rejects[1].detail


def test_rows_that_name_no_file_leave_the_folder_or_come_twice_are_set_aside() -> None:
    text = "file_name,title\n../a.txt,x\n/etc/passwd,x\n,x\na.txt,first\na.txt,second\n"
    rows, rejects = parse_manifest(text, NAMES)
    assert rows == {"a.txt": ManifestRow(title="first")}
    assert [(r.file_name, r.detail.split(" ")[2]) for r in rejects] == [
        ("../a.txt", "2"), ("/etc/passwd", "3"), ("articles.csv", "4"), ("a.txt", "6"),
    ]  # fmt: skip


def test_a_manifest_that_is_none_is_set_aside(tmp_path: Path) -> None:
    assert read_manifest(tmp_path, NAMES) == ({}, [])
    assert parse_manifest("name;title\na.txt;x\n", NAMES)[1][0].reason == "manifest"
    rows, rejects = parse_manifest('file_name,title\na.txt,fine\nsub/b.txt,"not "closed\n', NAMES)
    assert rows == {"a.txt": ManifestRow(title="fine")}
    assert "line 3" in rejects[0].detail
    (tmp_path / "articles.csv").write_bytes("file_name\na.txt\né".encode("cp1252"))
    rows, rejects = read_manifest(tmp_path, NAMES)
    assert rows == {}
    assert rejects[0].reason in {"wrong_encoding", "not_text"}


def test_a_manifest_linked_from_elsewhere_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.csv").write_text("file_name,title\na.txt,secret\n")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "articles.csv").symlink_to(tmp_path / "elsewhere.csv")
    rows, rejects = read_manifest(seeds, NAMES)
    assert rows == {}
    assert isinstance(rejects[0], Reject)
    assert rejects[0].reason == "outside_folder"


@given(st.text(max_size=300))
def test_any_text_is_read_or_set_aside(text: str) -> None:
    rows, rejects = parse_manifest(text, NAMES)
    assert set(rows) <= NAMES
    assert all(r.reason == "manifest" for r in rejects)
