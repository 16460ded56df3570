"""When a build starts by itself."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import dagster as dg

import schemas
from pipeline.assets.folders import Folders

build_job = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all(),
    description="Rebuilds all: reads the seeds folder, extracts, reconciles, checks, and publishes the release.",
)

publish_job = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.groups("release") | dg.AssetSelection.checks_for_assets(*schemas.TABLES),
    description=(
        "Publishes only: checks the tables that the last build made, and makes the release of them anew without "
        "reading an article. For changes of what describes or shows the data."
    ),
)


@dg.sensor(
    job=build_job,
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.STOPPED,
    description=(
        "Starts the job `build` when a file of the seeds folder is added, changed or removed (by name, size or time; "
        "it looks every 30 seconds). Off until switched on under Automation; its first look starts a build."
    ),
)
def seeds_changed(context: dg.SensorEvaluationContext, folders: Folders) -> dg.RunRequest | dg.SkipReason:
    state = folder_state(folders.settings.seeds)
    if state == context.cursor:
        return dg.SkipReason("The seeds folder has not changed.")
    context.update_cursor(state)
    return dg.RunRequest()


def folder_state(folder: Path) -> str:
    """A digest of names, sizes and times of all files below a folder: it changes when one of them does."""
    digest = hashlib.sha256()
    for base, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = Path(base) / name
            try:
                found = path.lstat()
            except FileNotFoundError:
                continue
            digest.update(os.fsencode(path.relative_to(folder)))
            digest.update(f"\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    return digest.hexdigest()
