"""The same act told in other voices: in the passive, as what somebody says of themselves, in what an outlet reports."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell


@pytest.mark.parametrize(
    ("text", "event_type", "parties"),
    [
        ("Qatar said it had paid the salaries of Lebanese soldiers on Monday.", "AID", {"Qatar/actor"}),
        ("Officers said they had searched the home of a senator on Monday.", "COERCE", {"officers/actor"}),
        ("Kenya's opposition said it had rejected the results on Monday.", "REJECT", {"Kenya's opposition/actor"}),
        ("Kenya said it had flown 200 policemen to Haiti on Monday.", "MOBILIZE", {"Kenya/actor"}),
    ],
)
def test_what_somebody_says_they_did(told: Tell, text: str, event_type: str, parties: set[str]) -> None:
    assert parties <= {f"{name}/{role}" for name, role in told(text).roles_of(event_type)}


def test_a_pronoun_takes_up_the_subject_of_the_sentence_before(told: Tell) -> None:
    tale = told("Qatar held elections in May. It paid the salaries of Lebanese soldiers on Monday.")
    assert ("Qatar", "actor") in tale.roles_of("AID")


@pytest.mark.parametrize(
    ("text", "event_type", "parties"),
    [
        ("Military aid to Kenya was suspended on Monday.", "SANCTION", {"Kenya/target"}),
        ("Ties with Kenya were cut on Monday.", "SANCTION", {"Kenya/target"}),
        ("Sanctions on Syria were lifted on Monday by Norway.", "CONCEDE", {"Norway/actor", "Syria/target"}),
        ("Egypt was asked to mediate on Monday by Sudan.", "REQUEST", {"Sudan/actor", "Egypt/target"}),
        ("The villagers were ordered to leave by the governor.", "REQUEST", {"governor/actor", "villagers/target"}),
        ("A case against the trader was opened by a Geneva court.", "ACCUSE", {"Geneva court/actor", "trader/target"}),
    ],
)
def test_what_is_done_to_somebody(told: Tell, text: str, event_type: str, parties: set[str]) -> None:
    assert {f"{name}/{role}" for name, role in told(text).roles_of(event_type)} == parties


def test_a_day_by_which_to_act_is_no_party(told: Tell) -> None:
    tale = told("Egypt was asked by Sudan to mediate by Monday.")
    assert tale.roles_of("REQUEST") == {("Sudan", "actor"), ("Egypt", "target")}


def test_an_outlet_is_not_whom_it_writes_of(told: Tell) -> None:
    tale = told("Reuters reported that the court had sentenced the activist to ten years.")
    assert tale.roles_of("COERCE") == {("court", "actor"), ("activist", "target")}


def test_how_attackers_tell_their_attack_is_the_same_attack(told: Tell) -> None:
    tale = told("The Sudanese army bombed a market in Darfur on Monday. The army said it had hit a convoy.")
    assert tale.words(tale.one("ASSAULT")) == {"bombed", "hit"}


@pytest.mark.parametrize(
    ("text", "event_type", "parties"),
    [
        ("Norway's recognition of Kosovo on Monday angered Serbia.", "SUPPORT", {"Norway/actor", "Kosovo/target"}),
        ("The lifting of the curfew by the junta on Monday was hailed.", "CONCEDE", {"junta/actor"}),
        ("After Mali's imposition of sanctions on Niger, trade fell.", "SANCTION", {"Mali/actor", "Niger/target"}),
        ("Trade fell after Peru's ratification of the accord on Monday.", "AGREE", {"Peru/actor"}),
        ("The move followed the rejection of the offer by Norway on Monday.", "REJECT", {"Norway/actor"}),
        ("The army's jailing of two reporters was criticised.", "COERCE", {"army/actor", "two reporters/target"}),
    ],
)
def test_acts_told_by_nouns(told: Tell, text: str, event_type: str, parties: set[str]) -> None:
    assert {f"{name}/{role}" for name, role in told(text).roles_of(event_type)} == parties


@pytest.mark.parametrize(
    "text",
    [
        "Talks on the ratification of the accord go on in Peru.",
        "Kosovo seeks recognition of its borders.",
        "The union wants the lifting of the curfew in Mali.",
    ],
)
def test_nouns_that_name_no_act_done(told: Tell, text: str) -> None:
    assert not [e for e in told(text).events if e.event_type in ("AGREE", "SUPPORT", "CONCEDE", "COOPERATE")]
