"""Finding the noun that stands with a number."""

from __future__ import annotations

from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.syntax import after_brackets
from pipeline.extraction.figures.words import MEASURES, NAMING, is_noun, is_number
from pipeline.extraction.tokens import Doc, Token
from pipeline.lexicons import load

_PERIODS = frozenset(load("units")["time"]) | frozenset(("quarter", "season", "time", "week", "night"))
_DIRECTIONS = frozenset(
    (
        "north",
        "south",
        "east",
        "west",
        "away",
        "long",
        "wide",
        "deep",
        "high",
        "tall",
        "off",
        "from",
        "inside",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "above",
        "below",
        "apart",
        "thick",
        "ahead",
        "behind",
        "upstream",
        "downstream",
        "inland",
    )
)


def noun_after(doc: Doc, quantity: Quantity) -> Token | None:
    """The noun that a number before it counts, by the parse, else by the run of adjectives and nouns after it."""
    last = doc[quantity.last - 1]
    start = after_brackets(doc, quantity.last)
    if start != quantity.last:
        if not quantity.compound:
            return None
        return noun_run(doc, start)
    for token in (doc[quantity.first], last):
        head = token.head
        if (
            head.i >= quantity.last
            and is_noun(head)
            and token.dep_ in {"nummod", "compound", "amod", "nmod", "quantmod", "npadvmod", "advmod"}
        ):
            while (
                head.dep_ in {"compound", "nmod"}
                and head.head.i > head.i
                and head.head.pos_ in NAMING
                and head.head.i - head.i < 4
            ):
                head = head.head
            if (
                head.i - quantity.last < 9
                and not _breaks(doc, quantity.last, head.i)
                and not is_period(doc, quantity, head)
            ):
                return head
    found = noun_run(doc, quantity.last)
    return None if found is not None and is_period(doc, quantity, found) else found


def is_period(doc: Doc, quantity: Quantity, head: Token) -> bool:
    """Whether a noun after a number only says when ("5 percent last year")."""
    return head.lemma_.lower() in _PERIODS and doc[quantity.last].lower_ in {
        "last",
        "next",
        "this",
        "every",
        "each",
        "per",
        "that",
    }


def _breaks(doc: Doc, start: int, end: int) -> bool:
    return any(
        t.text in {",", ";", "(", ")", ":", ".", "—"}
        or is_number(t)
        or (t.pos_ == "VERB" and t.tag_ in {"VBD", "VBZ", "VBP"})
        or t.pos_ == "ADP"
        for t in doc[start:end]
    )


def noun_run(doc: Doc, start: int) -> Token | None:
    """The noun that ends the run of adjectives and nouns at a token; a bare "wounded" or "dead" counts as one."""
    head = None
    at = start
    while at < len(doc) and at - start < 8:
        token = doc[at]
        if (is_noun(token) or (token.lower_ in MEASURES and token.is_alpha)) and (
            head is None or token.dep_ != "npadvmod"
        ):
            head = token
            if token.tag_ == "NNS" and not (at + 1 < len(doc) and doc[at + 1].pos_ in NAMING):
                break
        elif token.is_space or (head is not None and token.pos_ not in {"ADJ", "PART"} and token.text not in {"-"}):
            break
        elif (
            (
                token.pos_ == "CCONJ"
                and head is None
                and doc[at - 1].pos_ == "ADJ"
                and at + 1 < len(doc)
                and doc[at + 1].pos_ == "ADJ"
            )
            or token.text == "-"
            or (token.pos_ in {"ADJ", "ADV"} and head is None)
            or (
                token.tag_ in {"VBN", "VBG"}
                and at + 1 < len(doc)
                and doc[at + 1].pos_ in {"NOUN", "PROPN", "ADJ"}
                and head is None
            )
        ):
            pass
        elif head is not None and token.pos_ in {"ADJ", "PART"}:
            break
        else:
            break
        at += 1
    if head is None and start < len(doc):
        token = doc[start + 1] if doc[start].pos_ == "ADV" and start + 1 < len(doc) else doc[start]
        if token.tag_ in {"VBN", "JJ"} and token.lemma_.lower() in {"wound", "injure", "kill", "displace"} | {
            "wounded",
            "injured",
            "dead",
            "missing",
            "homeless",
            "displaced",
        }:
            return token
        if token.lower_ in {"dead", "wounded", "injured", "killed", "missing", "displaced", "homeless", "unemployed"}:
            return token
        if token.lower_ in {"more", "others", "other"} and start + 1 < len(doc) and doc[start + 1].pos_ in NAMING:
            return doc[start + 1]
    return head


def first_word(doc: Doc, quantity: Quantity) -> int:
    """Token where the wording of what is counted begins: behind the span and a joining hyphen."""
    at = quantity.last
    while at < len(doc) and doc[at].idx < quantity.end:
        at += 1
    at = after_brackets(doc, at)
    if at > 0 and at < len(doc) and doc[at].text in {"-", "‑"} and at + 1 < len(doc) and doc[at + 1].lower_ == "strong":
        at += 2
    while (
        at < len(doc)
        and (doc[at].is_punct or (doc[at].lower_ in {"more", "other"} and doc[at].pos_ != "NOUN"))
        and at - quantity.last < 3
    ):
        at += 1
    return at


def partitive(doc: Doc, index: int) -> Token | None:
    """The noun after "of" right behind a number ("30 of the members", "three of them", "all of whom")."""
    if index + 1 >= len(doc) or doc[index].lower_ != "of":
        return None
    objects = [c for c in doc[index].children if c.dep_ == "pobj" and c.i > index]
    if objects:
        return objects[0]
    at = index + 1
    while at + 1 < len(doc) and at - index < 5 and (is_number(doc[at]) or doc[at].pos_ == "DET"):
        at += 1
    return doc[at] if doc[at].pos_ == "PRON" else noun_run(doc, at)


def measure_tail(doc: Doc, index: int, so_far: str) -> list[str]:
    """What completes a measure: a rate ("barrels per day") or a direction ("km east of the capital")."""
    if so_far.endswith(tuple(".,")) or index + 1 >= len(doc):
        return []
    if index + 2 < len(doc) and doc[index].text == "(":
        index = after_brackets(doc, index)
    words = doc[index : index + 5]
    if words and words[0].lower_ in {"per", "a", "an"} and len(words) > 1 and words[1].pos_ == "NOUN":
        return [words[0].text, words[1].text]
    if len(words) > 2 and words[0].lower_ == "to" and words[1].lower_ == "the" and words[2].lower_ in _DIRECTIONS:
        return ["to", "the", *measure_tail(doc, index + 2, so_far)]
    if words and words[0].lower_ in _DIRECTIONS:
        tail = [words[0].text]
        if len(words) > 1 and words[1].lower_ in {"of", "from"}:
            for word in words[1:]:
                if word.is_punct or word.is_space or word.pos_ in {"VERB", "AUX"}:
                    break
                tail.append(word.text)
        return tail
    return []
