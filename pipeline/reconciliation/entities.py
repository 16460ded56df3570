"""Entities of all articles: which of them are one, under which name and identifier.

Identifiers are hashed from what a further article does not change: a state's ISO code, an organisation's established
name, and else the name under which the earliest article reports somebody (by its day, then its id), a person's in the
spelling-free form of `names.skeleton`. Only where two bearers share that key does something more (their country) go in,
and never for the one that was reported first. A described group belongs to its wording and state; unnamed sources and
whoever is described without a state belong to one article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.collection import without_cycle_collection
from pipeline.extraction.gazetteer import country_name
from pipeline.extraction.gazetteer.folding import fold
from pipeline.reconciliation.authority import Authority
from pipeline.reconciliation.grouping import agreed, most_common
from pipeline.reconciliation.identifiers import stable_id
from pipeline.reconciliation.names import letters, office_before, person_name, without_possessive
from pipeline.reconciliation.offices import office
from pipeline.reconciliation.organizations import Organization, established_name, identify_organizations
from pipeline.reconciliation.person_identities import Person, short_forms
from pipeline.reconciliation.persons import identify_persons
from pipeline.reconciliation.states import states_in
from pipeline.rows import Row, positions, rows_by_number, rows_of, table_of
from schemas import arrow_schema

Key = tuple[str, int]
NAMING = ("article_id", "entity_key", "form", "span_start", "span_text", "evidence", "evidence_start")
SPEAKING = ("article_id", "speaker_keys", "is_anonymous")
"""Columns of extracted_entity_mentions and of extracted_statements that are looked at."""
_NAMING_FORMS = frozenset({"name", "short_name", "abbreviation"})


class ReconciledEntities(NamedTuple):
    """`links` is the table `entity_links`, `entities` the contract table."""

    links: pa.Table
    entities: pa.Table


@without_cycle_collection()
def reconcile_entities(
    entities: pa.Table,
    mentions: pa.Table,
    statements: pa.Table,
    known_entities: pa.Table,
    reference_days: Mapping[str, date | None],
) -> ReconciledEntities:
    """Entities over all articles, from the tables extracted_entities, _entity_mentions and _statements.

    Statements tell which described groups are unnamed sources, `known_entities` who is one by the word of whoever
    builds the release; `reference_days` is the reference date of each article that has one. No table's order matters.
    """
    authority = Authority(known_entities)
    entities = entities.sort_by([("article_id", "ascending"), ("entity_key", "ascending")])
    anonymous = statements.select(SPEAKING).filter(statements["is_anonymous"])
    unnamed = {(row["article_id"], speaker) for row in rows_of(anonymous) for speaker in row["speaker_keys"]}
    found = pa.array(_identifiers(entities, unnamed, authority, reference_days), pa.string())
    ids = found.unique().sort()
    numbers = pc.index_in(found, value_set=ids).to_numpy().astype(np.int64)
    mentions = mentions.select(NAMING)
    of_mentions = numbers[positions(mentions, entities, "entity_key")]
    together = zip(
        ids.to_pylist(),
        rows_by_number(entities, numbers, len(ids)),
        rows_by_number(mentions, of_mentions, len(ids)),
        strict=True,
    )
    links = entities.select(["article_id", "entity_key"]).append_column("entity_id", found)
    return ReconciledEntities(
        links.cast(arrow_schema("entity_links")),
        table_of("entities", (_entity(entity_id, rows, said, authority) for entity_id, rows, said in together)),
    )


def _identifiers(
    entities: pa.Table, unnamed: set[Key], authority: Authority, reference_days: Mapping[str, date | None]
) -> list[str]:
    """The identifier of each row of extracted_entities; `unnamed` are those who speak as unnamed sources."""
    ids = [""] * len(entities)
    where: dict[Key, int] = {}
    persons: list[Person] = []
    organizations: list[Organization] = []
    for position, row in enumerate(rows_of(entities)):
        key, kind, country = (row["article_id"], row["entity_key"]), row["kind"], row["country"]
        day = reference_days.get(row["article_id"]) or date.max
        name = person_name(row["name"]) if kind == "person" and row["is_named"] else None
        if kind == "country":
            ids[position] = stable_id("entity", kind, country or fold(without_possessive(row["name"])))
        elif name is not None:
            forms = short_forms(person_name(alias) for alias in row["aliases"])
            offices = frozenset(filter(None, map(office, row["titles"])))
            listed = authority.of(row)
            persons.append(Person(*key, name, country, _is_stated(row), forms, offices, listed, day))
            where[key] = position
        elif kind == "organization" and row["is_named"]:
            names = frozenset({row["name"], *row["aliases"]})
            organizations.append(Organization(*key, row["name"], country, names, authority.of(row), day))
            where[key] = position
        elif kind == "group" and country and key not in unnamed:
            ids[position] = stable_id("entity", kind, fold(row["name"]), country)
        else:
            ids[position] = stable_id("entity", kind, fold(row["name"]), country, *key)
    for identity in identify_persons(persons):
        entity_id = stable_id("entity", "person", *identity.key)
        for person in identity.members:
            ids[where[person.article_id, person.entity_key]] = entity_id
    for key, parts in identify_organizations(organizations).items():
        ids[where[key]] = stable_id("entity", "organization", *parts)
    return ids


def _written_forms(mentions: list[Row], kind: str) -> Iterator[str]:
    """Forms by which mentions name an entity, with an office before a person's name too."""
    for row in mentions:
        if row["form"] in _NAMING_FORMS:
            yield row["span_text"]
            if kind == "person":
                office = office_before(row["evidence"][: row["span_start"] - row["evidence_start"]])
                if office is not None:
                    yield f"{office} {row['span_text']}"


