"""What is English, what surely is not, and what cannot be told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.reading import Reject, read_seeds
from pipeline.reading.language import detect_language

OTHERS = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
ALIKE = {"bs": "hr", "id": "ms", "nb": "no"}
"""Languages that are taken for their nearest relative."""
SHORT = 60
UNTOLD = {"da", "sk"}
"""Languages of which the first `SHORT` characters could be English, for all the model knows."""

ENGLISH = {
    "names": "Ada Brock, Cyril Marsh, Dora Novik, Emil Orban, Fay Pell, Gus Quist, Ivo Stone, Ola Lindqvist, "
    "Pierre Dubois, Giuseppe Rossi, Hans Müller, Jean-Luc Lefèvre, Nguyễn Văn Phúc, Shinzō Kishi.",
    "names with their countries": "Those at the table: Pierre Dubois (France), Giuseppe Rossi (Italy), Hans Müller "
    "(Germany), José García (Spain), João Silva (Portugal), Łukasz Wójcik (Poland).",
    "capitals": "PRESIDENT ARRIVES IN NAIROBI FOR TALKS WITH REGIONAL LEADERS ON THE LAKE ACCORD AS PROTESTS GROW",
    "a table": "Country Troops Cost\nGhana 1,200 $4.5m\nKenya 900 $3.1m\nNepal 700 $2.0m\nTotal 2,800\nTogo 40 $0.1m",
    "a quotation in French": '"Nous sommes prêts à signer", the minister said on Tuesday. "C\'est une question de '
    'confiance entre nos deux pays," he added, and the two of them left.',
    "a post": "BREAKING: Pres. Osei & PM Tamba sign #LakeAccord in Lusaka!! More @ 5pm GMT. RT @lakewire http://t.co/x1",
    "a headline": "Norland, Estria sign border pact; Ulm envoy hails deal",
    "results": "Bayern Munich 3 Real Madrid 1; Juventus 2 Paris Saint-Germain 2; Ajax 0 Sporting Lisboa 1",
    "a telegram": "MIN FIN SAYS NO TALKS W IMF STOP TEAM DUE MON STOP BUDGET GAP 4 PCT GDP STOP",
    "places": "N'Djamena, Ouagadougou, Antananarivo, Nouakchott, Bujumbura, Tegucigalpa, Reykjavík, Osh, Ashgabat.",
    "Irish names": "Taoiseach Micheál Ó Súilleabháin met Tánaiste Pádraig Ní Mhurchú in Dún Laoghaire and Baile Átha "
    "Cliath on Thursday.",
    "references": "Reg. (EU) No. 833/2014, Art. 5(1)(b), Annex XIV; Council Dec. 2014/512/CFSP; cf. OJ L 229, p. 13.",
    "a word": "Talks",
    "numbers": "7 12 2025 3.5 1,000,000",
}


@pytest.mark.parametrize("tag", OTHERS)
def test_other_languages_are_told(tag: str) -> None:
    assert detect_language(OTHERS[tag]) == ALIKE.get(tag, tag)
    assert detect_language(OTHERS[tag] * 100) == ALIKE.get(tag, tag)


@pytest.mark.parametrize("tag", sorted(OTHERS.keys() - UNTOLD))
def test_short_texts_of_other_languages_are_told(tag: str) -> None:
    assert detect_language(OTHERS[tag][:SHORT]) not in ("en", None)


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_is_not_misjudged(kind: str) -> None:
    assert detect_language(ENGLISH[kind]) in ("en", None)


def test_any_line_of_the_articles_is_english() -> None:
    folder = Path(__file__).parents[1] / "gold" / "looked_at"
    lines = {line for path in sorted(folder.rglob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()}
    assert len(lines) > 300
    assert [line for line in sorted(lines) if detect_language(line) not in ("en", None)] == []


def test_the_manifest_wins_and_what_a_page_says_is_asked_last(tmp_path: Path) -> None:
    english = "The ministers of the two countries met in the capital on Tuesday, and they said that talks would go on."
    page = "<html lang={}><body><article><p>{}</p><p>{}</p></article></body></html>"
    (tmp_path / "lies.html").write_text(page.format("fr", english, english), encoding="utf-8")
    (tmp_path / "lies_too.html").write_text(page.format("en", OTHERS["fr"], OTHERS["fr"]), encoding="utf-8")
    (tmp_path / "known.txt").write_text(OTHERS["de"], encoding="utf-8")
    (tmp_path / "other.txt").write_text(english, encoding="utf-8")
    (tmp_path / "articles.csv").write_text("file_name,language\nknown.txt,en-GB\nother.txt,fr\n")
    read = read_seeds(tmp_path)
    assert [(a.article_id, a.language) for a in read.articles] == [("known", "en-GB"), ("lies", "en")]
    assert read.rejects == [
        Reject("lies_too.html", "language", "is not in English: it reads like 'fr'"),
        Reject("other.txt", "language", "is not in English: articles.csv says 'fr'"),
    ]
