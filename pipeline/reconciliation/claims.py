"""Points on which sources differ, and the claims on them, before they become tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pipeline.reconciliation.identifiers import stable_id

Row = dict[str, Any]
Source = tuple[str, str | None]
_GROUNDING = (
    "article_id", "span_start", "span_end", "span_text", "evidence", "evidence_start", "evidence_end",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """What one row of a contract table claims; `side` says with which other claims it can hold."""

    row: Row
    row_table: str
    row_id: str
    value: str
    side: int
    attributed_to: str | None = None
    is_numeric: bool = False

    @property
    def source(self) -> Source:
        """Who claims it: an article, or somebody it quotes."""
        return self.row["article_id"], self.attributed_to


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A point on which sources differ, with all claims on it; `about` is what its identifier is made of."""

    field: str
    subject: str
    event_id: str | None
    entity_id: str | None
    about: tuple[str, ...]
    claims: tuple[Claim, ...]

    def rows(self) -> tuple[Row, list[Row]]:
        """The row of discrepancies and the rows of discrepancy_claims."""
        discrepancy_id = stable_id("discrepancy", self.field, *self.about)
        bounds = [bound for claim in self.claims if claim.is_numeric for bound in (claim.row["low"], claim.row["high"])]
        point = {
            "discrepancy_id": discrepancy_id,
            "subject": self.subject,
            "event_id": self.event_id,
            "entity_id": self.entity_id,
            "field": self.field,
            "claim_count": len(self.claims),
            "source_count": len({claim.row["article_id"] for claim in self.claims}),
            "spread": max(bounds) / min(bounds) if bounds and min(bounds) > 0 else None,
        }
        return point, [self._claim_row(discrepancy_id, claim) for claim in self.claims]

    @staticmethod
    def _claim_row(discrepancy_id: str, claim: Claim) -> Row:
        numbers = {
            name: claim.row[name] if claim.is_numeric else None for name in ("low", "high", "comparator", "unit")
        }
        return {
            "discrepancy_id": discrepancy_id,
            **{name: claim.row[name] for name in _GROUNDING},
            "side": claim.side,
            "value": claim.value,
            **numbers,
            "attributed_to": claim.attributed_to,
            "row_table": claim.row_table,
            "row_id": claim.row_id,
        }


def sources_differ(claims: Sequence[Claim], compatible: Callable[[Claim, Claim], bool]) -> bool:
    """Whether some two sources share no ground: none of the one's claims is `compatible` with any of the other's.

    A source that gives several values is at one with whoever gives one of them. Sources of equal claims are looked at
    once, so that many agreeing articles cost little.
    """
    by_source: dict[Source, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    kinds: dict[tuple[tuple[int, str], ...], list[tuple[Source, list[Claim]]]] = {}
    for source, made in by_source.items():
        kinds.setdefault(tuple(sorted({(claim.side, claim.value) for claim in made})), []).append((source, made))
    return any(
        _are_independent([source for source, _ in some], [source for source, _ in others])
        and not any(compatible(one, other) for one in some[0][1] for other in others[0][1])
        for some, others in combinations(kinds.values(), 2)
    )


def _are_independent(some: Sequence[Source], others: Sequence[Source]) -> bool:
    """Whether one of each speak for themselves: two articles, or two whom one article quotes.

    What an article says in its own voice is not set against those it quotes: it tells of something else.
    """
    if len({article for article, _ in (*some, *others)}) > 1:
        return True
    return any(one and other and one != other for _, one in some for _, other in others)
