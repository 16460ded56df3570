"""Points other than numbers on which sources differ: dates, places, roles, wordings and offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.extraction.gazetteer import place as known_place
from pipeline.reconciliation.claims import Claim, Discrepancy, sources_differ
from pipeline.reconciliation.event_likeness import are_near
from pipeline.reconciliation.event_profiles import Stay
from pipeline.reconciliation.offices import office
from pipeline.reconciliation.words import plain_words
from pipeline.rows import Row, mapping, rows_by_value, rows_of

_PRESENT = frozenset({"host", "organizer", "attendee", "remote"})
_COARSE_DAYS = 6
"""Days from which a stretch without a more exact date may be a week or longer, in which a day may lie."""


def _sided(
    rows: list[Row], table: str, row_id: str, value: Callable[[Row], str], together: Callable[[Row, Row], bool]
) -> tuple[Claim, ...] | None:
    """Claims with their sides: each row goes to the first side all of whose kinds of claim it can hold with.

    None where no two sources differ. Rows of equal value are one kind, so that the work is in the number of kinds.
    """
    kinds: dict[str, Row] = {}
    for row in rows:
        kinds.setdefault(value(row), row)
    found: list[list[Row]] = []
    side_of: dict[str, int] = {}
    for text, row in kinds.items():
        for number, side in enumerate(found):
            if all(together(row, other) for other in side):
                side.append(row)
                side_of[text] = number
                break
        else:
            side_of[text] = len(found)
            found.append([row])
    if len(found) < 2:
        return None
    claims = tuple(Claim(row, table, row[row_id], value(row), side_of[value(row)], row.get("speaker")) for row in rows)
    return claims if sources_differ(claims, lambda one, other: together(one.row, other.row)) else None


def _first_mentions(event_mentions: pa.Table, events: pa.Table) -> Iterator[tuple[str, list[Row]]]:
    """For each event in several articles, one mention an article: that which its date or place stands nearest to."""
    shared = events["event_id"].filter(pc.greater(events["article_count"], 1))
    for event_id, mentions in rows_by_value(_of(event_mentions, "event_id", shared), "event_id"):
        by_article: dict[str, list[Row]] = defaultdict(list)
        for row in mentions:
            by_article[row["article_id"]].append(row)
        yield event_id, [_most_telling(by_article[article]) for article in sorted(by_article)]


def _of(table: pa.Table, column: str, values: pa.ChunkedArray) -> pa.Table:
    """The rows of a table that have one of some values in a column."""
    return table.filter(pc.is_in(table[column], value_set=values.combine_chunks()))


def _most_telling(mentions: list[Row]) -> Row:
    def telling(row: Row) -> tuple[bool, bool, int]:
        dated = bool(row["date_text"]) and row["date_text"] in row["evidence"]
        placed = bool(row["place"]) and row["place"] in row["evidence"]
        return not dated, not placed, row["span_start"]

    return min(mentions, key=telling)


def date_and_place_discrepancies(event_mentions: pa.Table, events: pa.Table) -> Iterator[Discrepancy]:
    """When and where events took place, by articles that do not agree."""
    labels = mapping(events, "event_id", "label")
    for event_id, mentions in _first_mentions(event_mentions, events):
        dated = [row for row in mentions if row["date_start"] is not None]
        if claims := _sided(dated, "event_mentions", "mention_id", _days, _days_agree):
            yield Discrepancy("dates", f"When: {labels[event_id]}", event_id, None, (event_id,), claims)
        placed = [row for row in mentions if row["place"] is not None]
        if claims := _sided(placed, "event_mentions", "mention_id", lambda row: str(row["place"]), _places_agree):
            yield Discrepancy("place", f"Where: {labels[event_id]}", event_id, None, (event_id,), claims)


def _days(row: Row) -> str:
    start, end = row["date_start"], row["date_end"] or row["date_start"]
    return f"{start}" if start == end else f"{start}/{end}"


def _days_agree(one: Row, other: Row) -> bool:
    """Dates agree where they are the same, or where a day lies in the week, month or year the other names."""
    start, end = _bounds(one)
    start_too, end_too = _bounds(other)
    if (start, end) == (start_too, end_too):
        return True
    coarse = max((end - start).days, (end_too - start_too).days) >= _COARSE_DAYS
    within = (start <= start_too and end_too <= end) or (start_too <= start and end <= end_too)
    return coarse and within


def _bounds(row: Row) -> tuple[date, date]:
    return row["date_start"], row["date_end"] or row["date_start"]


def _places_agree(one: Row, other: Row) -> bool:
    """Places differ where both are on the map, narrower than a country, and not in or around one town."""
    stays = [_stay(row["place"], row["country"]) for row in (one, other)]
    return not all(stay.is_point for stay in stays) or are_near(*stays)


@lru_cache(maxsize=8192)
def _stay(place: str, country: str | None) -> Stay:
    found = known_place(place, country)
    return Stay(place, country, found.latitude if found else None, found.longitude if found else None)


def role_discrepancies(participants: pa.Table, events: pa.Table, entities: pa.Table) -> Iterator[Discrepancy]:
    """Who took part in an event by one article and was left out by another."""
    labels, names = mapping(events, "event_id", "label"), mapping(entities, "entity_id", "name")
    leaving_out = participants["event_id"].filter(pc.equal(participants["role"], "excluded"))
    parts: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows_of(_of(participants, "event_id", leaving_out)):
        parts[row["event_id"], row["entity_id"]].append(row)

    def agree(one: Row, other: Row) -> bool:
        roles = {one["role"], other["role"]}
        return not ("excluded" in roles and roles & _PRESENT)

    for (event_id, entity_id), rows in sorted(parts.items()):
        if {"excluded"} < {row["role"] for row in rows} and len({row["article_id"] for row in rows}) > 1:
            claims = _sided(rows, "participants", "participant_id", lambda row: str(row["role"]), agree)
            if claims:
                subject = f"Whether {names[entity_id]} took part: {labels[event_id]}"
                yield Discrepancy("role", subject, event_id, entity_id, (event_id, entity_id), claims)


def wording_discrepancies(statements: pa.Table) -> Iterator[Discrepancy]:
    """Utterances quoted in different words; a quotation that leaves out beginning or end is no other wording."""
    quoted = statements.filter(pc.equal(statements["kind"], "direct"))
    reports = quoted["utterance_id"].value_counts()
    repeated = pa.chunked_array([reports.field("values").filter(pc.greater(reports.field("counts"), 1))], pa.string())
    for utterance_id, rows in rows_by_value(_of(quoted, "utterance_id", repeated), "utterance_id"):
        if len({row["article_id"] for row in rows}) > 1:
            claims = _sided(rows, "statements", "statement_id", lambda row: str(row["span_text"]), _same_words)
            if claims:
                speaker = rows[0]["speaker_id"]
                subject = f"Words of {rows[0]['speaker'] or 'an unnamed speaker'}"
                yield Discrepancy("wording", subject, None, speaker, (utterance_id,), claims)


def _same_words(one: Row, other: Row) -> bool:
    words, words_too = plain_words(one["span_text"]), plain_words(other["span_text"])
    shorter, longer = sorted((" ".join(words), " ".join(words_too)), key=len)
    return f" {shorter} " in f" {longer} "


def _titles(holders: pa.ChunkedArray, titles: pa.ChunkedArray) -> pa.Table:
    return pa.table({"holder": holders, "title": titles})


def title_discrepancies(participants: pa.Table, statements: pa.Table) -> Iterator[Discrepancy]:
    """Persons to whom articles give offices that nobody holds at once."""
    held = participants.filter((pc.field("kind") == "person") & pc.field("title").is_valid())
    said = statements.filter((pc.field("speaker_kind") == "person") & pc.field("speaker_title").is_valid())
    titles = pa.concat_tables(
        [_titles(held["entity_id"], held["title"]), _titles(said["speaker_id"], said["speaker_title"])]
    )
    counted = titles.group_by("holder").aggregate([("title", "count_distinct")])
    several = counted["holder"].filter(pc.greater(counted["title_count_distinct"], 1))
    rows = [
        row | {"table": "participants", "row_id": row["participant_id"], "person": row["name"]}
        for row in rows_of(_of(held, "entity_id", several))
    ]
    rows += [
        row
        | {"table": "statements", "row_id": row["statement_id"], "person": row["speaker"], "speaker": None}
        | {"entity_id": row["speaker_id"], "title": row["speaker_title"]}
        for row in rows_of(_of(said, "speaker_id", several))
    ]
    titled: dict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    for row in rows:
        titled[row["entity_id"]].setdefault((row["article_id"], row["title"]), row)
    for entity_id, found in sorted(titled.items()):
        compared = [row for row in found.values() if office(row["title"])]
        claims = _sided(compared, "", "row_id", lambda row: str(row["title"]), _offices_agree)
        if claims:
            claims = tuple(Claim(c.row, c.row["table"], c.row_id, c.value, c.side) for c in claims)
            subject = f"Office of {compared[0]['person']}"
            yield Discrepancy("title", subject, None, entity_id, (entity_id,), claims)


def _offices_agree(one: Row, other: Row) -> bool:
    return office(one["title"]) == office(other["title"])
