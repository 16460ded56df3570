"""All tables by name, and their Arrow schemas."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pyarrow as pa

from schemas import staging
from schemas.articles import Articles, Rejects
from schemas.columns import Table
from schemas.discrepancies import Discrepancies, DiscrepancyClaims
from schemas.entities import Entities, EntityMentions
from schemas.events import EventMentions, Events, Participants
from schemas.shared import Grounded
from schemas.statements import Figures, Statements


def _named(*models: type[Table]) -> dict[str, type[Table]]:
    return {str(model.to_schema().name): model for model in models}


TABLES = _named(
    Articles,
    Events,
    EventMentions,
    Participants,
    Statements,
    Figures,
    Entities,
    EntityMentions,
    Discrepancies,
    DiscrepancyClaims,
    Rejects,
)
"""The contract: published tables by name, in the order people should read them."""

STAGING = _named(
    staging.ArticleTexts,
    staging.ExtractedEntities,
    staging.ExtractedEntityMentions,
    staging.ExtractedEvents,
    staging.ExtractedEventMentions,
    staging.ExtractedParticipants,
    staging.ExtractedStatements,
    staging.ExtractedFigures,
    staging.KnownEntities,
    staging.EntityLinks,
    staging.EventLinks,
    staging.UtteranceLinks,
)
"""Tables handed on within the pipeline, by name."""


class Column(NamedTuple):
    """What is known of a column; everything shown or written about it is derived from this."""

    name: str
    type: pa.DataType
    nullable: bool
    description: str
    unit: str | None
    values: str | None
    """Name of the vocabulary its values are taken from."""
    foreign_key: str | None
    """"table.column" that its values point to."""
    standard: str | None
    least: float | None = None
    most: float | None = None


def table_model(name: str) -> type[Table]:
    """The pandera model of a published or staging table. Raises KeyError where there is none of that name."""
    return TABLES.get(name) or STAGING[name]


@cache
def columns(name: str) -> tuple[Column, ...]:
    """The columns of a table in order: its own identifier, the rows it points to, what it is called, then the rest."""
    model = table_model(name)
    found = []
    for column_name, declared in model.to_schema().columns.items():
        known = declared.metadata or {}
        found.append(
            Column(
                name=str(column_name),
                type=declared.dtype.type.pyarrow_dtype,
                nullable=declared.nullable,
                description=declared.description or "",
                unit=known.get("unit"),
                values=known.get("values"),
                foreign_key=known.get("foreign_key"),
                standard=known.get("standard"),
                least=known.get("least"),
                most=known.get("most"),
            )
        )
    own = model.key() if len(model.key()) == 1 else ()
    called = () if is_grounded(name) else ("label", "name", "subject")
    return tuple(sorted(found, key=lambda column: _place(column, own, called)))


def _place(column: Column, own: tuple[str, ...], called: tuple[str, ...]) -> int:
    """Identifiers first: a reader joins by them. (Sorting is stable, so the rest stay as declared.)"""
    if column.name in own:
        return 0
    if column.foreign_key and column.foreign_key.endswith(f".{column.name}"):
        return 1
    if column.name.endswith("_key"):
        return 2
    return 3 if column.name in called else 4


@cache
def arrow_schema(name: str) -> pa.Schema:
    """The Arrow schema of a table: types, not-null and descriptions, as its Parquet file has them."""
    declared = table_model(name).to_schema()
    fields = [
        pa.field(column.name, column.type, column.nullable, metadata=_field_metadata(column))
        for column in columns(name)
    ]
    return pa.schema(fields, metadata={"description": f"{declared.description} One row is {declared.title}."})


def _field_metadata(column: Column) -> dict[str, str]:
    known = {
        "description": column.description,
        "unit": column.unit,
        "values": column.values,
        "foreign_key": column.foreign_key,
        "standard": column.standard,
    }
    return {key: value for key, value in known.items() if value}


def is_grounded(name: str) -> bool:
    """Whether the rows of a table carry a span of an article."""
    return issubclass(table_model(name), Grounded)


def title(name: str) -> str:
    """What one row of a table is, in words."""
    return str(table_model(name).to_schema().title)


def description(name: str) -> str:
    """What a table holds, in a sentence or two."""
    return str(table_model(name).to_schema().description)


def license_of(name: str) -> str:
    """SPDX identifier of the licence that a table is under; "" where none is stated."""
    return str(table_model(name).stated().get("license", ""))


def provenance(name: str) -> str:
    """Where the rows of a table come from, in a sentence or two; "" where that is not stated."""
    return str(table_model(name).stated().get("provenance", ""))


def caveats(name: str) -> tuple[str, ...]:
    """What a reader of a table should beware of, a sentence each."""
    return tuple(table_model(name).stated().get("caveats", ()))
