"""What a release says of itself: name, version, day, title, authors and licence, each declared in one place.

The project's own dataset is declared in `pyproject.toml`; any other folder of articles may declare its own in a file
`dataset.toml` beside them, and has neutral words where it does not. No output has them from elsewhere, or from a clock.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
SEEDS = PROJECT / "seeds"
"""The articles of the project's own dataset."""
DECLARATION = "dataset.toml"
"""The file of a seeds folder that declares its dataset."""
PIPELINE = "diplomatic-events"
"""What every release is marked with, so that a folder is known for one of ours whatever its dataset is called."""

_PATTERNS = {
    "name": (r"[a-z0-9][a-z0-9._-]*", "small letters, digits, '-', '_' and '.'"),
    "version": (r"[0-9]+(\.[0-9]+){1,2}([-+.][0-9A-Za-z.+-]+)?", "a version such as 1.0.0"),
    "license": (r"[A-Za-z0-9][A-Za-z0-9.+-]*", "an SPDX identifier such as CC-BY-4.0"),
    "license_url": (r"https?://\S+", "an address that begins with http:// or https://"),
    "url": (r"https?://\S+", "an address that begins with http:// or https://"),
}


class DeclarationError(ValueError):
    """A declaration that cannot be used; the message names the file, the entry and the reason."""


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """What a release says of itself. The defaults are those of a folder of articles that declares nothing."""

    name: str = "news-events"
    """A short name for machines."""
    version: str = "0.0.0"
    released_on: date | None = None
    title: str = "Events in the news"
    description: str = (
        "Events, participants, statements and figures from English news reports: every row grounded in the exact "
        "characters of the article it comes from, reconciled across articles, with the points on which sources differ "
        "set side by side."
    )
    authors: tuple[str, ...] = ()
    license: str = "CC-BY-4.0"
    """SPDX identifier of the licence of the annotations: what is not the publishers' words."""
    license_url: str = ""
    """Where its text is; empty for the known place of the identifier."""
    keywords: tuple[str, ...] = ("events", "news", "quotations", "information extraction", "source disagreement")
    url: str = ""
    """Where the dataset is at home; empty where it has no such place."""


def release_info(seeds: Path = SEEDS) -> ReleaseInfo:
    """What the release of a folder of articles says of itself.

    Declared in the folder's `dataset.toml`; for the project's own folder, where it has none, in `[tool.dataset]` of
    `pyproject.toml`. Raises DeclarationError where a declaration cannot be read or has an entry that cannot be used.
    """
    path = seeds / DECLARATION
    if path.is_file():
        if not path.resolve().is_relative_to(seeds.resolve()):
            raise DeclarationError(f"{path}: is a link that leads out of the folder of articles")
        return declared(_read(path), str(path))
    if seeds.resolve() == SEEDS.resolve():
        path = PROJECT / "pyproject.toml"
        return declared(_read(path)["tool"]["dataset"], f"{path} [tool.dataset]")
    return ReleaseInfo()


def declared(entries: Mapping[str, Any], where: str) -> ReleaseInfo:
    """A release by its declared entries; what is not declared has the neutral words.

    Raises DeclarationError, which names `where`, for an entry that is not known or whose value cannot be used.

    >>> declared({"title": "Talks", "authors": ["A. Writer"]}, "dataset.toml").title
    'Talks'
    """
    known = {field.name: field for field in fields(ReleaseInfo)}
    values: dict[str, Any] = {}
    for name, value in entries.items():
        if name not in known:
            raise DeclarationError(f"{where}: {name!r} is none of {', '.join(known)}")
        if fault := _fault(name, value):
            raise DeclarationError(f"{where}: {name} must be {fault}, not {value!r}")
        values[name] = tuple(value) if isinstance(value, list) else value
    return ReleaseInfo(**values)


def _fault(name: str, value: Any) -> str:
    """What a value should be and is not; empty where it is."""
    if name == "released_on":
        return "" if isinstance(value, date) and not isinstance(value, datetime) else "a day such as 2025-03-31"
    if name in ("authors", "keywords"):
        return "" if isinstance(value, list) and all(map(_is_words, value)) else "a list of words in quotes"
    if not _is_words(value):
        return "words in quotes, on one line"
    pattern, meant = _PATTERNS.get(name, ("", ""))
    return meant if pattern and not re.fullmatch(pattern, value) else ""


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DeclarationError(f"{path}: cannot be read: {error}") from error
