"""Which files of a folder are read, and why others are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.reading.files import UnusableFileError, list_files, read_text
from pipeline.reading.records import Reject


def listed(folder: Path) -> dict[str, str | None]:
    """{path: None where it is to be read, else the reason why not}"""
    return {
        (item.file_name if isinstance(item, Reject) else item.relative_to(folder).as_posix()): (
            item.reason if isinstance(item, Reject) else None
        )
        for item in list_files(folder)
    }


def test_files_come_in_path_order_with_subfolders_and_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", ".hidden.txt", ".git/x.txt", "C.TXT", "articles.csv", "entities.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    assert listed(tmp_path) == {"C.TXT": None, "a.txt": None, "a/z.txt": None, "b.txt": None}
    assert list(listed(tmp_path)) == ["C.TXT", "a.txt", "a/z.txt", "b.txt"]


def test_other_endings_are_set_aside(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "noending").write_text("x")
    assert listed(tmp_path) == {"noending": "unsupported_format", "picture.png": "unsupported_format"}


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "own.txt").write_text("own")
    (seeds / "out.txt").symlink_to(outside / "secret.txt")
    (seeds / "folder").symlink_to(outside, target_is_directory=True)
    (seeds / "inside.txt").symlink_to(seeds / "own.txt")
    (seeds / "broken.txt").symlink_to(seeds / "nowhere.txt")
    (seeds / "circle.txt").symlink_to(seeds / "circle.txt")
    assert listed(seeds) == {
        "broken.txt": "unreadable",
        "circle.txt": "unreadable",
        "folder": "outside_folder",
        "inside.txt": None,
        "out.txt": "outside_folder",
        "own.txt": None,
    }


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert listed(tmp_path) == {"pipe.txt": "unreadable"}


def test_a_name_that_is_no_utf8_is_shown_escaped(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.dat"
    with open(path, "w"):  # noqa: PTH123 - a path of bytes
        pass
    assert listed(tmp_path) == {"caf\\udce9.dat": "unsupported_format"}


@pytest.mark.parametrize(
    ("data", "reason", "said"),
    [
        (b"", "empty", "no text"),
        ("\ufeff \u00a0\r\n".encode(), "empty", "no text"),
        ("\u2007\u2029\u200b\u3000\x85".encode(), "empty", "no text"),
        (b"PK\x03\x04\x00\x00\xff\xfe\x00", "not_text", "binary"),
        (b"\x01\x02\x03", "not_text", "binary"),
        (b"text\0text", "not_text", "binary"),
        (
            "Le président a déclaré à Orléans que « l'été sera très chaud ».".encode("cp1252"),
            "wrong_encoding",
            "byte 5",
        ),
        ("Chiefs met.".encode("utf-16"), "wrong_encoding", "utf_16"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, data: bytes, reason: str, said: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    with pytest.raises(UnusableFileError) as caught:
        read_text(path, "sub/x.txt")
    assert caught.value.reject.reason == reason
    assert caught.value.reject.file_name == "sub/x.txt"
    assert said in caught.value.reject.detail


def test_text_is_kept_character_for_character(tmp_path: Path) -> None:
    text = "\ufeffA\r\nb\u00a0c\x0bd — é 🎈\n" + "word " * 40 + "\x1a"
    path = tmp_path / "x.txt"
    path.write_bytes(text.encode("utf-8"))
    assert read_text(path, "x.txt") == text


def test_a_file_that_is_gone_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError) as caught:
        read_text(tmp_path / "gone.txt", "gone.txt")
    assert caught.value.reject.reason == "unreadable"
