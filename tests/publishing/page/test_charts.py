"""Pictures: the same bytes each time, in the page's own colours, with their words as text and their links relative."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from pipeline.publishing.page import timeline
from pipeline.publishing.page.charts import Words, at, draw
from pipeline.publishing.page.numbers import spaced
from pipeline.publishing.page.range_plot import Claim, picture
from pipeline.publishing.page.timeline import Happening

SVG = "{http://www.w3.org/2000/svg}"


def claim(low: float, high: float, comparator: str = "exact", who: str = "a <minister> & “co”") -> Claim:
    return Claim(
        who, "some words", "envoys", low, high, comparator, "01_a", "01", "The Post", "articles/a%20b.html#figure_1"
    )


def texts(svg: str) -> list[str]:
    return [str(element.text) for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_words_are_text_and_links_stay_within_the_release() -> None:
    row = {"x": 0, "y": 10, "text": "<b>&\"'", "href": "articles/a.html#x"}
    mark = {"data": {"values": [row]}, "mark": "point", "encoding": {"x": at("x"), "y": at("y")}}
    svg = draw(100, 20, [mark], [Words([row])], 'a "label" <x>')
    root = ElementTree.fromstring(svg)
    assert texts(svg) == ["<b>&\"'"]
    assert root.attrib["aria-label"] == 'a "label" <x>'
    assert [a.attrib["{http://www.w3.org/1999/xlink}href"] for a in root.iter(f"{SVG}a")] == ["articles/a.html#x"]
    assert "http" not in svg.replace("http://www.w3.org/", "")


def test_a_range_plot_names_each_source_and_is_the_same_each_time() -> None:
    claims = [claim(10, 20, "range"), claim(30, 30, "less_than"), claim(900, 900, "more_than")]
    svg = picture(claims, "Envoys", 960, beside=420)
    assert svg == picture(claims, "Envoys", 960, beside=420)
    assert texts(svg).count("a <minister> & “co” · 01") == 3
    assert "“some words” envoys" in texts(svg)
    assert {"10", "100", "1k"} & set(texts(svg)), "the scale is labelled"
    assert "var(--accent)" in svg


def test_a_number_that_nobody_is_named_for_is_the_articles_own() -> None:
    svg = picture([claim(10, 20, who=""), claim(30, 30)], "Envoys", 960, beside=420)
    assert "The Post · 01" in texts(svg)


def test_of_many_claims_those_at_both_ends_stay() -> None:
    claims = [claim(number, number) for number in range(100)]
    assert [c.low for c in spaced(claims, 4)] == [0, 33, 66, 99]
    assert spaced(claims[:4], 4) == claims[:4]


def test_open_ranges_run_to_the_edge() -> None:
    def reach(comparator: str) -> set[str]:
        svg = picture([claim(10, 10), claim(40, 40, comparator)], "Envoys", 300, beside=0)
        return {
            e.attrib.get("x2", "")
            for e in ElementTree.fromstring(svg).iter(f"{SVG}line")
            if "stroke-dasharray" in e.attrib
        }

    assert reach("exact") == set()
    (upward,), (downward,) = reach("more_than"), reach("at_most")
    assert abs(float(upward) + float(downward) - 300) < 0.01, (
        "one runs from the number up, the other from the edge to it"
    )


def test_numbers_of_any_size_are_drawn() -> None:
    for low, high in ((0, 0), (0, 1), (-5, 5), (0.25, 0.5), (1, 1), (1e-9, 1e15), (1e12, 1e12)):
        assert "<svg" in picture([claim(low, low), claim(low, high, "range")], "Envoys", 340, beside=0)


def test_a_timeline_of_any_length_is_drawn() -> None:
    def event(start: date, end: date | None = None) -> Happening:
        return Happening(
            "event_1", "Talks", "then", "Accra", "scheduled", 2, "tables/events.html#event_1", True, start, end
        )

    assert timeline.picture([], 340, 0) == ""
    for days in ([date(2024, 5, 4)], [date(1950, 1, 1), date(2024, 5, 4)], [date.min, date.max]):
        svg = timeline.picture([event(day, day) for day in days], 340, 0)
        assert texts(svg).count("Talks") == len(days)
