"""A blocking check for every table of the contract: nothing is published that is at odds with it."""

from __future__ import annotations

import dagster as dg
import pyarrow as pa

import schemas
from pipeline.assets.folders import Folders
from pipeline.assets.staging import made
from pipeline.collection import without_cycle_collection
from schemas.checks import Fault, columns_needed, faults_of, tables_needed

CONTRACT, REJECTS = "holds_the_contract", "nothing_set_aside"
VANISHED, VALUES = "rows_have_not_vanished", "values_are_in_proportion"
CHECK_NAMES = (CONTRACT, REJECTS, VANISHED, VALUES)

SHOWN_FAULTS = 20
COLUMNS = ("row", "key", "column", "value", "rule")


def contract_check(name: str) -> dg.AssetChecksDefinition:
    """The check of one table against its schema and the tables it points to; its metadata show the rows at fault."""

    @dg.asset_check(
        asset=name,
        name=CONTRACT,
        description=(
            "Types, values, keys, order and rules of its schema hold; what it points to is there"
            + ("; every span equals the article's text." if schemas.is_grounded(name) else ".")
        ),
        blocking=True,
        additional_deps=tables_needed(name),
    )
    def check(folders: Folders) -> dg.AssetCheckResult:
        needed = columns_needed(name)
        tables = made(folders, name, *needed)
        others = {other: tables.read(other, columns) for other, columns in needed.items()}
        table = tables.read(name)
        with without_cycle_collection():
            faults = faults_of(name, {name: table, **others})
        return check_result(faults, len(table))

    return check


def check_result(faults: list[Fault], rows: int) -> dg.AssetCheckResult:
    """What the UI shows of a checked table: how many faults there are, and the first of them row by row."""
    metadata: dict[str, dg.MetadataValue] = {
        "rows": dg.MetadataValue.int(rows),
        "faults": dg.MetadataValue.int(len(faults)),
    }
    description = f"{rows} rows hold the contract."
    if faults:
        first = faults[0]
        where = f"{first.table} {first.key}".strip() + (f", {first.column} {first.value!r}" if first.column else "")
        description = f"{len(faults)} fault{'s' * (len(faults) > 1)}; the first: {where}: {first.rule}"
        records = [
            dg.TableRecord({column: _plain(getattr(fault, column)) for column in COLUMNS})
            for fault in faults[:SHOWN_FAULTS]
        ]
        schema = dg.TableSchema(columns=[dg.TableColumn(column) for column in COLUMNS])
        metadata["rows at fault"] = dg.MetadataValue.table(records, schema=schema)
    return dg.AssetCheckResult(
        passed=not faults, severity=dg.AssetCheckSeverity.ERROR, description=description, metadata=metadata
    )


def _plain(value: object) -> str | int:
    if value is None:
        return ""
    return value if isinstance(value, int) else str(value)


contract_checks = [contract_check(name) for name in schemas.TABLES]


@dg.asset_check(
    asset="rejects", name=REJECTS, description="Warns where an input was set aside; the rest was built without it."
)
def nothing_set_aside(rejects: pa.Table) -> dg.AssetCheckResult:
    shown = [
        dg.TableRecord({key: value or "" for key, value in row.items()}) for row in rejects.slice(0, 50).to_pylist()
    ]
    return dg.AssetCheckResult(
        passed=not len(rejects),
        severity=dg.AssetCheckSeverity.WARN,
        description=f"{len(rejects)} inputs were set aside." if len(rejects) else "Every input could be used.",
        metadata={"set aside": len(rejects), "inputs": dg.MetadataValue.table(shown, schema=_REJECT_COLUMNS)},
    )


_REJECT_COLUMNS = dg.TableSchema(columns=[dg.TableColumn(name) for name in schemas.arrow_schema("rejects").names])
