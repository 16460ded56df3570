"""Clauses that say no more than who came or did not, brought to the meeting they mean."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.presence import attendance_in
from pipeline.extraction.events.roles import Part
from pipeline.extraction.events.triggers import Trigger


def attendance_parts(doc: Doc, clusters: list[Cluster], triggers: list[Trigger]) -> dict[int, list[Part]]:
    """Further parts by event: of the meeting named in the clause, else of the one the text is about at that point."""
    meetings = [(key, c) for key, c in enumerate(clusters) if c.event_type == "CONSULT"]
    if not meetings:
        return {}
    nouns = {t.token.i: t for t in triggers if t.event_type == "CONSULT" and t.is_noun}
    owner = {m.trigger.token.i: key for key, c in meetings for m in c.mentions}
    timeline = sorted(owner.items())
    found: dict[int, list[Part]] = {}
    open_to_all = {key for key, c in meetings if c.manner not in ("visit", "call", "meal")} or {
        key for key, _ in meetings
    }
    position = 0
    seen: Counter[int] = Counter()
    last: dict[int, int] = {}
    first = min(open_to_all)
    for row in attendance_in(list(doc), nouns):
        while position < len(timeline) and timeline[position][0] < row.head.i:
            key = timeline[position][1]
            seen[key] += 1
            last[key] = timeline[position][0]
            position += 1
        if row.event_noun is not None and row.event_noun.i in owner:
            key = owner[row.event_noun.i]
        else:
            told = [k for k in seen if k in open_to_all] or [first]
            key = max(
                told, key=lambda k: (seen[k] + (_JUST_NAMED if row.head.i - last.get(k, 0) <= _SAME_PASSAGE else 0), -k)
            )
        found.setdefault(key, []).append(Part(row.head, row.role))
    return found


_SAME_PASSAGE = 40
"""Tokens within which a meeting counts as just named."""
_JUST_NAMED = 1.5
"""How many mentions being just named outweighs: a bare "was not invited" means the meeting most told of otherwise."""
