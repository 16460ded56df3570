"""Meetings told of by an errand or a stay, and greetings."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.events.conftest import Tell

TODAY = date(2025, 5, 14)


@pytest.mark.parametrize(
    ("text", "trigger", "roles"),
    [
        (
            "The president of Malawi is due in Lusaka on Friday.",
            "due",
            {("president of Malawi", "invitee"), ("Zambia", "host")},
        ),
        (
            "A mission of Dutch water experts will spend next month in Hanoi.",
            "mission",
            {("mission of Dutch water experts", "invitee"), ("Vietnam", "host")},
        ),
        (
            "Ana Ruiz is to see the Chilean president on Monday.",
            "see",
            {("Ana Ruiz", "invitee"), ("Chilean president", "invitee")},
        ),
        (
            "Papal envoy Jorge Paz had shuttled between the ministry and the rebels since April.",
            "shuttled",
            {("Jorge Paz", "organizer"), ("ministry", "attendee"), ("rebels", "attendee")},
        ),
        (
            "The Swiss envoy carried messages between the two governments for a year.",
            "carried messages",
            {("Swiss envoy", "organizer"), ("two governments", "attendee")},
        ),
        (
            "The new ambassador presented his credentials to President Ana Ruiz on Monday.",
            "presented",
            {("new ambassador", "attendee"), ("Ana Ruiz", "host")},
        ),
        (
            "In May a Thai king set foot in Hanoi.",
            "set foot",
            {("Thai king", "attendee"), ("Vietnam", "host")},
        ),
        (
            "The climbers were flown to Lisbon, where they were greeted by President Ana Ruiz.",
            "greeted",
            {("climbers", "attendee"), ("Ana Ruiz", "host")},
        ),
        (
            "The premier received two of the farmers' leaders on Tuesday.",
            "received",
            {("premier", "host"), ("two of the farmers' leaders", "attendee")},
        ),
        (
            "Ambassadors were briefed by Foreign Minister Ana Ruiz on Monday.",
            "briefed",
            {("ambassadors", "attendee"), ("Ana Ruiz", "attendee")},
        ),
    ],
)
def test_an_errand_or_a_stay_is_a_meeting(told: Tell, text: str, trigger: str, roles: set[tuple[str, str]]) -> None:
    tale = told(text, TODAY)
    assert tale.words(tale.one("CONSULT")) == {trigger}
    assert tale.roles_of("CONSULT") == roles


@pytest.mark.parametrize(
    "text",
    [
        "The bill is due in March.",
        "The minister will see the results on Monday.",
        "Passengers were greeted by long queues in Oslo.",
        "The bus shuttles between the airport and the city.",
        "The government will spend 40 million dollars in Lagos.",
        "Two officials briefed on the matter said so.",
        "Ana Ruiz, who was due in Lisbon on Thursday, is ill.",
    ],
)
def test_bills_queues_and_cancelled_stays_are_no_meetings(told: Tell, text: str) -> None:
    assert not told(text, TODAY).of("CONSULT")


def test_a_stop_on_the_way_is_a_visit(told: Tell) -> None:
    tale = told("Flying east, Ana Ruiz will stop in Hanoi on Friday.", TODAY)
    assert tale.roles_of("CONSULT") == {("Ana Ruiz", "invitee"), ("Vietnam", "host")}
    assert not told("The bus stopped in Rabat.", TODAY).events


def test_who_negotiated_somewhere_met_there_and_one_alone_mediated(told: Tell) -> None:
    both = told("The deal had been thrashed out in Hanoi in March by Labour Minister Ana Ruiz and Jorge Paz.", TODAY)
    assert both.roles_of("CONSULT") == {("Ana Ruiz", "attendee"), ("Jorge Paz", "attendee")}
    one = told("The truce was negotiated in Lisbon by Swiss envoy Ana Ruiz.", TODAY)
    assert ("Ana Ruiz", "organizer") in one.roles_of("CONSULT")
    assert not told("The price was negotiated by the buyers in May.", TODAY).of("CONSULT")
