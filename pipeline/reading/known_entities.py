"""`entities.csv`: persons and organisations that whoever builds a release knows, with all their names. Optional."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.reading.files import UnusableFileError, read_text
from pipeline.reading.records import Reject

FILE_NAME = "entities.csv"
KINDS = ("person", "organization", "country")
SEPARATORS = "|;"
"""Either of these stands between the aliases of one entity."""


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """A row of `entities.csv`; `kind` and `country` (ISO 3166-1 alpha-3) None where they are not given."""

    name: str
    kind: str | None
    country: str | None
    aliases: tuple[str, ...]
    wikidata_id: str | None


def read_known_entities(folder: Path) -> tuple[list[KnownEntity], list[Reject]]:
    """Rows of `folder`/entities.csv in their order, and what in it cannot be used; a folder without it has no rows."""
    path = folder / FILE_NAME
    if not path.exists() and not path.is_symlink():
        return [], []
    if not path.resolve().is_relative_to(folder.resolve()):
        return [], [Reject(FILE_NAME, "outside_folder", "is a link that leads out of the seeds folder; it is not used")]
    try:
        text = read_text(path, FILE_NAME)
    except UnusableFileError as error:
        return [], [error.reject]
    return parse_known_entities(text)


def parse_known_entities(text: str) -> tuple[list[KnownEntity], list[Reject]]:
    """As `read_known_entities`, of the file's text.

    A value that cannot be read is set aside and the rest of its row used.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    known: list[KnownEntity] = []
    rejects: list[Reject] = []
    seen: set[str | None] = set()
    try:
        if "name" not in (reader.fieldnames or ()):
            return [], [Reject(FILE_NAME, "manifest", "has no column name; it is not used")]
        for raw in reader:
            row, faults = _entity(raw)
            if row is not None and row.wikidata_id in seen:
                faults = [f"wikidata_id {row.wikidata_id} stands in an earlier row; the first is used"]
            elif row is not None:
                known.append(row)
                seen.update({row.wikidata_id} - {None})
            rejects += [Reject(FILE_NAME, "manifest", f"line {reader.line_num}: {fault}") for fault in faults]
    except csv.Error as error:
        rejects.append(Reject(FILE_NAME, "manifest", f"cannot be read from line {reader.line_num + 1}: {error}"))
    return known, rejects


def known_entity_rows(known: list[KnownEntity]) -> list[dict[str, Any]]:
    """Rows of the table `known_entities`."""
    return [
        {
            "known_key": number,
            "name": one.name,
            "kind": one.kind,
            "country": one.country,
            "aliases": list(one.aliases),
            "wikidata": one.wikidata_id,
        }
        for number, one in enumerate(known)
    ]


def _entity(raw: Mapping[str, str | None]) -> tuple[KnownEntity | None, list[str]]:
    faults: list[str] = []
    name, kind, country, wikidata_id = (_value(raw, column) for column in ("name", "kind", "country", "wikidata_id"))
    if not name:
        return None, ["has no name; it is not used"]
    if kind and kind not in KINDS:
        faults.append(f"kind {kind!r} is none of {', '.join(KINDS)}; the row is read without it")
        kind = None
    if country and not (len(country) == 3 and country.isascii() and country.isupper()):
        faults.append(f"country {country!r} is no code of three letters like FRA; the row is read without it")
        country = None
    if wikidata_id and not (wikidata_id[0] == "Q" and wikidata_id[1:].isascii() and wikidata_id[1:].isdigit()):
        faults.append(f"wikidata_id {wikidata_id!r} is none like Q42; the row is read without it")
        wikidata_id = None
    written = (raw.get("aliases") or "").replace(SEPARATORS[1], SEPARATORS[0]).split(SEPARATORS[0])
    aliases = (" ".join(alias.split()) for alias in written)
    return KnownEntity(name, kind, country, tuple(filter(None, aliases)), wikidata_id), faults


def _value(raw: Mapping[str, str | None], column: str) -> str | None:
    return " ".join((raw.get(column) or "").split()) or None
