"""Quotations that no complement clause holds: given to the cue beside them, to who spoke before, or to nobody."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.statements.channels import channel_of
from pipeline.extraction.statements.cues import FINITE, Cue, is_own_words
from pipeline.extraction.statements.drafts import Draft
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.statements.phrases import Speaker, speaker_named
from pipeline.extraction.statements.quoting import Quoting
from pipeline.extraction.statements.speakers import speaker_of


def quotation_drafts(passage: Passage, cues: list[Cue], drafts: list[Draft]) -> list[Draft]:
    """The drafts given, with those of the quotations that none of them holds."""
    quoting = Quoting(passage, cues, {d.cue.head.i for d in drafts if d.start > d.cue.head.i})
    drafts = [d for d in drafts if not _is_worded(passage, quoting, d)]
    held = {number: draft for draft in drafts for number in passage.quotations_in(draft.start, draft.end)}
    pending = sorted(drafts, key=_reach)
    found: list[Draft] = []
    last: Draft | None = None
    last_end, passed = -1, 0
    for number, (start, end) in enumerate(passage.ranges):
        if start >= end:
            continue
        while passed < len(pending) and _reach(pending[passed]) <= start:
            if _reach(pending[passed]) > last_end:
                last, last_end = pending[passed], _reach(pending[passed])
            passed += 1
        draft = held.get(number)
        if draft is None:
            draft = _attribute(passage, quoting, number, last, last_end)
            if draft is not None:
                found.append(draft)
        if draft is not None:
            last, last_end = draft, end
    return drafts + found


def _relayed_by(passage: Passage, quoting: Quoting, i: int) -> Speaker | None:
    """The source of an "according to" behind a token in its sentence."""
    for j in range(i + 1, passage.sentence(i)[1]):
        cue = quoting.by_token.get(j)
        if cue is not None and cue.sort == "preposition":
            return speaker_of(passage, cue)
    return None


def _is_worded(passage: Passage, quoting: Quoting, draft: Draft) -> bool:
    """Whether a source is given for '"No," was her answer' as a whole: the words are hers."""
    number = passage.number_at.get(draft.start)
    return draft.cue.sort == "preposition" and number is not None and quoting.spoken_noun(number) is not None


def _reach(draft: Draft) -> int:
    """How far into the text a statement goes, its cue included."""
    return max(draft.end, draft.cue.head.i)


def _attribute(passage: Passage, quoting: Quoting, number: int, last: Draft | None, last_end: int) -> Draft | None:
    start, end = passage.ranges[number]
    if quoting.is_title(number):
        return None
    own = _in_own_words(passage, quoting, number)
    if own is not None:
        return own
    worded = quoting.spoken_noun(number)
    if worded is not None:
        relayed = _relayed_by(passage, quoting, worded[0].head.i)
        return Draft(start, end, worded[0], speaker_named(passage, worded[1]), relayed, "quotation")
    for cue in (quoting.cue_after(number), quoting.cue_before(number)):
        if cue is not None:
            speaker = speaker_of(passage, cue)
            if speaker is not None:
                return Draft(start, end, cue, speaker, channel_of(passage, cue), "quotation")
    marked = quoting.marked(number)
    if marked is not None:
        cue = Cue(marked.mark, (marked.mark,), "mark")
        begin = passage.sentence(start)[0]
        if marked.speaker.i > end and passage.quotation_of[begin] not in (-1, number):
            # A sentence of several quotations, signed at its end.
            start = begin
        return Draft(start, end, cue, speaker_named(passage, marked.speaker), marked.via, "quotation")
    if last is not None and not quoting.is_sentence(number):
        if _is_quotation(passage, last) and _only_marks_between(passage, last, last_end, start):
            return replace(last, start=start, end=end)
        return _continued_in_own_words(passage, number, last, last_end)
    if not quoting.is_sentence(number):
        return None
    lines = passage.parsed.paragraph_of
    reach = max(last_end - 1, last.cue.head.i) if last is not None else -1
    first = start == 0 or passage.doc[start - 1].is_space
    if last is not None and not first and lines[start] == lines[reach] and _sentence_before(passage, start, reach):
        return replace(last, start=start, end=end, frame="quotation")
    introduced = quoting.introduced(number)
    if introduced is not None and (last is None or reach < introduced[0].head.i):
        cue, head = introduced
        return Draft(start, end, cue, speaker_named(passage, head), channel_of(passage, cue), "quotation")
    if last is None or _is_heading(passage, number):
        return None
    if lines[start] == lines[reach] or (first and _previous_paragraph(passage, start) == lines[reach]):
        return replace(last, start=start, end=end, frame="quotation")
    return None


def _is_quotation(passage: Passage, draft: Draft) -> bool:
    number = passage.number_at.get(draft.start)
    return number is not None and passage.ranges[number][1] == draft.end


def _sentence_before(passage: Passage, start: int, reach: int) -> bool:
    """Whether nothing but the sentence with the last statement stands before a quotation."""
    return passage.sentence(max(start - 1, 0))[0] <= reach


def _continued_in_own_words(passage: Passage, number: int, last: Draft, last_end: int) -> Draft | None:
    """A sentence right after a quotation that runs into quoted words of the same speaker: 'The talks "are stuck."'."""
    start, end = passage.ranges[number]
    inner = passage.quotations[number].inner
    floor, ceiling = passage.sentence(start)
    if not _is_quotation(passage, last) or passage.text[inner.end - 1 : inner.end] not in ".!?" or end - start < 6:
        return None
    reach = max(last_end, last.cue.head.i + 1)
    lines = passage.parsed.paragraph_of
    if lines[floor] != lines[last.cue.head.i] or passage.sentence(max(floor - 1, 0))[0] > reach:
        return None
    outside = [t for t in passage.doc[floor:ceiling] if passage.quotation_of[t.i] < 0]
    if any(t.tag_ in FINITE for t in outside) or not any(t.tag_ in FINITE for t in passage.doc[start:end]):
        return None
    begin, finish = passage.trim(floor, end)
    return replace(last, start=begin, end=finish, frame="clause")


def _in_own_words(passage: Passage, quoting: Quoting, number: int) -> Draft | None:
    """Words quoted in a clause that says so: 'had, in her own words, lost "the will to go on"'."""
    start, end = passage.ranges[number]
    floor, _ = passage.clause(start)
    for i in range(start - 1, floor - 1, -1):
        if passage.quotation_of[i] >= 0:
            return None
        cue = quoting.by_token.get(i)
        if cue is not None and is_own_words(cue):
            speaker = speaker_of(passage, cue)
            return Draft(start, end, cue, speaker, None, "quotation") if speaker is not None else None
    return None


def _only_marks_between(passage: Passage, last: Draft, last_end: int, start: int) -> bool:
    begin = max(last_end, last.cue.head.i + 1)
    return (
        all(t.is_punct or t.is_space or (last.speaker and t in last.speaker.phrase) for t in passage.doc[begin:start])
        and start - begin < 12
    )


def _is_heading(passage: Passage, number: int) -> bool:
    """Whether a quotation fills its line and does not end as a sentence does ('No way back')."""
    start, end = passage.ranges[number]
    quotation = passage.quotations[number]
    alone = (start == 0 or passage.doc[start - 1].is_space) and (end >= len(passage.doc) or passage.doc[end].is_space)
    return alone and quotation.closed and passage.text[quotation.inner.end - 1] not in ".!?…,;:—–-"


def _previous_paragraph(passage: Passage, start: int) -> int:
    i = start - 1
    while i >= 0 and passage.doc[i].is_space:
        i -= 1
    return passage.parsed.paragraph_of[i] if i >= 0 else -1
