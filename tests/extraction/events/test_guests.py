"""Who was at the meeting told of: guest lists, speakers, stand-ins, those in tow, those on no list; and who was not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.extraction.events.conftest import Told

Tell = Callable[..., Told]
TODAY = date(2025, 6, 5)
SUMMIT = "A security summit took place in Accra on Monday. "

TOLD = [
    (SUMMIT + "Liv Dahl took part by video link on behalf of Norway.", {("Liv Dahl", "remote"), ("Norway", "remote")}),
    ("A security summit was held in Accra on Monday, with Ghana as host.", {("Ghana", "host")}),
    (
        "President Liv Dahl of Norway arrived in Accra on Monday. She is travelling with six ministers.",
        {("Liv Dahl", "attendee"), ("six ministers", "attendee")},
    ),
    (
        SUMMIT + "Chad was not allowed to take part. A Japanese general sat in the back row as an observer.",
        {("Chad", "excluded"), ("Japanese general", "observer")},
    ),
    (
        SUMMIT + "Japan, which took part with Norway as an observer, was pleased.",
        {("Japan", "observer"), ("Norway", "observer")},
    ),
    (
        "Kofi Mensah attended a security summit in Accra on Monday, and the mediator, Luc Dossou, briefed it by video.",
        {("Kofi Mensah", "attendee"), ("Luc Dossou", "remote")},
    ),
    (
        "Edem Agbo was left off the guest list for a dinner that Kofi Mensah gave on Monday.",
        {("Kofi Mensah", "host"), ("Edem Agbo", "excluded")},
    ),
    (
        "Kofi Mensah gave a dinner in honour of Edem Agbo on Monday.",
        {("Kofi Mensah", "host"), ("Edem Agbo", "attendee")},
    ),
    (
        "Kofi Mensah discussed the drought by telephone with Edem Agbo on Monday.",
        {("Kofi Mensah", "attendee"), ("Edem Agbo", "attendee")},
    ),
    (
        SUMMIT + "Norwegian Prime Minister Liv Dahl addressed the gathering by video link from Oslo. Togolese "
        "President Edem Agbo, who arrived on Sunday, left early.",
        {("Liv Dahl", "remote"), ("Edem Agbo", "attendee")},
    ),
    (
        SUMMIT + "Japan took part as an observer and was represented by its ambassador to Ghana, Kenji Mori.",
        {("Japan", "observer"), ("Kenji Mori", "observer")},
    ),
    (
        "A security summit, hosted by Ghana and organised by the African Union together with the Kofi Annan Institute, "
        "opened in Accra on Monday.",
        {("Ghana", "host"), ("African Union", "organizer"), ("Kofi Annan Institute", "organizer")},
    ),
    (
        SUMMIT + "The guests were Kofi Mensah of Ghana, Edem Agbo of Togo and Luc Dossou of Benin.",
        {("Kofi Mensah", "attendee"), ("Edem Agbo", "attendee"), ("Luc Dossou", "attendee")},
    ),
    (
        SUMMIT + "Other speakers included Edem Agbo and Luc Dossou.",
        {("Edem Agbo", "attendee"), ("Luc Dossou", "attendee")},
    ),
    (
        "Seven presidents attended a security summit in Accra on Monday: Kofi Mensah of Ghana, Edem Agbo of Togo, "
        "Luc Dossou of Benin and four others.",
        {("seven presidents", "attendee"), ("Kofi Mensah", "attendee"), ("Luc Dossou", "attendee")},
    ),
    (
        SUMMIT + "Ghana, Togo and Mali sent their presidents; Niger and Chad sent ministers.",
        {("Ghana", "attendee"), ("Mali", "attendee"), ("Niger", "attendee"), ("Chad", "attendee")},
    ),
    (SUMMIT + "Missing from the table were Niger and Mali.", {("Niger", "excluded"), ("Mali", "excluded")}),
    (SUMMIT + "Mali was not on the list of guests.", {("Mali", "excluded")}),
    (SUMMIT + "Mali's Assimi Traore sent his apologies.", {("Assimi Traore", "excluded")}),
    (SUMMIT + "Mali and Niger stayed at home.", {("Mali", "excluded"), ("Niger", "excluded")}),
    (SUMMIT + "Russia was granted observer status.", {("Russia", "observer")}),
    (
        SUMMIT + "The United Nations and the African Union had observers in the room.",
        {("United Nations", "observer"), ("African Union", "observer")},
    ),
    (
        SUMMIT + "Observers from the United Nations and the African Union were present.",
        {("United Nations", "observer"), ("African Union", "observer")},
    ),
    (SUMMIT + "Kofi Mensah told delegates that the region was at risk.", {("Kofi Mensah", "attendee")}),
    (SUMMIT + "Kofi Mensah told the summit that the region was at risk.", {("Kofi Mensah", "attendee")}),
    (
        "President Kofi Mensah opened a security summit in Accra on Monday. He told Edem Agbo, Luc Dossou and the "
        "other leaders that the region was at risk.",
        {("Kofi Mensah", "attendee"), ("Edem Agbo", "attendee"), ("Luc Dossou", "attendee")},
    ),
    (SUMMIT + "In his opening remarks, Kofi Mensah said the region was at risk.", {("Kofi Mensah", "attendee")}),
    (
        SUMMIT + "Statements were delivered by the representatives of Sudan, South Sudan and Chad.",
        {("Sudan", "attendee"), ("South Sudan", "attendee"), ("Chad", "attendee")},
    ),
    (SUMMIT + "Switzerland provided the venue and Kazakhstan chaired.", {("Switzerland", "host")}),
    (
        "Ghana and Togo held talks in Accra on Monday. The Ghanaian side was led by Kofi Mensah, the Togolese by Luc "
        "Dossou.",
        {("Ghana", "attendee"), ("Togo", "attendee"), ("Kofi Mensah", "attendee"), ("Luc Dossou", "attendee")},
    ),
    (
        "Kofi Mensah arrived in Lome on Monday on an official visit. With him are Trade Minister Edem Agbo and Yao "
        "Koffi.",
        {("Edem Agbo", "attendee"), ("Yao Koffi", "attendee")},
    ),
    (
        "Togo on Wednesday brought together ministers from eleven West African states for a two-day conclave.",
        {("Togo", "host"), ("ministers from eleven West African states", "attendee")},
    ),
    (
        "Peru and Chile held talks in Quito on Monday. Colombia co-organised the event with the Organization of "
        "American States.",
        {("Colombia", "organizer"), ("Organization of American States", "organizer")},
    ),
    (
        "A tripartite meeting of Kenya, Uganda and Tanzania was held in Arusha on Monday.",
        {("Kenya", "attendee"), ("Uganda", "attendee"), ("Tanzania", "attendee")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_was_there(told: Tell, text: str, expected: set[tuple[str, str]]) -> None:
    found = told(text, TODAY)
    assert expected <= found.roles(found.one("CONSULT"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (SUMMIT + "Luc Dossou told reporters that the region was at risk.", "Luc Dossou"),
        (SUMMIT + "Luc Dossou attended the funeral of his uncle.", "Luc Dossou"),
        (SUMMIT + "Luc Dossou represented the victims in court.", "Luc Dossou"),
        (SUMMIT + "Luc Dossou thanked delegates from his party.", "Luc Dossou"),
        (SUMMIT + "Kazakhstan sent a letter.", "Kazakhstan"),
        (SUMMIT + "Kazakhstan provided the wheat.", "Kazakhstan"),
        (SUMMIT + "Luc Dossou arrived at a different view.", "Luc Dossou"),
    ],
)
def test_who_was_not_told_of_as_there(told: Tell, text: str, name: str) -> None:
    found = told(text, TODAY)
    assert name not in {who for e in found.of("CONSULT") for who, _ in found.roles(e)}


def test_the_span_of_a_guest_is_the_name(told: Tell) -> None:
    found = told(SUMMIT + "The guests were Kofi Mensah of Ghana and Edem Agbo of Togo.")
    spans = {found.text[p.span.start : p.span.end] for p in found.participants}
    assert {"Kofi Mensah", "Edem Agbo"} <= spans


def test_the_subject_behind_a_means_is_its_own(told: Tell) -> None:
    found = told(SUMMIT + "Chad and Mali joined by video link and the World Bank was present as an observer.", TODAY)
    roles = found.roles(found.one("CONSULT"))
    assert {("Chad", "remote"), ("Mali", "remote"), ("World Bank", "observer")} <= roles
    assert ("Chad", "observer") not in roles


def test_those_asked_to_a_lunch_are_invited(told: Tell) -> None:
    found = told("Kofi Mensah gave a lunch on Monday, to which the ambassadors of China and Peru were asked.", TODAY)
    assert {("Kofi Mensah", "host"), ("China", "invitee"), ("Peru", "invitee")} <= found.roles(found.one("CONSULT"))


def test_those_whom_a_session_brings_together_come(told: Tell) -> None:
    found = told(
        "Ghana hosted the first meeting in six years on Wednesday, bringing together Togo's minister, Edem Agbo, "
        "and Benin's Luc Dossou.",
        TODAY,
    )
    expected = {("Ghana", "host"), ("Edem Agbo", "attendee"), ("Luc Dossou", "attendee")}
    assert expected <= found.roles(found.one("CONSULT"))


def test_pairs_whose_verb_is_left_out(told: Tell) -> None:
    found = told(
        "Envoys of Chad and Niger held talks in Accra on Monday. Chad's delegation was led by General Luc Dossou and "
        "Niger's by Edem Agbo. The rebels were represented by Yao Koffi, the government by Kofi Mensah.",
        TODAY,
    )
    names = {name for name, role in found.roles(found.one("CONSULT")) if role == "attendee"}
    assert {"Luc Dossou", "Edem Agbo", "rebels", "Yao Koffi", "Kofi Mensah"} <= names
