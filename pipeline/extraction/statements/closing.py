"""Attributions that close a sentence: "..., the harbour master, Ada Moore, told a briefing in Lomé".

Parsers often hang the source of such a sentence on the last noun before its comma. The unit is plain from its words:
a comma, a noun phrase (with a name, a description or a relative clause between commas), a reporting verb, and nothing
behind the verb that it could report.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.statements.cues import FINITE, Cue
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.tokens import Token

LONGEST_PHRASE = 24
LONGEST_RELATIVE = 30
LONGEST_HEADLINE = 24
PHRASE_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "PART", "ADP", "X"})
RELATIVE_WORDS = frozenset({"who", "which", "whose", "whom", "neither", "both", "citing", "speaking", "quoting"})
TAIL_WORDS = frozenset(
    {"in", "after", "on", "as", "with", "at", "amid", "during", "following", "while", "before", "when"}
)


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing attribution: the head of its source, its first token, and the comma before it."""

    source: Token
    start: int
    comma: int
    content_start: int


def find_closings(passage: Passage, cues: list[Cue]) -> dict[int, Closing]:
    """The closing attributions of an article by the token index of their verb."""
    found = {}
    for cue in cues:
        if cue.sort == "verb" and len(cue.words) == 1:
            closing = _closing(passage, cue.head)
            if closing is not None:
                found[cue.head.i] = closing
    return found


def _closing(passage: Passage, verb: Token) -> Closing | None:
    lexicon = reporting()
    lemma = verb.lemma_.lower()
    if lemma not in lexicon.speech and lemma not in lexicon.evidence:
        return None
    if lemma in lexicon.quoting_only and lemma != "comment":
        return None
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "NN") or any(c.dep_ in ("auxpass", "neg") for c in verb.children):
        return None
    floor, ceiling = passage.clause(verb.i)
    if not _nothing_said_behind(passage, verb, ceiling):
        return None
    last = verb.i - 1
    while last > floor and passage.doc[last].pos_ in ("ADV", "AUX"):
        last -= 1
    unit = (
        _with_insertion(passage, last, floor) if passage.doc[last].text == "," else _plain(passage, verb, last, floor)
    )
    if unit is None:
        return None
    source, start = unit
    comma = start - 1
    begin = _main_clause(passage, floor, comma, verb.tag_ == "VBZ" and passage.ends_line(verb.i))
    return Closing(source, start, comma, begin) if begin is not None else None


def _nothing_said_behind(passage: Passage, verb: Token, ceiling: int) -> bool:
    """Whether a verb has no content to its right: an addressee, a place, a day at most."""
    doc = passage.doc
    for i in range(verb.i + 1, ceiling):
        token = doc[i]
        if passage.quotation_of[i] >= 0 or token.text in (":", "–", "—"):
            return False
        if token.text == ",":
            following = doc[i + 1] if i + 1 < ceiling else None
            behind = following is not None and (following.tag_ == "VBG" or following.lower_ in TAIL_WORDS)
            return behind or not any(t.tag_ in FINITE for t in doc[i + 1 : ceiling])
        if token.tag_ in FINITE or token.lower_ in ("that", "how", "whether", "why") or token.tag_ == "TO":
            return False
    return True


def _plain(passage: Passage, verb: Token, last: int, floor: int) -> tuple[Token, int] | None:
    """ ", the finance ministry said": the head of the phrase before the verb, and its first token."""
    start = _phrase_start(passage, last, floor)
    if start is None:
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and start <= c.i <= last), None)
    head = subject if subject is not None else _head(passage, start, last)
    return (head, start) if head is not None else None


