"""What is known of an event for comparing it with others: when, where, who, under which words.

A profile is made from one article's event, and profiles of events found to be one are merged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from typing import Any

from pipeline import lexicons
from pipeline.extraction.gazetteer import country as country_named
from pipeline.reconciliation.delegations import delegate_class
from pipeline.reconciliation.grouping import most_common
from pipeline.reconciliation.states import names_state
from pipeline.reconciliation.words import function_words, stem, words_of

Row = dict[str, Any]
EventKey = tuple[str, int]

_EXACTNESS = ("day", "range", "week", "month", "year")
_WINDOWS = {"occurred": (14, 1), "ongoing": (10, 10), "scheduled": (1, 366), "proposed": (1, 366)}
"""Days before and after an article's own day within which an event it does not date lies, by status."""
_LASTING = 60
"""Days that something ongoing other than a meeting may have gone on, or go on."""


@lru_cache(maxsize=65536)
def _names_country(place: str) -> bool:
    return country_named(place.removeprefix("the ")) is not None


@dataclass(frozen=True, slots=True)
class Stay:
    """Where an event is: `is_point` where the place is narrower than a country and its coordinates are known."""

    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None

    @property
    def is_country(self) -> bool:
        return self.place is None or _names_country(self.place)

    @property
    def is_point(self) -> bool:
        return not self.is_country and self.latitude is not None and self.longitude is not None


@dataclass(frozen=True, slots=True)
class Timing:
    """The days an event is dated to, and how exactly."""

    start: date
    end: date
    precision: str

    @property
    def is_exact(self) -> bool:
        return self.precision in ("day", "range")


@dataclass
class Profile:
    """Members, and votes of their articles for what is known; parties are those present, not those left out.

    `actors` are the states of those who did it. `unlisted` are the kinds of delegates of whom it is not said whose they
    are ("chiefs of staff of 30 countries"): the states that are named beside them are examples. Once compared, a
    profile does not change any more.
    """

    keys: list[EventKey]
    event_type: str
    modes: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    timings: Counter[Timing] = field(default_factory=Counter)
    stays: Counter[Stay] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    actors: Counter[str] = field(default_factory=Counter)
    persons: Counter[str] = field(default_factory=Counter)
    organizations: Counter[str] = field(default_factory=Counter)
    excluded: Counter[str] = field(default_factory=Counter)
    delegates: Counter[str] = field(default_factory=Counter)
    unlisted: Counter[str] = field(default_factory=Counter)
    stems: Counter[str] = field(default_factory=Counter)
    triggers: Counter[str] = field(default_factory=Counter)
    reference_days: frozenset[date] = frozenset()
    windows: frozenset[tuple[date, date]] = frozenset()
    articles: frozenset[str] = frozenset()
    first: EventKey = ("", 0)
    """The member that was reported first, by the days of the articles, then by their ids."""
    first_day: date = date.max

    @cached_property
    def timing(self) -> Timing | None:
        """The dates most articles give, the most exact among equals."""
        return most_common(self.timings, lambda t: (_EXACTNESS.index(t.precision), t.start, t.end))

    @cached_property
    def stay(self) -> Stay | None:
        """The place most articles give, one within a country before the country; among equals one on the map."""
        narrow = Counter({stay: count for stay, count in self.stays.items() if not stay.is_country})
        return most_common(narrow or self.stays, lambda s: (not s.is_point, s.place or "", s.country or ""))

    @cached_property
    def country(self) -> str | None:
        votes: Counter[str] = Counter()
        for stay, count in self.stays.items():
            if stay.country:
                votes[stay.country] += count
        return most_common(votes)

    @cached_property
    def status(self) -> str:
        order = tuple(_WINDOWS)
        best = most_common(self.statuses, order.index)
        return best if best is not None else order[0]

    def merged(self, other: Profile) -> Profile:
        """The profile of the members of both."""
        first_day, first = min((self.first_day, self.first), (other.first_day, other.first))
        return Profile(
            keys=self.keys + other.keys,
            event_type=self.event_type,
            reference_days=self.reference_days | other.reference_days,
            windows=self.windows | other.windows,
            articles=self.articles | other.articles,
            first=first,
            first_day=first_day,
            **{name: getattr(self, name) + getattr(other, name) for name in _VOTES},
        )


