"""Checks of a release against the one before it, and against what values can be."""

from __future__ import annotations

import dagster as dg

import schemas
from pipeline.assets.checks import VALUES, VANISHED
from pipeline.assets.folders import Folders
from pipeline.assets.staging import made
from pipeline.publishing.guards import (
    GUARDED,
    Comparison,
    Emptied,
    Strange,
    compared,
    emptied_columns,
    filled_shares,
    last_release,
    strange_values,
)

FLAG = "ALLOW_FEWER_ROWS"
SHOWN_VALUES = 20


def vanished_check(name: str) -> dg.AssetChecksDefinition:
    """The check that a table has not far fewer rows an article than in the last release; it blocks the next one."""

    @dg.asset_check(
        asset=name,
        name=VANISHED,
        description=(
            f"Has not far fewer rows an article than the release that stands in the outputs folder. {FLAG} lets such a "
            "release be published all the same."
        ),
        blocking=True,
        additional_deps=["articles"] if name != "articles" else [],
    )
    def check(folders: Folders) -> dg.AssetCheckResult:
        tables = made(folders, name, "articles")
        found = compared(name, tables.count(name), tables.count("articles"), last_release(folders.settings.outputs))
        return vanished_result(found, allowed=folders.allow_fewer_rows)

    return check


def vanished_result(found: Comparison | None, allowed: bool) -> dg.AssetCheckResult:
    """What the UI shows of a table beside the last release's."""
    if found is None:
        return dg.AssetCheckResult(passed=True, description="There is no release, or too little, to compare it with.")
    metadata = {
        "rows per article in the last release": found.before,
        "rows per article": found.now,
        "least that is normal": found.least,
    }
    said = f"{found.now:.2f} rows an article; the last release has {found.before:.2f}"
    if not found.fell:
        return dg.AssetCheckResult(passed=True, description=f"{said}.", metadata=metadata)
    if allowed:
        return dg.AssetCheckResult(
            passed=False,
            severity=dg.AssetCheckSeverity.WARN,
            description=f"{said}. Published all the same, for {FLAG} is set.",
            metadata=metadata,
        )
    why = f"{said}, and below {found.least:.2f} is taken for a fault; if it is none, build with {FLAG}=1"
    return dg.AssetCheckResult(passed=False, severity=dg.AssetCheckSeverity.ERROR, description=why, metadata=metadata)


def values_check(name: str) -> dg.AssetChecksDefinition:
    """The check of what stands in a table: values out of all proportion, and columns that are suddenly empty."""

    @dg.asset_check(
        asset=name,
        name=VALUES,
        description=(
            "Warns of values out of all proportion, and of columns with far fewer values than in the last release."
        ),
    )
    def check(folders: Folders) -> dg.AssetCheckResult:
        table = made(folders, name).read(name)
        emptied = emptied_columns(name, table, folders.settings.outputs)
        return values_result(strange_values(name, table), emptied, filled_shares(table))

    return check


def values_result(strange: list[Strange], emptied: list[Emptied], filled: dict[str, float]) -> dg.AssetCheckResult:
    """What the UI shows of a table's values."""
    said = [
        f"{one.column} has a value in {one.now:.0%} of rows, in the last release {one.before:.0%}" for one in emptied
    ]
    if strange:
        first = strange[0]
        more = f" (and {len(strange) - 1} more)" if len(strange) > 1 else ""
        said.insert(0, f"{first.key}, {first.column} {first.value}: expected {first.expected}{more}")
    records = [dg.TableRecord(one._asdict()) for one in strange[:SHOWN_VALUES]]
    shares = [dg.TableRecord({"column": column, "filled": f"{share:.1%}"}) for column, share in filled.items()]
    return dg.AssetCheckResult(
        passed=not said,
        severity=dg.AssetCheckSeverity.WARN,
        description="; ".join(said) or "Values are in proportion, columns as full as they were.",
        metadata={
            "values out of proportion": dg.MetadataValue.table(records, schema=_STRANGE_COLUMNS),
            "rows with a value": dg.MetadataValue.table(shares, schema=_SHARE_COLUMNS),
        },
    )


_STRANGE_COLUMNS = dg.TableSchema(
    columns=[dg.TableColumn(name, type="int" if name == "row" else "string") for name in Strange._fields]
)
_SHARE_COLUMNS = dg.TableSchema(columns=[dg.TableColumn(name) for name in ("column", "filled")])

guards = [
    *(vanished_check(name) for name in GUARDED),
    *(values_check(name) for name in schemas.TABLES if any(column.nullable for column in schemas.columns(name))),
]
