"""Words that tell of an act in one sense and of something else in another, told apart by what stands beside them."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell


@pytest.mark.parametrize(
    ("event_type", "text", "word", "rows"),
    [
        (
            "SANCTION",
            "Japan withheld 40 million dollars in food aid to Chad on Monday.",
            "withheld",
            {("Japan", "actor"), ("Chad", "target")},
        ),
        (
            "SANCTION",
            "Peru ordered home three Chilean attachés on Monday.",
            "ordered home",
            {("Peru", "actor"), ("three Chilean attachés", "target")},
        ),
        ("AID", "Chile resumed payments to the Haitian police.", "resumed", {("Haitian police", "target")}),
        ("RETREAT", "Rebels laid down their rifles in Goma on Monday.", "laid", {("rebels", "actor")}),
        ("AID", "Denmark gave Kenya two patrol boats on Monday.", "gave", {("Denmark", "actor"), ("Kenya", "target")}),
        (
            "AGREE",
            "Peru and Chile settled their border dispute in May.",
            "settled",
            {("Peru", "actor"), ("Chile", "actor")},
        ),
        ("MOBILIZE", "Kenya sent two attack helicopters to Goma on Monday.", "sent", {("Kenya", "actor")}),
        ("COOPERATE", "Qatar reopened its embassy in Tripoli on Monday.", "reopened", {("Qatar", "actor")}),
        (
            "CONCEDE",
            "Oman lifted visa rules for Kenyan drivers in May.",
            "lifted",
            {("Oman", "actor"), ("Kenyan drivers", "target")},
        ),
        ("CONCEDE", "Chile withdrew its suit against Peru in May.", "withdrew", {("Chile", "actor")}),
        ("ASSAULT", "Militants raided a village near Gao on Monday.", "raided", {("militants", "actor")}),
        ("PROTEST", "Railway workers struck on Friday over pay.", "struck", {("railway workers", "actor")}),
        ("PROTEST", "Kenyan dockers blocked the harbour of Mombasa.", "blocked", {("Kenyan dockers", "actor")}),
        ("SUPPORT", "Ghana endorsed the arrangement on Monday.", "endorsed", {("Ghana", "actor")}),
        (
            "AGREE",
            "Ana Reyes of Chile and Otto Berg of Peru signed the papers in Lima.",
            "signed",
            {("Ana Reyes", "actor"), ("Otto Berg", "actor")},
        ),
    ],
)
def test_what_stands_beside_a_verb_says_which_act_it_is(
    told: Tell, event_type: str, text: str, word: str, rows: set[tuple[str, str]]
) -> None:
    tale = told(text)
    event = tale.one(event_type)
    assert word in tale.words(event)
    assert rows <= tale.roles(event)


def test_police_still_raid_without_attacking(told: Tell) -> None:
    assert told("Police raided the offices of a newspaper in Lima on Monday.").of("ASSAULT") == []


def test_a_treaty_is_told_by_its_signing_not_by_what_it_does(told: Tell) -> None:
    tale = told("Ana Reyes of Chile met Otto Berg of Peru. The two signed a protocol reopening the crossing.")
    assert tale.words(tale.one("AGREE")) >= {"signed"}
    assert tale.roles_of("AGREE") == {("Ana Reyes", "actor"), ("Otto Berg", "actor")}


def test_a_pronoun_confers_with_somebody(told: Tell) -> None:
    tale = told("Otto Berg of Norway flew to Chile on Tuesday. In Santiago he conferred with his host, Ana Reyes.")
    event = next(e for e in tale.of("CONSULT") if "conferred" in tale.words(e))
    assert {name for name, _ in tale.roles(event)} == {"Otto Berg", "Ana Reyes"}


def test_a_call_on_a_person_is_a_meeting_with_that_person(told: Tell) -> None:
    tale = told("A call on Prime Minister Ana Reyes has been scheduled for Tuesday.")
    event = tale.one("CONSULT")
    assert event.status == "scheduled"
    assert {name for name, _ in tale.roles(event)} == {"Ana Reyes"}
    assert told("A call on Prime Minister Ana Reyes to resign was ignored.").of("CONSULT") == []


def test_somebody_is_somewhere_for_talks(told: Tell) -> None:
    tale = told("President Otto Berg, in Panama for talks with President Ana Reyes, condemned the raid.")
    assert tale.roles_of("CONSULT") == {("Otto Berg", "attendee"), ("Ana Reyes", "attendee")}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Guelleh of Norway arrived in Lima. On Thursday Guelleh telephoned UN envoy Otto Berg.",
        "Ana Guelleh of Norway arrived in Lima. In a letter on Wednesday Guelleh had asked Otto Berg to step in.",
    ],
)
def test_a_name_behind_the_day_of_the_week_acts(told: Tell, text: str) -> None:
    tale = told(text)
    event = next(e for e in tale.events if tale.words(e) & {"telephoned", "asked"})
    assert {name for name, _ in tale.roles(event)} == {"Ana Guelleh", "Otto Berg"}


def test_those_who_died_in_an_attack_are_its_targets(told: Tell) -> None:
    tale = told("The army carried out air strikes on Paktika in which ten civilians died.")
    assert tale.roles_of("ASSAULT") == {("army", "actor"), ("ten civilians", "target")}
    tale = told("Gunmen staged a raid on Aden on Monday in which two guards perished.")
    assert ("two guards", "target") in tale.roles_of("ASSAULT")


def test_what_was_left_undone_is_not_told(told: Tell) -> None:
    assert told("Kenya and Chad met in Lima on Sunday without agreeing on a truce.").of("AGREE") == []


def test_a_crossing_is_reopened(told: Tell) -> None:
    event = told("On Saturday Pakistan reopened the Torkham crossing to trucks.").one("CONCEDE")
    assert event.status == "occurred"


def test_a_team_travels(told: Tell) -> None:
    tale = told("The advance team of the African Union, led by judge Ana Reyes, arrived in Libreville on Tuesday.")
    assert {("Ana Reyes", "attendee"), ("Gabon", "host")} <= tale.roles_of("CONSULT")


def test_what_stands_before_a_semicolon_is_told_for_itself(told: Tell) -> None:
    tale = told("Ana Reyes asked Otto Berg to free a detained journalist; the general refused.")
    assert tale.roles_of("REQUEST") == {("Ana Reyes", "actor"), ("Otto Berg", "target")}


def test_a_delegation_comes_with_who_is_at_its_head(told: Tell) -> None:
    tale = told("Ana Reyes of Chile flew to Lima on Wednesday at the head of a 90-strong delegation.")
    assert ("90-strong delegation", "attendee") in tale.roles_of("CONSULT")
    assert len(tale.roles_of("CONSULT")) == 3


def test_a_go_between_mediates(told: Tell) -> None:
    tale = told("Chile and Peru held talks in Lima on Monday with Otto Berg as go-between.")
    assert ("Otto Berg", "organizer") in tale.roles_of("CONSULT")
    assert tale.one("CONSULT").event_mode == "third-party"


def test_several_co_chair_a_session_told_of_before(told: Tell) -> None:
    tale = told("Creditors of Peru met in Lima on Monday. The session was co-chaired by Japan and France.")
    assert {("Japan", "organizer"), ("France", "organizer")} <= tale.roles_of("CONSULT")


def test_what_somebody_is_given_or_receives_is_aid_to_them(told: Tell) -> None:
    given = told("The survivors landed on Wednesday and were given meals by the Norwegian Red Cross.")
    assert given.roles_of("AID") == {("Norwegian Red Cross", "actor"), ("survivors", "target")}
    received = told("Malta received two ambulances from Japan on Monday.")
    assert received.roles_of("AID") == {("Japan", "actor"), ("Malta", "target")}
    assert not told("The company received 40 million dollars from investors.").events


def test_captors_let_their_captive_go(told: Tell) -> None:
    tale = told("Gunmen who had held a Dutch nurse since May let her go on Tuesday.")
    assert tale.words(tale.one("RETREAT")) == {"let"}


def test_a_blockade_that_is_broken_up_was_a_protest(told: Tell) -> None:
    tale = told("Police on Wednesday broke up a four-day blockade by truckers.")
    assert tale.roles_of("PROTEST") == {("truckers", "actor")}


def test_whose_closure_of_offices_is_told_of_closed_them(told: Tell) -> None:
    tale = told("Spain condemned Israel's closure of two newspapers.")
    assert ("Israel", "actor") in tale.roles_of("COERCE")


def test_a_camp_that_says_no_has_refused(told: Tell) -> None:
    tale = told("The mediator invited both to lunch, but the mayor's camp refused.")
    assert tale.roles_of("REJECT") == {("mayor's camp", "actor")}


def test_who_convenes_a_body_hosts_it(told: Tell) -> None:
    tale = told("President Ana Ruiz of Peru will convene her security council on Friday.")
    assert tale.words(tale.one("CONSULT")) == {"convene"}
    roles = {role for name, role in tale.roles_of("CONSULT") if "council" in name}
    assert roles == {"invitee"}
    assert ("Ana Ruiz", "host") in tale.roles_of("CONSULT")


def test_a_delegation_that_is_sent_somewhere_visits(told: Tell) -> None:
    tale = told("Kenya sent a delegation to Egypt on Thursday, led by its ambassador, Musa Karanja.")
    assert tale.roles_of("CONSULT") == {
        ("Kenya", "attendee"),
        ("delegation", "attendee"),
        ("Musa Karanja", "attendee"),
        ("Egypt", "host"),
    }
    assert tale.one("CONSULT").event_mode == "visit"
    assert told("Kenya sent a rescue team to Egypt on Thursday.").of("CONSULT") == []
    assert told("Eleven countries sent delegations to Lima.").of("CONSULT") == []


def test_those_who_eat_together_meet(told: Tell) -> None:
    assert told("The two presidents dined together in Vienna on Monday.").of("CONSULT")
    assert told("The president dined in Vienna on Monday.").of("CONSULT") == []
