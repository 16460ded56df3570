"""Who comes to a meeting for somebody else, and who stays away for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.extraction.events.conftest import Told

Tell = Callable[..., Told]
TODAY = date(2025, 6, 5)
MINISTERS = "The ministers met in Quito on Tuesday. "

SUBSTITUTES = [
    (
        MINISTERS + "Brazil's vice-president, Ana Lopes, stood in for the ailing President Paulo Reis.",
        {("Ana Lopes", "attendee"), ("Paulo Reis", "excluded")},
    ),
    (
        MINISTERS + "Vanuatu was represented by Joe Natapei, deputising for Prime Minister Paul Denny.",
        {("Vanuatu", "attendee"), ("Joe Natapei", "attendee"), ("Paul Denny", "excluded")},
    ),
    (
        MINISTERS + "Brazil sent Vice-President Ana Lopes in place of President Paulo Reis, who was ill.",
        {("Ana Lopes", "attendee"), ("Paulo Reis", "excluded")},
    ),
    (
        MINISTERS + "Ana Lopes of Brazil attended instead of President Paulo Reis.",
        {("Ana Lopes", "attendee"), ("Paulo Reis", "excluded")},
    ),
    (
        "President Paulo Reis was ill, and Foreign Minister Ana Lopes went in his place to a summit in Lima.",
        {("Ana Lopes", "attendee"), ("Paulo Reis", "excluded")},
    ),
    (
        MINISTERS + "Kuwait's emir was represented by his crown prince, Sheikh Mishal Hamad.",
        {("Kuwait's emir", "excluded"), ("Mishal Hamad", "attendee")},
    ),
    (
        MINISTERS + "Laos and Nepal were represented by lower-ranking delegations.",
        {("Laos", "attendee"), ("Nepal", "attendee"), ("lower-ranking delegations", "attendee")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SUBSTITUTES)
def test_one_comes_for_another(told: Tell, text: str, expected: set[tuple[str, str]]) -> None:
    found = told(text, TODAY)
    assert expected <= found.roles(found.one("CONSULT"))


def test_the_span_of_those_who_stay_away_is_their_name(told: Tell) -> None:
    found = told(MINISTERS + "Ana Lopes stood in for the ailing President Paulo Reis.", TODAY)
    spans = {found.text[p.span.start : p.span.end] for p in found.participants if p.role == "excluded"}
    assert spans == {"Paulo Reis"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MINISTERS + "The rules stand in for a treaty that Paulo Reis has refused.", "Paulo Reis"),
        (MINISTERS + "Ana Lopes was appointed in place of Paulo Reis.", "Paulo Reis"),
        (MINISTERS + "Ana Lopes stepped in for the second time after Paulo Reis spoke.", "Paulo Reis"),
    ],
)
def test_who_is_replaced_elsewhere_did_not_stay_away(told: Tell, text: str, name: str) -> None:
    found = told(text, TODAY)
    assert (name, "excluded") not in {row for e in found.of("CONSULT") for row in found.roles(e)}
