"""The house as design has it: data walks one way, and nothing about the seed articles lives in code.

Where something is found stale by its code, the code that it imports counts.
"""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from pipeline.assets import table_assets
from pipeline.publishing import quality

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ["reading", "extraction", "shards", "reconciliation", "publishing", "assets"]
"""Each layer may import those before it; schemas and lexicons stand under all, and import none."""

# spaCy stays in extraction, Dagster in assets, so that the core can be used and tested without either.
OUTSIDE = {
    "dagster": {"assets", ""},
    "spacy": {"extraction"},
    "distributed": {"shards"},
    "duckdb": {"publishing", "reconciliation"},
}

CODE = sorted([*ROOT.glob("pipeline/**/*.py"), *ROOT.glob("schemas/**/*.py")])
RULES = sorted([*CODE, *ROOT.glob("pipeline/**/*.toml")])


def layer_of(parts: tuple[str, ...]) -> str:
    """The layer of a module of the pipeline, "" for the modules beside the layers."""
    return parts[1] if len(parts) > 1 and (ROOT / "pipeline" / parts[1]).is_dir() else ""


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", CODE, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    own = path.relative_to(ROOT).with_suffix("").parts
    for name in imports(path):
        parts = tuple(name.split("."))
        if parts[0] == "pipeline":
            assert own[0] != "schemas", f"schemas imports {name}"
            mine, theirs = layer_of(own), layer_of(parts)
            if theirs in LAYERS and mine:
                assert mine in LAYERS, f"{mine} imports {name}"
                assert LAYERS.index(theirs) <= LAYERS.index(mine), f"{mine} imports {name}"
        elif own[0] == "pipeline" and parts[0] in OUTSIDE:
            assert layer_of(own) in OUTSIDE[parts[0]], f"{path.name} imports {name}"


COUNTED = {
    "quality": (*quality.CODE, *quality.LEXICONS),
    **{group: (*places, *table_assets.SHARED_CODE) for group, places in table_assets.CODE.items()},
}
"""The code by whose digest a measurement, or a group of assets, is found to be stale."""
DECIDES_NOTHING = {"pipeline/__init__.py", "pipeline/collection.py", "pipeline/locks.py"}
"""Code that is imported but has no say in what comes out: it is empty, or about memory and locks."""
ONLY_THE_FOLDER_OF_THE_PROJECT = {"extraction": {"pipeline/release_info.py"}}
"""Modules of which a group takes nothing else."""


def files_of(names: set[str]) -> set[Path]:
    """The files of the modules that some names are, or are in; those of other packages are left out."""
    found = set()
    for name in names:
        for path in (ROOT / Path(*name.split(".")), ROOT / Path(*name.split(".")[:-1])):
            found |= {file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()}
    return found & set(CODE)


@pytest.mark.parametrize("whose", COUNTED)
def test_code_that_is_imported_counts_too(whose: str) -> None:
    allowed = DECIDES_NOTHING | ONLY_THE_FOLDER_OF_THE_PROJECT.get(whose, set())
    places = [ROOT / place for place in COUNTED[whose]]
    seen: set[Path] = set()
    left = {path for path in CODE if any(path.is_relative_to(place) for place in places)}
    assert left
    while left := left - seen:
        seen |= left
        left = {path for file in left for path in files_of(imports(file))}
        uncounted = {path for path in left if not any(path.is_relative_to(place) for place in places)}
        assert {path.relative_to(ROOT).as_posix() for path in uncounted} <= allowed


def seed_names() -> set[str]:
    """Full names and surnames of the persons in the seed articles, by their gold annotation."""
    names = set()
    for file in ROOT.glob("tests/gold/seeds/0*.json"):
        doc = json.loads(file.read_text(encoding="utf-8"))
        people = {p["name"] for p in doc["participants"] if p["kind"] == "person"}
        people |= {s["speaker"] for s in doc["statements"] if s["speaker_kind"] == "person" and not s["anonymous"]}
        for name in people:
            if name[0].isupper() and not re.search(r"\b(chief|minister|of)\b", name, re.IGNORECASE):
                names |= {name, name.split()[-1]}
    return names


def seed_sentences() -> set[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("seeds/*.txt"))
    return {s.strip() for s in re.split(r"[\n.!?]\s*", text) if len(s.split()) >= 5}


def test_nothing_of_the_seed_articles_is_in_code_or_rules() -> None:
    names, sentences = seed_names(), seed_sentences()
    assert len(names) > 15
    assert len(sentences) > 100
    stems = [path.stem for path in ROOT.glob("seeds/*.txt")]
    ids = {*stems, *(stem.split("_")[1] for stem in stems)}
    word = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names)))})\b")
    for path in RULES:
        text = path.read_text(encoding="utf-8")
        where = path.relative_to(ROOT).as_posix()
        assert not word.search(text), f"{where} names {word.search(text)[0]}"  # type: ignore[index]
        assert not [i for i in ids if i in text], f"{where} holds an article id"
        assert not [s for s in sentences if s in text], f"{where} holds a sentence of a seed article"
