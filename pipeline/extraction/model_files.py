"""Whether the language model's files are those that the project was made with: their checksums are kept beside this.

A model is data that decides every row, and comes as a package from elsewhere; what a lock file vouches for when it is
installed is looked at once more when it is loaded. A model that SPACY_MODEL names instead is its user's own choice.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

PINS = "model_files.json"
"""The package and, by its path in it, the SHA-256 of every file; `python -m tools.pin_model` writes it anew."""


class ModelFilesError(Exception):
    """The installed model is not the one that is pinned; the message names the first file at fault."""


def folder_of(package: str) -> Path | None:
    """Where an installed package lies; None where there is none."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file in the folder of a model by its path, sorted; compiled Python left out."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def check_model(package: str) -> None:
    """Raises ModelFilesError where files of the pinned package differ from the pins; other packages are let pass."""
    pinned, known = pins()
    folder = folder_of(package)
    if package != pinned or folder is None:
        return
    found = digests(folder)
    for name in sorted({*known, *found}):
        if found.get(name) != known.get(name):
            what = "is missing" if name not in found else "is not part of it" if name not in known else "was changed"
            raise ModelFilesError(
                f"the language model {package} in {folder} is not the pinned one: {name} {what}; install it anew "
                "(make clean, then make build)"
            )


@cache
def pins() -> tuple[str, dict[str, str]]:
    """The pinned package and its files' checksums."""
    pinned = json.loads(files(__package__).joinpath(PINS).read_text(encoding="utf-8"))
    return pinned["package"], pinned["sha256"]
