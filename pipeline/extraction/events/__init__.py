"""Happenings and who took part in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.extraction.dates import Interval, dates_of
from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.events import status
from pipeline.extraction.events.attendance import attendance_parts
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.detection import find_triggers
from pipeline.extraction.events.grouping import group
from pipeline.extraction.events.inheritance import share_times_and_parties
from pipeline.extraction.events.labels import label_of
from pipeline.extraction.events.mediation import share_mediators
from pipeline.extraction.events.mentions import MAIN_STATES, describe, states_of
from pipeline.extraction.events.modes import mode_of
from pipeline.extraction.events.naming import mark_names
from pipeline.extraction.events.participants import participants_of
from pipeline.extraction.events.parties import Parties
from pipeline.extraction.events.parts import MEDIATOR, Part
from pipeline.extraction.events.places import Locale, dateline_of
from pipeline.extraction.events.scenes import carry_on
from pipeline.extraction.events.visited import with_visited_state
from pipeline.extraction.events.when import Datings
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.records import Event, Participant, Statement
from pipeline.extraction.tokens import Doc

_CLOSING = (".", "!", "?", "”", '"')
_CAN_LIE_AHEAD = ("CONSULT", "PROTEST", "COOPERATE")
_INSIDE_AFTER = {**dict.fromkeys("“«„", True), **dict.fromkeys("”»", False)}
"""Quotation marks, and whether what follows them is quoted."""
_PRESENT_IS_NOW = ("CONSULT", "COOPERATE")
"""Types for which a present tense tells of something going on; for the others it reports an act."""


def find_events(
    parsed: ParsedArticle, entities: EntityIndex, statements: Sequence[Statement]
) -> tuple[list[Event], list[Participant]]:
    """Events of an article with all their mentions, and their participants, in order of first mention."""
    doc = parsed.doc
    dates = dates_of(parsed)
    mark_names(doc, entities, dates)
    triggers = find_triggers(doc)
    datings = Datings(doc, dates, triggers)
    states = states_of(entities)
    main_states = frozenset(states[:MAIN_STATES])
    dateline = dateline_of(doc, main_states)
    quoted = _quoted(parsed, statements)
    title_end = _title_end(doc)
    mentions = describe(triggers, datings, entities, dateline, main_states, quoted, title_end)
    clusters = group(mentions)
    parties = Parties(entities, mentions)
    extra = attendance_parts(doc, clusters, triggers)
    shared = share_times_and_parties(clusters, datings)
    carry_on(clusters, shared)
    events: list[Event] = []
    participants: list[Participant] = []
    mediating: set[tuple[int, int]] = set()
    for key, cluster in enumerate(clusters):
        interval, date_text, locale, inherited = (
            shared[key].interval,
            shared[key].date_text,
            shared[key].locale,
            shared[key].parts,
        )
        settled = _status(cluster, interval, dates.reference)
        parts: list[Part] = [p for m in cluster.mentions for p in m.parts] + extra.get(key, []) + inherited
        rows = participants_of(key, parts, settled == status.SCHEDULED, entities, parties, title_end)
        mediating.update((key, k) for p in parts if p.role == MEDIATOR for k in parties.of(p.head, "organizer"))
        rows = with_visited_state(key, cluster, locale, rows, entities)
        mode = mode_of(cluster, rows, entities, any(p.role == MEDIATOR for p in parts))
        source = shared[key].continues
        if source is not None and mode is None and not any(r.role in ("attendee", "invitee") for r in rows):
            mode = events[source].event_mode if source < len(events) else None
        country = _country(cluster.event_type, locale, rows, entities, dateline, states, settled)
        spans = [m.trigger.span for m in sorted(cluster.mentions, key=lambda m: (-m.explicitness, m.trigger.span))]
        events.append(
            Event(
                key,
                cluster.event_type,
                mode,
                label_of(cluster, locale, rows, entities),
                settled,
                interval.start if interval else None,
                interval.end if interval else None,
                interval.precision if interval else None,
                parsed.text[date_text.start : date_text.end] if date_text else None,
                (locale.name or None) if locale else None,
                country,
                locale.latitude if locale else None,
                locale.longitude if locale else None,
                tuple(dict.fromkeys(spans)),
            )
        )
        participants.extend(rows)
    shared_rows = share_mediators(clusters, events, participants, mediating)
    participants = sorted(participants + shared_rows, key=lambda r: r.event)
    return events, participants


def _country(
    event_type: str,
    locale: Locale | None,
    rows: list[Participant],
    entities: EntityIndex,
    dateline: Locale | None,
    states: list[str],
    settled: str,
) -> str | None:
    """The state a place lies in: by the gazetteer, else the host's, the reporter's, the actor's, the article's.

    Without a place: the host's of a meeting, and that of the police and courts that coerce.
    """
    hosts = {entities[r.entity].country for r in rows if r.role == "host"}
    host = hosts.pop() if len(hosts) == 1 else None
    if locale is not None and locale.country is not None:
        return locale.country
    if locale is None:
        if event_type == "CONSULT":
            return host if settled != status.SCHEDULED else None
        if event_type == "COERCE":
            return _only(rows, entities, "actor") or _only(rows, entities, "target")
        if event_type == "PROTEST":
            return _only(rows, entities, "actor")
        return _only(rows, entities, None) if event_type in ("RETREAT", "ASSAULT") else None
    if host is not None:
        return host
    if dateline is not None and dateline.country is not None and (event_type == "CONSULT" or not states):
        return dateline.country
    involved = {entities[r.entity].country for r in rows}
    return next((code for code in states if code in involved), states[0] if states else None)


def _only(rows: list[Participant], entities: EntityIndex, role: str | None) -> str | None:
    """The one state that those in a role (None: in any) are of; None where they are of several or of none."""
    found = {c for r in rows if role in (None, r.role) and (c := entities[r.entity].country) is not None}
    return found.pop() if len(found) == 1 else None


def _status(cluster: Cluster, interval: Interval | None, reference: date | None) -> str:
    found = cluster.status
    first = next((m for m in cluster.mentions if m.trigger.status == found), cluster.mentions[0])
    ahead = interval is not None and reference is not None and interval.start > reference
    if ahead and found == status.OCCURRED and cluster.event_type in _CAN_LIE_AHEAD and interval is not None:
        return status.SCHEDULED if interval.precision in ("day", "range") else found  # "has called a march for Sunday"
    if found in (status.OPEN, status.ONGOING) and ahead:
        return status.SCHEDULED
    if found == status.OPEN:
        return status.OCCURRED
    if found == status.ONGOING:
        carrier = first.trigger.carrier
        progressive = carrier is not None and carrier.tag_ == "VBG"
        if first.in_title or (cluster.event_type not in _PRESENT_IS_NOW and not progressive):
            return status.OCCURRED
        if interval is not None and reference is not None and interval.end < reference:
            return status.OCCURRED
    return found


def _quoted(parsed: ParsedArticle, statements: Sequence[Statement]) -> list[bool]:
    """For each token whether it stands inside quotation marks."""
    doc = parsed.doc
    marked = [False] * (len(doc) + 1)
    inside = False
    for token in doc:
        inside = not inside if token.text == '"' else _INSIDE_AFTER.get(token.text, inside and "\n" not in token.text)
        marked[token.i] = inside
    for statement in statements:
        if statement.kind == "direct":
            tokens = parsed.tokens(statement.span)
            if tokens is not None:
                for i in range(tokens.start, tokens.end):
                    marked[i] = True
    return marked


def _title_end(doc: Doc) -> int:
    """Number of tokens of a title, a first line without a full stop, and of a one-sentence standfirst below it."""
    breaks = []
    for token in doc:
        if "\n" in token.text:
            breaks.append(token.i)
            if len(breaks) == 2:
                break
    if not breaks or not breaks[0] or doc[breaks[0] - 1].text in _CLOSING:
        return 0
    if (
        len(breaks) == 2
        and not any(t.is_sent_start for t in doc[breaks[0] + 2 : breaks[1]])
        and breaks[1] - breaks[0] < 30
    ):
        return breaks[1]
    return breaks[0]
