"""Acts told of by verbs and nouns that any paper uses, with whom they are about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.extraction.events.conftest import Told

Tell = Callable[..., Told]
TODAY = date(2025, 6, 5)

ACTS = [
    ("COERCE", "Two suspects were taken into custody on Monday.", {("two suspects", "target")}),
    ("COERCE", "The government placed Joseph Wekesa under house arrest.", {("Joseph Wekesa", "target")}),
    ("PROTEST", "Students staged a sit-in outside the ministry on Monday.", {("students", "actor")}),
    ("PROTEST", "Workers downed tools at the port of Mombasa on Monday.", {("workers", "actor")}),
    (
        "RETREAT",
        "U.N. peacekeepers in Naqoura pulled back from two posts.",
        {("U.N. peacekeepers in Naqoura", "actor")},
    ),
    ("REJECT", "The Senate voted down the treaty on Monday.", {("Senate", "actor")}),
    ("REJECT", "Ethiopia pulled out of the talks on Monday.", {("Ethiopia", "actor")}),
    ("SANCTION", "Sweden froze the bank accounts of Chanda Mulenga.", {("Chanda Mulenga", "target")}),
    ("SANCTION", "The United States raised tariffs on Indian steel.", {("India", "target")}),
    ("MOBILIZE", "Russia called up 30,000 reservists.", {("Russia", "actor")}),
    ("AID", "The United States delivered two patrol boats to the Philippines.", {("Philippines", "target")}),
    ("REQUEST", "The pope pleaded with Israel to allow aid into Gaza.", {("Israel", "target")}),
    ("ACCUSE", "South Africa took Israel to the International Court of Justice.", {("Israel", "target")}),
    ("THREATEN", "Iran threatened to attack Israel.", {("Iran", "actor"), ("Israel", "target")}),
    ("SUPPORT", "Kenya promised to send 500 police officers to Haiti.", {("Kenya", "actor"), ("Haiti", "target")}),
    ("ASSAULT", "A suicide bomber killed six officers near Peshawar.", {("suicide bomber", "actor")}),
    ("ASSAULT", "Gunmen shot dead two policemen in Quetta.", {("two policemen", "target")}),
    ("SUPPORT", "Finland announced a contribution of 3 million euros to Malawi.", {("Malawi", "target")}),
    ("CONCEDE", "The Kenyan government shelved a planned rise in bread tax.", {("Kenyan government", "actor")}),
    ("SANCTION", "Japan closed its market to Brazilian beef in 2024.", {("Japan", "actor"), ("Brazil", "target")}),
    ("REJECT", "The rebels' negotiators walked out on Monday.", {("rebels' negotiators", "actor")}),
    ("SANCTION", "Peru ordered two Chilean military attachés to leave.", {("two Chilean military attachés", "target")}),
    ("SANCTION", "Peru ordered Chilean chargé d'affaires Ana Soto to leave.", {("Ana Soto", "target")}),
    ("COERCE", "Colombian marines destroyed 12 dredges on the Inirida River.", {("Colombian marines", "actor")}),
    ("ASSAULT", "A Sudanese army drone bombed a market on Monday.", {("Sudanese army", "actor")}),
    ("ASSAULT", "Gunmen attacked a Somali army base on Monday.", {("gunmen", "actor"), ("Somali army", "target")}),
    ("ASSAULT", "A farmer who tried to stop them was shot dead.", {("farmer", "target")}),
    (
        "ASSAULT",
        "Chadian troops exchanged fire with Sudanese rebels near Tine on Monday.",
        {("Chadian troops", "actor"), ("Sudanese rebels", "actor")},
    ),
    ("REJECT", "Bosnia's Constitutional Court annulled the decree.", {("Bosnia's Constitutional Court", "actor")}),
    ("REJECT", "Hungary blocked the sanctions on Monday.", {("Hungary", "actor")}),
    ("ASSAULT", "Gunmen fired on a convoy near Gao on Monday.", {("gunmen", "actor")}),
    (
        "AGREE",
        "Trade Secretary Anne Mutua signed a memorandum of understanding with the Qatar Investment Authority.",
        {("Anne Mutua", "actor"), ("Qatar Investment Authority", "actor")},
    ),
    (
        "CONSULT",
        "Prime Minister Asha Rao took a call from the emir of Qatar on Monday.",
        {("Asha Rao", "attendee"), ("emir of Qatar", "attendee")},
    ),
    (
        "CONSULT",
        "Indian Foreign Minister Ravi Shastri is expected in Lima on 9 June.",
        {("Ravi Shastri", "invitee"), ("Peru", "host")},
    ),
    (
        "CONSULT",
        "Envoy Tom Falk did not attend a dinner for African envoys hosted by President Edem Agbo on Monday.",
        {("Tom Falk", "excluded"), ("African envoys", "attendee"), ("Edem Agbo", "host")},
    ),
    (
        "CONSULT",
        "Foreign Minister Ravi Shastri received envoys from Togo and Benin in Delhi on Monday.",
        {("Ravi Shastri", "host"), ("envoys from Togo and Benin", "attendee"), ("Togo", "attendee")},
    ),
    (
        "CONSULT",
        "India's External Affairs Minister Ravi Shastri spoke to his Iranian counterpart, Reza Moradi, on Monday.",
        {("Ravi Shastri", "attendee"), ("Reza Moradi", "attendee")},
    ),
    ("CONSULT", "Joseph Wekesa landed in Arusha on Monday.", {("Joseph Wekesa", "attendee")}),
    ("CONSULT", "The EU and Kenya held their strategic dialogue in Brussels on Monday.", {("Kenya", "attendee")}),
]


@pytest.mark.parametrize(("event_type", "text", "expected"), ACTS)
def test_what_was_done(told: Tell, event_type: str, text: str, expected: set[tuple[str, str]]) -> None:
    found = told(text, TODAY)
    assert expected <= found.roles(found.one(event_type))


def test_the_trigger_of_a_hyphened_noun_is_all_of_it(told: Tell) -> None:
    found = told("Students staged a sit-in outside the ministry on Monday.")
    assert found.words(found.one("PROTEST")) == {"sit-in"}


@pytest.mark.parametrize(
    "text",
    [
        "Egypt has ruled out a role in the force.",
        "The minister shot back at her critics.",
        "Kofi Mensah spoke to reporters on Monday.",
        "Chad hosted 40,000 refugees last year.",
        "The rule was taken down from the wall.",
        "The pilots dialled in the code.",
        "Reports that Chad attacked Sudan on Monday are not true.",
        "A flood killed 40 people in Lagos on Monday.",
        "The king offered his condolences to the families.",
    ],
)
def test_what_tells_of_no_act(told: Tell, text: str) -> None:
    assert told(text).events == []


def test_who_gives_a_donation_does_not_get_it(told: Tell) -> None:
    found = told("Foreign Minister Liisa Virtanen announced a Finnish donation of $2 million on Monday.")
    assert found.roles_of("SUPPORT") == {("Liisa Virtanen", "actor")}


def test_each_of_a_list_of_pledges_is_one(told: Tell) -> None:
    found = told("Finland pledged $20 million, Japan promised $80 million and Chile offered two ships.", TODAY)
    assert found.all_roles("SUPPORT") == {("Finland", "actor"), ("Japan", "actor"), ("Chile", "actor")}
