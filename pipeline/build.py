"""`python -m pipeline.build`: articles in, a release out; what `make build` runs.

Settings come from the command line, else from the environment variables SEEDS, OUTPUTS, WORKERS, DASK_SCHEDULER and
ALLOW_FEWER_ROWS, else they are the project's own folders. Exit status 0 when the release is up to date, 1 when it could
not be built (the old one then stands untouched), 2 for a command line that cannot be understood, 130 when interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from pipeline.collection import lasting, pass_over_what_is_loaded, without_cycle_collection
from pipeline.publishing.markdown import visible
from pipeline.publishing.outputs import OutputsError, check_outputs, read_manifest
from pipeline.publishing.release import recover
from pipeline.release_info import PROJECT
from pipeline.settings import Settings, SettingsError, settings_of
from pipeline.unchanged import forget, inputs_of, is_unchanged, remember

SHOWN_REJECTS = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Build as the command line says; returns the exit status."""
    try:
        options = _options(arguments)
        settings = _settings(options)
        if not settings.seeds.is_dir():
            raise SettingsError(f"{settings.seeds}: there is no such folder of articles")
        recover(check_outputs(settings.outputs, settings.seeds))
        _ = settings.release  # a declaration that cannot be used is told before anything is read
        inputs = inputs_of(settings)
        if not options.fresh and is_unchanged(settings, inputs):
            print(f"{settings.outputs} is up to date: articles, code and packages are those of the last build.")
            return 0
        return _build(settings, inputs, keep_history=not options.no_history)
    except (SettingsError, OutputsError) as error:
        print(f"error: {visible(str(error))}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"error: {visible(str(error))}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. No release was written by halves: the last whole one stands.", file=sys.stderr)
        return 130


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m pipeline.build", description="Build a folder of articles into a release."
    )
    parser.add_argument("--seeds", metavar="FOLDER", help="folder of articles (default: $SEEDS, else seeds/)")
    parser.add_argument("--outputs", metavar="FOLDER", help="folder for the release (default: $OUTPUTS, else outputs/)")
    parser.add_argument(
        "--workers", metavar="N", help="processes that read articles (default: $WORKERS, else one a core)"
    )
    parser.add_argument(
        "--dask", metavar="ADDRESS", help="scheduler of a Dask cluster that reads articles (default: $DASK_SCHEDULER)"
    )
    parser.add_argument(
        "--allow-fewer-rows",
        action="store_const",
        const="1",
        help="publish although a table has far fewer rows an article than the last release ($ALLOW_FEWER_ROWS)",
    )
    parser.add_argument("--fresh", action="store_true", help="build even if nothing has changed")
    parser.add_argument("--no-history", action="store_true", help="do not show this build in the UI")
    return parser.parse_args(arguments)


def _settings(options: argparse.Namespace) -> Settings:
    given = {
        "SEEDS": options.seeds,
        "OUTPUTS": options.outputs,
        "WORKERS": options.workers,
        "DASK_SCHEDULER": options.dask,
        "ALLOW_FEWER_ROWS": options.allow_fewer_rows,
    }
    return settings_of({**os.environ, **{name: value for name, value in given.items() if value is not None}})


def _build(settings: Settings, inputs: str, keep_history: bool) -> int:
    print(f"Building {settings.seeds} into {settings.outputs}", file=sys.stderr)
    os.environ.setdefault("DAGSTER_HOME", str(PROJECT))
    os.chdir(PROJECT)  # Dagster's own files are kept relative to the current folder
    with lasting():
        # Only now: importing Dagster takes longer than finding out that there is nothing to do.
        with without_cycle_collection():
            from pipeline.run import run_build

            pass_over_what_is_loaded()
        forget(settings)
        fault = run_build(settings, keep_history)
    if fault is not None:
        print(f"error: {visible(fault)}", file=sys.stderr)
        return 1
    remember(settings, inputs)
    print(summary(settings.outputs))
    return 0


def summary(outputs: Path) -> str:
    """What a release holds, in a few lines: rows of each table, and what was set aside."""
    from pipeline.tables import ParquetTables

    manifest = read_manifest(outputs) or {}
    tables = {name: table["rows"] for name, table in manifest.get("tables", {}).items()}
    width = max(map(len, tables), default=0)
    day = f" of {manifest['released_on']}" if manifest.get("released_on") else ""
    lines = [f"{outputs}: {manifest.get('title')}, release {manifest.get('version')}{day}"]
    lines += [f"  {name:<{width}} {rows:>7,}" for name, rows in tables.items()]
    rejects = ParquetTables(outputs).read("rejects").to_pylist()
    lines += [
        f"set aside: {visible(row['file_name'])} ({row['reason']}): {visible(row['detail'])}"
        for row in rejects[:SHOWN_REJECTS]
    ]
    if len(rejects) > SHOWN_REJECTS:
        lines.append(f"set aside: and {len(rejects) - SHOWN_REJECTS} more, in the table rejects")
    return "\n".join(lines)


def _speak_utf8() -> None:
    """Start anew in UTF-8 where the locale has another encoding: names of files must be the same text everywhere."""
    if sys.getfilesystemencoding() != "utf-8":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", "-m", "pipeline.build", *sys.argv[1:]])


def _end(status: int) -> NoReturn:
    """End at once: what Python would free object by object for two seconds, the system takes back whole.

    All files are closed by then, and all processes that were started have ended.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    _speak_utf8()
    _end(main())
