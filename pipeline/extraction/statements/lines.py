"""Lines that attribute by their layout alone: headlines ("Port to reopen: minister") and transcripts ("MS. VELA: ...").

Quoted words beside a name and a mark are found with the quotations; here is what stands without quotation marks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.extraction.entities.vocabulary import honorifics, noun_class
from pipeline.extraction.statements.cues import FINITE
from pipeline.extraction.statements.passage import DASHES, Passage
from pipeline.extraction.tokens import Token

LONGEST_HEADLINE = 24
LONGEST_LABEL = 6
SHORTEST_CONTENT = 3
NOT_SPEAKERS = frozenset(
    {"question", "questions", "answer", "q", "a", "reporter", "moderator", "analysis", "explainer"}
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Content tokens, the head of who said it, and the mark that attributes it."""

    start: int
    end: int
    source: Token
    mark: Token


def labelled_lines(passage: Passage) -> list[Labelled]:
    """The headlines and transcript lines of an article that attribute their words by a dash or colon."""
    lines = _lines(passage)
    labels = {start: _label_end(passage, start, end) for start, end in lines}
    turns = Counter(
        passage.doc[start : labels[start]].text for start, _ in lines if _is_turn(passage, start, labels[start])
    )
    # Datelines look the same, but do not come again and bear no "Ms." or "question".
    transcript = any(count > 1 or _is_form_of_address(label) for label, count in turns.items())
    found = []
    for start, end in lines:
        mark = labels[start]
        line = None
        if transcript and _is_turn(passage, start, mark):
            line = _turn(passage, start, mark, end)
        elif end - start <= LONGEST_HEADLINE and passage.doc[end - 1].text not in ".!?":
            line = _headline(passage, start, mark, end)
        if line is not None:
            found.append(line)
    return found


def _lines(passage: Passage) -> list[tuple[int, int]]:
    """The lines of an article as token ranges without white space around."""
    lines: list[tuple[int, int]] = []
    numbers = passage.parsed.paragraph_of
    start = last = -1
    for i, token in enumerate(passage.tokens):
        if token.is_space:
            continue
        if start >= 0 and numbers[i] != numbers[last]:
            lines.append((start, last + 1))
            start = i
        elif start < 0:
            start = i
        last = i
    if start >= 0:
        lines.append((start, last + 1))
    return lines


def _label_end(passage: Passage, start: int, end: int) -> int:
    """The colon or dash after a line's first few words; `start` where there is none."""
    doc = passage.doc
    for i in range(start + 1, min(start + LONGEST_LABEL + 1, end - 1)):
        if doc[i].text == ":" or (doc[i].text in DASHES - {"-"} and doc[i - 1].whitespace_):
            return i
        if doc[i].text in (",", ";", "(") or doc[i].like_num or passage.quotation_of[i] >= 0:
            return start
    return start


def _is_turn(passage: Passage, start: int, mark: int) -> bool:
    """Whether a label is of a transcript: a name in capitals and a colon."""
    if mark <= start or passage.doc[mark].text != ":":
        return False
    words = [t for t in passage.doc[start:mark] if t.is_alpha]
    return bool(words) and all(t.is_upper or t.lower_.rstrip(".") in honorifics() for t in words)


def _is_form_of_address(label: str) -> bool:
    words = label.lower().split()
    first = words[0].rstrip(".") if words else ""
    return first in honorifics() or first in NOT_SPEAKERS


def _turn(passage: Passage, start: int, mark: int, end: int) -> Labelled | None:
    doc = passage.doc
    words = [t for t in doc[start:mark] if t.is_alpha]
    if words[-1].lower_ in NOT_SPEAKERS or passage.quotations_in(mark + 1, end):
        return None
    return _content(passage, mark + 1, end, words[-1], doc[mark])


def _headline(passage: Passage, start: int, mark: int, end: int) -> Labelled | None:
    """ "Vela: no talks before May" and "Port to reopen in May – minister"."""
    doc = passage.doc
    if mark > start and not passage.quotations_in(start, end):
        source = _source(passage, start, mark)
        if source is not None and any(t.tag_ in FINITE for t in doc[mark + 1 : end]):
            return _content(passage, mark + 1, end, source, doc[mark])
    for i in range(end - 2, max(start + SHORTEST_CONTENT, end - LONGEST_LABEL - 2), -1):
        dash = doc[i].text in DASHES and (doc[i].text != "-" or doc[i - 1].whitespace_)
        if (doc[i].text == ":" or dash) and passage.quotation_of[i] < 0:
            source = _source(passage, i + 1, end)
            if source is None or passage.quotations_in(start, end):
                return None
            verb = any(t.tag_ in FINITE | {"VB", "VBN", "VBG"} for t in doc[start:i])
            return _content(passage, start, i, source, doc[i]) if verb else None
    return None


def _source(passage: Passage, start: int, end: int) -> Token | None:
    """The head of a label that can speak: a person, a body, an office."""
    words = [t for t in passage.doc[start:end] if not t.is_space]
    if not words or any(t.tag_ in FINITE or t.like_num or t.pos_ == "VERB" for t in words):
        return None
    if words[0].lower_ in NOT_SPEAKERS or words[-1].lower_ in NOT_SPEAKERS:
        return None
    last = words[-1]
    if last.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    if last.ent_type_ in ("PERSON", "ORG") or noun_class(last.lower_) in ("person", "institution"):
        return last
    return None


def _content(passage: Passage, start: int, end: int, source: Token, mark: Token) -> Labelled | None:
    start, end = passage.trim(start, end)
    return Labelled(start, end, source, mark) if end - start >= SHORTEST_CONTENT else None
