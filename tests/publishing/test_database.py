"""The DuckDB file: real tables with keys and comments, and macros that answer."""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

import schemas
from pipeline.publishing import database
from tests.publishing.releases import database_of, parquet_files
from tests.schemas.rows import TEXT, as_tables, sound_rows


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("it's here") / "dataset.duckdb"
    database_of(sound_rows(), file)
    return file


@pytest.fixture
def connection(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(path), read_only=True) as opened:
        yield opened


@pytest.mark.parametrize("name", schemas.TABLES)
def test_tables_hold_the_rows(name: str, connection: duckdb.DuckDBPyConnection) -> None:
    found = connection.sql(f"SELECT * FROM {name}").to_arrow_table()
    assert found.column_names == schemas.arrow_schema(name).names
    assert found.to_pylist() == as_tables(sound_rows())[name].to_pylist()


def test_every_table_and_column_has_its_comment(connection: duckdb.DuckDBPyConnection) -> None:
    tables = dict(connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    assert set(tables) == set(schemas.TABLES)
    for name, comment in tables.items():
        assert comment.startswith(schemas.description(name))
    rows = connection.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    ).fetchall()
    comments = {(table, column): comment for table, column, comment in rows}
    for name in schemas.TABLES:
        for column in schemas.columns(name):
            assert comments[name, column.name].startswith(column.description)
    assert "attendee (took part)" in comments["participants", "role"]
    assert "Points to events.event_id." in comments["figures", "event_id"]
    assert "Unit: people." in comments["participants", "headcount"]


def test_keys_and_not_null_are_those_of_the_contract(connection: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT table_name, constraint_column_names FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
    keys = {table: tuple(columns) for table, columns in connection.execute(sql).fetchall()}
    assert keys == {name: model.key() for name, model in schemas.TABLES.items() if model.key()}
    sql = "SELECT table_name, column_name, is_nullable FROM duckdb_columns() WHERE NOT internal"
    for table, column, nullable in connection.execute(sql).fetchall():
        assert nullable == schemas.arrow_schema(table).field(column).nullable, (table, column)


def test_macros_answer_by_any_part_of_a_name_in_any_case(connection: duckdb.DuckDBPyConnection) -> None:
    said = connection.execute("SELECT speaker, said FROM quotes_of('MÜLL')").fetchall()
    assert said == [("Zoë Müller", "We agreed,")]
    assert connection.execute("SELECT * FROM quotes_of('nobody')").fetchall() == []
    figures = connection.execute("SELECT event, low, counted FROM figures_by_measure('attendance')").fetchall()
    assert figures == [("Nairobi meeting", 12.0, "envoys")]
    assert connection.execute("SELECT * FROM figures_by_measure('price')").fetchall() == []
    took_part = connection.execute(
        "SELECT name, role, articles, article_ids FROM participants_of('nairobi')"
    ).fetchall()
    assert took_part == [("Zoë Müller", "attendee", 1, ["wire/1"])]
    words = connection.execute("SELECT words, form, span_start FROM mentions_of('müller')").fetchall()
    assert words == [("Zoë Müller", "name", TEXT.index("Zoë")), ("Müller", "short_name", TEXT.rindex("Müller"))]
    claims = connection.execute("SELECT side, value, counted FROM claims_about('attendance')").fetchall()
    assert claims == [(0, "12", "envoys"), (1, "We agreed,", None)]
    assert connection.execute("SELECT label FROM timeline()").fetchall() == [("Nairobi meeting",)]
    present = connection.execute("SELECT country, article_id, roles FROM attendance('nairobi')").fetchall()
    assert present == [("KEN", "wire/1", ["attendee"])]
    reports = connection.execute("SELECT label, article_id, mentions FROM coverage()").fetchall()
    assert reports == [("Nairobi meeting", "wire/1", 1)]


def test_an_entity_without_other_names_is_found(tmp_path: Path) -> None:
    rows = sound_rows()
    rows["entities"][0]["aliases"] = []
    database_of(rows, tmp_path / "dataset.duckdb")
    with duckdb.connect(str(tmp_path / "dataset.duckdb"), read_only=True) as opened:
        assert len(opened.execute("SELECT * FROM mentions_of('zoë')").fetchall()) == 2


def test_every_macro_is_explained(connection: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal AND function_type = 'table_macro'"
    found = dict(connection.execute(sql).fetchall())
    assert found == {macro.name: macro.description for macro in database.macros()}
    assert all(len(comment) > 20 for comment in found.values())


def test_a_state_that_an_article_does_not_name_has_no_role(tmp_path: Path) -> None:
    rows = sound_rows()
    rows["event_mentions"].append({**rows["event_mentions"][0], "mention_id": "mention_2", "article_id": "wire/2"})
    database_of(rows, tmp_path / "dataset.duckdb")
    with duckdb.connect(str(tmp_path / "dataset.duckdb"), read_only=True) as opened:
        present = opened.execute("SELECT article_id, roles FROM attendance('nairobi')").fetchall()
    assert present == [("wire/1", ["attendee"]), ("wire/2", None)]


def test_attendance_makes_a_matrix_of_states_by_articles(tmp_path: Path) -> None:
    rows = sound_rows()
    rows["event_mentions"].append({**rows["event_mentions"][0], "mention_id": "mention_2", "article_id": "wire/2"})
    database_of(rows, tmp_path / "dataset.duckdb")
    sql = "PIVOT (FROM attendance('nairobi')) ON article_id USING first(array_to_string(roles, ', ')) GROUP BY country"
    with duckdb.connect(str(tmp_path / "dataset.duckdb"), read_only=True) as opened:
        assert opened.execute(sql).fetchall() == [("KEN", "attendee", None)]


def test_the_script_gives_the_same_answers_over_the_parquet_files(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet_files(tmp_path, sound_rows())
    monkeypatch.chdir(tmp_path)
    asked = ["SELECT * FROM " + name for name in schemas.TABLES]
    asked += [f"SELECT * FROM {macro.name}({ARGUMENTS[macro.name]})" for macro in database.macros()]
    with duckdb.connect() as opened:
        opened.execute(database.script())
        opened.execute(database.script())  # a second time changes nothing
        for question in asked:
            answer = connection.execute(question).fetchall()
            assert answer, question
            assert opened.execute(question).fetchall() == answer, question


ARGUMENTS = {
    "quotes_of": "'müller'",
    "figures_by_measure": "'attendance'",
    "participants_of": "'nairobi'",
    "mentions_of": "'müller'",
    "claims_about": "'attendance'",
    "timeline": "",
    "attendance": "'nairobi'",
    "coverage": "",
}


def test_older_duckdb_can_open_it(path: Path) -> None:
    # Bytes 12 to 20 of the file hold its storage version: 64 is that of DuckDB 0.10 to 1.1.
    assert int.from_bytes(path.read_bytes()[12:20], "little") == 64


def test_a_key_that_occurs_twice_is_an_error(tmp_path: Path) -> None:
    rows = sound_rows()
    rows["events"] *= 2
    with pytest.raises(duckdb.ConstraintException):
        database_of(rows, tmp_path / "dataset.duckdb")


def test_an_old_file_is_not_written_over(path: Path) -> None:
    with pytest.raises(FileExistsError):
        database_of(sound_rows(), path)


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(database).failed == 0
