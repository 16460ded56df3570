"""From drafts to the statements of an article: kinds, exact spans, entities and days."""

from __future__ import annotations

from pipeline.extraction.dates import dates_of
from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.entities.vocabulary import noun_class
from pipeline.extraction.parsing import span_of
from pipeline.extraction.records import Span, Statement
from pipeline.extraction.statements.attribution import quotation_drafts
from pipeline.extraction.statements.closing import find_closings
from pipeline.extraction.statements.contents import FRAGMENTS
from pipeline.extraction.statements.cues import Cue, find_cues
from pipeline.extraction.statements.drafts import Draft, nested_drafts, syntactic_drafts
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.lines import labelled_lines
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.statements.phrases import Speaker, speaker_named
from pipeline.extraction.statements.timing import Timing
from pipeline.extraction.tokens import Token


def drafts_of(passage: Passage) -> list[Draft]:
    """All statements of an article as tokens, in order of text."""
    cues = [cue for cue in find_cues(passage) if passage.quotation_of[cue.head.i] < 0]
    closings = find_closings(passage, cues)
    passage.unit_commas = sorted(closing.comma for closing in closings.values())
    drafts = syntactic_drafts(passage, cues, closings)
    drafts = quotation_drafts(passage, cues, drafts)
    drafts += nested_drafts(passage, drafts)
    drafts += _labelled_drafts(passage, drafts)
    return sorted(drafts, key=lambda d: (d.start, d.end))


def _labelled_drafts(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Headlines and transcript lines, where no cue of theirs has been found."""
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    return [
        Draft(line.start, line.end, Cue(line.mark, (line.mark,), "mark"), speaker_named(passage, line.source))
        for line in labelled_lines(passage)
        if taken.isdisjoint(range(line.start, line.end))
    ]


def statement_of(passage: Passage, entities: EntityIndex, timing: Timing, draft: Draft) -> Statement | None:
    """The record of a draft: its kind and exact span, and who its speaker is."""
    kind, span = kind_and_span(passage, draft.start, draft.end, draft.frame)
    if len(span) == 0:
        return None
    speakers = _sources(entities, draft.speaker)
    if speakers:
        first = entities[speakers[0]]
        anonymous = not first.is_named and first.kind in ("person", "group") and not _institutional(entities, draft)
    else:
        anonymous = draft.speaker.head.pos_ != "PROPN"
    speaker_span = span_of(draft.speaker.phrase)
    said_on = timing.day_of(draft.cue, draft.start, draft.end)
    via = draft.via if draft.via is None or isinstance(draft.via, str) else _channel_name(entities, draft.via)
    return Statement(span, kind, speakers, speaker_span, anonymous, draft.cue.text, via, said_on, None)


def _channel_name(entities: EntityIndex, source: Speaker) -> str:
    """The name of a source that relayed a statement; one without a name keeps its words, but for a leading article."""
    keys = entities.resolve(source.phrase)
    if keys and all(entities[key].is_named for key in keys):
        return " and ".join(entities[key].name for key in keys)
    words = source.phrase
    return (words[1:] if len(words) > 1 and words[0].lower_ in ("a", "an", "the", "some") else words).text


def _sources(entities: EntityIndex, speaker: Speaker) -> tuple[int, ...]:
    """Whom a phrase means; a document without a name of its own speaks for who gave it out."""
    head = speaker.head
    if head.lemma_.lower() in reporting().issued and head.pos_ != "PROPN":
        issuer = _issuer(entities, head)
        if issuer:
            return issuer
    found = entities.resolve(head if speaker.others else speaker.phrase)
    if found:
        joint = [(other.i, entities.resolve(other, conjuncts=False)) for other in speaker.others]
        in_order = (keys for _, keys in sorted((*joint, (head.i, found))))
        return tuple(dict.fromkeys(key for keys in in_order for key in keys))
    if head.lemma_.lower() in reporting().document:
        words = head.doc[speaker.phrase.start : max(head.right_edge.i + 1, speaker.phrase.end)]
        return tuple(key for key, _ in entities.named_in(words))[:1]
    if head.pos_ == "PROPN":
        return tuple(key for key, mention in entities.named_in(speaker.phrase) if mention.start <= head.i < mention.end)
    return ()


def _issuer(entities: EntityIndex, document: Token) -> tuple[int, ...]:
    """Who gave out a document: "the ministry's figures", "figures from the ministry", "a memo by the council"."""
    for child in document.children:
        if child.dep_ == "poss":
            return entities.resolve(child)
    for child in document.rights:
        if child.dep_ in ("prep", "acl") and child.i <= document.i + 4:
            by = child if child.dep_ == "prep" else next((c for c in child.children if c.dep_ == "agent"), None)
            if by is None or by.lower_ not in ("from", "by", "of"):
                continue
            giver = next((c for c in by.children if c.dep_ == "pobj"), None)
            keys = entities.resolve(giver) if giver is not None else ()
            if keys and (by.lower_ != "of" or (entities[keys[0]].is_named and entities[keys[0]].kind != "person")):
                return keys
    left = document.left_edge.i
    while left > 0 and document.doc[left - 1].pos_ == "PROPN":
        left -= 1
    named = entities.named_in(document.doc[left : document.i])
    if named:
        return (named[-1][0],)
    compounds = [c for c in document.lefts if c.dep_ in ("compound", "nmod") and c.pos_ in ("PROPN", "NOUN")]
    return entities.resolve(compounds[-1], conjuncts=False) if compounds else ()


def _institutional(entities: EntityIndex, draft: Draft) -> bool:
    """Whether a described group is of named institutions: "the embassies of France and Italy"."""
    head = draft.speaker.head
    if noun_class(head.lower_) != "institution" or head.lemma_.lower() in ("country", "nation", "state", "member"):
        return False
    return bool(entities.named_in(draft.speaker.phrase))


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
    timing = Timing(passage, dates_of(passage.parsed))
    for draft in drafts_of(passage):
        statement = statement_of(passage, entities, timing, draft)
        if statement is not None:
            found.setdefault((statement.span.start, statement.span.end), statement)
    return [found[key] for key in sorted(found)]
