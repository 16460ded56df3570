"""Which events are compared: those that share something in about the same time, and a bounded number of them."""

from __future__ import annotations

import gc
import random
from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest

from pipeline.collection import without_cycle_collection
from pipeline.reconciliation import event_clusters
from pipeline.reconciliation.event_blocks import COMPARED, meeting
from pipeline.reconciliation.event_clusters import cluster_events
from pipeline.reconciliation.event_profiles import Profile, Stay, Timing

START = date(2031, 1, 6)
STATES = [first + second + "X" for first in "ABCDEFGHIJ" for second in "ABCDEFGHIJ"]
REPORTS = 3
"""Articles that tell of one happening."""


def report(
    article: str, day: date | None, *, at: str | None = None, states: tuple[str, ...] = (), words: tuple[str, ...] = ()
) -> Profile:
    key = (article, 0)
    return Profile(
        [key],
        "CONSULT",
        articles=frozenset({article}),
        first=key,
        statuses=Counter(["occurred"]),
        timings=Counter([Timing(day, day, "day")] if day else ()),
        reference_days=frozenset({day} if day else ()),
        first_day=day or date.max,
        stays=Counter([Stay(None, at, None, None)] if at else ()),
        countries=Counter(states),
        stems=Counter(words),
    )


def years_of_news(happenings: int) -> list[Profile]:
    """Reports of happenings two days apart, half of them in one state: more news is news of a longer time."""
    chance = random.Random(7)
    told = []
    for number in range(happenings):
        day = START + timedelta(days=2 * number)
        at = chance.choice([STATES[0], chance.choice(STATES)])
        states = tuple(chance.sample(STATES, 2))
        words = (f"topic{number % 50}", f"matter{number}")
        told += [report(f"{number:05}-{n}", day, at=at, states=states, words=words) for n in range(REPORTS)]
    return told


def hot_week(reports: int) -> list[Profile]:
    """Reports that all share type, country and week, each of its own happening."""
    chance = random.Random(11)
    return [
        report(f"{n:05}", START + timedelta(days=n % 3), at="AAX", states=tuple(chance.sample(STATES, 2)))
        for n in range(reports)
    ]


def compared_pairs(profiles: list[Profile], monkeypatch: pytest.MonkeyPatch) -> tuple[float, int]:
    """How often two events are weighed, by event, and how many happenings are found."""
    weighed = 0
    likeness = event_clusters.likeness

    def counted(*arguments: object) -> object:
        nonlocal weighed
        weighed += 1
        return likeness(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(event_clusters, "likeness", counted)
        found = len(cluster_events(profiles))
    return weighed / len(profiles), found


def test_ten_times_the_news_is_ten_times_the_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    few, found = compared_pairs(years_of_news(40), monkeypatch)
    many, found_of_many = compared_pairs(years_of_news(400), monkeypatch)
    assert (found, found_of_many) == (40, 400)
    assert few >= 1
    assert many <= 1.2 * few


def test_an_event_of_a_crowded_week_is_compared_with_a_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd, _ = compared_pairs(hot_week(300), monkeypatch)
    larger_crowd, _ = compared_pairs(hot_week(600), monkeypatch)
    assert crowd > COMPARED / 2
    assert larger_crowd <= 1.2 * crowd


def plainly_meeting(ranked: list[Profile]) -> set[tuple[int, int]]:
    """Which pairs share a country, a state or a word, both undated or in the same or neighbouring weeks."""

    def things(profile: Profile) -> set[tuple[str, ...]]:
        states = sorted(profile.countries)
        found = {("country", profile.country)} if profile.country else set()
        found |= {("state", *states)} if len(states) == 1 and not profile.country else set()
        found |= set(combinations(states, 2))
        return found | ({("word", w) for w in profile.stems} if not states and not profile.country else set())

    def weeks(profile: Profile) -> set[int]:
        return {day.toordinal() // 7 for day in profile.reference_days}

    return {
        (one, other)
        for one, other in combinations(range(len(ranked)), 2)
        if things(ranked[one]) & things(ranked[other])
        and (
            not weeks(ranked[one])
            or not weeks(ranked[other])
            or any(abs(a - b) <= 1 for a in weeks(ranked[one]) for b in weeks(ranked[other]))
        )
    }


@pytest.mark.parametrize("seed", range(8))
def test_whoever_shares_something_in_time_meets(seed: int) -> None:
    chance = random.Random(seed)
    ranked = [
        report(
            f"{n:03}",
            chance.choice([None, START + timedelta(days=chance.randrange(60))]),
            at=chance.choice([None, *STATES[:4]]),
            states=tuple(chance.sample(STATES[:5], chance.randrange(3))),
            words=tuple(chance.sample(["dam", "fish", "tariff", "road"], chance.randrange(3))),
        )
        for n in range(30)
    ]
    met = list(meeting(ranked, [set() for _ in ranked]))
    assert Counter(met) == Counter(plainly_meeting(ranked))
    assert len(met) > 5


def test_articles_of_one_story_meet_whatever_else_they_share() -> None:
    ranked = [report("a", START, at="AAX"), report("b", START, at="BAX"), report("c", START, at="CAX")]
    assert list(meeting(ranked, [{4}, {4, 9}, {5}])) == [(0, 1)]
    assert list(meeting([], [])) == []


def test_the_collector_of_cycles_is_left_as_it_was_found() -> None:
    with without_cycle_collection():
        assert not gc.isenabled()
        with without_cycle_collection():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), without_cycle_collection():
        raise KeyError
    assert gc.isenabled()
