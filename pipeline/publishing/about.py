"""What a release says of itself wherever it is described: said once, so that all descriptions agree."""

from __future__ import annotations

from typing import NamedTuple

import schemas
from pipeline.release_info import ReleaseInfo

LANGUAGE = "en"
UNNAMED = "Authors not named"
"""Who made a release whose declaration names nobody."""


class Licence(NamedTuple):
    """Terms of use: SPDX identifier, the name people use, the full title, and where the text is."""

    identifier: str
    short: str
    title: str
    url: str


LICENCES = {
    licence.identifier: licence
    for licence in (
        Licence(
            "CC-BY-4.0",
            "CC BY 4.0",
            "Creative Commons Attribution 4.0 International",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        Licence(
            "CC-BY-SA-4.0",
            "CC BY-SA 4.0",
            "Creative Commons Attribution-ShareAlike 4.0 International",
            "https://creativecommons.org/licenses/by-sa/4.0/",
        ),
        Licence(
            "CC-BY-NC-4.0",
            "CC BY-NC 4.0",
            "Creative Commons Attribution-NonCommercial 4.0 International",
            "https://creativecommons.org/licenses/by-nc/4.0/",
        ),
        Licence(
            "CC0-1.0",
            "CC0 1.0",
            "Creative Commons Zero 1.0 Universal",
            "https://creativecommons.org/publicdomain/zero/1.0/",
        ),
    )
}
"""Licences with the names people use for them; others go by their SPDX identifier."""

SOURCES = (
    {"title": "The news reports that the table articles lists, each with its publisher and licence where known"},
    {"title": "GeoNames (places and coordinates, CC BY 4.0)", "path": "https://www.geonames.org/"},
)


def licence(info: ReleaseInfo) -> Licence:
    """The licence of a release's annotations.

    >>> licence(ReleaseInfo(license="ODbL-1.0")).url
    'https://spdx.org/licenses/ODbL-1.0.html'
    """
    name = info.license
    found = LICENCES.get(name, Licence(name, name, name, f"https://spdx.org/licenses/{name}.html"))
    return found._replace(url=info.license_url or found.url)


def rights(info: ReleaseInfo) -> str:
    """Who may do what with the data, in Markdown."""
    return (
        f"The annotations (everything that is not a publisher's words) are under {licence(info).short}. The articles "
        "belong to their publishers: unless an article's `license` allows passing it on, `articles.text` is NULL, and "
        "`evidence` quotes one sentence for a row, two where the span crosses from one into the next, so that the row "
        "can be checked. Coordinates are from GeoNames, CC BY 4.0."
    )


def creator(info: ReleaseInfo) -> str:
    """Who made a release, in words."""
    return ", ".join(info.authors) or UNNAMED


def edition(info: ReleaseInfo) -> str:
    """Version and, where it is declared, day of a release.

    >>> from datetime import date
    >>> edition(ReleaseInfo(version="1.2.0", released_on=date(2024, 5, 4))), edition(ReleaseInfo(version="1.2.0"))
    ('1.2.0 of 2024-05-04', '1.2.0')
    """
    return f"{info.version} of {info.released_on.isoformat()}" if info.released_on else info.version


def citation(info: ReleaseInfo) -> str:
    """How to cite a release, in a line.

    >>> from datetime import date
    >>> citation(ReleaseInfo("name", "1.2.0", date(2024, 5, 4), title="Talks", authors=("A. Writer",)))
    'A. Writer (2024): Talks. Release 1.2.0.'
    """
    year = info.released_on.year if info.released_on else "no date"
    return f"{creator(info)} ({year}): {info.title}. Release {info.version}."


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
    if schemas.license_of(name) and schemas.license_of(name) not in LICENCES:
        found.append(f"the table {name} has a licence of unknown terms: {schemas.license_of(name)}")
    return found + [
        f"the column {name}.{column.name} has no description"
        for column in schemas.columns(name)
        if not column.description.strip()
    ]
