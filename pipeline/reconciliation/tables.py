"""What the articles say, as contract tables: rows of layer one with the identifiers that hold over all articles.

Article by article: what one of them says is put together without a look at the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import itemgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.collection import without_cycle_collection
from pipeline.reconciliation.grouping import most_common
from pipeline.reconciliation.identifiers import stable_id
from pipeline.rows import Row, positions, rows_by_article, table_of
from schemas import arrow_schema

Entities = dict[int, Row]
"""What the entities of one article are over all of them, by the article's numbers."""


class Linked:
    """The links of every article, those of entities with the name, kind and country of what they lead to."""

    def __init__(
        self, entity_links: pa.Table, event_links: pa.Table, utterance_links: pa.Table, entities: pa.Table
    ) -> None:
        described = entities.take(pc.index_in(entity_links["entity_id"], value_set=entities["entity_id"]))
        for column in ("name", "kind", "country"):
            entity_links = entity_links.append_column(column, described[column])
        self.entities, self.events, self.utterances = entity_links, event_links, utterance_links


def _by(key: str, rows: Iterable[Row]) -> dict[int, Row]:
    return {row[key]: row for row in rows}


def _each_once(entities: Entities, keys: Iterable[int]) -> list[Row]:
    """The entities that some keys of an article lead to, each once, in order."""
    return list({(entity := entities[key])["entity_id"]: entity for key in keys}.values())


def _table(name: str, articles: Iterable[list[Row]], id_column: str) -> pa.Table:
    """A contract table of the rows of one article after the other."""
    in_order = itemgetter("span_start", "span_end", id_column)
    return table_of(name, (row for rows in articles for row in sorted(rows, key=in_order)))


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

    def articles() -> Iterator[list[Row]]:
        for _, (told, found, links) in rows_by_article(events, mentions, linked.events):
            said, links_of = _by("event_key", told), _by("event_key", links)
            rows = [said[row["event_key"]] | row | links_of[row["event_key"]] for row in found]
            _give_ids(rows, "mention_id", "mention", "event_type")
            yield rows

    return _table("event_mentions", articles(), "mention_id")


@without_cycle_collection()
def participants_table(participants: pa.Table, entities: pa.Table, linked: Linked) -> pa.Table:
    """The contract table participants: an entity stands once in each role of an event of an article.

    `entities` is extracted_entities: what is described only keeps the wording of its article.
    """
    described = entities.select(["article_id", "entity_key", "name"]).filter(pc.invert(entities["is_named"]))
    in_order = itemgetter("event_key", "span_start", "span_end", "entity_key")

    def articles() -> Iterator[list[Row]]:
        tables = (participants, described, linked.entities, linked.events)
        for _, (found, worded, entity_links, event_links) in rows_by_article(*tables):
            entity_of, event_of = _by("entity_key", entity_links), _by("event_key", event_links)
            wording = {row["entity_key"]: row["name"] for row in worded}
            rows: dict[tuple[str, str, str], Row] = {}
            for row in sorted(found, key=in_order):
                entity = entity_of[row["entity_key"]]
                row["event_id"], row["entity_id"] = event_of[row["event_key"]]["event_id"], entity["entity_id"]
                row["name"] = wording.get(row["entity_key"], entity["name"])
                row["kind"], row["country"] = entity["kind"], entity["country"]
                first = rows.setdefault((row["event_id"], row["entity_id"], row["role"]), row)
                for column in ("title", "headcount"):
                    first[column] = row[column] if first[column] is None else first[column]
            kept = list(rows.values())
            _give_ids(kept, "participant_id", "participant", "event_id", "entity_id", "role")
            yield kept

    return _table("participants", articles(), "participant_id")


