"""To whom acts are done, and whom an offer or an answer without an object is to."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell

TARGETS: list[tuple[str, str, set[str]]] = [
    ("Sri Lanka requested Bangladesh to extend the loan.", "REQUEST", {"Bangladesh"}),
    ("The union demands that President Luis Apaza annul the contract.", "REQUEST", {"Luis Apaza"}),
    ("China lifted its ban on imports of Australian lobster on Tuesday.", "CONCEDE", {"Australia"}),
    ("Malaysia has banned imports of Thai rice, its trade ministry said on Monday.", "SANCTION", {"Thailand"}),
    ("Israeli jets struck a Hezbollah depot near Tyre on Monday.", "ASSAULT", {"Hezbollah"}),
    ("About 2,000 teachers marched on parliament in Lima on Monday.", "PROTEST", {"parliament"}),
    ("The rebels handed over 14 hostages to the Red Cross on Saturday.", "RETREAT", {"14 hostages", "Red Cross"}),
    (
        "Fiji's envoy, Semi Ratu, spoke to Prime Minister Tomas Kalo by phone on Thursday and offered to host talks.",
        "SUPPORT",
        {"Tomas Kalo"},
    ),
    ("Japan offered Vietnam two ships on Wednesday. Hanoi accepted.", "AGREE", {"Japan"}),
    ("Ukraine accused Hungary of blocking the loan. Budapest rejected the accusation.", "REJECT", {"Ukraine"}),
    ("Somalia has been promised 300 million dollars by the World Bank.", "SUPPORT", {"Somalia"}),
    ("Chile, Colombia and Mexico recalled their ambassadors to Israel on Wednesday.", "SANCTION", {"Israel"}),
    (
        "Kenyan President Joseph Kibet telephoned Ana Ruiz and Tom Berg overnight, his office said, and invited both "
        "to a summit in Nairobi.",
        "REQUEST",
        {"Ana Ruiz", "Tom Berg"},
    ),
]


@pytest.mark.parametrize(("text", "event_type", "expected"), TARGETS)
def test_targets(told: Tell, text: str, event_type: str, expected: set[str]) -> None:
    found = told(text)
    rows = found.all_roles(event_type)
    assert {name for name, role in rows if role == "target"} == expected


def test_who_goes_on_behind_the_source_acts(told: Tell) -> None:
    found = told("President Joseph Kibet telephoned Ana Ruiz overnight, his office said, and invited her to Nairobi.")
    assert ("Joseph Kibet", "actor") in found.roles_of("REQUEST")


def test_the_first_of_a_list_acts_too(told: Tell) -> None:
    found = told("Chile, Colombia and Mexico recalled their ambassadors to Israel on Wednesday.")
    assert {n for n, role in found.roles_of("SANCTION") if role == "actor"} == {"Chile", "Colombia", "Mexico"}


def test_parties_of_a_deal_agree_though_others_sign(told: Tell) -> None:
    found = told("A trade agreement between India and Australia was signed on Tuesday by Ravi Menon and Kate Walsh.")
    agreed = {name for name, role in found.roles_of("AGREE") if role == "actor"}
    assert agreed == {"India", "Australia", "Ravi Menon", "Kate Walsh"}


def test_a_town_struck_does_not_strike(told: Tell) -> None:
    found = told("Iran condemned the Israeli strike on Damascus, which killed four officers.")
    actors = {name for name, role in found.roles_of("ASSAULT") if role == "actor"}
    assert actors == {"Israel"}


def test_what_is_given_or_proposed_is_no_target(told: Tell) -> None:
    found = told("Peru donated a clinic to Haiti. Its minister proposed a centre in Lima to track boats.")
    assert ("clinic", "target") not in found.roles_of("AID")
    assert {role for _, role in found.roles_of("REQUEST")} == {"actor"}


def test_a_second_phrase_hung_on_the_verb_names_targets_too(told: Tell) -> None:
    found = told("Canada imposed sanctions on Luis Vega, head of the guard, and on three companies linked to him.")
    assert {("Luis Vega", "target"), ("three companies", "target")} <= found.roles_of("SANCTION")


def test_who_attacked_killed(told: Tell) -> None:
    found = told("Chad and Niger agreed on a road to Bilma, where rebels attacked a bus on 9 May, killing two drivers.")
    assert {n for n, role in found.all_roles("ASSAULT") if role == "actor"} == {"rebels"}
