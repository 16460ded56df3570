"""Whom "both", "the two" and "the ministers" mean."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell


def test_the_two_are_those_named_side_by_side(told: Tell) -> None:
    found = told(
        "The UN envoy, Johan Ruiter, telephoned the Omani foreign minister, Haitham al-Harthy, and Saudi ambassador "
        "Faisal al-Dossary on Monday. The two promised to send experts to Aden."
    )
    assert found.roles_of("SUPPORT") == {("Haitham al-Harthy", "actor"), ("Faisal al-Dossary", "actor")}


def test_who_urges_the_two_is_neither(told: Tell) -> None:
    found = told(
        "The leaders of Pakistan and Iran spoke by telephone on Friday. Pakistan and Iran agreed to send officers. "
        "China and Saudi Arabia urged both neighbours to exercise restraint."
    )
    urged = found.roles_of("REQUEST")
    assert urged == {("China", "actor"), ("Saudi Arabia", "actor"), ("Pakistan", "target"), ("Iran", "target")}


def test_ministers_are_those_named(told: Tell) -> None:
    found = told(
        "Tajik Foreign Minister Firuz Rahimov met his Kyrgyz counterpart, Nurlan Saparov, in Batken on Monday. The "
        "ministers agreed to open a crossing."
    )
    assert found.roles_of("AGREE") == {("Firuz Rahimov", "actor"), ("Nurlan Saparov", "actor")}


def test_ministers_of_a_group_stay_a_group(told: Tell) -> None:
    found = told(
        "Trade ministers of nine states met in Accra on Monday. Ghana's minister, Ama Koffi, spoke to Togo's minister, "
        "Kossi Lawson. The ministers agreed to cut duties."
    )
    actors = {name for name, role in found.roles_of("AGREE") if role == "actor"}
    assert not actors & {"Ama Koffi", "Kossi Lawson"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "President Ana Ruiz on Monday received a six-member Chadian parliamentary delegation.",
            "six-member Chadian parliamentary delegation",
        ),
        (
            "President Ana Ruiz is visiting Lima this week. A 20-member business delegation is accompanying her.",
            "20-member business delegation",
        ),
        (
            "Chad and Mali met in Lima on Monday. The eight-member military team was led by Juan Soto.",
            "eight-member military team",
        ),
    ],
)
def test_a_delegation_counted_by_its_members_is_a_group(told: Tell, text: str, name: str) -> None:
    found = told(text)
    assert (name, "attendee") in found.all_roles("CONSULT")
    rows = [p for p in found.participants if found.text[p.span.start : p.span.end] == name]
    assert [p.headcount for p in rows] == [{"six": 6, "20": 20, "eight": 8}[name.split("-")[0]]]
