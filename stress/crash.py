"""Builds and publications killed at random moments, while a second process reads the release all along.

After each kill the release must be the old or the new one, whole, and the next build must need no help.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from pipeline.publishing.release import publish, recover
from stress.articles import SETS, write_set
from stress.builds import Place
from stress.figures import Figure
from stress.reader import Watcher, checksums_of, look

PUBLISHING_SHARE = 0.6
"""Of the kills that fall into the publishing, which is a small part of a build's time."""
PUBLISHING_SECONDS = 0.6
"""About how long publishing a small release takes, removal of the old one included."""
POLL = 0.0005

# Publishes two finished folders in turn, for ever; "rename" is the way without an exchange of names. It takes its time
# between the two renames, so that some kills fall there.
PUBLISHER = """
import sys
import time
from itertools import cycle
from pathlib import Path
from pipeline.publishing import release
if sys.argv[1] == "rename":
    release.exchange = lambda one, other: False
    rename = Path.rename
    Path.rename = lambda one, other: (rename(one, other), time.sleep(0.2 * (other.name == release.ASIDE)))[0]
print("ready", flush=True)
for made in cycle(map(Path, sys.argv[3:])):
    release.publish(made, Path(sys.argv[2]))
"""


def run(folder: Path, builds: int, publications: int, seed: int = 1) -> list[Figure]:
    """Kill so many builds, and so many publications in either way, below a folder that is not there yet."""
    chance = random.Random(seed)
    seeds = {name: write_set(folder / "seeds" / name, name) for name in SETS}
    clean = {name: Place(folder / "clean" / name) for name in SETS}
    started = time.monotonic()
    for name, place in clean.items():
        if fault := place.build(seeds[name]):
            return [Figure("builds killed", failures=[f"a build that nobody disturbed: {fault}"])]
    seconds = (time.monotonic() - started) / len(clean)
    known = {checksums_of(place.outputs): name for name, place in clean.items()}
    assert len(known) == len(SETS), "the releases cannot be told apart"
    return [
        *_killed_builds(Place(folder / "builds"), seeds, known, builds, seconds, chance),
        *_killed_publications(folder / "exchange", clean, known, publications, chance),
        _killed_renames(folder / "rename", clean, known, publications, chance),
    ]


def _killed_builds(
    place: Place, seeds: Mapping[str, Path], known: Mapping[str, str], kills: int, seconds: float, chance: random.Random
) -> list[Figure]:
    killed, after, reads = Figure("builds killed"), Figure("builds after a kill"), Figure("reads meanwhile")
    if fault := place.build(seeds["one"]):
        killed.fail(f"the first build: {fault}")
        return [killed]
    names = list(seeds)
    publishing = turn = 0
    with Watcher(place.outputs, known) as watcher:
        while killed.tried < kills and turn < 3 * kills:
            turn += 1
            if turn % 4 == 1:  # so that shards are being written, too
                shutil.rmtree(place.cache, ignore_errors=True)
            process = place.start(seeds[names[turn % len(names)]])
            in_publishing = chance.random() < PUBLISHING_SHARE
            if in_publishing:
                _wait_for(place.outputs.with_name(".outputs.publishing"), process)
                time.sleep(chance.uniform(0, PUBLISHING_SECONDS))
            else:
                time.sleep(chance.uniform(0, seconds))
            if process.poll() is None:
                killed.tried += 1
                publishing += in_publishing
            _kill(process)
            if fault := look(place.outputs, known, count_rows=True).fault:
                killed.fail(f"kill {killed.tried}: {fault}")
            if turn % 5 == 0 or killed.tried == kills:
                _build_after(place, seeds, known, names[(turn + 1) % len(names)], after)
    killed.note = f"{publishing} of them while publishing"
    reads.tried = watcher.seen.total()
    reads.failures = watcher.faults
    reads.note = ", ".join(f"{count:,} {name}" for name, count in sorted(watcher.seen.items()))
    return [killed, after, reads]


def _build_after(place: Place, seeds: Mapping[str, Path], known: Mapping[str, str], name: str, figure: Figure) -> None:
    """A build that nobody disturbs: it must succeed, give its release, and leave nothing of the killed ones."""
    figure.tried += 1
    if fault := place.build(seeds[name]):
        figure.fail(fault)
    elif look(place.outputs, known, count_rows=True) != (name, None):
        figure.fail(f"{look(place.outputs, known)} instead of {name}")
    elif leftovers := place.leftovers():
        figure.fail(f"left behind: {', '.join(leftovers)}")


def _killed_publications(
    folder: Path, clean: Mapping[str, Place], known: Mapping[str, str], kills: int, chance: random.Random
) -> list[Figure]:
    """Publications alone, each killed at a random moment of several in a row."""
    figure, reads = Figure("publications killed, names exchanged"), Figure("reads of these meanwhile")
    outputs = folder / "outputs"
    folder.mkdir()
    _publish_once(outputs, clean)
    with Watcher(outputs, known) as watcher:
        for _ in range(kills):
            figure.tried += 1
            _kill_publisher("exchange", outputs, clean, chance)
            if fault := look(outputs, known).fault:
                figure.fail(f"kill {figure.tried}: {fault}")
    _publish_once(outputs, clean)
    if (left := [path.name for path in folder.iterdir()]) != ["outputs"]:
        figure.fail(f"left behind: {left}")
    reads.tried, reads.failures = watcher.seen.total(), watcher.faults
    return [figure, reads]


def _killed_renames(
    folder: Path, clean: Mapping[str, Place], known: Mapping[str, str], kills: int, chance: random.Random
) -> Figure:
    """As above, where names cannot be exchanged: for a moment there is no release, and the next build puts it back."""
    figure = Figure("publications killed, two renames")
    outputs = folder / "outputs"
    folder.mkdir()
    _publish_once(outputs, clean)
    without = 0
    for _ in range(kills):
        figure.tried += 1
        _kill_publisher("rename", outputs, clean, chance)
        without += not outputs.exists()
        recover(outputs)
        if fault := look(outputs, known).fault:
            figure.fail(f"kill {figure.tried}: {fault}")
        elif (left := [path.name for path in folder.iterdir()]) != ["outputs"]:
            figure.fail(f"kill {figure.tried} left behind: {left}")
    figure.note = f"{without} of them between the two"
    return figure


def _publisher(way: str, outputs: Path, clean: Mapping[str, Place]) -> subprocess.Popen[str]:
    made = [str(place.outputs) for place in clean.values()]
    command = [sys.executable, "-c", PUBLISHER, way, str(outputs), *made]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def _publish_once(outputs: Path, clean: Mapping[str, Place]) -> None:
    publish(next(iter(clean.values())).outputs, outputs)


def _kill_publisher(way: str, outputs: Path, clean: Mapping[str, Place], chance: random.Random) -> None:
    process = _publisher(way, outputs, clean)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(chance.uniform(0, 2 * PUBLISHING_SECONDS))
    _kill(process)


def _wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    while process.poll() is None and not path.exists():
        time.sleep(POLL)


def _kill(process: subprocess.Popen[str]) -> None:
    """Kill a process and all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
