"""Whose a body is that has no name of its own: "his office", "its embassy in Lima", "Minister Vela's office"."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.extraction.entities.linking import Linked
from pipeline.extraction.tokens import Token

_OF_ONE = frozenset({"his", "her", "its", "their"})
Means = Callable[[Token], tuple[int, ...]]
"""What gives the keys of the entities that a pronoun means."""


def possessor(
    head: Token, linked_at: dict[int, Linked], people: frozenset[int], means: Means
) -> tuple[int, int] | None:
    """The key of the one who has what a noun names, and the token behind the possessive; None where none is settled.

    A pronoun's owner may be of any kind; among names only a person's is put for the words of the text, since these
    may hold a title ("the Norlandic President Ada Brock's office" is Ada Brock's).
    """
    for child in head.lefts:
        if child.tag_ == "PRP$" and child.lower_ in _OF_ONE:
            keys = means(child)
            return (keys[0], child.i + 1) if len(keys) == 1 else None
        if child.dep_ == "poss" and child.i in people:
            mark = linked_at[child.i].name.end
            return (linked_at[child.i].key, mark + 1) if head.doc[mark].tag_ == "POS" else None
    return None
