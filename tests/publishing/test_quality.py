"""Measured quality: recorded by `make score`, published with the data, marked where it no longer holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.publishing import quality
from pipeline.publishing.quality import as_json, digest_of, published, read_record, versions, write_record
from pipeline.release_info import PROJECT

RECORD = {"holds_for": {"code": "1"}, "sets": {"seeds": {"tables": {"events": {"f1": 0.9}}}}}


def test_a_record_holds_only_for_what_it_was_measured_with() -> None:
    assert published(RECORD, {"code": "1"})["stale"] is False
    stale = published(RECORD, {"code": "2"})
    assert (stale["stale"], stale["built_with"]) == (True, {"code": "2"})
    assert stale["sets"] == RECORD["sets"]


def test_nothing_measured_is_stale(tmp_path: Path) -> None:
    said = published(read_record(tmp_path / "quality.json"), {"code": "1"})
    assert (said["stale"], said["sets"]) == (True, {})


def test_a_record_is_read_as_written(tmp_path: Path) -> None:
    write_record(RECORD, tmp_path / "quality.json")
    assert read_record(tmp_path / "quality.json") == RECORD
    assert (tmp_path / "quality.json").read_text(encoding="utf-8") == as_json(RECORD)
    (tmp_path / "quality.json").write_text("{")
    with pytest.raises(ValueError, match="property name"):
        read_record(tmp_path / "quality.json")


@pytest.mark.parametrize("place", [*quality.CODE, *quality.LEXICONS])
def test_whatever_decides_over_the_tables_counts(place: str, tmp_path: Path) -> None:
    path = tmp_path / place if (PROJECT / place).is_file() else tmp_path / place / "deep" / "words.toml"
    path.parent.mkdir(parents=True)
    before = versions(tmp_path)
    path.write_text("words = []")
    after = versions(tmp_path)
    assert after != before
    path.write_text("words = ['met']")
    assert versions(tmp_path) not in (before, after)
    (path.parent / "__pycache__").mkdir()
    (path.parent / "__pycache__" / "words.pyc").write_text("")
    path.write_text("words = []")
    assert versions(tmp_path) == after


def test_the_model_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    default = versions()
    assert default["model_files"] != digest_of(tmp_path, (".",)), "the model's files were found"
    (tmp_path / "config.cfg").write_text("[nlp]")
    monkeypatch.setenv("SPACY_MODEL", str(tmp_path))
    other = versions()
    assert {key for key in default if default[key] != other[key]} == {"model", "model_files"}
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 'en'")
    assert versions()["model_files"] != other["model_files"]


def test_every_set_and_figure_is_published() -> None:
    sets = read_record()["sets"]
    assert list(sets) == list(quality.SETS)
    for found in sets.values():
        assert found["articles"] > 0
        assert {"events", "participants", "statements", "figures"} <= set(found["tables"])
        for table in found["tables"].values():
            assert {"precision", "recall", "f1"} <= set(table)
            assert all(0 <= table[key] <= 1 for key in ("precision", "recall", "f1"))
        assert all(0 <= share <= 1 for share in found["fields"].values())


def test_the_committed_figures_hold_for_the_committed_code() -> None:
    assert read_record()["holds_for"] == versions(), "code, lexicons or model changed: make score, then make build"
    said = json.loads((PROJECT / "outputs" / quality.FILE).read_text(encoding="utf-8"))
    assert said == published(read_record(), versions())
    assert not said["stale"]
