"""Content beside a phrase that names its source: "according to X, ...", "..., per X", "in X's view, ..."."""

from __future__ import annotations

from pipeline.extraction.statements.boundaries import drop_lead
from pipeline.extraction.statements.contents import Content, trimmed
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.parentheticals import has_main_verb
from pipeline.extraction.statements.passage import DASHES, Passage
from pipeline.extraction.tokens import Token


def beside_phrase(passage: Passage, cue: Cue, source: Token | None) -> list[Content]:
    """The clause that "according to X" and its like go with; what follows a colon after the source is one more."""
    doc = passage.doc
    first, last = cue.words[0].i, cue.words[-1].i
    floor, ceiling = passage.clause(first)
    end = _source_end(passage, last, source, ceiling)
    contents: list[Content] = []
    start = drop_lead(passage, floor, first)
    lead = trimmed(passage, start, first, "sentence") if start < first else None
    if lead is not None and doc[lead.start].lower_ == "according" and end < ceiling:
        # A second source in the sentence of a first: what follows its dash or comma is its own.
        lead = None
    followed = end < ceiling and doc[end].text in (",", ":", "–", "—", "--", "-")
    rest = trimmed(passage, end, _before_next_phrase(passage, end, ceiling), "sentence") if followed else None
    if lead is not None and first > floor and doc[first - 1].text == ":" and rest is not None:
        lead = None
    if lead is not None and lead.end - lead.start == 1 and doc[lead.start].pos_ not in ("VERB", "NOUN", "PROPN"):
        lead = None
    if (
        lead is not None
        and first >= 2
        and doc[first - 1].text == ","
        and doc[first - 2].pos_ == "CCONJ"
        and rest is not None
    ):
        lead = None
    if lead is not None and rest is not None and doc[end].text == ":":
        return [lead, rest]
    if lead is not None and rest is not None:
        lead_main, rest_main = has_main_verb(passage, lead), has_main_verb(passage, rest)
        if not lead_main and rest_main:
            lead = None
    chosen = lead if lead is not None else rest
    if chosen is not None:
        contents.append(chosen)
    return contents


def _source_end(passage: Passage, last: int, source: Token | None, ceiling: int) -> int:
    doc = passage.doc
    if source is None:
        i = last + 1
    else:
        i = source.i + 1
        apposed = next((c for c in source.rights if c.dep_ == "appos"), None)
        if apposed is not None and apposed.right_edge.i < ceiling - 4:
            i = max(i, apposed.i + 1)
    while i < ceiling and doc[i].text not in (",", ":", ";") and doc[i].text not in DASHES - {"-"}:
        i += 1
    return i


def _before_next_phrase(passage: Passage, start: int, ceiling: int) -> int:
    for i in range(start + 1, ceiling - 1):
        if passage.doc[i].lower_ == "according" and passage.doc[i + 1].lower_ == "to":
            return i
    return ceiling
