"""What is fuzzed: a function a target, which takes bytes and raises where the pipeline does what it never may.

The invariants: no exception escapes, every input is an article or set aside with a known reason, every span is the
text's own characters, tables keep their schema, what a text says stays text, and twice the same gives the same.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zlib import crc32

import duckdb
import pyarrow as pa

from pipeline.extraction.date_wordings import read_wordings
from pipeline.extraction.extract import records_of
from pipeline.extraction.figures.quantities import Reader
from pipeline.extraction.parsing import ArticleText, load_model, parse
from pipeline.extraction.records import ArticleRecords
from pipeline.extraction.statements.quotes import find_quotations
from pipeline.extraction.tables import extracted_tables
from pipeline.extraction.tokens import Doc
from pipeline.publishing.database import sql_type
from pipeline.publishing.markdown import code, table, visible
from pipeline.publishing.page.site import environment
from pipeline.reading.collections import read_collection
from pipeline.reading.dateline import date_of_text
from pipeline.reading.language import detect_language
from pipeline.reading.manifest import parse_manifest
from pipeline.reading.records import InputArticle, ManifestRow, Reject
from pipeline.reading.seeds import read_article
from schemas import VOCABULARIES, arrow_schema

REASONS = frozenset(VOCABULARIES["reject_reason"].meanings)
UNSEEN = frozenset(map(chr, [*range(32), *range(127, 160), 0xAD, *range(0x200B, 0x2010), *range(0x2028, 0x202F)]))
"""Characters that move the cursor, end a line or turn the direction of writing."""
TRIED_TWICE = 8
"""One in so many texts is extracted twice, to see that it gives the same."""
REFERENCE = date(2025, 3, 11)


def text_file(data: bytes) -> None:
    """A file of one article."""
    _check_input(_twice(lambda: read_article(_file("a.txt", data), "a.txt", ManifestRow())), data.decode, whole=True)


def web_page(data: bytes) -> None:
    """A file that says it is a page."""
    _check_input(_twice(lambda: read_article(_file("a.html", data), "a.html", ManifestRow())), None)


def json_lines(data: bytes) -> None:
    """A file of many articles, a line each."""
    _check_collection(_file("a.jsonl", data))


def parquet_file(data: bytes) -> None:
    """A file of many articles, a Parquet row each."""
    _check_collection(_file("a.parquet", data))


def manifest(data: bytes) -> None:
    """articles.csv."""
    text = data.decode("utf-8", "ignore")
    rows, rejects = _twice(lambda: parse_manifest(text, frozenset({"a.txt", "b/c.txt"})))
    assert rows.keys() <= {"a.txt", "b/c.txt"}
    _check_rejects(rejects)


def head_and_language(data: bytes) -> None:
    """The date and the language of a text."""
    text = data.decode("utf-8", "ignore")
    found = _twice(lambda: (date_of_text(text), detect_language(text)))
    assert found[1] is None or found[1].isalpha()


def quotations(data: bytes) -> None:
    """Quotation marks, paired."""
    text = data.decode("utf-8", "ignore")
    for quotation in _twice(lambda: find_quotations(text)):
        outer, inner = quotation.outer, quotation.inner
        assert 0 <= outer.start <= inner.start <= inner.end <= outer.end <= len(text), quotation


def numbers_and_dates(data: bytes) -> None:
    """Quantities and wordings of dates, read from words alone: no sentence is parsed."""
    text = data.decode("utf-8", "ignore")
    doc = Doc(load_model().make_doc(text))
    assert doc.text == text, "words do not make up the text"
    for piece in Reader(doc).pieces:
        assert text[piece.start : piece.end].lower() == piece.lower, piece
    for quantity in Reader(doc).read_all(lambda reader, quantity: False):
        assert 0 <= quantity.first < quantity.last <= len(doc.tokens), quantity
        assert quantity.low <= quantity.high, quantity
    read_wordings(doc)


def extraction(data: bytes) -> None:
    """All that an article says, as the tables that reconciliation reads."""
    text = data.decode("utf-8", "ignore")
    records = _records(text) if crc32(data) % TRIED_TWICE else _twice(lambda: _records(text))
    tables = extracted_tables([(records, text)])
    for name, found in tables.items():
        assert found.schema.equals(arrow_schema(name)), name
        for column in arrow_schema(name):
            assert column.nullable or not found[column.name].null_count, f"{name}.{column.name}"
        for row in found.to_pylist():
            _check_grounding(name, row, text)


def markup(data: bytes) -> None:
    """Words of an article on a page and in Markdown: text, never markup."""
    text = data.decode("utf-8", "ignore")
    page = (
        environment()
        .from_string('<a title="{{ text }}" href="#{{ text | urlencode }}">{{ text }}</a>')
        .render(text=text)
    )
    seen = _Seen()
    seen.feed(page)
    seen.close()
    assert seen.tags == ["a"], seen.tags
    assert [name for name, _ in seen.attributes] == ["title", "href"], seen.attributes
    line = table(("said",), [(code(text),)]).splitlines()
    assert len(line) == 3, line
    assert not UNSEEN & set(visible(text)), ascii(visible(text))


def database(data: bytes) -> None:
    """Words of an article in the database: they come back as they went in."""
    text = data.decode("utf-8", "ignore")
    rows = pa.table({"said": pa.array([text, text[::-1]], pa.string())})
    connection = _connection()
    connection.register("arrow_rows", rows)
    connection.execute("INSERT INTO kept SELECT * FROM arrow_rows")
    assert connection.execute("SELECT said FROM kept").fetchall() == [(text,), (text[::-1],)]
    connection.execute("DELETE FROM kept")


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        text_file, web_page, json_lines, parquet_file, manifest, head_and_language, quotations, numbers_and_dates,
        extraction, markup, database,
    )
}  # fmt: skip


def _twice(work: Callable[[], Any]) -> Any:
    first, second = work(), work()
    assert repr(first) == repr(second), "twice the same gives two results"
    return first


def _records(text: str) -> ArticleRecords:
    return records_of(next(parse([ArticleText("article", text, REFERENCE)])))


def _check_grounding(name: str, row: dict[str, Any], text: str) -> None:
    if "span_start" not in row:
        return
    start, end = row["span_start"], row["span_end"]
    assert 0 <= start < end <= len(text), f"{name}: {start} to {end} of {len(text)}"
    assert text[start:end] == row["span_text"], f"{name}: {row['span_text']!r}"
    around = row["evidence_start"], row["evidence_end"]
    assert around[0] <= start < end <= around[1], f"{name}: evidence {around} of {start} to {end}"
    assert text[slice(*around)] == row["evidence"], name
    if row.get("speaker_start") is not None:
        assert text[row["speaker_start"] : row["speaker_end"]] == row["speaker_text"], (
            f"{name}: {row['speaker_text']!r}"
        )
    if row.get("low") is not None and row.get("high") is not None:
        assert row["low"] <= row["high"], f"{name}: {row['low']} to {row['high']}"


def _check_input(found: InputArticle | Reject, decode: Callable[[], str] | None, whole: bool = False) -> None:
    if isinstance(found, Reject):
        _check_rejects([found])
        return
    found.text.encode("utf-8")
    assert found.text.strip(), "an empty article"
    if whole and decode is not None:
        assert found.text == decode(), "the text is not the file's"


def _check_collection(path: Path) -> None:
    for found in _twice(lambda: list(read_collection(path, path.name))):
        if isinstance(found, Reject):
            _check_rejects([found])
        else:
            found.text.encode("utf-8")
            found.article_id.encode("utf-8")
            for value in (found.known.title, found.known.publisher, found.known.author, found.known.url):
                assert value is None or value.encode("utf-8")


def _check_rejects(rejects: list[Reject]) -> None:
    for reject in rejects:
        assert reject.reason in REASONS, reject
        assert reject.detail, reject
        json.dumps([reject.file_name, reject.detail]).encode("utf-8")
        f"{reject.file_name}{reject.detail}".encode()


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="fuzz-")


def _file(name: str, data: bytes) -> Path:
    path = Path(_folder().name) / name
    path.write_bytes(data)
    return path


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE kept (said {sql_type(pa.string())})")
    return connection
