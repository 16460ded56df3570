"""One process reading texts, for the benchmark: `python -m benchmarks.reading bare|ours FILE [FIRST LAST]`.

Prints, as JSON, seconds of wall and processor time from the first text to the last, loading left out, and the peak of
memory.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from itertools import islice

# Before anything loads: one thread each, whatever the machine has.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

BATCHES = (4, 8, 16, 32, 64)
"""Batch sizes of which bare spaCy is given its best; with larger ones its arrays outgrow the caches: it is slower."""
TRIAL = 64
"""Texts that the batch sizes are tried on: as many as the largest holds, or that would be tried as a smaller one."""


def rows(file: str, first: int, last: int) -> list[dict[str, str]]:
    with open(file, encoding="utf-8") as lines:  # noqa: PTH123
        return [json.loads(line) for line in islice(lines, first, last)]


def bare(file: str, first: int, last: int) -> dict[str, float]:
    """spaCy's small English pipeline with all its components, and nothing else."""
    import spacy

    from pipeline.extraction.model import DEFAULT_MODEL

    nlp = spacy.load(DEFAULT_MODEL)
    texts = [row["text"] for row in rows(file, first, last)]
    trial = texts[:TRIAL]
    for _ in nlp.pipe(trial[:4]):
        pass
    batch = int(
        os.environ.get("BENCH_BATCH") or min(BATCHES, key=lambda size: _timed(lambda: nlp.pipe(trial, batch_size=size)))
    )
    return {**_measured(lambda: nlp.pipe(texts, batch_size=batch)), "batch": batch, "articles": len(texts)}


def ours(file: str, first: int, last: int) -> dict[str, float]:
    """Layer one: everything that extraction takes from an article."""
    from datetime import date

    from pipeline.extraction.extract import extract
    from pipeline.extraction.parsing import ArticleText

    texts = [
        ArticleText(row["article_id"], row["text"], date.fromisoformat(row["published_on"]))
        for row in rows(file, first, last)
    ]
    for _ in extract(texts[:4]):
        pass
    return {**_measured(lambda: extract(texts)), "articles": len(texts)}


def _timed(run: object) -> float:
    started = time.perf_counter()
    for _ in run():  # type: ignore[operator]
        pass
    return time.perf_counter() - started


def _measured(run: object) -> dict[str, float]:
    processor = time.process_time()
    wall = _timed(run)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": wall, "processor": time.process_time() - processor, "megabytes": peak}


if __name__ == "__main__":
    what, file, *part = sys.argv[1:]
    first, last = map(int, part) if part else (0, 10**9)
    print(json.dumps((bare if what == "bare" else ours)(file, first, last)))
