"""What of entities.csv is used, and what is set aside."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.known_entities import KnownEntity, parse_known_entities, read_known_entities

HEAD = "name,kind,country,aliases,wikidata_id\n"


def test_values_are_read_and_empty_ones_are_unknown() -> None:
    text = "\ufeffname,aliases,wikidata_id,note\r\n Inês  Falcão ,Agnes Falcon; Falcão|,Q42,x\r\nFish Board,,,\r\n"
    known, rejects = parse_known_entities(text)
    assert known == [
        KnownEntity("Inês Falcão", None, None, ("Agnes Falcon", "Falcão"), "Q42"),
        KnownEntity("Fish Board", None, None, (), None),
    ]
    assert rejects == []


def test_bad_values_are_set_aside_with_their_line_and_the_rest_used() -> None:
    known, rejects = parse_known_entities(HEAD + "Ada,robot,Norway,,42\n,person,,,\nBo,person,NOR,B.,Q7\nCy,,,,Q7\n")
    assert known == [KnownEntity("Ada", None, None, (), None), KnownEntity("Bo", "person", "NOR", ("B.",), "Q7")]
    assert {(r.file_name, r.reason) for r in rejects} == {("entities.csv", "manifest")}
    details = [r.detail for r in rejects]
    assert [detail.split(":")[0] for detail in details] == ["line 2", "line 2", "line 2", "line 3", "line 5"]
    for word, detail in zip(("'robot'", "'Norway'", "'42'", "no name", "Q7"), details, strict=True):
        assert word in detail


def test_files_that_are_missing_headless_or_elsewhere(tmp_path: Path) -> None:
    assert read_known_entities(tmp_path) == ([], [])
    (tmp_path / "entities.csv").write_text("who,aliases\nAda,\n")
    known, rejects = read_known_entities(tmp_path)
    assert not known
    assert "no column name" in rejects[0].detail
    (tmp_path / "entities.csv").unlink()
    (tmp_path / "entities.csv").symlink_to("/etc/hostname")
    known, rejects = read_known_entities(tmp_path)
    assert (known, rejects[0].reason) == ([], "outside_folder")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    parse_known_entities(HEAD + text)
    parse_known_entities(text)
