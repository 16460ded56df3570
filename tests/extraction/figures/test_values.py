"""Values, comparators, units and exact spans of figures on planted sentences."""

from __future__ import annotations

import pytest

from tests.conftest import Parse
from tests.extraction.figures.conftest import figures_of


def rows(parse: Parse, text: str) -> list[tuple[str, float, float, str, str]]:
    return [(text[f.span.start : f.span.end], f.low, f.high, f.comparator, f.unit) for f in figures_of(parse, text)]


ONE_FIGURE = [
    # digits, words and both
    ("The ministry counted 1,250 lorries at the crossing.", "1,250", 1250, "exact", "item"),
    ("Parliament heard thirty-two witnesses.", "thirty-two", 32, "exact", "person"),
    ("It has four hundred and twenty thousand people.", "four hundred and twenty thousand", 420000, "exact", "person"),
    ("The rally drew half a million people.", "half a million", 500000, "exact", "person"),
    ("The lender offered a quarter of a million euros.", "a quarter of a million euros", 250000, "exact", "EUR"),
    ("The lists name 2.3 million voters.", "2.3 million", 2300000, "exact", "person"),
    ("A dozen senators walked out.", "A dozen", 12, "exact", "person"),
    ("The port handled 1.2 lakh tonnes of rice.", "1.2 lakh", 120000, "exact", "item"),
    ("The state spent Tk 200 crore on dykes.", "Tk 200 crore", 2e9, "exact", "BDT"),
    ("Some 10 000 soldiers marched past.", "Some 10 000", 10000, "approx", "person"),
    ("The council freed 2½ million pupils from fees.", "2½ million", 2500000, "exact", "person"),
    # money by symbol and by name
    ("The bank lent $1.5bn to Zambia.", "$1.5bn", 1.5e9, "exact", "USD"),
    ("Canberra pledged 200 million Australian dollars.", "200 million Australian dollars", 2e8, "exact", "AUD"),
    ("Ottawa offered C$50m for the clinic.", "C$50m", 5e7, "exact", "CAD"),
    ("The mine cost US$4 billion.", "US$4 billion", 4e9, "exact", "USD"),
    ("The mine cost $US4 billion.", "$US4 billion", 4e9, "exact", "USD"),
    ("Oslo gave 75 million Norwegian kroner.", "75 million Norwegian kroner", 7.5e7, "exact", "NOK"),
    ("It fetched 9 billion shekels.", "9 billion shekels", 9e9, "exact", "ILS"),
    ("Tokyo set aside ¥500 billion for repairs.", "¥500 billion", 5e11, "exact", "JPY"),
    ("The fund holds 700-billion-euro reserves.", "700-billion-euro", 7e11, "exact", "EUR"),
    ("The levy is 6.4 US cents a unit.", "6.4 US cents", 0.064, "exact", "USD"),
    ("The Pakistani treasury owes 40 billion rupees.", "40 billion rupees", 4e10, "exact", "PKR"),
    ("The treasury owes 40 billion rupees.", "40 billion rupees", 4e10, "exact", "INR"),
    ("The scheme costs €90m.", "€90m", 9e7, "exact", "EUR"),
    # comparators before and after
    ("More than 300 delegates attended.", "More than 300", 300, "more_than", "person"),
    ("The army lost well over 40 tanks.", "well over 40", 40, "more_than", "item"),
    ("At least 87 people died.", "At least 87", 87, "at_least", "person"),
    ("No fewer than 60 mayors resigned.", "No fewer than 60", 60, "at_least", "person"),
    ("Fewer than 25,000 troops would be sent.", "Fewer than 25,000", 25000, "less_than", "person"),
    ("The garrison shrank to just under 71,000 soldiers.", "just under 71,000", 71000, "less_than", "person"),
    ("Not even 100 delegates came.", "Not even 100", 100, "less_than", "person"),
    ("Up to 20,000 peacekeepers could go.", "Up to 20,000", 20000, "at_most", "person"),
    ("No more than 40 deputies voted.", "No more than 40", 40, "at_most", "person"),
    ("The troops leave within 60 days.", "within 60 days", 60, "at_most", "day"),
    ("Nearly 200 sailors were aboard.", "Nearly 200", 200, "approx", "person"),
    ("An estimated 5,000 farmers protested.", "estimated 5,000", 5000, "approx", "person"),
    ("Some 140 envoys attended.", "Some 140", 140, "approx", "person"),
    ("They want 5,000 or more soldiers.", "5,000 or more", 5000, "at_least", "person"),
    ("The bloc of 30-plus nations met.", "30-plus", 30, "at_least", "country"),
    ("Only 17 senators stayed.", "17", 17, "exact", "person"),
    # durations and ages
    ("The pact covers a 30-day truce.", "30-day", 30, "exact", "day"),
    ("The three-year war goes on.", "three-year", 3, "exact", "year"),
    ("The siege lasted six weeks.", "six weeks", 42, "exact", "day"),
    ("It could take a decade.", "a decade", 10, "exact", "year"),
    ("The dispute has run for over three years.", "over three years", 3, "more_than", "year"),
    ("The meeting lasted 40 minutes.", "40 minutes", 40, "exact", "item"),
    ("The 72-hour truce held.", "72-hour", 72, "exact", "item"),
    ("The flight took an hour and a half.", "an hour and a half", 1.5, "exact", "item"),
    ("The 65-year-old envoy smiled.", "65-year-old", 65, "exact", "year"),
    ("The gate stayed shut for a week.", "a week", 7, "exact", "day"),
    # shares
    ("A quarter of voters abstained.", "A quarter", 25, "exact", "percent"),
    ("Roughly four fifths of pupils passed.", "Roughly four fifths", 80, "approx", "percent"),
    ("Less than half of the seats are filled.", "Less than half", 50, "less_than", "percent"),
    ("One in five children went hungry.", "One in five", 20, "exact", "percent"),
    ("Turnout was 64.5%.", "64.5", 64.5, "exact", "percent"),
    ("Prices fell by 8 per cent.", "8", 8, "exact", "percent"),
    # counts in compounds
    ("The 23-nation patrol sailed.", "23", 23, "exact", "country"),
    ("The 42-member delegation left.", "42", 42, "exact", "person"),
    ("The 1,500-strong battalion left.", "1,500", 1500, "exact", "person"),
    ("Oman shares a 288-km border.", "288", 288, "exact", "item"),
    # one, where it counts a victim
    ("One soldier was killed.", "One", 1, "exact", "person"),
    ("It owes 2 trillion won to the port.", "2 trillion won", 2e12, "exact", "KRW"),
    ("It was built under a $40 million deal.", "$40 million", 4e7, "exact", "USD"),
    ("The ship handed over 300 tonnes of rice.", "300", 300, "exact", "item"),
    ("Police fired at around 200 marchers.", "around 200", 200, "approx", "person"),
    ("The cart holds one tonne of silver.", "one", 1, "exact", "item"),
    ("Earnings fell by a tenth over the season.", "a tenth", 10, "exact", "percent"),
    ("The three-nation tour ended.", "three", 3, "exact", "country"),
    ("They drafted boys of 13 as porters.", "13", 13, "exact", "year"),
    ("Orla Venn, 41, resigned.", "41", 41, "exact", "year"),
    ("The minister, 58, resigned.", "58", 58, "exact", "year"),
    ("The oldest is 74.", "74", 74, "exact", "year"),
    # rates
    ("The field yields 400,000 barrels per day.", "400,000", 400000, "exact", "item"),
    # people, countries, organisations
    ("The sanctions hit 42 Peruvian companies.", "42", 42, "exact", "organization"),
    ("All 32 NATO members signed.", "32", 32, "exact", "country"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "value", "comparator", "unit"), ONE_FIGURE)
