"""Who was at a meeting, in the wordings of reporters: in person, in somebody's place, together with, as a guest."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell

CAME = [
    (
        "Defence ministers from nine countries met in Tallinn on Monday. Ministers from Sweden, Finland and Latvia "
        "came in person, while their colleagues from Canada and Japan joined by video link.",
        {
            ("ministers from Sweden, Finland and Latvia", "attendee"),
            ("Latvia", "attendee"),
            ("colleagues from Canada and Japan", "remote"),
        },
    ),
    (
        "Leaders met in Lusaka on Monday. Foreign Minister Ana Ruiz turned up late.",
        {("leaders", "attendee"), ("Ana Ruiz", "attendee")},
    ),
    (
        "Trade ministers from ten states met in Accra on Tuesday. Togo was invited but did not send anyone.",
        {("Togo", "excluded")},
    ),
    (
        "Leaders met in Oslo on Monday. Chad was not invited, nor was Libya, and neither were the Tuareg rebels.",
        {("Chad", "excluded"), ("Libya", "excluded")},
    ),
    (
        "Leaders met in Oslo on Monday. Egypt's army was not invited, and neither were the Tuareg rebels.",
        {("Egypt's army", "excluded"), ("Tuareg rebels", "excluded")},
    ),
    (
        "The one-day meeting in Oslo was hosted by Norwegian Defence Minister Lars Bakken and organized together with "
        "the Danish general staff.",
        {("Lars Bakken", "host"), ("Danish general staff", "organizer")},
    ),
    (
        "The conference in Nairobi on Monday was organized jointly with the African Union and attended by ministers "
        "from six countries.",
        {("African Union", "organizer"), ("ministers from six countries", "attendee")},
    ),
    (
        "Norway and Denmark on Tuesday co-hosted a conference in Oslo. Sweden took part by video link.",
        {("Norway", "host"), ("Denmark", "host"), ("Sweden", "remote")},
    ),
    (
        "Ghanaian President Kofi Mensah told his host, Ivorian President Alain Kouadio, and the other leaders at the "
        "Abidjan summit on Friday that traders were tired.",
        {("Kofi Mensah", "attendee"), ("Alain Kouadio", "host")},
    ),
    (
        "Leaders of nine states met in Lusaka on Monday. Ugandan President Moses Okello sent his deputy, Ms Harriet "
        "Nabirye, while Rwanda was represented by its foreign minister, Dr Jean Habineza, and Egypt by its ambassador "
        "to Zambia, Mr Sherif Mansour.",
        {
            ("Moses Okello", "excluded"),
            ("Harriet Nabirye", "attendee"),
            ("Rwanda", "attendee"),
            ("Jean Habineza", "attendee"),
            ("Egypt", "attendee"),
            ("Sherif Mansour", "attendee"),
        },
    ),
    (
        "Leaders met in Suva on Monday. Ms Birgit Holm, the UN special envoy for the Pacific, and a delegation from "
        "the European Union followed the talks as observers.",
        {("Birgit Holm", "observer"), ("European Union", "observer")},
    ),
    (
        "Ministers met in Lusaka on Monday. Those who made it to the conference centre included presidents Joseph "
        "Mwila of Zambia, Peter Banda of Malawi and John Moyo of Zimbabwe.",
        {("Joseph Mwila", "attendee"), ("John Moyo", "attendee")},
    ),
    (
        "Foreign Minister Joseph Mwila called on President Ana Ruiz in Lima on Monday and thanked her.",
        {("Joseph Mwila", "attendee"), ("Ana Ruiz", "host")},
    ),
    (
        "The foreign minister of Zambia, Joseph Mwila, paid a courtesy call on Prime Minister Ana Ruiz on Monday.",
        {("Joseph Mwila", "attendee"), ("Ana Ruiz", "host")},
    ),
    (
        "Talks between the two armies resumed in Oslo on Monday, with Togo and Ghana as guarantors.",
        {("Togo", "organizer"), ("Ghana", "organizer")},
    ),
    (
        "The session opened in Oslo on Monday. Zambia's minister followed the proceedings by video.",
        {("Zambia's minister", "remote")},
    ),
    (
        "A meeting was held in Oslo on Monday between the intelligence chiefs of both countries, Major General Joseph "
        "Mwila and Brigadier John Moyo.",
        {("Joseph Mwila", "attendee"), ("John Moyo", "attendee")},
    ),
    (
        "Leaders of Comesa on Friday agreed to introduce a single visa, at a summit in Lilongwe that three presidents "
        "did not attend.",
        {("leaders of Comesa", "attendee"), ("three presidents", "excluded")},
    ),
    (
        "Zubarev told a session of the commission, which he co-chaired on Tuesday with Indonesian minister Bambang "
        "Sudirgo, that trade had grown.",
        {("Zubarev", "organizer"), ("Bambang Sudirgo", "organizer")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CAME)
def test_who_came(told: Tell, text: str, expected: set[tuple[str, str]]) -> None:
    found = told(text)
    assert expected <= found.roles_of("CONSULT")


NOT_THERE = [
    ("Leaders met in Oslo on Monday. Egypt ruled out taking part.", "Egypt"),
    ("Leaders met in Oslo on Monday. Protesters turned up outside the parliament with drums.", "protesters"),
    (
        "Leaders met in Oslo on Monday. In court, Omar Diallo was represented by his lawyer, Jean Habineza.",
        "Omar Diallo",
    ),
    ("Leaders met in Oslo on Monday. Sweden urged Norway to join the pact.", "Norway"),
    ("Leaders met in Oslo on Monday. President Ana Ruiz sent her condolences.", "Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "name"), NOT_THERE)
def test_who_is_not_told_to_have_come(told: Tell, text: str, name: str) -> None:
    found = told(text)
    assert name not in {n for n, _ in found.roles_of("CONSULT")}


def test_guests_of_the_next_meeting(told: Tell) -> None:
    found = told(
        "Energy ministers met in Sofia on Monday. The next meeting will be held in Bucharest in May, and Moldova has "
        "been asked to attend."
    )
    first, following = found.of("CONSULT")
    assert found.roles(first) == {("energy ministers", "attendee")}
    assert ("Moldova", "invitee") in found.roles(following)


def test_a_group_is_named_without_its_owner(told: Tell) -> None:
    found = told("Ministers met in Oslo on Monday. Their negotiators and his deputy attended the talks.")
    assert {("negotiators", "attendee"), ("his deputy", "attendee")} <= found.roles_of("CONSULT")


def test_names_stand_for_the_heads_they_follow(told: Tell) -> None:
    found = told("A pact was signed in Oslo by the heads of the two services, Colonel Ana Ruiz and General Tom Berg.")
    assert found.roles_of("AGREE") == {("Ana Ruiz", "actor"), ("Tom Berg", "actor")}
