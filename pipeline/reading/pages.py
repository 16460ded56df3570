"""Web pages: the article in an HTML page, without menus and advertisements, and what the page says of it.

The article's text is what trafilatura finds; spans are offsets in that text, not in the page.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.reading.files import LONGEST_ARTICLE, UnusableFileError, read_bytes, text_fault
from pipeline.reading.manifest import is_language
from pipeline.reading.records import ManifestRow, Reject

LARGEST_PAGE = 10
"""Bytes a character that the article in a page may have; what is around it is often more than the article."""
LATEST = "2200-01-01"
"""No bound on dates: trafilatura's own is today, and a build's result must not depend on the day it is made."""


def read_page(path: Path, name: str, longest: int = LONGEST_ARTICLE) -> tuple[str, ManifestRow]:
    """The main text of a page, of at most `longest` characters, and its metadata.

    Raises UnusableFileError where it holds no article, or is too large.
    """
    data = read_bytes(path, name, longest * LARGEST_PAGE)
    import trafilatura  # loading it takes a second, which most builds need not spend

    try:
        found: Any = trafilatura.bare_extraction(
            data,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": LATEST},
        )
    except Exception as error:  # its parsers raise whatever they like on broken pages
        raise UnusableFileError(Reject(name, "not_text", f"is no page that can be parsed: {error}")) from error
    text = (found.text or "") if found is not None else ""
    if (fault := text_fault(text, longest=longest)) is not None:
        detail = "holds no article: no main text was found" if fault[0] == "empty" else fault[1]
        raise UnusableFileError(Reject(name, fault[0], detail))
    published = None
    with suppress(TypeError, ValueError):
        published = date.fromisoformat(found.date)
    language = found.language if found.language and is_language(found.language) else None
    return text, ManifestRow(
        title=_said(found.title),
        publisher=_said(found.sitename),
        author=_said(found.author),
        published_on=published,
        url=_said(found.url),
        language=language,
    )


def _said(value: object) -> str | None:
    return (value.strip() or None) if isinstance(value, str) else None
