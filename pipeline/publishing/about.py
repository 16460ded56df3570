"""What the dataset says of itself wherever it is described: said once, so that all descriptions agree."""

from __future__ import annotations

import schemas
from pipeline.release_info import ReleaseInfo

TITLE = "Diplomatic events, as the newspapers tell them"
DESCRIPTION = (
    "Events, participants, statements and figures from English news reports: every row grounded in the exact "
    "characters of the article it comes from, reconciled across articles, with the points on which sources differ "
    "set side by side."
)
CREATOR = "The contributors to diplomatic-events"
KEYWORDS = (
    "diplomacy",
    "events",
    "news",
    "quotations",
    "information extraction",
    "PLOVER",
    "source disagreement",
)
LANGUAGE = "en"

LICENSE_TITLES = {"CC-BY-4.0": "Creative Commons Attribution 4.0 International"}
LICENSE_URLS = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}
LICENSES = tuple(sorted(set(map(schemas.license_of, schemas.TABLES)) & set(LICENSE_TITLES)))
"""Licences of all tables."""

RIGHTS = (
    "The annotations (everything that is not a publisher's words) are under CC BY 4.0. The articles belong to their "
    "publishers: unless an article's `license` allows passing it on, `articles.text` is NULL, and `evidence` quotes "
    "one sentence for a row, two where the span crosses from one into the next, so that the row can be checked. "
    "Coordinates are from GeoNames, CC BY 4.0."
)
"""Who may do what with the data, in Markdown."""

SOURCES = (
    {"title": "The news reports that the table articles lists, each with its publisher and licence where known"},
    {"title": "GeoNames (places and coordinates, CC BY 4.0)", "path": "https://www.geonames.org/"},
)


def citation(info: ReleaseInfo) -> str:
    """How to cite a release, in a line.

    >>> from datetime import date
    >>> citation(ReleaseInfo("name", "1.2.0", date(2024, 5, 4)))
    'The contributors to diplomatic-events (2024): Diplomatic events, as the newspapers tell them. Release 1.2.0.'
    """
    return f"{CREATOR} ({info.released_on.year}): {TITLE}. Release {info.version}."


def faults(name: str) -> list[str]:
    """Why a table may not be published, in words: what a stranger needs to know of it is not stated. None where all is.

    Raises KeyError where there is no such table.
    """
    stated = {
        "description": schemas.description(name),
        "description of what a row is": schemas.title(name),
        "licence": schemas.license_of(name),
        "provenance": schemas.provenance(name),
    }
    found = [f"the table {name} has no {what}" for what, words in stated.items() if words.strip() in ("", "None")]
    if schemas.license_of(name) and schemas.license_of(name) not in LICENSE_URLS:
        found.append(f"the table {name} has a licence of unknown terms: {schemas.license_of(name)}")
    return found + [
        f"the column {name}.{column.name} has no description"
        for column in schemas.columns(name)
        if not column.description.strip()
    ]
