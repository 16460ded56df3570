"""The version changes with whatever changes what extraction finds."""

from __future__ import annotations

import ast
import importlib.metadata
import shutil
import sys
from pathlib import Path

import pytest

from pipeline.shards import version

ROOT = Path(__file__).resolve().parent.parent.parent
TABLES_ONLY = {"pandas", "pandera", "pyarrow"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for place in version.CODE:
        shutil.copytree(ROOT / place, tmp_path / place)
    monkeypatch.setattr(version, "PROJECT", tmp_path)
    return tmp_path


def fresh(model: str | None = None) -> str:
    return version.extraction_version.__wrapped__(model)


@pytest.mark.parametrize("place", ["pipeline/extraction/extract.py", "pipeline/lexicons/calendar.toml"])
def test_code_and_lexicons_count(place: str, project: Path) -> None:
    before = fresh()
    assert fresh() == before
    with (project / place).open("a") as file:
        file.write("\n# more\n")
    changed = fresh()
    assert changed != before
    (project / place).unlink()
    assert fresh() not in (before, changed)


def test_model_and_packages_count(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fresh()
    assert fresh("another_model") != before
    monkeypatch.setenv("SPACY_MODEL", "another_model")
    assert fresh() == fresh("another_model")
    monkeypatch.delenv("SPACY_MODEL")
    monkeypatch.setattr(version, "_version", lambda package: "9.9" if package == "spacy" else "1")
    assert fresh() != before


def test_every_package_that_extraction_imports_counts() -> None:
    imported = set()
    for path in [*ROOT.glob("pipeline/extraction/**/*.py"), *ROOT.glob("pipeline/lexicons/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            imported |= {name.split(".")[0] for name in names}
    known = importlib.metadata.packages_distributions()
    ours = {"pipeline", "schemas", *TABLES_ONLY, *sys.stdlib_module_names}
    used = {known[name][0].lower() for name in imported - ours}
    assert used
    assert used <= {package.lower() for package in version.PACKAGES}
