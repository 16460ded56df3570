"""Whoever entities.csv lists is one entity under the name and identifier it gives, whatever articles call it."""

from __future__ import annotations

from tests.reconciliation.building import Article, entity_of, reconciled, row_of

FALCAO = {"name": "Inês Falcão", "kind": "person", "aliases": ["Agnes Falcon", "Falconetta"], "wikidata": "Q1234"}


def naming(article_id: str, kind: str, name: str, country: str | None = None) -> Article:
    article = Article(article_id)
    article.entity(kind, name, country)
    return article


def test_aliases_are_one_person_under_the_listed_name() -> None:
    articles = [naming(n, "person", n) for n in ("Ines Falcão", "AGNES FALCON", "Falconetta", "Inês Falcão")]
    assert len({entity_of(reconciled(*articles), article) for article in articles}) > 1
    tables = reconciled(*articles, known=[FALCAO])
    assert len({entity_of(tables, article) for article in articles}) == 1
    row = row_of(tables, "entities", "kind", "person")
    assert (row["name"], row["wikidata"], row["article_count"]) == ("Inês Falcão", "Q1234", 4)


def test_further_spellings_join_whom_the_list_has() -> None:
    listed, variant = naming("a", "person", "Taras Koshevsky"), naming("b", "person", "Taras Koshevskyy")
    bare = naming("c", "person", "Koshevskiy")
    tables = reconciled(listed, variant, bare, known=[{"name": "Taras Koshevsky", "wikidata": "Q7"}])
    assert {entity_of(tables, article) for article in (listed, variant, bare)} == {entity_of(tables, listed)}
    alone = reconciled(listed, known=[{"name": "T. Koshevsky", "aliases": ["Taras Koshevsky"], "wikidata": "Q7"}])
    assert entity_of(alone, listed) == entity_of(tables, listed)


def test_listed_namesakes_are_told_apart_by_country_and_kept_apart() -> None:
    known = [
        {"name": "Daniel Otieno", "country": "KEN", "wikidata": "Q1"},
        {"name": "Daniel Otieno", "country": "UGA", "wikidata": "Q2"},
    ]
    articles = [naming(str(n), "person", "Daniel Otieno", country) for n, country in enumerate(("KEN", "UGA", None))]
    tables = reconciled(*articles, known=known)
    rows = {row["wikidata"]: row for row in tables["entities"].to_pylist()}
    assert set(rows) == {"Q1", "Q2"}
    assert entity_of(tables, articles[0]) == rows["Q1"]["entity_id"]
    assert entity_of(tables, articles[1]) == rows["Q2"]["entity_id"]


def test_kind_and_country_must_not_conflict() -> None:
    body = naming("a", "organization", "Falconetta")
    other = naming("b", "person", "Agnes Falcon", "GBR")
    tables = reconciled(body, other, known=[FALCAO | {"country": "PRT"}])
    assert set(tables["entities"]["wikidata"].to_pylist()) == {None}


def test_organisations_are_one_by_the_list() -> None:
    articles = [naming("a", "organization", "Lakeside Fisheries Board"), naming("b", "organization", "Fish Council")]
    tables = reconciled(*articles, known=[{"name": "Fish Council", "aliases": ["Lakeside Fisheries Board"]}])
    assert entity_of(tables, articles[0]) == entity_of(tables, articles[1])
    assert row_of(tables, "entities", "article_count", 2)["name"] == "Fish Council"


def test_who_is_not_listed_is_as_without_a_list() -> None:
    article = naming("a", "person", "Ingrid Lindqvist")
    assert reconciled(article, known=[FALCAO])["entities"].equals(reconciled(article)["entities"])
