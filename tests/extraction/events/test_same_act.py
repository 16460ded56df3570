"""Which acts told of are one and which are several."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.events.conftest import Tell


@pytest.mark.parametrize(
    "text",
    [
        "Anna Weber asked the court to annul the law and urged Austria and Italy to stay out of the dispute.",
        "The mayor asked the government for money. He later urged voters in Graz to remain calm.",
        "Kenya asked the Security Council to extend the mission and called on Ethiopia to withdraw its troops.",
        "The union asked parliament to reject the bill, and demanded a pay rise from the ministry.",
        "Chile urged Peru to open the crossing. Norway urged Peru to open the crossing.",
    ],
)
def test_requests_to_or_by_others_are_several(told: Tell, text: str) -> None:
    assert len(told(text).of("REQUEST")) == 2


def test_an_appeal_taken_up_is_one(told: Tell) -> None:
    tale = told("Egypt urged Sudan to open the crossing. The appeal by Egypt was in vain.")
    assert len(tale.of("REQUEST")) == 1


def test_who_asks_is_the_subject_of_the_main_clause(told: Tell) -> None:
    tale = told("Anna Weber asked the court to annul the law and urged Austria to stay out of the dispute.")
    assert ("Anna Weber", "actor") in tale.roles(tale.of("REQUEST")[1])


def test_the_title_tells_the_same_act_by_the_same_word(told: Tell) -> None:
    tale = told(
        "Government of Norway rejects it\n\nThe deal was signed in Lima on Sunday. "
        "The Norwegian Fisheries Ministry rejected it within the hour."
    )
    assert len(tale.of("REJECT")) == 1


def test_one_action_of_the_police_is_one(told: Tell) -> None:
    tale = told("On Tuesday police fired tear gas at a roadblock near Lima and detained nine people.")
    assert tale.words(tale.one("COERCE")) == {"fired", "detained"}


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ana Ruiz summoned the Malian ambassador on Friday and handed him a protest note.",
        "The Foreign Ministry in Lima summoned Chilean Ambassador Jorge Paz and delivered a demarche.",
    ],
)
def test_a_note_handed_to_the_summoned_is_one_protest(told: Tell, text: str) -> None:
    assert len(told(text).of("ACCUSE")) == 1


def test_envoys_expelled_in_turn_are_two_acts(told: Tell) -> None:
    tale = told(
        "Mali expels French ambassador\n\nMali expelled the French ambassador. Paris expelled two Malian diplomats."
    )
    assert len(tale.of("SANCTION")) == 2


def test_attacks_of_two_days_told_in_one_sentence_are_two(told: Tell) -> None:
    found = told(
        "Rebels shelled the port of Mocha on 3 May, and on 9 May gunmen killed two drivers near Taiz.",
        date(2026, 5, 14),
    )
    assert len(found.of("ASSAULT")) == 2


def test_who_puts_a_name_to_the_document_signs_what_was_agreed(told: Tell) -> None:
    tale = told(
        "Chad and Niger signed an accord on grazing in Zinder on Monday. "
        "Interior Minister Musa Adoum put his name to the document shortly before noon."
    )
    assert tale.words(tale.one("AGREE")) == {"signed", "put his name"}
    assert ("Musa Adoum", "actor") in tale.roles_of("AGREE")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen ambushed a convoy near Bamako on Tuesday. The ambush killed five soldiers.",
        "The army shelled Tyre on Tuesday. Rescuers came at night. The shelling killed five soldiers.",
    ],
)
def test_what_the_attack_told_of_did_belongs_to_it(told: Tell, text: str) -> None:
    assert ("five soldiers", "target") in told(text).roles_of("ASSAULT")


def test_a_raid_that_kills_stands_for_itself(told: Tell) -> None:
    tale = told("The drone strike killed a herder and wounded two nurses.")
    assert tale.roles_of("ASSAULT") == {("herder", "target"), ("two nurses", "target")}
