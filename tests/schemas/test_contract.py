"""The tables, columns and types that the contract promises to users' SQL, and what every column must say of itself."""

from __future__ import annotations

import pyarrow as pa
import pytest

import schemas

GROUNDING = "article_id span_start:i span_end:i span_text evidence evidence_start:i evidence_end:i"
CONTRACT = {
    "articles": "article_id title? publisher? author? published_on:d? reference_date:d? reference_date_basis? url? "
    "license? language? sha256 char_count:i word_count:i file_name text?",
    "events": "event_id event_type event_mode? label status date_start:d? date_end:d? date_precision? place? country? "
    "latitude:f? longitude:f? article_count:i mention_count:i",
    "event_mentions": f"{GROUNDING} mention_id event_id event_type event_mode? status date_start:d? date_end:d? "
    "date_text? place? country? joined_by?",
    "participants": f"{GROUNDING} participant_id event_id entity_id name kind role title? country? headcount:i?",
    "statements": f"{GROUNDING} statement_id event_id? kind speaker_id? speaker_ids:l? speaker? speaker_text? "
    "speaker_start:i? speaker_end:i? speaker_kind? speaker_title? speaker_country? is_anonymous:b cue? via? said_on:d? "
    "utterance_id",
    "figures": f"{GROUNDING} figure_id event_id? statement_id? low:f high:f comparator unit counted? measure "
    "attributed_to_id? attributed_to?",
    "entities": "entity_id name kind country? wikidata? aliases:l titles:l mention_count:i article_count:i",
    "entity_mentions": f"{GROUNDING} entity_id form matched_by",
    "discrepancies": "discrepancy_id subject event_id? entity_id? field claim_count:i source_count:i spread:f?",
    "discrepancy_claims": f"{GROUNDING} discrepancy_id side:i value? low:f? high:f? comparator? unit? attributed_to? "
    "row_table row_id",
    "rejects": "file_name reason detail?",
}
"""Column names; after ":" the type (string where there is none), and "?" where it may be NULL."""

TYPES = {
    "": pa.string(),
    "i": pa.int32(),
    "f": pa.float64(),
    "d": pa.date32(),
    "b": pa.bool_(),
    "l": pa.list_(pa.string()),
}


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_have_the_promised_names_types_and_nulls(name: str) -> None:
    schema = schemas.arrow_schema(name)
    promised = {}
    for word in CONTRACT[name].split():
        column, _, kind = word.removesuffix("?").partition(":")
        promised[column] = (TYPES[kind], word.endswith("?"))
    assert {field.name: (field.type, field.nullable) for field in schema} == promised


def test_every_promised_table_is_there_and_no_other() -> None:
    assert set(schemas.TABLES) == set(CONTRACT)
    assert not set(schemas.TABLES) & set(schemas.STAGING)


@pytest.mark.parametrize("name", [*schemas.TABLES, *schemas.STAGING])
def test_tables_and_columns_say_what_they_mean(name: str) -> None:
    schema = schemas.arrow_schema(name)
    assert schema.metadata[b"description"]
    assert schemas.title(name)
    for column in schemas.columns(name):
        assert column.description.endswith("."), column.name
        assert column.description[0].isupper(), column.name
        assert schema.field(column.name).metadata[b"description"].decode() == column.description
    for number in (f for f in schema if f.type == pa.float64() or f.name.endswith("_count")):
        assert b"unit" in number.metadata, number.name


@pytest.mark.parametrize("name", [*schemas.TABLES, *schemas.STAGING])
def test_keys_and_foreign_keys_name_columns_of_one_type(name: str) -> None:
    model = schemas.table_model(name)
    names = schemas.arrow_schema(name).names
    assert set(model.key()) <= set(names)
    assert set(model.sorted_by()) <= set(names)
    for column in schemas.columns(name):
        if column.foreign_key:
            table, target = column.foreign_key.split(".")
            kind = column.type.value_type if pa.types.is_list(column.type) else column.type
            assert schemas.TABLES[table].key() == (target,)
            assert schemas.arrow_schema(table).field(target).type == kind


def test_every_identifier_column_of_a_table_points_somewhere_or_is_its_own() -> None:
    free = {"utterance_id", "row_id"}  # joins statements to each other; points to the table that row_table names
    for name in schemas.TABLES:
        for column in schemas.columns(name):
            if column.name.endswith(("_id", "_ids")) and column.name not in free:
                assert column.foreign_key or column.name in schemas.table_model(name).key(), (name, column.name)


def test_values_have_meanings_and_are_used() -> None:
    used = {column.values for name in schemas.TABLES for column in schemas.columns(name)}
    for vocabulary in schemas.VOCABULARIES.values():
        assert all(meaning.strip() for meaning in vocabulary.meanings.values()), vocabulary.name
        assert vocabulary.name in used | {"unit"}
    assert "host" in schemas.VOCABULARIES["role"]
    assert "guest" not in schemas.VOCABULARIES["role"]


def test_plover_types_are_all_sixteen() -> None:
    sixteen = (
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
        "COERCE ASSAULT"
    )
    assert list(schemas.VOCABULARIES["event_type"].meanings) == sixteen.split()


def test_grounded_tables_are_those_of_the_contract() -> None:
    grounded = {name for name in schemas.TABLES if schemas.is_grounded(name)}
    assert grounded == {name for name, columns in CONTRACT.items() if columns.startswith(GROUNDING)}
    for name in grounded:
        assert schemas.table_model(name).sorted_by()[:3] == ("article_id", "span_start", "span_end")


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        schemas.arrow_schema("quotes")
