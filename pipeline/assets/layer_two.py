"""Layer two: what the articles say together, in identifiers that hold over all of them."""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg
import pyarrow as pa

from pipeline.assets.apart import Apart, make_here
from pipeline.assets.folders import Folders
from pipeline.assets.table_assets import table_outputs, table_outs
from pipeline.reconciliation.reconcile import PUBLISHED, RECONCILIATION, Step

DESCRIPTIONS = {
    "reconciled_entities": (
        "Joins spellings and short forms of one person, country, organisation or group over all articles."
    ),
    "reconciled_events": "Joins reports of one happening over all articles.",
    "discrepancy_tables": "Sets side by side what different articles say of one point.",
}
"""What steps do that make several tables; one that makes a single table is described by it."""


def step_asset(step: Step, group: str, is_taken_apart: bool) -> dg.AssetsDefinition:
    """The asset of a step."""

    @dg.multi_asset(
        name=step.name,
        outs=table_outs(step.makes, group, {"python"}),
        deps=step.needs,
        description=DESCRIPTIONS.get(step.name),
    )
    def asset(folders: Folders, apart: dg.ResourceParam[Apart]) -> Iterator[dg.Output[pa.Table]]:
        yield from table_outputs((apart.make if is_taken_apart else make_here)(step, folders))

    return asset


# What compares all articles with each other takes much memory; what goes from article to article takes little.
reconciliation = [step_asset(step, "reconciliation", is_taken_apart=True) for step in RECONCILIATION]
tables = [step_asset(step, "tables", is_taken_apart=False) for step in PUBLISHED]
