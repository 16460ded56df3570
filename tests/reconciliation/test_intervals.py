"""Which numbers can hold together."""

from __future__ import annotations

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from pipeline.reconciliation.intervals import Interval, allowed, sides

COMPARATORS = st.sampled_from(["exact", "approx", "more_than", "at_least", "less_than", "at_most"])
CLAIMS = st.lists(
    st.builds(lambda n, c: allowed(n, n, c, in_wholes=True), st.integers(1, 60), COMPARATORS), max_size=12
)


def test_over_thirty_and_thirty_cannot_both_be() -> None:
    over = allowed(30, 30, "more_than")
    assert over.meets(allowed(34, 34, "exact"))
    assert not over.meets(allowed(30, 30, "exact"))
    assert allowed(30, 30, "at_least").meets(allowed(30, 30, "exact"))


def test_no_whole_number_lies_between_neighbours() -> None:
    assert not allowed(30, 30, "more_than", in_wholes=True).meets(allowed(31, 31, "less_than", in_wholes=True))
    assert allowed(30, 30, "more_than").meets(allowed(31, 31, "less_than"))


def test_about_spans_ten_percent() -> None:
    assert allowed(100, 100, "approx").meets(allowed(110, 110, "exact"))
    assert not allowed(100, 100, "approx").meets(allowed(111, 111, "exact"))
    assert allowed(1000, 1000, "approx").meets(allowed(1050, 1050, "more_than"))


def test_sides_of_five_claims() -> None:
    claims = [
        allowed(200, 200, "exact"),
        allowed(100, 100, "at_most"),
        allowed(500, 800, "range"),
        allowed(10, 20, "range"),
        allowed(30, 30, "less_than"),
    ]
    assert sides(claims) == [1, 0, 2, 0, 0]


def test_no_claims_have_no_sides() -> None:
    assert sides([]) == []


@given(CLAIMS)
def test_claims_on_one_side_share_a_value(claims: list[Interval]) -> None:
    numbers = sides(claims)
    for side in set(numbers):
        together = [claim for claim, number in zip(claims, numbers, strict=True) if number == side]
        assert max(claim.low for claim in together) <= min(claim.high for claim in together)
    assert set(numbers) == set(range(len(set(numbers))))


@given(CLAIMS)
def test_sides_are_as_few_as_can_be(claims: list[Interval]) -> None:
    numbers = sides(claims)
    apart: list[Interval] = []
    for claim in sorted(claims, key=lambda c: c.high):
        if all(not claim.meets(other) for other in apart):
            apart.append(claim)
    assert len(set(numbers)) == len(apart)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_order_of_claims_has_no_say(claims: list[Interval], random: object) -> None:
    order = list(range(len(claims)))
    random.shuffle(order)  # type: ignore[attr-defined]
    numbers, shuffled = sides(claims), sides([claims[i] for i in order])
    assert [numbers[i] for i in order] == shuffled


@given(st.integers(1, 1000), COMPARATORS)
def test_every_comparator_allows_something(number: int, comparator: str) -> None:
    interval = allowed(number, number, comparator)
    assert interval.low <= interval.high
    assert -inf <= interval.low
