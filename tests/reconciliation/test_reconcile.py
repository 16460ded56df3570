"""The steps of layer two: what each says that it needs and makes is what it reads and makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow as pa
import pytest

from pipeline.reconciliation import reconcile
from pipeline.reconciliation.reconcile import PUBLISHED, RECONCILIATION
from pipeline.tables import TablesInMemory
from tests.reconciliation.building import Article, reconciled


def test_a_step_needs_what_it_reads_and_makes_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Noting] = []

    class Noting(TablesInMemory):
        """The tables that one step is given, and the names of those that it reads."""

        def __init__(self, tables: Mapping[str, pa.Table]) -> None:
            super().__init__(tables)
            self.there, self.names = set(tables), set[str]()
            taken.append(self)

        def read(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
            self.names.add(name)
            return super().read(name, columns)

    monkeypatch.setattr(reconcile, "TablesInMemory", Noting)
    made = reconciled(_article("a", 30), _article("b", 40))
    assert all(len(table) for table in made.values()), "there is something to read"
    there = [*(tables.there for tables in taken), taken[-1].there | set(made)]
    for step, tables, after in zip((*RECONCILIATION, *PUBLISHED), taken, there[1:], strict=True):
        assert sorted(step.needs) == sorted(tables.names), step.name
        assert set(step.makes) == after - tables.there, step.name


def _article(article_id: str, count: int) -> Article:
    article = Article(article_id, date(2024, 5, 4))
    minister = article.person("Zoë Müller", "KEN", "foreign minister")
    met = article.event("envoys met", on=date(2024, 5, 3), country="KEN", parts=[("host", minister)])
    article.statement("We agreed on a plan", minister)
    article.figure(f"{count} envoys", count, measure="attendance", event=met, source=(minister,))
    return article
