"""Files of many articles, a row each: JSON Lines and Parquet, read row by row however large they are.

A row has `article_id` and `text` and, as it likes, the columns of articles.csv.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.reading.files import LONGEST_ARTICLE, text_fault
from pipeline.reading.manifest import DATE_COLUMNS, TEXT_COLUMNS, manifest_row
from pipeline.reading.records import ManifestRow, Reject

COLUMNS = ("article_id", "text", *TEXT_COLUMNS, *DATE_COLUMNS, "language")
BATCH_ROWS = 64
LONGEST_ROW = 64 * 1024 * 1024
"""Bytes of a line above which it is taken for no article."""


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a file of many; `where` is its place in the file, for people."""

    where: str
    article_id: str
    text: str
    known: ManifestRow


def read_collection(path: Path, name: str, longest: int = LONGEST_ARTICLE) -> Iterator[Row | Reject]:
    """The articles of a file in order, and what in it cannot be used; `name` is its path shown to people.

    `longest` is how many characters an article may have.
    """
    rows = _json_lines if path.suffix.lower() == ".jsonl" else _parquet
    try:
        for where, row in rows(path):
            if isinstance(row, str):
                yield Reject(name, "bad_row", f"{where}: {row}")
            else:
                yield from _article(name, where, row, longest)
    except (OSError, pa.ArrowException, UnicodeDecodeError) as error:  # the last where a damaged file names its columns
        why = getattr(error, "strerror", None) or str(error).splitlines()[0]
        yield Reject(name, "unreadable", f"cannot be read: {why}")


def _json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any] | str]]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_ROW):
            number += 1
            where = f"line {number}"
            if len(line) == LONGEST_ROW and not line.endswith(b"\n"):
                yield where, f"is longer than {LONGEST_ROW:,} bytes"
                while line and not line.endswith(b"\n"):
                    line = file.readline(LONGEST_ROW)
                continue
            if not line.strip(b" \t\r\n\xef\xbb\xbf"):
                continue
            try:
                row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
            except UnicodeDecodeError as error:
                yield where, f"is not UTF-8 at byte {error.start}"
            except (ValueError, RecursionError) as error:
                yield where, f"is no JSON: {str(error).splitlines()[0]}"
            else:
                yield where, row if isinstance(row, dict) else "is no JSON object"


def _parquet(path: Path) -> Iterator[tuple[str, dict[str, Any] | str]]:
    with pq.ParquetFile(path) as file:
        columns = [column for column in COLUMNS if column in file.schema_arrow.names]
        if missing := {"article_id", "text"} - set(columns):
            yield "schema", f"has no column {' and '.join(sorted(missing))}"
            return
        number = 0
        for batch in file.iter_batches(BATCH_ROWS, columns=columns, use_threads=False):
            for row in _rows(batch):
                number += 1
                yield f"row {number}", row


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any] | str]:
    """Rows of a batch; a fault for a row with a value that Python cannot hold (no UTF-8, the year 20000)."""
    try:
        yield from batch.to_pylist()
    except (ValueError, OverflowError):
        for place in range(len(batch)):
            try:
                yield from batch.slice(place, 1).to_pylist()
            except (ValueError, OverflowError) as error:
                yield f"cannot be read: {str(error).splitlines()[0]}"


def _article(name: str, where: str, row: Mapping[str, Any], longest: int) -> Iterator[Row | Reject]:
    article_id, text = row.get("article_id"), row.get("text")
    if isinstance(article_id, int) and not isinstance(article_id, bool):
        article_id = str(article_id)
    if not isinstance(article_id, str) or not article_id.strip() or not article_id.isprintable():
        yield Reject(name, "bad_row", f"{where}: has no article_id that could be one: {_shown(article_id)}")
        return
    if not isinstance(text, str):
        yield Reject(name, "bad_row", f"{where}: {article_id!r} has no text: {_shown(text)}")
        return
    if (fault := text_fault(text, longest=longest)) is not None:
        yield Reject(name, fault[0], f"{where}: {article_id!r} {fault[1]}")
        return
    raw: dict[str, str | None] = {}
    for column in COLUMNS[2:]:
        value = _plain(row.get(column))
        if value is NotImplemented:
            yield Reject(name, "bad_row", f"{where}: {column} of {article_id!r} is no text: {_shown(row[column])}")
            value = None
        raw[column] = value
    known, faults = manifest_row(raw)
    yield from (Reject(name, "bad_row", f"{where}: {fault}") for fault in faults)
    yield Row(where, article_id, text, known)


def _plain(value: Any) -> Any:
    """A value as articles.csv would have it, NotImplemented where it would not."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str):
        return value if value is None or value.isascii() or _is_unicode(value) else NotImplemented
    return NotImplemented


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _shown(value: Any) -> str:
    shown = ascii(value)
    return shown if len(shown) <= 60 else shown[:59] + "…"
