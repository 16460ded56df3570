"""Parts to participants: who stands behind each noun phrase, in which role, once per event, entity and role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.events.mentions import span_of_part
from pipeline.extraction.events.parties import Parties
from pipeline.extraction.events.parts import MEDIATOR, PARTY, Part
from pipeline.extraction.events.phrases import phrase
from pipeline.extraction.events.title_echoes import without_title_echoes
from pipeline.extraction.parsing import span_of
from pipeline.extraction.records import Participant, Span
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load

_TAKING_PART = ("attendee", "invitee")
_WITH_STATES = (*_TAKING_PART, "excluded", "observer", "remote", "actor")
"""Roles in which the states that a group names have rows of their own."""


def participants_of(
    event: int,
    parts: Iterable[Part],
    scheduled: bool,
    entities: EntityIndex,
    parties: Parties,
    title_end: int = 0,
) -> list[Participant]:
    """The participants of one event, in order of text; `scheduled` turns parties into invitees.

    `title_end` is the number of tokens of the article's title.
    """
    taken: dict[tuple[int, str], Participant] = {}
    below: set[tuple[int, str]] = set()
    party = "invitee" if scheduled else "attendee"
    for part in parts:
        role = {PARTY: party, MEDIATOR: "organizer"}.get(part.role, part.role)
        for key, span, count in _who(part.head, role, entities, parties):
            taken.setdefault((key, role), Participant(event, key, role, entities.title_of(key, span), count, span))
            if part.head.i >= title_end:
                below.add((key, role))
        if role in _WITH_STATES:
            for row in _states_within(event, part.head, role, entities):
                taken.setdefault((row.entity, role), row)
    rows = without_title_echoes(list(taken.values()), below, entities) if title_end else list(taken.values())
    return _without_doubles(rows, entities)


def _who(head: Token, role: str, entities: EntityIndex, parties: Parties) -> Iterator[tuple[int, Span, int | None]]:
    for key in parties.of(head, role):
        entity = entities[key]
        count = _headcount(head) if entity.kind == "group" else None
        name = entities.mention_at(key, head) if entity.is_named else None
        yield key, name or span_of_part(head), count


def _states_within(event: int, head: Token, role: str, entities: EntityIndex) -> list[Participant]:
    """The states that a group of several states names ("ministers of Norland and Estria")."""
    keys = entities.resolve(head, conjuncts=False)
    if len(keys) != 1 or entities[keys[0]].kind != "group":
        return []
    tokens = head.doc[phrase(head).start : head.right_edge.i + 1] if _lists(head) else phrase(head)
    named = [(key, mention) for key, mention in entities.named_in(tokens) if entities[key].kind == "country"]
    if len({key for key, _ in named}) < 2:
        return []
    return [Participant(event, key, role, None, None, span_of(mention)) for key, mention in named]


def _lists(head: Token) -> bool:
    """Whether a list of members in apposition follows ("the ministers of the group - Norland, Estria and Ulm -")."""
    return any(t.dep_ == "appos" and t.i > head.i and t.pos_ == "PROPN" for t in head.subtree if t.i - head.i < 8)


def _headcount(head: Token) -> int | None:
    """The number of a counted group: 34 of "34 chiefs of staff", 42 of "a 42-member delegation"."""
    words = load("numbers_small")["words"]
    for child in head.children:
        if child.i < head.i and child.dep_ in ("nummod", "quantmod", "det", "nmod", "compound", "amod"):
            found = _number(child, words)
            if found is None and child.lower_ in ("member", "strong", "person", "man") and child.i > 1:
                found = _number(child.nbor(-2), words) if child.nbor(-1).text == "-" else None
            if found is not None:
                return found
    return None


def _number(token: Token, words: dict[str, int]) -> int | None:
    text = token.lower_.replace(",", "")
    if text.isascii() and text.isdigit():
        return int(text)
    return words.get(text)


_FULL_ENOUGH = 2
"""Words above which a group's wording says who they are; a bare noun ("leaders") takes up a group named before."""


def _without_echoes(rows: list[Participant], entities: EntityIndex) -> list[Participant]:
    """Drop a group taken up again in fewer words ("the chiefs", "thirty leaders" of a title)."""
    groups = [r for r in rows if r.role in (*_TAKING_PART, "actor") and entities[r.entity].kind == "group"]
    if len(groups) < 2:
        return rows
    dropped: set[int] = set()
    for row in groups:
        mine = set(entities[row.entity].name.casefold().split())
        for other in groups:
            if other.entity == row.entity or other.entity in dropped or other.role != row.role:
                continue
            theirs = set(entities[other.entity].name.casefold().split())
            shorter = mine < theirs or (
                len(mine) <= _FULL_ENOUGH and _heads_alike(mine, theirs) and len(theirs) > len(mine)
            )
            same_count = (
                row.headcount is not None and row.headcount == other.headcount and row.span.start < other.span.start
            )
            if shorter or same_count:
                dropped.add(row.entity)
                break
    return [r for r in rows if r.entity not in dropped]


def _heads_alike(mine: set[str], theirs: set[str]) -> bool:
    """Whether two wordings are about people of one kind: they share a word, or both are leaders of some sort."""
    leading = {"leaders", "chiefs", "heads", "officials", "officers", "commanders"}
    return bool(mine & theirs) or (bool(mine & leading) and bool(theirs & leading) and not (mine - leading - _PLAIN))


_PLAIN = {"military", "the", "senior", "top", "army"}


def _without_doubles(rows: list[Participant], entities: EntityIndex) -> list[Participant]:
    """One who hosts or organises is not listed as attendee too; nor is the one left out."""
    leading = {r.entity for r in rows if r.role in ("host", "organizer", "observer", "remote")}
    acting = {r.entity for r in rows if r.role in ("actor", "excluded")}
    kept = [r for r in rows if not (r.role in ("target", "invitee") and r.entity in acting)]
    kept = [r for r in kept if not (r.role in _TAKING_PART and r.entity in leading)]
    kept = _without_echoes(kept, entities)
    invited = {r.entity for r in kept if r.role == "attendee"}
    return [r for r in kept if not (r.role == "invitee" and r.entity in invited)]
