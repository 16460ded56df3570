"""Whom sides, parties, leaders and offices mean, and how groups are called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.extraction.events.conftest import Told

Tell = Callable[..., Told]
TODAY = date(2025, 6, 5)

MEANT = [
    (
        "REQUEST",
        "Delegates from the Rapid Support Forces, the African Union and Saudi Arabia attended talks in Jeddah. U.S. "
        "envoy Tom Delaney urged both sides to lift their blockades.",
        {("Tom Delaney", "actor"), ("both sides", "target")},
    ),
    (
        "REQUEST",
        "Foreign Minister Ana Ruiz met Tom Berg in Lima on Monday. The Minister of foreign affairs asked him to stay.",
        {("Ana Ruiz", "actor"), ("Tom Berg", "target")},
    ),
    (
        "AGREE",
        "The Peace and Security Council of the African Union adopted a resolution on Sudan.",
        {("Peace and Security Council of the African Union", "actor")},
    ),
    (
        "REQUEST",
        "A mission headed by Ana Ruiz urged Kenya on Monday to act.",
        {("mission", "actor"), ("Kenya", "target")},
    ),
    (
        "ASSAULT",
        "Protesters in Dhaka attacked a police station on Monday.",
        {("protesters in Dhaka", "actor")},
    ),
]


@pytest.mark.parametrize(("event_type", "text", "expected"), MEANT)
def test_whom_words_mean(told: Tell, event_type: str, text: str, expected: set[tuple[str, str]]) -> None:
    found = told(text, TODAY)
    assert expected <= found.roles(found.one(event_type))


def test_a_royal_style_is_no_part_of_a_name(told: Tell) -> None:
    found = told("The meeting in Jeddah on Monday was attended by His Highness Prince Faisal bin Nawaf.")
    assert ("Faisal bin Nawaf", "attendee") in found.roles(found.one("CONSULT"))


def test_a_ruling_party_is_no_side_of_its_state(told: Tell) -> None:
    found = told("Zambia's ruling party accused the Green Congress of fraud on Monday.")
    assert ("Zambia", "actor") not in found.roles(found.one("ACCUSE"))


def test_the_leaders_are_those_of_states(told: Tell) -> None:
    found = told(
        "Turkish President Kemal Aydin will travel to Athens next Thursday for talks with Greek Prime Minister Nikos "
        "Stavrou. It will be Aydin's first visit to Greece since 2017. The leaders spoke by telephone on Monday."
    )
    visit, call = found.of("CONSULT")
    assert found.words(visit) == {"travel", "talks", "visit"}
    assert found.roles(call) == {("Kemal Aydin", "attendee"), ("Nikos Stavrou", "attendee")}


def test_a_clause_without_a_subject_is_not_about_its_subject(told: Tell) -> None:
    found = told(
        "Chief Minister Karl Selvam wrote to External Affairs Minister Ravi Shastri on Monday, urging him to act.",
        TODAY,
    )
    assert found.roles(found.one("REQUEST")) == {("Karl Selvam", "actor"), ("Ravi Shastri", "target")}


def test_a_region_keeps_its_capital(told: Tell) -> None:
    found = told("West African leaders opened a two-day conclave in Accra on Monday.")
    assert ("West African leaders", "attendee") in found.roles(found.one("CONSULT"))


def test_who_is_urged_is_not_who_urges(told: Tell) -> None:
    found = told(
        "Chilean President Rosa Soto flew to Lima. The Bolivian press asked about it. Bolivia's army was on alert. "
        "Peru was glad. Chile's ships are in Peru. Bolivia’s foreign ministry urged both countries to explain."
    )
    assert {n for n, role in found.roles_of("REQUEST") if role == "target"} == {"Chile", "Peru"}


def test_the_presidents_of_two_states_are_two_persons(told: Tell) -> None:
    found = told(
        "Chilean President Rosa Soto called Peruvian President Luis Vega. The Chilean and Peruvian presidents "
        "rarely talk. The presidents agreed to build a bridge."
    )
    assert {("Rosa Soto", "actor"), ("Luis Vega", "actor")} <= found.all_roles("AGREE")


@pytest.mark.parametrize("names", [("Joao Pinto", "Marta Kovac"), ("Ramon Tavares", "Hilde Berg")])
def test_names_behind_their_offices_stand_for_them(told: Tell, names: tuple[str, str]) -> None:
    one, two = names
    found = told(
        f"The leaders watched as their finance ministers, {one} and {two}, signed a three-year deal on fishing."
    )
    assert {name for name, role in found.roles_of("AGREE") if role == "actor"} == {one, two}


@pytest.mark.parametrize(
    "text",
    [
        "The chancellor, Juan Soto, met the Greek envoy, Tomas Berg, in Muscat. They agreed to share data.",
        "Interior minister Juan Soto went to Baghdad, where the minister received his Greek counterpart, Tomas Berg. "
        "They agreed to share data.",
    ],
)
def test_they_are_the_two_who_met_though_their_offices_are_named_first(told: Tell, text: str) -> None:
    assert told(text).roles_of("AGREE") == {("Juan Soto", "actor"), ("Tomas Berg", "actor")}


def test_the_leaders_are_the_group_of_leaders_told_of(told: Tell) -> None:
    found = told("EU leaders met in Lisbon on Monday. The leaders demanded that Peru free the sailors.")
    assert ("EU leaders", "actor") in found.roles_of("REQUEST")


def test_nobody_answers_a_request_of_their_own(told: Tell) -> None:
    found = told(
        "Trade Minister Kim Berg received the Ghanaian minister, Ama Owusu, in Oslo on Monday but rejected her request "
        "to lower the duty."
    )
    assert found.roles_of("REQUEST") == {("Ama Owusu", "actor"), ("Kim Berg", "target")}


def test_an_invitation_accepted_is_that_of_the_one_who_called(told: Tell) -> None:
    found = told(
        "President Ana Ruiz telephoned President Eva Moreno on Monday. They agreed to open a line for their navies, "
        "and Ruiz accepted her invitation to Lima."
    )
    assert ("Eva Moreno", "actor") in found.all_roles("REQUEST")
