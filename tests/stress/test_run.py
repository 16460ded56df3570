"""What was tried is recorded, and kinds tried one by one on one code stand in one record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from stress.run import report, with_earlier


def result(**kinds: int) -> dict[str, Any]:
    when = {"date": "2024-05-04", "commit": "abc", "system": "Linux", "seed": 1, "seconds": 2.0}
    figures = {kind: [{"name": f"{kind} tried", "tried": n, "failures": [], "note": ""}] for kind, n in kinds.items()}
    return {"form": "long", "kinds": {kind: {**when, "figures": made} for kind, made in figures.items()}}


def test_kinds_tried_one_by_one_stand_together_in_order(tmp_path: Path) -> None:
    record = tmp_path / "results-long.json"
    assert with_earlier(result(fuzz=7), record) == result(fuzz=7)
    record.write_text(json.dumps(result(fuzz=7, crash=1)), encoding="utf-8")
    together = with_earlier(result(crash=200), record)
    assert together == result(crash=200, fuzz=7)
    assert list(together["kinds"]) == ["crash", "fuzz"]


def test_the_report_tells_figures_and_circumstances() -> None:
    said = report(result(crash=1200, fuzz=7))
    assert "| crash tried | 1,200 | 0 |  |\n| fuzz tried | 7 | 0 |  |" in said
    assert "- crash: 2024-05-04, commit abc, seed 1, 2 s on Linux" in said
