"""Quotation marks of every kind, paired into quotations.

Marks are told apart from apostrophes by what stands around them; pairs are found paragraph by paragraph. A quotation
that a paragraph leaves open runs to the paragraph's end (the next paragraph of it opens with a mark again, as English
print has it).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.extraction.records import Span

DOUBLE = '"“”„‟«»″〝〞＂'
SINGLE = "'‘’‚‛‹›`´"
OPENING = "“„«‘‚‹〝"
MARKS = re.compile(f"''|``|[{re.escape(DOUBLE + SINGLE)}]")
SPACES = " \t\u00a0\u202f\u2009\u200a\u2007\u200b\ufeff"
BEFORE_OPENING = " \t\n\r\u00a0\u202f\u2009([{<—–-/:;,…"
DEEPEST = 20
"""Marks that may be open at a time; more are slips."""
AFTER_CLOSING = " \t\n\r\u00a0\u202f\u2009)]}>—–-/:;,.!?…"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    `outer` includes the marks, `inner` does not (nor the spaces that French marks carry). `depth` is 0 for quotations
    that stand in no other. `opened` and `closed` tell whether the text has the mark.
    """

    outer: Span
    inner: Span
    depth: int
    opened: bool
    closed: bool


@dataclass(slots=True)
class _Open:
    start: int
    after: int
    single: bool
    mark: str


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of a text, in order of text, an outer one before those inside it."""
    found: list[Quotation] = []
    line_start = 0
    for line in text.splitlines(keepends=True):
        found.extend(_in_line(text, line_start, line_start + len(line.rstrip())))
        line_start += len(line)
    found.sort(key=lambda q: (q.outer.start, -q.outer.end))
    return _nested(found)


def _nested(found: list[Quotation]) -> list[Quotation]:
    """The quotations with their depth; one that crosses another's mark is a slip and falls away."""
    kept: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in found:
        while around and around[-1].outer.end <= quotation.outer.start:
            around.pop()
        if around and (quotation.outer.end > around[-1].outer.end or quotation.outer == around[-1].outer):
            continue
        quotation = replace(quotation, depth=len(around))
        kept.append(quotation)
        around.append(quotation)
    return kept


