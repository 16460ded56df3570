"""`articles.csv`: what is known about the articles of a seeds folder."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from pipeline.reading.files import UnusableFileError, read_text
from pipeline.reading.records import ManifestRow, Reject

FILE_NAME = "articles.csv"
TEXT_COLUMNS = ("title", "publisher", "author", "url", "license")
DATE_COLUMNS = ("published_on", "reference_date")


def read_manifest(folder: Path, names: Iterable[str]) -> tuple[dict[str, ManifestRow], list[Reject]]:
    """Rows of `folder`/articles.csv by file name, and what in it cannot be used.

    `names` are the files of the folder (paths within it). A folder without the file has no rows. A row that names no
    file is set aside; a value that cannot be read is set aside and the rest of its row used.
    """
    path = folder / FILE_NAME
    if not path.exists() and not path.is_symlink():
        return {}, []
    if not path.resolve().is_relative_to(folder.resolve()):
        return {}, [Reject(FILE_NAME, "outside_folder", "is a link that leads out of the seeds folder; it is not used")]
    try:
        text = read_text(path, FILE_NAME)
    except UnusableFileError as error:
        return {}, [error.reject]
    return parse_manifest(text, frozenset(names))


def parse_manifest(text: str, names: frozenset[str]) -> tuple[dict[str, ManifestRow], list[Reject]]:
    """As `read_manifest`, of the file's text."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    rows: dict[str, ManifestRow] = {}
    rejects: list[Reject] = []
    try:
        if "file_name" not in (reader.fieldnames or ()):
            return {}, [Reject(FILE_NAME, "manifest", "has no column file_name; it is not used")]
        for raw in reader:
            name = (raw.get("file_name") or "").strip()
            where = f"{FILE_NAME} line {reader.line_num}"
            if name not in names:
                shown = f"names no file of the seeds folder: {name!r}" if name else "names no file"
                rejects.append(Reject(name or FILE_NAME, "manifest", f"{where} {shown}"))
            elif name in rows:
                rejects.append(Reject(name, "manifest", f"{where} is a second row for this file; the first is used"))
            else:
                rows[name], faults = manifest_row(raw)
                rejects.extend(Reject(name, "manifest", f"{where}: {fault}") for fault in faults)
    except csv.Error as error:
        rejects.append(Reject(FILE_NAME, "manifest", f"cannot be read from line {reader.line_num + 1}: {error}"))
    return rows, rejects


def manifest_row(raw: Mapping[str, str | None]) -> tuple[ManifestRow, list[str]]:
    """What a row says of an article, and which of its values cannot be used."""
    faults: list[str] = []
    values: dict[str, Any] = {name: _text(raw.get(name)) for name in TEXT_COLUMNS}
    for name in DATE_COLUMNS:
        value = _text(raw.get(name))
        try:
            values[name] = date.fromisoformat(value) if value else None
        except ValueError:
            faults.append(f"{name} {value!r} is no date like 2025-03-11; the article is read without it")
    language = _text(raw.get("language"))
    if language and not is_language(language):
        faults.append(f"language {language!r} is no language tag like en or en-GB; the article is read without it")
        language = None
    return ManifestRow(**values, language=language), faults


def _text(value: str | None) -> str | None:
    return (value or "").strip() or None


def is_language(tag: str) -> bool:
    """Whether `tag` is a BCP 47 tag of a language that CLDR knows.

    >>> is_language("en-GB"), is_language("english")
    (True, False)
    """
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
