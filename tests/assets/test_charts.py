"""Pictures and previews fit what the UI shows inline, whatever the values are."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote
from xml.etree import ElementTree

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import schemas
from pipeline.assets.charts import CHARTED, INLINE_LIMIT, bar_chart, chart_markdown, encoded, markdown_table
from pipeline.assets.table_assets import PREVIEWED, table_metadata
from tests.schemas.rows import as_tables, sound_rows

SVG = "{http://www.w3.org/2000/svg}"


def texts_of(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def picture(markdown: str) -> str:
    assert markdown.startswith("![")
    uri = markdown[markdown.index("](") + 2 : -1]
    assert not set(uri) & set(' ()<>"\n'), "Markdown would end the link there"
    return unquote(uri.removeprefix("data:image/svg+xml,"))


def test_bars_are_labelled_counted_and_in_proportion() -> None:
    svg = bar_chart([("attendance", 40), ("price", 10)])
    assert texts_of(svg) == ["attendance", "40", "price", "10"]
    (path,) = ElementTree.fromstring(svg).iter(f"{SVG}path")
    widths = [int(part.split("v")[0]) for part in path.attrib["d"].split("h")[1:]]
    assert widths[0] == 4 * widths[1]


def test_most_frequent_values_come_first_and_the_rest_is_summed() -> None:
    values = [
        name for number, name in enumerate(schemas.VOCABULARIES["event_type"].meanings) for _ in range(number + 1)
    ]
    table = pa.table({"event_type": values})
    markdown = chart_markdown("events", table)
    assert markdown is not None
    shown = texts_of(picture(markdown))
    assert shown[:2] == ["ASSAULT", "16"]
    assert shown[-2].endswith("others")
    assert sum(int(count) for count in shown[1::2]) == len(values)


@given(st.lists(st.one_of(st.none(), st.text(max_size=60)), min_size=1, max_size=60))
def test_any_values_give_a_picture_that_is_shown_inline(values: Sequence[str | None]) -> None:
    values = [None if value is None else "".join(c for c in value if c.isprintable()) for value in values]
    markdown = chart_markdown("articles", pa.table({"publisher": pa.array(values, pa.string())}))
    if markdown is None:
        return
    assert len(markdown) < INLINE_LIMIT
    counts = texts_of(picture(markdown))[1::2]
    assert sum(map(int, counts)) == len(values)


def test_values_of_the_contract_always_have_room() -> None:
    for name, column in CHARTED.items():
        known = next(found for found in schemas.columns(name) if found.name == column)
        values = list(schemas.VOCABULARIES[known.values].meanings) if known.values else ["A news agency", None]
        assert chart_markdown(name, pa.table({column: values * 1000})) is not None


def test_a_table_without_rows_has_no_chart() -> None:
    assert chart_markdown("figures", schemas.arrow_schema("figures").empty_table()) is None
    assert chart_markdown("entity_links", pa.table({"entity_id": ["a"]})) is None


def test_brackets_and_quotes_are_encoded() -> None:
    assert picture(f"![x]({'data:image/svg+xml,' + encoded('<a b=(1)>')})") == "<a b=(1)>"


@given(st.lists(st.tuples(st.text(max_size=200), st.integers()), max_size=40))
def test_previews_are_tables_that_are_shown_inline(rows: list[tuple[str, int]]) -> None:
    shown = markdown_table(rows, ("text", "number"))
    assert len(shown) < INLINE_LIMIT
    lines = shown.split("\n")
    assert lines[:2] == ["|text|number|", "|-|-|"]
    assert len(lines) <= len(rows) + 2


def test_a_cell_cannot_break_its_table() -> None:
    assert markdown_table([("a|b\nc\\",)], ("text",)).splitlines()[2] == "|a\\|b c\\\\|"
    long = markdown_table([("|" * 99,)], ("text",)).splitlines()[2]
    assert long == "|" + "\\|" * 59 + "…|"


def test_a_cell_makes_no_link_and_fetches_no_picture() -> None:
    cell = markdown_table([("![x](https://example.org/x.png) <img src=x> `a`",)], ("text",)).splitlines()[2]
    assert cell == r"|!\[x\](https://example.org/x.png) \<img src=x> \`a\`|"


@pytest.mark.parametrize("name", schemas.TABLES)
def test_tables_are_described_by_rows_columns_preview_and_chart(name: str) -> None:
    metadata = table_metadata(name, as_tables(sound_rows())[name])
    assert metadata["dagster/row_count"] == len(sound_rows()[name])
    assert "dagster/column_schema" in metadata
    assert set(PREVIEWED[name]) <= set(schemas.arrow_schema(name).names)
    assert len(metadata["preview"].value) < INLINE_LIMIT
    assert len(metadata["chart"].value) < INLINE_LIMIT
