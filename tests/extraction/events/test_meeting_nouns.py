"""Nouns that name meetings, and the same words where they name something else."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia's Congress last week approved a contract with the Chinese company Hexin.",
        "Congress on Tuesday passed a bill on aid for Chad.",
        "The president sent a letter to Congress on Monday.",
        "The World Jewish Congress condemned the decision of Chile.",
    ],
)
def test_a_parliament_or_union_is_no_meeting(told: Tell, text: str) -> None:
    assert told(text).of("CONSULT") == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The 10th Congress of the Communist Party of Cuba will be held in Havana in April.", "Congress"),
        ("Ana Ruiz of Chile spoke at the party congress in Hanoi on Monday.", "congress"),
        ("The Council held an exchange of views with the Foreign Minister of Chile, Ana Ruiz.", "exchange"),
    ],
)
def test_gatherings_are_meetings(told: Tell, text: str, trigger: str) -> None:
    tale = told(text)
    assert trigger in tale.words(tale.one("CONSULT"))


def test_a_debate_is_a_meeting_where_a_body_holds_it(told: Tell) -> None:
    debate = told("Kenya's National Assembly will hold an emergency debate on the treaty on Tuesday.").one("CONSULT")
    assert debate.status == "scheduled"
    assert told("The candidates in Kenya held a debate on Tuesday.").of("CONSULT") == []
    assert told("The plan set off a debate in Kenya on Tuesday.").of("CONSULT") == []


def test_talks_are_carried_by_what_begins_them_anew(told: Tell) -> None:
    assert told("Peru and Chile reopened talks on fishing on Monday.").roles_of("CONSULT") == {
        ("Peru", "attendee"),
        ("Chile", "attendee"),
    }
    urged = told("On Sunday, a summit of Arab leaders in Doha urged Chad to reopen the border.")
    assert urged.words(urged.one("CONSULT")) == {"summit"}


def test_what_is_told_of_the_meeting_itself_counts(told: Tell) -> None:
    summit = told(
        "Ana Ruiz of Norway conveyed to her an invitation to attend the Summit of Heads of State, "
        "which will take place in Lima in September 2026."
    ).one("CONSULT")
    assert (summit.status, summit.place, str(summit.date_start)) == ("scheduled", "Lima", "2026-09-01")


def test_staying_away_is_no_protest(told: Tell) -> None:
    tale = told("Serbia boycotted the summit in Sofia on Monday.")
    assert tale.of("PROTEST") == []
    assert ("Serbia", "excluded") in tale.roles_of("CONSULT")
    assert told("Students boycotted classes in Dhaka to demand the minister's resignation.").of("PROTEST")


def test_a_session_held_by_video_is_a_call_of_all(told: Tell) -> None:
    found = told("The Security Council held an emergency session by video on Monday.")
    assert found.one("CONSULT").event_mode == "phone"
    assert found.roles_of("CONSULT") == {("Security Council", "attendee")}


def test_a_videoconference_is_how_consultations_were_held(told: Tell) -> None:
    found = told("Consultations between Chile and Peru were held in March, by videoconference.")
    assert found.one("CONSULT").event_mode == "phone"


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger ended a round of talks in Accra on Friday.",
        "Chad and Niger wound up a week of talks in Accra on Friday.",
        "Chad and Niger ended three days of talks in Accra on Friday.",
    ],
)
def test_a_round_that_ends_is_held_not_broken_off(told: Tell, text: str) -> None:
    found = told(text)
    assert {("Chad", "attendee"), ("Niger", "attendee")} <= found.roles(found.one("CONSULT"))
    assert not found.of("SANCTION")


def test_who_winds_up_a_visit_or_speaks_after_one_paid_it(told: Tell) -> None:
    for text in (
        "Kenyan President Ama Koffi wound up a two-day visit to Mali on Tuesday.",
        "Kenyan President Ama Koffi announced the plan on Wednesday after a visit to Mali.",
    ):
        assert {("Ama Koffi", "attendee"), ("Mali", "host")} <= told(text).roles_of("CONSULT")


def test_who_briefs_a_council_does_so_at_its_session(told: Tell) -> None:
    found = told("The UN Security Council met on Tuesday. Special envoy Lars Holm briefed the council by video link.")
    assert ("Lars Holm", "remote") in found.roles(found.one("CONSULT"))
