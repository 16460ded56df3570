"""Who else came to a meeting: companions, guests received, senders of envoys, and those of whom the same is said."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell

CAME = [
    (
        "The envoy, Tom Falk, briefed the Security Council on Monday on the talks in Yemen.",
        {("Tom Falk", "attendee"), ("Security Council", "attendee")},
    ),
    (
        "The two leaders met over dinner on Tuesday. President Nikos Florou and Turkish leader Meltem Aydin were "
        "hosted by the UN envoy, Joana Lopes, at a hotel.",
        {("Nikos Florou", "attendee"), ("Meltem Aydin", "attendee"), ("Joana Lopes", "host")},
    ),
    (
        "The two leaders met over dinner on Tuesday. They were accompanied by their negotiators, Petros Mavros and "
        "Kemal Ozdil. The ambassadors of Britain and France joined them for coffee.",
        {
            ("Petros Mavros", "attendee"),
            ("Kemal Ozdil", "attendee"),
            ("ambassadors of Britain and France", "attendee"),
            ("France", "attendee"),
        },
    ),
    (
        "Defence Minister Paul Sandhu took part in the talks, as did the army chief, Col. Marc Thibault.",
        {("Paul Sandhu", "attendee"), ("Marc Thibault", "attendee")},
    ),
    (
        "The talks were held in Rome on Monday. Norway was not invited, as were Sweden and Finland.",
        {("Norway", "excluded"), ("Sweden", "excluded"), ("Finland", "excluded")},
    ),
    (
        "Trinidad and Tobago, Barbados and Colombia sent their ambassadors to the talks in Georgetown.",
        {("Trinidad and Tobago", "attendee"), ("Barbados", "attendee"), ("Colombia", "attendee")},
    ),
    (
        "The commission held a meeting in Juba. Diplomats from the Troika – the United States, Britain and Norway – "
        "followed the proceedings.",
        {("diplomats from the Troika", "observer"), ("United Kingdom", "observer"), ("Norway", "observer")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CAME)
def test_who_came(told: Tell, text: str, expected: set[tuple[str, str]]) -> None:
    found = told(text)
    assert expected <= found.roles_of("CONSULT")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ministers met in Oslo on Monday. Finland's Anna Virta joined them in calling for calm.", "Anna Virta"),
        ("Ministers met in Oslo on Monday. Peter Falk later joined the party.", "Peter Falk"),
        ("Kenya sent its envoy to Kampala after the talks in Rome.", "Kenya"),
    ],
)
def test_who_did_not_come(told: Tell, text: str, name: str) -> None:
    found = told(text)
    assert name not in {who for who, _ in found.all_roles("CONSULT")}


def test_who_has_invited_hosts_what_is_to_come(told: Tell) -> None:
    found = told(
        "The commission held its monthly meeting in Juba. Ethiopia will host a summit in Addis Ababa on Tuesday. Prime "
        "Minister Tesfaye Bekele has also invited the African Union."
    )
    summit = next(e for e in found.of("CONSULT") if e.status == "scheduled")
    assert {("Tesfaye Bekele", "host"), ("African Union", "invitee")} <= found.roles(summit)
