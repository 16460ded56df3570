"""Dates read off the tokens and resolved from a reference date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.extraction.dates import Dates, dates_of
from pipeline.extraction.parsing import ArticleText, parse
from tests.conftest import Parse

WEDNESDAY = date(2024, 6, 5)


@pytest.mark.parametrize(
    ("text", "wording", "start", "end", "precision"),
    [
        ("They met on 11 March 2021.", "11 March 2021", date(2021, 3, 11), date(2021, 3, 11), "day"),
        ("They met on March 11, 2021.", "March 11, 2021", date(2021, 3, 11), date(2021, 3, 11), "day"),
        ("They met on the 11th of March.", "11th of March", date(2024, 3, 11), date(2024, 3, 11), "day"),
        ("They met from 24 to 26 May.", "24 to 26 May", date(2024, 5, 24), date(2024, 5, 26), "range"),
        ("They met on 22 and 23 May 2023.", "22 and 23 May 2023", date(2023, 5, 22), date(2023, 5, 23), "range"),
        ("They met from May 30 to June 2.", "May 30 to June 2", date(2024, 5, 30), date(2024, 6, 2), "range"),
        ("They met on 2020-02-29.", "2020-02-29", date(2020, 2, 29), date(2020, 2, 29), "day"),
        ("They met in September 2023.", "September 2023", date(2023, 9, 1), date(2023, 9, 30), "month"),
        ("They met in September.", "September", date(2023, 9, 1), date(2023, 9, 30), "month"),
        ("They will meet in September.", "September", date(2024, 9, 1), date(2024, 9, 30), "month"),
        ("They met yesterday.", "yesterday", date(2024, 6, 4), date(2024, 6, 4), "day"),
        ("They will meet tomorrow.", "tomorrow", date(2024, 6, 6), date(2024, 6, 6), "day"),
        ("They met on Wednesday.", "Wednesday", WEDNESDAY, WEDNESDAY, "day"),
        ("They met last Wednesday.", "Wednesday", date(2024, 5, 29), date(2024, 5, 29), "day"),
        ("They will meet next Monday.", "Monday", date(2024, 6, 10), date(2024, 6, 10), "day"),
        ("They met last week.", "last week", date(2024, 5, 27), date(2024, 6, 2), "week"),
        ("They met last month.", "last month", date(2024, 5, 1), date(2024, 5, 31), "month"),
        ("They met last year.", "last year", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("They met on the first of June.", "first of June", date(2024, 6, 1), date(2024, 6, 1), "day"),
        ("They met on 3-5 May.", "3-5 May", date(2024, 5, 3), date(2024, 5, 5), "range"),
        ("They met from Monday to Wednesday.", "Monday to Wednesday", date(2024, 6, 3), WEDNESDAY, "range"),
        ("They met in the first week of May.", "first week of May", date(2024, 5, 1), date(2024, 5, 7), "week"),
        ("They met in the last week of May.", "last week of May", date(2024, 5, 25), date(2024, 5, 31), "week"),
        ("They met in the week of 13 May.", "13 May", date(2024, 5, 13), date(2024, 5, 19), "week"),
        ("They met two days ago.", "two days ago", date(2024, 6, 3), date(2024, 6, 3), "day"),
        ("They met a month ago.", "a month ago", date(2024, 5, 1), date(2024, 5, 31), "month"),
        ("They met the day before yesterday.", "the day before yesterday", date(2024, 6, 3), date(2024, 6, 3), "day"),
        ("They will meet on Friday of next week.", "Friday of next week", date(2024, 6, 14), date(2024, 6, 14), "day"),
        ("They have called a rally for Sunday.", "Sunday", date(2024, 6, 9), date(2024, 6, 9), "day"),
        ("They will meet in mid-July.", "July", date(2024, 7, 1), date(2024, 7, 31), "month"),
    ],
)
def test_expressions(parsed: Parse, text: str, wording: str, start: date, end: date, precision: str) -> None:
    found = Dates(parsed(text, WEDNESDAY)).expressions
    assert len(found) == 1
    assert text[found[0].span.start : found[0].span.end] == wording
    interval = found[0].interval
    assert interval is not None
    assert (interval.start, interval.end, interval.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "He may go.",
        "They march on.",
        "She read 12 pages.",
        "In 20 cases.",
        "The second week was dry.",
        "Anh Thu, the dean, spoke.",
    ],
)
def test_words_that_are_no_dates(parsed: Parse, text: str) -> None:
    assert Dates(parsed(text, WEDNESDAY)).expressions == ()


def test_bounds_are_marked(parsed: Parse) -> None:
    text = "It runs until May 3 and ends by June 7."
    assert [e.bound for e in Dates(parsed(text, WEDNESDAY)).expressions] == [True, True]


def test_seasons_are_times_that_settle_no_days(parsed: Parse) -> None:
    found = Dates(parsed("They will meet next spring.", WEDNESDAY)).expressions
    assert [(e.interval, e.bound) for e in found] == [(None, False)]


def test_the_dates_of_an_article_are_read_once(parsed: Parse) -> None:
    article = parsed("They met on Monday.", WEDNESDAY)
    assert dates_of(article) is dates_of(article)


def test_without_a_reference_date_a_full_date_in_the_text_serves(parsed: Parse) -> None:
    dates = Dates(parsed("Oslo, 5 June 2024. They met on Monday.", None))
    assert dates.reference == WEDNESDAY
    assert Dates(parsed("They met on Monday.", None)).expressions[0].interval is None


def test_impossible_days_settle_nothing(parsed: Parse) -> None:
    found = Dates(parsed("They met on February 30.", WEDNESDAY)).expressions
    assert all(e.interval is None for e in found)


def test_date_headings_of_a_live_blog(parsed: Parse) -> None:
    text = "Talks\n\nMonday 3 June 2024\n\nThey met.\n\nTuesday 4 June 2024\n\nThey met today."
    article = parsed(text, WEDNESDAY)
    dates = Dates(article)
    met = [t.i for t in article.doc if t.text == "met"]
    assert [dates.section_date(i) for i in met] == [date(2024, 6, 3), date(2024, 6, 4)]
    assert dates.expressions[-1].interval is not None
    assert dates.expressions[-1].interval.start == date(2024, 6, 4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "May",
                "31",
                "2024",
                "to",
                "-",
                "Monday",
                "next",
                "week",
                ",",
                "of",
                "the",
                "weekend",
                "February",
                "99",
                "last",
                "\n",
            ]
        ),
        max_size=14,
    ),
    st.dates(min_value=date(1, 2, 1), max_value=date(9998, 12, 1)),
)
def test_any_mixture_of_words_gives_ordered_days(nlp: Language, words: list[str], reference: date) -> None:
    article = next(parse([ArticleText("a", " ".join(words), reference)], nlp))
    for expression in Dates(article).expressions:
        assert 0 <= expression.span.start < expression.span.end <= len(article.text)
        if expression.interval is not None:
            assert expression.interval.start <= expression.interval.end
