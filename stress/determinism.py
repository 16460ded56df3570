"""The same articles built under other circumstances: the release must be the same to the byte.

Circumstances are the order in which files were made and their times, the number of workers, the seed of Python's
hashes, locale, time zone, current folder and umask.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus import articles
from stress.articles import SETS
from stress.builds import ROOT, Place, fault_of, release_bytes
from stress.figures import Figure

ARTICLES = 90
"""Enough text that two workers share it: below that a build reads with one, whatever it is told."""

ORDERS = ("sorted", "reversed", "shuffled")
ENVIRONMENTS: dict[str, dict[str, str]] = {
    "PYTHONHASHSEED=0": {"PYTHONHASHSEED": "0"},
    "PYTHONHASHSEED=4242": {"PYTHONHASHSEED": "4242"},
    # No UTF-8 anywhere, unless the program asks for it.
    "LC_ALL=C without UTF-8": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "LC_ALL=tr_TR.UTF-8": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "TZ=Pacific/Kiritimati": {"TZ": "Pacific/Kiritimati"},
    "TZ=America/Adak": {"TZ": "America/Adak"},
    "one numerical thread": {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
}


@dataclass(frozen=True)
class Circumstances:
    """Those of one build; the defaults are those of the build that all are compared with."""

    order: str = "sorted"
    modified: int = 1_700_000_000
    workers: int = 1
    cwd: Path = ROOT
    umask: int = 0o022
    environments: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = [f"files {self.order}", f"of {self.modified}", f"{self.workers} workers", f"in {self.cwd}"]
        return ", ".join([*said, f"umask {self.umask:03o}", *self.environments])


@dataclass
class Corpus:
    """Texts by file name."""

    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, count: int) -> Corpus:
        """So many made-up articles in two subfolders, beside the small invented ones; some names are not ASCII."""
        folders = ("wire", "ñandú")
        made = {f"{folders[n % 2]}/{n:03}.txt": text for n, (_, text) in enumerate(articles(count))}
        return cls({**made, **SETS["one"], **{f"more/{name}": text for name, text in SETS["other"].items()}})

    def write(self, folder: Path, circumstances: Circumstances, chance: random.Random) -> Path:
        """Write the texts in an order, with times, into a new folder."""
        names = sorted(self.texts, reverse=circumstances.order == "reversed")
        if circumstances.order == "shuffled":
            chance.shuffle(names)
        for place, name in enumerate(names):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.texts[name], encoding="utf-8", newline="")
            os.utime(path, (circumstances.modified + place, circumstances.modified + place))
        return folder


def each(folder: Path) -> list[Circumstances]:
    """Every circumstance by itself."""
    return [
        Circumstances(order="reversed"),
        Circumstances(order="shuffled"),
        Circumstances(modified=1),
        Circumstances(workers=2),
        Circumstances(cwd=folder),
        Circumstances(umask=0o077),
        *(Circumstances(environments=(name,)) for name in ENVIRONMENTS),
    ]


def mixed(folder: Path, count: int, chance: random.Random) -> list[Circumstances]:
    """Many circumstances at once; each turn with another number of workers."""
    return [
        Circumstances(
            order=chance.choice(ORDERS[1:]),
            modified=chance.choice((1, 1_000_000_000, 2_000_000_000)),
            workers=1 + (turn + 1) % 2,
            cwd=chance.choice((folder, ROOT)),
            umask=chance.choice((0o022, 0o077)),
            environments=tuple(sorted(chance.sample(sorted(ENVIRONMENTS), 3))),
        )
        for turn in range(count)
    ]


def run(folder: Path, count: int, one_by_one: bool, seed: int = 1, size: int = ARTICLES) -> list[Figure]:
    """Compare builds under `count` mixtures of circumstances, and under each by itself where asked."""
    chance = random.Random(seed)
    figure = Figure("builds under other circumstances compared", note=f"{size} articles and more")
    corpus = Corpus.of(size)
    plain = _built(folder / "plain", corpus, Circumstances(), chance, figure)
    for number, circumstances in enumerate([*(each(folder) if one_by_one else ()), *mixed(folder, count, chance)]):
        figure.tried += 1
        found = _built(folder / str(number), corpus, circumstances, chance, figure)
        if differing := sorted(name for name in {*plain, *found} if plain.get(name) != found.get(name)):
            figure.fail(f"{circumstances}: {len(differing)} files differ: {', '.join(differing[:3])}")
        shutil.rmtree(folder / str(number))
    return [figure]


def _built(
    folder: Path, corpus: Corpus, circumstances: Circumstances, chance: random.Random, figure: Figure
) -> Mapping[str, bytes]:
    """The release that a build makes, with working folders of its own."""
    place = Place(folder)
    seeds = corpus.write(folder / "seeds", circumstances, chance)
    environment = {key: value for name in circumstances.environments for key, value in ENVIRONMENTS[name].items()}
    before = os.umask(circumstances.umask)
    try:
        process = place.start(
            seeds, "--workers", str(circumstances.workers), "--no-history", cwd=circumstances.cwd, **environment
        )
    finally:
        os.umask(before)
    if fault := fault_of(process):
        figure.fail(f"{circumstances}: {fault}")
        return {}
    return release_bytes(place.outputs)
