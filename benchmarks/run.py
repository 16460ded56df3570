"""`make bench`: how fast the pipeline is beside bare spaCy, and how its memory and time grow.

    python -m benchmarks.run [--articles N] [--rows 10000,100000,1000000]

Reading is measured on three parts of the corpus, a whole build three times on all of it, and the median is what counts.
The results go to benchmarks/results.json and results.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import write_lines
from benchmarks.report import Result, machine, report

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
REPEATS = 3
"""Parts of the corpus that are read, and runs of what is measured on all of it."""
REPEATED_UP_TO = 100_000
"""Mention rows up to which reconciliation is run more than once: what takes minutes varies little."""


def python(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", *arguments], cwd=ROOT, env={**os.environ, **environment}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def answer(process: subprocess.Popen[str]) -> Result:
    out, err = process.communicate()
    if process.returncode:
        raise SystemExit(f"{process.args}:\n{err}")
    return dict(json.loads(out.splitlines()[-1]))


def reading(what: str, file: Path, *part: int, batch: int | None = None) -> subprocess.Popen[str]:
    return python("benchmarks.reading", what, str(file), *map(str, part), BENCH_BATCH=str(batch or ""))


class Build:
    """Builds of a folder of articles, with working folders of their own."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder, self.workers = folder, workers
        (folder / "seeds").mkdir(parents=True, exist_ok=True)

    def run(self, *options: str) -> Result:
        """Seconds, and the peak memory of the largest process."""
        places = {"CACHE": str(self.folder / "cache"), "STAGING": str(self.folder / "staging")}
        watched = [
            sys.executable, "-c",
            "import json, resource, subprocess, sys, time; t = time.perf_counter(); "
            "rc = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode; "
            "print(json.dumps({'rc': rc, 'seconds': time.perf_counter() - t, "
            "'megabytes': resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}))",
            sys.executable, "-m", "pipeline.build", "--no-history", "--seeds", str(self.folder / "seeds"),
            "--outputs", str(self.folder / "outputs"), "--workers", str(self.workers), *options,
        ]  # fmt: skip
        done = subprocess.run(watched, cwd=ROOT, env={**os.environ, **places}, text=True, capture_output=True)
        found: Result = json.loads(done.stdout.splitlines()[-1])
        if found["rc"]:
            raise SystemExit(done.stderr)
        return found

    def clear(self) -> None:
        """Forget the release and all that was read for it."""
        for name in ("cache", "staging", "outputs"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def keys(self) -> set[str]:
        """Keys of all articles that were ever parsed."""
        import pyarrow.parquet as pq

        files = (self.folder / "cache").rglob("*.parquet")
        return {key for file in files for key in pq.read_table(file, columns=["key"])["key"].to_pylist()}


def part_ratios(file: Path, count: int) -> Result:
    """One part of the corpus: bare spaCy, extraction alone, and two of each."""
    say(f"reading {count} articles: bare spaCy, extraction, then two of each")
    bare = answer(reading("bare", file))
    ours = answer(reading("ours", file))
    half = count // 2
    halves = ((0, half), (half, count))
    pair = [answer(p) for p in [reading("bare", file, *part, batch=bare["batch"]) for part in halves]]
    two_bare = max(found["seconds"] for found in pair)
    pair = [answer(p) for p in [reading("ours", file, *part) for part in halves]]
    two_ours = max(found["seconds"] for found in pair)
    gain_bare, gain_ours = bare["seconds"] / two_bare, ours["seconds"] / two_ours
    result = {
        "articles": count,
        "bare": bare,
        "extraction": ours,
        "two bare": two_bare,
        "two extractions": two_ours,
        "ratios": {"extraction alone": bare["seconds"] / ours["seconds"], "two workers": gain_ours / gain_bare},
    }
    say("  " + ", ".join(f"{name} {value:.2f}" for name, value in result["ratios"].items()))
    return result


def whole_builds(corpus: Path, count: int, folder: Path, bare: float) -> Result:
    """Builds of N articles by one worker from nothing, with nothing to do, and with one article more.

    `bare` is the seconds that bare spaCy took for the same articles.
    """
    build = Build(folder / "whole", 1)
    shutil.copy(corpus, build.folder / "seeds" / "corpus.jsonl")
    full, idle, again, more, parsed = [], [], [], [], []
    for number in range(REPEATS):
        say(f"building {count} articles with one worker, then nothing, then one article more")
        (build.folder / "seeds" / "one-more.jsonl").unlink(missing_ok=True)
        build.clear()
        full.append(build.run()["seconds"])
        idle.append(build.run()["seconds"])
        again.append(build.run("--fresh")["seconds"])
        before = build.keys()
        write_lines(build.folder / "seeds" / "one-more.jsonl", 1, start=10 * count + number)
        more.append(build.run()["seconds"])
        parsed.append(len(build.keys() - before))
    whole, extra = statistics.median(full), statistics.median(more) - statistics.median(again)
    result = {
        "articles": count,
        "build": full,
        "build, nothing to do": idle,
        "build again, nothing new to read": again,
        "build with one article more": more,
        "articles parsed for one more": max(parsed),
        "extra time for one more, share of the full build": extra / whole,
        "ratio": statistics.median(bare / (long - start) for long, start in zip(full, idle, strict=True)),
    }
    say(f"  whole build {result['ratio']:.2f}, one more {extra / whole:.1%}")
    return result


def growth(corpus: Path, count: int, folder: Path) -> tuple[Result, Build]:
    """Builds of N and of 4N articles by as many workers as there are cores, at most two; and the former."""
    workers = min(2, len(os.sched_getaffinity(0)))
    say(f"building {count} articles with {workers} workers, then {4 * count}")
    build, large = Build(folder / "n", workers), Build(folder / "4n", workers)
    shutil.copy(corpus, build.folder / "seeds" / "corpus.jsonl")
    full = build.run()
    write_lines(large.folder / "seeds" / "corpus.jsonl", 4 * count)
    larger = large.run()
    result = {
        "articles": count,
        "workers": workers,
        "build": full,
        "build of 4N": larger,
        "peak memory at 4N to that at N": larger["megabytes"] / full["megabytes"],
    }
    return result, build


def reconciliation(build: Build, sizes: list[int]) -> list[Result]:
    """Time and memory of layer two by number of mention rows."""
    (staging,) = (path.parent for path in build.folder.glob("staging/*/extracted_events.parquet"))
    results = []
    for rows in sizes:
        say(f"reconciling {rows:,} mention rows")
        runs = [
            answer(python("benchmarks.reconciliation", str(staging), str(rows)))
            for _ in range(REPEATS if rows <= REPEATED_UP_TO else 1)
        ]
        results.append(sorted(runs, key=lambda run: run["seconds"])[len(runs) // 2])
    return results


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=int(os.environ.get("BENCH_N") or 1000))
    parser.add_argument("--rows", default=os.environ.get("BENCH_ROWS") or "10000,100000,1000000")
    parser.add_argument("--to", type=Path, default=HERE)
    options = parser.parse_args()
    result: Result = {"machine": machine(), "articles": options.articles}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        size = options.articles // REPEATS
        say(f"writing a corpus of {options.articles} articles")
        corpus = folder / "corpus.jsonl"
        write_lines(corpus, options.articles)
        lines = corpus.read_text(encoding="utf-8").splitlines(keepends=True)
        result["parts"] = []
        for part in range(REPEATS):
            file = folder / f"part-{part}.jsonl"
            file.write_text("".join(lines[part * size : (part + 1) * size]), encoding="utf-8")
            result["parts"].append(part_ratios(file, size))
        names = result["parts"][0]["ratios"]
        result["medians"] = {name: statistics.median(p["ratios"][name] for p in result["parts"]) for name in names}
        # What is left over of the last part is not read on its own: its seconds are put at the rate of the rest.
        read = sum(part["articles"] for part in result["parts"])
        bare = sum(part["bare"]["seconds"] for part in result["parts"]) * options.articles / read
        result["whole"] = whole_builds(corpus, options.articles, folder, bare)
        result["medians"]["whole build"] = result["whole"]["ratio"]
        result["growth"], build = growth(corpus, options.articles, folder)
        if result["growth"]["workers"] == 2:
            start = statistics.median(result["whole"]["build, nothing to do"])
            alone = statistics.median(result["whole"]["build"]) - start
            gain = statistics.median(part["bare"]["seconds"] / part["two bare"] for part in result["parts"])
            together = result["growth"]["build"]["seconds"] - start
            result["medians"]["two workers, whole build"] = alone / together / gain
        result["reconciliation"] = reconciliation(build, [int(rows) for rows in options.rows.split(",") if rows])
    options.to.mkdir(parents=True, exist_ok=True)
    (options.to / "results.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (options.to / "results.md").write_text(report(result), encoding="utf-8")
    print(report(result))


if __name__ == "__main__":
    main()
