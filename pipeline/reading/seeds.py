"""A seeds folder to articles: what can be read, and what is set aside and why."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from pipeline.reading.dateline import date_of_text
from pipeline.reading.files import UnusableFileError, list_files, printable_name, read_text
from pipeline.reading.language import detect_language, is_english
from pipeline.reading.manifest import read_manifest
from pipeline.reading.records import InputArticle, ManifestRow, NoArticlesError, Reject, SeedsRead


def read_seeds(folder: Path) -> SeedsRead:
    """Articles of a seeds folder in order of their path, and everything that was set aside.

    When two inputs claim one id, or have the same text, the first in path order stays. Raises NoArticlesError where no
    article can be read.
    """
    if not folder.is_dir():
        raise NoArticlesError(f"{folder}: there is no such folder of articles")
    rejects: list[Reject] = []
    paths: list[tuple[str, Path]] = []
    for item in list_files(folder):
        if isinstance(item, Reject):
            rejects.append(item)
        else:
            paths.append((printable_name(item.relative_to(folder).as_posix()), item))
    manifest, faults = read_manifest(folder, [name for name, _ in paths])
    rejects.extend(faults)

    articles: list[InputArticle] = []
    by_id: dict[str, str] = {}
    by_text: dict[str, str] = {}
    for name, path in paths:
        article = read_article(path, name, manifest.get(name, ManifestRow()))
        if isinstance(article, InputArticle):
            article = _duplicate(article, by_id, by_text) or article
        if isinstance(article, Reject):
            rejects.append(article)
            continue
        by_id[article.article_id] = by_text[article.sha256] = name
        articles.append(article)
    if not articles:
        raise NoArticlesError(_nothing_to_read(folder, rejects))
    return SeedsRead(articles, sorted(rejects))


def read_article(path: Path, name: str, known: ManifestRow) -> InputArticle | Reject:
    """One file as an article, or why it is set aside. `name` is its path within the seeds folder."""
    try:
        text = read_text(path, name)
    except UnusableFileError as error:
        return error.reject
    language = known.language or detect_language(text)
    if language and not is_english(language):
        whose = "articles.csv says" if known.language else "it reads like"
        return Reject(name, "language", f"is not in English: {whose} {language!r}")
    reference_date, basis = known.reference_date, "manifest"
    if reference_date is None:
        reference_date, basis = known.published_on, "published_on"
    if reference_date is None:
        reference_date, basis = date_of_text(text), "text"
    return InputArticle(
        article_id=str(PurePosixPath(name).with_suffix("")),
        file_name=name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        manifest=known,
        language=language,
        reference_date=reference_date,
        reference_date_basis=basis if reference_date else None,
    )


def _duplicate(article: InputArticle, by_id: dict[str, str], by_text: dict[str, str]) -> Reject | None:
    if first := by_id.get(article.article_id):
        return Reject(article.file_name, "duplicate_id", f"has the same article_id as {first}: {article.article_id!r}")
    if first := by_text.get(article.sha256):
        return Reject(article.file_name, "duplicate_text", f"has the same text as {first}")
    return None


def _nothing_to_read(folder: Path, rejects: list[Reject]) -> str:
    if not rejects:
        return f"{folder}: holds no article (*.txt)"
    shown = "; ".join(f"{r.file_name} {r.detail}" for r in sorted(rejects)[:3])
    more = f"; and {len(rejects) - 3} more" if len(rejects) > 3 else ""
    return f"{folder}: no article can be read: {shown}{more}"
