"""The targets of the fuzzers hold on what Hypothesis invents, on spoilt articles, and on what was found before."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stress import guided, targets
from stress.fuzz import MAKERS, SHARES, fuzz
from stress.mutation import SCRAPS, sources, spoilt_bytes, spoilt_text

SLOW = {"extraction": 25, "web_page": 25}
EXAMPLES = 60

scraps = st.sampled_from([*SCRAPS, "Minister Ada Brock", "met", "said", "in Oslo", "30", "on Tuesday", "the", "of"])
texts = st.one_of(st.text(max_size=200), st.lists(scraps, max_size=30).map("".join), st.lists(scraps).map(" ".join))
inputs = st.one_of(st.binary(max_size=300), texts.map(lambda text: text.encode("utf-8", "ignore")))


@pytest.mark.parametrize("name", targets.TARGETS)
def test_any_input_keeps_the_invariants(name: str) -> None:
    @settings(
        max_examples=SLOW.get(name, EXAMPLES), deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(data=inputs)
    def hold(data: bytes) -> None:
        targets.TARGETS[name](data)

    hold()


@pytest.mark.parametrize("name", targets.TARGETS)
def test_spoilt_articles_keep_the_invariants(name: str) -> None:
    figure = fuzz(name, 0.5, random.Random(f"test {name}"))
    assert figure.tried
    assert figure.failures == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("quotations", ("“" * 5_000).encode()),
        ("numbers_and_dates", b"1 234 " * 800),
        ("numbers_and_dates", b"9" * 20_000),
        ("extraction", b"(" * 3_000),
        ("extraction", "😀".encode() * 2_000),
        ("extraction", b".,;:!?" * 500),
        ("extraction", b"the minister of " * 150 + b"Norway"),
        ("extraction", b"\x1e\x1f\x85 Ministers met\x0b in Oslo.\x1c" * 20),
    ],
)
def test_what_was_found_before(name: str, data: bytes) -> None:
    targets.TARGETS[name](data)


def test_a_target_that_fails_is_told_with_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes) -> None:
        raise IndexError("out of range")

    monkeypatch.setitem(targets.TARGETS, "manifest", broken)
    figure = fuzz("manifest", 0, random.Random(1))
    assert (figure.tried, len(figure.failures)) == (1, 1)
    assert figure.failures[0].startswith("IndexError in test_fuzz.py:")
    assert "out of range" in figure.failures[0]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"span_end": 99}, "0 to 99 of 14"), ({"span_text": "Talk"}, "'Talk'"), ({"evidence_end": 3}, "evidence")],
)
def test_a_row_that_is_not_grounded_is_noticed(wrong: dict[str, object], said: str) -> None:
    row = {"span_start": 0, "span_end": 5, "span_text": "Talks", "evidence": "Talks in Oslo.", "evidence_start": 0}
    row |= {"evidence_end": 14}
    targets._check_grounding("events", row, "Talks in Oslo.")
    with pytest.raises(AssertionError, match=said):
        targets._check_grounding("events", row | wrong, "Talks in Oslo.")


def test_shares_of_time_cover_every_target() -> None:
    assert SHARES.keys() == targets.TARGETS.keys()
    assert sum(SHARES.values()) == pytest.approx(1)
    assert MAKERS.keys() <= targets.TARGETS.keys()


@pytest.mark.parametrize("make", [lambda c: spoilt_text(c), lambda c: spoilt_bytes(c, b"Ministers met.")])
def test_a_seed_gives_the_same_inputs(make: Callable[[random.Random], object]) -> None:
    first, second = ([make(chance) for _ in range(50)] for chance in (random.Random(3), random.Random(3)))
    assert first == second
    assert len(set(first)) > 25


def test_spoilt_texts_can_be_written() -> None:
    chance = random.Random(5)
    assert all(spoilt_text(chance).encode("utf-8") is not None for _ in range(300))
    assert len(sources()) > 20


def test_the_guided_fuzzer_tries_inputs() -> None:
    pytest.importorskip("atheris")
    figure = guided.guided("manifest", 1)
    assert figure.failures == []
    assert figure.tried > 10
