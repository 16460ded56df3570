"""The declared version and date of the dataset, read once from `pyproject.toml`; no output has them from elsewhere."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """What a release says of itself: the dataset's name, version and day of release."""

    name: str
    version: str
    released_on: date


@cache
def release_info(project: Path = PROJECT) -> ReleaseInfo:
    """The release that `pyproject.toml` of a project declares in `[project]` and `[tool.dataset]`.

    Raises KeyError where one of them is missing.
    """
    declared = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    dataset = declared["tool"]["dataset"]
    return ReleaseInfo(declared["project"]["name"], dataset["version"], dataset["released_on"])
