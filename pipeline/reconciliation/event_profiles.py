"""What is known of an event for comparing it with others: when, where, who, under which words.

A profile is made from one article's event, and profiles of events found to be one are merged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from pipeline import lexicons
from pipeline.extraction.gazetteer import country as country_named
from pipeline.reconciliation.delegations import delegate_class
from pipeline.reconciliation.grouping import most_common
from pipeline.reconciliation.states import names_state
from pipeline.reconciliation.words import function_words, stem, words_of
from pipeline.rows import Row

EventKey = tuple[str, int]

_EXACTNESS = ("day", "range", "week", "month", "year")
_WINDOWS = {"occurred": (14, 1), "ongoing": (10, 10), "scheduled": (1, 366), "proposed": (1, 366)}
"""Days before and after an article's own day within which an event it does not date lies, by status."""
_LASTING = 60
"""Days that something ongoing other than a meeting may have gone on, or go on."""


@lru_cache(maxsize=8192)
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


@lru_cache(maxsize=8192)
def _votes(*values: Any) -> Counter[Any]:
    """One vote for each value: one object for all that are voted for alone, as it is not changed once it is made."""
    return Counter(values)


@dataclass(slots=True)
class Profile:
    """Members, and votes of their articles for what is known; parties are those present, not those left out.

    `actors` are the states of those who did it. `unlisted` are the kinds of delegates of whom it is not said whose they
    are ("chiefs of staff of 30 countries"): the states that are named beside them are examples.
    """

    keys: list[EventKey]
    event_type: str
    modes: Counter[str] = field(default_factory=_votes)
    statuses: Counter[str] = field(default_factory=_votes)
    timings: Counter[Timing] = field(default_factory=_votes)
    stays: Counter[Stay] = field(default_factory=_votes)
    countries: Counter[str] = field(default_factory=_votes)
    actors: Counter[str] = field(default_factory=_votes)
    persons: Counter[str] = field(default_factory=_votes)
    organizations: Counter[str] = field(default_factory=_votes)
    excluded: Counter[str] = field(default_factory=_votes)
    delegates: Counter[str] = field(default_factory=_votes)
    unlisted: Counter[str] = field(default_factory=_votes)
    stems: Counter[str] = field(default_factory=_votes)
    triggers: Counter[str] = field(default_factory=_votes)
    reference_days: frozenset[date] = frozenset()
    windows: frozenset[tuple[date, date]] = frozenset()
    articles: frozenset[str] = frozenset()
    first: EventKey = ("", 0)
    """The member that was reported first, by the days of the articles, then by their ids."""
    first_day: date = date.max

    timing: Timing | None = field(init=False)
    """The dates most articles give, the most exact among equals."""
    stay: Stay | None = field(init=False)
    """The place most articles give, one within a country before the country; among equals one on the map."""
    country: str | None = field(init=False)
    status: str = field(init=False)

    def __post_init__(self) -> None:
        self.timing = most_common(self.timings, lambda t: (_EXACTNESS.index(t.precision), t.start, t.end))
        narrow = Counter({stay: count for stay, count in self.stays.items() if not stay.is_country})
        self.stay = most_common(narrow or self.stays, lambda s: (not s.is_point, s.place or "", s.country or ""))
        in_country: Counter[str] = Counter()
        for stay, count in self.stays.items():
            if stay.country:
                in_country[stay.country] += count
        self.country = most_common(in_country)
        self.status = most_common(self.statuses, tuple(_WINDOWS).index) or next(iter(_WINDOWS))

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
            **{name: together for name in _VOTES if (together := getattr(self, name) + getattr(other, name))},
        )


_VOTES = (
    "modes", "statuses", "timings", "stays", "countries", "actors", "persons", "organizations", "excluded", "delegates",
    "unlisted", "stems", "triggers",
)  # fmt: skip


def event_profile(
    event: Row, participants: Iterable[Row], triggers: Iterable[str], reference_day: date | None
) -> Profile:
    """The profile of one article's event.

    `event` is a row of extracted_events, `participants` its rows of extracted_participants with `entity_id`, `kind`,
    `name` and `country` of their entities, `triggers` the words of its mentions.
    """
    key = event["article_id"], event["event_key"]
    votes: dict[str, set[Any]] = defaultdict(set)
    names = [event["place"] or ""]
    for part in participants:
        names.append(part["name"])
        for kind, party in _parties(part):
            votes[kind].add(party)
    votes["statuses"] = {event["status"]}
    if event["event_mode"]:
        votes["modes"] = {event["event_mode"]}
    if event["date_start"] is not None:
        end = event["date_end"] or event["date_start"]
        votes["timings"] = {Timing(event["date_start"], end, event["date_precision"] or "day")}
    if event["place"] or event["country"]:
        votes["stays"] = {Stay(event["place"], event["country"], event["latitude"], event["longitude"])}
    if in_label := delegate_class(event["label"]):
        votes["delegates"].add(in_label)
    votes["triggers"] = {stem(word) for trigger in triggers for word in words_of(trigger)}
    votes["stems"] = _content_stems(event["label"], event["event_type"], names) - votes["triggers"]
    days = frozenset({reference_day} if reference_day else ())
    return Profile(
        [key],
        event["event_type"],
        reference_days=days,
        windows=frozenset() if event["date_start"] else _windows(event["event_type"], event["status"], days),
        articles=frozenset({event["article_id"]}),
        first=key,
        first_day=reference_day or date.max,
        **{name: _votes(*values) if len(values) == 1 else Counter(values) for name, values in votes.items() if values},
    )


def _parties(part: Row) -> Iterator[tuple[str, str]]:
    """What a participant votes for, and in which of the votes of a profile."""
    kind, country = part["kind"], part["country"]
    if part["role"] == "excluded":
        if country:
            yield "excluded", country
        return
    if country:
        yield "countries", country
        if part["role"] == "actor":
            yield "actors", country
    if kind == "person":
        yield "persons", part["entity_id"]
    elif kind == "organization" and not country:
        yield "organizations", part["entity_id"]
    elif kind == "group" and (named := delegate_class(part["name"])):
        yield "delegates", named
        if not country and not any(map(names_state, part["name"].split())):
            yield "unlisted", named


@lru_cache(maxsize=8192)
def _windows(event_type: str, status: str, reported_on: frozenset[date]) -> frozenset[tuple[date, date]]:
    """When an event that is not dated may be, by the day of its report if that is known."""
    before, after = _WINDOWS[status]
    if status == "ongoing" and event_type != "CONSULT":
        before = after = _LASTING
    return frozenset((day - timedelta(days=before), day + timedelta(days=after)) for day in reported_on)


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
