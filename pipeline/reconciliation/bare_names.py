"""Whom a name of one word means: the one known in full who can be meant, if there is one.

A bare name that nobody bears in full is one identity for each state; one that several may bear stays its article's own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.reconciliation.names import consonants, same_family_name
from pipeline.reconciliation.person_identities import Identity, Person

_DOMINANCE = 3
"""How many times more articles one bearer of a family name must have than the next to be meant by the bare name."""


def join_listed(single: list[Person], identities: list[Identity]) -> list[Identity]:
    """Persons known by one word that the authority list settles joined to the identity that is listed."""
    by_entry = {listed: identity for identity in identities for listed in [identity.listed] if listed}
    made: list[Identity] = []
    for person in single:
        if person.listed not in by_entry:
            by_entry[str(person.listed)] = Identity()
            made.append(by_entry[str(person.listed)])
        by_entry[str(person.listed)].members.append(person)
    return [*identities, *made]


def join_bare_names(persons: list[Person], identities: list[Identity]) -> list[Identity]:
    """Persons known by one word only: members of the one identity it can mean, else identities of their own."""
    by_form: dict[str, dict[int, Bearer]] = defaultdict(dict)
    for number, identity in enumerate(identities):
        forms = frozenset(form for m in identity.members for form in (m.name.family, *m.short_forms))
        bearer = Bearer(identity, forms, frozenset(identity.countries), identity.articles)
        for form in forms:
            by_form[consonants(form)][number] = bearer
    named: dict[tuple[str, str | None], list[Person]] = defaultdict(list)
    for person in persons:
        named[person.name.family, person.country].append(person)
    loose: dict[tuple[str, str | None], list[Person]] = {}
    made = []
    for (form, country), people in named.items():
        bearers = [b for b in by_form.get(consonants(form), {}).values() if b.may_be(form, country)]
        if not bearers:
            loose[form, country] = people
        elif (chosen := _chosen(bearers, country)) is not None:
            chosen.members += people
        else:
            made += [Identity([person], _contested(person)) for person in people]
    return made + _loose_identities(loose)


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody known in full whom a bare name may mean, as known before any bare name has joined."""

    identity: Identity
    forms: frozenset[str]
    countries: frozenset[str]
    articles: int

    def may_be(self, form: str, country: str | None) -> bool:
        if country and self.countries and country not in self.countries:
            return False
        if form in self.forms:
            return True
        return country in self.countries and any(same_family_name(form, own) for own in self.forms)


def _chosen(bearers: list[Bearer], country: str | None) -> Identity | None:
    if country and (local := [bearer for bearer in bearers if country in bearer.countries]):
        bearers = local
    counts = sorted((bearer.articles for bearer in bearers), reverse=True)
    if len(counts) == 1 or counts[0] >= _DOMINANCE * counts[1]:
        return max(bearers, key=lambda bearer: bearer.articles).identity
    return None


def _loose_identities(loose: dict[tuple[str, str | None], list[Person]]) -> list[Identity]:
    """Bare names nobody bears in full: one identity a name and country; without a country where that leaves one."""
    countries: dict[str, set[str]] = defaultdict(set)
    for family, country in loose:
        if country:
            countries[family].add(country)
    made: dict[tuple[str | None, ...], Identity] = {}
    for (family, country), people in sorted(loose.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        for person in people:
            if len(countries[family]) <= 1:
                made.setdefault((family,), Identity()).members.append(person)
            elif country:
                made.setdefault((family, country), Identity()).members.append(person)
            else:
                made[_contested(person)] = Identity([person], _contested(person))
    return list(made.values())


def _contested(person: Person) -> tuple[str, ...]:
    """The key of a bare name that several people bear: it is one article's alone."""
    return "contested", person.name.family, person.article_id, str(person.entity_key)
