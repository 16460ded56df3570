"""The gazetteer: what a name of a state, a nationality, a capital, a seat or a place means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction import gazetteer
from pipeline.extraction.gazetteer import capital, country, country_name, demonym, demonyms, fold, place, seat, town


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United States", "USA"),
        ("the U.S.", "USA"),
        ("US", "USA"),
        ("America", "USA"),
        ("UK", "GBR"),
        ("U.K.", "GBR"),
        ("Britain", "GBR"),
        ("UAE", "ARE"),
        ("DRC", "COD"),
        ("Congo", "COD"),
        ("Republic of Congo", "COG"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("Hashemite Kingdom of Jordan", "JOR"),
        ("the Netherlands", "NLD"),
        ("Côte d’Ivoire", "CIV"),
        ("Republic of Korea", "KOR"),
        ("Viet Nam", "VNM"),
        ("Swaziland", "SWZ"),
        ("Kosovo", "XKX"),
        ("Holy See", "VAT"),
    ],
)
def test_a_country_by_any_of_its_names(name: str, code: str) -> None:
    assert country(name) == code


@pytest.mark.parametrize("word", ["us", "uk", "turkey", "china", "Paris", "Europe", "", "in", "IN", "The"])
def test_common_words_and_other_places_are_no_country(word: str) -> None:
    assert country(word) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("American", "USA"),
        ("Americans", "USA"),
        ("British", "GBR"),
        ("Briton", "GBR"),
        ("Dutch", "NLD"),
        ("Frenchmen", "FRA"),
        ("Ukrainians", "UKR"),
        ("Poles", "POL"),
        ("Swiss", "CHE"),
        ("Saudi", "SAU"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("South Korean", "KOR"),
        ("Congolese", "COD"),
        ("Indian", "IND"),
        ("Kazakh", "KAZ"),
    ],
)
def test_a_nationality_adjective_or_noun(word: str, code: str) -> None:
    assert demonym(word) == code


@pytest.mark.parametrize("word", ["European", "Western", "Korean", "polish", "pole", "Paris"])
def test_words_that_settle_no_state(word: str) -> None:
    assert demonym(word) is None


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Franco-British", ("FRA", "GBR")),
        ("Sino-Indian", ("CHN", "IND")),
        ("Russian-Ukrainian", ("RUS", "UKR")),
        ("Indo-Pacific", ()),
        ("Danish", ("DNK",)),
    ],
)
def test_compound_nationalities(word: str, codes: tuple[str, ...]) -> None:
    assert demonyms(word) == codes
    assert len(codes) == 1 or demonym(word) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kyiv", "UKR"),
        ("Kiev", "UKR"),
        ("Moscow", "RUS"),
        ("Washington", "USA"),
        ("New Delhi", "IND"),
        ("N’Djamena", "TCD"),
        ("Bogotá", "COL"),
        ("Naypyitaw", "MMR"),
    ],
)
def test_capitals_stand_for_their_government(name: str, code: str) -> None:
    assert capital(name) == code


@pytest.mark.parametrize("name", ["Brussels", "Milan", "Victoria", "moscow", "Male"])
def test_other_cities_stand_for_no_state(name: str) -> None:
    assert capital(name) is None


def test_seats_of_government_have_their_state() -> None:
    found = {name: seat(name) for name in ("the Kremlin", "White House", "Downing Street", "Élysée", "Elysee Palace")}
    assert found == {
        "the Kremlin": "RUS",
        "White House": "USA",
        "Downing Street": "GBR",
        "Élysée": "FRA",
        "Elysee Palace": "FRA",
    }
    assert seat("Lake House") is None


@pytest.mark.parametrize(
    ("code", "name"),
    [("TUR", "Turkey"), ("USA", "United States"), ("KOR", "South Korea"), ("CIV", "Ivory Coast"), ("XYZ", None)],
)
def test_plain_english_names(code: str, name: str | None) -> None:
    assert country_name(code) == name


def test_every_country_is_found_by_its_own_name() -> None:
    from pipeline.extraction.gazetteer.countries import facts

    codes = [code for code in facts() if country(country_name(code) or "") != code]
    assert codes == []


def test_places_have_country_and_coordinates() -> None:
    paris = place("Paris")
    assert paris is not None
    assert (paris.country, round(paris.latitude or 0), round(paris.longitude or 0)) == ("FRA", 49, 2)
    gaza = place("Gaza Strip")
    assert gaza is not None
    assert gaza.country == "PSE"
    jordan = place("Jordan")
    assert jordan is not None
    assert (jordan.name, jordan.country) == ("Jordan", "JOR")


def test_of_two_places_of_one_name_the_context_decides() -> None:
    here, there = place("Birmingham"), place("Birmingham", "USA")
    assert here is not None
    assert there is not None
    assert (here.country, there.country) == ("GBR", "USA")


def test_a_city_is_found_by_a_further_name_and_a_region_before_small_towns() -> None:
    kiev, europe = place("Kiev"), place("Europe")
    assert kiev is not None
    assert kiev.name == "Kyiv"
    assert europe is not None
    assert europe.country is None


def test_unknown_and_small_words_are_no_place() -> None:
    assert place("Qqzzxxy") is None
    assert place("nice") is None


@given(st.text(max_size=30))
def test_any_text_may_be_asked(text: str) -> None:
    for ask in (country, demonym, demonyms, capital, seat, place):
        ask(text)
    assert fold(fold(text)) == fold(text) or fold(text).startswith("the ")


def test_the_package_offers_what_it_documents() -> None:
    assert all(hasattr(gazetteer, name) for name in gazetteer.__all__)


def test_small_towns_count_only_in_states_the_text_is_about() -> None:
    found = town("Luganville", frozenset({"VUT", "FRA"}))
    assert found is not None
    assert found.country == "VUT"
    assert town("Luganville", frozenset({"FRA"})) is None
    assert town("Luganville", frozenset()) is None
    assert town("summit", frozenset({"USA"})) is None


def test_towns_are_found_by_their_further_spellings() -> None:
    for name, state in (("Harib", "YEM"), ("Tadjourah", "DJI"), ("Preševo", "SRB"), ("Presevo", "SRB")):
        found = town(name, frozenset({state}))
        assert found is not None, name
        assert found.country == state


def test_hyphens_and_apostrophes_do_not_keep_a_city_from_being_found() -> None:
    for name, state in (("Port Vila", "VUT"), ("Port-Vila", "VUT"), ("Marib", "YEM"), ("Ma’rib", "YEM")):
        found = place(name)
        assert found is not None, name
        assert found.country == state
