"""What describes a release: each file loads every table with its own tool, and says what the contract says."""

from __future__ import annotations

import doctest
import json
import math
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

import schemas
from pipeline.publishing import about, citation, metadata, quality
from pipeline.release_info import PROJECT, release_info
from tests.publishing.releases import INFO, finished, hostile_rows
from tests.schemas.rows import sound_rows


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of one hostile article; the table of rejects is empty."""
    folder = tmp_path_factory.mktemp("a folder") / "outputs"
    finished(folder, {**hostile_rows(), "rejects": []})
    return folder


@pytest.fixture(params=["planted", "committed"])
def folder(request: pytest.FixtureRequest, planted: Path) -> Path:
    """The hand-made release, and the committed one."""
    return planted if request.param == "planted" else PROJECT / "outputs"


def rows_of(folder: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(folder / f"{name}.parquet").to_pylist()
    return rows


def test_frictionless_loads_every_table(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package = frictionless.Package.from_descriptor(descriptor, basepath=str(folder))
    assert package.resource_names == list(schemas.TABLES)
    for resource in package.resources:
        found = [row.to_dict() for row in resource.read_rows()]
        # Of lists its reader makes None, and of a missing number NaN; everything else is as in the file.
        lists = {c.name for c in schemas.columns(resource.name) if pa.types.is_list(c.type)}
        expected = [
            {key: None if key in lists else value for key, value in row.items()}
            for row in rows_of(folder, resource.name)
        ]
        assert [{key: _plain(value) for key, value in row.items()} for row in found] == expected, resource.name


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return None if math.isnan(value) else float(value)
    return value


def test_the_data_package_says_what_the_contract_says(planted: Path) -> None:
    package = json.loads((planted / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], package["version"]) == (INFO.name, INFO.version)
    assert "articles.text` is NULL" in package["description"]
    for resource in package["resources"]:
        name, schema = resource["name"], resource["schema"]
        columns = schemas.columns(name)
        assert [field["name"] for field in schema["fields"]] == [column.name for column in columns]
        assert all(field["description"] for field in schema["fields"])
        assert tuple(schema.get("primaryKey", ())) == schemas.table_model(name).key()
        for column, field in zip(columns, schema["fields"], strict=True):
            constraints = field.get("constraints", {})
            assert constraints.get("required", False) is not column.nullable
            assert constraints.get("enum") == (
                list(schemas.VOCABULARIES[column.values].meanings) if column.values else None
            )
        assert resource["licenses"][0]["path"].startswith("https://")
        assert resource["sources"][0]["title"] == schemas.provenance(name)
        assert resource["hash"] == "sha256:" + metadata.datapackage.sha256_of(planted / resource["path"])
        assert resource["rows"] == len(rows_of(planted, name))


def test_croissant_loads_every_table(folder: Path) -> None:
    mlcroissant = pytest.importorskip("mlcroissant")
    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    assert [record_set.id for record_set in dataset.metadata.record_sets] == list(schemas.TABLES)
    assert not dataset.metadata.ctx.issues.errors
    for name in schemas.TABLES:
        found = [
            {key.removeprefix(f"{name}/"): _decoded(value) for key, value in record.items()}
            for record in dataset.records(record_set=name)
        ]
        assert found == rows_of(folder, name), name


def _decoded(value: Any) -> Any:
    """A value as mlcroissant gives it: texts are bytes, days are timestamps, missing numbers NaN or NaT."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, list):
        return [_decoded(item) for item in value]
    if value != value:
        return None
    return value.date() if hasattr(value, "date") else value


def test_hugging_face_loads_every_table_that_has_rows(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setenv("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")
    datasets = pytest.importorskip("datasets")
    names = datasets.get_dataset_config_names(str(folder))
    assert names == [name for name in schemas.TABLES if rows_of(folder, name)]
    for name in names:
        loaded = datasets.load_dataset(str(folder), name, split="train", cache_dir=str(tmp_path / "cache"))
        assert loaded.to_list() == rows_of(folder, name), name


def test_the_card_says_whose_the_words_are(planted: Path) -> None:
    text = (planted / "README.md").read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---")[1])
    assert front["license"] == "cc-by-4.0"
    assert [config["config_name"] for config in front["configs"] if config.get("default")] == ["events"]
    assert about.rights(INFO) in text
    assert about.citation(INFO) in text
    for target in ("quality.json", "dictionary/README.md", *(f"dictionary/{name}.md" for name in schemas.TABLES)):
        assert f"]({target})" in text
        assert (planted / target).is_file()


def test_the_citation_names_what_is_declared() -> None:
    info = release_info()
    stated = yaml.safe_load(citation.citation_file(info))
    assert (stated["version"], stated["date-released"]) == (info.version, info.released_on)
    assert {"cff-version", "message", "title", "authors", "type", "license"} <= set(stated)
    assert (PROJECT / "CITATION.cff").read_text(encoding="utf-8") == citation.citation_file(info)


def test_made_twice_it_is_the_same(planted: Path, tmp_path: Path) -> None:
    finished(tmp_path / "again", {**hostile_rows(), "rejects": []})
    for name in {*metadata.FILES, *metadata.PAGES} - {quality.FILE}:  # has tests of its own; code may change meanwhile
        assert (tmp_path / "again" / name).read_bytes() == (planted / name).read_bytes(), name


def test_every_table_may_be_published() -> None:
    assert [fault for name in schemas.TABLES for fault in about.faults(name)] == []


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("description", "the table events has no description"),
        ("title", "the table events has no description of what a row is"),
        ("license_of", "the table events has no licence"),
        ("provenance", "the table events has no provenance"),
    ],
)
def test_a_table_that_does_not_say_it_is_not_published(
    said: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(about.schemas, said, lambda name: " ")
    assert missing in about.faults("events")


def test_a_column_without_description_or_a_licence_without_terms_is_not_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    columns = schemas.columns("events")
    changed = (columns[0]._replace(description=""), *columns[1:])
    monkeypatch.setattr(about.schemas, "columns", lambda name: changed)
    monkeypatch.setattr(about.schemas, "license_of", lambda name: "Unheard-Of-1.0")
    assert about.faults("events") == [
        "the table events has a licence of unknown terms: Unheard-Of-1.0",
        "the column events.event_id has no description",
    ]


def test_an_empty_release_is_described(tmp_path: Path) -> None:
    finished(tmp_path / "outputs", {name: [] for name in sound_rows()})
    front = yaml.safe_load((tmp_path / "outputs" / "README.md").read_text(encoding="utf-8").split("---")[1])
    assert front["configs"] == []


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(about).failed == 0
