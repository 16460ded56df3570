"""Files of a seeds folder: which there are, and their text."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from pipeline.reading.records import Reject

TEXT_ENDINGS = frozenset({".txt"})
PAGE_ENDINGS = frozenset({".html", ".htm"})
COLLECTION_ENDINGS = frozenset({".jsonl", ".parquet"})
"""Files of many articles."""
ARTICLE_ENDINGS = TEXT_ENDINGS | PAGE_ENDINGS | COLLECTION_ENDINGS
NOT_ARTICLES = frozenset({"articles.csv", "entities.csv", "dataset.toml"})
"""Files of a seeds folder that say something about articles and entities but are none."""

LONGEST_ARTICLE = 1_000_000
"""Characters of a text above which it is taken for no article (a book, a dump); the longest articles have a tenth."""
BYTES_A_CHARACTER = 4
"""Of UTF-8, at most: a larger file is too long without being read."""

CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r"))
CONTROL_SHARE = 0.01
"""Above this share of control characters a file is taken as binary; a stray one comes with much copied text."""
_BLANK = re.compile(r"[\s\ufeff\u200b\u200c\u200d\u2060]*")
"""White space of any script, and what stands for none: marks of byte order, of joining and of not joining."""


class UnusableFileError(Exception):
    """A file that cannot be read as text; carries the reject that says so."""

    def __init__(self, reject: Reject) -> None:
        super().__init__(f"{reject.file_name}: {reject.detail}")
        self.reject = reject


def printable_name(name: str) -> str:
    """A file name that can be stored as UTF-8: bytes that are none are shown escaped."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def list_files(folder: Path) -> Iterator[Path | Reject]:
    """Files below `folder` in order of their path, or why one is set aside. Hidden files and folders are passed over.

    Links that leave the folder are not followed, nor are links to folders (their files would count twice).
    Raises NotADirectoryError where `folder` is none.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder")
    root = folder.resolve()
    found: list[tuple[str, Path | Reject]] = []

    def unreadable(error: OSError) -> None:
        place = Path(error.filename)
        name = printable_name(place.relative_to(folder).as_posix())
        found.append((name, Reject(name, "unreadable", f"cannot be listed: {error.strerror}")))

    for base, folders, files in os.walk(folder, followlinks=False, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if (Path(base) / name).is_symlink()]
        for name in sorted([*files, *links]):
            if name.startswith("."):
                continue
            path = Path(base) / name
            relative = path.relative_to(folder).as_posix()
            if relative not in NOT_ARTICLES:
                found.append((printable_name(relative), _set_aside(path, printable_name(relative), root) or path))
    for _, item in sorted(found, key=lambda pair: pair[0]):
        yield item


def _set_aside(path: Path, name: str, root: Path) -> Reject | None:
    """Why a path is no article file, or None where it may be one."""
    try:
        target = path.resolve(strict=True)
        if path.is_symlink() and not target.is_relative_to(root):
            return Reject(name, "outside_folder", "is a link that leads out of the seeds folder")
        mode = target.stat().st_mode
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "links in a circle"
        return Reject(name, "unreadable", f"cannot be opened: {why}")
    if stat.S_ISDIR(mode):
        return Reject(name, "unreadable", "is a link to a folder; only its files can be read, not the link")
    if not stat.S_ISREG(mode):
        return Reject(name, "unreadable", "is no regular file")
    if path.suffix.lower() not in ARTICLE_ENDINGS:
        known = ", ".join(sorted(ARTICLE_ENDINGS))
        return Reject(name, "unsupported_format", f"ends in {path.suffix or 'nothing'!r}; articles end in {known}")
    return None


def read_text(path: Path, name: str, longest: int | None = None) -> str:
    """A file's UTF-8 text, character for character: byte order mark, line ends and no-break spaces stay.

    `name` is the path shown to people, `longest` how many characters the text may have. Raises UnusableFileError where
    the file cannot be opened, is binary, empty, too long or not UTF-8; the message gives the reason.
    """
    data = read_bytes(path, name, None if longest is None else longest * BYTES_A_CHARACTER)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnusableFileError(_undecodable(data, name, error)) from error
    if (fault := text_fault(text, data, longest)) is not None:
        raise UnusableFileError(Reject(name, *fault))
    return text


def read_bytes(path: Path, name: str, most: int | None = None) -> bytes:
    """What a file holds. Raises UnusableFileError where it cannot be opened, or is of more than `most` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read() if most is None else file.read(most + 1)
    except OSError as error:
        raise UnusableFileError(Reject(name, "unreadable", f"cannot be opened: {error.strerror}")) from error
    if most is not None and len(data) > most:
        raise UnusableFileError(Reject(name, "too_long", f"has more than {most:,} bytes"))
    return data


def text_fault(text: str, data: bytes | None = None, longest: int | None = None) -> tuple[str, str] | None:
    """Why a text is no article, as reason and detail of a reject; None where it may be one.

    `data` is it in UTF-8, `longest` how many characters it may have.
    """
    if longest is not None and len(text) > longest:
        return "too_long", f"has {len(text):,} characters, more than the {longest:,} that are read of an article"
    try:
        data = text.encode("utf-8") if data is None else data
    except UnicodeEncodeError as error:
        return "not_text", f"holds half a character (a lone surrogate) at {error.start}"
    controls = len(data) - len(data.translate(None, CONTROL_BYTES))
    if b"\0" in data or controls > CONTROL_SHARE * len(data):
        return "not_text", "holds control characters; is it a binary file?"
    if _BLANK.fullmatch(text):
        return "empty", "holds no text"
    return None


def _undecodable(data: bytes, name: str, error: UnicodeDecodeError) -> Reject:
    guess = from_bytes(data[:65536]).best()
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and (guess is None or b"\0" in data):
        return Reject(name, "not_text", f"is no text (byte {error.start} is not UTF-8); is it a binary file?")
    looks = f"; it looks like {guess.encoding}" if guess else ""
    return Reject(name, "wrong_encoding", f"is not UTF-8 at byte {error.start}{looks}; convert it to UTF-8")
