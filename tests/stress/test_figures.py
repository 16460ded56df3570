"""What `make stress` prints and keeps."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from stress import run
from stress.figures import Figure, failure_count


def test_a_figure_says_what_was_tried_and_the_first_failures() -> None:
    figure = Figure("kills survived", 1_200, [f"kill {n}" for n in range(5)], note="by night")
    assert str(figure).splitlines() == [
        "kills survived: 1,200 tried, 5 failures (by night)",
        "    kill 0",
        "    kill 1",
        "    kill 2",
        "    and 2 more",
    ]
    assert failure_count([figure, Figure("other")]) == 5


@pytest.mark.parametrize(("failures", "status"), [([], 0), (["torn"], 1)])
@pytest.mark.parametrize(("form", "name"), [("", "results"), ("long", "results-long")])
def test_figures_are_kept_with_date_and_commit(
    failures: list[str], status: int, form: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    amounts = []

    def tried(folder: Path, much: run.Amounts, seed: int) -> list[Figure]:
        amounts.append(much)
        return [Figure("kills", 7, list(failures))]

    monkeypatch.setattr(run, "KINDS", {"crash": tried})
    monkeypatch.setenv("STRESS", form)
    monkeypatch.setattr(sys, "argv", ["stress", "--to", str(tmp_path)])
    assert run.main() == status
    assert amounts == [run.LONG if form else run.SHORT]
    assert f"kills: 7 tried, {len(failures)} failures" in capsys.readouterr().out
    kept = json.loads((tmp_path / f"{name}.json").read_text())["kinds"]["crash"]
    assert kept["figures"] == [{"name": "kills", "tried": 7, "failures": failures, "note": ""}]
    page = (tmp_path / f"{name}.md").read_text()
    assert f"| kills | 7 | {len(failures)} |  |" in page
    assert f"{kept['date']}, commit {kept['commit']}, seed 1" in page


def test_the_long_form_is_what_is_asked_for() -> None:
    assert run.LONG.builds_killed == 200
    assert run.LONG.fuzz_seconds >= 3_600
    assert all(long >= short for long, short in zip(run.LONG, run.SHORT, strict=True) if isinstance(long, int))
