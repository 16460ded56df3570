"""Where attributed content ends: before the next cue, a comment of the narrator, or somebody else's "he said"."""

from __future__ import annotations

from pipeline.extraction.statements.cues import FINITE
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import DASHES, Passage
from pipeline.extraction.tokens import Token

CONTRASTS = frozenset({"although", "though", "because", "unless", "until", "whereas", "if", "while"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def before_comment(passage: Passage, start: int, end: int) -> int:
    """The end of a clause before a colon with a clause of its own, and before ", which" after quoted words."""
    doc = passage.doc
    for i in range(start + 3, end - 2):
        if passage.quotation_of[i] >= 0:
            continue
        if (
            doc[i].text == ":"
            and passage.quotation_of[i + 1] < 0
            and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[i + 1 : end])
        ):
            return i
        if doc[i].text == "," and passage.quotation_of[i - 1] >= 0 and doc[i + 1].lower_ == "which":
            return i
        if (
            doc[i].text == ","
            and doc[i + 1].lower_ in ("a", "an")
            and doc[i + 2].lemma_ in reporting().noun_clause
            and any(t.tag_ in FINITE for t in doc[i + 3 : end])
        ):
            return i
        if doc[i].lower_ == "according" and (doc[i - 1].text == "," or passage.quotation_of[i - 1] >= 0):
            return i
    return _before_unit(passage, start, end)


def _before_unit(passage: Passage, start: int, end: int) -> int:
    """The end of a clause before a closing ", the radio reports" of somebody else."""
    doc = passage.doc
    comma = passage.unit_comma(start + 1, end)
    if comma is not None:
        return comma
    last = end - 1
    while last > start and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    verb = doc[last]
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.lemma_.lower() not in reporting().speech:
        return end
    i = last - 1
    while i > start + 2 and passage.quotation_of[i] < 0 and doc[i].pos_ in ("PROPN", "NOUN", "DET", "ADJ", "PRON"):
        i -= 1
    return i if doc[i].text == "," and 1 < last - i < 8 and passage.quotation_of[i] < 0 else end


def with_reasons(verb: Token, end: int, ceiling: int) -> int:
    """The end of a clause with the concession or reason that the parse hangs on the reporting verb."""
    for other in verb.rights:
        if other.dep_ != "advcl" or not 0 <= other.left_edge.i - end <= 1 or other.right_edge.i >= ceiling:
            continue
        marker = other.left_edge.lower_
        # "as it is linked to ..." goes on with what is said; "as they signed ..." is the narrator's.
        reason = (
            marker == "as"
            and verb.tag_ == "VBD"
            and any(t.tag_ in ("VBZ", "VBP") for t in (other, *other.children) if t.pos_ in ("VERB", "AUX"))
        )
        if marker in CONTRASTS or reason:
            end = other.right_edge.i + 1
    return end


def before_next_cue(passage: Passage, verb: Token, start: int, end: int) -> int:
    """The end of a clause before ", adding that ..." and ", and warned ..." of the same speaker."""
    doc = passage.doc
    lexicon = reporting()
    for i in range(start + 2, end):
        token = doc[i]
        if token.pos_ != "VERB" or passage.quotation_of[i] >= 0:
            continue
        other_count = _other_count_before(token)
        if other_count is not None and start + 2 < other_count < end:
            return other_count
        if token.lemma_.lower() not in lexicon.continuing and token.lemma_.lower() not in lexicon.thought:
            continue
        before = doc[i - 1]
        contrast = _contrast_before(token)
        if contrast is not None and start + 2 < contrast < end:
            return contrast
        if token.tag_ == "VBG" and before.text in (",", "—", "–"):
            return i - 1
        if token.tag_ not in ("VBD", "VBZ") or token.tag_ != verb.tag_ or before.lower_ not in ("and", "but"):
            continue
        comma = doc[i - 2].text == ","
        that = i + 1 < len(doc) and doc[i + 1].lower_ == "that"
        if (comma or that or before.lower_ == "but") and not any(c.dep_ in SUBJECTS for c in token.children):
            return i - 2 if comma else i - 1
    return end


def _contrast_before(verb: Token) -> int | None:
    """Where ", while others believe" begins: the comma before a contrast with a source of its own."""
    mark = next(
        (c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in ("while", "whereas", "although", "though")), None
    )
    if mark is None or mark.i == 0 or verb.doc[mark.i - 1].text != "," or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    return mark.i - 1 if any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children) else None


_CONTRASTING = frozenset({"but", "while", "whereas", "although", "though", "yet", "and"})


def _other_count_before(verb: Token) -> int | None:
    """Where ", but the embassy put it at 150" begins: the comma before a count with a source of its own."""
    if verb.lemma_.lower() not in reporting().measuring or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    doc = verb.doc
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    counted = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    holders = (verb, counted) if counted is not None else (verb,)
    places = (c for holder in holders for c in holder.rights if c.dep_ == "prep" and c.lower_ == "at")
    if subject is None or not any(t.like_num for place in places for t in place.subtree):
        return None
    i = subject.left_edge.i - 1
    while i > 0 and doc[i].pos_ == "ADV":
        i -= 1
    return i - 1 if i > 0 and doc[i].lower_ in _CONTRASTING and doc[i - 1].text == "," else None


def drop_lead(passage: Passage, start: int, end: int) -> int:
    """The start of a sentence without "But" or "And", and without the time and label of an entry ("18:20 BREAKING")."""
    doc = passage.doc
    start = _after_stamp(passage, start, end)
    while start < end and (
        doc[start].is_space or doc[start].pos_ == "CCONJ" or doc[start].text in DASHES or doc[start].text in "•*·"
    ):
        if doc[start].lower_ in ("either", "neither", "both"):
            break
        start += 1
    if start < end and doc[start].text == ",":
        start += 1
    return start


def _after_stamp(passage: Passage, start: int, end: int) -> int:
    """The token after the time and the label that open an entry of a live report."""
    doc = passage.doc
    i = start
    if (
        i >= end
        or (i > 0 and not doc[i - 1].is_space)
        or doc[i].shape_ not in ("dd:dd", "d:dd", "dd.dd", "d.dd", "ddhdd")
    ):
        return start
    i += 1
    while i < end and (doc[i].lower_ in reporting().entry_labels or doc[i].text in ("-", "–", "—", ":", "|")):
        i += 1
    if i + 1 < end and doc[i].is_alpha and doc[i + 1].text == ":":
        i += 2
    return i if i < end else start


def with_second_verb(passage: Passage, cue: int, end: int) -> int:
    """The end of a clause with "and had to ..." after quoted words that broke the parse."""
    doc = passage.doc
    if end + 2 >= len(doc) or (passage.quotation_of[end - 1] < 0 and passage.quotation_of[min(end, len(doc) - 1)] < 0):
        return end
    i = end
    while i < len(doc) and passage.quotation_of[i] >= 0:
        i += 1
    if i + 1 < len(doc) and doc[i].lower_ in ("and", "but") and doc[i + 1].tag_ in ("VBD", "VBZ", "VBP", "MD"):
        joined = doc[i + 1]
        if joined.lemma_.lower() not in reporting().verbs and not any(c.dep_ in SUBJECTS for c in joined.children):
            last = joined.head if joined.dep_ in ("aux", "auxpass") and joined.head.i > joined.i else joined
            return min(last.right_edge.i + 1, passage.clause(cue)[1])
    return end
