"""A Dask cluster reads what one process reads, though one of its workers is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.extraction.parsing import ArticleText
from pipeline.extraction.tables import EXTRACTED
from pipeline.publishing.parquet import write_parquet
from pipeline.shards import ShardStore, Workers, extract_articles

distributed = pytest.importorskip("distributed")
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with two workers of one thread each, which are started anew when they die."""
    file = tmp_path / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "1h"}
    common = {"env": environment, "cwd": tmp_path, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    scheduler = subprocess.Popen(
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)],
        **common,  # type: ignore[call-overload]
    )
    worker = subprocess.Popen(
        [*dask, "worker", "--scheduler-file", str(file), "--nworkers", "2", "--nthreads", "1", "--no-dashboard"],
        **common,  # type: ignore[call-overload]
    )
    try:
        for _ in range(600):
            if file.exists():
                break
            time.sleep(0.1)
        with distributed.Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            yield client.scheduler.address
    finally:
        for process in (worker, scheduler):
            process.terminate()
        for process in (worker, scheduler):
            process.wait(30)


def test_same_bytes_with_one_of_two_workers_killed_midway(
    cluster: str, articles: list[ArticleText], store: ShardStore, tmp_path: Path
) -> None:
    many = [
        ArticleText(f"{number}/{a.article_id}", f"{a.text}\nPart {number}.") for number in range(6) for a in articles
    ]
    alone = extract_articles(lambda: many, ShardStore(tmp_path / "alone", store.version), Workers())
    with distributed.Client(cluster, set_as_default=False) as client:
        before = client.run(os.getpid)
    killed: list[int] = []

    def progress(done: int, total: int) -> None:
        if 0 < done < total and not killed:
            killed.append(min(before.values()))
            os.kill(killed[0], signal.SIGKILL)

    found = extract_articles(lambda: many, store, Workers(scheduler=cluster), progress, shard_characters=300)
    assert len(killed) == 1
    assert len(store.names()) > 10
    assert found.articles == len(many)
    for name in EXTRACTED:
        files = [tmp_path / f"{name}-{who}.parquet" for who in ("alone", "cluster")]
        for file, layer in zip(files, (alone, found), strict=True):
            write_parquet(name, layer.table(name), file)
        assert files[0].read_bytes() == files[1].read_bytes()
    assert sum(map(len, (found.table(name) for name in EXTRACTED))) > 100
    with distributed.Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        assert set(client.run(os.getpid).values()) != set(before.values())


def test_no_scheduler_is_an_error(
    articles: list[ArticleText], store: ShardStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.shards.executors.CONNECT", "1s")
    with pytest.raises(OSError, match="9"):
        extract_articles(lambda: articles, store, Workers(scheduler="tcp://127.0.0.1:9"))
