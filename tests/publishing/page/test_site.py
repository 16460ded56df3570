"""The page as a whole: what is written, where links lead, what is escaped, what is left out."""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest

import schemas
from pipeline.publishing.page import site, table_pages
from pipeline.publishing.page.places import article_page
from pipeline.release_info import ReleaseInfo
from tests.publishing.page.conftest import Made
from tests.schemas.rows import TEXT, Rows

ARTICLE = article_page("wire/1")


class Reader(HTMLParser):
    """What stands in a page: links, anchors, tags, and the text that a person reads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.anchors: set[str] = set()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag == "a":
            self.links.append(given.get("href") or given.get("xlink:href") or "")
        elif given.get("src") or given.get("href"):
            self.sources.append(given.get("src") or given.get("href") or "")
        if given.get("id"):
            self.anchors.add(str(given["id"]))

    def handle_data(self, data: str) -> None:
        self.words += data


def pages(files: dict[str, str]) -> dict[str, Reader]:
    return {name: Reader(text) for name, text in files.items() if name.endswith(".html")}


def test_there_is_an_index_a_page_an_article_and_a_page_a_table(made: Made) -> None:
    files = made()
    wanted = {"index.html", ARTICLE, "page/style.css", "page/page.js", "page/datatables.js"}
    assert set(files) == wanted | {f"tables/{name}.html" for name in schemas.TABLES}


def test_every_link_leads_somewhere(made: Made, tmp_path: Path) -> None:
    for name in (*(f"{table}.parquet" for table in schemas.TABLES), "release.json", "dataset.duckdb", "dataset.sql"):
        (tmp_path / name).write_bytes(b"planted")
    read = pages(made())
    checked = 0
    for name, page in read.items():
        for link in (*page.links, *page.sources):
            parts = urlsplit(link)
            if parts.scheme == "data":
                continue
            assert not parts.scheme, f"{name} leads out to {link}"
            assert not parts.netloc, f"{name} leads out to {link}"
            target = PurePosixPath(name).parent / unquote(parts.path) if parts.path else PurePosixPath(name)
            path = (tmp_path / target).resolve()
            assert path.is_file(), f"{name}: {link}"
            fragment = parts.fragment
            if fragment and not fragment.startswith("q="):
                anchors = read[path.relative_to(tmp_path.resolve()).as_posix()].anchors
                assert {fragment, unquote(fragment)} & anchors, f"{name}: {link}"
            checked += 1
    assert checked > 100


def test_every_row_of_a_grounded_table_leads_to_its_words(made: Made) -> None:
    files = made()
    for name in filter(schemas.is_grounded, schemas.TABLES):
        rows = [given for tag, given in Reader(files[f"tables/{name}.html"]).tags if tag == "tr" and "id" in given]
        assert rows
        assert files[f"tables/{name}.html"].count(f"../{ARTICLE}#") >= len(rows)


def test_the_same_rows_give_the_same_bytes(made: Made) -> None:
    assert made() == made()


def test_downloads_say_rows_size_and_checksum(made: Made, tmp_path: Path) -> None:
    (tmp_path / "figures.parquet").write_bytes(b"x" * 1500)
    index = made()["index.html"]
    assert hashlib.sha256(b"x" * 1500).hexdigest() in index
    assert "1.5 kB" in index
    assert "events.parquet</a></td>" not in index, "a file that is not there is offered"


HOSTILE = (
    "<script>window.hacked=1</script><b onclick='x()'>\"'&amp;</b>",
    "=HYPERLINK(\"http://evil.example\",'x')",
    "\u202etxt.exe\u2066 {{ 7 * 7 }} {% raw %}",
    "</svg></style><img src=x onerror=hacked()>",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_values_are_shown_as_text(made: Made, words: str) -> None:
    plain = [tag for page in pages(made()).values() for tag, _ in page.tags]

    def spoil(rows: Rows) -> None:
        for name in schemas.TABLES:
            for row in rows[name]:
                for column in schemas.columns(name):
                    free = column.values is None and column.standard is None and column.foreign_key is None
                    own = column.name in schemas.table_model(name).key() or column.name in ("row_id", "utterance_id")
                    if str(column.type) == "string" and free and not own:
                        row[column.name] = words
                    elif str(column.type) == "list<item: string>" and free:
                        row[column.name] = [words, words]
                if schemas.is_grounded(name):
                    row.update(span_start=0, span_end=len(words), evidence_start=0, evidence_end=len(words))
        rows["articles"][0]["char_count"] = len(words)

    read = pages(made(spoil))
    found = [tag for page in read.values() for tag, _ in page.tags]
    assert set(found) <= set(plain) | {"blockquote", "cite"}
    assert found.count("script") == plain.count("script")
    for name in ("index.html", ARTICLE, "tables/statements.html"):
        assert words in read[name].words, name
    attributes = {key for page in read.values() for _, given in page.tags for key in given}
    assert not [key for key in attributes if key.startswith("on")]


def test_an_article_that_may_not_be_passed_on_is_shown_in_part(made: Made) -> None:
    def lengthen(rows: Rows) -> None:
        rows["articles"][0]["char_count"] = len(TEXT) + 700

    shown = made(lengthen)[ARTICLE]
    assert "700 characters not shown" in shown
    assert "only the sentences that ground a row are shown" in shown


def test_a_text_that_may_be_passed_on_is_shown_whole(made: Made) -> None:
    whole = TEXT + " Nothing here grounds a row."

    def licensed(rows: Rows) -> None:
        rows["articles"][0].update(license="CC BY 4.0", text=whole, char_count=len(whole))

    shown = made(licensed)[ARTICLE]
    assert "Nothing here grounds a row." in shown
    assert "not shown" not in shown


def test_a_sentence_with_names_alone_is_not_shown(made: Made) -> None:
    def move(rows: Rows) -> None:
        mention = dict(rows["entity_mentions"][0])
        start = len(TEXT) + 10
        sentence = "Zoë Müller flew home unseen."
        mention.update(
            span_start=start,
            span_end=start + 10,
            span_text="Zoë Müller",
            evidence=sentence,
            evidence_start=start,
            evidence_end=start + len(sentence),
        )
        rows["entity_mentions"].append(mention)
        rows["articles"][0]["char_count"] = start + len(sentence) + 1

    files = made(move)
    assert "flew home unseen" not in files[ARTICLE]
    assert "1 mention of names in" in files[ARTICLE]
    assert "flew home unseen" in files["tables/entity_mentions.html"]


def test_a_page_says_what_its_columns_mean(made: Made) -> None:
    read = pages(made())
    for name in schemas.TABLES:
        words = " ".join(read[f"tables/{name}.html"].words.split())
        for column in schemas.columns(name):
            assert " ".join(column.description.split()) in words, (name, column.name)
        for caveat in schemas.caveats(name):
            assert " ".join(caveat.replace("`", "").split()) in words, name


def test_the_page_bears_the_title_licence_and_authors_that_are_declared(made: Made) -> None:
    own = ReleaseInfo(title="Harbour <i>talks</i>", version="2.0.1", authors=("A. Writer",), license="CC0-1.0")
    for name, text in made(info=own).items():
        if name.endswith(".html"):
            assert "Harbour &lt;i&gt;talks&lt;/i&gt;" in text, name
            assert "annotations CC0 1.0" in text, name
            assert "as the newspapers" not in text, name
    assert "A. Writer (no date): Harbour" in made(info=own)["index.html"]


def test_large_releases_are_capped_and_say_so(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_pages, "MOST_ROWS", 1)
    monkeypatch.setattr(site, "MOST_ARTICLES", 0)
    files = made()
    total = files["tables/entity_mentions.html"]
    assert "This page shows 1 of" in total
    assert "entity_mentions.parquet</a> holds all" in total
    assert ARTICLE not in files
    assert "The first 0 of 1 articles have a page here" in files["index.html"]
    assert ARTICLE not in "".join(files.values()), "a link to a page that was not made"


def test_a_release_without_rows_has_a_page(made: Made) -> None:
    def empty(rows: Rows) -> None:
        for table in rows.values():
            table.clear()

    files = made(empty)
    assert "What 0 news articles say" in files["index.html"]
    assert "This release has no such rows." in files["tables/figures.html"]


def test_quality_is_shown_where_it_was_measured(made: Made) -> None:
    scores = {"figures": {"precision": 0.91, "recall": 0.5, "f1": 0.6453, "fields": {"unit": 0.75}}}
    measured = {"stale": True, "sets": {"scored_only": {"is": "never read", "articles": 3, "tables": scores}}}
    shown = made(quality=measured)["index.html"]
    assert "0.91" in shown
    assert "0.65" in shown
    assert "unit&nbsp;0.75" in shown
    assert "to be measured again" in shown
    assert "How good is it?" not in made(quality={"sets": {}})["index.html"]
    assert "How good is it?" not in made()["index.html"]


def test_the_table_library_is_a_plain_script() -> None:
    script = site.table_script()
    assert "window.DataTable=" in script
    assert "\nexport" not in script
    assert "import(" not in script
    assert "SpryMedia" in script, "its licence goes with it"
