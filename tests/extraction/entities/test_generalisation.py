"""Abbreviations, states left out, words that only look like common nouns: what holds for any article."""

from __future__ import annotations

import pytest

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.records import Entity, Span
from tests.conftest import Parse


def meant(article: ParsedArticle, words: str) -> list[Entity]:
    """What the last occurrence of some words in an article means."""
    start = article.text.rindex(words)
    tokens = article.tokens(Span(start, start + len(words)))
    assert tokens is not None
    index = EntityIndex(article)
    return [index[key] for key in index.resolve(tokens)]


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("The Norland Ports Authority (NPA) met. The NPA said no.", "The NPA", "Norland Ports Authority"),
        ("The Kenya Tea Authority (KTA) met. KTA said no.", "KTA", "Kenya Tea Authority"),
        ("The Front of Ulm Farmers (FUF) met. The FUF said no.", "The FUF", "Front of Ulm Farmers"),
        ("The Union of Ulm Miners (MUU) met. The MUU said no.", "The MUU", "Union of Ulm Miners"),
        ("The Liberal Alliance (AL) met. The AL said no.", "The AL", "Liberal Alliance"),
        ("The national harvest board (NHB) met. The NHB said no.", "The NHB", "national harvest board"),
    ],
)
def test_a_bracketed_abbreviation_means_its_long_form(parsed: Parse, text: str, short: str, name: str) -> None:
    assert [(e.name, e.kind) for e in meant(parsed(text), short)] == [(name, "organization")]


@pytest.mark.parametrize("name", ["Rogers", "Zimmerman", "Suleiman", "Winters", "Sanders"])
def test_surnames_that_end_like_common_nouns_are_people(parsed: Parse, name: str) -> None:
    article = parsed(f"Judge Ada {name} left on Friday. “No comment,” {name} said.")
    assert [e.name for e in meant(article, name)] == [f"Ada {name}"]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("LIMA, May 3 - Police said no. Foreign Minister Ada Brock left.", "Ada Brock", "PER"),
        ("In Oslo, Foreign Minister Ada Brock summoned the French envoy.", "Ada Brock", "NOR"),
        ("Peru backed its ally. Deputy Foreign Minister Ada Brock signed.", "Ada Brock", "PER"),
        ("President Ada Brock of Chile hosted the summit.", "Ada Brock", "CHL"),
        ("The Ghanaian lawyer Ada Brock won.", "Ada Brock", "GHA"),
        ("Ada Brock, a Haitian jurist, won.", "Ada Brock", "HTI"),
        ("Ada Brock, the UN special envoy for Yemen, left.", "Ada Brock", None),
        ("GENEVA, May 3 - Director General Ada Brock left.", "Ada Brock", None),
        ("Kenya and Uganda met. Foreign Minister Ada Brock left.", "Ada Brock", None),
        ("Taoiseach Ada Brock met the king.", "Ada Brock", "IRL"),
    ],
)
def test_the_state_of_an_office(parsed: Parse, text: str, words: str, country: str | None) -> None:
    assert [e.country for e in meant(parsed(text), words)] == [country]


def test_the_government_is_called_by_its_state_where_the_article_has_the_adjective(parsed: Parse) -> None:
    article = parsed("LIMA, May 3 - Peruvian miners marched in Cusco. The government sent troops.")
    assert [(e.name, e.country) for e in meant(article, "The government")] == [("Peruvian government", "PER")]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Two envoys came. Three of them said no.", "Three of them", ["three of them"]),
        ("The Peruvian parliament met. 187 of its 329 members agreed.", "187 of its 329 members", None),
        ("Senators Ada Brock and Tom Orr said no.", "Ada Brock and Tom Orr", ["Ada Brock", "Tom Orr"]),
        ("Cabinet Secretary Ada Brock came. The CS said no.", "The CS", ["Ada Brock"]),
        ("A soldier, who gave his name as Orlu, wept.", "A soldier", ["Orlu"]),
        ("Mr Orr met Ms Brock. The latter said no.", "The latter", ["Brock"]),
        ("Ada Brock met Tom Orr. Brock thanked him.", "him", ["Tom Orr"]),
        ("The deal, sources privy to the talks said, was done.", "sources", ["sources privy to the talks"]),
        ("Two officials in Lima said no.", "Two officials in Lima", ["two officials in Lima"]),
        ("“It was cold,” Ada Brock said. The former judge said it would rain.", "The former judge", ["Ada Brock"]),
        ("Ulm Metals closed a mine. The company said it had no choice.", "The company", ["Ulm Metals"]),
    ],
)
def test_ways_of_taking_somebody_up(parsed: Parse, text: str, words: str, names: list[str] | None) -> None:
    assert [e.name for e in meant(parsed(text), words)] == (names or [words])


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Trinidad and Tobago took part.", "Trinidad and Tobago", "TTO"),
        ("Envoys of Bosnia and Herzegovina came.", "Bosnia and Herzegovina", "BIH"),
        ("Saint Vincent and the Grenadines took part.", "Saint Vincent and the Grenadines", "VCT"),
    ],
)
def test_a_state_of_two_names_is_one(parsed: Parse, text: str, name: str, code: str) -> None:
    named = EntityIndex(parsed(text)).entities()
    assert [(e.name, e.kind, e.country) for e in named if e.is_named] == [(name, "country", code)]


def test_two_states_are_two(parsed: Parse) -> None:
    named = EntityIndex(parsed("Trinidad and Tobago and Colombia took part.")).entities()
    assert [e.country for e in named if e.is_named] == ["TTO", "COL"]
