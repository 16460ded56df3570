"""Which named persons of different articles are one.

Full names are one person's where family and given names agree up to transliteration; where they differ in more than the
spelling of a sound, both must be of one state, or in one office. Lesser forms (without a middle
name, with an initial, the family name alone) join a fuller name only where exactly one fits, so they never bridge
namesakes. People of one name whose titles name different states are kept apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.reconciliation.bare_names import join_bare_names, join_listed
from pipeline.reconciliation.grouping import DisjointSets, most_common
from pipeline.reconciliation.names import (
    PersonName,
    are_loosely_one,
    consonants,
    is_initial,
    same_family_name,
    same_given_name,
    same_given_names,
    usual_given_name,
)
from pipeline.reconciliation.person_identities import Identity, Person, give_keys

_TELLING = 7
"""Letters of a family name from which two people are hardly called the same, but for the spelling of its sounds."""


def identify_persons(persons: Sequence[Person]) -> list[Identity]:
    """Identities of all persons given; every person is a member of exactly one."""
    full = _join_lesser_names(_join_full_names([person for person in persons if person.name.is_full]))
    identities = [part for identity in full for same in _split_by_list(identity) for part in _split_by_office(same)]
    single = [person for person in persons if not person.name.is_full]
    identities = join_listed([person for person in single if person.listed], identities)
    identities += join_bare_names([person for person in single if not person.listed], identities)
    give_keys(identities)
    return identities


def _join_full_names(persons: list[Person]) -> list[Identity]:
    bearers: dict[PersonName, list[Person]] = defaultdict(list)
    for person in persons:
        bearers[person.name].append(person)
    known = {name: _Known.of(people) for name, people in bearers.items()}
    sets: DisjointSets[PersonName] = DisjointSets()
    names = sorted(bearers, key=lambda name: name.parts)
    blocks: dict[tuple[str, ...], list[PersonName]] = defaultdict(list)
    for name in names:
        first = usual_given_name(name.given[0])
        blocks["sound", consonants(name.family), consonants(first)].append(name)
        blocks["loose", *map(consonants, name.loose)].append(name)
        blocks["joined", "".join(name.parts)].append(name)
        if len(name.parts) == 2:
            blocks["turned", *sorted(name.parts)].append(name)
        for listed in sorted({person.listed for person in bearers[name] if person.listed}):
            blocks["listed", listed].append(name)
    for (kind, *_), block in blocks.items():
        for one, other in combinations(block, 2):
            if kind in ("joined", "listed") or (
                known[one].share_state(known[other]) if kind == "turned" else _one_name(one, other, known)
            ):
                sets.join(one, other)
    return [Identity([p for name in group for p in bearers[name]]) for group in sets.sets(names)]


@dataclass(frozen=True, slots=True)
class _Known:
    """What articles tell of the bearers of one name."""

    countries: frozenset[str]
    offices: frozenset[str]

    @staticmethod
    def of(people: Iterable[Person]) -> _Known:
        people = list(people)
        countries = frozenset(person.country for person in people if person.country)
        return _Known(countries, frozenset(office for person in people for office in person.offices))

    def share_state(self, other: _Known) -> bool:
        return bool(self.countries & other.countries)

    def may_share_state(self, other: _Known) -> bool:
        return self.share_state(other) or not self.countries or not other.countries

    def share_post(self, other: _Known) -> bool:
        """Whether both are of one state, or hold an office of one name where the state of one is not known."""
        return self.share_state(other) or (self.may_share_state(other) and bool(self.offices & other.offices))


def _one_name(one: PersonName, other: PersonName, known: dict[PersonName, _Known]) -> bool:
    if are_loosely_one(one, other) and (
        known[one].share_post(known[other])
        or (one.loose == other.loose and len(one.loose[1]) >= _TELLING and known[one].may_share_state(known[other]))
    ):
        return True
    if bool(one.given[1:]) != bool(other.given[1:]) or is_initial(one.given[0]) or is_initial(other.given[0]):
        return False  # a lesser form, which must not bridge two fuller ones
    if same_given_names(one.given, other.given) and same_family_name(one.family, other.family):
        if one.family != other.family:
            return known[one].share_post(known[other])
        return one.given[0] == other.given[0] or known[one].may_share_state(known[other])
    return False


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


def _split_by_list(identity: Identity) -> Iterator[Identity]:
    """One identity for each entry of the authority list among its members; the rest go with the most reported."""
    votes = Counter(listed for listed, _ in {(m.listed, m.article_id) for m in identity.members} if listed)
    if len(votes) < 2:
        yield identity
        return
    main = most_common(votes)
    for listed in sorted(votes):
        yield Identity([m for m in identity.members if (m.listed or main) == listed])


def _split_by_office(identity: Identity) -> Iterator[Identity]:
    """One identity for each state that titles of the name's bearers name; the rest go with the most reported."""
    votes: Counter[str] = Counter()
    for country, _ in {(m.country, m.article_id) for m in identity.members if m.country and m.is_stated}:
        votes[country] += 1
    if len(votes) < 2 or identity.listed:
        yield identity
        return
    main = most_common(votes)
    parts: dict[str | None, Identity] = {country: Identity() for country in sorted(votes)}
    for member in identity.members:
        parts[member.country if member.country in votes else main].members.append(member)
    yield from parts.values()
