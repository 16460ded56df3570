"""Statements in the making: what the cues of an article attribute, and to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.extraction.entities.vocabulary import noun_class
from pipeline.extraction.statements.attitudes import adjective_content, noun_content
from pipeline.extraction.statements.boundaries import drop_lead
from pipeline.extraction.statements.channels import channel_of, outlet
from pipeline.extraction.statements.closing import Closing
from pipeline.extraction.statements.complements import complement_of
from pipeline.extraction.statements.contents import Content, trimmed
from pipeline.extraction.statements.cues import FINITE, Cue, is_negated, is_own_words, is_unattributed_passive
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.nested import nested_speech
from pipeline.extraction.statements.parentheticals import beside_verb
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.statements.phrases import Speaker, speaker_named
from pipeline.extraction.statements.source_phrases import beside_phrase
from pipeline.extraction.statements.speakers import relayed_source, speaker_of
from pipeline.extraction.tokens import Token

SHARING = 5
"""How many statements back a cue without subject may find its speaker."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making: content tokens, cue and speaker."""

    start: int
    end: int
    cue: Cue
    speaker: Speaker
    via: str | Speaker | None = None
    frame: str = ""


def syntactic_drafts(passage: Passage, cues: list[Cue], closings: dict[int, Closing]) -> list[Draft]:
    """What the syntax gives the cues of an article, without statements inside the content of others."""
    drafts = [draft for cue in cues for draft in _drafts_of_cue(passage, cue, closings.get(cue.head.i))]
    behind = {closing.comma + 1 for closing in closings.values()}  # "They asked for access, a diplomat told the paper"
    drafts = [d for d in drafts if d.start not in behind or d.start < d.cue.head.i]
    drafts = [d for d in _with_shared_speakers(passage, drafts) if can_speak(d.cue, d.speaker)]
    return _without_inner(passage, drafts)


def _drafts_of_cue(passage: Passage, cue: Cue, closing: Closing | None) -> list[Draft]:
    if is_negated(cue.head) and cue.head.lemma_ != "doubt" and cue.head.lemma_ not in reporting().thought:
        return []
    if cue.sort == "verb" and closing is None and is_unattributed_passive(cue):
        return []
    if cue.sort == "verb" and cue.head.pos_ == "NOUN" and closing is None:
        return []
    speaker = speaker_of(passage, cue)
    if closing is not None and (speaker is None or not closing.start <= speaker.head.i < cue.head.i):
        speaker = speaker_named(passage, closing.source)
    if speaker is None:
        return []
    via: str | Speaker | None = None
    subject = speaker.head
    relayed = relayed_source(cue.head) if cue.sort == "verb" else None
    if relayed is not None and outlet(speaker.head) is not None:
        via = outlet(speaker.head)
        speaker = speaker_named(passage, relayed)
        citing = next((c for c in cue.head.children if c.lower_ == "citing"), None)
        if citing is not None:
            cue = replace(cue, words=(citing,)) if not contents_of(passage, cue, subject) else cue
    drafts = []
    contents = contents_of(passage, cue, subject)
    if closing is not None and (not contents or contents[0].end > closing.comma):
        whole = closing_content(passage, closing)
        contents = [whole] if whole is not None else []
    for content in contents:
        if content.start <= cue.head.i < content.end or content.start <= speaker.head.i < content.end:
            continue
        channel = via or channel_of(passage, cue)
        drafts.append(Draft(content.start, content.end, cue, speaker, channel, content.frame))
    return drafts


def contents_of(passage: Passage, cue: Cue, source: Token) -> list[Content]:
    """What a cue attributes, by its sort."""
    if cue.sort == "verb":
        complement = complement_of(passage, cue)
        if complement is not None:
            return [complement]
        lemma = cue.head.lemma_.lower()
        return beside_verb(passage, cue, source) if lemma == "put" or lemma in reporting().clausal else []
    if cue.sort == "noun":
        content = noun_content(passage, cue)
    elif cue.sort == "adjective":
        content = adjective_content(passage, cue)
    else:
        words = is_own_words(cue) and passage.quotations_in(*passage.sentence(cue.head.i))
        return [] if words else beside_phrase(passage, cue, source)
    return [content] if content is not None else []


def closing_content(passage: Passage, closing: Closing) -> Content | None:
    """The sentence that a closing attribution goes with."""
    start = drop_lead(passage, closing.content_start, closing.comma)
    return trimmed(passage, start, closing.comma, "parenthetical")


