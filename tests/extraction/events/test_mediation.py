"""Mediators of talks are mediators of the deal that came of them, and the other way round."""

from __future__ import annotations

from tests.extraction.events.conftest import Tell


def test_the_broker_of_a_deal_led_the_talks(told: Tell) -> None:
    found = told(
        "Chad and Niger met in Doha on Monday. The two sides signed a truce. The text was brokered by the African "
        "Union."
    )
    assert ("African Union", "organizer") in found.roles_of("CONSULT")


def test_the_mediator_of_talks_brought_the_deal_about(told: Tell) -> None:
    found = told(
        "Chad and Niger agreed on Monday to open the border after two days of talks in Doha. The talks were mediated "
        "by Qatar."
    )
    assert ("Qatar", "organizer") in found.roles_of("AGREE")


def test_a_deal_of_others_has_no_part_in_it(told: Tell) -> None:
    found = told(
        "Chad and Niger met for talks in Doha on Monday. Qatar mediated the talks. Peru and Chile signed a deal "
        "in Lima on Monday."
    )
    assert ("Qatar", "organizer") not in found.roles_of("AGREE")


def test_guarantors_of_talks_go_between(told: Tell) -> None:
    tale = told("Talks between Peru and Chile resumed in Lima on Monday, with Norway and Cuba as guarantors.")
    assert tale.roles_of("CONSULT") == {
        ("Peru", "attendee"),
        ("Chile", "attendee"),
        ("Norway", "organizer"),
        ("Cuba", "organizer"),
    }
