"""All pages of a release: `write_page` makes them from the finished tables and the files that lie beside them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

import schemas
from pipeline.collection import without_cycle_collection
from pipeline.publishing import about
from pipeline.publishing.outputs import DATABASE, MANIFEST
from pipeline.publishing.page import (
    attendance,
    disagreements,
    numbers,
    overview,
    speakers,
    table_pages,
    timeline,
    wording,
)
from pipeline.publishing.page.article_text import MARKED, NOTED, blocks
from pipeline.publishing.page.downloads import Download, downloads_of
from pipeline.publishing.page.places import INDEX, STATIC, Places, article_page, table_page
from pipeline.publishing.page.rows import Rows
from pipeline.release_info import ReleaseInfo
from pipeline.rows import Row
from pipeline.tables import ParquetTables

MOST_ARTICLES = 200
"""Articles that get a page of their own; the rest are in the tables alone."""

OWN_FILES = ("style.css", "page.js")
LIBRARY = "datatables.js"
_EXPORTS = re.compile(r"export\{([^{}]*)\};?")


@without_cycle_collection()
def write_page(
    folder: Path, tables: ParquetTables, info: ReleaseInfo, quality: Mapping[str, Any] | None = None
) -> list[str]:
    """Make the page in `folder`, which holds the other files of the release; returns the paths of what it wrote.

    `tables` are all tables of the contract. `quality` is what `quality.json` holds; without it the page says nothing of
    quality. The same tables and files give the same bytes. Raises KeyError where a table is missing, OSError.
    """
    rows = Rows(tables)
    articles = list(rows.of("articles"))
    paged = articles[:MOST_ARTICLES]
    openings = _openings(rows)
    places = Places(articles, (row["article_id"] for row in paged), openings)
    points = disagreements.points(rows, places)
    shared = {
        "info": info,
        "licence": about.licence(info),
        "rights": about.rights(info).replace("`", ""),
        "citation": about.citation(info),
        "tables": table_pages.page_links(),
        "places": places,
    }
    site = _Site(folder, environment(), shared)

    downloads = downloads_of(folder, rows)
    site.write(
        INDEX, "index.html.j2", **_index(rows, places, paged, points, downloads, quality, folder), openings=openings
    )
    for article, shown, notes in _articles(rows, paged, points):
        site.write(
            article_page(article["article_id"]), "article.html.j2", article=article, blocks=shown, note_counts=notes
        )
    evidence = table_pages.first_evidence(rows, places)
    for name in schemas.TABLES:
        page = table_pages.table_page_of(name, rows, places, evidence)
        site.write(table_page(name), "table.html.j2", table=page)
    for name in OWN_FILES:
        site.put(f"{STATIC}/{name}", files(__package__).joinpath("static", name).read_text(encoding="utf-8"))
    site.put(f"{STATIC}/{LIBRARY}", table_script())
    return site.written


class _Site:
    """A folder that pages are written to, and what all pages are given."""

    def __init__(self, folder: Path, pages: Environment, shared: dict[str, Any]) -> None:
        self.folder, self.pages, self.shared = folder, pages, shared
        self.written: list[str] = []

    def write(self, path: str, template: str, **given: Any) -> None:
        root = "../" * path.count("/")
        self.put(path, self.pages.get_template(template).render(**self.shared, **given, root=root, here=path))

    def put(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # What no encoding can write (a lone surrogate) is shown as a question mark.
        target.write_bytes(text.encode("utf-8", "replace"))
        self.written.append(path)


def environment() -> Environment:
    """Templates that escape everything, and fail on a name that is not there."""
    pages = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    pages.filters.update(day=wording.day, number=wording.number, counted=wording.counted)
    pages.globals.update(
        role_words=attendance.ROLE_WORDS,
        marked=wording.marked,
        table_page=table_page,
        caps={"articles": MOST_ARTICLES, "rows": table_pages.MOST_ROWS, "twofold": attendance.MOST_TWOFOLD},
    )
    return pages


def table_script() -> str:
    """DataTables as a plain script: its bundle is a module, which browsers do not load from disk.

    Raises ValueError where the bundle's list of exports is not found.
    """
    bundle = Path(str(distribution("itables").locate_file("itables/html/dt_bundle.js")))
    text = bundle.read_text(encoding="utf-8")
    found = _EXPORTS.findall(text)
    exported = dict(reversed(item.split(" as ")) for item in (found[-1].split(",") if found else ()) if " as " in item)
    if "default" not in exported:
        raise ValueError("the bundle of DataTables does not export what it did")
    head, _, licences = text.rpartition(f"export{{{found[-1]}}}")
    return f"(function(){{{head}window.DataTable={exported['default']};}})();\n{licences.lstrip(';')}"


def _index(
    rows: Rows, places: Places, paged: list[Row], points: list[disagreements.Point], downloads: list[Download],
    quality: Mapping[str, Any] | None, folder: Path,
) -> dict[str, Any]:  # fmt: skip
    meetings = len(attendance.meetings(rows))
    matrices = attendance.matrices(rows, places)
    per_article = {name: Counter(row["article_id"] for row in rows.of(name, "article_id")) for name in NOTED}
    return {
        "counts": {name: rows.count(name) for name in schemas.TABLES},
        "overview": overview.overview(rows, places),
        "timeline": timeline.timeline(rows),
        "matrices": matrices,
        "more_matrices": meetings - len(matrices),
        "role_key": attendance.role_key(matrices),
        "plots": numbers.plots(rows, places),
        "quoted": speakers.quoted(rows, places),
        "points": points,
        "articles": paged,
        "per_article": per_article,
        "table_about": {name: (schemas.title(name), schemas.description(name)) for name in schemas.TABLES},
        "downloads": downloads,
        "database": DATABASE,
        "manifest": MANIFEST,
        "quality": quality if quality and quality.get("sets") else None,
        "quality_tables": list(
            dict.fromkeys(name for s in (quality or {}).get("sets", {}).values() for name in s["tables"])
        ),
        "dictionary": (folder / "dictionary").is_dir(),
    }


def _openings(rows: Rows) -> dict[str, str]:
    """The first sentence of each article that tells of an event: what may be shown of it, and what names it best."""
    found: dict[str, str] = {}
    starts: dict[str, int] = {}
    for row in rows.of("event_mentions", "article_id", "evidence_start", "evidence"):
        article_id, start = row["article_id"], row["evidence_start"]
        if start < starts.get(article_id, start + 1):
            starts[article_id], found[article_id] = start, row["evidence"]
    return found


def _articles(rows: Rows, paged: list[Row], points: list[disagreements.Point]) -> Any:
    """Each article that gets a page, its blocks, and how many notes of each table it has."""
    article_ids = [row["article_id"] for row in paged]
    by_table = {name: rows.of_articles(name, article_ids) for name in MARKED}
    listed = {point.point_id for point in points}
    disputed = {
        row["row_id"]: f"{INDEX}#{row['discrepancy_id']}"
        for row in rows.of("discrepancy_claims")
        if row["discrepancy_id"] in listed
    }
    for article in paged:
        own = {name: found[article["article_id"]] for name, found in by_table.items()}
        yield article, blocks(article, own, rows.event_labels, disputed), {name: len(own[name]) for name in MARKED}


def load_quality(folder: Path) -> dict[str, Any] | None:
    """What `quality.json` in a folder holds; None where there is none."""
    path = folder / "quality.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
