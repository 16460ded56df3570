"""Who came, is to come or takes part from afar, as clauses without a meeting of their own say."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell

CAME: list[tuple[str, set[tuple[str, str]]]] = [
    (
        "In the talks held in Almaty on Monday took part the foreign minister of Kazakhstan and the "
        "head of the Uzbek delegation.",
        {("foreign minister of Kazakhstan", "attendee"), ("head of the Uzbek delegation", "attendee")},
    ),
    (
        "Defence ministers of the region met in Kampala on Wednesday. Kenya and Rwanda sent their ministers, while "
        "Somalia was represented by its ambassador in Kampala, Abdi Warsame.",
        {("Kenya", "attendee"), ("Rwanda", "attendee"), ("Somalia", "attendee"), ("Abdi Warsame", "attendee")},
    ),
    (
        "Foreign ministers met in Aktau on Monday. Azerbaijan was represented by Minister Elchin Aliev, Turkmenistan "
        "by Minister Maysa Orazova. In total, 120 delegates participated in the event. Envoys of China took part "
        "in the format of a videoconference.",
        {
            ("Elchin Aliev", "attendee"),
            ("Turkmenistan", "attendee"),
            ("Maysa Orazova", "attendee"),
            ("120 delegates", "attendee"),
            ("envoys of China", "remote"),
        },
    ),
    (
        "The ministers held talks in Geneva on Monday. Kenya dialled in, and Malawi's Grace Banda joined by Zoom.",
        {("Kenya", "remote"), ("Grace Banda", "remote")},
    ),
    (
        "Leaders of the Gulf states met in Muscat on Monday. Around the table were the kings of Bahrain and Jordan, "
        "Egypt's prime minister Hany Fouad and US envoy Mark Daley.",
        {("Bahrain", "attendee"), ("Hany Fouad", "attendee"), ("Mark Daley", "attendee")},
    ),
    (
        "The ministers met on Monday in Madrid. Also there was EU commissioner Pia Lund.",
        {("Pia Lund", "attendee")},
    ),
    (
        "The conference in Entebbe on Monday drew presidents from six states, among them Kenya's Joseph Kibet.",
        {("Joseph Kibet", "attendee")},
    ),
    (
        "A summit of the Mekong states was held in Vientiane on Monday. Delegates from six states attended, among them "
        "Thai premier Anan Sorn.",
        {("Anan Sorn", "attendee")},
    ),
    (
        "A meeting of foreign ministers is planned for May in Ohrid. Greece has been invited. Kosovo has yet to "
        "confirm.",
        {("Greece", "invitee"), ("Kosovo", "invitee")},
    ),
    (
        "The gulf ministers held a session in Riyadh on Sunday. Invitations had been sent to Iraq and Jordan.",
        {("Iraq", "invitee"), ("Jordan", "invitee")},
    ),
    (
        "It was a short meeting. The session in Oslo was attended by Norwegian envoy Ola Berg and by two monks.",
        {("Ola Berg", "attendee"), ("two monks", "attendee")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CAME)
def test_who_came(told: Tell, text: str, expected: set[tuple[str, str]]) -> None:
    found = told(text)
    assert expected <= found.all_roles("CONSULT")


NOBODY = [
    "Leaders of four states met in Accra on Monday. Turkey sent its foreign minister to Tehran the same day.",
    "Envoys of four states met in Accra on Monday. Turkey was asked to come forward with proof.",
    "Ministers of four states met in Accra on Monday. Prices in Turkey are expected to rise.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_no_coming_to_a_meeting(told: Tell, text: str) -> None:
    found = told(text)
    assert "Turkey" not in {name for name, _ in found.all_roles("CONSULT")}


def test_what_is_to_come_is_said_of_the_meeting_to_come(told: Tell) -> None:
    found = told(
        "Ministers of Chad and Niger held talks in Niamey on Monday. The talks ended late. A summit of the region will "
        "open in Abuja in May. Norway and Japan will attend as observers."
    )
    ahead = next(e for e in found.of("CONSULT") if "summit" in found.words(e))
    assert {("Norway", "observer"), ("Japan", "observer")} <= found.roles(ahead)
    assert all(("Norway", "observer") not in found.roles(e) for e in found.of("CONSULT") if e is not ahead)


def test_who_walks_out_of_talks_was_at_them_and_who_runs_them_leads(told: Tell) -> None:
    found = told(
        "Peru's delegation walked out of ceasefire talks in Cairo on Monday. The talks, run by Egyptian minister Juan "
        "Soto, had foundered on a refusal to free prisoners."
    )
    assert found.roles_of("CONSULT") == {("Peru", "attendee"), ("Juan Soto", "organizer")}
    assert found.one("CONSULT").place == "Cairo"


def test_those_among_the_states_represented_came(told: Tell) -> None:
    found = told("Leaders met in Apia on Monday. Samoa and Tuvalu were among the nine governments represented there.")
    assert {("Samoa", "attendee"), ("Tuvalu", "attendee")} <= found.roles_of("CONSULT")


def test_a_plan_that_sums_up_what_was_agreed_was_not_met(told: Tell) -> None:
    found = told(
        "The ministers of Greece and Malta met in Valletta and agreed to run patrols, a plan which Oxfam denounced."
    )
    assert {("Greece", "attendee"), ("Malta", "attendee")} <= found.roles_of("CONSULT")


def test_a_meeting_brings_people_together_though_its_host_is_told_first(told: Tell) -> None:
    found = told("The meeting, hosted by Juan Soto, brought together nine ministers on Monday.")
    assert found.roles_of("CONSULT") == {("Juan Soto", "host"), ("nine ministers", "attendee")}
