"""Which mentions are of one meeting or stay and which of another, with their days and parties."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.events.conftest import Tell


def test_two_meetings_of_two(told: Tell) -> None:
    found = told(
        "Kenyan President John Mwangi held talks with Indian Prime Minister Asha Rao in New Delhi on Monday. Mwangi "
        "was received by Vice-President Ravi Menon in New Delhi on Monday."
    )
    talks, reception = found.of("CONSULT")
    assert found.roles(talks) == {("John Mwangi", "attendee"), ("Asha Rao", "attendee")}
    assert found.roles(reception) == {("Ravi Menon", "host"), ("John Mwangi", "attendee")}


def test_a_venue_lies_in_the_city_of_the_meeting(told: Tell) -> None:
    found = told(
        "Donors held a conference in Berlin on Tuesday. Envoys of 34 countries attended the meeting at the Foreign "
        "Office."
    )
    assert found.one("CONSULT").place == "Berlin"


def test_one_stay(told: Tell) -> None:
    found = told(
        "Prime Minister Ana Ruiz began a visit to Japan on Thursday. Ruiz arrived in Tokyo on Wednesday. The visit "
        "ends on Saturday."
    )
    assert found.words(found.one("CONSULT")) == {"visit", "arrived"}


def test_a_visit_to_a_capital(told: Tell) -> None:
    found = told(
        "A Russian delegation headed by Deputy Prime Minister Oleg Belov arrived in the Indonesian capital on Monday."
    )
    assert {("Russia", "attendee"), ("Oleg Belov", "attendee"), ("Indonesia", "host")} <= found.roles_of("CONSULT")


def test_where_the_visitor_holds_talks(told: Tell) -> None:
    found = told(
        "On Thursday, the delegation will leave for Kuala Lumpur, where Deputy Prime Minister Oleg Belov is scheduled "
        "to hold talks with Malaysian Prime Minister Hafiz Rahman."
    )
    assert {("Oleg Belov", "invitee"), ("Hafiz Rahman", "invitee")} <= found.roles_of("CONSULT")


@pytest.mark.parametrize("fellow", ["counterpart", "colleague"])
def test_a_call_to_a_colleague(told: Tell, fellow: str) -> None:
    found = told(f"Finnish Foreign Minister Ida Salo called her Estonian {fellow}, Mart Kask, on Sunday.")
    assert found.one("CONSULT").event_mode == "phone"
    assert found.roles_of("CONSULT") == {("Ida Salo", "attendee"), ("Mart Kask", "attendee")}


def test_talks_that_envoys_are_to_be_sent_to(told: Tell) -> None:
    found = told(
        "Iraq and Kuwait have agreed to send their foreign ministers to Qatari-mediated talks in Doha on Sunday. Oman "
        "will attend Sunday's meeting as an observer.",
        date(2026, 5, 21),
    )
    event = found.one("CONSULT")
    assert (event.status, event.date_start) == ("scheduled", date(2026, 5, 24))
    assert {("Iraq", "invitee"), ("Kuwait", "invitee"), ("Qatar", "organizer"), ("Oman", "observer")} <= found.roles(
        event
    )


def test_a_round_that_parties_meet_for(told: Tell) -> None:
    found = told("Sudan and Chad will meet in Doha on 20 October for a round hosted by Qatar.")
    assert found.roles_of("CONSULT") == {("Sudan", "invitee"), ("Chad", "invitee"), ("Qatar", "host")}


def test_talks_that_had_ended_before(told: Tell) -> None:
    found = told(
        "Three prime ministers will travel to Haiti next week, after a day of closed-door talks here ended without a "
        "breakthrough. Jamaica convened Tuesday's gathering at the Pegasus hotel.",
        date(2026, 3, 12),
    )
    talks = next(e for e in found.of("CONSULT") if "talks" in found.words(e))
    assert (talks.status, talks.date_start) == ("occurred", date(2026, 3, 10))


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "General Ravi Menon called on Prime Minister Sita Thapa in Kathmandu on Tuesday.",
            {("Ravi Menon", "attendee"), ("Sita Thapa", "host")},
        ),
        (
            "The Saudi crown prince received the Egyptian president in Jeddah on Sunday.",
            {("Saudi crown prince", "host"), ("Egyptian president", "attendee")},
        ),
    ],
)
def test_calls_paid_and_received(told: Tell, text: str, roles: set[tuple[str, str]]) -> None:
    found = told(text)
    assert found.roles_of("CONSULT") == roles


@pytest.mark.parametrize("what", ["to resign on Tuesday", "for restraint"])
def test_a_call_for_something_is_no_visit(told: Tell, what: str) -> None:
    found = told(f"Foreign Minister Ravi Menon called on President Sita Thapa {what}.")
    assert [e.event_type for e in found.events] == ["REQUEST"]


def test_a_first_name_is_no_month(told: Tell) -> None:
    found = told("Foreign Minister Ana Ruiz met Prime Minister Jan Nowak in Warsaw on Tuesday.", date(2026, 3, 12))
    assert found.one("CONSULT").date_start == date(2026, 3, 10)


def test_last_week_s_talks_are_those_of_the_week(told: Tell) -> None:
    found = told(
        "The army chiefs of Ghana, Togo and Mali met in Accra on Wednesday. A summit in Lomé had asked for it in June. "
        "Kofi Mensah, who hosted last week's talks, was glad.",
        date(2026, 9, 14),
    )
    (accra,) = [e for e in found.of("CONSULT") if e.place == "Accra"]
    assert ("Kofi Mensah", "host") in found.roles(accra)
    assert found.words(accra) == {"met", "talks"}


@pytest.mark.parametrize(
    "second",
    [
        "On the sidelines, Kenya's Grace Wanjiru held talks with Ana Ruiz.",
        "Kenya's Grace Wanjiru later received Ana Ruiz.",
    ],
)
def test_what_happens_beside_a_conference_is_a_meeting_of_its_own(told: Tell, second: str) -> None:
    found = told(f"Kenya's Grace Wanjiru and Ana Ruiz of Peru attended a conference in Nairobi on Monday. {second}")
    assert len(found.of("CONSULT")) == 2


def test_a_journey_and_whom_it_is_to_are_one(told: Tell) -> None:
    found = told("Grace Wanjiru will fly to Lima on Friday to see Ana Ruiz.", date(2026, 9, 14))
    assert found.roles_of("CONSULT") == {("Grace Wanjiru", "invitee"), ("Ana Ruiz", "invitee"), ("Peru", "host")}


def test_a_discussion_to_come_is_not_the_call_just_held(told: Tell) -> None:
    found = told(
        "Minister Ana Ruiz spoke by video link with her counterpart, Juan Soto. Andean foreign ministers will take up "
        "the incident on Saturday in Lima; Chile will chair the discussion.",
        date(2025, 6, 5),
    )
    call, session = found.of("CONSULT")
    assert found.roles(call) == {("Ana Ruiz", "attendee"), ("Juan Soto", "attendee")}
    assert (session.status, session.place) == ("scheduled", "Lima")
    assert ("Chile", "organizer") in found.roles(session)


def test_envoys_who_sit_down_somewhere_meet(told: Tell) -> None:
    found = told("Military envoys of Chad and Mali were to sit down in Lima under the chairmanship of Juan Soto.")
    assert found.one("CONSULT").status == "scheduled"
    assert ("Juan Soto", "organizer") in found.roles_of("CONSULT")


def test_talks_told_of_without_their_parties_are_those_that_delegations_go_to(told: Tell) -> None:
    found = told(
        "Talks on the river treaty opened in Lima on Monday. The Chadian delegation is led by Minister Ana Ruiz.",
        date(2025, 6, 5),
    )
    assert found.roles(found.one("CONSULT")) == {("Chad", "attendee"), ("Ana Ruiz", "attendee")}
