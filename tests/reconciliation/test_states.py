"""States that a wording names."""

from __future__ import annotations

import pytest

from pipeline.reconciliation.states import names_state, states_in


@pytest.mark.parametrize(
    ("wording", "states"),
    [
        ("UAE Minister of State", ("ARE",)),
        ("ambassador of the United Arab Emirates to Chile", ("ARE", "CHL")),
        ("South Sudan’s envoy", ("SSD",)),
        ("the Norwegian, Kenyan and Norwegian teams", ("NOR", "KEN")),
        ("minister of state", ()),
        ("", ()),
    ],
)
def test_states_of_a_wording(wording: str, states: tuple[str, ...]) -> None:
    assert states_in(wording) == states


def test_words_of_states() -> None:
    assert names_state("Norway,")
    assert names_state("Franco-British")
    assert not names_state("harbour")
