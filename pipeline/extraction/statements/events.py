"""At which event a statement was made, where the text settles it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.records import Event, Span, Statement
from pipeline.extraction.tokens import Token

OCCASIONS = frozenset({"at", "during", "in", "from", "amid", "to"})
"""Prepositions that make an event the occasion of what is said; "after the talks" does not."""
HELD = "CONSULT"


def place_statements(
    parsed: ParsedArticle, statements: Sequence[Statement], events: Sequence[Event]
) -> list[Statement]:
    """The statements with `event` set where they were made at, or are about, one event of the article.

    A statement is made at a meeting whose mention stands beside it in the reporting clause ("told the summit",
    "said at the talks"); it is about an event where its content mentions that one and no other.
    """
    mentions = sorted((m.start, m.end, event.key) for event in events for m in event.mentions)
    starts = [start for start, _, _ in mentions]
    kinds = {event.key: event.event_type for event in events}
    sentences = parsed.sentence_spans
    sentence_starts = [s.start for s in sentences]
    placed = []
    for statement in statements:
        inside = _between(mentions, starts, statement.span)
        around = _evidence(sentences, sentence_starts, statement)
        beside = [m for m in _between(mentions, starts, around) if m not in inside and kinds[m[2]] == HELD]
        occasions = {m[2] for m in beside if _is_occasion(parsed, m[0])}
        topics = {key for _, _, key in inside}
        if len(occasions) == 1:
            placed.append(replace(statement, event=occasions.pop()))
        elif not occasions and len(topics) == 1:
            placed.append(replace(statement, event=topics.pop()))
        else:
            placed.append(statement)
    return placed


def _between(mentions: list[tuple[int, int, int]], starts: list[int], span: Span) -> list[tuple[int, int, int]]:
    return [m for m in mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)] if m[1] <= span.end]


def _evidence(sentences: Sequence[Span], starts: list[int], statement: Statement) -> Span:
    """The sentences of a statement and its speaker."""
    low, high = statement.span.start, statement.span.end
    if statement.speaker_span is not None and abs(statement.speaker_span.start - low) < 1000:
        low, high = min(low, statement.speaker_span.start), max(high, statement.speaker_span.end)
    first = max(bisect_right(starts, low) - 1, 0)
    last = max(bisect_right(starts, max(high - 1, low)) - 1, 0)
    if not sentences:
        return Span(low, high)
    return Span(min(sentences[first].start, low), max(sentences[last].end, high))


def _is_occasion(parsed: ParsedArticle, start: int) -> bool:
    """Whether the event that a trigger names is where something is said: "at the summit", "told the gathering"."""
    tokens = parsed.doc.char_span(start, start + 1)
    if tokens is None or len(tokens) == 0:
        return False
    trigger: Token = tokens[0]
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return False
    if trigger.dep_ in ("dobj", "dative") and trigger.head.lemma_ == "tell":
        return True
    head = trigger
    for _ in range(3):
        if head.dep_ == "pobj":
            return head.head.lower_ in OCCASIONS or (head.head.lower_ == "of" and _starts(head.head.head))
        if head.dep_ not in ("compound", "nmod", "conj"):
            return False
        head = head.head
    return False


def _starts(noun: Token) -> bool:
    """ "the start of the meeting", "the sidelines of the forum"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("at", "on", "during", "in")
