"""What a kind of stress has to report: how much was tried, and what of it failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

SHOWN_FAILURES = 3


@dataclass
class Figure:
    """One line of the report: `tried` things called `name` (such as "kills survived"), each failure in words."""

    name: str
    tried: int = 0
    failures: list[str] = field(default_factory=list)
    note: str = ""
    """What else is to be known: how things were spread, or why nothing was tried."""

    def fail(self, why: str) -> None:
        """Note a failure."""
        self.failures.append(why)

    def __str__(self) -> str:
        note = f" ({self.note})" if self.note else ""
        lines = [f"{self.name}: {self.tried:,} tried, {len(self.failures):,} failures{note}"]
        lines += [f"    {failure}" for failure in self.failures[:SHOWN_FAILURES]]
        if len(self.failures) > SHOWN_FAILURES:
            lines.append(f"    and {len(self.failures) - SHOWN_FAILURES} more")
        return "\n".join(lines)


def failure_count(figures: Sequence[Figure]) -> int:
    """Failures in all figures."""
    return sum(len(figure.failures) for figure in figures)
