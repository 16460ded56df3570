"""Each table as a page: its columns, the values it can be filtered by, and a link from every row to its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pyarrow as pa
from markupsafe import Markup, escape

import schemas
from pipeline.publishing.database import column_comment, sql_type
from pipeline.publishing.page.places import Places, anchor, reference_link, table_page
from pipeline.publishing.page.rows import Rows
from pipeline.publishing.page.wording import marked, number
from pipeline.rows import Row

MOST_ROWS = 2_000
MOST_CHOICES = 60

# Columns shown at first, by table; "all columns" shows the rest. The evidence of grounded rows is always among them.
MAIN = {
    "articles": ("article_id", "title", "publisher", "reference_date", "license", "word_count"),
    "events": ("label", "event_type", "status", "date_start", "date_end", "place", "country", "article_count"),
    "event_mentions": ("event_id", "span_text", "status", "date_text", "place"),
    "participants": ("name", "role", "event_id", "country", "title", "headcount"),
    "statements": ("speaker", "kind", "span_text", "cue", "event_id"),
    "figures": ("span_text", "counted", "measure", "low", "high", "unit", "attributed_to"),
    "entities": ("name", "kind", "country", "aliases", "titles", "mention_count", "article_count"),
    "entity_mentions": ("entity_id", "span_text", "form", "matched_by"),
    "discrepancies": ("subject", "field", "claim_count", "source_count", "spread"),
    "discrepancy_claims": ("discrepancy_id", "side", "value", "attributed_to", "row_id"),
    "rejects": ("file_name", "reason", "detail"),
}
FILTERED = ("article_id", "country", "language", "unit", "speaker_country", "license")
"""Columns that are filtered by choosing a value, beside those with a closed list of values."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column as its page shows it."""

    name: str
    type: str
    """Its type in SQL."""
    description: str
    meaning: str
    """Description, unit, allowed values and what it points to."""
    style: str
    """CSS classes: "more" for a column that is not shown at first, "n" for numbers, "words" for evidence."""
    choices: list[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as text, with what it is sorted by and where it leads; `mark` is what to set off within it."""

    text: str
    order: str | None = None
    href: str = ""
    mark: tuple[int, int] | None = None

    def html(self, style: str, root: str) -> str:
        """Its HTML, of CSS classes `style`; `root` leads to the folder of the release."""
        attributes = f' class="{style}"' if style else ""
        if self.order is not None:
            attributes += f' data-order="{_escaped(self.order)}"'
        return f"<td{attributes}>{self._content(root)}</td>"

    def _content(self, root: str) -> str:
        if self.mark:
            return marked(self.text, self.mark)
        text = _escaped(self.text)
        return f'<a href="{root}{_escaped(self.href)}">{text}</a>' if self.href else text


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its anchor and the link to its evidence."""

    anchor: str
    evidence: str
    evidence_text: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class TablePage:
    """A table as a page."""

    name: str
    title: str
    description: str
    caveats: Sequence[str]
    total: int
    heads: list[Head]
    lines: list[Line]

    def cells(self, line: Line, root: str) -> Markup:
        """The HTML of the values of a row: put together here, for in a template these many small steps take long."""
        return Markup("".join(cell.html(head.style, root) for head, cell in zip(self.heads, line.cells, strict=True)))


def table_page_of(name: str, rows: Rows, places: Places, evidence: dict[str, tuple[str, str]]) -> TablePage:
    """The page of one table. `evidence` links events and entities to the words of a mention, by their identifier."""
    columns = sorted(schemas.columns(name), key=lambda column: _place(name, column.name))
    shown = rows.first(name, MOST_ROWS)
    lines = []
    for row in shown:
        link, text = _evidence(name, row, places, evidence)
        lines.append(Line(anchor(name, row), link, text, [_cell(column, row, rows, places) for column in columns]))
    heads = [Head(c.name, sql_type(c.type), c.description, column_comment(c), _style(name, c), []) for c in columns]
    for index, column in enumerate(columns):
        if column.values or column.name in FILTERED:
            choices = sorted({line.cells[index].text for line in lines} - {""})
            if 2 <= len(choices) <= MOST_CHOICES:
                heads[index].choices.extend(choices)
    return TablePage(
        name, schemas.title(name), schemas.description(name), schemas.caveats(name), rows.count(name), heads, lines
    )


@lru_cache(maxsize=65536)
def _escaped(text: str) -> str:
    """Text as HTML; most values of a table stand in many of its rows."""
    return str(escape(text))


def _place(name: str, column: str) -> tuple[int, int]:
    main = MAIN[name]
    if column in main:
        return (0, main.index(column))
    return (1, 0) if column == "evidence" else (2, 0)


def _evidence(name: str, row: Row, places: Places, evidence: dict[str, tuple[str, str]]) -> tuple[str, str]:
    """Where the words are that a row rests on, and what to call that place."""
    if schemas.is_grounded(name):
        return places.evidence(name, row), places.code(row["article_id"])
    if name == "articles":
        return (places.article(row["article_id"]), "read") if row["article_id"] in places.paged else ("", "")
    if name == "discrepancies":
        return reference_link("discrepancy_claims.", "").partition("#")[0] + f"#q={row['discrepancy_id']}", "claims"
    key = schemas.table_model(name).key()
    return evidence.get(row[key[0]], ("", "")) if len(key) == 1 else ("", "")


def _cell(column: schemas.Column, row: Row, rows: Rows, places: Places) -> Cell:
    value = row[column.name]
    if value is None:
        return Cell("")
    if column.name == "evidence":
        start = row["span_start"] - row["evidence_start"]
        return Cell(value, mark=(start, start + len(row["span_text"])))
    if column.name == "row_id":
        return Cell(value, href=reference_link(f"{row['row_table']}.", value))
    if isinstance(value, list):
        return Cell("; ".join(map(str, value)))
    if column.foreign_key:
        return _reference(column.foreign_key, value, rows, places)
    if isinstance(value, bool):
        return Cell("yes" if value else "no")
    if isinstance(value, (int, float)):
        is_place = column.name.endswith(("_start", "_end")) or column.name == "side"
        return Cell(str(value) if is_place else number(value), order=repr(value))
    return Cell(value.isoformat() if isinstance(value, date) else str(value))


def _reference(target: str, value: str, rows: Rows, places: Places) -> Cell:
    href = reference_link(target, value)
    if target == "articles.article_id":
        return Cell(places.name(value), href=places.article(value))
    if target == "events.event_id":
        return Cell(rows.event_labels[value], href=href)
    if target == "entities.entity_id":
        return Cell(rows.entity_names[value], href=href)
    return Cell(value, href=href)


def _style(name: str, column: schemas.Column) -> str:
    if column.name == "evidence":
        return "words"
    is_number = pa.types.is_integer(column.type) or pa.types.is_floating(column.type)
    return " ".join((["more"] if column.name not in MAIN[name] else []) + (["n"] if is_number else []))


def first_evidence(rows: Rows, places: Places) -> dict[str, tuple[str, str]]:
    """For each event and entity the words of a mention, best one in an article that has a page."""
    found: dict[str, tuple[str, str]] = {}
    for name, key in (("event_mentions", "event_id"), ("entity_mentions", "entity_id")):
        for some in rows.of_articles(name, sorted(places.paged)).values():
            for row in some:
                if row[key] not in found:
                    found[row[key]] = (places.evidence(name, row), places.code(row["article_id"]))
    return found


def page_links() -> list[tuple[str, str]]:
    """The pages of all tables, in order."""
    return [(name, table_page(name)) for name in schemas.TABLES]
