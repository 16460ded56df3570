"""The project's own files: locks, licences, and what must not stand in the repository."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
EXTRA_LOCKS = {extra: (ROOT / f"requirements-{extra}.lock").read_text(encoding="utf-8") for extra in ("dev", "sql")}


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==(\S+)", lock, flags=re.MULTILINE))


def test_all_locks_fit_into_one_environment() -> None:
    known: dict[str, str] = {}
    for lock in (RUN_LOCK, *EXTRA_LOCKS.values()):
        for name, version in pins(lock).items():
            assert known.setdefault(normal(name), version) == version, name


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_locks_pin_every_dependency_by_hash_and_name_no_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run = {normal(name): version for name, version in pins(RUN_LOCK).items()}
    for line in project["dependencies"]:
        requirement = Requirement(line)
        assert requirement.specifier.contains(run[normal(requirement.name)]), line
    for extra, lines in project["optional-dependencies"].items():
        # An extra without a lock of its own is one that the tests need too.
        pinned = {normal(name) for name in pins(EXTRA_LOCKS.get(extra, EXTRA_LOCKS["dev"]))}
        assert {normal(Requirement(line).name) for line in lines} <= pinned, extra
    for lock in (RUN_LOCK, *EXTRA_LOCKS.values()):
        assert "://" not in lock
        assert "--hash=sha256:" in lock
        starts = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
        assert all("==" in line and line.endswith("\\") for line in starts)


@pytest.mark.parametrize("name", sorted(pins(RUN_LOCK)))
def test_nothing_that_runs_is_under_the_gpl(name: str) -> None:
    try:
        data = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("for another platform")
    licences = [data.get("License-Expression") or "", *(c for c in data.get_all("Classifier") or [] if "License" in c)]
    if not any(licences):
        licences = [(data.get("License") or "").splitlines()[0] if data.get("License") else ""]
    said = " ".join(licences)
    strict = re.sub(r"LGPL|Lesser General Public", "", said)
    assert not re.search(r"\bA?GPL|General Public License", strict) or re.search(r"\bOR\b|MIT|BSD|Apache", said), said
