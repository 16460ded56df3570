"""Quotations inside quotations whose inner speaker is somebody else."""

from __future__ import annotations

from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import COMMAS, Passage
from pipeline.extraction.statements.phrases import Speaker, speaker_named
from pipeline.extraction.statements.speakers import subject_of
from pipeline.extraction.tokens import Token

OWN_VOICE = frozenset({"i", "we", "me", "us", "you", "it", "that", "which"})
REACH = 5


def nested_speech(passage: Passage) -> list[tuple[int, int, int, Cue, Speaker]]:
    """Inner quotations with a cue of their own: start and end token, number of the outer quotation, cue and speaker.

    Only quotations that directly follow a reporting verb whose speaker is not the outer one ("they say: 'Go.'").
    """
    found = []
    doc = passage.doc
    for quotation in passage.nested:
        start, end = passage.first_at(quotation.outer.start), passage.first_at(quotation.outer.end)
        if start >= end or start >= len(doc):
            continue
        outer = passage.quotation_of[start]
        verb = _verb_before(passage, start, outer)
        if verb is None:
            continue
        head = subject_of(verb)
        if head is not None and head.lower_ in ("who",):
            head = _antecedent(verb)
        if head is None or head.lower_ in OWN_VOICE or passage.quotation_of[head.i] != outer:
            continue
        found.append((start, end, outer, Cue(verb, (verb,), "verb"), speaker_named(passage, head)))
    return found


def _verb_before(passage: Passage, start: int, outer: int) -> Token | None:
    doc = passage.doc
    for i in range(start - 1, max(start - 1 - REACH, -1), -1):
        token = doc[i]
        if passage.quotation_of[i] != outer:
            return None
        if token.lemma_.lower() in reporting().speech and token.tag_ in ("VBD", "VBZ", "VBP"):
            return token
        if token.text not in COMMAS and token.text != ":" and token.pos_ not in ("ADV", "PRON", "PROPN", "ADP"):
            return None
    return None


def _antecedent(verb: Token) -> Token | None:
    """What "who" stands for: the noun the clause hangs on, else the nearest noun before its comma."""
    if verb.dep_ == "relcl":
        return verb.head
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.i - 6, -1), -1):
        if doc[i].pos_ in ("NOUN", "PROPN"):
            return doc[i]
    return None
