"""At which event a statement was made, or which one it is about."""

from __future__ import annotations

from pipeline.extraction.records import Event, Span, Statement
from pipeline.extraction.statements.events import place_statements
from tests.conftest import Parse


def event(text: str, trigger: str, key: int, event_type: str = "CONSULT") -> Event:
    start = text.index(trigger)
    mention = Span(start, start + len(trigger))
    return Event(key, event_type, None, trigger, "occurred", None, None, None, None, None, None, None, None, (mention,))


def statement(text: str, content: str, speaker: str) -> Statement:
    start, who = text.index(content), text.index(speaker)
    span = Span(start, start + len(content))
    return Statement(span, "indirect", (0,), Span(who, who + len(speaker)), False, "said", None, None, None)


def placed(parsed: Parse, text: str, said: Statement, events: list[Event]) -> int | None:
    (row,) = place_statements(parsed(text), [said], events)
    return row.event


def test_said_at_a_meeting_beside_the_cue(parsed: Parse) -> None:
    text = "Ada Moore said at the summit in Lomé that a visit to Accra would follow."
    said = statement(text, "a visit to Accra would follow", "Ada Moore")
    assert placed(parsed, text, said, [event(text, "summit", 0), event(text, "visit", 1)]) == 0


def test_said_after_a_meeting_is_not_said_at_it(parsed: Parse) -> None:
    text = "Ada Moore said after the talks that bridges make a city."
    said = statement(text, "bridges make a city", "Ada Moore")
    assert placed(parsed, text, said, [event(text, "talks", 0)]) is None


def test_about_the_one_event_of_its_content(parsed: Parse) -> None:
    text = "Ada Moore said the meeting would be held in May."
    said = statement(text, "the meeting would be held in May", "Ada Moore")
    assert placed(parsed, text, said, [event(text, "meeting", 3)]) == 3


def test_open_where_the_content_names_two(parsed: Parse) -> None:
    text = "Ada Moore said the meeting and the visit were over."
    said = statement(text, "the meeting and the visit were over", "Ada Moore")
    assert placed(parsed, text, said, [event(text, "meeting", 0), event(text, "visit", 1)]) is None
