"""What the UI shows of a table, derived from its schema and rows; and how an asset that is a table is declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import dagster as dg
import pyarrow as pa

import schemas
from pipeline.assets.charts import chart_markdown, markdown_table
from pipeline.publishing.quality import CODE as MEASURED_CODE
from pipeline.publishing.quality import digest_of
from pipeline.release_info import PROJECT
from schemas.checks import in_words

PREVIEW_ROWS = 5
PREVIEWED = {
    "articles": ("article_id", "publisher", "reference_date", "word_count"),
    "events": ("label", "event_type", "status", "date_start", "country", "article_count"),
    "event_mentions": ("span_text", "event_type", "status", "date_text", "place"),
    "participants": ("name", "kind", "role", "country", "headcount"),
    "statements": ("speaker", "cue", "kind", "span_text"),
    "figures": ("span_text", "low", "high", "comparator", "unit", "counted", "measure"),
    "entities": ("name", "kind", "country", "mention_count", "article_count"),
    "entity_mentions": ("span_text", "form", "matched_by"),
    "discrepancies": ("subject", "field", "claim_count", "source_count", "spread"),
    "discrepancy_claims": ("value", "side", "attributed_to", "span_text"),
    "rejects": ("file_name", "reason", "detail"),
}
"""Columns of each published table that its preview shows."""

_LAYER_TWO = ("pipeline/reconciliation", "pipeline/extraction/gazetteer", "pipeline/rows.py", "pipeline/tables.py")
# The code that a group of assets depends on, by folder or file of the project: a change there makes its assets stale.
# A release also says whether its tables are made by the code that was measured.
CODE = {
    "reading": ("pipeline/reading",),
    "extraction": ("pipeline/extraction", "pipeline/shards"),
    "reconciliation": _LAYER_TWO,
    "tables": _LAYER_TWO,
    "release": ("pipeline/publishing", *MEASURED_CODE, "pipeline/release_info.py", "pyproject.toml"),
}
SHARED_CODE = ("schemas", "pipeline/lexicons")
OWNER = "team:dataset"


@cache
def code_version(group: str) -> str:
    """A digest of the code that the assets of a group depend on."""
    return digest_of(PROJECT, (*CODE[group], *SHARED_CODE))[:12]


def column_schema(name: str) -> dg.TableSchema:
    """The columns of a table as the UI lists them."""
    keys = set(schemas.table_model(name).key())
    unique = keys if len(keys) == 1 else set()
    declared = schemas.table_model(name).to_schema().columns
    columns = []
    for column in schemas.columns(name):
        rules = [
            in_words(str(check.error)).removeprefix("it is ")
            for check in declared[column.name].checks
            if check.name != "isin"
        ]
        if column.values:
            rules.append("one of: " + ", ".join(schemas.VOCABULARIES[column.values].meanings))
        if column.foreign_key:
            rules.append(f"points to {column.foreign_key}")
        columns.append(
            dg.TableColumn(
                name=column.name,
                type=str(column.type).replace("item: ", "").replace("date32[day]", "date"),
                description=column.description + (f" Unit: {column.unit}." if column.unit else ""),
                constraints=dg.TableColumnConstraints(
                    nullable=column.nullable, unique=column.name in unique, other=rules
                ),
            )
        )
    return dg.TableSchema(columns=columns)


def table_metadata(name: str, table: pa.Table) -> dict[str, Any]:
    """What a materialization says of its table: number of rows, columns, a short preview and a chart."""
    metadata: dict[str, Any] = {
        "dagster/row_count": len(table),
        "dagster/column_schema": column_schema(name),
    }
    if previewed := PREVIEWED.get(name):
        rows = table.slice(0, PREVIEW_ROWS).select(previewed).to_pylist()
        shown = markdown_table((tuple(row.values()) for row in rows), previewed)
        metadata["preview"] = dg.MetadataValue.md(shown)
    if (chart := chart_markdown(name, table)) is not None:
        metadata["chart"] = dg.MetadataValue.md(chart)
    return metadata


def table_tags(name: str) -> dict[str, str]:
    """Tags by which the UI finds tables: published or only handed on, grounded in articles or not."""
    return {
        "table": "published" if name in schemas.TABLES else "handed_on",
        "grounded": "yes" if schemas.is_grounded(name) else "no",
    }


def table_outs(names: Iterable[str], group: str, kinds: set[str]) -> dict[str, dg.AssetOut]:
    """The outputs of a step that makes tables, each declared as its schema describes it."""
    return {
        name: dg.AssetOut(
            group_name=group,
            description=f"{schemas.description(name)} One row is {schemas.title(name)}.",
            kinds=kinds,
            code_version=code_version(group),
            owners=[OWNER],
            tags=table_tags(name),
            metadata={"dagster/column_schema": column_schema(name)},
        )
        for name in names
    }


def table_outputs(
    tables: Mapping[str, pa.Table] | Iterable[tuple[str, pa.Table]], **more: Any
) -> Iterator[dg.Output[pa.Table]]:
    """The tables that a step has made, each with its metadata and `more`; from pairs, one is held at a time."""
    for name, table in tables.items() if isinstance(tables, Mapping) else tables:
        yield dg.Output(table, output_name=name, metadata={**table_metadata(name, table), **more})