def _with_shared_speakers(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """ "..., adding that", "... but denied": a cue without subject behind the content of another has its speaker."""
    result: list[Draft] = []
    for draft in drafts:
        head = draft.cue.head
        link = passage.doc[max(head.i - 1, 0)]
        participle = (
            draft.cue.sort == "verb" and head.tag_ == "VBG" and link.text in (",", "—", "–") and head.dep_ != "ROOT"
        )
        second = head.tag_ in ("VBD", "VBZ") and link.lower_ in ("and", "but")
        if (participle or second) and not any(c.dep_ == "nsubj" for c in head.lefts):
            before = next((d for d in reversed(result[-SHARING:]) if _ends_before(d, head.i - 1)), None)
            if before is not None and before.cue.sort == "verb":
                draft = replace(draft, speaker=before.speaker, via=draft.via or before.via)
        result.append(draft)
    return result


def _ends_before(draft: Draft, comma: int) -> bool:
    """Whether a statement, or the "she said" behind it, ends at a comma."""
    if draft.cue.head.i >= comma:
        return False
    said_last = draft.end <= draft.cue.head.i and comma - draft.cue.words[-1].i <= 2
    return comma - 1 <= draft.end <= comma + 1 or said_last


def can_speak(cue: Cue, speaker: Speaker) -> bool:
    """Whether the source of a weak cue is a person, a body or a document."""
    lexicon = reporting()
    lemma = cue.head.lemma_.lower()
    head = speaker.head
    if head.lower_ in ("i", "you", "we", "one") and lemma in lexicon.thought | lexicon.evidence:
        return False
    if head.lower_ in ("there", "what", "this", "that", "which", "these"):
        return False
    weak = lexicon.evidence | lexicon.stressing | lexicon.proposition
    if head.lower_ == "it" and lemma in weak:
        return False
    if cue.sort == "verb" and lemma in weak:
        readable = lemma in lexicon.evidence and head.lemma_.lower() in lexicon.document
        named = head.pos_ in ("PROPN", "PRON") or head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
        return named or readable or _personal(head)
    return True


PERSONAL_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "men", "women")


def _personal(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in reporting().people or lemma.endswith(PERSONAL_ENDINGS) or noun_class(noun.lower_) == "person"


def _without_inner(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Drop statements inside the content of another; one that is the whole of it stays, via the outer speaker."""
    kept: list[Draft] = []
    replaced: dict[int, Draft] = {}
    dropped: set[int] = set()
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i].start - drafts[i].end, drafts[i].start))
    for position, outer_number in enumerate(order):
        outer = drafts[outer_number]
        if outer_number in dropped:
            continue
        for inner_number in order[position + 1 :]:
            inner = drafts[inner_number]
            if inner_number in dropped or not (outer.start <= inner.start and inner.end <= outer.end):
                continue
            if not outer.start <= inner.cue.head.i < outer.end:
                if inner.cue.sort == "noun" and inner.start == outer.start:
                    dropped.add(inner_number)
                if inner.cue.head.i == outer.cue.head.i:
                    dropped.add(inner_number)
                continue
            if outer.frame in ("parenthetical", "sentence") and _is_whole(passage, outer, inner):
                dropped.add(outer_number)
                replaced[inner_number] = replace(inner, via=outlet(outer.speaker.head) or outer.speaker)
                break
            shorter = _after_subordinate(passage, replaced.get(outer_number, outer), inner)
            if shorter is not None:
                replaced[outer_number] = shorter
                continue
            dropped.add(inner_number)
    for number, draft in enumerate(drafts):
        if number not in dropped:
            kept.append(replaced.get(number, draft))
    return kept


def _is_whole(passage: Passage, outer: Draft, inner: Draft) -> bool:
    """Whether the outer content is nothing but the inner speaker, cue and content."""
    verb = inner.cue.words[0]
    if inner.cue.sort != "verb" or passage.sentence(verb.i)[0] != passage.sentence(outer.start)[0]:
        return False
    if not outer.start <= inner.speaker.head.i < outer.end:
        return False
    if inner.start > verb.i:
        own = inner.speaker.head.i < verb.i and any(c.dep_ == "nsubj" for c in verb.children)
        first = not any(passage.doc[i].tag_ in FINITE for i in range(outer.start, inner.speaker.phrase.start))
        if inner.end < outer.end - 1:
            rest = passage.doc[inner.end : outer.end]
            first = (
                first and outer.cue.sort == "preposition" and any(t.dep_ == "conj" and t.head.i == verb.i for t in rest)
            )
        return own and first
    return inner.start <= outer.start + 1 and not any(
        passage.doc[i].tag_ in FINITE and i != verb.i and passage.doc[i].head.i != verb.i
        for i in range(inner.end, outer.end)
    )


def _after_subordinate(passage: Passage, outer: Draft, inner: Draft) -> Draft | None:
    """The outer statement without a leading "while X believes ...," that is a statement of its own."""
    doc = passage.doc
    if (
        outer.frame not in ("parenthetical", "sentence")
        or outer.start > inner.cue.head.i
        or inner.start < inner.cue.head.i
    ):
        return None
    if doc[outer.start].pos_ != "SCONJ" and doc[outer.start].dep_ != "mark":
        return None
    for i in range(inner.end, min(inner.end + 3, outer.end)):
        if doc[i].text == ",":
            start, end = passage.trim(i, outer.end)
            return replace(outer, start=start, end=end) if start < end else None
    return None


def nested_drafts(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """What others say in quotations inside the drafts, via the speakers of those."""
    around = {}
    for draft in drafts:
        for number in passage.quotations_in(draft.start, draft.end):
            around[number] = draft
    found = []
    for start, end, outer, cue, speaker in nested_speech(passage):
        via = around[outer].speaker if outer in around else None
        found.append(Draft(start, end, cue, speaker, via, "nested"))
    return found
