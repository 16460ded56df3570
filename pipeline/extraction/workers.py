"""Layer one over many articles with several processes; the result is the same with any number of them."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from pipeline.extraction.extract import extract
from pipeline.extraction.parsing import ArticleText
from pipeline.extraction.records import ArticleRecords

SERIAL_CHARACTERS = 300_000
"""Below this much text, starting processes (a language model each) takes longer than it saves."""
BATCH_CHARACTERS = 60_000
"""About how much text a process takes at a time: enough to be worth sending, little enough to share out evenly."""


def extract_with_workers(
    articles: Sequence[ArticleText],
    workers: int,
    serial_characters: int = SERIAL_CHARACTERS,
    batch_characters: int = BATCH_CHARACTERS,
) -> Iterator[ArticleRecords]:
    """What each article says, in the order given, read by up to `workers` processes.

    Little text is read in this process. Raises concurrent.futures.process.BrokenProcessPool where a process is killed.
    """
    batches = list(batches_of(articles, batch_characters))
    workers = min(workers, len(batches))
    if workers <= 1 or sum(len(article.text) for article in articles) <= serial_characters:
        yield from extract(articles)
        return
    # Fresh processes: forking one that holds threads (as a server's does) may hang.
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        for records in pool.map(_extract_batch, batches):
            yield from records


def batches_of(articles: Iterable[ArticleText], characters: int = BATCH_CHARACTERS) -> Iterator[list[ArticleText]]:
    """Articles in runs of at least `characters` of text, the last one apart; a longer article is a run of its own.

    >>> a = ArticleText("a", "x" * 6)
    >>> [len(run) for run in batches_of([a, a, a], characters=10)]
    [2, 1]
    """
    batch: list[ArticleText] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= characters:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _extract_batch(articles: list[ArticleText]) -> list[ArticleRecords]:
    return list(extract(articles))