def _entity(entity_id: str, rows: list[Row], mentions: list[Row], authority: Authority) -> Row:
    kind = rows[0]["kind"]
    known = next((authority.rows[key] for row in rows if (key := authority.of(row))), None)
    country = (known and known["country"]) or _country(rows)
    name = known["name"] if known else _name(rows, country)
    forms = {form for row in rows for form in (row["name"], *row["aliases"])}.union(_written_forms(mentions, kind))
    return {
        "entity_id": entity_id,
        "name": name,
        "kind": kind,
        "country": country,
        "wikidata": known and known["wikidata"],
        "aliases": sorted({without_possessive(form) for form in forms} - {name}) if _is_named(rows) else [],
        "titles": sorted({without_possessive(title) for row in rows for title in row["titles"]}),
        "mention_count": len(mentions),
        # A state whose town was visited may be an entity of an article that never mentions it.
        "article_count": len({row["article_id"] for row in mentions}),
    }


def _is_named(rows: list[Row]) -> bool:
    return any(row["is_named"] for row in rows)


def _is_stated(row: Row) -> bool:
    """Whether a title names the country of its holder, which is then not taken from the surroundings alone."""
    return any(row["country"] in states_in(title) for title in row["titles"])


def _country(rows: list[Row]) -> str | None:
    """The country that most articles give, by titles that name it where there are any; None where no one leads."""
    stated = [row for row in rows if _is_stated(row)]
    pairs = {(row["article_id"], row["country"]) for row in stated or rows if row["country"]}
    return agreed(Counter(country for _, country in pairs))


def _name(rows: list[Row], country: str | None) -> str:
    """The full form that most articles use; among equals the longer, then the one with accents, then by alphabet."""
    kind = rows[0]["kind"]
    if kind == "country" and country and (plain := country_name(country)):
        return plain
    pairs = {(row["article_id"], without_possessive(row["name"])) for row in rows}
    votes = Counter(name for _, name in pairs)
    if kind == "organization":
        established = Counter({e: count for name, count in votes.items() if (e := established_name(name))})
        votes = established or votes
    if kind == "person" and _is_named(rows):
        full = {name for name in votes if (parts := person_name(name)) and parts.is_full}
        votes = Counter({name: count for name, count in votes.items() if name in full}) or votes
    best = most_common(votes, lambda name: (-len(letters(name)), name.isascii(), name))
    return best if best is not None else rows[0]["name"]
