"""The days and the place of an event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.extraction.events.conftest import Told

Tell = Callable[..., Told]
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
