"""An article as its page shows it: the words that may be shown, with every grounded span marked and linked to its row.

Where the licence does not let the text be passed on, only sentences that ground an event, a participant, a statement or
a figure are shown; what lies between them is a gap of so many characters. (A sentence that grounds nothing but mentions
of names stands in the table of mentions alone: together they would be nearly the whole article.)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup, escape

from pipeline.publishing.page.attendance import ROLE_WORDS
from pipeline.publishing.page.places import anchor, row_link
from pipeline.publishing.page.rows import Row
from pipeline.publishing.page.wording import MEASURES, number, unit

NOTED = ("event_mentions", "participants", "figures", "statements")
"""Tables whose rows have a note beside the text; where several mean one span, its words link to the first of these."""
MARKED = (*NOTED, "entity_mentions")
PARAGRAPH_GAP = 4
"""Sentences less than so many characters apart follow each other: between them is white space only."""
FULL_BLOCK = 240
"""Characters after which the next sentence begins a paragraph of its own, so that notes stand beside their words."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the table says of one span: a number, the row's table and link, its gist, and what it is about."""

    number: int
    table: str
    row_id: str
    href: str
    gist: str
    about: str
    disputed: str
    """Link to the point on which sources differ that this row is a claim on; empty where it is none."""


@dataclass(slots=True)
class Piece:
    """A run of characters that lies in the same spans from end to end."""

    text: str
    kinds: list[str] = field(default_factory=list)
    """Tables whose spans it lies in."""
    rows: list[str] = field(default_factory=list)
    """Anchors of the rows whose spans it lies in."""
    starts: list[str] = field(default_factory=list)
    """Anchors of the rows whose spans begin here."""
    ends: list[int] = field(default_factory=list)
    """Numbers of the notes on statements that end here."""
    href: str = ""

    def html(self, root: str) -> str:
        """Its HTML; `root` leads to the folder of the release."""
        starts = "".join(f'<span id="{escape(start)}" class="at"></span>' for start in self.starts)
        ends = "".join(
            f'<sup><a href="#note-{end}" aria-label="Statement, note {end}">{end}</a></sup>' for end in self.ends
        )
        return f"{starts}{self._marked(root)}{ends}"

    def _marked(self, root: str) -> str:
        """Its text as a link or, where it leads nowhere, in a mark, where it lies in any span."""
        if not self.kinds:
            return str(escape(self.text))
        marks = f'class="m {" ".join(self.kinds)}"'
        rows = f'data-r="{escape(" ".join(self.rows))}"'
        if not self.href:
            return f"<span {marks} {rows}>{escape(self.text)}</span>"
        href = escape(self.href if self.href.startswith("#") else root + self.href)
        return f'<a {marks} href="{href}" {rows}>{escape(self.text)}</a>'


