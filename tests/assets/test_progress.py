"""How far a long step is: a bar in a terminal, counted lines elsewhere, and the run's log."""

from __future__ import annotations

import doctest
import io
from collections.abc import Iterator

from pipeline.assets import progress
from pipeline.assets.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def clock(*times: float) -> Iterator[float]:
    yield from times
    while True:
        yield times[-1]


def test_elsewhere_lines_are_counted_with_rate_and_time_left() -> None:
    stream, noted = io.StringIO(), []
    ticks = clock(0, 0, 5, 20, 21, 50)
    with Progress("articles read", noted.append, stream, every=10, clock=lambda: next(ticks)) as tell:
        for done in (100, 200, 300, 310, 1_100):
            tell(done, 1_100)
    assert stream.getvalue().splitlines() == [
        "  articles read: 300 of 1,100, 10.0 a second, 1 min 20 s left",
        "  articles read: 1,100 of 1,100, 20.0 a second",
    ]
    assert noted == [line.strip() for line in stream.getvalue().splitlines()]
    assert "\r" not in stream.getvalue()


def test_a_quick_step_says_nothing() -> None:
    stream, noted = io.StringIO(), []
    with Progress("articles read", noted.append, stream) as tell:
        for done in range(6):
            tell(done, 5)
    assert stream.getvalue() == ""
    assert noted == []


def test_a_terminal_has_a_bar_and_the_log_has_lines() -> None:
    stream, noted = Terminal(), []
    ticks = clock(0, 0, 30, 60)
    with Progress("articles read", noted.append, stream, clock=lambda: next(ticks)) as tell:
        assert tell._bar is None
        tell(0, 10)
        assert tell._bar is not None
        tell(5, 10)
        assert str(tell._bar).startswith("articles read:  50%")
        assert "article/s]" in str(tell._bar) or "s/article]" in str(tell._bar)
        tell(10, 10)
    assert "\n" not in stream.getvalue().strip()
    assert noted == [
        "articles read: 5 of 10, 0.2 a second, 30 s left",
        "articles read: 10 of 10, 0.2 a second",
    ]


def test_nothing_to_do_shows_no_bar() -> None:
    stream = Terminal()
    with Progress("articles read", stream=stream) as tell:
        tell(10, 10)
        assert tell._bar is None
    assert stream.getvalue() == ""


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(progress).failed == 0
