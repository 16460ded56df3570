"""How likely two events of different articles are one happening.

Evidence is weighed as points: time, place, parties and words each add or take some, and what cannot hold together rules
the pair out. The weights were set by hand on annotated articles; `JOINED_FROM` points make one event.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from pipeline import lexicons
from pipeline.reconciliation.delegations import are_distinct
from pipeline.reconciliation.event_profiles import Profile, Stay, Timing
from pipeline.reconciliation.words import words_of

JOINED_FROM = 3.0
_SAME_STORY = 1.0
"""Points for two events of articles that tell of one other event too, where place or words speak for it."""
_PLANNED = frozenset({"scheduled", "proposed"})
_SAME_TOWN_KM = 60.0
_EARTH_RADIUS_KM = 6371.0
_REPORTED_TOGETHER = timedelta(days=3)
_REPORTED_APART = timedelta(days=21)
"""Undated events of articles further apart than this are not taken for one."""


class Likeness(NamedTuple):
    """Points for and against, by kind of evidence; `points` None where the two cannot be one."""

    points: float | None
    matched: tuple[str, ...]


_RULED_OUT = Likeness(None, ())


def likeness(left: Profile, right: Profile, same_story: bool = False) -> Likeness:
    """How much two events agree. Symmetrical; events of one article are never one.

    `same_story` says that articles of both are known to tell of one other event.
    """
    if left.event_type != right.event_type or left.articles & right.articles or not _modes_agree(left, right):
        return _RULED_OUT
    time, place = _time(left, right), _place(left.stay, right.stay)
    if time is None or place is None:
        return _RULED_OUT
    if place < 0 and time < 2:
        return _RULED_OUT  # towns may be confused where the day is the same, not otherwise
    parties = _parties(left, right)
    words = _words(left, right)
    evidence = {"date": time, "place": place, "participants": parties, "label": words}
    matched = tuple(name for name, points in evidence.items() if points >= (1 if name != "label" else 0.5))
    total = time + place + parties + words + _mode_points(left, right)
    if same_story and parties >= 0 and max(place, words) > 0 and _is_planned(left) == _is_planned(right):
        total += _SAME_STORY
    if not matched or (left.event_type in _speech_types() and words <= 0 and left.stems and right.stems):
        total = min(total, JOINED_FROM - 1)
    return Likeness(total, matched)


@cache
def _speech_types() -> frozenset[str]:
    return frozenset(lexicons.load("event_labels")["speech_types"])


def _modes_agree(left: Profile, right: Profile) -> bool:
    """Remote meetings are other meetings than those in one place; the other modes are shades of one."""
    return not left.modes or not right.modes or ("phone" in left.modes) == ("phone" in right.modes)


def _is_planned(profile: Profile) -> bool:
    return profile.status in _PLANNED


def _mode_points(left: Profile, right: Profile) -> float:
    if bool(left.modes) != bool(right.modes) and "phone" in left.modes + right.modes:
        return -0.5
    return 0.0


def _time(left: Profile, right: Profile) -> float | None:
    one, other = left.timing, right.timing
    if one is not None and other is not None:
        gap = _gap((one.start, one.end), (other.start, other.end))
        if gap > 1:
            return None
        if gap == 1:
            return -1.0
        return 2.0 if _is_exact(one) and _is_exact(other) else 1.0
    if one is None and other is None:
        return _undated(left, right)
    dated, (window, days) = (one, _loose(right)) if one is not None else (other, _loose(left))
    if dated is None or window is None:
        return 0.0
    if _gap((dated.start, dated.end), window) > 0:
        return None
    near = min((_gap((dated.start, dated.end), (day, day)) for day in days), default=99)
    return 0.5 if near <= _REPORTED_TOGETHER.days else 0.0


def _is_exact(timing: Timing) -> bool:
    return timing.is_exact and timing.end - timing.start <= timedelta(days=7)


def _loose(profile: Profile) -> tuple[tuple[date, date] | None, frozenset[date]]:
    if not profile.windows:
        return None, profile.reference_days
    return (max(w[0] for w in profile.windows), min(w[1] for w in profile.windows)), profile.reference_days


def _undated(left: Profile, right: Profile) -> float | None:
    if not left.reference_days or not right.reference_days:
        return 0.0
    apart = min(abs(one - other) for one in _ends(left) for other in _ends(right))
    one, other = _loose(left)[0], _loose(right)[0]
    if apart > _REPORTED_APART or (one and other and _gap(one, other) > 0):
        return None
    return 0.5 if apart <= _REPORTED_TOGETHER else 0.0


def _ends(profile: Profile) -> tuple[date, date]:
    return min(profile.reference_days), max(profile.reference_days)


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Days between two stretches of time: 0 where they overlap, 1 where one follows the other directly."""
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def _place(one: Stay | None, other: Stay | None) -> float | None:
    if one is None or other is None:
        return 0.0
    same_country = bool(one.country) and one.country == other.country
    other_country = bool(one.country and other.country) and not same_country
    if not one.is_country and not other.is_country:
        if one.is_point and other.is_point:
            return 2.0 if are_near(one, other) else None if other_country else -2.0
        # A border town may be put into either state, so the name of a place says more than its country.
        names = set(words_of(one.place or "")), set(words_of(other.place or ""))
        if names[0] <= names[1] or names[1] <= names[0]:
            return 2.0
    if other_country:
        return None
    if one.is_country or other.is_country:
        return 1.5 if same_country else 0.0
    return 1.0 if same_country else 0.0


