"""The days and the place of an event."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.events.conftest import Tell

WEDNESDAY = date(2024, 6, 5)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("Norway and Chile met on Monday.", date(2024, 6, 3), date(2024, 6, 3), "day"),
        ("Norway and Chile will meet on Monday.", date(2024, 6, 10), date(2024, 6, 10), "day"),
        ("Norway and Chile held talks on June 1-3.", date(2024, 6, 1), date(2024, 6, 3), "range"),
        ("Norway and Chile will meet over the weekend.", date(2024, 6, 8), date(2024, 6, 9), "range"),
        ("Norway and Chile will meet next week.", date(2024, 6, 10), date(2024, 6, 16), "week"),
        ("Norway and Chile met in March.", date(2024, 3, 1), date(2024, 3, 31), "month"),
        ("Norway and Chile met earlier this month.", date(2024, 6, 1), date(2024, 6, 30), "month"),
        (
            "While Kenya waited, on Tuesday, June 4th, Norway and Chile met in Oslo.",
            date(2024, 6, 4),
            date(2024, 6, 4),
            "day",
        ),
    ],
)
def test_dates_of_meetings(told: Tell, text: str, start: date, end: date, precision: str) -> None:
    event = told(text, WEDNESDAY).one("CONSULT")
    assert (event.date_start, event.date_end, event.date_precision) == (start, end, precision)


def test_the_date_text_is_the_articles_wording(told: Tell) -> None:
    assert told("Norway and Chile met on Tuesday, June 4th.", WEDNESDAY).one("CONSULT").date_text == "Tuesday, June 4th"


def test_at_the_same_time_is_the_day_of_what_was_told_before(told: Tell) -> None:
    found = told(
        "Norway and Chile met in Oslo on Tuesday. At the same time, Kenya and Ghana held talks in Accra.", WEDNESDAY
    )
    assert [e.date_start for e in found.of("CONSULT")] == [date(2024, 6, 4)] * 2


def test_the_dateline_dates_nothing(told: Tell) -> None:
    event = told("OSLO, June 4 (Agency) - Norway rejected the proposal of Chile.", WEDNESDAY).one("REJECT")
    assert event.date_start is None


def test_a_stay_of_some_days_reaches_from_its_beginning(told: Tell) -> None:
    event = told("Ximena Ovalle, who arrived on Sunday on a three-day visit to Norway, spoke little.", WEDNESDAY).one(
        "CONSULT"
    )
    assert (event.date_start, event.date_end) == (date(2024, 6, 2), date(2024, 6, 4))


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Norway and Chile met in Nairobi.", "Nairobi", "KEN"),
        ("Norway and Chile held talks in Nairobi, Kenya.", "Nairobi", "KEN"),
        ("The Nairobi talks between Norway and Chile were short.", "Nairobi", "KEN"),
        ("Norway and Chile held talks in Kenya.", "Kenya", "KEN"),
        ("Norway and Chile met in the Kenyan capital.", "Nairobi", "KEN"),
        ("Norway and Chile met.", None, None),
    ],
)
def test_place_and_country(told: Tell, text: str, place: str | None, country: str | None) -> None:
    event = told(text).one("CONSULT")
    assert (event.place, event.country) == (place, country)


def test_coordinates_come_with_the_place(told: Tell) -> None:
    event = told("Norway and Chile met in Nairobi.").one("CONSULT")
    assert event.latitude == pytest.approx(-1.28, abs=0.2)
    assert event.longitude == pytest.approx(36.82, abs=0.2)


def test_here_is_the_place_of_the_dateline(told: Tell) -> None:
    event = told("NAIROBI, June 4 (Agency) - Norway and Chile signed an agreement here.", WEDNESDAY).one("AGREE")
    assert (event.place, event.country) == ("Nairobi", "KEN")


def test_an_act_at_a_meeting_shares_its_day_and_place(told: Tell) -> None:
    found = told("Norway and Chile agreed to share water at a summit in Nairobi on Monday.", WEDNESDAY)
    act = found.one("AGREE")
    assert (act.date_start, act.place) == (date(2024, 6, 3), "Nairobi")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Norway met Chile in Oslo on Monday. The next day it met Kenya in Nairobi.", [(6, 3), (6, 4)]),
        ("Norway met Chile in Oslo on Monday. A day earlier it had met Kenya in Nairobi.", [(6, 3), (6, 2)]),
        ("Norway met Chile in Oslo on May 20. Two weeks later it met Kenya in Nairobi.", [(5, 20), (6, 3)]),
    ],
)
def test_days_counted_from_what_was_told_before(told: Tell, text: str, dates: list[tuple[int, int]]) -> None:
    found = told(text, WEDNESDAY).of("CONSULT")
    assert [e.date_start for e in found] == [date(2024, month, day) for month, day in dates]


def test_days_counted_from_the_main_clause(told: Tell) -> None:
    found = told("Norway expelled the envoy of Chile on Monday, three days after a court jailed a student.", WEDNESDAY)
    assert found.one("SANCTION").date_start == date(2024, 6, 3)
    assert found.one("COERCE").date_start == date(2024, 5, 31)


def test_arrests_at_a_protest_are_where_and_when_it_was(told: Tell) -> None:
    found = told("Students marched through Lima on Monday. Police arrested three of them.", WEDNESDAY)
    arrest = found.one("COERCE")
    assert (arrest.date_start, arrest.place, arrest.country) == (date(2024, 6, 3), "Lima", "PER")


def test_the_part_of_a_day_is_that_day(told: Tell) -> None:
    event = told("In the early hours of Sunday, rockets hit a school in Oslo, killing four people.", WEDNESDAY)
    assert event.one("ASSAULT").date_start == date(2024, 6, 2)


def test_a_meeting_moved_from_one_day_to_another(told: Tell) -> None:
    event = told("Norway postponed a meeting with Chile from June 10 to July 2.", WEDNESDAY).one("CONSULT")
    assert (event.status, event.date_start, event.date_end) == ("scheduled", date(2024, 7, 2), date(2024, 7, 2))


@pytest.mark.parametrize(
    ("text", "event_type", "place", "country"),
    [
        ("Norway and Chile held talks in the port city of Mombasa.", "CONSULT", "Mombasa", "KEN"),
        ("The delegations of Norway and Chile met in the Kenyan capital.", "CONSULT", "Nairobi", "KEN"),
        ("Talks between Norway and Chile collapsed in Geneva.", "CONSULT", "Geneva", "CHE"),
        ("The minister of Chile is due in Oslo on Friday to meet the president of Norway.", "CONSULT", "Oslo", "NOR"),
        ("Ghana summoned the Chilean ambassador in Accra.", "ACCUSE", "Accra", "GHA"),
        ("Police in Lima arrested twelve students.", "COERCE", "Lima", "PER"),
        ("An Oslo court jailed two officers of Chile.", "COERCE", "Oslo", "NOR"),
        ("In Lima, on Sunday, workers of the port went on strike.", "PROTEST", "Lima", "PER"),
        ("The rebels withdrew from the border town of Goma.", "RETREAT", "Goma", "COD"),
        ("Clashes between Norway and Chile broke out in Goma.", "ASSAULT", "Goma", "COD"),
    ],
)
def test_places_by_their_wording(told: Tell, text: str, event_type: str, place: str, country: str) -> None:
    event = told(text, WEDNESDAY).one(event_type)
    assert (event.place, event.country) == (place, country)


def test_here_with_a_day_is_the_place_of_the_dateline(told: Tell) -> None:
    event = told("OSLO, June 4 (Agency) - Chile and Kenya signed a contract here Tuesday.", WEDNESDAY).one("AGREE")
    assert (event.place, event.date_start) == ("Oslo", date(2024, 6, 4))


def test_what_something_follows_has_a_day_of_its_own(told: Tell) -> None:
    found = told("President Rosa Soto is on a visit to Lima. The visit follows a raid on 9 August.", date(2026, 8, 26))
    assert found.one("CONSULT").date_start != date(2026, 8, 9)


def test_hours_are_not_counted_from_a_month(told: Tell) -> None:
    found = told(
        "Peru on Monday closed its embassy in Quito. An editor was jailed by a Lima court in January. Peru recalled "
        "its ambassador to Chile within the hour.",
        date(2025, 6, 5),
    )
    recall = next(e for e in found.events if "recalled" in found.words(e))
    assert recall.date_start == date(2025, 6, 2)
