"""The work of one shard, as any worker does it: articles in, a file in the shared folder out."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from pipeline.extraction.model import drop_model
from pipeline.extraction.parsing import ArticleText, load_model
from pipeline.extraction.shards import article_key, shard_of
from pipeline.shards.store import ShardStore, shard_name
from pipeline.shards.version import extraction_version

KNOWN_STRINGS = 1_000_000
"""Words that a loaded model may have met before it is loaded anew: it keeps every one of them."""

_ONE_AT_A_TIME = threading.Lock()  # a worker of a cluster may have several threads, but a model is not for sharing


class OtherVersionError(Exception):
    """A worker has other code, lexicons, model or packages than the build that asks it."""


@dataclass(frozen=True, slots=True)
class ShardTask:
    """Articles to be read, and where what they say is to be kept."""

    folder: Path
    version: str
    articles: tuple[ArticleText, ...]

    @property
    def name(self) -> str:
        return shard_name(map(article_key, self.articles))

    def __str__(self) -> str:
        more = f" and {len(self.articles) - 1} more" if len(self.articles) > 1 else ""
        return f"{self.articles[0].article_id}{more}"


def make_shard(task: ShardTask) -> int:
    """Read the articles of a shard and keep what they say; returns how many were parsed.

    A shard that is there already is left as it is, so that a task may be given twice. Raises OtherVersionError where
    this process would read them with other rules than the build that asks.
    """
    mine = extraction_version()
    if mine != task.version:
        raise OtherVersionError(
            f"this worker has version {mine} of code, lexicons, model and packages, the build {task.version}"
        )
    store = ShardStore(task.folder, task.version)
    name = task.name
    if store.keys(name) is not None:
        return 0
    with _ONE_AT_A_TIME:
        nlp = load_model()
        shard = shard_of(task.articles, nlp)
        if len(nlp.vocab.strings) > KNOWN_STRINGS:
            drop_model()
    store.write(name, shard)
    return len(task.articles)
