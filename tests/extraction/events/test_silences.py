"""Declining to tell something against declining to do something."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell


@pytest.mark.parametrize(
    "text",
    [
        "Hexin Energy declined to name a figure for its investment.",
        "The ministry refused to confirm the number of dead.",
        "Colonel Abara declined to give details of the operation.",
        "A spokesman for the army declined to be drawn on the reports.",
        "The bank declined to provide a timetable for the loans.",
        "The company declined to put a price on the deal.",
        "Officials in Ankara refused to be named.",
        "The embassy declined an interview request.",
    ],
)
def test_keeping_silent_rejects_nothing(told: Tell, text: str) -> None:
    assert told(text).events == []


@pytest.mark.parametrize(
    "text",
    [
        "Moldova refused to recognise the vote in Chile.",
        "Hungary refused to extradite the former minister to Poland.",
        "Kosovo declined to sign the accord with Serbia.",
        "The movement refused to respond to a request from Norway.",
    ],
)
def test_refusing_to_act_is_a_rejection(told: Tell, text: str) -> None:
    assert told(text).of("REJECT")
