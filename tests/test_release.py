"""The committed release is what the committed code makes of the committed articles, to the byte."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import schemas
from pipeline.publishing.manifest import files_below, sha256_of
from pipeline.publishing.outputs import CHECKSUMS, DATABASE, MANIFEST, read_manifest
from pipeline.release_info import PROJECT, release_info
from pipeline.run import run_build
from pipeline.settings import Settings
from schemas.checks import all_faults

OUTPUTS = PROJECT / "outputs"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The project's own articles, built again in folders that hold nothing from before."""
    folder = tmp_path_factory.mktemp("rebuilt")
    settings = Settings(outputs=folder / "outputs", workers=1, staging_root=folder / "staging")
    assert run_build(settings, keep_history=False) is None
    return settings


def committed(folder: Path) -> dict[str, str]:
    """Checksums of all files of a release but the database, which is built and not committed."""
    return {name: sha256_of(folder / name) for name in files_below(folder) if not name.startswith(DATABASE)}


def test_a_rebuild_gives_the_committed_bytes(rebuilt: Settings) -> None:
    assert committed(OUTPUTS) == committed(rebuilt.outputs)


def test_the_manifest_tells_the_truth() -> None:
    manifest = read_manifest(OUTPUTS)
    assert manifest is not None
    assert (manifest["version"], manifest["released_on"]) == (
        release_info().version,
        release_info().released_on.isoformat(),
    )
    assert {name: file["sha256"] for name, file in manifest["files"].items()} == {
        name: digest for name, digest in committed(OUTPUTS).items() if name not in (MANIFEST, CHECKSUMS)
    }
    for name, table in manifest["tables"].items():
        assert pq.read_metadata(OUTPUTS / table["file"]).num_rows == table["rows"], name


def test_the_committed_tables_hold_the_contract() -> None:
    tables = {name: pq.read_table(OUTPUTS / f"{name}.parquet") for name in schemas.TABLES}
    texts = {
        row["article_id"]: (Settings().seeds / row["file_name"]).read_bytes().decode("utf-8")
        for row in tables["articles"].select(["article_id", "file_name"]).to_pylist()
    }
    rows = [{"article_id": article_id, "text": text} for article_id, text in sorted(texts.items())]
    tables["article_texts"] = pa.Table.from_pylist(rows, schema=schemas.arrow_schema("article_texts"))
    assert all_faults(tables) == []


def test_texts_that_may_not_be_passed_on_are_not_in_the_release() -> None:
    articles = pq.read_table(OUTPUTS / "articles.parquet").select(["license", "text"]).to_pylist()
    assert all(row["text"] is None for row in articles if row["license"] is None)
