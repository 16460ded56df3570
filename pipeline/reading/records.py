"""What reading gives: articles that can be parsed, and inputs that were set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


class NoArticlesError(Exception):
    """Nothing in the seeds folder can be read as an article; the message says where and why."""


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What `articles.csv` knows of one article; None where it is silent."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_on: date | None = None
    reference_date: date | None = None
    url: str | None = None
    license: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class InputArticle:
    """One article as it came: its text character for character, and what is known about it.

    `reference_date_basis` is `manifest`, `published_on`, `text` or None; `language` a BCP 47 tag or None; `sha256` is
    of the text's UTF-8 bytes.
    """

    article_id: str
    file_name: str
    text: str
    sha256: str
    manifest: ManifestRow
    language: str | None
    reference_date: date | None
    reference_date_basis: str | None


@dataclass(frozen=True, slots=True, order=True)
class Reject:
    """One input set aside, or one thing said of it that cannot be used; `reason` as in the table `rejects`."""

    file_name: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class SeedsRead:
    """All that a seeds folder holds: articles in order of their path, and what was set aside."""

    articles: list[InputArticle] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
