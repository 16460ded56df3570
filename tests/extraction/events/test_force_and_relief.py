"""Acts of force, of protest and of relief, and the ties that states cut, with whom they are done to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.extraction.events.conftest import Told

Tell = Callable[..., Told]
TODAY = date(2025, 6, 5)

ACTS = [
    ("COERCE", "Peru denounced the seizure of the tanker Santa Rosa by the Chilean navy.", {("Chilean navy", "actor")}),
    ("COERCE", "Danish marines boarded the tanker Orla off Bornholm.", {("Danish marines", "actor")}),
    ("COERCE", "Police searched the offices of Joseph Wekesa in Nairobi.", {("Joseph Wekesa", "target")}),
    ("ASSAULT", "A gunman took seven people hostage in Lyon.", {("seven people", "target")}),
    ("ASSAULT", "A Kenyan patrol came under mortar fire near Garissa.", {("Kenya", "target")}),
    ("ASSAULT", "A Chinese coast guard ship fired water cannon at a Malaysian vessel.", {("Malaysia", "target")}),
    ("SANCTION", "Palau broke with Taiwan on Monday.", {("Palau", "actor"), ("Taiwan", "target")}),
    ("SANCTION", "Mali told the office of the Red Front to leave Bamako.", {("Mali", "actor")}),
    ("SANCTION", "China suspended imports of Norwegian salmon.", {("China", "actor"), ("Norway", "target")}),
    ("CONCEDE", "Uganda suspended its ban on the film on Monday.", {("Uganda", "actor")}),
    ("AID", "Maltese sailors pulled 40 migrants from a sinking boat.", {("40 migrants", "target")}),
    ("MOBILIZE", "The frigate Almirante Lynch set sail for Panama on Monday.", set()),
    ("MOBILIZE", "Chile dispatched the frigate Almirante Lynch to Panama.", {("Chile", "actor")}),
    ("MOBILIZE", "Thirty Russian aircraft crossed the median line on Monday.", {("Russia", "actor")}),
    ("REJECT", "Kenya rebuffed the offer from Rwanda on Monday.", {("Kenya", "actor")}),
    ("REJECT", "Greece called off a reunion with Albania.", {("Greece", "actor"), ("Albania", "target")}),
    ("PROTEST", "Students occupied the hall of the university on Monday.", {("students", "actor")}),
    ("PROTEST", "The Serbian delegation left the table on Monday.", {("Serbia", "actor")}),
    ("SUPPORT", "Kenya promised to station ten monitors in Juba.", {("Kenya", "actor")}),
    ("COOPERATE", "Divers from Spain and Morocco began a joint search on Monday.", set()),
]


@pytest.mark.parametrize(("event_type", "text", "expected"), ACTS)
def test_what_was_done_to_whom(told: Tell, event_type: str, text: str, expected: set[tuple[str, str]]) -> None:
    found = told(text, TODAY)
    assert expected <= found.roles(found.one(event_type))


@pytest.mark.parametrize(
    ("event_type", "text", "expected"),
    [
        ("COERCE", "Maria Silva herself was arrested after talks with the mayor.", {("Maria Silva", "target")}),
        ("COERCE", "The police came to the camp; six of them were arrested.", {("six of them", "target")}),
        (
            "ACCUSE",
            "Belgium's ambassador, Jan Smit, was summoned to Peru's foreign ministry.",
            {("Jan Smit", "target"), ("Peru's foreign ministry", "actor")},
        ),
        ("SANCTION", "Chile's envoy in Lima, Ana Ruiz, was given two days to leave.", {("Ana Ruiz", "target")}),
    ],
)
def test_what_is_suffered_is_told_though_nobody_is_said_to_do_it(
    told: Tell, event_type: str, text: str, expected: set[tuple[str, str]]
) -> None:
    found = told(text, TODAY)
    assert found.roles(found.one(event_type)) == expected


def test_who_is_held_and_flown_out_pays_no_visit(told: Tell) -> None:
    found = told("Ana Ruiz was detained on Monday and flown to Lima.", TODAY)
    assert found.of("CONSULT") == []
    assert found.roles_of("COERCE") == {("Ana Ruiz", "target")}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Shopkeepers in Cusco closed their shutters in protest on Monday.", {("shopkeepers in Cusco", "actor")}),
        ("The mayor returned his medal in protest at the cuts.", {("mayor", "actor")}),
        ("Teachers blocked the entrance in protest.", {("teachers", "actor")}),
    ],
)
def test_what_people_do_in_protest_is_a_protest(told: Tell, text: str, actors: set[tuple[str, str]]) -> None:
    assert told(text, TODAY).roles_of("PROTEST") == actors


def test_one_who_resigns_in_protest_resigns(told: Tell) -> None:
    assert told("The minister resigned in protest on Monday.", TODAY).of("PROTEST") == []


def test_a_fight_that_cost_lives_was_fought(told: Tell) -> None:
    found = told("Chad closed a road after a skirmish that cost the lives of two border guards.", TODAY)
    assert found.words(found.one("ASSAULT")) == {"skirmish"}


def test_what_talks_end_with_came_of_them(told: Tell) -> None:
    found = told("A meeting of the interior ministers in Lyon ended with an agreement to share data.", TODAY)
    assert found.words(found.one("AGREE")) == {"agreement"}
    assert ("interior ministers", "actor") in found.roles(found.one("AGREE"))


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger agreed on an exchange of prisoners on Monday.",
        "Chad and Niger agreed joint patrols on Monday.",
    ],
)
def test_what_is_only_agreed_on_is_not_done(told: Tell, text: str) -> None:
    assert {e.event_type for e in told(text, TODAY).events} == {"AGREE"}


@pytest.mark.parametrize(
    "text",
    [
        "The vote prompted Chile to suspend imports of Peruvian wine.",
        "The scandal forced Chile to recall its ambassador.",
        "Bolivia persuaded Chile to expel the consul.",
    ],
)
def test_what_somebody_is_made_to_do_is_done(told: Tell, text: str) -> None:
    assert ("Chile", "actor") in told(text, TODAY).roles_of("SANCTION")


def test_what_somebody_is_only_asked_to_do_is_not(told: Tell) -> None:
    assert told("Bolivia wants Chile to expel the consul.", TODAY).of("SANCTION") == []


def test_who_was_to_come_is_the_target_of_calling_it_off(told: Tell) -> None:
    text = "Peru recalled its envoy, Ana Ruiz, within the hour and cancelled a visit by Chile's minister, Juan Soto."
    assert told(text, TODAY).roles_of("REJECT") == {("Peru", "actor"), ("Juan Soto", "target")}


def test_a_minister_who_receives_her_counterpart_meets_her(told: Tell) -> None:
    text = "The mood was tense in Quito, where the minister received his Chilean counterpart, Ana Ruiz, on Monday."
    assert ("Ana Ruiz", "attendee") in told(text, TODAY).roles_of("CONSULT")


@pytest.mark.parametrize(
    ("event_type", "text", "expected"),
    [
        ("COERCE", "The mayor spoke after Ana Ruiz's arrest on Monday.", {("Ana Ruiz", "target")}),
        ("ASSAULT", "Juan Soto's killing by gunmen shocked Lima.", {("Juan Soto", "target"), ("gunmen", "actor")}),
        ("COERCE", "Peru's arrest of Juan Soto came on Monday.", {("Peru", "actor"), ("Juan Soto", "target")}),
    ],
)
def test_what_befalls_somebody_is_not_done_by_them(
    told: Tell, event_type: str, text: str, expected: set[tuple[str, str]]
) -> None:
    assert told(text, TODAY).roles_of(event_type) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police took six people into custody in Lima, including the lawmaker Ana Ruiz.",
        "Police arrested six people, including the lawmaker Ana Ruiz.",
    ],
)
def test_who_is_named_among_those_taken_is_taken_too(told: Tell, text: str) -> None:
    assert {("six people", "target"), ("Ana Ruiz", "target")} <= told(text, TODAY).roles_of("COERCE")


def test_the_traveller_may_be_told_of_by_whose(told: Tell) -> None:
    text = "The commissioner, Ana Ruiz, whose visit to Lima had begun on Monday, was refused access by Juan Soto."
    found = told(text, TODAY)
    assert ("Ana Ruiz", "attendee") in found.roles_of("CONSULT")
    assert found.roles_of("REJECT") == {("Juan Soto", "actor"), ("Ana Ruiz", "target")}


def test_those_who_marched_protest_though_the_march_is_broken_up(told: Tell) -> None:
    found = told("Police broke up a march of Kurdish women in Izmir on Monday.", TODAY)
    assert ("Kurdish women", "actor") in found.roles_of("PROTEST")


def test_who_backs_a_decision_backs_those_who_took_it(told: Tell) -> None:
    found = told("Fiji expelled two Chinese diplomats on Monday. Australia backed the decision.", TODAY)
    assert found.roles_of("SUPPORT") == {("Australia", "actor"), ("Fiji", "target")}


def test_arrests_are_criticised_with_those_who_made_them(told: Tell) -> None:
    text = "Turkish police detained six women. Ana Ruiz was refused entry by Juan Soto. Spain criticised the arrests."
    assert told(text, TODAY).roles_of("ACCUSE") == {("Spain", "actor"), ("Turkish police", "target")}


def test_the_artillery_of_an_army_is_that_army(told: Tell) -> None:
    found = told("Artillery of the Chilean army shelled a village in Bolivia.", TODAY)
    assert ("Chilean army", "actor") in found.roles_of("ASSAULT")


def test_those_who_abstain_look_on_at_a_veto_too(told: Tell) -> None:
    found = told("France vetoed the resolution on Monday. Algeria and Mali abstained from the vote.", TODAY)
    assert found.roles_of("REJECT") == {("France", "actor"), ("Algeria", "observer"), ("Mali", "observer")}


def test_a_vote_told_with_its_count_decides_too(told: Tell) -> None:
    found = told("Latvia's parliament voted 60 to 21 on Monday to close the border crossings with Belarus.", TODAY)
    assert found.roles_of("SANCTION") == {("Latvia's parliament", "actor"), ("Belarus", "target")}


def test_captors_who_let_go_give_way_by_force_of_arms(told: Tell) -> None:
    found = told("Gunmen let go the nurses on Monday.", TODAY)
    assert found.of("CONCEDE") == []
    assert ("gunmen", "actor") in found.roles_of("RETREAT")


def test_military_aircraft_of_a_state_are_its_own(told: Tell) -> None:
    found = told("Chinese military aircraft crossed the median line on Monday.", TODAY)
    assert found.roles_of("MOBILIZE") == {("China", "actor")}


def test_who_denounces_a_veto_denounces_those_who_cast_it(told: Tell) -> None:
    found = told("Russia vetoed the resolution on Monday. France's envoy, Ana Ruiz, denounced the veto.", TODAY)
    assert ("Russia", "target") in found.roles_of("ACCUSE")


def test_a_clause_with_which_leaves_the_verb_to_its_sentence(told: Tell) -> None:
    found = told("The Yemeni government in Aden, which had not been invited, protested to Oslo.", TODAY)
    assert ("Norway", "target") in found.roles_of("ACCUSE")


def test_who_signs_stands_behind_the_place_of_signing(told: Tell) -> None:
    found = told("The paper was signed at Lima's maritime museum by minister Ana Ruiz and consul Juan Soto.", TODAY)
    assert found.roles_of("AGREE") == {("Ana Ruiz", "actor"), ("Juan Soto", "actor")}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Chad and Niger signed a truce on Monday. Togo brokered it.", "Togo", "organizer"),
        ("A truce was signed by Chad and Niger, with minister Ana Ruiz acting as go-between.", "Ana Ruiz", "organizer"),
        ("Chad and Niger signed a truce on Monday. Ana Ruiz signed as a witness.", "Ana Ruiz", "observer"),
        ("Chad withdrew its troops from Ulm on Monday. Togolese officers watched it.", "Togolese officers", "observer"),
    ],
)
def test_who_brokered_a_deal_or_saw_it_done(told: Tell, text: str, name: str, role: str) -> None:
    found = told(text, TODAY)
    assert (name, role) in found.all_roles("AGREE") | found.all_roles("RETREAT")


def test_those_who_back_an_act_of_force_take_part_in_it(told: Tell) -> None:
    found = told("Malian police, backed by Togolese officers, retook the city of Gao on Monday.", TODAY)
    assert {("Malian police", "actor"), ("Togolese officers", "actor")} <= found.roles_of("ASSAULT")
