"""The visited state is host of a visit though nobody says so."""

from __future__ import annotations

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
