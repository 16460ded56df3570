"""Publications killed at random moments: readers see whole releases, and the next one needs no help."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from stress import crash
from stress.builds import Place
from stress.reader import checksums_of

KILLS = 5


def test_publications_may_be_killed(places: dict[str, Place], tmp_path: Path) -> None:
    known = {checksums_of(place.outputs): name for name, place in places.items()}
    killed, reads = crash._killed_publications(tmp_path / "exchange", places, known, KILLS, random.Random(1))
    assert (killed.tried, killed.failures) == (KILLS, [])
    assert (reads.tried > 0, reads.failures) == (True, [])


def test_publications_by_two_renames_may_be_killed(places: dict[str, Place], tmp_path: Path) -> None:
    known = {checksums_of(place.outputs): name for name, place in places.items()}
    killed = crash._killed_renames(tmp_path / "rename", places, known, 2 * KILLS, random.Random(1))
    assert (killed.tried, killed.failures) == (2 * KILLS, [])
    assert killed.note != "0 of them between the two"


def test_a_careless_publication_is_found_out(
    places: dict[str, Place], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    careless = """
import shutil, sys
from itertools import cycle
print("ready", flush=True)
for made in cycle(sys.argv[3:]):
    shutil.rmtree(sys.argv[2])
    shutil.copytree(made, sys.argv[2])
"""
    monkeypatch.setattr(crash, "PUBLISHER", careless)
    known = {checksums_of(place.outputs): name for name, place in places.items()}
    killed, reads = crash._killed_publications(tmp_path / "careless", places, known, KILLS, random.Random(1))
    assert killed.failures
    assert reads.failures