@dataclass(slots=True)
class Block:
    """A paragraph with its notes; or, with `gap`, so many characters that are not shown."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    gap: int = 0
    starts: list[str] = field(default_factory=list)
    """Anchors of rows whose words are in the gap."""

    def html(self, root: str) -> Markup:
        """The HTML of its pieces: put together here, for in a template these many small steps take long."""
        return Markup("".join(piece.html(root) for piece in self.pieces))

    @property
    def note_groups(self) -> dict[tuple[str, str], list[Note]]:
        """Its notes by table and by what they are about."""
        groups: dict[tuple[str, str], list[Note]] = {}
        for note in self.notes:
            groups.setdefault((note.table, note.about), []).append(note)
        return groups


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    table: str
    anchor: str
    note: Note | None
    href: str


def blocks(
    article: Row, rows: Mapping[str, list[Row]], labels: Mapping[str, str], disputed: Mapping[str, str]
) -> list[Block]:
    """The paragraphs and gaps of an article.

    `rows` are its rows by table, `labels` the labels of events by identifier, `disputed` links to points of difference
    by the identifier of the row that makes a claim.
    """
    spans = list(_spans(rows, labels, disputed))
    stretches = [(0, article["text"])] if article["text"] is not None else shown_stretches(rows)
    sentences = {row["evidence_start"] for name in NOTED for row in rows.get(name, ())}
    found: list[Block] = []
    position = 0
    for start, text in stretches:
        _bridge(found, position, start, spans)
        _add_stretch(found, start, text, spans, sentences)
        position = start + len(text)
    _bridge(found, position, article["char_count"], spans)
    return [block for block in found if block.gap or any(piece.text.strip() for piece in block.pieces)]


def shown_stretches(rows: Mapping[str, list[Row]]) -> list[tuple[int, str]]:
    """The characters that may be shown: the evidence of noted rows, overlapping sentences run together."""
    sentences = sorted({(row["evidence_start"], row["evidence"]) for name in NOTED for row in rows.get(name, ())})
    merged: list[tuple[int, str]] = []
    for start, text in sentences:
        if merged and start <= (end := merged[-1][0] + len(merged[-1][1])):
            merged[-1] = (merged[-1][0], merged[-1][1] + text[end - start :])
        else:
            merged.append((start, text))
    return merged


def _spans(rows: Mapping[str, list[Row]], labels: Mapping[str, str], disputed: Mapping[str, str]) -> Iterator[_Span]:
    """All spans, longer before shorter at one place; notes are numbered in this order."""
    places = [
        (row["span_start"], -row["span_end"], MARKED.index(name), name, row)
        for name in MARKED
        for row in rows.get(name, ())
    ]
    places.sort(key=lambda place: (*place[:3], anchor(place[3], place[4])))
    count = 0
    for start, end, _, name, row in places:
        mark, href, note = anchor(name, row), row_link(name, row), None
        if name in NOTED:
            count += 1
            gist, about = _gist(name, row, labels)
            note = Note(count, name, mark, href, gist, about, disputed.get(mark, ""))
        yield _Span(start, -end, name, mark, note, f"#note-{count}" if note else href)


def _gist(name: str, row: Row, labels: Mapping[str, str]) -> tuple[str, str]:
    """What a row says, and about what."""
    if name == "event_mentions":
        return row["span_text"], f"{labels[row['event_id']]} ({row['status']})"
    if name == "participants":
        return row["name"], f"{ROLE_WORDS.get(row['role'], row['role'])}: {labels[row['event_id']]}"
    if name == "statements":
        return row["speaker"] or row["speaker_text"] or "no speaker named", f"{row['kind']} statement"
    size = number(row["low"]) if row["low"] == row["high"] else f"{number(row['low'])}–{number(row['high'])}"
    by = f" · {row['attributed_to']}" if row["attributed_to"] else ""
    return f"{SIGNS.get(row['comparator'], '')}{size} {unit(row['unit'])}", MEASURES[row["measure"]] + by


SIGNS = {"more_than": "> ", "at_least": "≥ ", "less_than": "< ", "at_most": "≤ ", "approx": "≈ "}


def _bridge(found: list[Block], position: int, start: int, spans: list[_Span]) -> None:
    """What lies between two stretches: nothing, white space, the end of a paragraph, or a gap."""
    if start - position <= 0:
        return
    if start - position == 1 and found and not found[-1].gap:
        found[-1].pieces.append(Piece(" "))
    elif start - position < PARAGRAPH_GAP:
        found.append(Block())
    else:
        hidden = [span.anchor for span in spans if position <= span.start < start]
        found.append(Block(gap=start - position, starts=hidden))


def _add_stretch(found: list[Block], offset: int, text: str, spans: list[_Span], sentences: set[int]) -> None:
    """Cut a stretch at each span's ends and each line's end, and add its pieces."""
    end = offset + len(text)
    inside = [span for span in spans if offset <= span.start and span.end <= end]
    opening: dict[int, list[_Span]] = defaultdict(list)
    closing: dict[int, list[_Span]] = defaultdict(list)
    for span in inside:
        opening[span.start].append(span)
        closing[span.end].append(span)
    breaks = {offset + place for line_end in re.finditer("\n", text) for place in line_end.span()}
    cuts = sorted({offset, end, *opening, *closing, *breaks, *(place for place in sentences if offset < place < end)})
    if not found or found[-1].gap:
        found.append(Block())
    open_spans: dict[int, _Span] = {}
    for start, stop in pairwise(cuts):
        for span in closing[start]:
            open_spans.pop(id(span), None)
        for span in opening[start]:
            open_spans[id(span)] = span
        part = text[start - offset : stop - offset]
        if part == "\n":
            found.append(Block())
            continue
        if start in sentences and not open_spans.keys() - {id(span) for span in opening[start]} and _is_full(found[-1]):
            found.append(Block())
        found[-1].notes += [span.note for span in opening[start] if span.note]
        found[-1].pieces.append(_piece(part, list(open_spans.values()), opening[start], closing[stop]))


def _is_full(block: Block) -> bool:
    return sum(len(piece.text) for piece in block.pieces) >= FULL_BLOCK


def _piece(text: str, within: list[_Span], opening: list[_Span], closing: list[_Span]) -> Piece:
    short = [span for span in within if span.table != "statements"]
    # The shortest span, and of several on the same words the one whose table comes first, is where the words lead.
    best = min(short, key=lambda span: (span.table == "entity_mentions", span.end - span.start), default=None)
    return Piece(
        text=text,
        kinds=list(dict.fromkeys(span.table for span in within)),
        rows=[span.anchor for span in within],
        starts=[span.anchor for span in opening],
        ends=[span.note.number for span in closing if span.note and span.table == "statements"],
        href=best.href if best else "",
    )
