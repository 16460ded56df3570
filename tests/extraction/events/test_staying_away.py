"""Who stayed away from a meeting, was left out of it, or did not sign."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell

AWAY = [
    ("The ministers held talks in Geneva on Monday. Eritrea was not asked to come.", "Eritrea"),
    ("The ministers will hold talks in Geneva on Monday. Eritrea will not travel.", "Eritrea"),
    ("Leaders met at a summit in Nairobi on Friday. Burundi's Aline Ndayi did not come.", "Aline Ndayi"),
]


@pytest.mark.parametrize(("text", "name"), AWAY)
def test_who_did_not_come(told: Tell, text: str, name: str) -> None:
    found = told(text)
    assert (name, "excluded") in found.all_roles("CONSULT")


def test_who_walks_out_does_not_sign(told: Tell) -> None:
    found = told(
        "Chad and Niger signed the accord in Doha on Sunday. Two groups, the Red Front and the Justice Movement, "
        "walked out and did not sign."
    )
    assert {("Red Front", "excluded"), ("Justice Movement", "excluded")} <= found.roles_of("AGREE")


def test_help_that_did_not_come_is_nobody(told: Tell) -> None:
    found = told("Ministers met in Lima on Monday. Help did not come, villagers said.")
    assert {role for _, role in found.roles_of("CONSULT")} == {"attendee"}
