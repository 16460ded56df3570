"""Pairs of reports on one event become one event with its disagreements, by annotation and by extraction."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from spacy.language import Language

from pipeline.extraction.extract import records_of
from pipeline.extraction.parsing import ArticleText, parse
from pipeline.extraction.tables import extracted_tables
from pipeline.reconciliation.reconcile import reconcile
from tests.gold.reconciled import Outcome, annotation, expected, outcome
from tests.reconciliation.test_gold import Annotated

ARTICLES = Path(__file__).resolve().parents[1] / "gold" / "looked_at" / "articles"
PAIRS = ("kampala", "aktau", "torkham")


class Floor(NamedTuple):
    """Least that must come out of extraction and reconciliation together; most that may come out beside it."""

    f1: float
    entities: int
    utterances: int
    points: int
    spurious: int


FLOORS = {
    "kampala": Floor(0.80, 7, 1, 4, 0),
    "aktau": Floor(0.90, 5, 2, 5, 0),
    "torkham": Floor(0.85, 5, 0, 1, 0),
}


@cache
def days() -> dict[str, date]:
    found = {}
    for manifest in sorted(ARTICLES.glob("articles*.csv")):
        with manifest.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[Path(row["file_name"]).stem] = date.fromisoformat(row["reference_date"])
    return found


def text_of(article: str) -> str:
    return (ARTICLES / f"{article}.txt").read_bytes().decode("utf-8")


@pytest.mark.parametrize("pair", PAIRS)
def test_annotated_pairs_come_out_whole(pair: str) -> None:
    wanted = expected(pair)
    texts = {article: text_of(article) for article in wanted["articles"]}
    extracted = extracted_tables((Annotated(annotation(a)).records(text), text) for a, text in texts.items())
    assert outcome(reconcile(extracted, days()), wanted).faults == []


@pytest.mark.parametrize("pair", PAIRS)
def test_extracted_pairs_come_out_as_well_as_they_did(pair: str, nlp: Language) -> None:
    wanted = expected(pair)
    articles = [ArticleText(a, text_of(a), days()[a]) for a in wanted["articles"]]
    extracted = extracted_tables((records_of(parsed), parsed.text) for parsed in parse(articles, nlp))
    found = outcome(reconcile(extracted, days()), wanted)
    assert reaches(found, FLOORS[pair]), (found, FLOORS[pair])


def reaches(found: Outcome, floor: Floor) -> bool:
    counts = (found.f1, found.entities, found.utterances, found.points)
    return all(count >= least for count, least in zip(counts, floor[:4], strict=True)) and (
        found.spurious <= floor.spurious
    )
