"""The asset graph as people see it: names, groups, descriptions, checks; and what writes to the outputs folder."""

from __future__ import annotations

import dagster as dg
import pytest

import schemas
from pipeline.assets.checks import CONTRACT
from pipeline.assets.table_assets import CODE, code_version, column_schema
from pipeline.definitions import defs

GRAPH = defs.resolve_asset_graph()
KEYS = sorted(GRAPH.get_all_asset_keys())
ORDER = ["reading", "extraction", "reconciliation", "tables", "release"]


def name_of(key: dg.AssetKey) -> str:
    return key.path[-1]


def test_every_table_is_an_asset_of_its_name() -> None:
    names = set(map(name_of, KEYS))
    assert names == {*schemas.TABLES, *schemas.STAGING, "parquet_files", "database", "metadata", "page", "release"}


@pytest.mark.parametrize("key", KEYS, ids=name_of)
def test_assets_say_what_they_are(key: dg.AssetKey) -> None:
    node = GRAPH.get(key)
    assert node.group_name in ORDER
    assert node.description
    assert node.code_version
    assert node.kinds
    assert node.owners
    assert not node.partitions_def


@pytest.mark.parametrize("name", [*schemas.TABLES, *schemas.STAGING])
def test_tables_can_be_found_by_tags(name: str) -> None:
    tags = GRAPH.get(dg.AssetKey(name)).tags
    assert tags["table"] == ("published" if name in schemas.TABLES else "handed_on")
    assert tags["grounded"] == ("yes" if {"span_start", "evidence"} <= set(schemas.arrow_schema(name).names) else "no")


def test_groups_follow_each_other() -> None:
    for key in KEYS:
        mine = ORDER.index(GRAPH.get(key).group_name)
        for parent in GRAPH.get(key).parent_keys:
            assert ORDER.index(GRAPH.get(parent).group_name) <= mine, f"{key} reads {parent}"


def test_layer_one_is_one_step() -> None:
    extracted = [key for key in KEYS if GRAPH.get(key).group_name == "extraction"]
    assert len({GRAPH.get(key).assets_def.op.name for key in extracted}) == 1
    assert {name_of(parent) for key in extracted for parent in GRAPH.get(key).parent_keys} == {"article_texts"}


def test_every_published_table_has_a_blocking_check_that_the_release_waits_for() -> None:
    checks = {(name_of(key.asset_key), key.name): GRAPH.get(key) for key in GRAPH.asset_check_keys}
    for name in schemas.TABLES:
        assert checks[name, CONTRACT].blocking
    assert not checks["rejects", "nothing_set_aside"].blocking
    assert {name_of(key) for key in GRAPH.get(dg.AssetKey("parquet_files")).parent_keys} == set(schemas.TABLES)


@pytest.mark.parametrize("name", [*schemas.TABLES, *schemas.STAGING])
def test_columns_shown_are_those_of_the_schema(name: str) -> None:
    shown = column_schema(name).columns
    declared = schemas.columns(name)
    assert [column.name for column in shown] == [column.name for column in declared]
    for column, known in zip(shown, declared, strict=True):
        assert column.description.startswith(known.description)
        assert column.constraints.nullable == known.nullable
        if known.foreign_key:
            assert f"points to {known.foreign_key}" in column.constraints.other
        if known.values:
            assert any(rule.startswith("one of: ") for rule in column.constraints.other)


def test_code_versions_differ_by_what_the_code_is() -> None:
    assert len({code_version(group) for group in ("reading", "extraction", "reconciliation", "release")}) == 4
    assert set(CODE) == set(ORDER)


def test_runs_are_in_one_process_and_the_sensor_is_off() -> None:
    repository = defs.get_repository_def()
    assert repository.get_job("build").executor_def is dg.in_process_executor
    sensor = repository.get_sensor_def("seeds_changed")
    assert sensor.default_status is dg.DefaultSensorStatus.STOPPED
    assert repository.get_sensor_def("dead_runs").default_status is dg.DefaultSensorStatus.RUNNING
    assert sensor.job_name == "build"


def test_jobs_rebuild_all_or_publish_only() -> None:
    repository = defs.get_repository_def()
    rebuilt = repository.get_job("build").asset_layer.executable_asset_keys
    assert set(rebuilt) == set(KEYS)
    publish = repository.get_job("publish")
    assert {GRAPH.get(key).group_name for key in publish.asset_layer.executable_asset_keys} == {"release"}
    assert {f"{name}_{CONTRACT}" for name in schemas.TABLES} <= {node.name for node in publish.graph.nodes}
