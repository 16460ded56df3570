"""What the articles say, as contract tables: rows of layer one with the identifiers that hold over all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import itemgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.collection import without_cycle_collection
from pipeline.reconciliation.grouping import most_common
from pipeline.reconciliation.identifiers import stable_id
from schemas import arrow_schema

Row = dict[str, Any]
Key = tuple[str, int]


class Linked:
    """The links of every article, and the entities they lead to."""

    def __init__(
        self, entity_links: pa.Table, event_links: pa.Table, utterance_links: pa.Table, entities: pa.Table
    ) -> None:
        self.entity = _lookup(entity_links, "entity_key", "entity_id")
        self.event = _lookup(event_links, "event_key", "event_id")
        self.joined_by = _lookup(event_links, "event_key", "joined_by")
        self.utterance = _lookup(utterance_links, "statement_key", "utterance_id")
        self.described = {row["entity_id"]: row for row in entities.to_pylist()}

    def entities(self, article_id: str, keys: Iterable[int]) -> list[Row]:
        """The entities of some keys of an article, each once, in order."""
        ids = dict.fromkeys(self.entity[article_id, key] for key in keys)
        return [self.described[entity_id] for entity_id in ids]


def _lookup(links: pa.Table, key: str, value: str) -> dict[Key, Any]:
    columns = (links["article_id"].to_pylist(), links[key].to_pylist(), links[value].to_pylist())
    return {(article, number): linked for article, number, linked in zip(*columns, strict=True)}


def _table(name: str, rows: list[Row], id_column: str) -> pa.Table:
    rows.sort(key=itemgetter("article_id", "span_start", "span_end", id_column))
    return pa.Table.from_pylist(rows, schema=arrow_schema(name))


def _give_ids(rows: list[Row], column: str, prefix: str, *content: str) -> None:
    """Identifiers from article, span and content; rows that share all of that are counted through."""
    seen: Counter[tuple[Any, ...]] = Counter()
    parts_of = itemgetter("article_id", "span_start", "span_end", *content)
    for row in rows:
        parts = parts_of(row)
        row[column] = stable_id(prefix, *parts, *([seen[parts]] if seen[parts] else []))
        seen[parts] += 1


@without_cycle_collection()
def event_mentions_table(events: pa.Table, mentions: pa.Table, linked: Linked) -> pa.Table:
    """The contract table event_mentions, from extracted_events and extracted_event_mentions."""
    said = {(row["article_id"], row["event_key"]): row for row in events.to_pylist()}
    rows = []
    for row in mentions.to_pylist():
        key = row["article_id"], row["event_key"]
        rows.append(said[key] | row | {"event_id": linked.event[key], "joined_by": linked.joined_by[key]})
    _give_ids(rows, "mention_id", "mention", "event_type")
    return _table("event_mentions", rows, "mention_id")


@without_cycle_collection()
def participants_table(participants: pa.Table, entities: pa.Table, linked: Linked) -> pa.Table:
    """The contract table participants: an entity stands once in each role of an event of an article.

    `entities` is extracted_entities: what is described only keeps the wording of its article.
    """
    wording = {
        (row["article_id"], row["entity_key"]): row["name"]
        for row in entities.select(["article_id", "entity_key", "name", "is_named"]).to_pylist()
        if not row["is_named"]
    }
    found: dict[tuple[str, str, str, str], Row] = {}
    columns = ("article_id", "event_key", "span_start", "span_end", "entity_key")
    for row in sorted(participants.to_pylist(), key=lambda row: tuple(row[column] for column in columns)):
        article = row["article_id"]
        entity = linked.described[linked.entity[article, row["entity_key"]]]
        row["event_id"], row["entity_id"] = linked.event[article, row["event_key"]], entity["entity_id"]
        row["name"] = wording.get((article, row["entity_key"]), entity["name"])
        row["kind"], row["country"] = entity["kind"], entity["country"]
        first = found.setdefault((article, row["event_id"], row["entity_id"], row["role"]), row)
        for column in ("title", "headcount"):
            first[column] = row[column] if first[column] is None else first[column]
    rows = list(found.values())
    _give_ids(rows, "participant_id", "participant", "event_id", "entity_id", "role")
    return _table("participants", rows, "participant_id")


@without_cycle_collection()
def statements_table(statements: pa.Table, entities: pa.Table, linked: Linked) -> pa.Table:
    """The contract table statements, from extracted_statements and extracted_entities.

    `speaker_title` is an office that the article gives the speaker, else the one that most articles give.
    """
    titles = _titles(entities, linked)
    rows = statements.to_pylist()
    for row in rows:
        article = row["article_id"]
        said_by = linked.entities(article, row["speaker_keys"])
        first = said_by[0] if said_by else None
        row["speaker_id"] = first and first["entity_id"]
        row["speaker_ids"] = [one["entity_id"] for one in said_by] or None
        row["speaker"] = " and ".join(one["name"] for one in said_by) or None
        row["speaker_kind"], row["speaker_country"] = (first["kind"], first["country"]) if first else (None, None)
        given = (titles.get((where, first["entity_id"])) for where in (article, "")) if first else ()
        row["speaker_title"] = next(filter(None, given), None)
        row["event_id"] = linked.event[article, row["event_key"]] if row["event_key"] is not None else None
        row["utterance_id"] = linked.utterance[article, row["statement_key"]]
    _give_ids(rows, "statement_id", "statement")
    return _table("statements", rows, "statement_id")


def _titles(entities: pa.Table, linked: Linked) -> dict[tuple[str, str], str]:
    """The first title of each entity in each article, and under article "" the one most articles give."""
    found: dict[tuple[str, str], str] = {}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in entities.select(["article_id", "entity_key", "titles"]).to_pylist():
        entity_id = linked.entity[row["article_id"], row["entity_key"]]
        for title in row["titles"]:
            found.setdefault((row["article_id"], entity_id), title)
            votes[entity_id][title] += 1
    found.update((("", entity_id), title) for entity_id, v in votes.items() if (title := most_common(v)))
    return found


@without_cycle_collection()
def figures_table(figures: pa.Table, extracted_statements: pa.Table, linked: Linked) -> pa.Table:
    """The contract table figures, from extracted_figures and extracted_statements."""
    told = extracted_statements.select(["article_id", "span_start", "span_end", "statement_key"]).to_pylist()
    _give_ids(told, "statement_id", "statement")
    statement_ids = {(row["article_id"], row["statement_key"]): row["statement_id"] for row in told}
    rows = figures.to_pylist()
    for row in rows:
        article = row["article_id"]
        sources = linked.entities(article, row["attributed_keys"])
        row["attributed_to_id"] = sources[0]["entity_id"] if sources else None
        row["attributed_to"] = " and ".join(one["name"] for one in sources) or None
        row["event_id"] = linked.event[article, row["event_key"]] if row["event_key"] is not None else None
        row["statement_id"] = statement_ids[article, row["statement_key"]] if row["statement_key"] is not None else None
    _give_ids(rows, "figure_id", "figure")
    return _table("figures", rows, "figure_id")


@without_cycle_collection()
def entity_mentions_table(mentions: pa.Table, linked: Linked) -> pa.Table:
    """The contract table entity_mentions, from extracted_entity_mentions."""
    # The longest table by far: its texts stay in Arrow, where rows of Python would take several times the memory.
    keys = zip(mentions["article_id"].to_pylist(), mentions["entity_key"].to_pylist(), strict=True)
    entity_ids = pa.array([linked.entity[key] for key in keys], pa.string())
    table = mentions.append_column("entity_id", entity_ids)
    own = ["article_id", "span_start", "span_end", "entity_id"]
    table = table.take(pc.sort_indices(table, sort_keys=[(column, "ascending") for column in own]))
    repeats = reduce(pc.and_, (pc.equal(table[column][1:], table[column][:-1]) for column in own))
    is_first = pa.concat_arrays([pa.array([True] * min(len(table), 1), pa.bool_()), *pc.invert(repeats).chunks])
    schema = arrow_schema("entity_mentions")
    return table.filter(is_first).select(schema.names).cast(schema)
