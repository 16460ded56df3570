"""Words that carry domain knowledge, as data: one TOML file per subject, each naming the reference it follows."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon `name` (file `<name>.toml` in this folder) as a dictionary.

    Raises FileNotFoundError where there is none of that name.
    """
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
