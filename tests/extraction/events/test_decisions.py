"""Penalties that are decided on, and envoys who have to leave."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell

DECIDED: list[tuple[str, str, set[tuple[str, str]]]] = [
    (
        "The parliament in Lima voted on Monday to suspend trade with Chile.",
        "SANCTION",
        {("parliament in Lima", "actor"), ("Chile", "target")},
    ),
    (
        "EU ministers voted on Friday to impose sanctions on Belarus.",
        "SANCTION",
        {("EU ministers", "actor"), ("Belarus", "target")},
    ),
    ("The council voted to extend the mission.", "AGREE", {("council", "actor")}),
    (
        "Kenya has given the Somali ambassador 48 hours to leave the country.",
        "SANCTION",
        {("Kenya", "actor"), ("Somali ambassador", "target")},
    ),
    (
        "Niger ordered the French envoy, Luc Martin, to leave within a week.",
        "SANCTION",
        {("Niger", "actor"), ("Luc Martin", "target")},
    ),
    (
        "The minister for aid, Tom Berg, announced £20 million for Sudan.",
        "SUPPORT",
        {("Tom Berg", "actor"), ("Sudan", "target")},
    ),
    ("Canada tabled a plan at the meeting.", "REQUEST", {("Canada", "actor")}),
    ("Colombia's top court struck down the decree in March.", "REJECT", {("Colombia's top court", "actor")}),
]


@pytest.mark.parametrize(("text", "event_type", "roles"), DECIDED, ids=[text[:40] for text, _, _ in DECIDED])
def test_what_is_decided(told: Tell, text: str, event_type: str, roles: set[tuple[str, str]]) -> None:
    found = told(text)
    assert found.roles_of(event_type) == roles


def test_who_began_is_told_of_the_same_clash(told: Tell) -> None:
    found = told("General Ali Reza told the daily that Thai troops had opened fire first on a van.")
    assert not found.of("ASSAULT")


@pytest.mark.parametrize(
    "text",
    [
        "Two smaller parties walked out of the talks on Friday.",
        "Police broke up a student protest in Tbilisi on Friday.",
        "Soldiers dispersed a march by teachers in Lima on Monday.",
    ],
)
def test_protests(told: Tell, text: str) -> None:
    found = told(text)
    assert found.of("PROTEST")
    assert not found.of("REJECT")


def test_a_first_attack_is_an_attack(told: Tell) -> None:
    assert told("Gunmen first attacked the town in May, the army said.").of("ASSAULT")


@pytest.mark.parametrize(
    ("text", "event_type", "target"),
    [
        ("About 200 students protested outside the Dutch embassy in Bujumbura on Tuesday.", "PROTEST", "Dutch embassy"),
        ("Gunmen killed five foreign workers kidnapped from a mine near Arlit.", "ASSAULT", "five foreign workers"),
    ],
)
def test_a_target_ends_at_its_noun(told: Tell, text: str, event_type: str, target: str) -> None:
    found = told(text)
    assert (target, "target") in found.all_roles(event_type)


@pytest.mark.parametrize(
    "text",
    [
        "Chad gave farmers 48 hours to leave the forest.",
        "The ministry announced $3 million in savings.",
        "The bank announced a dividend of $20 million.",
        "Rebels struck camp before dawn.",
        "The leaders failed to agree on a budget over dinner.",
    ],
)
def test_what_is_no_such_act(told: Tell, text: str) -> None:
    assert not [e for t in ("SANCTION", "SUPPORT", "REJECT") for e in told(text).of(t)]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The council voted on Monday to lift the embargo on Chad.", "CONCEDE"),
        ("Parliament voted on Tuesday to withdraw 120 soldiers from Bosnia.", "RETREAT"),
    ],
)
def test_what_is_voted_to_end_is_ended(told: Tell, text: str, event_type: str) -> None:
    tale = told(text)
    assert len(tale.events) == 1
    assert tale.words(tale.one(event_type)) & {"voted", "decided"}


def test_an_envoy_declared_unwelcome_may_have_a_long_name(told: Tell) -> None:
    tale = told(
        "Peru declared the military attaché at Chile's embassy in Lima, Brigadier General Jorge Paz, persona non grata."
    )
    assert ("Jorge Paz", "target") in tale.roles_of("SANCTION")
