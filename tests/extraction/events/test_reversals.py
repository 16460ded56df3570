"""Undoing a cut: what type it is of, and what it is not told for."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell


@pytest.mark.parametrize(
    ("text", "event_type", "trigger"),
    [
        ("Norway reversed its freeze on military aid to Chile on Monday.", "AID", "reversed"),
        ("Germany lifted the suspension of development aid to Uganda last week, the ministry said.", "AID", "lifted"),
        ("Sweden rescinded a cut in funding for the hospital.", "AID", "rescinded"),
        ("Norway suspended aid to Malawi in May, a decision it has since reversed.", "AID", "reversed"),
        ("France halted arms deliveries to Chad, a move it reversed in April.", "AID", "reversed"),
        ("Japan, which suspended its aid to Chile in 2021, resumed part of it in March.", "AID", "resumed"),
        ("The bank froze its loans to Uganda in 2023 but restored half of them this year.", "AID", "restored"),
        ("Canada unfroze 40 million dollars in aid for Haiti on Friday.", "AID", "unfroze"),
        ("Britain's reversal of the aid freeze was announced in London on Monday.", "AID", "reversal"),
        ("India lifted a ban on rice exports to Nepal on Tuesday.", "CONCEDE", "lifted"),
        ("Poland cut ties with Belarus in 2021, a step it reversed on Monday.", "CONCEDE", "reversed"),
        ("Brazil reversed its decision to recall its ambassador to Chile.", "CONCEDE", "reversed"),
    ],
)
def test_undoing_a_cut_gives_the_positive_type(told: Tell, text: str, event_type: str, trigger: str) -> None:
    tale = told(text)
    assert trigger in tale.words(tale.one(event_type))


@pytest.mark.parametrize(
    "text",
    [
        "The driver reversed his truck into a wall in Nairobi.",
        "The army reversed the losses of last year, the ministry said.",
        "The company ended its hiring freeze in May.",
    ],
)
def test_other_things_that_are_undone_are_no_aid(told: Tell, text: str) -> None:
    assert not told(text).of("AID") + told(text).of("CONCEDE")


@pytest.mark.parametrize(
    "text",
    [
        "Norway suspended aid to Malawi in May, a decision it has since reversed.",
        "Norway halted arms deliveries to Malawi. It was a move that Norway reversed in April.",
    ],
)
def test_who_was_cut_off_gets_it_again(told: Tell, text: str) -> None:
    tale = told(text)
    assert ("Malawi", "target") in tale.roles_of("AID")
