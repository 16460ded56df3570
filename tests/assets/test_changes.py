"""What an article that changed does to a release: its own rows, what follows from them, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.publishing.diff import differences
from pipeline.run import run_build
from pipeline.settings import Settings


def test_a_changed_article_changes_its_own_rows_alone(settings: Settings, tmp_path: Path) -> None:
    assert run_build(settings, keep_history=False) is None
    article = settings.seeds / "lusaka.txt"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("About 40 people", "About 60 people"), encoding="utf-8")
    changed = replace(settings, outputs=tmp_path / "changed")
    assert run_build(changed, keep_history=False) is None
    changes, shapes = differences(settings.outputs, changed.outputs)
    assert changes
    assert shapes == []
    grounded = [change for change in changes if change.table in ("figures", "participants", "statements")]
    assert {change.table for change in changes} <= {
        "articles",
        "events",
        "figures",
        "participants",
        "entities",
        "entity_mentions",
    }
    assert {change.kind for change in changes if change.table == "events"} <= {"changed"}  # its label counts people
    assert [change.key for change in changes if change.table == "articles"] == [("lusaka",)]
    assert {value for change in grounded for column, *value in change.columns if column == "article_id"} == set()
    assert all("nairobi" not in str(change.key) for change in changes)


def test_the_same_articles_make_the_same_release(settings: Settings, tmp_path: Path) -> None:
    assert run_build(settings, keep_history=False) is None
    again = replace(settings, outputs=tmp_path / "again")
    assert run_build(again, keep_history=False) is None
    assert differences(settings.outputs, again.outputs) == ([], [])
