"""Where things stand on the site: file names of pages, anchors of rows, and the link from a row to its evidence.

All links are relative to the folder of the release, so that they hold from disk and under any address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import schemas
from pipeline.publishing.page.wording import shortened

INDEX = "index.html"
ARTICLES = "articles"
TABLES = "tables"
STATIC = "page"
CALLED = 34
"""Characters of what an article is called in passing."""

_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_OWN_ANCHOR = {
    "entity_mentions": ("entity_id", "span_start", "span_end"),
    "discrepancy_claims": ("discrepancy_id", "row_id"),
}


@lru_cache(maxsize=4096)
def article_page(article_id: str) -> str:
    """File of an article's page. An identifier that no file system would twist names it; others get a digest.

    >>> article_page("042_wire"), article_page("a/B")
    ('articles/042_wire.html', 'articles/a-b-f42815d162.html')
    """
    if _PLAIN.fullmatch(article_id):
        return f"{ARTICLES}/{article_id}.html"
    plain = "-".join(re.findall(r"[a-z0-9]+", article_id.lower()))[:40] or "article"
    return f"{ARTICLES}/{plain}-{sha256(article_id.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}.html"


def table_page(name: str) -> str:
    """File of a table's page."""
    return f"{TABLES}/{name}.html"


def anchor(name: str, row: dict[str, Any]) -> str:
    """The name of a row within a page; empty for rows of a table without a key.

    >>> anchor("figures", {"figure_id": "figure_1"})
    'figure_1'
    """
    key = _OWN_ANCHOR.get(name)
    if key:
        return name + "-" + "-".join(str(row[column]) for column in key)
    own = schemas.table_model(name).key()
    return quote(str(row[own[0]]), safe="") if len(own) == 1 else ""


def row_link(name: str, row: dict[str, Any]) -> str:
    """Link to a row in the page of its table."""
    return f"{table_page(name)}#{quote(anchor(name, row))}"


def reference_link(target: str, value: str) -> str:
    """Link to the row that a value points to; `target` is "table.column"."""
    table = target.partition(".")[0]
    return f"{table_page(table)}#{quote(quote(value, safe=''))}"


class Places:
    """Which articles have a page, what they are called in short, and where their rows are proved."""

    def __init__(
        self, articles: list[dict[str, Any]], paged: Iterable[str], openings: Mapping[str, str] | None = None
    ) -> None:
        self.codes = article_codes([row["article_id"] for row in articles])
        self.paged = frozenset(paged)
        self._names = {row["article_id"]: row["publisher"] or row["title"] for row in articles}
        self._publishers = {row["article_id"]: row["publisher"] for row in articles}
        self._called = {
            row["article_id"]: _called(row, (openings or {}).get(row["article_id"], "")) for row in articles
        }

    def code(self, article_id: str) -> str:
        """An article's short name."""
        return self.codes[article_id]

    def name(self, article_id: str) -> str:
        """An article's publisher or title, after its short name."""
        called = self._names[article_id]
        return f"{self.codes[article_id]} · {called}" if called else self.codes[article_id]

    def publisher(self, article_id: str) -> str:
        """An article's publisher; empty where it is not known."""
        return self._publishers[article_id] or ""

    def called(self, article_id: str) -> str:
        """An article's publisher, else its title or first words, shortened, in quotes; empty where none is known."""
        return self._called[article_id]

    def article(self, article_id: str) -> str:
        """Link to an article's page, or to its row where it has none."""
        if article_id in self.paged:
            return article_page(article_id)
        return reference_link("articles.article_id", article_id)

    def evidence(self, name: str, row: dict[str, Any]) -> str:
        """Link to the very words that a grounded row rests on; empty where its article has no page."""
        if row["article_id"] not in self.paged:
            return ""
        mark = row["row_id"] if name == "discrepancy_claims" else anchor(name, row)
        return f"{article_page(row['article_id'])}#{quote(mark)}"


def _called(article: dict[str, Any], opening: str) -> str:
    words = shortened(article["title"] or opening, CALLED)
    return shortened(article["publisher"] or "", CALLED) or (f"“{words}”" if words else "")


def article_codes(article_ids: list[str]) -> dict[str, str]:
    """Short names of articles: what stands before the first "_" where that tells them apart, else their number.

    >>> article_codes(["01_aa", "02_bb"]), article_codes(["wire/x", "wire/y"])
    ({'01_aa': '01', '02_bb': '02'}, {'wire/x': 'A1', 'wire/y': 'A2'})
    """
    heads = [article_id.partition("_")[0] for article_id in article_ids]
    if len(set(heads)) == len(heads) and all(re.fullmatch(r"\w{1,8}", head) for head in heads):
        return dict(zip(article_ids, heads, strict=True))
    return {article_id: f"A{place}" for place, article_id in enumerate(article_ids, 1)}
