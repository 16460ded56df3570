"""What the benchmark ran on, and its results as a page."""

from __future__ import annotations

import os
import platform
import statistics
from datetime import date
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

Result = dict[str, Any]


def machine() -> Result:
    """The machine, its load, and the versions of what is measured."""
    model = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if "model name" in line
    ]
    memory = next(line.split()[1] for line in Path("/proc/meminfo").read_text().splitlines() if "MemTotal" in line)
    packages = ("spacy", "thinc", "numpy", "pyarrow", "pandas", "duckdb", "dagster")
    return {
        "date": date.today().isoformat(),
        "processor": model[0] if model else platform.processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memory": f"{int(memory) / 2**20:.0f} GiB",
        "load at the start": round(os.getloadavg()[0], 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in packages},
    }


def report(result: Result) -> str:
    """The results as a page."""
    on, ratios, grown, whole = result["machine"], result["medians"], result["growth"], result["whole"]
    packages = ", ".join(f"{name} {v}" for name, v in on["packages"].items())
    extra, peak = "extra time for one more, share of the full build", "peak memory at 4N to that at N"
    rows = [
        ("extraction alone, to bare spaCy", f"{ratios['extraction alone']:.2f}x", "1.5x"),
        ("whole build less start-up, to bare spaCy", f"{ratios['whole build']:.2f}x", "1.2x"),
        ("gain of two workers, to that of two bare processes", f"{ratios['two workers']:.2f}", "0.9"),
        ("the same of whole builds", f"{ratios.get('two workers, whole build', float('nan')):.2f}", ""),
        ("articles parsed when one is added", str(whole["articles parsed for one more"]), "1"),
        ("extra time for it, of the full build", f"{whole[extra]:.1%}", "3%"),
        ("peak memory at 4N, to that at N", f"{grown[peak]:.2f}x", "1.15x"),
    ]
    for less, more in pairwise(result["reconciliation"]):
        factor = more["seconds"] / less["seconds"] * 10 * less["mentions"] / more["mentions"]
        what = f"time for ten times the mention rows, from {less['mentions']:,} to {more['mentions']:,}"
        rows.append((what, f"{factor:.1f}x", "12x"))
    bare = statistics.median(part["articles"] / part["bare"]["seconds"] for part in result["parts"])
    own = statistics.median(part["articles"] / part["extraction"]["seconds"] for part in result["parts"])
    full, large = grown["build"], grown["build of 4N"]
    steps = ("reconcile", "tables", "discrepancies", "check", "write")
    alone = statistics.median(whole["build"])
    lines = [
        "# Benchmark",
        "",
        f"{on['date']}, {on['cores']} cores ({on['processor']}), {on['memory']}, load {on['load at the start']} at the",
        f"start; Python {on['python']}, {packages}.",
        "",
        f"{result['articles']} articles of about 650 words (`make bench`), beside bare `nlp.pipe` with all components",
        "at its best batch size, on the same texts, one thread. Reading: the median of three parts of the articles.",
        "Whole build: the median of three from an empty cache, less a build with nothing to do. One article more:",
        "what its build takes longer than one that reads nothing and reconciles, checks and publishes all,",
        "medians of three.",
        "",
        "| measure | result | wanted |",
        "| --- | ---: | ---: |",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
        f"Bare spaCy read {bare:.1f} articles a second, extraction {own:.1f}.",
        f"The build of {grown['articles']} articles took {alone:.0f} s with one worker,",
        f"with {grown['workers']} {full['seconds']:.0f} s and {full['megabytes']:.0f} MB in its largest process,",
        f"that of {4 * grown['articles']} {large['seconds']:.0f} s and {large['megabytes']:.0f} MB.",
        "",
        f"| mention rows | {' | '.join(f'{step} s' for step in steps)} | peak MB |",
        f"| ---: |{' ---: |' * (len(steps) + 1)}",
    ]
    for found in result["reconciliation"]:
        seconds = " | ".join(f"{found['steps'][step]:.1f}" for step in steps)
        lines.append(f"| {found['mentions']:,} | {seconds} | {found['megabytes']:,} |")
    return "\n".join(lines) + "\n"