def are_near(one: Stay, other: Stay) -> bool:
    """Whether two places on the map are in or around one town."""
    return _distance(one, other) <= _SAME_TOWN_KM


def _distance(one: Stay, other: Stay) -> float:
    """Great-circle distance in kilometres (haversine)."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        raise ValueError("a place without coordinates")
    north, north_too = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((north_too - north) / 2) ** 2 + cos(north) * cos(north_too) * sin(east / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def _parties(left: Profile, right: Profile) -> float:
    points = min(2.0, 1.0 * len(left.persons.keys() & right.persons.keys()))
    points += _states(left, right)
    if left.delegates and right.delegates:
        one, other = frozenset(left.delegates), frozenset(right.delegates)
        points += 1.0 if one & other else -1.0 if are_distinct(one, other) else 0.0
    if left.organizations.keys() & right.organizations.keys():
        points += 0.5 if left.countries and right.countries else 1.0
    if left.excluded.keys() & right.excluded.keys():
        points += 0.5
    return points


def _states(left: Profile, right: Profile) -> float:
    """Points for the states that took part; the state a meeting is in shows nothing, everybody there has it as host."""
    one, other = set(left.countries), set(right.countries)
    if not one or not other:
        return 0.0
    if one == other and len(one) > 1:
        return 2.0 if left.event_type == "CONSULT" and len(one) == 2 else 2.5
    hosts = {left.country} & {right.country} - {None}
    guests, guests_too = one - hosts, other - hosts
    if not guests or not guests_too:
        return 0.25 if one & other else 0.0
    shared, fewer = len(guests & guests_too), min(len(guests), len(guests_too))
    if not shared:
        return -0.5 if left.unlisted.keys() & right.unlisted.keys() else -2.0
    if fewer == shared:
        same_actor = left.actors.keys() == right.actors.keys() and bool(left.actors)
        return 1.5 if shared > 1 else 1.0 if one == other or same_actor else 0.5
    if shared * 2 > fewer:
        return 1.0
    return -1.5 if max(len(one), len(other)) <= 3 else 0.0


def _words(left: Profile, right: Profile) -> float:
    same_trigger = 0.25 if left.triggers.keys() & right.triggers.keys() else 0.0
    shared = len(left.stems.keys() & right.stems.keys())
    if not shared:
        return 0.0 if left.stems and right.stems else same_trigger
    share = shared / min(len(left.stems), len(right.stems))
    if shared > 1:
        return same_trigger + (1.5 if share >= 0.75 else 1.0 if share >= 0.5 else 0.5)
    return same_trigger + (0.5 if share >= 0.25 else 0.25)
