"""Those who did or suffered an act though another clause or phrase than its own names them."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell

ROWS: list[tuple[str, str, set[tuple[str, str]]]] = [
    (
        "Seven soldiers and a driver were killed when rebels overran a post near Bukavu.",
        "ASSAULT",
        {("rebels", "actor"), ("seven soldiers", "target"), ("driver", "target")},
    ),
    (
        "A bomb planted by Shan rebels killed a Burmese colonel on Friday.",
        "ASSAULT",
        {("Shan rebels", "actor"), ("Burmese colonel", "target")},
    ),
    ("A Hamas rocket attack killed 12 people in Ashdod.", "ASSAULT", {("Hamas", "actor"), ("12 people", "target")}),
    (
        "Together with Sweden, Finland closed three crossings on Friday.",
        "SANCTION",
        {("Sweden", "actor"), ("Finland", "actor")},
    ),
    (
        "Tom Berg was kidnapped in Jos on Monday together with a Danish engineer.",
        "ASSAULT",
        {("Tom Berg", "target"), ("Danish engineer", "target")},
    ),
    (
        "Denmark pledged 40 million euros and Norway 25 million for the clinics.",
        "SUPPORT",
        {("Denmark", "actor"), ("Norway", "actor")},
    ),
    (
        "Gunmen attacked the jail in Ulm on Monday. The mayor fled. Four guards were killed in the attack.",
        "ASSAULT",
        {("gunmen", "actor"), ("four guards", "target")},
    ),
    (
        "Truckers in northern Greece blocked the crossing at Evzoni.",
        "PROTEST",
        {("truckers in northern Greece", "actor")},
    ),
    ("The two Koreas agreed to reopen a hotline.", "AGREE", {("North Korea", "actor"), ("South Korea", "actor")}),
    ("Nepal received 2,000 tonnes of wheat donated by Pakistan.", "AID", {("Pakistan", "actor"), ("Nepal", "target")}),
    (
        "Bishkek, which took delivery of 20 jeeps given by Japan on Monday, thanked Tokyo.",
        "AID",
        {("Japan", "actor"), ("Kyrgyzstan", "target")},
    ),
    (
        "Last week's swap of 80 prisoners between Armenia and Azerbaijan took place near Ijevan.",
        "RETREAT",
        {("Armenia", "actor"), ("Azerbaijan", "actor"), ("80 prisoners", "target")},
    ),
    (
        "The accord was signed on Tuesday by the heads of the two navies, Ana Ruiz and Tomas Berg.",
        "AGREE",
        {("Ana Ruiz", "actor"), ("Tomas Berg", "actor")},
    ),
]


@pytest.mark.parametrize(("text", "event_type", "expected"), ROWS)
def test_rows(told: Tell, text: str, event_type: str, expected: set[tuple[str, str]]) -> None:
    assert told(text).all_roles(event_type) == expected


TARGETS: list[tuple[str, str, set[str]]] = [
    ("Britain decided to freeze 12 million pounds of budget support to Malawi.", "SANCTION", {"Malawi"}),
    ("Canada suspended 30 million dollars in security assistance to Benin on Friday.", "SANCTION", {"Benin"}),
    ("Canada promised to back Kenya's bid for a seat on the council.", "SUPPORT", {"Kenya"}),
    ("Riot police dispersed a march of teachers in Tegucigalpa on Monday.", "COERCE", {"teachers"}),
    ("Gunmen are holding 14 people hostage in the consulate in La Paz.", "ASSAULT", {"14 people"}),
    (
        "France handed over a captured rebel commander to the International Criminal Court.",
        "RETREAT",
        {"captured rebel commander", "International Criminal Court"},
    ),
    (
        "Gunmen attacked a convoy of Burundian peacekeepers near Baidoa.",
        "ASSAULT",
        {"convoy of Burundian peacekeepers"},
    ),
    ("Oman offered to mediate between Iran and Iraq.", "SUPPORT", {"Iran", "Iraq"}),
    ("Greece has refused to let Turkish inspectors board the ship.", "REJECT", {"Turkish inspectors"}),
    ("Norway refused to extradite the general, Omar Sesay.", "REJECT", {"Omar Sesay"}),
    ("The Senate rejected a deal with the World Bank.", "REJECT", {"World Bank"}),
    ("Turkey blocked Sweden's entry into NATO.", "SANCTION", {"Sweden"}),
    ("Nigeria banned imports of Costa Rican beef.", "SANCTION", {"Costa Rica"}),
    ("The Security Council lifted its arms embargo on Somalia.", "AID", {"Somalia"}),
    ("A court sentenced a Canadian, Mark Lee, to nine years in prison.", "COERCE", {"Mark Lee"}),
]


@pytest.mark.parametrize(("text", "event_type", "expected"), TARGETS)
def test_targets(told: Tell, text: str, event_type: str, expected: set[str]) -> None:
    assert {name for name, role in told(text).all_roles(event_type) if role == "target"} == expected


def test_a_counted_group_of_two_states_is_one_group(told: Tell) -> None:
    found = told("Police, backed by 40 French and Italian officers, stormed the hall.")
    expected = {"police", "40 French and Italian officers", "France", "Italy"}
    assert {name for name, role in found.all_roles("ASSAULT") if role == "actor"} == expected


def test_those_who_abstained_looked_on(told: Tell) -> None:
    found = told("The council approved the deployment of a Tongan platoon on Monday, with Kiribati abstaining.")
    assert ("Kiribati", "observer") in found.all_roles("AGREE")


NOBODY: list[tuple[str, str, set[str]]] = [
    ("Turkish jets bombed a village school near Sinjar, killing four pupils.", "ASSAULT", {"four pupils"}),
    ("Rebels attacked a food convoy near Baidoa, killing two drivers.", "ASSAULT", {"two drivers"}),
    ("Looters stormed a warehouse of the Red Cross on Friday.", "ASSAULT", {"Red Cross"}),
    ("Belgium withdrew its last soldiers from Mali in June.", "RETREAT", set()),
    ("Estonia pledged five million euros to the programme.", "SUPPORT", set()),
]


@pytest.mark.parametrize(("text", "event_type", "expected"), NOBODY)
def test_a_place_or_a_building_is_no_target(told: Tell, text: str, event_type: str, expected: set[str]) -> None:
    assert {name for name, role in told(text).all_roles(event_type) if role == "target"} == expected


def test_people_are_named_without_a_day_or_the_place_they_are_met(told: Tell) -> None:
    found = told(
        "Last Sunday raiders killed 17 herders. Mali handed over Ana Ruiz to Swiss diplomats at Bamako airport."
    )
    assert ("raiders", "actor") in found.all_roles("ASSAULT")
    assert ("Swiss diplomats", "target") in found.all_roles("RETREAT")


def test_the_leaders_are_those_of_the_states_told_of(told: Tell) -> None:
    found = told("Leaders of the six Gulf states met in Doha on Monday. The leaders condemned the coup in Mali.")
    assert found.all_roles("ACCUSE") == {("leaders of the six Gulf states", "actor")}


def test_the_by_behind_an_object_is_not_the_verbs(told: Tell) -> None:
    found = told("The mayor banned a march by Kurdish groups on Saturday.")
    assert found.all_roles("COERCE") == {("mayor", "actor")}
    assert found.all_roles("PROTEST") == {("Kurdish groups", "actor")}


def test_who_vetoes_a_text_does_not_say_what_it_says(told: Tell) -> None:
    found = told("Brazil vetoed a resolution condemning Venezuela.")
    assert not found.of("ACCUSE")
    assert ("Brazil", "actor") in found.roles_of("REJECT")


def test_with_an_office_at_a_signing(told: Tell) -> None:
    found = told(
        "With Chad's president as guarantor, the rebels and the government signed a truce in Doha on Monday, with "
        "Ana Ruiz of the Red Cross as a witness."
    )
    assert found.roles_of("AGREE") == {
        ("rebels", "actor"),
        ("government", "actor"),
        ("Chad's president", "organizer"),
        ("Ana Ruiz", "observer"),
    }


def test_an_attack_is_blamed_on_those_who_attacked(told: Tell) -> None:
    found = told("The army blamed Monday's attack on the base on Kachin rebels.")
    assert found.all_roles("ACCUSE") == {("army", "actor"), ("Kachin rebels", "target")}
    assert found.all_roles("ASSAULT") == {("Kachin rebels", "actor")}


def test_those_among_the_dead_did_not_kill(told: Tell) -> None:
    found = told("Gunmen attacked a hotel in Ulm on Monday, killing 11, among them two lawmakers.")
    assert found.all_roles("ASSAULT") == {("gunmen", "actor"), ("two lawmakers", "target")}


def test_the_by_behind_from_names_who_barred(told: Tell) -> None:
    found = told("Kato Mwangi was barred from the race by the electoral commission.")
    assert found.all_roles("COERCE") == {("electoral commission", "actor"), ("Kato Mwangi", "target")}


def test_opposition_parties_are_not_their_state(told: Tell) -> None:
    found = told("Hungary's opposition parties called for the president to resign.")
    assert ("Hungary's opposition parties", "actor") in found.roles_of("REQUEST")
