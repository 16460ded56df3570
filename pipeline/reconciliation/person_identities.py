"""Persons as articles name them, and the identities that are found among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pipeline.reconciliation.grouping import most_common
from pipeline.reconciliation.names import PersonName, usual_given_name


@dataclass(frozen=True, slots=True)
class Person:
    """A named person as one article has it.

    `short_forms` are the one-word forms it goes by there, `offices` those its titles name, `is_stated` whether a title
    names its country; `listed` is its key in the authority list, if any; `reported_on` is the article's day, the last
    of all where that is not known.
    """

    article_id: str
    entity_key: int
    name: PersonName
    country: str | None
    is_stated: bool
    short_forms: frozenset[str]
    offices: frozenset[str]
    listed: str | None
    reported_on: date

    @property
    def order(self) -> tuple[date, str, int]:
        """By day of report; all that an identifier is made of comes from the first in this order."""
        return self.reported_on, self.article_id, self.entity_key


@dataclass
class Identity:
    """One person over all articles; `key` is what its identifier is made of."""

    members: list[Person] = field(default_factory=list)
    key: tuple[str | None, ...] = ()

    @property
    def articles(self) -> int:
        return len({member.article_id for member in self.members})

    @property
    def countries(self) -> set[str]:
        return {member.country for member in self.members if member.country}

    @property
    def listed(self) -> str | None:
        """Its key in the authority list, if any."""
        return next((member.listed for member in self.members if member.listed), None)

    @property
    def first(self) -> Person:
        return min(self.members, key=lambda member: member.order)

    def main_name(self) -> PersonName:
        """The full name (any name where none is full) that most articles use."""
        votes: Counter[PersonName] = Counter()
        for name, _ in {(member.name, member.article_id) for member in self.members}:
            votes[name] += 1
        full = Counter({name: count for name, count in votes.items() if name.is_full})
        best = most_common(full or votes, lambda name: name.parts)
        if best is None:
            raise ValueError("an identity without members")
        return best


def short_forms(forms: Iterable[PersonName | None]) -> frozenset[str]:
    """The one-word forms among a person's names, as skeletons."""
    return frozenset(name.family for name in forms if name is not None and not name.is_full)


def give_keys(identities: list[Identity]) -> None:
    """Keys from how each was first reported, so that no later report changes them; of namesakes the first has the name.

    Later namesakes add what tells them apart: their country, else the article.
    """
    taken: set[tuple[str | None, ...]] = set()
    for first, identity in sorted(((i.first, i) for i in identities), key=lambda pair: pair[0].order):
        if identity.listed:
            identity.key = ("listed", identity.listed)
        if identity.key:  # nobody else's: it names an entry of the list, or the article
            continue
        name = (*map(usual_given_name, first.name.given[:1]), first.name.family)
        report = first.article_id, str(first.entity_key)
        for key in (name, (*name, first.country), (*name, *first.name.parts), (*name, *report)):
            if key not in taken:
                break
        identity.key = key
        taken.add(key)
