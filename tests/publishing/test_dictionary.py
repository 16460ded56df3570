"""The data dictionary: it covers every column, shows whatever a row holds as text, and its code prints what it says."""

from __future__ import annotations

import contextlib
import doctest
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from markdown_it import MarkdownIt

import schemas
from pipeline.publishing import markdown
from pipeline.publishing.snippets import COUNTED, answer
from pipeline.release_info import PROJECT
from tests.publishing.releases import HOSTILE, finished, hostile_rows
from tests.schemas.rows import sound_rows

BLOCK = re.compile(r"```(?P<language>sql|python)\n(?P<code>.*?)```\n\n```text\n(?P<prints>.*?)```", re.DOTALL)
ANY_BLOCK = re.compile(r"^```(?P<language>sql|python|r)$", re.MULTILINE)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dictionary") / "outputs"
    finished(folder, hostile_rows())
    return folder


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "outputs"
    finished(folder, {name: [] for name in sound_rows()})
    return folder


@pytest.mark.parametrize("name", schemas.TABLES)
def test_a_page_covers_its_table(name: str, planted: Path) -> None:
    text = (planted / "dictionary" / f"{name}.md").read_text(encoding="utf-8")
    assert f"- **Grain:** {schemas.title(name)}" in text
    for fact in ("Key", "Licence", "Provenance", "Rows in this release"):
        assert f"- **{fact}:**" in text
    listed = re.findall(r"^\| `(\w+)` \| [A-Z\[\]]+ \| (?:may be|never) NULL \| (.+?) \|", text, re.MULTILINE)
    assert listed == [(column.name, column.description) for column in schemas.columns(name)]
    for column in schemas.columns(name):
        if column.unit:
            assert f"| {column.unit} |" in text
        if column.foreign_key:
            assert f"[`{column.foreign_key}`]({column.foreign_key.split('.')[0]}.md)" in text
        if column.values:
            for value, meaning in schemas.VOCABULARIES[column.values].meanings.items():
                assert f"- `{value}`: {meaning}" in text
    assert schemas.caveats(name)
    for caveat in schemas.caveats(name):
        assert f"- {caveat}" in text
    assert [found["language"] for found in ANY_BLOCK.finditer(text)] == ["sql", "python", "python", "r"]
    assert "import polars" in text
    assert "import pandas" in text
    assert text.count("(not run") == 1


@pytest.mark.parametrize("name", schemas.TABLES)
def test_a_row_is_shown_as_text(name: str, planted: Path) -> None:
    text = (planted / "dictionary" / f"{name}.md").read_text(encoding="utf-8")
    assert not re.search(r"[\u202a-\u202e\x00]", text)
    row = text.split("## One row\n\n")[1].split("\n\n## ")[0]
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(row)
    assert not re.search(r"<(?!/?(?:table|thead|tbody|tr|th|td|code)\b)", rendered), rendered
    cells = re.findall(r"<td>(.*?)</td>", rendered)
    assert len(cells) == 2 * len(schemas.columns(name))
    if name in ("articles", "events", "entities", "rejects") or schemas.is_grounded(name):
        shown = {html.unescape(re.sub(r"</?code>", "", cell)) for cell in cells}
        assert any(markdown.visible(HOSTILE) in cell for cell in shown)


@pytest.fixture(params=["planted", "empty", "committed"])
def folder(request: pytest.FixtureRequest, planted: Path, empty: Path) -> Path:
    return {"planted": planted, "empty": empty, "committed": PROJECT / "outputs"}[request.param]


@pytest.fixture
def connection(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables of a release through its `dataset.sql`, in its folder, as a reader would have them."""
    monkeypatch.chdir(folder)
    with duckdb.connect() as opened:
        opened.execute((folder / "dataset.sql").read_text(encoding="utf-8"))
        yield opened


def test_code_prints_what_the_page_says(folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
    pages = sorted((folder / "dictionary").glob("*.md"))
    assert len(pages) == len(schemas.TABLES) + 1
    blocks = [(page.name, found) for page in pages for found in BLOCK.finditer(page.read_text(encoding="utf-8"))]
    assert len(blocks) == 3 * len(schemas.TABLES)
    for page_name, found in blocks:
        printed = io.StringIO()
        if found["language"] == "sql":
            printed.write(answer(connection, found["code"]))
        else:
            with contextlib.redirect_stdout(printed):
                exec(found["code"], {})
        assert printed.getvalue() == found["prints"], f"{page_name}: {found['code']}"


def test_the_index_leads_to_every_page(planted: Path) -> None:
    text = (planted / "dictionary" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \[`(\w+)`\]\((\w+)\.md\)", text, re.MULTILINE) == [(n, n) for n in schemas.TABLES]


def test_what_is_counted_has_a_closed_list_of_values() -> None:
    assert list(COUNTED) == list(schemas.TABLES)
    for name, column in COUNTED.items():
        assert next(known for known in schemas.columns(name) if known.name == column).values


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(markdown).failed == 0
