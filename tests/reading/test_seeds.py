"""A folder of good and bad input: what becomes an article, and what is said of the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.reading import NoArticlesError, article_rows, article_text_rows, read_seeds, reject_rows
from pipeline.reading.dateline import date_of_text
from pipeline.reading.language import detect_language
from pipeline.reading.rows import may_redistribute

FRENCH = (
    "Les ministres de la défense se sont réunis lundi à Genève pour examiner la proposition. Selon le porte-parole, "
    "la réunion a permis de rapprocher les points de vue et une nouvelle rencontre est prévue jeudi prochain à Berne."
)


def seeds(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def test_the_rest_is_built_when_some_input_is_bad(tmp_path: Path) -> None:
    folder = seeds(
        tmp_path,
        {
            "good.txt": "Ministers met in Oslo.",
            "deep/er.txt": "Others met in Bergen.",
            "copy.txt": "Ministers met in Oslo.",
            "empty.txt": "",
            "bin.txt": b"\xff\xd8\xff\x00\x10",
            "good.TXT": "Another text with the same id.",
            "fr.txt": FRENCH,
            "articles.csv": "file_name,published_on\ndeep/er.txt,2024-05-02\ngood.txt,yesterday\nnone.txt,\n",
        },
    )
    read = read_seeds(folder)
    assert [a.article_id for a in read.articles] == ["copy", "deep/er", "good"]
    # copy.txt comes first in path order, so good.TXT keeps the id "good" and good.txt is set aside
    assert {(r["file_name"], r["reason"]) for r in reject_rows(read)} == {
        ("bin.txt", "not_text"),
        ("empty.txt", "empty"),
        ("fr.txt", "language"),
        ("good.txt", "duplicate_id"),
        ("good.txt", "manifest"),
        ("none.txt", "manifest"),
    }
    assert read.articles[1].reference_date == date(2024, 5, 2)
    assert read.articles[1].reference_date_basis == "published_on"


def test_the_same_text_twice_is_one_article(tmp_path: Path) -> None:
    read = read_seeds(seeds(tmp_path, {"a.txt": "One text.", "b.txt": "One text."}))
    assert [a.article_id for a in read.articles] == ["a"]
    assert [(r.file_name, r.reason) for r in read.rejects] == [("b.txt", "duplicate_text")]


@pytest.mark.parametrize("files", [{}, {"empty.txt": "  "}, {"notes.md": "x"}])
def test_no_readable_article_is_an_error_that_says_why(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(NoArticlesError) as caught:
        read_seeds(seeds(tmp_path, files))
    assert str(tmp_path) in str(caught.value)
    assert all(name in str(caught.value) for name in files)


def test_a_folder_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoArticlesError, match="no such folder"):
        read_seeds(tmp_path / "nowhere")


def test_the_manifest_language_wins_over_detection(tmp_path: Path) -> None:
    folder = seeds(
        tmp_path,
        {"fr.txt": FRENCH, "en.txt": "Short text.", "articles.csv": "file_name,language\nfr.txt,en\nen.txt,nb\n"},
    )
    read = read_seeds(folder)
    assert [(a.article_id, a.language) for a in read.articles] == [("fr", "en")]
    assert [(r.file_name, r.reason) for r in read.rejects] == [("en.txt", "language")]


def test_rows_follow_the_contract(tmp_path: Path) -> None:
    manifest = "file_name,title,license,reference_date\na.txt,T,CC BY 4.0,2025-01-02\n"
    read = read_seeds(seeds(tmp_path, {"a.txt": "Ü met.\r\n", "b.txt": "Others met.", "articles.csv": manifest}))
    first, second = article_rows(read)
    assert first == {
        "article_id": "a", "title": "T", "publisher": None, "author": None, "published_on": None,
        "reference_date": date(2025, 1, 2), "reference_date_basis": "manifest", "url": None, "license": "CC BY 4.0",
        "language": None, "sha256": "02e9b49b1d2b61a1ec18f3c6cb36d2b1ab2dcd7d11ad4e6fd2a1f2a2e9a2a7d3", "char_count": 8,
        "word_count": 2, "file_name": "a.txt", "text": "Ü met.\r\n",
    } | {"sha256": first["sha256"]}  # fmt: skip
    assert second["text"] is None
    assert [row["text"] for row in article_text_rows(read)] == ["Ü met.\r\n", "Others met."]


@pytest.mark.parametrize(
    ("license_name", "free"),
    [("CC0", True), ("CC0-1.0", True), ("cc-by-sa-3.0", True), ("Public Domain", True), ("CC BY-NC 4.0", False),
     ("CC BY-ND 4.0", False), ("All rights reserved", False), ("", False), (None, False)],
)  # fmt: skip
def test_which_licences_allow_passing_the_text_on(license_name: str | None, free: bool) -> None:
    assert may_redistribute(license_name) is free


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("NAIROBI, June 3, 2024 (Wire) - Ministers met.", date(2024, 6, 3)),
        ("Ministers meet\nBy A. Writer | 3rd June 2024\nMinisters met on 1 May 2023.", date(2024, 6, 3)),
        ("\ufeffPublished 2024-06-03\nText.", date(2024, 6, 3)),
        ("He died on 5 March 1953 in the capital, after a long illness that nobody had been told of.", None),
        ("Ministers met on 4 June 2024.", None),
        ("NAIROBI, 6/3/2024 - Ministers met.", None),
        ("31 February 2024\nMinisters met.", None),
        ("", None),
    ],
)
def test_the_date_of_a_text_stands_in_its_head(text: str, day: date | None) -> None:
    assert date_of_text(text) == day


def test_short_or_name_laden_texts_are_not_misjudged() -> None:
    assert detect_language("Luiz Inácio, Hugo Martínez, Asunción, São Paulo met.") is None
    assert detect_language(FRENCH) == "fr"
    assert detect_language("x" * 10 + "1234 " * 10_000) is None
