"""What the UI shows of a check: whether it passed, and the rows at fault."""

from __future__ import annotations

import dagster as dg
import pytest

import schemas
from pipeline.assets.checks import SHOWN_FAULTS, check_result, contract_check, contract_checks, nothing_set_aside
from pipeline.assets.folders import Folders
from pipeline.assets.staging import made, save
from pipeline.settings import Settings
from schemas.checks import Fault, tables_needed
from tests.schemas.rows import Rows, as_tables, sound_rows


@pytest.fixture
def folders(settings: Settings) -> Folders:
    return Folders.of(settings)


def checked(name: str, rows: Rows, folders: Folders) -> dg.AssetCheckResult:
    for needed, table in as_tables(rows).items():
        save(folders, needed, table)
    result = contract_check(name)(folders=folders)
    assert isinstance(result, dg.AssetCheckResult)
    return result


@pytest.mark.parametrize("name", schemas.TABLES)
def test_sound_tables_pass(name: str, folders: Folders) -> None:
    result = checked(name, sound_rows(), folders)
    assert result.passed
    assert result.metadata["faults"].value == 0


def test_rows_at_fault_are_shown_with_key_value_and_rule(folders: Folders) -> None:
    rows = sound_rows()
    rows["figures"][0].update(unit="envoy", low=13.0)
    result = checked("figures", rows, folders)
    assert not result.passed
    assert result.severity is dg.AssetCheckSeverity.ERROR
    shown = [record.data for record in result.metadata["rows at fault"].records]
    assert {
        "row": 0,
        "key": "figure_1",
        "column": "unit",
        "value": "envoy",
        "rule": "it is as in ISO 4217 or a unit",
    } in shown
    assert {"row": 0, "key": "figure_1", "column": "", "value": "", "rule": "low is above high"} in shown
    assert result.description is not None
    assert result.description.startswith("2 faults; the first: figures figure_1")


def test_a_fault_in_another_table_is_named_with_it(folders: Folders) -> None:
    rows = sound_rows()
    rows["events"][0]["mention_count"] = 2
    result = checked("event_mentions", rows, folders)
    assert "events event_1, mention_count '2'" in str(result.description)
    assert checked("events", rows, folders).passed


def test_only_the_first_of_many_faults_are_shown() -> None:
    faults = [Fault("events", row, f"event_{row}", "label", "NULL", "it is never NULL") for row in range(500)]
    result = check_result(faults, 500)
    assert result.metadata["faults"].value == 500
    assert len(result.metadata["rows at fault"].records) == SHOWN_FAULTS


def test_checks_wait_for_the_tables_they_read() -> None:
    for name, check in zip(schemas.TABLES, contract_checks, strict=True):
        (spec,) = check.check_specs
        assert spec.blocking
        assert {dep.asset_key.path[-1] for dep in spec.additional_deps} == set(tables_needed(name))


def test_inputs_set_aside_are_a_warning_with_their_reasons() -> None:
    table = as_tables(sound_rows())["rejects"]
    result = nothing_set_aside(rejects=table)
    assert isinstance(result, dg.AssetCheckResult)
    assert (result.passed, result.severity) == (False, dg.AssetCheckSeverity.WARN)
    (record,) = result.metadata["inputs"].records
    assert record.data == {"file_name": "wire/2.txt", "reason": "empty", "detail": "holds no text"}
    nothing = nothing_set_aside(rejects=table.slice(0, 0))
    assert isinstance(nothing, dg.AssetCheckResult)
    assert nothing.passed


def test_a_table_that_no_step_has_made_is_named(folders: Folders) -> None:
    with pytest.raises(dg.Failure, match="figures has not been made yet"):
        made(folders, "figures")
