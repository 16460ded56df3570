"""Entities of all articles: which of them are one, under which name and identifier.

Identifiers are hashed from what a further article does not change: a state's ISO code, an organisation's established
name, and else the name under which the earliest article reports somebody (by its day, then its id), a person's in the
spelling-free form of `names.skeleton`. Only where two bearers share that key does something more (their country) go in,
and never for the one that was reported first. A described group belongs to its wording and state; unnamed sources and
whoever is described without a state belong to one article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import pyarrow as pa

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
from schemas import arrow_schema

Row = dict[str, Any]
Key = tuple[str, int]
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
    rows = sorted(entities.to_pylist(), key=_key)
    anonymous = {
        (row["article_id"], speaker)
        for row in statements.select(["article_id", "speaker_keys", "is_anonymous"]).to_pylist()
        if row["is_anonymous"]
        for speaker in row["speaker_keys"]
    }
    listed = {_key(row): authority.of(row) for row in rows}
    ids = _identifiers(rows, anonymous, listed, reference_days)
    links = [{"article_id": key[0], "entity_key": key[1], "entity_id": ids[key]} for key in map(_key, rows)]
    written, counts = _written_forms(mentions, {_key(row): row["kind"] for row in rows})
    members: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        members[ids[_key(row)]].append(row)
    made = []
    for entity_id in sorted(members):
        known = next((authority.rows[key] for row in members[entity_id] if (key := listed[_key(row)])), None)
        made.append(_entity(entity_id, members[entity_id], known, written, counts))
    return ReconciledEntities(
        pa.Table.from_pylist(links, schema=arrow_schema("entity_links")),
        pa.Table.from_pylist(made, schema=arrow_schema("entities")),
    )


def _key(row: Row) -> Key:
    return row["article_id"], row["entity_key"]


def _identifiers(
    rows: list[Row], anonymous: set[Key], listed: dict[Key, str | None], reference_days: Mapping[str, date | None]
) -> dict[Key, str]:
    ids: dict[Key, str] = {}
    persons: list[Person] = []
    organizations: list[Organization] = []
    for row in rows:
        key, kind, country = _key(row), row["kind"], row["country"]
        day = reference_days.get(row["article_id"]) or date.max
        name = person_name(row["name"]) if kind == "person" and row["is_named"] else None
        if kind == "country":
            ids[key] = stable_id("entity", kind, country or fold(without_possessive(row["name"])))
        elif name is not None:
            forms = short_forms(person_name(alias) for alias in row["aliases"])
            offices = frozenset(filter(None, map(office, row["titles"])))
            persons.append(Person(*key, name, country, _is_stated(row), forms, offices, listed[key], day))
        elif kind == "organization" and row["is_named"]:
            names = frozenset({row["name"], *row["aliases"]})
            organizations.append(Organization(*key, row["name"], country, names, listed[key], day))
        elif kind == "group" and country and key not in anonymous:
            ids[key] = stable_id("entity", kind, fold(row["name"]), country)
        else:
            ids[key] = stable_id("entity", kind, fold(row["name"]), country, *key)
    for identity in identify_persons(persons):
        entity_id = stable_id("entity", "person", *identity.key)
        ids.update(((person.article_id, person.entity_key), entity_id) for person in identity.members)
    for key, parts in identify_organizations(organizations).items():
        ids[key] = stable_id("entity", "organization", *parts)
    return ids


def _written_forms(mentions: pa.Table, kinds: dict[Key, str]) -> tuple[dict[Key, set[str]], Counter[Key]]:
    """Forms by which mentions name an entity, with an office before a person's name too; and numbers of mentions."""
    written: dict[Key, set[str]] = defaultdict(set)
    counts: Counter[Key] = Counter()
    columns = ["article_id", "entity_key", "form", "span_start", "span_text", "evidence", "evidence_start"]
    for article, number, form, start, words, evidence, evidence_start in zip(
        *(mentions[column].to_pylist() for column in columns), strict=True
    ):
        key = article, number
        counts[key] += 1
        if form in _NAMING_FORMS:
            written[key].add(words)
            if kinds.get(key) == "person":
                office = office_before(evidence[: start - evidence_start])
                if office is not None:
                    written[key].add(f"{office} {words}")
    return written, counts


def _entity(
    entity_id: str, rows: list[Row], known: Row | None, written: dict[Key, set[str]], counts: Counter[Key]
) -> Row:
    kind = rows[0]["kind"]
    country = (known and known["country"]) or _country(rows)
    name = known["name"] if known else _name(rows, country)
    forms = {form for row in rows for form in (row["name"], *row["aliases"], *written[_key(row)])}
    return {
        "entity_id": entity_id,
        "name": name,
        "kind": kind,
        "country": country,
        "wikidata": known and known["wikidata"],
        "aliases": sorted({without_possessive(form) for form in forms} - {name}) if _is_named(rows) else [],
        "titles": sorted({without_possessive(title) for row in rows for title in row["titles"]}),
        "mention_count": sum(counts[_key(row)] for row in rows),
        # A state whose town was visited may be an entity of an article that never mentions it.
        "article_count": len({row["article_id"] for row in rows if counts[_key(row)]}),
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
