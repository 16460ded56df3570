"""Each rule of the contract is broken once by hand; the check must name the row, the column and the rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

import schemas
from schemas.checks import all_faults, faults_of, tables_needed
from tests.schemas.rows import Rows, as_tables, sound_rows

Row = dict[str, Any]


def test_sound_tables_have_no_fault() -> None:
    assert all_faults(as_tables(sound_rows())) == []


def test_empty_tables_have_no_fault() -> None:
    empty = {name: schemas.arrow_schema(name).empty_table() for name in [*schemas.TABLES, "article_texts"]}
    assert all_faults(empty) == []


def test_rows_need_only_the_tables_they_name() -> None:
    tables = as_tables(sound_rows())
    for name in schemas.TABLES:
        needed = {key: tables[key] for key in (name, *tables_needed(name))}
        assert faults_of(name, needed) == []
    assert "entities" not in tables_needed("events")
    assert "article_texts" in tables_needed("figures")


BROKEN_VALUES: list[tuple[str, str, Any, str]] = [
    ("events", "event_type", "MEET", "one of"),
    ("events", "event_type", None, "never NULL"),
    ("events", "event_mode", "letter", "one of"),
    ("events", "status", "planned", "one of"),
    ("events", "country", "KEY", "as in ISO 3166-1 alpha-3"),
    ("events", "date_end", date(12, 1, 1), "ISO 8601"),
    ("events", "latitude", 91.0, "at most 90"),
    ("events", "article_count", 0, "at least 1"),
    ("events", "mention_count", 7, "what event_mentions holds: 1"),
    ("events", "article_count", 3, "what event_mentions holds: 1"),
    ("entities", "mention_count", 1, "what entity_mentions holds: 2"),
    ("entities", "aliases", None, "never NULL"),
    ("entities", "kind", "alliance", "one of"),
    ("discrepancies", "claim_count", 3, "what discrepancy_claims holds: 2"),
    ("event_mentions", "event_id", "event_9", "event_id of a row of events"),
    ("participants", "entity_id", "entity_9", "entity_id of a row of entities"),
    ("participants", "article_id", "wire/9", "article_id of a row of articles"),
    ("participants", "role", "guest", "one of"),
    ("participants", "headcount", -1, "at least 0"),
    ("statements", "speaker_ids", ["entity_1", "entity_9"], "entity_id of a row of entities"),
    ("statements", "speaker_text", "Muller", "equals the article's text"),
    ("statements", "evidence", "We agreed.", "equals the article's text"),
    ("figures", "span_text", "13", "equals the article's text"),
    ("figures", "unit", "envoy", "ISO 4217 or a unit"),
    ("figures", "comparator", "circa", "one of"),
    ("figures", "statement_id", "statement_9", "statement_id of a row of statements"),
    ("discrepancy_claims", "row_id", "figure_9", "figure_id of a row of figures"),
    ("discrepancy_claims", "row_table", "quotes", "one of"),
    ("articles", "char_count", 3, "length of the text"),
    ("articles", "reference_date_basis", "guess", "one of"),
    ("rejects", "reason", "too long", "one of"),
]


@pytest.mark.parametrize(("table", "column", "value", "rule"), BROKEN_VALUES)
def test_a_wrong_value_is_found_in_its_row_and_column(table: str, column: str, value: Any, rule: str) -> None:
    rows = sound_rows()
    rows[table][0][column] = value
    faults = all_faults(as_tables(rows))
    named = [fault for fault in faults if (fault.table, fault.column, fault.row) == (table, column, 0)]
    assert any(rule in fault.rule for fault in named), faults


def broken(change: Callable[[Rows], None]) -> list[str]:
    rows = sound_rows()
    change(rows)
    return [f"{fault.table}: {fault.rule}" for fault in all_faults(as_tables(rows))]


def test_low_above_high() -> None:
    assert "figures: low is above high" in broken(lambda rows: rows["figures"][0].update(low=13.0))


def test_number_that_is_none() -> None:
    assert broken(lambda rows: rows["figures"][0].update(low=float("nan"), high=float("nan")))
    assert broken(lambda rows: rows["figures"][0].update(high=float("inf")))


def test_dates_in_the_wrong_order() -> None:
    assert "events: date_start is after date_end" in broken(
        lambda rows: rows["events"][0].update(date_end=date(2024, 5, 3))
    )


def test_mode_of_what_is_no_meeting() -> None:
    found = broken(lambda rows: rows["events"][0].update(event_type="AID", event_mode="visit"))
    assert "events: event_mode is set though it is no meeting (CONSULT)" in found


def test_half_a_place_on_the_map() -> None:
    assert "events: only one of latitude and longitude is set" in broken(
        lambda rows: rows["events"][0].update(latitude=None)
    )


def test_evidence_that_does_not_hold_its_span() -> None:
    def narrow(rows: Rows) -> None:
        row = rows["figures"][0]
        row.update(evidence="met", evidence_start=row["evidence_start"] + 31, evidence_end=row["evidence_start"] + 34)

    assert "figures: the span does not lie within its evidence" in broken(narrow)


def test_empty_span() -> None:
    assert "figures: the span holds no character" in broken(
        lambda rows: rows["figures"][0].update(span_end=rows["figures"][0]["span_start"], span_text="")
    )


def test_half_the_offsets_of_a_speaker() -> None:
    found = broken(lambda rows: rows["statements"][0].update(speaker_end=None))
    assert "statements: speaker_start and speaker_end are no stretch of text" in found


def test_speaker_without_words_of_its_own_in_the_text_is_fine() -> None:
    change = {"speaker_start": None, "speaker_end": None, "speaker_text": None}
    assert broken(lambda rows: rows["statements"][0].update(change)) == []


def test_one_identifier_on_two_rows() -> None:
    found = broken(lambda rows: rows["figures"].append(dict(rows["figures"][0])))
    assert found.count("figures: no two rows have one identifier") == 2


def test_rows_out_of_order_are_named_once() -> None:
    found = broken(lambda rows: rows["entity_mentions"].reverse())
    assert found == ["entity_mentions: rows are sorted by article_id, span_start, span_end, entity_id"]


def test_text_that_is_not_that_of_the_article() -> None:
    def other(rows: Rows) -> None:
        rows["article_texts"][0]["text"] = rows["article_texts"][0]["text"].replace("\ufeff", "")

    assert any(rule.startswith("statements: it equals the article's text") for rule in broken(other))


def test_a_fault_that_two_columns_share_is_named_once() -> None:
    assert len(broken(lambda rows: rows["figures"][0].update(low=13.0))) == 1


def test_a_table_of_other_columns_or_types() -> None:
    tables = as_tables(sound_rows())
    tables["rejects"] = tables["rejects"].drop_columns(["detail"])
    (fault,) = faults_of("rejects", tables)
    assert "the columns are file_name, reason, detail" in fault.rule
    tables["rejects"] = pa.table({"file_name": [1], "reason": ["empty"], "detail": [None]})
    assert {fault.column for fault in faults_of("rejects", tables)} == {"file_name", "detail"}


def test_the_rows_own_identifier_is_shown() -> None:
    rows = sound_rows()
    rows["participants"][0]["role"] = "guest"
    (fault,) = all_faults(as_tables(rows))
    assert (fault.key, fault.value, fault.row) == ("participant_1", "guest", 0)
