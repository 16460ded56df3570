"""The lexicon of PLOVER triggers, as frames: a type of event and the conditions under which a word reports it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.lexicons import load


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of `plover.toml`: a type, and the conditions under which a word reports it (None: no condition)."""

    event_type: str
    objects: frozenset[str] | None = None
    not_objects: frozenset[str] | None = None
    infinitives: frozenset[str] | None = None
    not_infinitives: frozenset[str] | None = None
    subjects: frozenset[str] | None = None
    manner: frozenset[str] | None = None
    infinitive: bool | None = None
    clause: bool | None = None
    particle: str | None = None
    prepositions: tuple[str, ...] = ()
    preposition_objects: frozenset[str] | None = None
    compounds: frozenset[str] | None = None
    of: frozenset[str] | None = None
    licences: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    span: str | None = None
    near: frozenset[str] | None = None
    gerunds: frozenset[str] | None = None
    modifiers: frozenset[str] | None = None
    of_what: frozenset[str] | None = None
    not_own: bool = False
    taken_up: bool = False
    not_subjects: frozenset[str] | None = None


def _expand(words: Iterable[str] | None) -> frozenset[str] | None:
    if words is None:
        return None
    classes = load("plover")["classes"]
    found: set[str] = set()
    for entry in words:
        found.update(classes.get(entry[1:], (entry,)) if entry.startswith("@") else (entry,))
    return frozenset(found)


def frame_of(entry: dict[str, Any]) -> Frame:
    """The frame of one entry of a lexicon."""
    return Frame(
        entry["type"],
        _expand(entry.get("object")),
        _expand(entry.get("not_object")),
        _expand(entry.get("infinitive_of")),
        _expand(entry.get("not_infinitive")),
        _expand(entry.get("subject")),
        _expand(entry.get("manner")),
        entry.get("infinitive"),
        entry.get("clause"),
        entry.get("particle"),
        tuple(entry.get("prep", ())),
        _expand(entry.get("prep_object")),
        _expand(entry.get("compound")),
        _expand(entry.get("of")),
        tuple(entry.get("licence", ())),
        tuple(entry.get("target", ())),
        entry.get("span"),
        _expand(entry.get("near")),
        _expand(entry.get("gerund")),
        _expand(entry.get("modified")),
        _expand(entry.get("of_what")),
        entry.get("not_own", False),
        entry.get("taken_up", False),
        _expand(entry.get("not_subject")),
    )


@cache
def table(part: str) -> dict[str, list[Frame]]:
    """Frames by lemma; `part` is "verb" or "noun"."""
    found: dict[str, list[Frame]] = {}
    for entry in load("plover")[part]:
        frame = frame_of(entry)
        for lemma in entry["lemmas"]:
            found.setdefault(lemma, []).append(frame)
    return found


@cache
def light_verbs() -> frozenset[str]:
    return frozenset(load("plover")["light"])


@cache
def with_particle() -> frozenset[str]:
    return frozenset(load("plover")["with_particle"])
