"""A seeds folder to articles: what can be read, and what is set aside and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path, PurePosixPath

from pipeline.reading.collections import read_collection
from pipeline.reading.dateline import date_of_text
from pipeline.reading.files import (
    ARTICLE_ENDINGS,
    COLLECTION_ENDINGS,
    LONGEST_ARTICLE,
    PAGE_ENDINGS,
    UnusableFileError,
    list_files,
    printable_name,
    read_text,
)
from pipeline.reading.language import detect_language, is_english
from pipeline.reading.manifest import read_manifest
from pipeline.reading.pages import read_page
from pipeline.reading.records import InputArticle, ManifestRow, NoArticlesError, Reject, SeedsRead

SHOWN_REJECTS = 3


def read_seeds(folder: Path, longest: int = LONGEST_ARTICLE) -> SeedsRead:
    """Articles of a seeds folder in order of their path, and everything that was set aside.

    When two inputs claim one id, or have the same text, the first in path order stays. An article of more than
    `longest` characters is set aside. Raises NoArticlesError where no article can be read.
    """
    read = SeedsRead()
    for item in stream_seeds(folder, longest):
        if isinstance(item, Reject):
            read.rejects.append(item)
        else:
            read.articles.append(item)
    read.rejects.sort()
    return read


def stream_seeds(folder: Path, longest: int = LONGEST_ARTICLE) -> Iterator[InputArticle | Reject]:
    """As `read_seeds`, one by one: of what was read before, only ids and checksums are kept."""
    if not folder.is_dir():
        raise NoArticlesError(f"{folder}: there is no such folder of articles")
    rejects: list[Reject] = []
    paths: list[tuple[str, Path]] = []
    for item in list_files(folder):
        if isinstance(item, Reject):
            rejects.append(item)
        else:
            paths.append((printable_name(item.relative_to(folder).as_posix()), item))
    manifest, faults = read_manifest(folder, [name for name, path in paths if not _holds_many(path)])
    rejects.extend(faults)
    yield from rejects

    seen = _Seen()
    shown = sorted(rejects)[:SHOWN_REJECTS]
    count = len(rejects)
    for name, path in paths:
        known = manifest.get(name, ManifestRow())
        for where, found in _articles_of(path, name, known, longest):
            if isinstance(found, InputArticle):
                found = seen.duplicate(found, where) or found
            if isinstance(found, Reject):
                count += 1
                shown = sorted([*shown, found])[:SHOWN_REJECTS]
            yield found
    if not seen.ids:
        raise NoArticlesError(_nothing_to_read(folder, shown, count))


def _holds_many(path: Path) -> bool:
    return path.suffix.lower() in COLLECTION_ENDINGS


def _articles_of(
    path: Path, name: str, known: ManifestRow, longest: int
) -> Iterator[tuple[str, InputArticle | Reject]]:
    """What a file holds, each article with the place it stands at, for people."""
    if not _holds_many(path):
        yield name, read_article(path, name, known, longest)
        return
    for row in read_collection(path, name, longest):
        if isinstance(row, Reject):
            yield name, row
        else:
            place = f"{name} {row.where}"
            article = _article(row.article_id, name, row.text, row.known, "its row says")
            if isinstance(article, Reject):
                article = replace(article, detail=f"{row.where}: {article.detail}")
            yield place, article


def read_article(path: Path, name: str, known: ManifestRow, longest: int = LONGEST_ARTICLE) -> InputArticle | Reject:
    """A file of one article, or why it is set aside. `name` is its path within the seeds folder.

    What a web page says of itself holds where `known` is silent; what it says of its language, only where the text does
    not tell: many a page is in the language of its site's other half.
    """
    language = None
    try:
        if path.suffix.lower() in PAGE_ENDINGS:
            text, page = read_page(path, name, longest)
            language, page = page.language, replace(page, language=None)
            known = ManifestRow(**{f.name: getattr(known, f.name) or getattr(page, f.name) for f in fields(known)})
        else:
            text = read_text(path, name, longest)
    except UnusableFileError as error:
        return error.reject
    return _article(str(PurePosixPath(name).with_suffix("")), name, text, known, "articles.csv says", language)


def _article(
    article_id: str, name: str, text: str, known: ManifestRow, said_by: str, of_page: str | None = None
) -> InputArticle | Reject:
    """`said_by` tells who says what is `known`, `of_page` is the language that the page around the article names."""
    detected = None if known.language else detect_language(text)
    language = known.language or detected or of_page
    if language and not is_english(language):
        whose = said_by if known.language else "it reads like" if detected else "the page says"
        return Reject(name, "language", f"is not in English: {whose} {language!r}")
    reference_date, basis = known.reference_date, "manifest"
    if reference_date is None:
        reference_date, basis = known.published_on, "published_on"
    if reference_date is None:
        reference_date, basis = date_of_text(text), "text"
    return InputArticle(
        article_id=article_id,
        file_name=name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        manifest=known,
        language=language,
        reference_date=reference_date,
        reference_date_basis=basis if reference_date else None,
    )


class _Seen:
    """Ids and texts of the articles so far, each with the place it was first at."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self._texts: dict[bytes, str] = {}

    def duplicate(self, article: InputArticle, where: str) -> Reject | None:
        """Why an article is set aside; None, and it is remembered, where it is the first."""
        place = where.removeprefix(article.file_name).strip()
        said = f"{place}: " if place else ""
        if first := self.ids.get(article.article_id):
            detail = f"{said}has the same article_id as {first}: {article.article_id!r}"
            return Reject(article.file_name, "duplicate_id", detail)
        if first := self._texts.get(bytes.fromhex(article.sha256)):
            return Reject(article.file_name, "duplicate_text", f"{said}has the same text as {first}")
        self.ids[article.article_id] = self._texts[bytes.fromhex(article.sha256)] = where
        return None


def _nothing_to_read(folder: Path, shown: list[Reject], count: int) -> str:
    if not count:
        known = ", ".join(f"*{ending}" for ending in sorted(ARTICLE_ENDINGS))
        return f"{folder}: holds no article ({known})"
    said = "; ".join(f"{r.file_name} {r.detail}" for r in shown)
    more = f"; and {count - len(shown)} more" if count > len(shown) else ""
    return f"{folder}: no article can be read: {said}{more}"