_VOTES = (
    "modes", "statuses", "timings", "stays", "countries", "actors", "persons", "organizations", "excluded", "delegates",
    "unlisted", "stems", "triggers",
)  # fmt: skip


def event_profile(
    event: Row,
    participants: Iterable[Row],
    entities: dict[str, Row],
    triggers: Iterable[str],
    reference_day: date | None,
) -> Profile:
    """The profile of one article's event.

    `event` is a row of extracted_events, `participants` its rows of extracted_participants with an `entity_id` added,
    `entities` the contract rows by identifier, `triggers` the words of its mentions.
    """
    key = event["article_id"], event["event_key"]
    profile = Profile([key], event["event_type"], articles=frozenset({event["article_id"]}), first=key)
    profile.first_day = reference_day or date.max
    if event["event_mode"]:
        profile.modes[event["event_mode"]] = 1
    profile.statuses[event["status"]] = 1
    if event["date_start"] is not None:
        end = event["date_end"] or event["date_start"]
        profile.timings[Timing(event["date_start"], end, event["date_precision"] or "day")] = 1
    if event["place"] or event["country"]:
        profile.stays[Stay(event["place"], event["country"], event["latitude"], event["longitude"])] = 1
    names = [event["place"] or ""]
    for part in participants:
        entity = entities[part["entity_id"]]
        names.append(entity["name"])
        _add_party(profile, part, entity)
    in_label = delegate_class(event["label"])
    if in_label:
        profile.delegates[in_label] = 1
    profile.triggers = Counter({stem(word) for trigger in triggers for word in words_of(trigger)})
    profile.stems = Counter(_content_stems(event["label"], event["event_type"], names) - profile.triggers.keys())
    if reference_day is not None:
        profile.reference_days = frozenset({reference_day})
        if event["date_start"] is None:
            profile.windows = frozenset({_window(event["event_type"], event["status"], reference_day)})
    return profile


def _add_party(profile: Profile, part: Row, entity: Row) -> None:
    if part["role"] == "excluded":
        if entity["country"]:
            profile.excluded[entity["country"]] = 1
        return
    if entity["country"]:
        profile.countries[entity["country"]] = 1
        if part["role"] == "actor":
            profile.actors[entity["country"]] = 1
    if entity["kind"] == "person":
        profile.persons[entity["entity_id"]] = 1
    elif entity["kind"] == "organization" and not entity["country"]:
        profile.organizations[entity["entity_id"]] = 1
    elif entity["kind"] == "group" and (named := delegate_class(entity["name"])):
        profile.delegates[named] = 1
        if not entity["country"] and not any(map(names_state, entity["name"].split())):
            profile.unlisted[named] = 1


def _window(event_type: str, status: str, day: date) -> tuple[date, date]:
    before, after = _WINDOWS[status]
    if status == "ongoing" and event_type != "CONSULT":
        before = after = _LASTING
    return day - timedelta(days=before), day + timedelta(days=after)


@cache
def _empty_words(event_type: str) -> frozenset[str]:
    lexicon = lexicons.load("event_labels")
    generic = (*lexicon["generic_words"], *lexicon["type_words"][event_type])
    return function_words() | {one for word in generic for one in words_of(word)}


@cache
def _same_words() -> dict[str, str]:
    return {word: first for first, words in lexicons.load("event_labels")["same_words"].items() for word in words}


def _content_stems(label: str, event_type: str, names: list[str]) -> set[str]:
    """Stems of the words of a label that say what the event is about; who and where are compared for themselves."""
    known = _empty_words(event_type).union(*map(words_of, names))
    stems = set()
    for written in label.split():
        if names_state(written):
            continue
        stems |= {stem(_same_words().get(word, word)) for word in words_of(written) if word not in known}
    return stems
