"""The state that a visit goes to: its host, by the place where the visit is, though nobody names it as such."""

from __future__ import annotations

from pipeline.extraction import gazetteer
from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.places import Locale
from pipeline.extraction.records import Participant, Span


def with_visited_state(
    event: int, cluster: Cluster, locale: Locale | None, rows: list[Participant], entities: EntityIndex
) -> list[Participant]:
    """The rows of a visit, with one for the visited state where a place that its clauses name gives it.

    A tour of one's own country is received by nobody: there the state is no host.
    """
    if cluster.manner != "visit":
        return rows
    travellers = {entities[r.entity].country for r in rows if r.role in ("attendee", "invitee")}
    hosts = [r for r in rows if r.role == "host" and entities[r.entity].kind == "country"]
    if hosts:
        own = [r for r in hosts if travellers == {entities[r.entity].country}]
        return [r for r in rows if r not in own]
    if locale is None or locale.country is None or not travellers - {locale.country}:
        return rows
    if locale.country in travellers and travellers <= {locale.country, None}:
        return rows
    span = _named(cluster, locale.country)
    if span is None:
        return rows
    return [*rows, Participant(event, entities.country(locale.country), "host", None, None, span)]


def _named(cluster: Cluster, country: str) -> Span | None:
    """The first place of the state, or the state itself, in the sentences that tell of the visit."""
    for mention in cluster.mentions:
        for token in mention.trigger.token.sent:
            if token.pos_ != "PROPN":
                continue
            spot = gazetteer.place(token.text)
            if gazetteer.country(token.text) == country or (spot is not None and spot.country == country):
                return Span(token.idx, token.idx + len(token.text))
    return None
