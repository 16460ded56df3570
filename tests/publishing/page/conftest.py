"""A page made of the small hand-made tables, of which a test may change rows first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.publishing.page.site import write_page
from pipeline.release_info import ReleaseInfo
from pipeline.tables import ParquetTables
from tests.publishing.releases import parquet_files
from tests.schemas.rows import Rows, sound_rows

INFO = ReleaseInfo("planted", "1.2.3", date(2024, 6, 1))
Made = Callable[..., dict[str, str]]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """made(change=None, quality=None, info=INFO): text of each file of the page; `change` may change the rows first."""

    def make(
        change: Callable[[Rows], None] | None = None,
        quality: dict[str, object] | None = None,
        info: ReleaseInfo = INFO,
    ) -> dict[str, str]:
        rows = sound_rows()
        if change is not None:
            change(rows)
        parquet_files(tmp_path / "tables", rows)
        written = write_page(tmp_path, ParquetTables(tmp_path / "tables"), info, quality)
        return {name: (tmp_path / name).read_text(encoding="utf-8") for name in written}

    return make
