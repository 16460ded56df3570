"""What all articles say: read what is new, take the rest from where it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.extraction.parsing import ArticleText
from pipeline.extraction.shards import article_key, rows_of_articles
from pipeline.shards.executors import Workers, completed
from pipeline.shards.store import ShardStore, runs_of
from pipeline.shards.work import ShardTask, make_shard
from schemas import arrow_schema

SERIAL_CHARACTERS = 300_000
"""Below this much text, starting processes (a language model each) takes longer than it saves."""
SHARD_CHARACTERS = 150_000, 1_000_000
"""About how much text a shard holds, least and most: enough to be worth a file, little enough to share out evenly."""
SHARDS = 4_000
"""Shards that a large corpus is cut into."""
ATTEMPTS = 3
"""Times that shards which cannot be read once they are made are made again."""

Articles = Callable[[], Iterable[ArticleText]]


class UnreadableShardsError(OSError):
    """Shards that workers have made are not to be found, or cannot be read, by the build."""


@dataclass
class LayerOne:
    """What all articles say, table by table; `parsed` is how many of the `articles` had to be read for it."""

    store: ShardStore
    ids: list[str]
    keys: list[str]
    again: Callable[[], None]
    """Makes what is missing; called where a shard turns out to be damaged."""
    parsed: int = 0
    _where: dict[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def articles(self) -> int:
        return len(self.ids)

    def table(self, name: str) -> pa.Table:
        """A table of layer one: the rows of all articles, in order of `article_id`. Raises UnreadableShardsError."""
        for _ in range(ATTEMPTS):
            if (table := self._assembled(name)) is not None:
                return table
            self.again()
        raise UnreadableShardsError(f"{self.store.place}: shards cannot be read once they are written")

    def _assembled(self, name: str) -> pa.Table | None:
        pieces, order = [arrow_schema(name).empty_table()], [pa.array([], pa.int64())]
        for shard_name, positions, places in runs_of([self._where[key] for key in self.keys]):
            shard = self.store.read(shard_name, [name])
            if shard is None:
                return None
            ids = [self.ids[place] for place in places]
            pieces.append(rows_of_articles(name, shard, positions, ids))
            counts = pc.fill_null(pc.list_value_length(shard[name].take(pa.array(positions, pa.int64()))), 0)
            order.append(_repeated(places, counts.to_pylist()))
        table, places_of_rows = pa.concat_tables(pieces), pa.chunked_array(order)
        if not _is_sorted(places_of_rows):
            table = table.take(pc.sort_indices(places_of_rows))  # stable: an article's rows keep their order
        return table


def extract_articles(
    articles: Articles,
    store: ShardStore,
    workers: Workers,
    progress: Callable[[int, int], None] = lambda done, total: None,
    serial_characters: int = SERIAL_CHARACTERS,
    shard_characters: int | None = None,
) -> LayerOne:
    """What articles say. Those whose text was read before, by the same version, are not read again.

    `articles` gives them anew each time it is called, each article_id once, so that they need not be held in memory.
    `progress` is told how many are done of how many. Raises LostWorkersError where workers keep dying,
    UnreadableShardsError where a worker's file does not arrive, and OtherVersionError where a worker has other code.
    """
    known, sizes = [], []
    for article in articles():
        known.append((article.article_id, article_key(article)))
        sizes.append(len(article.text))
    by_key = dict(zip((key for _, key in known), sizes, strict=True))
    del sizes
    known.sort()
    if any(left[0] == right[0] for left, right in pairwise(known)):
        raise ValueError("two articles have one id")
    result = LayerOne(store, [i for i, _ in known], [key for _, key in known], again=lambda: make_missing())

    def make_missing() -> None:
        for _ in range(ATTEMPTS):
            where = store.index()
            missing = {key: size for key, size in by_key.items() if key not in where}
            result._where = {key: where[key] for key in by_key if key in where}
            progress(len(by_key) - len(missing), len(by_key))
            if not missing:
                return
            done = len(by_key) - len(missing)
            characters = sum(missing.values())
            size = shard_characters or min(max(SHARD_CHARACTERS[0], characters // SHARDS), SHARD_CHARACTERS[1])
            serial = workers.scheduler is None and characters <= serial_characters
            chosen = Workers() if serial else workers
            tasks = _tasks(articles(), set(missing), store, size)
            for task, parsed in completed(make_shard, tasks, chosen.executor):
                result.parsed += parsed
                done += len(task.articles)
                progress(done, len(by_key))
        raise UnreadableShardsError(
            f"{store.place}: shards that workers have made are not there; do all machines share this folder?"
        )

    make_missing()
    return result


def _tasks(articles: Iterable[ArticleText], missing: set[str], store: ShardStore, size: int) -> Iterator[ShardTask]:
    wanted: list[ArticleText] = []
    held = 0
    for article in articles:
        key = article_key(article)
        if key in missing:
            missing.discard(key)
            wanted.append(article)
            held += len(article.text)
            if held >= size:
                yield ShardTask(store.folder, store.version, tuple(wanted))
                wanted, held = [], 0
    if wanted:
        yield ShardTask(store.folder, store.version, tuple(wanted))


def _repeated(places: Sequence[int], counts: Sequence[int]) -> pa.Array:
    return pa.array([place for place, count in zip(places, counts, strict=True) for _ in range(count)], pa.int64())


def _is_sorted(numbers: pa.ChunkedArray) -> bool:
    flat = numbers.combine_chunks()
    return len(flat) < 2 or not pc.any(pc.less(flat[1:], flat[:-1])).as_py()
