"""What was tried is recorded, and kinds tried one by one on one code stand in one record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from stress.run import report, with_earlier

CIRCUMSTANCES = {"form": "long", "commit": "abc", "system": "Linux", "seed": 1, "date": "2024-05-04"}


def result(**kinds: int) -> dict[str, Any]:
    figures = {kind: [{"name": f"{kind} tried", "tried": n, "failures": [], "note": ""}] for kind, n in kinds.items()}
    return {**CIRCUMSTANCES, "seconds": dict.fromkeys(kinds, 1.0), "figures": figures}


def test_kinds_tried_one_by_one_stand_together_in_order(tmp_path: Path) -> None:
    record = tmp_path / "results-long.json"
    assert with_earlier(result(fuzz=7), record) == result(fuzz=7)
    record.write_text(json.dumps(result(fuzz=7, crash=1)), encoding="utf-8")
    together = with_earlier(result(crash=200), record)
    assert list(together["figures"]) == list(together["seconds"]) == ["crash", "fuzz"]
    assert "| crash tried | 200 | 0 |  |\n| fuzz tried | 7 | 0 |  |" in report(together)


def test_figures_of_other_code_are_not_kept(tmp_path: Path) -> None:
    record = tmp_path / "results-long.json"
    record.write_text(json.dumps({**result(fuzz=7), "commit": "xyz"}), encoding="utf-8")
    assert with_earlier(result(crash=200), record) == result(crash=200)
