"""What the documents show is what a reader gets."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import duckdb
import pytest

import schemas
from pipeline.publishing.diff import DiffError
from tools import changelog
from tools.answers import DOCUMENTS, database_of, filled_in, printed

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    """The committed release as a database: its Parquet files loaded as `make build` loads them."""
    return database_of(ROOT / "outputs")


@pytest.mark.parametrize(("name", "least"), [("README.md", 1), ("docs/questions.md", 5)])
def test_the_answers_in_the_documents_are_those_of_the_release(
    name: str, least: int, connection: duckdb.DuckDBPyConnection
) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.count("```sql") >= least
    assert filled_in(text, connection) == text


def test_every_answer_that_a_document_shows_is_compared() -> None:
    assert README.count("```python") >= 1
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")):
        text = path.read_text(encoding="utf-8")
        if "```text\n" in text:
            assert path.relative_to(ROOT).as_posix() in DOCUMENTS
            assert len(re.findall("```(?:sql|python)\n.*?```\n\n```text\n", text, re.DOTALL)) == text.count("```text\n")


def test_every_target_of_the_makefile_is_in_its_help_and_every_command_of_the_readme_is_a_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert targets == set(re.findall(r"make (\w+)", shown))
    assert set(re.findall(r"make ([a-z]+)", README)) <= targets


def test_the_readme_lists_every_table() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)
    assert listed == list(schemas.TABLES)


def test_the_columns_that_the_readme_names_are_there() -> None:
    for name, named in re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", README, re.MULTILINE):
        columns = {column.name for column in schemas.columns(name)}
        assert set(re.findall(r"`(\w+)`", named)) <= columns, name
        assert named.count("`") >= 6, f"{name}: too few of its columns are named"


def test_links_in_the_documents_lead_somewhere() -> None:
    for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_code_on_the_dataset_card_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_DATASETS_CACHE", str(tmp_path))
    card = (ROOT / "outputs" / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", card, re.DOTALL)
    assert blocks
    for code, prints in blocks:
        assert printed(code, ROOT / "outputs") == prints


def test_the_data_section_of_the_changelog_is_what_the_difference_says() -> None:
    text = changelog.CHANGELOG.read_text(encoding="utf-8")
    against = changelog.stated_against(text)
    assert against is not None, "python -m tools.changelog"
    try:
        section = changelog.section(against)
    except DiffError as error:
        pytest.skip(f"made against a release that is not in this copy: {error}")
    assert changelog.with_section(text, section) == text


def test_a_data_section_is_put_into_the_newest_version_once() -> None:
    text = "# Changelog\n\n## 2\n\nNew.\n\n## 1\n\nFirst.\n"
    once = changelog.with_section(text, "### Data\n\n<!-- against v1 -->\n\n- `events`: 1 added.\n")
    assert once == (
        "# Changelog\n\n## 2\n\nNew.\n\n### Data\n\n<!-- against v1 -->\n\n- `events`: 1 added.\n\n## 1\n\nFirst.\n"
    )
    assert changelog.stated_against(once) == "v1"
    assert changelog.stated_against(text) is None
    again = changelog.with_section(once, "### Data\n\n<!-- against v1 -->\n\nNo row differs.\n")
    assert again == once.replace("- `events`: 1 added.", "No row differs.")