@without_cycle_collection()
def statements_table(statements: pa.Table, entities: pa.Table, linked: Linked) -> pa.Table:
    """The contract table statements, from extracted_statements and extracted_entities.

    `speaker_title` is an office that the article gives the speaker, else the one that most articles give.
    """
    titled = entities.select(["article_id", "entity_key", "titles"])
    titled = titled.filter(pc.greater(pc.list_value_length(titled["titles"]), 0))
    usual = _usual_titles(titled, linked)

    def articles() -> Iterator[list[Row]]:
        tables = (statements, titled, linked.entities, linked.events, linked.utterances)
        for _, (rows, holders, entity_links, event_links, utterance_links) in rows_by_article(*tables):
            entity_of, event_of = _by("entity_key", entity_links), _by("event_key", event_links)
            utterance_of = _by("statement_key", utterance_links)
            own: dict[str, str] = {}
            for row in holders:
                own.setdefault(entity_of[row["entity_key"]]["entity_id"], row["titles"][0])
            for row in rows:
                said_by = _each_once(entity_of, row["speaker_keys"])
                first = said_by[0] if said_by else None
                row["speaker_id"] = first and first["entity_id"]
                row["speaker_ids"] = [one["entity_id"] for one in said_by] or None
                row["speaker"] = " and ".join(one["name"] for one in said_by) or None
                row["speaker_kind"], row["speaker_country"] = (
                    (first["kind"], first["country"]) if first else (None, None)
                )
                row["speaker_title"] = first and (own.get(first["entity_id"]) or usual.get(first["entity_id"]))
                row["event_id"] = event_of[row["event_key"]]["event_id"] if row["event_key"] is not None else None
                row["utterance_id"] = utterance_of[row["statement_key"]]["utterance_id"]
            _give_ids(rows, "statement_id", "statement")
            yield rows

    return _table("statements", articles(), "statement_id")


def _usual_titles(titled: pa.Table, linked: Linked) -> dict[str, str]:
    """The title of each entity that has any which most articles give, from those rows of extracted_entities."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for _, (holders, links) in rows_by_article(titled, linked.entities):
        entity_of = _by("entity_key", links)
        for row in holders:
            votes[entity_of[row["entity_key"]]["entity_id"]].update(row["titles"])
    return {entity_id: title for entity_id, given in votes.items() if (title := most_common(given))}


@without_cycle_collection()
def figures_table(figures: pa.Table, extracted_statements: pa.Table, linked: Linked) -> pa.Table:
    """The contract table figures, from extracted_figures and extracted_statements."""
    told = extracted_statements.select(["article_id", "span_start", "span_end", "statement_key"])

    def articles() -> Iterator[list[Row]]:
        for _, (rows, said, entity_links, event_links) in rows_by_article(
            figures, told, linked.entities, linked.events
        ):
            entity_of, event_of = _by("entity_key", entity_links), _by("event_key", event_links)
            _give_ids(said, "statement_id", "statement")
            statement_of = _by("statement_key", said)
            for row in rows:
                sources = _each_once(entity_of, row["attributed_keys"])
                row["attributed_to_id"] = sources[0]["entity_id"] if sources else None
                row["attributed_to"] = " and ".join(one["name"] for one in sources) or None
                event, statement = row["event_key"], row["statement_key"]
                row["event_id"] = event_of[event]["event_id"] if event is not None else None
                row["statement_id"] = statement_of[statement]["statement_id"] if statement is not None else None
            _give_ids(rows, "figure_id", "figure")
            yield rows

    return _table("figures", articles(), "figure_id")


@without_cycle_collection()
def entity_mentions_table(mentions: pa.Table, entity_links: pa.Table) -> pa.Table:
    """The contract table entity_mentions, from extracted_entity_mentions and entity_links."""
    # The longest table by far has all of its columns already: its rows never become Python objects.
    schema = arrow_schema("entity_mentions")
    entity_ids = entity_links["entity_id"].take(pa.array(positions(mentions, entity_links, "entity_key")))
    mentions = mentions.append_column("entity_id", entity_ids)
    own = mentions.select(["article_id", "span_start", "span_end", "entity_id"])
    order = pc.sort_indices(own, [(column, "ascending") for column in own.column_names])
    own = own.take(order)
    repeats = reduce(pc.and_, (pc.equal(column[1:], column[:-1]) for column in own.columns))
    is_first = pa.concat_arrays([pa.array([True] * min(len(own), 1), pa.bool_()), *pc.invert(repeats).chunks])
    return mentions.select(schema.names).take(order.filter(is_first)).cast(schema)
