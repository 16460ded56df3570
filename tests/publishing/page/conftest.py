"""A page made of the small hand-made tables, of which a test may change rows first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.publishing.page.site import write_page
from pipeline.release_info import ReleaseInfo
from tests.schemas.rows import Rows, as_tables, sound_rows

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
        written = write_page(tmp_path, as_tables(rows), info, quality)
        return {name: (tmp_path / name).read_text(encoding="utf-8") for name in written}

    return make
