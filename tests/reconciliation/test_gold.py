"""What the annotated seed articles say, reconciled: the groups of tests/gold/seeds/reconciled.json come out.

The records are made from the annotation, so this holds reconciliation to account by itself, whatever extraction finds.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.extraction.gazetteer import place as known_place
from pipeline.extraction.records import (
    ArticleRecords,
    Entity,
    EntityMention,
    Event,
    Figure,
    Participant,
    Span,
    Statement,
)
from pipeline.extraction.tables import extracted_tables
from pipeline.reconciliation.reconcile import reconcile
from tests.reconciliation.building import Tables

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold" / "seeds"
Row = dict[str, Any]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class Annotated:
    """Records of one annotation file; names stand as annotated."""

    def __init__(self, doc: Row) -> None:
        self.doc = doc
        self.entities: dict[tuple[str, str], list[Any]] = {}
        self.events = {event["id"]: number for number, event in enumerate(doc["events"])}

    def entity(self, name: str, kind: str, country: str | None, span: Span | None, anonymous: bool = False) -> int:
        entity = self.entities.setdefault((kind, name), [len(self.entities), country, set(), anonymous])
        entity[1] = entity[1] or country
        if span:
            entity[2].add(span)
        return int(entity[0])

    def speakers(self, row: Row, name: str | None, kind: str, anonymous: bool) -> tuple[int, ...]:
        names = [] if name is None else [name] if anonymous else name.split(" and ")
        known = {entity: kind for kind, entity in self.entities}
        return tuple(self.entity(one, known.get(one, kind), None, None, anonymous) for one in names)

    def records(self, text: str) -> ArticleRecords:
        doc = self.doc
        parts = tuple(
            Participant(
                self.events[p["event"]],
                self.entity(p["name"], p["kind"], p["country"], span_of(p)),
                p["role"],
                p["title"],
                p["count"],
                span_of(p),
            )
            for p in doc["participants"]
        )
        statements = tuple(
            Statement(
                span_of(s), s["kind"], self.speakers(s, s["speaker"], s["speaker_kind"], s["anonymous"]), None,
                s["anonymous"], s["cue"], s["via"], None, None,
            )
            for s in doc["statements"]
        )  # fmt: skip
        figures = tuple(
            Figure(
                span_of(f), float(f["low"]), float(f["high"]), f["comparator"], f["unit"], f["of"], f["measure"],
                self.speakers(f, f["attributed_to"], "organization", False), self.events.get(f["event"]), None,
            )
            for f in doc["figures"]
        )  # fmt: skip
        entities = tuple(
            Entity(
                key, name, kind, country, kind != "group" and not anonymous, (), (),
                tuple(EntityMention(span, "name", "annotation") for span in sorted(spans)),
            )
            for (kind, name), (key, country, spans, anonymous) in self.entities.items()
        )  # fmt: skip
        events = tuple(map(self.event, doc["events"]))
        bounds = [0, *(m.end() for m in re.finditer(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+", text)), len(text)]
        sentences = tuple(Span(start, end) for start, end in pairwise(bounds) if start < end)
        return ArticleRecords(doc["article"], entities, events, parts, statements, figures, sentences)

    def event(self, row: Row) -> Event:
        start, end = day(row["date_start"]), day(row["date_end"])
        where = known_place(row["place"], row["country"]) if row["place"] else None
        return Event(
            self.events[row["id"]], row["type"], row["mode"], row["label"], row["status"], start, end,
            None if start is None else "day" if start == end else "range", row["date_text"], row["place"],
            row["country"], where.latitude if where else None, where.longitude if where else None,
            tuple(map(span_of, row["mentions"])),
        )  # fmt: skip


def span_of(row: Row) -> Span:
    return Span(row["start"], row["end"])


@pytest.fixture(scope="module")
def tables() -> Tables:
    with (ROOT / "seeds" / "articles.csv").open(encoding="utf-8", newline="") as file:
        days = {Path(row["file_name"]).stem: day(row["reference_date"]) for row in csv.DictReader(file)}
    articles = []
    for file in sorted(GOLD.glob("0*.json")):
        text = (ROOT / "seeds" / f"{file.stem}.txt").read_bytes().decode("utf-8")
        articles.append((Annotated(json.loads(file.read_text(encoding="utf-8"))).records(text), text))
    return reconcile(extracted_tables(articles), days)


@pytest.fixture(scope="module")
def wanted() -> Row:
    return dict(json.loads((GOLD / "reconciled.json").read_text(encoding="utf-8")))


def test_events_that_are_one_are_joined_and_no_others(tables: Tables, wanted: Row) -> None:
    numbers = {}
    for file in GOLD.glob("0*.json"):
        doc = json.loads(file.read_text(encoding="utf-8"))
        numbers.update({(doc["article"], n): (doc["article"], e["id"]) for n, e in enumerate(doc["events"])})
    clusters: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for link in tables["event_links"].to_pylist():
        clusters[link["event_id"]].add(numbers[link["article_id"], link["event_key"]])
    found = {frozenset(cluster) for cluster in clusters.values() if len(cluster) > 1}
    either_way = {frozenset(map(tuple, pair)) for pair in wanted["events_either_way"]}
    assert found - either_way == {frozenset(map(tuple, group)) for group in wanted["events"]}


def test_points_of_disagreement_and_no_others(tables: Tables, wanted: Row) -> None:
    fields = tables["discrepancies"]["field"].to_pylist()
    assert sorted(fields) == sorted(point["field"] for point in wanted["discrepancies"])
    field_of = dict(zip(tables["discrepancies"]["discrepancy_id"].to_pylist(), fields, strict=True))
    claimed: dict[str, set[Any]] = defaultdict(set)
    for claim in tables["discrepancy_claims"].to_pylist():
        claimed[field_of[claim["discrepancy_id"]]].add((claim["article_id"], claim["low"], claim["high"]))
    for point in wanted["discrepancies"]:
        assert {tuple(claim) for claim in point["claims"]} <= claimed[point["field"]]


def test_the_utterance_told_twice_is_one(tables: Tables, wanted: Row) -> None:
    for group in wanted["utterances"]:
        ids = {
            row["utterance_id"]
            for article, words in group
            for row in tables["statements"].to_pylist()
            if row["article_id"] == article and words in row["span_text"]
        }
        assert len(ids) == 1