def test_one_figure(parsed: Parse, text: str, span: str, value: float, comparator: str, unit: str) -> None:
    assert rows(parsed, text) == [(span, pytest.approx(value), pytest.approx(value), comparator, unit)]


RANGES = [
    ("Growth will be 16–17 percent.", "16–17", 16, 17, "percent"),
    ("It needs $5 and $7 billion.", "$5 and $7 billion", 5e9, 7e9, "USD"),
    ("It needs between $5 and $7 billion.", "between $5 and $7 billion", 5e9, 7e9, "USD"),
    ("Analysts expect 12,000 to 15,000 soldiers.", "12,000 to 15,000", 12000, 15000, "person"),
    ("He asked for 400,000-600,000 soldiers.", "400,000-600,000", 400000, 600000, "person"),
    ("Between 200 and 300 people a day cross.", "Between 200 and 300", 200, 300, "person"),
    ("Classes range from 10 to 20 pupils.", "10 to 20", 10, 20, "person"),
    ("It lies 250 miles to 290 miles away.", "250 miles to 290", 250, 290, "item"),
    ("The truce may last two or three weeks.", "two or three weeks", 14, 21, "day"),
    ("Tens of thousands of refugees returned.", "Tens of thousands", 10000, 100000, "person"),
    ("Kyoto paid $30bn to $40bn.", "$30bn to $40bn", 3e10, 4e10, "USD"),
]


