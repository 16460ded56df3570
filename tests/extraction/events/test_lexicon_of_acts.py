"""Short reports of one act each, by PLOVER type, as `acts.tsv` lists them; those of `no_acts.txt` tell of none."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.extraction.events.conftest import Tell

TODAY = date(2025, 5, 14)
with Path(__file__).with_name("acts.tsv").open(encoding="utf-8") as file:
    ACTS = list(csv.DictReader(file, delimiter="\t"))
NO_ACTS = Path(__file__).with_name("no_acts.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("act", ACTS, ids=[act["sentence"] for act in ACTS])
def test_an_act_is_read_with_its_type_trigger_and_participants(told: Tell, act: dict[str, str]) -> None:
    found = told(act["sentence"], TODAY)
    event = found.one(act["type"])
    assert act["trigger"] in found.words(event)
    assert {f"{name}/{role}" for name, role in found.roles(event)} == set(act["participants"].split("; "))


def test_every_type_of_act_is_among_them() -> None:
    types = {act["type"] for act in ACTS}
    assert len(types) == 16
    assert len(ACTS) > 200


@pytest.mark.parametrize("sentence", NO_ACTS)
def test_figures_of_speech_habits_and_wishes_are_no_events(told: Tell, sentence: str) -> None:
    assert told(sentence, TODAY).events == []