def _in_line(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[_Open] = []
    marks = list(MARKS.finditer(text, start, end))
    quoted_until = start
    for number, match in enumerate(marks):
        mark = match.group()
        single = mark in SINGLE and mark not in ("``",)
        before = text[match.start() - 1] if match.start() > start else "\n"
        after = text[match.end()] if match.end() < end else "\n"
        role = _role(text, mark, single, before, after, match, marks[number + 1 : number + 60], stack, end)
        if role == "open" and len(stack) < DEEPEST:
            stack.append(_Open(match.start(), match.end(), single, mark))
        elif role == "close":
            depth = next((i for i in reversed(range(len(stack))) if stack[i].single == single), None)
            if depth is None:
                if not single and not stack and match.start() > quoted_until:
                    # A closing mark without its opening one: the quotation began with the sentence.
                    begun = _sentence_start(text, quoted_until, match.start())
                    if begun < match.start():
                        found.append(_quotation(text, begun, begun, match.start(), match.end(), 0, False, True))
                        quoted_until = match.end()
                continue
            opened = stack[depth]
            # Inner marks that never closed were apostrophes or slips.
            del stack[depth:]
            found.append(_quotation(text, opened.start, opened.after, match.start(), match.end(), depth, True, True))
            quoted_until = match.end()
    for depth, opened in enumerate(stack):
        if not opened.single:
            closed_inside = [q for q in found if q.outer.start > opened.start]
            if depth and closed_inside:
                continue
            found.append(_quotation(text, opened.start, opened.after, end, end, depth, True, False))
            break
    return found


def _role(
    text: str,
    mark: str,
    single: bool,
    before: str,
    after: str,
    match: re.Match[str],
    later: list[re.Match[str]],
    stack: list[_Open],
    end: int,
) -> str | None:
    is_open = any(o.single == single for o in stack)
    may_open = (
        before in BEFORE_OPENING or before in OPENING or before in DOUBLE or before in SINGLE or not before.strip()
    )
    may_close = after in AFTER_CLOSING or after in DOUBLE or after in SINGLE or not after.strip()
    if single:
        return _single_role(text, mark, before, after, match, later, is_open, may_open, may_close, end)
    if mark in "«»":
        # French and Russian print opens with «, German print with »; spaces inside the marks are part of them.
        if mark == "«":
            return "close" if stack and stack[-1].mark == "»" else "open"
        return "close" if is_open else ("open" if may_open and after.strip() else "close")
    if mark in "“„":
        # German print closes with “.
        if is_open and any(o.mark == "„" for o in stack) and may_close and before.strip():
            return "close"
        return "open" if may_open or not is_open or after.isalnum() else "close"
    if mark == "”":
        if not is_open and may_open and after.isalnum():
            return "open"
        return "close"
    if not is_open:
        return (
            "open"
            if after.strip() and (may_open or not may_close)
            else ("close" if may_close and before.strip() else "open")
        )
    if may_open and after.strip() and not may_close and before in BEFORE_OPENING + OPENING:
        return "open"
    return "close"


def _single_role(
    text: str,
    mark: str,
    before: str,
    after: str,
    match: re.Match[str],
    later: list[re.Match[str]],
    is_open: bool,
    may_open: bool,
    may_close: bool,
    end: int,
) -> str | None:
    if mark in "‹›":
        return ("open" if mark == "‹" else "close") if not is_open or mark == "›" else None
    if before.isalnum() and after.isalnum():
        return None
    if mark in "´`" and (before.isalnum() or not may_open):
        return None
    opens = may_open and after.strip() and (after.isalnum() or after in '“"[(…$€£-') and mark != "´"
    if opens and not is_open:
        if mark in "‘‚" and not (after.isdigit() and _digits_then_s(text, match.end())):
            return "open" if _closer_follows(text, later, end) else None
        if after.isdigit() and _digits_then_s(text, match.end()):
            return None
        return "open" if _closer_follows(text, later, end) else None
    if is_open and may_close and before.strip():
        if before in "sS" and mark in "'’" and _is_possessive(text, match, later, end):
            return None
        return "close"
    return None


def _digits_then_s(text: str, at: int) -> bool:
    """'90s and the like."""
    return text[at : at + 2].isdigit() and not text[at + 2 : at + 3].isdigit()


def _is_closer(text: str, match: re.Match[str], end: int) -> bool:
    after = text[match.end()] if match.end() < end else "\n"
    before = text[match.start() - 1]
    return (
        match.group() in "'’›"
        and bool(before.strip())
        and (after in AFTER_CLOSING or after in DOUBLE or not after.strip())
    )


def _closer_follows(text: str, later: list[re.Match[str]], end: int) -> bool:
    return any(_is_closer(text, m, end) for m in later)


def _is_possessive(text: str, match: re.Match[str], later: list[re.Match[str]], end: int) -> bool:
    """Whether a mark after s ("the officials' claim") closes nothing: a better one comes before the next opening."""
    if text[match.end() : match.end() + 1] not in SPACES:
        return False
    for m in later:
        before, after = text[m.start() - 1], text[m.end() : m.end() + 1]
        if m.group() in "'‘’" and not before.isalnum() and after.isalnum() and before in BEFORE_OPENING:
            return False
        if _is_closer(text, m, end):
            return True
    return False


def _sentence_start(text: str, floor: int, before: int) -> int:
    position = max(before - 2, floor)
    while position > floor:
        if text[position] in ".!?" and text[position + 1] in SPACES:
            position += 1
            break
        position -= 1
    while position < before and text[position] in SPACES + ",;:.":
        position += 1
    return position


def _quotation(
    text: str, start: int, inner_start: int, inner_end: int, end: int, depth: int, opened: bool, closed: bool
) -> Quotation:
    while inner_start < inner_end and text[inner_start] in SPACES:
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1] in SPACES:
        inner_end -= 1
    return Quotation(Span(start, end), Span(inner_start, inner_end), depth, opened, closed)
