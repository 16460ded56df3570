"""Who hosted, led or mediated a meeting or a deal told of before, or headed a side of it."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell

LED: list[tuple[str, str, set[tuple[str, str]]]] = [
    (
        "The presidents of Chad and Niger met in Nairobi on Monday. The talks were brokered by Qatar and led by former "
        "Ghanaian premier Ama Boateng.",
        "CONSULT",
        {("Qatar", "organizer"), ("Ama Boateng", "organizer")},
    ),
    (
        "Chad and Niger signed a ceasefire on Friday. The text was brokered by the African Union and the ceremony was "
        "witnessed by envoys of Norway and Kenya.",
        "AGREE",
        {("African Union", "organizer"), ("Norway", "observer"), ("Kenya", "observer")},
    ),
    (
        "A summit of the region was held in Accra on Monday. It was hosted by President Kofi Mensah and chaired by the "
        "World Bank.",
        "CONSULT",
        {("Kofi Mensah", "host"), ("World Bank", "organizer")},
    ),
    (
        "The talks in Oslo ended on Tuesday. The Colombian delegation was led by Deputy Minister Laura Pardo, while "
        "General Hugo Salas headed the rebel side.",
        "CONSULT",
        {("Colombia", "attendee"), ("Laura Pardo", "attendee"), ("Hugo Salas", "attendee")},
    ),
    (
        "Mediators from Egypt and Qatar shuttled between Hamas and Israeli delegations in Cairo on Sunday in talks "
        "also attended by US envoy Mark Daley.",
        "CONSULT",
        {("mediators from Egypt and Qatar", "organizer"), ("Hamas", "attendee"), ("Israel", "attendee")},
    ),
    (
        "Burundi boycotted the talks in Arusha on Monday, which were convened by the East African Community and "
        "facilitated by former Tanzanian president Juma Hassan.",
        "CONSULT",
        {("Burundi", "excluded"), ("East African Community", "host"), ("Juma Hassan", "organizer")},
    ),
    (
        "The Omani-hosted negotiations between Iran and Iraq entered a third day on Wednesday.",
        "CONSULT",
        {("Oman", "host"), ("Iran", "attendee"), ("Iraq", "attendee")},
    ),
    (
        "Sudan and Chad met in Juba on Monday for talks. The head of the Chadian delegation, Ali Souleyman, was tired.",
        "CONSULT",
        {("Ali Souleyman", "attendee")},
    ),
]


@pytest.mark.parametrize(("text", "event_type", "expected"), LED)
def test_who_led(told: Tell, text: str, event_type: str, expected: set[tuple[str, str]]) -> None:
    found = told(text)
    assert expected <= found.all_roles(event_type)


def test_a_chair_is_no_mediator(told: Tell) -> None:
    found = told("Ministers met in Accra on Monday under the chairmanship of Togo's envoy, Ama Koffi.")
    meeting = found.one("CONSULT")
    assert ("Ama Koffi", "organizer") in found.roles(meeting)
    assert meeting.event_mode != "third-party"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The ministers of Chad and Niger spoke by phone on Monday; Qatar had arranged the call.", "Qatar"),
        ("Envoys of Chad and Niger held a session by video conference on Monday. Ama Koffi led the call.", "Ama Koffi"),
        ("Chad and Niger held talks in Accra on Monday. Togo's Ama Koffi steered the talks.", "Ama Koffi"),
        ("The government and the unions will meet on Thursday, this time with Ama Koffi in the chair.", "Ama Koffi"),
        ("Envoys of Chad and Niger met in Accra on Monday. Ama Koffi was in the chair.", "Ama Koffi"),
        ("Envoys of nine states held a conference in Accra on Monday. The World Bank is a co-organiser.", "World Bank"),
    ],
)
def test_more_ways_of_leading(told: Tell, text: str, who: str) -> None:
    found = told(text)
    assert (who, "organizer") in found.roles(found.one("CONSULT"))


def test_who_is_host_to_refugees_hosts_no_meeting(told: Tell) -> None:
    found = told("Envoys of Chad and Niger met in Accra on Monday. Kenya is host to 500,000 refugees.")
    assert not {row for row in found.all_roles("CONSULT") if row[0] == "Kenya"}


def test_who_puts_off_its_own_summit_hosts_it(told: Tell) -> None:
    found = told(
        "The African Union has postponed until November 19 a summit on Chad that was to open in Accra on Friday."
    )
    assert found.roles(found.one("CONSULT")) == {("African Union", "host")}
    found = told("Kenya postponed talks with Uganda until Friday.")
    assert "host" not in {role for _, role in found.all_roles("CONSULT")}
