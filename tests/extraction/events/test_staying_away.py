"""Who stayed away from a meeting, was left out of it, or did not sign."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell

AWAY = [
    ("The ministers held talks in Geneva on Monday. Eritrea was not asked to come.", "Eritrea"),
    ("The ministers will hold talks in Geneva on Monday. Eritrea will not travel.", "Eritrea"),
    ("Leaders met at a summit in Nairobi on Friday. Burundi's Aline Ndayi did not come.", "Aline Ndayi"),
    ("Kenya and Uganda held talks in Arusha on Monday. Burundi, though invited, took no part.", "Burundi"),
    ("Kenya and Uganda held talks in Arusha on Monday; the employers, although invited, did not turn up.", "employers"),
    ("Kenya and Uganda held talks in Arusha on Monday. Burundi had asked to attend but was turned down.", "Burundi"),
    ("Kenya and Uganda held talks in Arusha on Monday, from which Burundi was missing.", "Burundi"),
    ("Kenya and Uganda held talks in Arusha on Monday. Burundi's delegation was not let into the room.", "Burundi"),
    ("Kenya and Uganda held talks in Arusha on Monday. Aline Ndayi did not make the trip.", "Aline Ndayi"),
    ("Kenya and Uganda held talks in Arusha on Monday. No one from Burundi attended.", "Burundi"),
    ("Kenya and Uganda held talks in Arusha on Monday. The rebels were barred from the talks.", "rebels"),
    ("Burundi was left off the list of those invited to Monday's summit in Nairobi.", "Burundi"),
    ("Burundi turned down an invitation to the talks in Arusha on Thursday.", "Burundi"),
]


@pytest.mark.parametrize(("text", "name"), AWAY)
def test_who_did_not_come(told: Tell, text: str, name: str) -> None:
    found = told(text)
    assert (name, "excluded") in found.all_roles("CONSULT")


def test_away_from_what_the_sentence_tells_of(told: Tell) -> None:
    found = told(
        "The ministers of six states held a summit in Nairobi on Friday and agreed on a summit fund at the summit. "
        "On Thursday Prime Minister Aline Ndayi received nine ambassadors in Kampala; Burundi stayed away."
    )
    received = next(e for e in found.of("CONSULT") if "received" in found.words(e))
    assert ("Burundi", "excluded") in found.roles(received)


def test_who_has_not_been_invited_is_left_out_of_what_is_to_come(told: Tell) -> None:
    found = told(
        "The ministers of Kenya and Uganda met in Nairobi on Friday. After the meeting Kenya's minister spoke of a "
        "good meeting. A regional forum will open in Kampala on 3 May. Burundi has not been invited."
    )
    forum = next(e for e in found.of("CONSULT") if "forum" in found.words(e))
    assert ("Burundi", "excluded") in found.roles(forum)


def test_left_out_of_a_dinner_is_not_left_out_of_the_talks(told: Tell) -> None:
    found = told(
        "Kenya and Uganda held talks in Nairobi on Friday. Opposition leaders were not invited to the state dinner."
    )
    assert {role for _, role in found.roles_of("CONSULT")} == {"attendee"}


def test_who_walks_out_does_not_sign(told: Tell) -> None:
    found = told(
        "Chad and Niger signed the accord in Doha on Sunday. Two groups, the Red Front and the Justice Movement, "
        "walked out and did not sign."
    )
    assert {("Red Front", "excluded"), ("Justice Movement", "excluded")} <= found.roles_of("AGREE")


@pytest.mark.parametrize(
    "text",
    [
        "Burundi took no part in the vote.",
        "Burundi was barred from the waterway.",
        "Burundi did not make it clear when it would pay.",
        "Burundi had asked for a loan but was turned down.",
        "Nine Burundians are missing.",
    ],
)
def test_what_is_no_staying_away(told: Tell, text: str) -> None:
    found = told("Kenya and Uganda held talks in Arusha on Monday. " + text)
    assert {role for _, role in found.roles_of("CONSULT")} == {"attendee"}


def test_help_that_did_not_come_is_nobody(told: Tell) -> None:
    found = told("Ministers met in Lima on Monday. Help did not come, villagers said.")
    assert {role for _, role in found.roles_of("CONSULT")} == {"attendee"}


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Ten ministers met in Brussels on Monday. Hungary's seat remained empty.", "Hungary"),
        ("Ten ministers met in Lima on Monday. Bolivia's government had no seat at the table.", "Bolivia's government"),
    ],
)
def test_an_empty_seat_is_that_of_somebody_who_did_not_come(told: Tell, text: str, absent: str) -> None:
    assert (absent, "excluded") in told(text).roles_of("CONSULT")


def test_who_did_not_come_is_the_envoy_not_the_one_told_of_before(told: Tell) -> None:
    found = told(
        "Ministers met in Lima on Monday. Chile pledged 20 million dollars on behalf of the EU, whose foreign policy "
        "chief, Marit Lind, did not attend."
    )
    roles = found.all_roles("CONSULT")
    assert ("Marit Lind", "excluded") in roles
    assert ("Chile", "excluded") not in roles
