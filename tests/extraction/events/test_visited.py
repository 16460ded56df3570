"""The visited state is host of a visit though nobody says so."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell


def test_the_state_of_the_place_is_host(told: Tell) -> None:
    found = told("Tajik Foreign Minister Firuz Rahimov arrived in the city of Batken, Kyrgyzstan, on a two-day visit.")
    assert ("Kyrgyzstan", "host") in found.roles_of("CONSULT")


def test_nobody_hosts_a_tour_of_ones_own_country(told: Tell) -> None:
    found = told("Kenyan President Joseph Kibet paid a visit to Mombasa on Monday.")
    assert not {row for row in found.all_roles("CONSULT") if row == ("Kenya", "host")}


def test_the_state_of_a_capital_is_host(told: Tell) -> None:
    found = told("Swedish Minister Ida Nilsson travelled to Quito on Monday.")
    assert ("Ecuador", "host") in found.roles_of("CONSULT")


@pytest.mark.parametrize(
    "text",
    [
        "Swedish Foreign Minister Ida Nilsson is due in Quito on Friday.",
        "Swedish Foreign Minister Ida Nilsson is due in Quito on Friday for talks with President Joaquin Vera.",
    ],
)
def test_who_is_due_somewhere_pays_a_visit_to_come(told: Tell, text: str) -> None:
    found = told(text)
    event = found.one("CONSULT")
    assert (event.event_mode, event.status, event.place) == ("visit", "scheduled", "Quito")
    assert ("Ida Nilsson", "invitee") in found.roles(event)
    assert {found.text[m.start : m.end] for m in event.mentions} <= {"due", "talks"}


@pytest.mark.parametrize(
    "text",
    [
        "The report is due in Quito on Friday.",
        "Ida Nilsson is due in court in Quito on Friday.",
        "Swedish Foreign Minister Ida Nilsson is not due in Quito until Friday.",
    ],
)
def test_what_is_due_is_no_visit(told: Tell, text: str) -> None:
    assert not told(text).of("CONSULT")


def test_who_is_due_at_a_summit_goes_to_that(told: Tell) -> None:
    found = told("Swedish Foreign Minister Ida Nilsson is due in Quito on Friday for the summit of Andean presidents.")
    assert found.one("CONSULT").event_mode == "multilateral"


def test_who_is_somewhere_for_talks_takes_part(told: Tell) -> None:
    found = told("Swedish Foreign Minister Ida Nilsson is in Quito for talks with her local colleague, Joaquin Vera.")
    assert {("Ida Nilsson", "attendee"), ("Joaquin Vera", "attendee")} <= found.roles_of("CONSULT")


@pytest.mark.parametrize("region", ["Latin America", "West Africa", "East Asia"])
def test_a_region_of_many_states_receives_nobody(told: Tell, region: str) -> None:
    assert told(f"President Sonia Haddad is on a tour of {region}.").roles_of("CONSULT") == {
        ("Sonia Haddad", "attendee")
    }
