"""Lists of words that events are read by, from the lexicons of meetings, of roles and of triggers."""

from __future__ import annotations

from functools import cache

from pipeline.lexicons import load


@cache
def meeting_words(part: str, name: str) -> frozenset[str]:
    """A list of `meetings.toml`."""
    return frozenset(load("meetings")[part][name])


@cache
def role_words(part: str, name: str) -> frozenset[str]:
    """A list of `roles.toml`."""
    return frozenset(load("roles")[part][name])


@cache
def class_words(name: str) -> frozenset[str]:
    """A class of words of `plover.toml`, there written with "@"."""
    return frozenset(load("plover")["classes"][name])