@pytest.mark.parametrize(("text", "span", "low", "high", "unit"), RANGES)
def test_range(parsed: Parse, text: str, span: str, low: float, high: float, unit: str) -> None:
    assert rows(parsed, text) == [(span, pytest.approx(low), pytest.approx(high), "range", unit)]


def test_part_and_whole_are_two_figures(parsed: Parse) -> None:
    found = figures_of(parsed, "The party won 61 of 150 seats.")
    assert [(f.low, f.counted) for f in found] == [(61, "seats"), (150, "seats")]


def test_change_from_one_value_to_another_is_two_figures(parsed: Parse) -> None:
    found = rows(parsed, "The deficit rose from $5m to $7m.")
    assert [(span, low) for span, low, *_ in found] == [("$5m", 5e6), ("$7m", 7e6)]


def test_conversion_in_brackets_is_a_figure_of_its_own(parsed: Parse) -> None:
    text = "Kenya gets 2.3 billion euros ($2.5 billion) for rail."
    figures = figures_of(parsed, text)
    assert [(text[f.span.start : f.span.end], f.unit) for f in figures] == [
        ("2.3 billion euros", "EUR"),
        ("$2.5 billion", "USD"),
    ]
    assert figures[0].counted == figures[1].counted == "rail"


def test_offsets_count_characters_of_text_before(parsed: Parse) -> None:
    text = "« Ça va », dit Žofie Ørnæs — 𝒳 ; les 12 Länder. The Škoda plant sent 1,400 workers home."
    figures = [f for f in figures_of(parsed, text) if f.low == 1400]
    assert [text[f.span.start : f.span.end] for f in figures] == ["1,400"]


NO_FIGURES = [
    "The ministers met on 14 May 2024 and again on March 3-5.",
    "Talks resume on 22 and 23 January.",
    "The session opened at 10:30 a.m. and closed at 6 p.m. (1800 GMT).",
    "The treaty of 1994 was renewed in 2019.",
    "Rovers lost 3-1 and then won 2-0.",
    "It was the fifth summit and the 15th round.",
    "France 24 and Radio 4 carried the speech.",
    "A Boeing 737 and an F-16 took off.",
    "The G20 and the Group of Seven disagreed.",
    "It cites Resolution 1701 and Article 5.",
    "The COP30 hosts and the S&P 500 firms agreed.",
    "Call +44 20 7946 0958 for details.",
    "1. Opening remarks",
    "One of them left, the other one stayed.",
    "One Kenyan and one Ghanaian were present.",
    "The two leaders shook hands.",
    "Two diplomats said the text was final.",
    "Several hundred people and dozens of lorries waited for decades.",
    "Two days later the envoy returned.",
    "Trade was almost three times as large.",
    "A one-sided, two-way street runs past 10 Downing Street.",
    "The second half was better than the first.",
    "Two days after the raid the envoy returned.",
    "The five were seized near the mine.",
    "The 55 Brigade held the bridge.",
    "The bank said the dax 40 is falling.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numbers_that_measure_nothing(parsed: Parse, text: str) -> None:
    assert rows(parsed, text) == []
