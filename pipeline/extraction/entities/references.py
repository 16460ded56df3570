"""Mentions of entities by other words than their names: capitals, nationalities, pronouns and descriptions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.extraction import gazetteer
from pipeline.extraction.entities.known import Name
from pipeline.extraction.entities.linking import Linked, Linker
from pipeline.extraction.entities.metonymy import stands_for_state
from pipeline.extraction.entities.pronouns import Antecedent, pronoun_class
from pipeline.extraction.parsing import span_of
from pipeline.extraction.records import EntityMention
from pipeline.extraction.tokens import Doc, Token

Mention = tuple[int, EntityMention]
"""The key of an entity with a mention of it."""


def add_metonyms(doc: Doc, names: Iterable[Name], linker: Linker, linked_at: dict[int, Linked]) -> None:
    """Make capitals that stand for their government mentions of the state, in place; so, too, seats of bodies."""
    for name in names:
        if name.kind != "place":
            continue
        code = gazetteer.capital(name.text)
        body = gazetteer.body_at(name.text)
        if (code is not None or body is not None) and stands_for_state(doc.tokens[name.root]):
            key = linker.country(code) if code is not None else linker.body(body or name.text)
            reason = "capital used for its government" if code is not None else "seat used for its body"
            linked = Linked(name, key, "seat", reason)
            linked_at.update((i, linked) for i in range(name.start, name.end))
            linker.drafts[key].mentions.append(EntityMention(span_of(doc[name.start : name.end]), "seat", reason))


def nationalities(doc: Doc, names: Iterable[Name], linker: Linker, linked_at: dict[int, Linked]) -> Iterable[Mention]:
    """Words of nationality, as mentions of states that are entities already."""
    for name in names:
        if name.kind != "demonym" or name.start in linked_at:
            continue
        mention = EntityMention(span_of(doc[name.start : name.end]), "demonym", "adjective or noun of nationality")
        for code in gazetteer.demonyms(name.text):
            key = linker.find_country(code)
            if key is not None:
                yield key, mention


def pronouns(
    doc: Doc, linked_at: dict[int, Linked], antecedent: Callable[[Token], Antecedent | None]
) -> Iterable[Mention]:
    """Pronouns that mean entities; `antecedent` says what a pronoun means."""
    for token in doc.tokens:
        if pronoun_class(token) is None or token.i in linked_at:
            continue
        found = antecedent(token)
        if found is not None and found.keys:
            mention = EntityMention(span_of(token), "pronoun", "nearest fitting antecedent")
            yield from ((key, mention) for key in found.keys)
