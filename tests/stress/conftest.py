"""Two small folders that look like releases, to be published in turn."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipeline.publishing.manifest import write_manifest
from pipeline.publishing.outputs import DATABASE
from pipeline.release_info import ReleaseInfo
from stress.builds import Place


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Place]:
    """Where two finished releases stand, by name."""
    made = {name: Place(tmp_path / "clean" / name) for name in ("one", "other")}
    for name, place in made.items():
        (place.outputs / "pages").mkdir(parents=True)
        for number in range(20):
            (place.outputs / "pages" / f"{number}.html").write_text(f"{name} {number}\n" * 100)
        (place.outputs / "events.parquet").write_text(name)
        with duckdb.connect(str(place.outputs / DATABASE)) as database:
            database.execute("CREATE TABLE events AS SELECT 1 AS id")
        write_manifest(place.outputs, ReleaseInfo(name, "1", date(2024, 1, 1)), {"events": 1})
    return made
