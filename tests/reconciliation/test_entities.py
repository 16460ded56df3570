"""One row for one person, state or organisation over all articles; namesakes have rows of their own."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from tests.reconciliation.building import Article, entity_of, reconciled, row_of


def one_person(article_id: str, name: str, country: str | None = None, *titles: str) -> Article:
    article = Article(article_id)
    article.person(name, country, *titles)
    return article


def same(one: Article, other: Article, *others: Article) -> bool:
    tables = reconciled(one, other, *others)
    return entity_of(tables, one) == entity_of(tables, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Taras Koshevsky", "Taras Koshevskyy"),
        ("Hélène Béranger", "Helene Beranger"),
        ("Muhammad al-Rashidi", "Mohammed Rashidi"),
        ("Robert Hallam", "Bob Hallam"),
        ("Ingrid Marie Solberg-Dahl", "Ingrid Solberg-Dahl"),
        ("I. Lindqvist", "Ingrid Lindqvist"),
        ("Pedro Quintana Robles", "Pedro Quintana"),
        ("Jean-Luc Perrault", "Jean Luc Perrault"),
    ],
)
def test_variants_are_one_person(one: str, other: str) -> None:
    assert same(one_person("a", one), one_person("b", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mario Silva", "Maria Silva"),
        ("Petra Lindqvist", "Ingrid Lindqvist"),
        ("P. Lindqvist", "Ingrid Lindqvist"),
        ("Karl Otto Brandt", "Karl Fritz Brandt"),
        ("Ali Hasan", "Ali Hussein"),
    ],
)
def test_namesakes_are_two(one: str, other: str) -> None:
    assert not same(one_person("a", one), one_person("b", other))


def test_one_name_with_offices_of_two_states_is_two_persons() -> None:
    kenyan = one_person("a", "Daniel Otieno", "KEN", "Kenyan Health Minister")
    ugandan = one_person("b", "Daniel Otieno", "UGA", "Ugandan ambassador")
    assert not same(kenyan, ugandan)
    assert same(kenyan, one_person("c", "Daniel Otieno"))


def test_vowels_of_a_surname_differ_for_one_person_only_within_one_state() -> None:
    first = one_person("a", "Tariq Mehsud", "PAK")
    assert same(first, one_person("b", "Tariq Mahsud", "PAK"))
    assert not same(first, one_person("b", "Tariq Mahsud"))


def test_one_office_stands_in_for_a_state_that_is_not_known() -> None:
    first = one_person("a", "Tariq Mehsud", "PAK", "Pakistani Prime Minister")
    assert same(first, one_person("b", "Tariq Mahsud", None, "Prime Minister"))
    assert not same(first, one_person("b", "Tariq Mahsud", None, "Health Minister"))
    assert not same(first, one_person("b", "Tariq Mahsud", "IND", "Prime Minister"))


def test_loose_spellings_are_one_person_unless_states_differ() -> None:
    first = one_person("a", "Nurlan Dzhaksybekov", "KAZ")
    assert same(first, one_person("b", "Nurlan Zhaksybekov", "KAZ"))
    assert same(first, one_person("b", "Nurlan Zhaksybekov"))
    assert not same(first, one_person("b", "Nurlan Zhaksybekov", "KGZ"))


def test_a_state_that_no_title_names_splits_nobody_and_yields_to_one_that_is_named() -> None:
    stated, guessed = (
        one_person("a", "Rashid bin Salem", "ARE", "UAE envoy"),
        one_person("b", "Rashid bin Salem", "PAK", "envoy"),
    )
    assert same(stated, guessed)
    tables = reconciled(stated, guessed)
    assert row_of(tables, "entities", "kind", "person")["country"] == "ARE"


def test_a_bare_surname_is_the_only_bearer_of_it() -> None:
    full, bare = one_person("a", "Taras Koshevskyy", "UKR"), one_person("b", "Koshevsky")
    assert same(full, bare)
    assert not same(full, one_person("c", "Koshevsky", "POL"))


def test_a_bare_surname_of_two_bearers_is_neither() -> None:
    bare, first, second = one_person("a", "Silva"), one_person("b", "Mario Silva"), one_person("c", "Maria Silva")
    tables = reconciled(bare, first, second)
    assert len({entity_of(tables, article) for article in (bare, first, second)}) == 3


def test_a_further_report_that_knows_the_full_name_keeps_the_identifier() -> None:
    for early, late in (
        (one_person("b", "Koshevsky"), one_person("a", "Taras Koshevskyy", "UKR")),
        (one_person("b", "T. Koshevsky"), one_person("a", "Taras Koshevsky")),
        (one_person("b", "Tariq Mehsud", "PAK"), one_person("a", "Tariq Mahsud", "PAK")),
    ):
        early.reference_date, late.reference_date = date(2031, 5, 6), date(2031, 5, 7)
        tables = reconciled(early, late)
        assert entity_of(tables, early) == entity_of(tables, late) == entity_of(reconciled(early), early)


def test_a_namesake_reported_later_or_more_takes_nobodys_identifier() -> None:
    kenyan = one_person("z", "Daniel Otieno", "KEN", "Kenyan Health Minister")
    kenyan.reference_date = date(2031, 5, 6)
    ugandans = [one_person(name, "Daniel Otieno", "UGA", "Ugandan ambassador") for name in "ab"]
    for article in ugandans:
        article.reference_date = date(2031, 5, 7)
    tables = reconciled(kenyan, *ugandans)
    assert entity_of(tables, kenyan) == entity_of(reconciled(kenyan), kenyan) != entity_of(tables, ugandans[0])


def test_an_abbreviation_spelled_out_later_keeps_the_identifier() -> None:
    early, late = Article("b", date(2031, 5, 6)), Article("a", date(2031, 5, 7))
    early.entity("organization", "LFB")
    late.entity("organization", "Lakeside Fisheries Board", aliases=["LFB"])
    tables = reconciled(early, late)
    assert entity_of(tables, early) == entity_of(tables, late) == entity_of(reconciled(early), early)


def test_an_initial_never_bridges_two_persons() -> None:
    articles = [one_person(name, name) for name in ("Karl Brandt", "Klara Brandt", "K. Brandt")]
    tables = reconciled(*articles)
    assert len({entity_of(tables, article) for article in articles}) == 3


def test_states_are_one_by_code_under_their_plain_name() -> None:
    one, other = Article("a"), Article("b")
    one.entity("country", "United States", "USA", aliases=["U.S."])
    other.entity("country", "United States of America", "USA", aliases=["America", "the US"])
    tables = reconciled(one, other)
    row = row_of(tables, "entities", "entity_id", entity_of(tables, one))
    assert entity_of(tables, one) == entity_of(tables, other)
    assert (row["name"], row["country"], row["article_count"]) == ("United States", "USA", 2)
    assert {"U.S.", "the US", "United States of America"} <= set(row["aliases"])


def test_organisations_are_one_by_established_or_spelled_out_abbreviation() -> None:
    texts = [("African Union", ()), ("AU", ()), ("Lakeside Fisheries Board", ("LFB",)), ("LFB", ())]
    articles = []
    for number, (name, aliases) in enumerate(texts):
        articles.append(Article(str(number)))
        articles[-1].entity("organization", name, aliases=aliases)
    tables = reconciled(*articles)
    ids = [entity_of(tables, article) for article in articles]
    assert ids[0] == ids[1] != ids[2] == ids[3]
    assert row_of(tables, "entities", "entity_id", ids[0])["name"] == "African Union"


def test_an_abbreviation_that_others_share_makes_nobody_one_of_them() -> None:
    one, other, established = Article("a"), Article("b"), Article("c")
    one.entity("organization", "Arctic Fishing Panel", aliases=("AFP",))
    other.entity("organization", "Association of Flute Players", aliases=("AFP",))
    established.entity("organization", "Agence France Presse", aliases=("AFP",))
    tables = reconciled(one, other, established)
    assert len({entity_of(tables, article) for article in (one, other, established)}) == 3


def test_ministries_of_two_states_are_two() -> None:
    one, other = Article("a"), Article("b")
    one.entity("organization", "Ministry of Fisheries", "NOR")
    other.entity("organization", "Ministry of Fisheries", "ISL")
    assert not same(one, other)


def test_unnamed_sources_belong_to_their_article() -> None:
    articles = [Article("a"), Article("b")]
    for article in articles:
        source = article.group("Norwegian officials", "NOR")
        article.statement("the talks went well", source, kind="indirect", anonymous=True)
        article.group("Norwegian negotiators", "NOR")
        article.entity("person", "senior official", named=False)
    tables = reconciled(*articles)
    assert entity_of(tables, articles[0], 0) != entity_of(tables, articles[1], 0)
    assert entity_of(tables, articles[0], 1) == entity_of(tables, articles[1], 1)
    assert entity_of(tables, articles[0], 2) != entity_of(tables, articles[1], 2)


def test_name_country_aliases_and_titles_are_gathered() -> None:
    first = Article("a")
    first.entity("person", "Hélène Béranger", "FRA", titles=["French Trade Minister"], aliases=["Béranger"])
    second = Article("b")
    second.entity("person", "Helene Beranger", sentence="On Friday President Helene Beranger left.")
    third = one_person("c", "Hélène Béranger", "FRA")
    tables = reconciled(first, second, third)
    row = row_of(tables, "entities", "entity_id", entity_of(tables, second))
    assert row["name"] == "Hélène Béranger"
    assert row["country"] == "FRA"
    assert set(row["aliases"]) == {"Béranger", "Helene Beranger", "President Helene Beranger"}
    assert row["titles"] == ["French Trade Minister"]
    assert (row["article_count"], row["mention_count"]) == (3, 4)


def test_accents_win_among_equally_used_names() -> None:
    tables = reconciled(one_person("a", "Sofia Nemcova"), one_person("b", "Sofia Němcová"))
    assert tables["entities"]["name"].to_pylist() == ["Sofia Němcová"]


def test_order_has_no_say() -> None:
    articles = [
        one_person("a", "Koshevsky"),
        one_person("b", "Taras Koshevskyy", "UKR"),
        one_person("c", "T. Koshevskiy"),
        one_person("d", "Maria Silva"),
        one_person("e", "Silva"),
    ]
    made = [reconciled(*order) for order in list(permutations(articles))[::17]]
    assert all(tables["entities"].equals(made[0]["entities"]) for tables in made)
    assert all(tables["entity_links"].equals(made[0]["entity_links"]) for tables in made)


def test_other_people_change_nothing_and_further_reports_keep_the_identifier() -> None:
    base = [one_person("b", "Taras Koshevskyy", "UKR", "Ukrainian envoy"), one_person("c", "Koshevsky")]
    before = reconciled(*base)
    after = reconciled(*base, one_person("a", "Ingrid Lindqvist", "SWE"), one_person("d", "Anna Berg"))
    assert row_of(after, "entities", "name", "Taras Koshevskyy") == row_of(
        before, "entities", "name", "Taras Koshevskyy"
    )
    joined = reconciled(*base, one_person("a", "Taras Koshevskiy"))
    row = row_of(joined, "entities", "article_count", 3)
    assert row["entity_id"] == row_of(before, "entities", "name", "Taras Koshevskyy")["entity_id"]
