"""Articles out of files of many: the same as out of a file each, and bad rows named by file and line."""

from __future__ import annotations

import json
import tracemalloc
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.reading import NoArticlesError, article_rows, article_text_rows, read_seeds, reject_rows, stream_seeds


def write_lines(path: Path, rows: list[object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8", newline="")


ROWS = [
    {
        "article_id": f"wire/{number:04}",
        "text": f"\ufeffMinisters met in Łódź on day {number}.\r\n“Yes\u00a0🙂,” one said.\n",
        "title": f"Headline {number}",
        "published_on": "2024-05-04",
        "publisher": "The Wire",
        "license": "CC BY 4.0",
    }
    for number in range(1_000)
]


def test_a_thousand_rows_are_a_thousand_files(tmp_path: Path) -> None:
    write_lines(tmp_path / "many" / "all.jsonl", list(ROWS))
    files = tmp_path / "files"
    lines = ["file_name,title,published_on,publisher,license"]
    for row in ROWS:
        path = files / f"{row['article_id']}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(row["text"].encode())
        lines.append(f"{row['article_id']}.txt,{row['title']},{row['published_on']},The Wire,CC BY 4.0")
    (files / "articles.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "many.parquet")
    (tmp_path / "columns").mkdir()
    (tmp_path / "many.parquet").rename(tmp_path / "columns" / "all.parquet")
    many, single, columns = (read_seeds(tmp_path / name) for name in ("many", "files", "columns"))
    assert many.rejects == single.rejects == columns.rejects == []
    assert article_text_rows(many) == article_text_rows(single) == article_text_rows(columns)
    rows = [[{k: v for k, v in row.items() if k != "file_name"} for row in article_rows(r)] for r in (many, single)]
    assert rows[0] == rows[1]
    assert len(rows[0]) == 1_000
    assert {row["file_name"] for row in article_rows(many)} == {"all.jsonl"}
    assert {row["file_name"] for row in article_rows(columns)} == {"all.parquet"}


def test_bad_rows_are_set_aside_by_line_and_the_rest_is_read(tmp_path: Path) -> None:
    good = {"article_id": "good", "text": "Ministers met in Oslo.", "published_on": "someday", "title": 7}
    lines = [
        b"\xef\xbb\xbf" + json.dumps(good).encode(),
        b"{not json",
        b"[1, 2]",
        b"",
        b'{"article_id": "no text"}',
        b'{"text": "No id."}',
        b'{"article_id": "bytes", "text": "\xff"}',
        b'{"article_id": "half", "text": "\\ud83d"}',
        b'{"article_id": "empty", "text": " "}',
        b'{"article_id": "good", "text": "Another text."}',
        b'{"article_id": "copy", "text": "Ministers met in Oslo."}',
        b'{"article_id": "fr", "text": "Les ministres.", "language": "fr"}',
        b'{"article_id": 12, "text": "A number for a name."}',
        b"[" * 100_000,
        b'{"article_id": "last", "text": "No line end."}',
    ]
    (tmp_path / "all.jsonl").write_bytes(b"\n".join(lines))
    read = read_seeds(tmp_path)
    assert [article.article_id for article in read.articles] == ["good", "12", "last"]
    assert read.articles[0].manifest.title is None
    found = [(row["reason"], row["detail"].partition(":")[0]) for row in reject_rows(read)]
    assert sorted(found) == sorted(
        [
            ("bad_row", "line 1"),
            ("bad_row", "line 1"),
            ("bad_row", "line 2"),
            ("bad_row", "line 3"),
            ("bad_row", "line 5"),
            ("bad_row", "line 6"),
            ("bad_row", "line 7"),
            ("not_text", "line 8"),
            ("empty", "line 9"),
            ("duplicate_id", "line 10"),
            ("duplicate_text", "line 11"),
            ("language", "line 12"),
            ("bad_row", "line 14"),
        ]
    )
    assert {row["file_name"] for row in reject_rows(read)} == {"all.jsonl"}
    details = " | ".join(row["detail"] for row in reject_rows(read))
    assert "has the same article_id as all.jsonl line 1" in details


def test_parquet_has_columns_of_its_own_types(tmp_path: Path) -> None:
    rows = {
        "article_id": ["a", None, "c"],
        "text": ["Ministers met in Oslo.", "Nobody's.", "Others met in Bergen."],
        "published_on": [date(2024, 5, 4), None, None],
        "reference_date": [None, None, datetime(2024, 5, 6, 7)],
        "unknown": [1, 2, 3],
    }
    pq.write_table(pa.table(rows), tmp_path / "all.parquet")
    read = read_seeds(tmp_path)
    assert [article.reference_date for article in read.articles] == [date(2024, 5, 4), date(2024, 5, 6)]
    assert [(r.reason, r.detail) for r in read.rejects] == [
        ("bad_row", "row 2: has no article_id that could be one: None")
    ]


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1 and more PAR1"])
def test_a_broken_file_is_set_aside(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "all.parquet").write_bytes(content)
    with pytest.raises(NoArticlesError, match=r"all\.parquet cannot be read"):
        read_seeds(tmp_path)


def test_a_table_with_a_damaged_name_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "all.parquet"
    pq.write_table(pa.table({"article_id": ["a"], "text": ["News."], "größe": [1]}), file, store_schema=False)
    file.write_bytes(file.read_bytes().replace("größe".encode(), b"gr\xff\xfe\xc3\x9fe"))
    with pytest.raises(NoArticlesError, match=r"all\.parquet cannot be read"):
        read_seeds(tmp_path)


def test_a_table_without_texts_is_set_aside(tmp_path: Path) -> None:
    pq.write_table(pa.table({"article_id": ["a"]}), tmp_path / "all.parquet")
    with pytest.raises(NoArticlesError, match="has no column text"):
        read_seeds(tmp_path)


def test_rows_and_files_share_their_ids(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A file.")
    write_lines(tmp_path / "b.jsonl", [{"article_id": "a", "text": "A row."}, {"article_id": "b", "text": "A file."}])
    read = read_seeds(tmp_path)
    assert [article.article_id for article in read.articles] == ["a"]
    assert {(r.reason, r.detail) for r in read.rejects} == {
        ("duplicate_id", "line 1: has the same article_id as a.txt: 'a'"),
        ("duplicate_text", "line 2: has the same text as a.txt"),
    }


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_reading_does_not_hold_what_it_has_read(ending: str, tmp_path: Path) -> None:
    rows = [{"article_id": str(n), "text": f"{n} " + "x" * 10_000, "language": "en"} for n in range(2_000)]
    if ending == "jsonl":
        write_lines(tmp_path / "all.jsonl", list(rows))
    else:
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / "all.parquet", row_group_size=100)
    del rows
    tracemalloc.start()
    count = sum(1 for _ in stream_seeds(tmp_path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 2_000
    assert peak < 10_000_000  # of 20 million characters
