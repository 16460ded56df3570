"""Which named persons of different articles are one.

Full names are one person's where family and given names agree up to transliteration; where family names differ in more
than the spelling of a sound, both must be of one state. Lesser forms (without a middle
name, with an initial, the family name alone) join a fuller name only where exactly one fits, so they never bridge
namesakes.
People of one name whose offices lie in different countries are kept apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from pipeline.reconciliation.grouping import DisjointSets, most_common
from pipeline.reconciliation.names import (
    PersonName,
    consonants,
    is_initial,
    same_family_name,
    same_given_name,
    same_given_names,
    usual_given_name,
)

_DOMINANCE = 3
"""How many times more articles one bearer of a family name must have than the next to be meant by the bare name."""


@dataclass(frozen=True, slots=True)
class Person:
    """A named person as one article has it; `short_forms` are the one-word forms it goes by there."""

    article_id: str
    entity_key: int
    name: PersonName
    country: str | None
    has_title: bool
    short_forms: frozenset[str]


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


def identify_persons(persons: Sequence[Person]) -> list[Identity]:
    """Identities of all persons given; every person is a member of exactly one."""
    full = _join_lesser_names(_join_full_names([person for person in persons if person.name.is_full]))
    identities = [part for identity in full for part in _split_by_office(identity)]
    _name_keys(identities)
    return [*identities, *_join_single_names([person for person in persons if not person.name.is_full], identities)]


def _join_full_names(persons: list[Person]) -> list[Identity]:
    bearers: dict[PersonName, list[Person]] = defaultdict(list)
    for person in persons:
        bearers[person.name].append(person)
    countries = {name: {p.country for p in people if p.country} for name, people in bearers.items()}
    sets: DisjointSets[PersonName] = DisjointSets()
    names = sorted(bearers, key=lambda name: name.parts)
    blocks: dict[tuple[str, ...], list[PersonName]] = defaultdict(list)
    for name in names:
        first = usual_given_name(name.given[0])
        blocks["sound", consonants(name.family), consonants(first)].append(name)
        blocks["joined", "".join(name.parts)].append(name)
        if len(name.parts) == 2:
            blocks["turned", *sorted(name.parts)].append(name)
    for (kind, *_), block in blocks.items():
        for one, other in combinations(block, 2):
            if kind == "joined" or (
                bool(countries[one] & countries[other]) if kind == "turned" else _one_name(one, other, countries)
            ):
                sets.join(one, other)
    return [Identity([p for name in group for p in bearers[name]]) for group in sets.sets(names)]


def _one_name(one: PersonName, other: PersonName, countries: dict[PersonName, set[str]]) -> bool:
    if bool(one.given[1:]) != bool(other.given[1:]) or is_initial(one.given[0]) or is_initial(other.given[0]):
        return False  # a lesser form, which must not bridge two fuller ones
    if not same_given_names(one.given, other.given) or not same_family_name(one.family, other.family):
        return False
    if one.family == other.family and one.given[0] == other.given[0]:
        return True
    known = bool(countries[one] & countries[other])
    return known if one.family != other.family else known or not countries[one] or not countries[other]


def _join_lesser_names(identities: list[Identity]) -> list[Identity]:
    """Identities with initials or fewer name parts joined to the one fuller identity that fits."""
    by_parts: dict[tuple[str, str], set[int]] = defaultdict(set)
    by_initial: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, identity in enumerate(identities):
        for name in {member.name for member in identity.members}:
            if is_initial(name.given[0]):
                continue
            by_initial[name.given[0][0], name.family].add(number)
            if len(name.parts) > 2:
                for part in name.parts[1:]:
                    by_parts[consonants(usual_given_name(name.given[0])), part].add(number)
    sets: DisjointSets[int] = DisjointSets()
    for number, identity in enumerate(identities):
        name = identity.main_name()
        if is_initial(name.given[0]):
            fuller = by_initial[name.given[0][0], name.family]
        elif len(name.parts) == 2:
            fuller = {
                other
                for other in by_parts[consonants(usual_given_name(name.given[0])), name.family]
                if any(same_given_name(name.given[0], m.name.given[0]) for m in identities[other].members)
            }
        else:
            continue
        fitting = [other for other in sorted(fuller - {number}) if _compatible(identity, identities[other])]
        if len(fitting) == 1:
            sets.join(number, fitting[0])
    return [
        Identity([member for number in group for member in identities[number].members])
        for group in sets.sets(range(len(identities)))
    ]


def _compatible(one: Identity, other: Identity) -> bool:
    return not one.countries or not other.countries or bool(one.countries & other.countries)


def _split_by_office(identity: Identity) -> Iterator[Identity]:
    """One identity for each country in which bearers of the name hold office; the rest go with the most reported."""
    votes: Counter[str] = Counter()
    for country, _ in {(m.country, m.article_id) for m in identity.members if m.country and m.has_title}:
        votes[country] += 1
    if len(votes) < 2:
        yield identity
        return
    main = most_common(votes)
    parts: dict[str | None, Identity] = {country: Identity() for country in sorted(votes)}
    for member in identity.members:
        parts[member.country if member.country in votes else main].members.append(member)
    yield from parts.values()


def _name_keys(identities: list[Identity]) -> None:
    """Keys from first given and family name; namesakes after the most reported one add what tells them apart."""
    namesakes: dict[tuple[str | None, ...], list[Identity]] = defaultdict(list)
    for identity in identities:
        name = identity.main_name()
        namesakes[usual_given_name(name.given[0]), name.family].append(identity)
    for key, bearers in namesakes.items():
        bearers.sort(key=lambda i: (-i.articles, sorted(i.countries), i.main_name().parts))
        taken: set[tuple[str | None, ...]] = set()
        for bearer in bearers:
            for candidate in (key, (*key, *sorted(bearer.countries)), (*key, *bearer.main_name().parts)):
                if candidate not in taken:
                    bearer.key = candidate
                    break
            else:
                bearer.key = (*key, *sorted({m.article_id for m in bearer.members}))
            taken.add(bearer.key)


def _join_single_names(persons: list[Person], identities: list[Identity]) -> list[Identity]:
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
            made += [Identity([p], ("contested", form, p.article_id, str(p.entity_key))) for p in people]
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
        known = countries[family]
        for person in people:
            key: tuple[str | None, ...]
            if len(known) <= 1:
                key = (family,)
            elif country:
                key = (family, country)
            else:
                key = ("contested", family, person.article_id, str(person.entity_key))
            made.setdefault(key, Identity([], key)).members.append(person)
    return list(made.values())


def short_forms(forms: Iterable[PersonName | None]) -> frozenset[str]:
    """The one-word forms among a person's names, as skeletons."""
    return frozenset(name.family for name in forms if name is not None and not name.is_full)
