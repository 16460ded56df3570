"""Contract tables hold what the articles say, under identifiers that hold over all of them."""

from __future__ import annotations

from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

import schemas
from tests.reconciliation.building import Article, Tables, reconciled, row_of

DAY = date(2031, 5, 6)


def made() -> Tables:
    first, second = Article("a", DAY), Article("b", DAY)
    for article, name in ((first, "Hélène Béranger"), (second, "Helene Beranger")):
        minister = article.person(name, "FRA", "Trade Minister")
        envoys = article.group("12 envoys")
        article.event("Lyon meeting", on=DAY, place="Lyon", parts=[("host", minister)])
        article.part(0, "attendee", envoys, headcount=12)
        told = article.statement("we shall see", minister, envoys)
        article.figure("12", 12, counted="envoys", measure="attendance", event=0, source=[minister, envoys])
        assert told == 0
    return reconciled(first, second)


def test_every_table_has_the_schema_and_passes_the_checks_of_the_contract() -> None:
    for name, table in made().items():
        assert table.schema.equals(schemas.arrow_schema(name), check_metadata=True), name
        schemas.table_model(name).validate(table.to_pandas(types_mapper=pd.ArrowDtype), lazy=True)


def test_names_are_those_over_all_articles_and_groups_keep_their_words() -> None:
    rows = made()["participants"].to_pylist()
    assert {(row["name"], row["country"], row["kind"]) for row in rows} == {
        ("Hélène Béranger", "FRA", "person"),
        ("12 envoys", None, "group"),
    }
    assert {row["headcount"] for row in rows} == {None, 12}


def test_joint_speakers_and_sources() -> None:
    tables = made()
    statement, figure = tables["statements"].to_pylist()[0], tables["figures"].to_pylist()[0]
    assert statement["speaker"] == figure["attributed_to"] == "Hélène Béranger and 12 envoys"
    assert statement["speaker_ids"][0] == statement["speaker_id"] == figure["attributed_to_id"]
    assert (statement["speaker_kind"], statement["speaker_country"]) == ("person", "FRA")
    assert statement["speaker_title"] == "Trade Minister"
    assert figure["event_id"] == tables["events"]["event_id"][0].as_py()


def test_an_unknown_speaker_is_null() -> None:
    article = Article("a")
    article.statement("it is over")
    (row,) = reconciled(article)["statements"].to_pylist()
    assert row["speaker"] is row["speaker_id"] is row["speaker_ids"] is row["speaker_kind"] is row["event_id"] is None


def test_spellings_of_one_person_in_one_article_are_one_participant() -> None:
    article = Article("a", DAY)
    twice = [article.person("Taras Koshevskyy", "UKR"), article.person("Taras Koshevsky", "UKR")]
    article.event("Lyon meeting", on=DAY, place="Lyon", parts=[("host", person) for person in twice])
    tables = reconciled(article)
    assert tables["participants"].num_rows == tables["entities"].num_rows == 1
    assert tables["entities"]["mention_count"].to_pylist() == [2]


def test_foreign_keys_hold() -> None:
    tables = made()
    for name, table in tables.items():
        for column in schemas.columns(name):
            target, _, key = (column.foreign_key or "").partition(".")
            if target in tables:
                values = table[column.name].to_pylist()
                flat = {v for value in values for v in (value if isinstance(value, list) else [value])} - {None}
                assert flat <= set(tables[target][key].to_pylist()), (name, column.name)


def test_ids_are_the_same_in_every_build() -> None:
    one, other = made(), made()
    assert all(one[name].equals(other[name]) for name in one)
    assert row_of(one, "entities", "kind", "person")["entity_id"].startswith("entity_")


def test_nothing_in_nothing_out() -> None:
    assert {name: table.num_rows for name, table in reconciled().items()} == dict.fromkeys(made(), 0)


WORDS = st.text(min_size=1, max_size=12).map(lambda text: text.replace("\n", " ") or " ")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4))
def test_any_words_can_be_names_labels_and_statements(texts: list[tuple[str, str, str]]) -> None:
    articles = []
    for number, (name, label, words) in enumerate(texts):
        article = Article(str(number), DAY if number % 2 else None)
        people = [article.entity(kind, name, "FRA" if number else None) for kind in ("person", "organization", "group")]
        for event_type in ("CONSULT", "REJECT"):
            article.event(label, event_type=event_type, place=words, parts=[("attendee", person) for person in people])
        article.statement(words, people[0])
        article.figure(words, number, counted=label, measure="casualties", event=0, source=people)
        article.figure(words, number, counted=label, measure="army_size")
        articles.append(article)
    tables = reconciled(*articles)
    assert tables["event_mentions"].num_rows == 2 * len(articles)
    assert all(table.equals(reconciled(*reversed(articles))[name]) for name, table in tables.items())
