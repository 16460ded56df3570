"""The sensor asks for a build when a file of the seeds folder changes, and only then."""

from __future__ import annotations

import os

import dagster as dg

from pipeline.assets.automation import folder_state, seeds_changed
from pipeline.assets.folders import Folders
from pipeline.settings import Settings


def test_a_build_is_asked_for_once_a_change(settings: Settings) -> None:
    folders = Folders.of(settings)
    context = dg.build_sensor_context(resources={"folders": folders})
    assert isinstance(seeds_changed(context), dg.RunRequest)
    assert isinstance(seeds_changed(context), dg.SkipReason)
    (settings.seeds / "new.txt").write_text("More news.")
    assert isinstance(seeds_changed(context), dg.RunRequest)
    assert isinstance(seeds_changed(context), dg.SkipReason)


def test_the_state_of_a_folder_tells_additions_changes_and_removals_apart(settings: Settings) -> None:
    file = settings.seeds / "lusaka.txt"
    states = [folder_state(settings.seeds)]
    os.utime(file, ns=(1, 1))
    states.append(folder_state(settings.seeds))
    file.rename(file.with_name("kitwe.txt"))
    states.append(folder_state(settings.seeds))
    file.with_name("kitwe.txt").unlink()
    states.append(folder_state(settings.seeds))
    assert len(set(states)) == 4
    assert folder_state(settings.seeds) == states[-1]


def test_a_folder_that_is_not_there_is_empty(settings: Settings) -> None:
    assert folder_state(settings.seeds / "nowhere") == folder_state(settings.outputs)
