"""Two builds at once: into one outputs folder, with one working folder or two, and with one cache between them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from stress.articles import SETS, write_set
from stress.builds import Place, fault_of, release_bytes
from stress.figures import Figure
from stress.reader import Watcher, checksums_of, look

REFUSED = "another build into this folder is running; wait for it to end"
"""What the second build into one folder says."""


def run(folder: Path, rounds: int) -> list[Figure]:
    """So many pairs of builds of each kind, below a folder that is not there yet."""
    seeds = {name: write_set(folder / "seeds" / name, name) for name in SETS}
    clean = {name: Place(folder / "clean" / name) for name in SETS}
    for name, place in clean.items():
        if fault := place.build(seeds[name]):
            return [Figure("pairs of builds at once", failures=[f"a build that nobody disturbed: {fault}"])]
    known = {checksums_of(place.outputs): name for name, place in clean.items()}
    return [
        *_into_one_folder(folder / "one", seeds, known, rounds),
        *_from_two_working_folders(folder / "two", seeds, known, rounds),
        _with_one_cache(folder / "cache", seeds, clean, rounds),
    ]


def _into_one_folder(folder: Path, seeds: Mapping[str, Path], known: Mapping[str, str], rounds: int) -> list[Figure]:
    """One is refused, unless it starts when the other has ended."""
    figure, reads = Figure("pairs of builds into one folder"), Figure("reads of it meanwhile")
    place = Place(folder)
    if fault := place.build(seeds["one"]):
        figure.fail(fault)
        return [figure]
    refused = 0
    with Watcher(place.outputs, known) as watcher:
        for _ in range(rounds):
            figure.tried += 1
            faults = [fault_of(process) for process in [place.start(seeds[name]) for name in SETS]]
            refused += sum(fault is not None for fault in faults)
            if all(faults):
                figure.fail(f"both failed: {faults}")
            figure.failures += [fault for fault in faults if fault is not None and REFUSED not in fault]
            if fault := look(place.outputs, known, count_rows=True).fault:
                figure.fail(fault)
    figure.note = f"{refused} builds refused"
    reads.tried, reads.failures = watcher.seen.total(), watcher.faults
    return [figure, reads]


def _from_two_working_folders(
    folder: Path, seeds: Mapping[str, Path], known: Mapping[str, str], rounds: int
) -> list[Figure]:
    """As of two copies of the project: both succeed, and publish one after the other."""
    figure, reads = Figure("pairs of builds from two working folders"), Figure("reads of these meanwhile")
    places = {name: Place(folder / name, folder / "published" / "outputs") for name in SETS}
    outputs = places["one"].outputs
    if fault := places["one"].build(seeds["one"]):
        figure.fail(fault)
        return [figure]
    with Watcher(outputs, known) as watcher:
        for _ in range(rounds):
            figure.tried += 1
            for fault in [fault_of(p) for p in [place.start(seeds[name]) for name, place in places.items()]]:
                if fault is not None:
                    figure.fail(fault)
            if fault := look(outputs, known, count_rows=True).fault:
                figure.fail(fault)
            if leftovers := places["one"].leftovers():
                figure.fail(f"left behind: {', '.join(leftovers)}")
    reads.tried, reads.failures = watcher.seen.total(), watcher.faults
    return [figure, reads]


def _with_one_cache(folder: Path, seeds: Mapping[str, Path], clean: Mapping[str, Place], rounds: int) -> Figure:
    """Builds into two folders that keep what they read in one: each gives its own release."""
    figure = Figure("pairs of builds with one cache")
    for turn in range(rounds):
        figure.tried += 1
        cache = folder / str(turn) / "cache"
        places = {name: Place(folder / str(turn) / name, None, cache) for name in SETS}
        processes = [place.start(seeds[name]) for name, place in places.items()]
        for name, process in zip(SETS, processes, strict=True):
            if fault := fault_of(process):
                figure.fail(fault)
            elif release_bytes(places[name].outputs) != release_bytes(clean[name].outputs):
                figure.fail(f"the release of {name} is not what it is without the other")
        if left := [path.name for path in cache.rglob("*.new")]:
            figure.fail(f"left behind: {left}")
    return figure
