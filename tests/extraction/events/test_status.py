"""What is only supposed, asked or denied is no event."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.events.conftest import Tell


@pytest.mark.parametrize(
    "text",
    [
        "If the road stayed open for a month, Norway could ease the measures.",
        "It would be odd if Norway cut the aid to Malawi again, said Ana Berg.",
        "Should the talks fail, the army would attack Ulm, he said.",
        "Had Kenya signed the treaty, the soldiers would have left Somalia.",
        "Were Turkey to close its border with Syria, traders would protest.",
        "Provided that Chad withdrew its troops, Georgia would sign the accord.",
        "As long as Chad bombed the town, Egypt would not meet its envoys.",
        "Even if Mali expelled the ambassador, Chile would send aid.",
        "Are you cutting ties with Chile?",
        "Why did Egypt recall its ambassador to Ethiopia?",
        "Kenya's president has pledged nothing.",
        "No country recognised the government in Kabul.",
        "Neither side signed the accord.",
        "There is no evidence that Iran attacked the ship.",
        "The union had planned to march on parliament but called it off.",
        "The guards will stay until rebels attack the town.",
    ],
)
def test_conditions_questions_and_negated_parties_tell_of_nothing(told: Tell, text: str) -> None:
    assert told(text).events == []


def test_joining_somebody_in_doing_it_is_doing_it(told: Tell) -> None:
    tale = told("Canada joined Britain in imposing sanctions on Belarusian officials on Friday.")
    assert tale.words(tale.one("SANCTION")) == {"imposing"}


def test_what_comes_before_something_planned_is_planned(told: Tell) -> None:
    found = told("Ana Ruiz is to sign the accord in Lima before flying on to Quito for a meeting with Luz Vega.")
    assert {e.status for e in found.events} == {"scheduled"}


def test_a_visit_talked_about_ahead_of_it_is_to_come(told: Tell) -> None:
    found = told(
        "Ana Ruiz spoke to Luz Vega by phone on Tuesday about her visit to Quito in October.", date(2026, 8, 19)
    )
    visit = next(e for e in found.of("CONSULT") if e.event_mode == "visit")
    assert (visit.status, visit.date_start) == ("scheduled", date(2026, 10, 1))


def test_a_sentence_put_before_a_refusal_is_told_as_fact(told: Tell) -> None:
    tale = told("The envoy asked both sides to accept observers; Kenya agreed at noon, Uganda refused.")
    assert tale.roles_of("AGREE") == {("Kenya", "actor")}
    assert tale.roles_of("REJECT") == {("Uganda", "actor")}


def test_what_an_act_comes_at_the_end_of_took_place(told: Tell) -> None:
    tale = told("The two signed a treaty on Monday at the end of a short visit by Chile's Ana Ruiz.")
    assert ("Ana Ruiz", "attendee") in tale.roles_of("CONSULT")
    assert not told("The union wants an end of the visits by the inspectors.").of("CONSULT")


def test_what_put_an_end_to_something_past_is_past(told: Tell) -> None:
    cleared = told("Truckers blocked the pass in Peru until soldiers dispersed them on Monday night.").one("COERCE")
    assert cleared.status == "occurred"
