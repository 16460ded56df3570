"""Which events are worth comparing: those that share a type and something else in about the same time.

An event stands in *cells*: each thing that it may have in common with others, in each week it may lie in. Events meet
in cells, and each is compared with those it meets most, up to a fixed number, so that the work grows with the number of
events and not with its square. Cells are numbers in arrays, as most of millions of them hold one event alone.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, combinations

import numpy as np

from pipeline.reconciliation.event_profiles import Profile

_MOST_PARTIES = 6
"""Parties of an event whose pairs make blocks."""
MOST_STORIES = 6
"""Stories that an event is part of by which it is found."""
_HUBS = 60
"""Events of a block, the best described first, with which each of its events may be compared."""
COMPARED = 40
"""Events with which one event is compared in full: those it shares most blocks with."""
_DAYS_IN_BLOCK = 7
_WEEKS = 2**20
"""More than there are weeks in the calendar: a cell is what is shared times this, plus the week."""
_UNDATED = 0

Block = tuple[object, ...]


def meeting(ranked: Sequence[Profile], told: Sequence[set[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions worth comparing, each once; `told` are the numbers of the stories each event is part of.

    `ranked` are events, the best described first.
    """
    starts, cells = _cells(ranked, told)
    blocks = _blocks(starts, cells, ranked)
    seen: set[tuple[int, int]] = set()
    for number, profile in enumerate(ranked):
        found = [blocks[cell] for cell in cells[starts[number] : starts[number + 1]] if cell in blocks]
        met = Counter(chain.from_iterable(found))
        del met[number]
        for other in _nearest(met, ranked, profile):
            pair = (min(number, other), max(number, other))
            if pair not in seen:
                seen.add(pair)
                yield pair


def _nearest(met: Counter[int], ranked: Sequence[Profile], profile: Profile) -> list[int]:
    """The events of other articles that are met most often, the better described among equals."""
    others = [other for other in met if profile.articles.isdisjoint(ranked[other].articles)]
    if len(others) <= COMPARED:
        return others
    return sorted(others, key=lambda other: (-met[other], other))[:COMPARED]


def _cells(ranked: Sequence[Profile], told: Sequence[set[int]]) -> tuple[array[int], array[int]]:
    """Where the cells of each event begin, and the cells that events look into, one event after the other.

    All look into the cells without a date, too.
    """
    numbers: dict[Block, int] = {}
    starts, cells = array("q", [0]), array("q")
    for number, profile in enumerate(ranked):
        weeks = {*_weeks(profile), _UNDATED}
        shared = [*_in_common(profile), *(("story", story) for story in sorted(told[number])[:MOST_STORIES])]
        for common in shared:
            first = numbers.setdefault((profile.event_type, *common), len(numbers)) * _WEEKS
            cells.extend(first + week for week in weeks)
        starts.append(len(cells))
    return starts, cells


def _blocks(starts: array[int], cells: array[int], ranked: Sequence[Profile]) -> dict[int, list[int]]:
    """The events that stand in each cell, the first ones only, where more than one event looks into it.

    Dated events do not stand in the cells without a date, where they would meet those of all times.
    """
    looked_into = np.frombuffer(cells, np.int64) if cells else np.empty(0, np.int64)
    lengths = np.diff(np.array(starts, np.intp)).astype(np.intp)
    events = np.repeat(np.arange(len(ranked)), lengths)
    is_dated = np.fromiter((bool(_weeks(profile)) for profile in ranked), bool, len(ranked))
    order = np.argsort(looked_into, kind="stable")
    bounds = np.flatnonzero(np.diff(looked_into[order], prepend=-1, append=-1))
    blocks = {}
    for position in np.flatnonzero(np.diff(bounds) > 1):
        within = order[bounds[position] : bounds[position + 1]]
        cell, standing = int(looked_into[within[0]]), events[within]
        if cell % _WEEKS == _UNDATED:
            standing = standing[~is_dated[standing]]
        if len(standing):
            blocks[cell] = standing[:_HUBS].tolist()
    return blocks


def _in_common(profile: Profile) -> Iterator[Block]:
    """What an event may have in common with others of its type."""
    country = profile.country
    if country:
        yield "country", country
    parties = {
        "person": profile.persons,
        "delegates": profile.delegates,
        "body": profile.organizations,
        "actor": profile.actors,
    }
    for kind, votes in parties.items():
        for party in sorted(votes)[:_MOST_PARTIES]:
            yield kind, party
    states = sorted(profile.countries)
    if len(states) == 1 and not country:
        yield "state", states[0]
    for pair in combinations(states[:_MOST_PARTIES], 2):
        yield "states", *pair
    if not country and not states:
        for stem in sorted(profile.stems)[:_MOST_PARTIES]:
            yield "word", stem


def _weeks(profile: Profile) -> set[int]:
    """The weeks in which an event may lie by its dates or reports, and those after them; none where nothing says."""
    timing = profile.timing
    days: list[date] = [timing.start, timing.end] if timing is not None else []
    days += profile.reference_days
    weeks = {day.toordinal() // _DAYS_IN_BLOCK + 1 for day in days}
    return {later for week in weeks for later in (week, week + 1)}
