"""`make stress`: try to break the pipeline, and print what was tried and what failed.

    python -m stress.run [--long] [--only crash,faults,two_builds,determinism,fuzz] [--seed N]

The short form takes less than ten minutes on two cores, the long one (STRESS=long) hours. Figures go to
stress/results.json and stress/results.md, for the long form to results-long. Exit status 1 where anything failed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from stress import crash, determinism, faults, fuzz, two_builds
from stress.figures import Figure, failure_count

HERE = Path(__file__).resolve().parent


class Amounts(NamedTuple):
    """How much is tried of each kind."""

    builds_killed: int
    publications_killed: int
    failing_calls_every: int
    limits: tuple[int, ...]
    pairs: int
    mixtures: int
    one_by_one: bool
    fuzz_seconds: float


SHORT = Amounts(12, 20, 0, (0, 100_000), 1, 2, False, fuzz.SHORT)
LONG = Amounts(200, 500, 4, (0, 1_000, 10_000, 100_000, 500_000, 1_000_000), 10, 8, True, fuzz.LONG)

KINDS: dict[str, Callable[[Path, Amounts, int], list[Figure]]] = {
    "crash": lambda folder, much, seed: crash.run(folder, much.builds_killed, much.publications_killed, seed),
    "faults": lambda folder, much, seed: faults.run(folder, much.failing_calls_every, much.limits),
    "two_builds": lambda folder, much, seed: two_builds.run(folder, much.pairs),
    "determinism": lambda folder, much, seed: determinism.run(folder, much.mixtures, much.one_by_one, seed),
    "fuzz": lambda folder, much, seed: fuzz.run(much.fuzz_seconds, seed),
}


def main() -> int:
    """Try all kinds, or those named; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m stress.run", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--long", action="store_true", default=os.environ.get("STRESS") == "long")
    parser.add_argument("--only", default=",".join(KINDS), help=f"some of {', '.join(KINDS)}, with commas")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, default=HERE)
    options = parser.parse_args()
    chosen = options.only.split(",")
    if unknown := set(chosen) - set(KINDS):
        parser.error(f"no such kind of stress: {', '.join(sorted(unknown))}")
    much = LONG if options.long else SHORT
    result: dict[str, Any] = {"form": "long" if options.long else "short", "kinds": {}}
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        for kind in chosen:
            print(f"{kind} …", file=sys.stderr, flush=True)
            started = time.monotonic()
            figures = KINDS[kind](Path(temporary) / kind, much, options.seed)
            print("\n".join(f"  {figure}" for figure in figures), flush=True)
            failed += failure_count(figures)
            result["kinds"][kind] = {
                **circumstances(),
                "seed": options.seed,
                "seconds": round(time.monotonic() - started, 1),
                "figures": [vars(figure) for figure in figures],
            }
    options.to.mkdir(parents=True, exist_ok=True)
    record = options.to / ("results-long.json" if options.long else "results.json")
    result = with_earlier(result, record)
    record.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    record.with_suffix(".md").write_text(report(result), encoding="utf-8")
    seconds = sum(result["kinds"][kind]["seconds"] for kind in chosen)
    print(f"{failed} failures in {seconds:.0f} s")
    return 1 if failed else 0


def circumstances() -> dict[str, str]:
    """When, on what code and on what machine the figures were taken."""
    asked = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=12"], cwd=HERE, capture_output=True, text=True
    )
    return {
        "date": date.today().isoformat(),
        "commit": asked.stdout.strip() or "not under version control",
        "system": f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores",
    }


def with_earlier(result: dict[str, Any], record: Path) -> dict[str, Any]:
    """A result with what `record` holds of the kinds that were not tried now (see --only)."""
    earlier = json.loads(record.read_text(encoding="utf-8"))["kinds"] if record.is_file() else {}
    kinds = {**earlier, **result["kinds"]}
    return {**result, "kinds": {kind: kinds[kind] for kind in KINDS if kind in kinds}}


def report(result: dict[str, Any]) -> str:
    """The figures as a page."""
    rows = [
        f"| {figure['name']} | {figure['tried']:,} | {len(figure['failures']):,} | {figure['note']} |"
        for of_kind in result["kinds"].values()
        for figure in of_kind["figures"]
    ]
    when = [
        f"- {kind}: {of['date']}, commit {of['commit']}, seed {of['seed']}, {of['seconds']:.0f} s on {of['system']}"
        for kind, of in result["kinds"].items()
    ]
    head = [f"# Stress, {result['form']} form", "", "| what | tried | failures | |", "| --- | ---: | ---: | --- |"]
    return "\n".join([*head, *rows, "", *when, ""])


if __name__ == "__main__":
    sys.exit(main())
