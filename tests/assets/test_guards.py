"""A release that lost what the last one had is stopped, and told which flag lets it pass; odd values are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import dagster as dg
import pyarrow as pa
import pytest

from pipeline.assets.folders import Folders
from pipeline.assets.guards import FLAG, values_check, vanished_check, vanished_result
from pipeline.assets.staging import save
from pipeline.publishing.guards import Comparison
from pipeline.reconciliation import reconcile
from pipeline.run import run_build
from pipeline.settings import Settings
from tests.schemas.rows import as_tables, sound_rows

ARTICLE = "“We agreed on {number} points,” said Ana Quispe of Peru in Quito on {number} June 2024. "
ARTICLE += "“It was hard,” said Ana Quispe. “We go on,” she said. About {number} officials of Chile took part.\n"


@pytest.fixture
def six(settings: Settings) -> Settings:
    """Settings with six articles that hold some statements each."""
    for path in settings.seeds.rglob("*.txt"):
        path.unlink()
    for number in range(11, 17):
        (settings.seeds / f"{number}.txt").write_text(2 * ARTICLE.format(number=number), encoding="utf-8")
    return settings


def test_a_release_without_its_statements_is_stopped_unless_the_flag_is_set(
    six: Settings, contents: Callable[[Path], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_build(six, keep_history=False) is None
    before = contents(six.outputs)
    make = reconcile.figures_table

    def first_only(*arguments: pa.Table) -> pa.Table:
        return make(*arguments).slice(0, 2)

    monkeypatch.setattr(reconcile, "figures_table", first_only)
    monkeypatch.setattr(reconcile, "find_discrepancies", lambda tables: _Nothing())
    fault = run_build(six, keep_history=False)
    assert fault is not None
    assert fault.startswith("nothing was published, for a check failed: figures: 0.33 rows an article")
    assert f"if it is none, build with {FLAG}=1" in fault
    assert contents(six.outputs) == before
    assert run_build(replace(six, allow_fewer_rows=True), keep_history=False) is None
    assert contents(six.outputs) != before
    assert run_build(six, keep_history=False) is None, "it is measured by the release that stands"


class _Nothing:
    """No discrepancies."""

    def __init__(self) -> None:
        tables = as_tables({name: [] for name in sound_rows()})
        self.discrepancies, self.claims = tables["discrepancies"], tables["discrepancy_claims"]


def test_an_allowed_fall_is_a_warning() -> None:
    found = Comparison(before=10, now=1, least=5)
    stopped = vanished_result(found, allowed=False)
    assert (stopped.passed, stopped.severity) == (False, dg.AssetCheckSeverity.ERROR)
    warned = vanished_result(found, allowed=True)
    assert (warned.passed, warned.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert vanished_result(Comparison(before=10, now=6, least=5), allowed=False).passed


def test_a_first_release_has_nothing_to_be_measured_by(settings: Settings) -> None:
    folders = Folders.of(settings)
    for name, table in as_tables(sound_rows()).items():
        save(folders, name, table)
    result = vanished_check("figures")(folders=folders)
    assert isinstance(result, dg.AssetCheckResult)
    assert result.passed


def test_odd_values_are_a_warning_with_their_rows(settings: Settings) -> None:
    folders = Folders.of(settings)
    rows = sound_rows()
    rows["figures"][0] |= {"measure": "force_size", "low": 8e11, "high": 8e11}
    for name, table in as_tables(rows).items():
        save(folders, name, table)
    result = values_check("figures")(folders=folders)
    assert isinstance(result, dg.AssetCheckResult)
    assert (result.passed, result.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert "figure_1, high 800000000000.0: expected from 0 to 1" in str(result.description)
    records = result.metadata["values out of proportion"].records
    assert {record.data["column"] for record in records} == {"low", "high"}
    shares = {record.data["column"]: record.data["filled"] for record in result.metadata["rows with a value"].records}
    assert (shares["counted"], shares["statement_id"]) == ("100.0%", "0.0%")
