"""Meetings told of by a set phrase."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.events.conftest import Tell

TODAY = date(2025, 5, 14)


@pytest.mark.parametrize(
    ("text", "trigger", "roles"),
    [
        (
            "Swiss envoys brought Chad and Niger together in Bern on Monday.",
            "brought",
            {("Swiss envoys", "organizer"), ("Chad", "attendee"), ("Niger", "attendee")},
        ),
        (
            "The king of Tonga played host to the Fijian premier on Friday.",
            "played",
            {("king of Tonga", "host"), ("Fijian premier", "attendee")},
        ),
        (
            "The Irish minister compared notes with her Danish counterpart on Monday.",
            "compared",
            {("Irish minister", "attendee"), ("her Danish counterpart", "attendee")},
        ),
        (
            "Both delegations went back to the table in Lusaka on Monday.",
            "went",
            {("both delegations", "attendee")},
        ),
    ],
)
def test_a_set_phrase_tells_of_a_meeting(told: Tell, text: str, trigger: str, roles: set[tuple[str, str]]) -> None:
    found = told(text, TODAY)
    event = found.one("CONSULT")
    assert trigger in found.words(event)
    assert found.roles(event) == roles


def test_a_participle_tells_more_of_the_meeting_of_its_clause(told: Tell) -> None:
    found = told("Ghana hosted a meeting on Monday, bringing Chad and Niger together.", TODAY)
    assert {"Chad", "Niger"} <= {name for name, _ in found.roles(found.one("CONSULT"))}
