"""What is too long is set aside before it costs anything, whatever file it comes in."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.reading import Reject, read_seeds
from pipeline.reading.collections import read_collection
from pipeline.reading.files import LONGEST_ARTICLE
from pipeline.settings import SettingsError, settings_of

LONG = "Ministers of Norway met in Oslo on Tuesday. " * 40


def test_a_long_article_is_set_aside_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ministers of Peru met in Quito.")
    (tmp_path / "b.txt").write_text(LONG)
    (tmp_path / "c.txt").write_text(LONG * 100)
    (tmp_path / "d.html").write_text(f"<html><body><article><p>{LONG}</p></article></body></html>")
    (tmp_path / "e.html").write_text("<!-- -->" * 10_000)
    (tmp_path / "f.jsonl").write_text(json.dumps({"article_id": "f", "text": LONG}) + "\n")
    pq.write_table(pa.table({"article_id": ["g"], "text": [LONG]}), tmp_path / "g.parquet")
    read = read_seeds(tmp_path, longest=1_000)
    assert [article.article_id for article in read.articles] == ["a"]
    assert [(reject.file_name, reject.reason) for reject in read.rejects] == [
        (name, "too_long") for name in ("b.txt", "c.txt", "d.html", "e.html", "f.jsonl", "g.parquet")
    ]
    assert read.rejects[0].detail == f"has {len(LONG):,} characters, more than the 1,000 that are read of an article"
    assert read.rejects[1].detail == "has more than 4,000 bytes"


def test_ten_megabytes_are_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ministers of Peru met in Quito.")
    (tmp_path / "dump.txt").write_bytes(b"word " * 2_000_000)
    (reject,) = read_seeds(tmp_path).rejects
    assert reject == Reject("dump.txt", "too_long", "has more than 4,000,000 bytes")


def test_an_article_of_just_that_length_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("é" * 20)
    assert len(read_seeds(tmp_path, longest=20).articles) == 1


def test_the_length_is_a_setting() -> None:
    assert settings_of({}).longest_article == LONGEST_ARTICLE
    assert settings_of({"LONGEST_ARTICLE": "5000"}).longest_article == 5_000
    for value in ("0", "many", "-1", "٣"):
        with pytest.raises(SettingsError, match="LONGEST_ARTICLE"):
            settings_of({"LONGEST_ARTICLE": value})


def test_a_row_that_is_no_utf8_is_set_aside_and_the_rest_read(tmp_path: Path) -> None:
    texts = pa.array([b"Ministers met.", b"\xff\xfe", b"They agreed."], pa.binary()).view(pa.string())
    days = pa.array([0, 0, 10**18], pa.timestamp("us"))  # the last is in the year 33658
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"article_id": ["a", "b", "c"], "text": texts, "published_on": days}), path)
    found = list(read_collection(path, "a.parquet"))
    assert [row.article_id for row in found if not isinstance(row, Reject)] == ["a"]
    assert [(row.reason, row.detail.partition(":")[0]) for row in found if isinstance(row, Reject)] == [
        ("bad_row", "row 2"),
        ("bad_row", "row 3"),
    ]
