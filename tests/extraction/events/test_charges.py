"""Whose deed it is that somebody is accused of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.extraction.events.conftest import Told

Tell = Callable[..., Told]
TODAY = date(2025, 6, 5)


def test_what_one_is_accused_of_is_not_the_accusers_deed(told: Tell) -> None:
    found = told(
        "The Philippine Coast Guard accused a Chinese coast guard ship of firing water cannon at one of its vessels on "
        "Saturday, injuring two crew members."
    )
    assert found.roles(found.one("ASSAULT")) == {("China", "actor"), ("two crew members", "target")}


def test_what_is_told_in_the_same_breath_stays_the_subjects_deed(told: Tell) -> None:
    found = told("Rwanda shelled a border post on Monday, killing two soldiers.", TODAY)
    assert ("Rwanda", "actor") in found.roles(found.one("ASSAULT"))


def test_who_claims_an_attack_did_it(told: Tell) -> None:
    text = "A bomb exploded in Quetta on Monday, killing six officers. The Pakistani Taliban claimed responsibility."
    found = told(text, TODAY)
    assert ("Pakistani Taliban", "actor") in found.roles(found.one("ASSAULT"))


def test_nobody_claims_an_attack(told: Tell) -> None:
    found = told("A bomb exploded in Quetta on Monday, killing six officers. No group has claimed responsibility.")
    assert {role for _, role in found.roles(found.one("ASSAULT"))} == {"target"}
