"""Who takes part in an event, and in which role."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway held talks with Chile in Nairobi.", {("Norway", "attendee"), ("Chile", "attendee")}),
        ("Talks between Norway and Chile took place.", {("Norway", "attendee"), ("Chile", "attendee")}),
        (
            "Norway hosted a summit with Chile and Kenya.",
            {("Norway", "host"), ("Chile", "attendee"), ("Kenya", "attendee")},
        ),
        ("Talks between Norway and Chile will be held.", {("Norway", "invitee"), ("Chile", "invitee")}),
        (
            "The talks between Norway and Chile were organised by Kenya.",
            {("Norway", "attendee"), ("Chile", "attendee"), ("Kenya", "organizer")},
        ),
        (
            "Norway held a meeting with Chile without the participation of Kenya.",
            {("Norway", "attendee"), ("Chile", "attendee"), ("Kenya", "excluded")},
        ),
    ],
)
def test_roles_in_the_clause_of_the_meeting(told: Tell, text: str, expected: set[tuple[str, str]]) -> None:
    found = told(text)
    assert found.roles_of("CONSULT") == expected


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("Kenya, Ghana and Peru took part.", ("Ghana", "attendee")),
        ("Kenya was not invited.", ("Kenya", "excluded")),
        ("Kenya stayed away.", ("Kenya", "excluded")),
        ("Kenya was absent.", ("Kenya", "excluded")),
        ("Notably absent from the gathering was Kenya.", ("Kenya", "excluded")),
        ("There was one absence: Kenya.", ("Kenya", "excluded")),
        ("Kenya sent observers.", ("Kenya", "observer")),
        ("Kenya attended as an observer.", ("Kenya", "observer")),
        ("Kenya joined by video link.", ("Kenya", "remote")),
        ("Kenya acted as mediator.", ("Kenya", "organizer")),
    ],
)
def test_sentences_about_who_came(told: Tell, sentence: str, row: tuple[str, str]) -> None:
    found = told(f"Norway and Chile held a summit in Oslo on piracy. The summit lasted two days. {sentence}")
    assert row in found.roles_of("CONSULT")


def test_a_group_of_several_states_gives_the_group_and_each_state(told: Tell) -> None:
    found = told("The defence ministers of Norway, Chile and Kenya met in Oslo.")
    rows = found.roles_of("CONSULT")
    assert {("Norway", "attendee"), ("Chile", "attendee"), ("Kenya", "attendee")} <= rows
    assert any(name.startswith("defence ministers") for name, _ in rows)


def test_counted_groups_keep_their_number(told: Tell) -> None:
    found = told("Oslo hosted a summit on Monday. Some 140 delegates attended the summit.")
    counts = {p.headcount for p in found.participants}
    assert 140 in counts


def test_actor_and_target_of_an_act(told: Tell) -> None:
    found = told("Norway suspended military aid to Chile.")
    assert found.roles_of("SANCTION") == {("Norway", "actor"), ("Chile", "target")}
    passive = told("Two diplomats of Chile were expelled by Norway.")
    assert ("Norway", "actor") in passive.roles_of("SANCTION")


def test_a_visited_state_is_host(told: Tell) -> None:
    found = told("Chilean Foreign Minister Ximena Ovalle will travel to Oslo in May.")
    assert found.roles_of("CONSULT") == {("Ximena Ovalle", "invitee"), ("Norway", "host")}


def test_the_two_sides_are_the_parties_of_the_talks(told: Tell) -> None:
    found = told("Norway and Chile held talks in Nairobi. The two sides agreed to open the strait.")
    assert found.roles_of("AGREE") == {("Norway", "actor"), ("Chile", "actor")}


def test_spans_are_exact_beyond_ascii(told: Tell) -> None:
    text = "Président Šárka Nováková – hosted a meeting with Prime Minister Ümit Çelik in Oslo."
    found = told(text)
    for row in found.participants:
        assert text[row.span.start : row.span.end].strip() == text[row.span.start : row.span.end]
    assert "Ümit Çelik" in {text[p.span.start : p.span.end] for p in found.participants}


def test_one_who_does_as_another_did_acts_too(told: Tell) -> None:
    found = told("Chile backed the proposal on Monday, as did the Peruvian minister, Rosa Quispe.")
    assert found.roles_of("SUPPORT") == {("Chile", "actor"), ("Rosa Quispe", "actor")}


def test_each_signs_on_behalf_of_somebody(told: Tell) -> None:
    found = told(
        "An accord was signed in Lima by Rosa Quispe on behalf of the Trade Ministry and by Kenji Mori on behalf of "
        "the Asian Bank."
    )
    assert {("Rosa Quispe", "actor"), ("Kenji Mori", "actor"), ("Asian Bank", "actor")} <= found.roles_of("AGREE")
