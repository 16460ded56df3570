"""Abbreviations that an article introduces in brackets: "the Northern Grain Board (NGB)", and what they stand for.

The long form is sought as in Schwartz and Hearst (2003), "A Simple Algorithm for Identifying Abbreviation Definitions
in Biomedical Text", over words instead of letters.
"""

from __future__ import annotations

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import Name, bare_text
from pipeline.extraction.entities.spelling import abbreviates
from pipeline.extraction.tokens import Doc, Token

_LONGEST_SHORT = 10
"""Letters an abbreviation may have."""
_SPARE_WORDS = 5
"""Words a long form may have beyond one for each letter of its abbreviation."""
_SMALL = frozenset(
    {"of", "for", "and", "the", "on", "in", "to", "&", "de", "du", "des", "del", "la", "al", "-", "’s", "'s", "’", "'"}
)


def join_bracketed(doc: Doc, names: list[Name]) -> list[Name]:
    """Names with those that are the long form of a bracketed abbreviation made whole; in order of text.

    A name that the cutting of capitalised words left in pieces, or that has small letters throughout, becomes one.
    """
    by_start = {name.start: name for name in names}
    by_end = {name.end: name for name in names if name.kind not in ("country", "demonym")}
    joined: list[Name] = []
    for bracket in (t.i for t in doc if t.text == "(" and t.i):
        short = _bracketed(doc, bracket, by_start)
        if short is None:
            continue
        whole = by_end.get(bracket)
        if whole is not None and abbreviates(short.text, whole.text):
            start: int | None = whole.start
        else:
            start = _long_form(doc, bracket, short.text)
        if start is None:
            start = _in_any_order(doc, bracket, short.text)
        if start is None:
            continue
        before = by_start.get(start)
        if before is not None and before.end == bracket and before.kind == "organization":
            continue
        if _is_person(doc, start, bracket, names):
            continue
        name = Name(
            start, bracket, bare_text(doc, start, bracket), "organization", reason="long form of an abbreviation"
        )
        first = before if before is not None and before.kind in ("country", "demonym") else None
        name.country = first.country if first is not None else None
        joined.append(name)
    if not joined:
        return names
    covered = {i for name in joined for i in range(name.start, name.end)}
    kept = [n for n in names if n.start not in covered and n.end - 1 not in covered]
    return sorted([*kept, *joined], key=lambda n: n.start)


def _bracketed(doc: Doc, bracket: int, by_start: dict[int, Name]) -> Name | None:
    """The abbreviation in a bracket that holds nothing else."""
    name = by_start.get(bracket + 1)
    if name is None or name.end >= len(doc) or doc[name.end].text not in (")", ",", ";"):
        return None
    capitals = sum(1 for c in name.text if c.isupper())
    return name if capitals > 1 and len(name.text) <= _LONGEST_SHORT and " " not in name.text else None


def _long_form(doc: Doc, end: int, short: str) -> int | None:
    """Where the words before `end` begin that have the letters of `short` as initials; None where there are none."""
    wanted = [c.lower() for c in short if c.isalpha()]
    left = len(wanted) - 1
    k, words = end - 1, 0
    while k >= 0 and words < len(wanted) + _SPARE_WORDS:
        token = doc[k]
        if token.text in "()" or (token.is_space and "\n" in token.text) or token.text in '.;:"”“':
            return None
        initial = gazetteer.fold(token.text)[:1]
        small = token.lower_ in _SMALL or token.is_punct or token.is_space
        if initial == wanted[left] and (not small or left == 0):
            further = k > 1 and doc[k - 1].text[0].isupper() and gazetteer.fold(doc[k - 1].text)[:1] == wanted[left]
            if small and further:
                k -= 1
                continue
            left -= 1
            if left < 0:
                return k if _may_name(doc, k, end) else None
        elif not small:
            words += 1
            if words > 2 and not token.text[0].isupper():
                return None
        if token.is_sent_start and k and (doc[k - 1].is_punct or doc[k - 1].is_space):
            return None
        k -= 1
    return None


def _in_any_order(doc: Doc, end: int, short: str) -> int | None:
    """As `_long_form` for abbreviations in the word order of another language: capitals of the same letters."""
    wanted = sorted(c.lower() for c in short if c.isupper())
    found: list[str] = []
    for k in range(end - 1, max(-1, end - 3 * len(wanted)), -1):
        token = doc[k]
        if token.text[0].isupper():
            found.append(gazetteer.fold(token.text)[:1])
            if sorted(found) == wanted:
                return k
            if len(found) > len(wanted):
                return None
        elif token.lower_ not in _SMALL:
            return None
        if token.is_sent_start:
            return None
    return None


def _may_name(doc: Doc, start: int, end: int) -> bool:
    """Whether words are a body's name: capitals at both ends, or the head word of an institution in small letters."""
    words: list[Token] = [t for t in doc[start:end] if t.is_alpha and t.lower_ not in _SMALL]
    if len(words) < 2:
        return False
    if words[0].text[0].isupper():
        return sum(1 for t in words if t.text[0].isupper()) * 2 >= len(words)
    return v.noun_class(words[-1].lower_) == "institution"


def _is_person(doc: Doc, start: int, end: int, names: list[Name]) -> bool:
    if v.noun_class(doc[end - 1].lower_) == "institution":
        return False
    return any(n.start == start and n.end == end and n.kind in ("person", "country") for n in names)


def expansions(doc: Doc, names: list[Name]) -> dict[str, Name]:
    """Folded abbreviation to the name that stands before its bracket."""
    by_end = {n.end: n for n in names if n.kind in ("organization", "thing", "place", None)}
    table: dict[str, Name] = {}
    for n in names:
        if not n.start or doc[n.start - 1].text != "(" or len(n.text) > _LONGEST_SHORT or " " in n.text:
            continue
        long = by_end.get(n.start - 1)
        if long is None or sum(c.isupper() for c in n.text) < 2 or " " not in long.text:
            continue
        closed = n.end < len(doc) and doc[n.end].text == ")"
        body = long.kind == "organization" and gazetteer.country(n.text) is None and closed
        if (body or abbreviates(n.text, long.text)) and gazetteer.fold(long.text) != gazetteer.fold(n.text):
            table.setdefault(gazetteer.fold(n.text), long)
    return table
