"""Records become sorted Arrow rows whose spans and evidence are the text's own characters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import schemas
from pipeline.extraction.records import (
    ArticleRecords,
    Entity,
    EntityMention,
    Event,
    Figure,
    Participant,
    Span,
    Statement,
)
from pipeline.extraction.tables import EXTRACTED, Grounding, extracted_tables

TEXT = "\ufeffZoë met 12 envoys in Łódź.\r\n“We agreed. All of us,” said Zoë 🙂.\r\nThe end"


def span(words: str, occurrence: int = 0) -> Span:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


SENTENCES = (span("\ufeffZoë met 12 envoys in Łódź."), span("“We agreed."), span("All of us,” said Zoë 🙂."))


def records(article_id: str = "b/1", **fields: object) -> ArticleRecords:
    mentions = (EntityMention(span("Zoë"), "name", "test"), EntityMention(span("Zoë", 1), "name", "test"))
    described = (EntityMention(span("12 envoys"), "description", "test"),)
    said: dict[str, object] = {
        "entities": (
            Entity(0, "Zoë", "person", None, True, ("Z.",), ("envoy",), mentions),
            Entity(1, "12 envoys", "group", None, False, (), (), described),
        ),
        "events": (
            Event(
                0, "CONSULT", None, "Łódź meeting", "occurred", date(2030, 1, 2), date(2030, 1, 2), "day", None,
                "Łódź", "POL", 51.8, 19.5, (span("met"), span("agreed")),
            ),
        ),
        "participants": (
            Participant(0, 1, "attendee", None, 12, span("12 envoys")),
            Participant(0, 0, "host", "envoy", None, span("Zoë")),
        ),
        "statements": (
            Statement(span("We agreed. All of us,"), "direct", (0,), span("Zoë", 1), False, "said", None, None, 0),
        ),
        "figures": (Figure(span("12"), 12.0, 12.0, "exact", "person", "envoys", "attendance", (), 0, None),),
    }  # fmt: skip
    return ArticleRecords(article_id, sentences=SENTENCES, **(said | fields))  # type: ignore[arg-type]


def test_tables_have_the_schemas_of_the_contract() -> None:
    tables = extracted_tables([(records(), TEXT)])
    assert tuple(tables) == EXTRACTED
    for name, table in tables.items():
        assert table.schema.equals(schemas.arrow_schema(name), check_metadata=True)
        assert table.num_rows


def test_spans_and_evidence_are_the_text() -> None:
    for name, table in extracted_tables([(records(), TEXT)]).items():
        for row in table.to_pylist() if schemas.is_grounded(name) else []:
            assert TEXT[row["span_start"] : row["span_end"]] == row["span_text"]
            assert TEXT[row["evidence_start"] : row["evidence_end"]] == row["evidence"]


def test_evidence_is_every_sentence_a_span_touches() -> None:
    (statement,) = extracted_tables([(records(), TEXT)])["extracted_statements"].to_pylist()
    assert statement["span_text"] == "We agreed. All of us,"
    assert statement["evidence"] == "“We agreed. All of us,” said Zoë 🙂."
    assert (statement["speaker_text"], statement["speaker_start"]) == ("Zoë", TEXT.rindex("Zoë"))
    assert (statement["speaker_keys"], statement["event_key"]) == ([0], 0)


def test_a_stretch_outside_sentences_is_its_own_evidence() -> None:
    row = Grounding(SENTENCES, TEXT).of(span("The end"))
    assert row["evidence"] == row["span_text"] == "The end"


def test_rows_are_sorted_by_article_then_number_or_span() -> None:
    tables = extracted_tables([(records("b"), TEXT), (records("a"), TEXT)])
    entities = tables["extracted_entities"]
    assert list(zip(entities["article_id"].to_pylist(), entities["entity_key"].to_pylist(), strict=True)) == [
        ("a", 0),
        ("a", 1),
        ("b", 0),
        ("b", 1),
    ]
    roles = tables["extracted_participants"]["role"].to_pylist()
    assert roles == ["host", "attendee"] * 2
    assert tables["extracted_event_mentions"]["mention_rank"].to_pylist() == [0, 1] * 2
    assert tables["extracted_figures"]["figure_key"].to_pylist() == [0, 0]


def test_what_is_said_twice_stands_once() -> None:
    part = Participant(0, 0, "host", "envoy", None, span("Zoë"))
    again = Participant(0, 0, "host", None, None, span("Zoë", 1))
    (row,) = extracted_tables([(records(participants=(part, again)), TEXT)])["extracted_participants"].to_pylist()
    assert (row["span_start"], row["title"]) == (span("Zoë").start, "envoy")
    mention = EntityMention(span("Zoë"), "name", "test")
    twice = Entity(0, "Zoë", "person", None, True, (), (), (mention, mention))
    tables = extracted_tables([(records(entities=(twice,), participants=()), TEXT)])
    assert tables["extracted_entity_mentions"].num_rows == 1


def test_no_articles_give_empty_tables() -> None:
    assert {name: table.num_rows for name, table in extracted_tables([]).items()} == dict.fromkeys(EXTRACTED, 0)


def test_one_id_for_two_articles_is_an_error() -> None:
    with pytest.raises(ValueError, match="two articles"):
        extracted_tables([(records(), TEXT), (records(), TEXT)])


def test_a_span_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="no stretch"):
        extracted_tables([(records(), TEXT[:20])])


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9)), max_size=12), st.integers(0, 70), st.integers(1, 20))
def test_evidence_holds_its_span(stretches: list[tuple[int, int]], start: int, length: int) -> None:
    text = "x" * 100
    sentences, end = [], 0
    for gap, size in stretches:
        first = end + gap % 5
        end = first + size
        if end <= len(text):
            sentences.append(Span(first, end))
    row = Grounding(sentences, text).of(Span(start, start + length))
    assert row["evidence_start"] <= start
    assert start + length <= row["evidence_end"]
    for sentence in sentences:
        inside = row["evidence_start"] <= sentence.start and sentence.end <= row["evidence_end"]
        assert inside == sentence.overlaps(Span(start, start + length))
