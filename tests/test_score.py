"""The recorded quality is what is measured, and nothing falls below its floor."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.publishing.quality import read_record
from tests.gold import measure

pytestmark = pytest.mark.xdist_group("score")  # one measurement, by one worker

BRIEFS = {"events": 0.93, "participants": 0.73}
"""The least F1 of the annotated briefs."""
FLOORS: dict[str, dict[str, float]] = json.loads(measure.LEVELS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    """All sets, built and scored with the code as it stands."""
    return measure.record_of(measure.measure(workers=1))


@pytest.mark.parametrize("name", FLOORS)
def test_nothing_falls_below_its_floor(name: str, measured: dict[str, Any]) -> None:
    now = measure.floors_of(measured)[name]
    assert set(now) == set(FLOORS[name])
    fallen = {what: (floor, now[what]) for what, floor in FLOORS[name].items() if now[what] < floor}
    assert not fallen, "(floor, now)"


def test_what_is_recorded_is_what_is_measured(measured: dict[str, Any]) -> None:
    assert read_record() == measured, "make score"


def test_events_and_participants_of_the_briefs_keep_their_level() -> None:
    """120 short reports of all parts of the world, looked at while working; only these two tables are annotated."""
    scores = measure.measure({"briefs": (measure.HERE / "briefs" / "articles", measure.HERE / "briefs")}, workers=1)
    found = measure.figures(scores["briefs"])["tables"]
    assert found["events"]["gold"] > 600
    assert {name: found[name]["f1"] >= least for name, least in BRIEFS.items()} == dict.fromkeys(BRIEFS, True), found


def test_every_set_has_a_floor() -> None:
    assert list(FLOORS) == list(measure.SETS)
