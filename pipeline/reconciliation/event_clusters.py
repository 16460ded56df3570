"""Events of different articles put together where they are one happening.

Candidates come from blocks of events that share a type and something else (a country in a week, a pair of parties, a
person, a kind of delegates); pairs are then joined best first, each time only if the two clusters as wholes still
agree. Every event is compared with a bounded number of others, so the work grows with the number of events, not with
its square; and nothing depends on the order in which articles are given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.reconciliation.event_blocks import COMPARED, MOST_STORIES, meeting
from pipeline.reconciliation.event_likeness import JOINED_FROM, likeness
from pipeline.reconciliation.event_profiles import Profile

Stories = dict[str, set[int]]
"""By article, the numbers of the stories that it tells in common with others."""


def cluster_events(profiles: Sequence[Profile], stories: Iterable[frozenset[str]] = ()) -> list[Profile]:
    """The events of single articles merged into happenings, in order of their first member.

    `stories` are sets of articles known to tell one story, as those are that quote one utterance. Rounds go on while
    they join anything: a happening that thousands report fills its blocks at first, and once it is one cluster the
    others in them are seen. Articles that then have a happening in common tell one story too; further rounds join what
    else they tell on weaker evidence.
    """
    known = list(stories)
    clusters = _joined(list(profiles), _by_article(known), within=False)
    found = [cluster.articles for cluster in clusters if len(cluster.articles) > 1]
    clusters = _joined(clusters, _by_article([*known, *found]), within=True)
    for cluster in clusters:
        cluster.keys.sort()
    return sorted(clusters, key=lambda cluster: cluster.keys)


def _by_article(stories: Iterable[frozenset[str]]) -> Stories:
    told: Stories = defaultdict(set)
    for number, articles in enumerate(stories):
        for article in articles:
            told[article].add(number)
    return told


def _joined(clusters: list[Profile], stories: Stories, within: bool) -> list[Profile]:
    """The clusters joined until no more are; `within` stories alone, where all others have been compared before."""
    while len(joined := _joined_once(clusters, stories, within)) < len(clusters):
        clusters = joined
    return clusters


def _joined_once(profiles: Sequence[Profile], stories: Stories, within: bool) -> list[Profile]:
    ranked = sorted(profiles, key=lambda p: (-_fullness(p), min(p.keys)))
    told = [set().union(*(stories.get(article, ()) for article in profile.articles)) for profile in ranked]
    pairs = []
    for one, other in (_told_together if within else meeting)(ranked, told):
        points = likeness(ranked[one], ranked[other], not told[one].isdisjoint(told[other])).points
        if points is not None and points >= JOINED_FROM:
            pairs.append((-points, one, other))
    cluster_of = list(range(len(ranked)))
    clusters: dict[int, Profile] = dict(enumerate(ranked))
    members: dict[int, list[int]] = {number: [number] for number in clusters}
    for _, one, other in sorted(pairs):
        left, right = cluster_of[one], cluster_of[other]
        if left == right:
            continue
        if len(members[left]) + len(members[right]) > 2:  # the pair itself has been weighed
            points = likeness(clusters[left], clusters[right], not told[left].isdisjoint(told[right])).points
            if points is None or points < JOINED_FROM:
                continue
        if len(members[left]) < len(members[right]):
            left, right = right, left
        clusters[left] = clusters[left].merged(clusters.pop(right))
        told[left] |= told[right]
        for number in members[right]:
            cluster_of[number] = left
        members[left] += members.pop(right)
    return list(clusters.values())


def _fullness(profile: Profile) -> int:
    """How much is known of an event: the best described ones are those that others are compared with."""
    known = (profile.timings, profile.stays, profile.countries, profile.persons, profile.delegates, profile.stems)
    return sum(bool(votes) for votes in known) + min(len(profile.countries), 3)


def _told_together(ranked: Sequence[Profile], told: Sequence[set[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of events of one type that are told in one story, each once; of large stories the best described events."""
    blocks: dict[tuple[str, int], list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for number, profile in enumerate(ranked):
        for story in sorted(told[number])[:MOST_STORIES]:
            block = blocks[profile.event_type, story]
            for other in block:
                if (other, number) not in seen and not ranked[other].articles & profile.articles:
                    seen.add((other, number))
                    yield other, number
            if len(block) < COMPARED:
                block.append(number)
