"""What a reader meets first: whose claim a number is, what it counts, and why one article puts a state in two roles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.publishing.page import attendance
from pipeline.publishing.page.numbers import claim_groups, plots
from pipeline.publishing.page.overview import overview
from pipeline.publishing.page.places import Places
from pipeline.publishing.page.rows import Rows
from pipeline.tables import ParquetTables
from tests.publishing.page.conftest import Made
from tests.publishing.releases import parquet_files
from tests.schemas.rows import Rows as TableRows
from tests.schemas.rows import sound_rows

View = Callable[[TableRows], tuple[Rows, Places]]


@pytest.fixture
def view(tmp_path: Path) -> View:
    """view(rows): the rows as a page reads them, and where they are shown."""

    def viewed(rows: TableRows) -> tuple[Rows, Places]:
        parquet_files(tmp_path / "tables", rows)
        read = Rows(ParquetTables(tmp_path / "tables"))
        articles = list(read.of("articles"))
        return read, Places(articles, [row["article_id"] for row in articles], {"wire/1": "The first words of it."})

    return viewed


def claimed(rows: TableRows, number: float, unit: str, counted: str, who: str | None = None) -> None:
    """One more claim on the point that the planted rows differ on."""
    first = rows["figures"][0]
    name = f"figure_{unit}_{number:g}"
    figure: dict[str, Any] = {**first, "figure_id": name, "low": number, "high": number, "unit": unit}
    rows["figures"].append(figure | {"counted": counted, "attributed_to": who})
    grounded = {key: first[key] for key in first if key.startswith(("article", "span", "evidence"))}
    bounds = {"low": number, "high": number, "comparator": "exact", "unit": unit, "attributed_to": who}
    claim = {"discrepancy_id": "discrepancy_1", "side": 0, "value": f"{number:g}", "row_table": "figures"}
    rows["discrepancy_claims"].append({**grounded, **claim, **bounds, "row_id": name})


def two_claims() -> TableRows:
    rows = sound_rows()
    claimed(rows, 34, "person", "envoys", "a minister")
    claimed(rows, 30, "country", "member states")
    return rows


def test_claims_in_several_units_stand_together_each_with_what_it_counts(view: View) -> None:
    points, others = claim_groups(*view(two_claims()))
    assert [(c.low, c.counted, c.who) for group in points for c in group.claims] == [
        (30, "member states", ""),
        (34, "envoys", "a minister"),
    ]
    assert points[0].unit == "", "neither people nor countries"
    assert points[0].title == "Nairobi meeting"
    assert others == [], "a number on a point is not shown a second time"
    (shown,) = overview(*view(two_claims())).claimed
    assert [(c.words, c.counted) for c in shown.claims] == [("30", "member states"), ("34", "envoys")]


def test_claims_in_one_unit_name_it(view: View) -> None:
    rows = sound_rows()
    claimed(rows, 34, "person", "envoys")
    claimed(rows, 36, "person", "envoys")
    (point,) = claim_groups(*view(rows))[0]
    assert point.title == "Nairobi meeting, in people"


def test_other_numbers_are_plotted_by_measure_and_unit(view: View) -> None:
    rows = sound_rows()
    for number in (3.0, 5.0):
        rows["figures"].append({**rows["figures"][0], "figure_id": f"f{number}", "low": number, "measure": "duration"})
    found = plots(*view(rows))
    assert found.points == []
    assert [plot.group.title for plot in found.others] == ["How long, in people"]


def test_an_article_is_called_by_publisher_title_or_first_words(view: View) -> None:
    def called(**known: str | None) -> str:
        rows = sound_rows()
        rows["articles"][0] |= {"publisher": None, "title": None, **known}
        return view(rows)[1].called("wire/1")

    assert called(publisher="The Post", title="A title") == "The Post"
    assert called(title="A title that is far too long to be said in passing") == "“A title that is far too long to…”"
    assert called() == "“The first words of it.”"


def test_the_page_says_whose_numbers_they_are_and_of_what(made: Made) -> None:
    def change(rows: TableRows) -> None:
        rows.update(two_claims())
        rows["articles"][0]["publisher"] = "The Planted Post"

    index = made(change)["index.html"]
    claims = index.split('<table class="claims">')[1].split("</table>")[0]
    assert "member states" in claims
    assert "envoys" in claims
    assert '<td class="own"><bdi>The Planted Post</bdi></td>' in claims
    assert "a minister" in claims
    assert "the article itself" not in index


def left_out_and_there() -> TableRows:
    rows = sound_rows()
    first = rows["participants"][0]
    rows["participants"] = [
        {**first, "participant_id": "p1", "role": "excluded"},
        {**first, "participant_id": "p2", "role": "observer"},
    ]
    rows["events"][0]["event_type"] = "CONSULT"
    return rows


def test_a_state_in_two_roles_is_explained_by_the_words_for_each(made: Made, view: View) -> None:
    (matrix,) = attendance.matrices(*view(left_out_and_there()))
    (found,) = matrix.twofold
    assert [wording.role for wording in found.wordings] == ["excluded", "observer"]
    for wording in found.wordings:
        assert wording.evidence[slice(*wording.at)] == "Zoë Müller"
    index = made(lambda rows: rows.update(left_out_and_there()))["index.html"]
    assert "stands in two roles in" in index
    assert index.split("stands in two roles in")[1].count("<mark>Zoë Müller</mark>") == 2


def test_a_host_that_takes_part_needs_no_explanation(view: View) -> None:
    rows = left_out_and_there()
    rows["participants"][0]["role"] = "host"
    (matrix,) = attendance.matrices(*view(rows))
    assert matrix.twofold == []


def test_what_there_is_no_room_for_is_counted(view: View) -> None:
    rows = sound_rows()
    template = rows["events"][0]
    rows["events"] += [
        {**template, "event_id": f"e{n}", "status": "scheduled", "date_start": date(2024, 6, n)} for n in range(1, 9)
    ]
    found = overview(*view(rows))
    assert (len(found.next), found.more_next) == (5, 3)
