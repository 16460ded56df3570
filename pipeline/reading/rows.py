"""What was read as rows of the tables `articles`, `article_texts` and `rejects`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline import lexicons
from pipeline.reading.records import InputArticle, SeedsRead


def article_row(article: InputArticle) -> dict[str, Any]:
    """The row of the table `articles`; `text` only where the licence allows passing it on."""
    known = article.manifest
    return {
        "article_id": article.article_id,
        "title": known.title,
        "publisher": known.publisher,
        "author": known.author,
        "published_on": known.published_on,
        "reference_date": article.reference_date,
        "reference_date_basis": article.reference_date_basis,
        "url": known.url,
        "license": known.license,
        "language": article.language,
        "sha256": article.sha256,
        "char_count": len(article.text),
        "word_count": len(article.text.split()),
        "file_name": article.file_name,
        "text": article.text if may_redistribute(known.license) else None,
    }


def article_text_row(article: InputArticle) -> dict[str, Any]:
    """The row of the table `article_texts`: all that extraction needs."""
    return {
        "article_id": article.article_id,
        "text": article.text,
        "reference_date": article.reference_date,
        "title": article.manifest.title,
        "publisher": article.manifest.publisher,
    }


def article_rows(read: SeedsRead) -> list[dict[str, Any]]:
    """Rows of the table `articles`, by article_id; `text` only where the licence allows passing it on."""
    return sorted(map(article_row, read.articles), key=lambda row: row["article_id"])


def article_text_rows(read: SeedsRead) -> list[dict[str, Any]]:
    """Rows of the table `article_texts`: all that extraction needs, by article_id."""
    return sorted(map(article_text_row, read.articles), key=lambda row: row["article_id"])


def reject_rows(read: SeedsRead) -> list[dict[str, Any]]:
    """Rows of the table `rejects`, by file name."""
    return [{"file_name": r.file_name, "reason": r.reason, "detail": r.detail} for r in sorted(read.rejects)]


def may_redistribute(license_name: str | None) -> bool:
    """Whether a licence lets the text be passed on whole by anybody.

    >>> may_redistribute("CC BY 4.0"), may_redistribute("CC-BY-NC-4.0"), may_redistribute(None)
    (True, False, False)
    """
    return license_name is not None and _plain(license_name) in _redistributable()


@cache
def _redistributable() -> frozenset[str]:
    return frozenset(map(_plain, lexicons.load("licenses")["redistributable"]))


def _plain(license_name: str) -> str:
    unversioned = re.sub(r"[\s\-]v?\d+(\.\d+)*$", "", license_name.casefold().strip())
    return re.sub(r"[\s\-_]+", "", unversioned)
