"""From drafts to the statements of an article: kinds, exact spans, entities and days."""

from __future__ import annotations

from pipeline.extraction.dates import Dates
from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.parsing import span_of
from pipeline.extraction.records import Span, Statement
from pipeline.extraction.statements.attribution import quotation_drafts
from pipeline.extraction.statements.contents import FRAGMENTS
from pipeline.extraction.statements.cues import find_cues
from pipeline.extraction.statements.drafts import Draft, nested_drafts, syntactic_drafts
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.statements.speakers import Speaker
from pipeline.extraction.statements.timing import Timing


def drafts_of(passage: Passage) -> list[Draft]:
    """All statements of an article as tokens, in order of text."""
    cues = [cue for cue in find_cues(passage) if passage.quotation_of[cue.head.i] < 0]
    drafts = syntactic_drafts(passage, cues)
    drafts += quotation_drafts(passage, cues, drafts)
    drafts += nested_drafts(passage, drafts)
    return sorted(drafts, key=lambda d: (d.start, d.end))


def statement_of(passage: Passage, entities: EntityIndex, timing: Timing, draft: Draft) -> Statement | None:
    """The record of a draft: its kind and exact span, and who its speaker is."""
    kind, span = kind_and_span(passage, draft.start, draft.end, draft.frame)
    if len(span) == 0:
        return None
    speakers = entities.resolve(draft.speaker.phrase) or _issuer(entities, draft.speaker)
    if speakers:
        first = entities[speakers[0]]
        anonymous = not first.is_named and first.kind in ("person", "group")
    else:
        anonymous = draft.speaker.head.pos_ != "PROPN"
    speaker_span = span_of(draft.speaker.phrase)
    said_on = timing.day_of(draft.cue, draft.start, draft.end)
    return Statement(span, kind, speakers, speaker_span, anonymous, draft.cue.text, draft.via, said_on, None)


def _issuer(entities: EntityIndex, speaker: Speaker) -> tuple[int, ...]:
    """Who gave out a document without a name ("a communique issued by the council"); else the name at hand."""
    head = speaker.head
    if head.lemma_.lower() in reporting().document:
        words = head.doc[speaker.phrase.start : max(head.right_edge.i + 1, speaker.phrase.end)]
        return tuple(key for key, _ in entities.named_in(words))[:1]
    if head.pos_ == "PROPN":
        return tuple(key for key, mention in entities.named_in(speaker.phrase) if mention.start <= head.i < mention.end)
    return ()


def kind_and_span(passage: Passage, start: int, end: int, frame: str) -> tuple[str, Span]:
    """`direct` with the words between the marks, `mixed` or `indirect` with the whole clause."""
    numbers = passage.quotations_in(start, end)
    if frame == "nested":
        return "direct", _between_marks(passage, start, end)
    if len(numbers) == 1 and passage.ranges[numbers[0]] == (start, end) and frame not in FRAGMENTS:
        return "direct", passage.quotations[numbers[0]].inner
    return ("mixed" if numbers else "indirect"), passage.characters(start, end)


def _between_marks(passage: Passage, start: int, end: int) -> Span:
    outer = passage.characters(start, end)
    for quotation in passage.nested:
        if quotation.outer.start == outer.start:
            return quotation.inner
    return outer


def assemble(passage: Passage, entities: EntityIndex) -> list[Statement]:
    """The statements of a passage, in order of text, no two with the same span and speaker."""
    found: dict[tuple[int, int], Statement] = {}
    timing = Timing(passage, Dates(passage.parsed))
    for draft in drafts_of(passage):
        statement = statement_of(passage, entities, timing, draft)
        if statement is not None:
            found.setdefault((statement.span.start, statement.span.end), statement)
    return [found[key] for key in sorted(found)]
