"""Roles in short passages of many news styles: each passage with rows that must be among those found."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell, Told

Row = tuple[str, str, str]


def rows(told: Told) -> set[Row]:
    types = {e.key: e.event_type for e in told.events}
    return {(types[p.event], p.role, told.entities[p.entity].name) for p in told.participants}


MEETINGS: list[tuple[str, set[tuple[str, str]]]] = [
    (
        "Officials from 21 countries, including Kenya, Peru and Japan, met in Oslo on Monday to discuss piracy.",
        {("attendee", "Kenya"), ("attendee", "Peru"), ("attendee", "Japan")},
    ),
    (
        "Ministers gathered in Quito for a summit on forests. Brazil, Peru and Guyana were represented by their "
        "presidents. Bolivia sent no delegation.",
        {("attendee", "Brazil"), ("attendee", "Peru"), ("attendee", "Guyana"), ("excluded", "Bolivia")},
    ),
    (
        "A summit on piracy opened in Accra on Tuesday. President Kofi Adjei hosted the gathering. Ghana's neighbours "
        "Togo and Benin attended. Nigerian President Musa Bello took part via video link.",
        {("host", "Kofi Adjei"), ("attendee", "Togo"), ("attendee", "Benin"), ("remote", "Musa Bello")},
    ),
    (
        "Prime Minister Lena Holt, flanked by her defence minister, Karl Brandt, held talks with Sudanese President "
        "Omar Idris in Khartoum.",
        {("attendee", "Lena Holt"), ("attendee", "Karl Brandt"), ("attendee", "Omar Idris")},
    ),
    (
        "President James Doyle met Rosa Cruz in Manila, accompanied by Defence Secretary Amy Ford and Ambassador "
        "Lee Grant.",
        {("attendee", "James Doyle"), ("attendee", "Rosa Cruz"), ("attendee", "Amy Ford"), ("attendee", "Lee Grant")},
    ),
    (
        "Joined by Defence Secretary Amy Ford, President James Doyle met with Philippine President Rosa Cruz.",
        {("attendee", "Amy Ford"), ("attendee", "James Doyle"), ("attendee", "Rosa Cruz")},
    ),
    (
        "Talks between Armenia and Georgia were held in Vienna under the auspices of the OSCE on Friday.",
        {("attendee", "Armenia"), ("attendee", "Georgia"), ("organizer", "OSCE")},
    ),
    (
        "Observers from Norway and the African Union watched the talks between the government of Mali and the rebels.",
        {("observer", "Norway"), ("observer", "African Union"), ("attendee", "government of Mali")},
    ),
    (
        "Sweden and Finland met in Stockholm, with Iceland following the discussion as an observer.",
        {("attendee", "Sweden"), ("attendee", "Finland"), ("observer", "Iceland")},
    ),
    ("Cuba snubbed the regional summit hosted by Panama on Saturday.", {("excluded", "Cuba"), ("host", "Panama")}),
    (
        "Myanmar was not among the countries invited to the meeting of ministers in Jakarta.",
        {("excluded", "Myanmar")},
    ),
    (
        "Serbian President Milan Tosic declined an invitation to the summit that Croatia will host in Zagreb on May 3.",
        {("excluded", "Milan Tosic"), ("host", "Croatia")},
    ),
    (
        "Neither Cuba nor Nicaragua was invited to the summit in Miami, the host, President James Doyle, confirmed.",
        {("excluded", "Cuba"), ("excluded", "Nicaragua"), ("host", "James Doyle")},
    ),
    (
        "The meeting was held in Doha on Monday. It was attended by the foreign ministers of Egypt and Jordan. Saudi "
        "Arabia was represented by its ambassador.",
        {("attendee", "Egypt"), ("attendee", "Jordan"), ("attendee", "Saudi Arabia")},
    ),
    (
        "Envoys of Serbia and Kosovo met in Brussels on Tuesday. The European Union chaired the session. Also present "
        "were diplomats from Germany and France.",
        {("organizer", "European Union"), ("attendee", "Germany"), ("attendee", "France")},
    ),
    (
        "Among those attending the Suva gathering were the leaders of Tonga and Samoa; New Zealand's prime minister, "
        "Jane Cole, joined online.",
        {("attendee", "Tonga"), ("attendee", "Samoa"), ("remote", "Jane Cole")},
    ),
    (
        "The Japanese delegation was led by Trade Minister Kenji Mori at the talks with India in Delhi.",
        {("attendee", "Japan"), ("attendee", "Kenji Mori"), ("attendee", "India")},
    ),
    (
        "The talks in Oslo, in which Venezuela's government was represented by Jorge Pena, ended without a deal.",
        {("attendee", "Jorge Pena"), ("attendee", "Venezuela's government")},
    ),
    (
        "Nigeria will host a summit in Abuja on 4 June. Ghana and Senegal have confirmed their participation. Guinea "
        "has not been invited.",
        {("host", "Nigeria"), ("invitee", "Ghana"), ("invitee", "Senegal"), ("excluded", "Guinea")},
    ),
    (
        "Lamin Touray is on a three-day state visit to Senegal. He was accompanied by Foreign Minister Binta Jallow.",
        {("attendee", "Lamin Touray"), ("host", "Senegal"), ("attendee", "Binta Jallow")},
    ),
    (
        "Slovakia, Hungary and Austria will be represented at Friday's meeting in Bratislava by their interior "
        "ministers. Switzerland has been invited as an observer.",
        {("invitee", "Slovakia"), ("invitee", "Hungary"), ("invitee", "Austria"), ("observer", "Switzerland")},
    ),
    (
        "Norway's envoy, Ana Ruiz, and the Chilean minister, Tom Berg, met in Lima.",
        {("attendee", "Ana Ruiz"), ("attendee", "Tom Berg")},
    ),
    (
        "On the margins of the summit in Cairo, Kenya's president, Grace Wanjiru, met her Egyptian counterpart, "
        "Samir Hanna.",
        {("attendee", "Grace Wanjiru"), ("attendee", "Samir Hanna")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEETINGS)
def test_meetings(told: Tell, text: str, expected: set[tuple[str, str]]) -> None:
    assert {("CONSULT", role, name) for role, name in expected} <= rows(told(text))


ACTS: list[tuple[str, set[Row]]] = [
    (
        "Chad and Sudan signed a border accord on Sunday in the presence of Turkish Foreign Minister Kemal Aydin.",
        {("AGREE", "actor", "Chad"), ("AGREE", "actor", "Sudan"), ("AGREE", "observer", "Kemal Aydin")},
    ),
    (
        "Colombia and the rebels of the Southern Front signed a truce in Havana, brokered by Norway and Cuba.",
        {("AGREE", "actor", "Colombia"), ("AGREE", "organizer", "Norway"), ("AGREE", "organizer", "Cuba")},
    ),
    (
        "Kenya agreed with Somalia to reopen the crossing.",
        {("AGREE", "actor", "Kenya"), ("AGREE", "actor", "Somalia")},
    ),
    (
        "Turkish warplanes struck Kurdish positions in northern Iraq on Monday. Baghdad condemned the strikes.",
        {("ASSAULT", "actor", "Turkey"), ("ACCUSE", "actor", "Iraq"), ("ACCUSE", "target", "Turkey")},
    ),
    (
        "Estonia expelled two Russian diplomats on Monday. Moscow denounced the expulsion.",
        {
            ("SANCTION", "target", "two Russian diplomats"),
            ("ACCUSE", "actor", "Russia"),
            ("ACCUSE", "target", "Estonia"),
        },
    ),
    (
        "Kuwait has offered to mediate between Iraq and Iran. Baghdad accepted the offer; Tehran turned it down.",
        {
            ("SUPPORT", "actor", "Kuwait"),
            ("AGREE", "actor", "Iraq"),
            ("AGREE", "target", "Kuwait"),
            ("REJECT", "actor", "Iran"),
            ("REJECT", "target", "Kuwait"),
        },
    ),
    (
        "Russia's rejection of the French proposal drew criticism.",
        {("REJECT", "actor", "Russia"), ("REJECT", "target", "France")},
    ),
    (
        "Britain and Canada froze the assets of Colonel Petar Ilic.",
        {
            ("SANCTION", "actor", "United Kingdom"),
            ("SANCTION", "actor", "Canada"),
            ("SANCTION", "target", "Petar Ilic"),
        },
    ),
    (
        "Peru's decision to close the border was condemned by Bolivia.",
        {("ACCUSE", "actor", "Bolivia"), ("ACCUSE", "target", "Peru")},
    ),
    (
        "Kenya recalled its ambassador from Lima on Monday.",
        {("SANCTION", "actor", "Kenya"), ("SANCTION", "target", "Peru")},
    ),
    (
        "Ukraine's allies, among them Denmark and Norway, pledged 300 million euros.",
        {("SUPPORT", "actor", "Denmark"), ("SUPPORT", "actor", "Norway")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_acts(told: Tell, text: str, expected: set[Row]) -> None:
    assert expected <= rows(told(text))


def test_lists_go_on_in_the_next_sentence(told: Tell) -> None:
    found = rows(told("Norway expelled six Chilean officials on Monday. Among them are Ana Ruiz and Tom Berg."))
    assert {("SANCTION", "target", "Ana Ruiz"), ("SANCTION", "target", "Tom Berg")} <= found


def test_who_did_not_sign_is_left_out_of_the_signing_alone(told: Tell) -> None:
    text = "Chad, Kenya and Ghana signed a treaty in Accra on Monday. Togo did not sign the document."
    assert ("AGREE", "excluded", "Togo") in rows(told(text))


def test_nobody_is_actor_and_target_of_one_act(told: Tell) -> None:
    found = told("Norway condemned Norway's decision. Chile rejected its own proposal.")
    for event in found.events:
        roles = found.roles(event)
        assert not {n for n, r in roles if r == "actor"} & {n for n, r in roles if r == "target"}


@pytest.mark.parametrize(
    "text", ["", "Among them", "was not invited to", "with", "co-chaired", "- co - , who", "in the presence of"]
)
def test_scraps_of_text_raise_nothing(told: Tell, text: str) -> None:
    told(text)
