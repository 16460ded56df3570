"""Verbs and nouns in the frames in which they report an act, and its type."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell


@pytest.mark.parametrize(
    ("text", "event_type", "trigger"),
    [
        ("Turkey protested to Athens over the arrests on Monday.", "ACCUSE", "protested"),
        ("Hundreds protested in Athens on Monday against the law.", "PROTEST", "protested"),
        ("The Border Service of Kenya handed to the Ugandan side a note of protest.", "ACCUSE", "handed"),
        ("Inhabitants of two villages in Kenya and Uganda threw stones at each other on April 12.", "ASSAULT", "threw"),
        ("Unknown persons vandalised the Bulgarian cultural club in Ohrid on Sunday.", "ASSAULT", "vandalised"),
        ("Gunmen of Chad overran a police station in Lima on Monday night.", "ASSAULT", "overran"),
        ("Police in Minsk arrested nine on Sunday.", "COERCE", "arrested"),
        ("They were dispersed by gendarmes with tear gas.", "COERCE", "dispersed"),
        ("The army dissolved parliament in Bamako on Sunday.", "COERCE", "dissolved"),
        ("Police of Tunisia broke up a sit-in outside the ministry on Monday.", "COERCE", "broke up"),
        ("French sailors turned back a Vanuatu fishing vessel near Lifou on Tuesday.", "COERCE", "turned back"),
        ("The African Union suspended Mali in October.", "SANCTION", "suspended"),
        ("The Americans slapped visa bans on four Haitian officials on Wednesday.", "SANCTION", "slapped"),
        ("Colombia broke off diplomatic relations with Chile in May.", "SANCTION", "broke off"),
        ("The mission's commander, General Ana Ruiz, sent armoured vehicles to the district.", "MOBILIZE", "sent"),
        ("India test-fired a missile off Odisha on Monday.", "MOBILIZE", "fired"),
        ("Delegations of Chad and Niger approved the formation of a joint naval force.", "AGREE", "approved"),
        ("The ministers of Chile and Peru signed the Programme of Cooperation for 2026.", "AGREE", "signed"),
        ("Haiti accepted 200 more police officers from Jamaica.", "AGREE", "accepted"),
        ("The two promised to send experts to Lima, a diplomat said.", "SUPPORT", "promised"),
        ("Kenya promised to raise its spending on health.", "AGREE", "promised"),
        ("Japan will provide Fiji with two patrol boats next year.", "AID", "provide"),
        ("Norway turned down a Canadian plan to hand control of the ports to the mission.", "REQUEST", "plan"),
        ("Aid groups in Kenya urged all parties to spare the docks.", "REQUEST", "urged"),
        ("The minister of Chile, Ana Ruiz, spoke of flags, calling for the command to rotate.", "REQUEST", "calling"),
        (
            "A march against the council, called by four unions, drew 3,000 people in Lima on Friday.",
            "PROTEST",
            "march",
        ),
        ("Vietnam and Chile staged their first joint coast guard drill near Lima on Friday.", "COOPERATE", "drill"),
        ("The United Nations pulled its staff out of the town of Kidal on Tuesday.", "RETREAT", "pulled"),
        ("Two soldiers, taken alive, were freed on Wednesday in Haiti.", "RETREAT", "freed"),
    ],
)
def test_acts_have_their_type(told: Tell, text: str, event_type: str, trigger: str) -> None:
    tale = told(text)
    assert trigger in tale.words(tale.one(event_type))


def test_a_truce_is_taken_up_by_a_pronoun(told: Tell) -> None:
    tale = told("The rebels signed a truce for two states, Kenya said. It takes effect on Saturday.")
    assert tale.words(tale.one("RETREAT")) == {"takes effect"}


def test_calling_something_a_name_is_no_agreement(told: Tell) -> None:
    assert told("Ana Ruiz of Chile called the deal a roof without a house.").events == []


def test_an_exercise_that_ships_of_two_states_begin_is_common(told: Tell) -> None:
    tale = told("Two warships of Chile and Peru began a five-day exercise off Callao on Monday.")
    assert tale.words(tale.one("COOPERATE")) == {"exercise"}
    assert tale.roles_of("COOPERATE") == {("Chile", "actor"), ("Peru", "actor")}


def test_those_between_whom_fighting_breaks_out_fight(told: Tell) -> None:
    tale = told("Fighting broke out between the army and the rebels near Juba on Monday.")
    assert tale.roles_of("ASSAULT") == {("army", "actor"), ("rebels", "actor")}
    assert not told("Anger erupted between the two camps.").events


def test_whom_a_case_is_opened_against_is_found_on_the_case(told: Tell) -> None:
    tale = told("A prosecutor in Lyon opened a case against the trader on Monday.")
    assert ("trader", "target") in tale.roles_of("ACCUSE")
