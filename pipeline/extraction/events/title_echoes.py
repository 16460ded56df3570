"""Titles put in a bare word whom the text below names: "Unions strike", "Court jails ex-minister"."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.records import Participant

_DESCRIBED = ("group", "person")


def without_title_echoes(
    rows: list[Participant], below: Iterable[tuple[int, str]], entities: EntityIndex
) -> list[Participant]:
    """Drop those described in nothing but the title, where the text has somebody else in the same role.

    `below` are entities (by key) and roles of the parts that stand in the text below the title.
    """
    told = set(below)
    roles = {role for _, role in told}
    return [
        r
        for r in rows
        if (r.entity, r.role) in told
        or r.role not in roles
        or entities[r.entity].is_named
        or entities[r.entity].kind not in _DESCRIBED
    ]