def _with_insertion(passage: Passage, comma: int, floor: int) -> tuple[Token, int] | None:
    """ ", the harbour master, Ada Moore, said" and ", an official, who was there, said"."""
    doc = passage.doc
    start = _phrase_start(passage, comma - 1, floor)
    named = None
    if start is not None and doc[start].lower_ not in RELATIVE_WORDS:
        inserted = _head(passage, start, comma - 1)
        if inserted is None:
            return None
        named = inserted if inserted.ent_type_ == "PERSON" and inserted.pos_ == "PROPN" else None
        opened = start - 1
    else:
        opened = next(
            (
                i
                for i in range(comma - 1, max(floor, comma - LONGEST_RELATIVE), -1)
                if doc[i].text == "," and doc[i + 1].lower_ in RELATIVE_WORDS and passage.quotation_of[i] < 0
            ),
            -1,
        )
    if opened <= floor:
        return None
    start = _phrase_start(passage, opened - 1, floor)
    if start is None:
        return None
    head = _head(passage, start, opened - 1)
    if head is None:
        return None
    return (named if named is not None and head.ent_type_ != "PERSON" else head), start


def _phrase_start(passage: Passage, last: int, floor: int) -> int | None:
    """Where the noun phrase that ends with a token begins, if a comma stands before it."""
    doc = passage.doc
    i, brackets = last, 0
    while i > floor and last - i < LONGEST_PHRASE and passage.quotation_of[i] < 0:
        token = doc[i]
        if token.text in (")", "]"):
            brackets += 1
        elif token.text in ("(", "["):
            brackets -= 1
        elif token.text == "," and not brackets:
            break
        elif token.pos_ not in PHRASE_PARTS and token.text not in ("-", "'", "’", "&", ".") and not brackets:
            inside_name = doc[i - 1].pos_ == "PROPN" and doc[i + 1].pos_ == "PROPN"
            joined = token.lower_ == "and" and doc[i + 1].pos_ in ("PROPN", "NOUN", "DET", "ADJ")
            participle = token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "acl", "compound")
            if not (inside_name or joined or participle):
                return None
        i -= 1
    if i <= floor or i == last or doc[i].text != "," or brackets:
        return None
    first = doc[i + 1]
    if first.pos_ not in ("DET", "PROPN", "ADJ", "NOUN", "PRON", "NUM") or first.tag_ in ("WP", "WDT", "WP$"):
        return None
    return i + 1


def _head(passage: Passage, start: int, last: int) -> Token | None:
    """The head of a phrase: a personal name at its end, else the last noun before its first preposition."""
    doc = passage.doc
    if doc[last].ent_type_ == "PERSON" and doc[last].pos_ == "PROPN" and doc[last].dep_ != "pobj":
        return doc[last]
    noun = None
    for i in range(start, last + 1):
        token = doc[i]
        if token.text in ("(", "[") or (token.pos_ == "ADP" and noun is not None):
            break
        if token.lower_ == "and" and noun is not None:
            break
        if token.pos_ in ("NOUN", "PROPN") or (
            token.pos_ in ("PRON", "NUM", "DET") and token.tag_ != "PRP$" and i == start
        ):
            noun = token
    return noun if noun is not None and noun.pos_ != "DET" else None


def _main_clause(passage: Passage, floor: int, comma: int, headline: bool) -> int | None:
    """The start of the sentence before the comma, if it has a main verb and is no quotation of its own.

    A headline needs no verb ("Port strike over, minister says").
    """
    doc = passage.doc
    start = floor
    while start < comma and (doc[start].is_space or doc[start].text in ("-", "–", "—", "•")):
        start += 1
    if start >= comma - 1:
        return None
    if headline and comma - start < LONGEST_HEADLINE and not passage.quotations_in(start, comma):
        return start
    number = passage.quotation_of[start]
    if number >= 0 and passage.ranges[number][1] >= comma - 1:
        return None
    for i in range(start, comma):
        token = doc[i]
        if token.tag_ not in FINITE or passage.quotation_of[i] >= 0 or not token.text[:1].isalpha():
            continue
        clause = token if token.pos_ == "VERB" or token.head.pos_ not in ("VERB", "AUX") else token.head
        if clause.dep_ in ("relcl", "acl") and clause.head.i < clause.i:
            continue
        if not any((c.dep_ == "mark" and c.lower_ != "that") or c.tag_ == "WRB" for c in clause.lefts):
            return start
    return None
