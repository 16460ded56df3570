"""What a release says of itself is declared once: by the project for its own articles, by others beside theirs."""

from __future__ import annotations

import doctest
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline import build, release_info
from pipeline.publishing import about, card, citation
from pipeline.publishing.croissant import croissant
from pipeline.publishing.datapackage import datapackage
from pipeline.publishing.manifest import manifest_of
from pipeline.publishing.outputs import check_outputs
from pipeline.reading.seeds import read_seeds
from pipeline.release_info import DECLARATION, PROJECT, DeclarationError, ReleaseInfo
from pipeline.settings import Settings, SettingsError
from tests.publishing.releases import finished
from tests.schemas.rows import sound_rows

OWN = """
name = "harbour-talks"
title = "Harbour talks <i>2024</i>"
description = "What three papers wrote of the harbour talks."
version = "2.0.1"
released_on = 2024-05-04
authors = ["A. Writer", "The Planted Post"]
license = "CC0-1.0"
keywords = ["harbours"]
url = "https://harbour.example/talks"
"""


def declared(folder: Path, text: str) -> Path:
    (folder / DECLARATION).write_text(text, encoding="utf-8")
    return folder


def test_the_projects_own_articles_are_declared_in_pyproject() -> None:
    info = Settings().release
    assert info.name == "diplomatic-events"
    assert info.authors == ("The contributors to diplomatic-events",)
    assert info.released_on is not None


def test_other_articles_have_neutral_words(tmp_path: Path) -> None:
    info = Settings(seeds=tmp_path).release
    assert info == ReleaseInfo()
    own = Settings().release
    for said in (info.title, info.name, about.creator(info), about.citation(info)):
        assert not any(words in said for words in (own.title, own.name, own.version, "diploma"))
    assert about.citation(info) == "Authors not named (no date): Events in the news. Release 0.0.0."


def test_a_folder_of_articles_declares_its_own(tmp_path: Path) -> None:
    info = Settings(seeds=declared(tmp_path, OWN)).release
    assert info.released_on == date(2024, 5, 4)
    folder = tmp_path / "outputs"
    tables = finished(folder, sound_rows(), info)
    counts = {name: len(table) for name, table in tables.items()}
    title = "Harbour talks <i>2024</i>"

    package: dict[str, Any] = datapackage(folder, info, counts)
    assert (package["name"], package["title"], package["version"]) == ("harbour-talks", title, "2.0.1")
    assert [person["title"] for person in package["contributors"]] == ["A. Writer", "The Planted Post"]
    assert {package["homepage"]} == {"https://harbour.example/talks"}
    assert {licence["name"] for part in (package, *package["resources"]) for licence in part["licenses"]} == {"CC0-1.0"}
    described = croissant(folder, info)
    assert described["alternateName"] == title
    assert described["license"] == ["https://creativecommons.org/publicdomain/zero/1.0/"]
    assert [person["name"] for person in described["creator"]] == ["A. Writer", "The Planted Post"]
    stated = yaml.safe_load(citation.citation_file(info))
    assert (stated["title"], stated["date-released"], stated["license"]) == (title, date(2024, 5, 4), ["CC0-1.0"])
    text = card.card(info, counts)
    assert yaml.safe_load(text.split("---")[1])["license"] == "cc0-1.0"
    assert "# Harbour talks \\<i\\>2024\\</i\\>" in text
    manifest = manifest_of(folder, info, counts)
    assert (manifest["dataset"], manifest["title"], manifest["version"]) == ("harbour-talks", title, "2.0.1")

    said = json.dumps([package, described, manifest]) + text + citation.citation_file(info)
    said += "".join(path.read_text(encoding="utf-8") for path in (folder / "dictionary").iterdir())
    own = Settings().release
    for words in (
        own.title,
        *own.authors,
        own.version,
        "annotations (everything that is not a publisher's words) are under CC BY",
    ):
        assert words not in said, words


def test_the_file_is_no_article(tmp_path: Path) -> None:
    (declared(tmp_path, OWN) / "a.txt").write_text("The ministers met in Accra on Tuesday.", encoding="utf-8")
    assert read_seeds(tmp_path).rejects == []


def test_a_release_is_known_for_ours_whatever_it_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "outputs"
    folder.mkdir()
    manifest = manifest_of(folder, ReleaseInfo(name="harbour-talks"), {})
    (folder / "release.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert check_outputs(folder, tmp_path / "seeds") == folder


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel = 'Talks'", "'titel' is none of name, version"),
        ("title = ''", "title must be words in quotes"),
        ("title = 3", "title must be words in quotes"),
        ('title = "one\\ntwo"', "title must be words in quotes, on one line"),
        ("version = 'new'", "version must be a version such as 1.0.0"),
        ("released_on = '2024-05-04'", "released_on must be a day such as"),
        ("released_on = 2024-05-04T10:00:00", "released_on must be a day such as"),
        ("authors = 'A. Writer'", "authors must be a list of words"),
        ("name = 'Harbour Talks'", "name must be small letters"),
        ("license = 'free for all'", "license must be an SPDX identifier"),
        ("url = 'javascript:alert(1)'", "url must be an address that begins with http"),
        ("title = ", "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_told(text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    with pytest.raises(SettingsError, match=said):
        _ = Settings(seeds=declared(seeds, text)).release
    assert build.main(["--seeds", str(seeds), "--outputs", str(tmp_path / "outputs")]) == 1
    told = capsys.readouterr().err
    assert DECLARATION in told
    assert said in told


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / DECLARATION).write_bytes(b"\xff\xfe")
    with pytest.raises(DeclarationError, match="cannot be read"):
        release_info.release_info(tmp_path)


def test_any_licence_has_an_address() -> None:
    assert about.licence(ReleaseInfo(license="ODbL-1.0")).url.endswith("/ODbL-1.0.html")
    own = about.licence(ReleaseInfo(license="LicenseRef-ours", license_url="https://ours.example/terms"))
    assert (own.short, own.url) == ("LicenseRef-ours", "https://ours.example/terms")
    assert "LicenseRef-ours" in about.rights(ReleaseInfo(license="LicenseRef-ours"))


def test_the_readme_tells_what_can_be_declared() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    for name in ReleaseInfo.__dataclass_fields__:
        assert f"`{name}`" in readme, name


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(release_info).failed == 0
