"""Places and days that go on over a scene, and where a phrase belongs to a deed that is blamed."""

from __future__ import annotations

from datetime import date

from tests.extraction.events.conftest import Tell

DAY = date(2025, 11, 14)


def test_talks_and_signing_of_a_visit_are_where_it_is_to(told: Tell) -> None:
    tale = told(
        "On 12 November the foreign minister of Chile, Ana Ruiz, arrived in Nairobi on a two-day visit. "
        "On the same day the ministers held talks. Following the talks, they signed a programme of cooperation.",
        DAY,
    )
    talks = next(e for e in tale.of("CONSULT") if e.event_mode != "visit")
    signing = tale.one("AGREE")
    assert (talks.place, talks.country, talks.date_start, talks.date_end) == (
        "Nairobi", "KEN", date(2025, 11, 12), date(2025, 11, 12),
    )  # fmt: skip
    assert (signing.place, signing.date_start) == ("Nairobi", date(2025, 11, 12))


def test_on_that_day_is_the_day_named_last(told: Tell) -> None:
    tale = told(
        "On 13 November the president of Chile met the king of Norway in Oslo. Reports of a clash on 9 November "
        "were false. On that day a Kenyan patrol detained three citizens of Uganda.",
        DAY,
    )
    assert tale.one("COERCE").date_start == date(2025, 11, 9)


def test_phrases_behind_a_blamed_deed_are_the_deeds(told: Tell) -> None:
    tale = told(
        "Both ministers condemned the attack by armed pirates on the Chilean ship off Valparaiso on 2 June.", DAY
    )
    assert (tale.one("ACCUSE").date_start, tale.one("ACCUSE").place) == (None, None)
    assert (tale.one("ASSAULT").date_start, tale.one("ASSAULT").place) == (date(2025, 6, 2), "Valparaiso")


def test_walking_out_is_dated_not_the_talks(told: Tell) -> None:
    tale = told("Two smaller parties of Chile had walked out of the talks on Thursday over an amnesty clause.", DAY)
    assert tale.one("PROTEST").date_start == date(2025, 11, 13)
