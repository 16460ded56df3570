"""`quality.json`: how far the tables are from annotated articles, as it was measured, and whether that still holds.

`make score` measures and records; a build publishes the record. It is stale where code, lexicons or model are no longer
those it was measured with.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.extraction.model import DEFAULT_MODEL
from pipeline.release_info import PROJECT

FILE = "quality.json"
RECORD = Path(__file__).with_name(FILE)
"""What `make score` last measured."""

CODE = (
    "pipeline/reading", "pipeline/extraction", "pipeline/reconciliation", "pipeline/rows.py", "pipeline/tables.py",
    "schemas",
)  # fmt: skip
"""The code that decides what stands in the tables, by folder or file."""
LEXICONS = ("pipeline/lexicons",)

SETS = {
    "seeds": "the five articles of the first release, which the rules were tuned on",
    "looked_at": "articles read while the rules were written",
    "scored_only": "articles never read while the rules were written: what to expect of new articles",
}
"""The sets of annotated articles that are measured, and what each can tell."""

ABOUT = {
    "precision": "share of the rows found that are right",
    "recall": "share of the annotated rows that were found",
    "f1": "harmonic mean of precision and recall",
    "fields": "share of the matched rows that have the field right",
    "stale": "whether code, lexicons or model have changed since this was measured",
}


def versions(project: Path = PROJECT) -> dict[str, str]:
    """Digests of code, lexicons and model, and the model's name: what a measurement holds for."""
    model = os.environ.get("SPACY_MODEL") or DEFAULT_MODEL
    return {
        "code": digest_of(project, CODE),
        "lexicons": digest_of(project, LEXICONS),
        "model": model,
        "model_files": digest_of(_model_folder(model), (".",)),
    }


def digest_of(root: Path, places: tuple[str, ...]) -> str:
    """SHA-256 of the names and contents of some files below `root` and of all in folders, compiled ones left out."""
    digest = hashlib.sha256()
    for path in _files(root, places):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(root: Path, places: tuple[str, ...]) -> Iterator[Path]:
    for place in places:
        found = root / place
        for path in sorted(found.rglob("*")) if found.is_dir() else [found]:
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def _model_folder(model: str) -> Path:
    """Where a spaCy model is: its package's folder, or the folder that is named."""
    found = importlib.util.find_spec(model) if model.isidentifier() else None
    return Path(found.origin).parent if found is not None and found.origin else Path(model)


def published(record: Mapping[str, Any], now: Mapping[str, str]) -> dict[str, Any]:
    """What a release says of its quality: the record, what its figures mean, and whether it is stale.

    `now` is what `versions` gives for the build.
    """
    stale = record.get("holds_for") != now
    return {"stale": stale, **({"built_with": dict(now)} if stale else {}), "about": ABOUT, **record}


def read_record(path: Path = RECORD) -> dict[str, Any]:
    """The last measurement; one without figures where there is none. Raises ValueError where it cannot be read."""
    if not path.exists():
        return {"holds_for": None, "sets": {}}
    return dict(json.loads(path.read_text(encoding="utf-8")))


def write_record(record: Mapping[str, Any], path: Path = RECORD) -> None:
    """Keep a measurement for the builds to come."""
    path.write_text(as_json(record), encoding="utf-8")


def as_json(value: Mapping[str, Any]) -> str:
    """A value as it is written to files: readable, and the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
