"""Folders for builds of two short articles, apart from the project's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.settings import Settings

ARTICLES = {
    "wire/nairobi.txt": (
        "NAIROBI, 4 May 2024 — Kenya's foreign minister Zoë Müller met 12 envoys in Nairobi on Friday.\r\n"
        "“We agreed on a plan,” Müller said. She said the talks would go on.\n"
    ),
    "lusaka.txt": (
        "\ufeffZambia and Kenya will meet in Lusaka on 9 May 2024, a spokesman said. About 40 people are expected.\n"
    ),
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Two articles, and a file that is none."""
    seeds = tmp_path / "seeds"
    for name, text in ARTICLES.items():
        path = seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    (seeds / "photo.txt").write_bytes(b"\x89PNG\0\0\xff")
    return Settings(seeds=seeds, outputs=tmp_path / "outputs", workers=1, staging_root=tmp_path / "staging")


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    """contents(folder): bytes of each file by its path below the folder."""
    return lambda folder: {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
