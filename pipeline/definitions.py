"""The whole asset graph, read from top to bottom: articles go in, grounded rows come out, a release is what is checked.

reading         files of the seeds folder -> articles, and what was set aside
extraction      what each article says by itself: one step over one parse
reconciliation  which mentions of different articles are one entity, event or utterance
tables          what the articles say, with identifiers that hold over all of them; on what they differ
release         files made aside, then swapped into the outputs folder whole

Every published table, in whichever group, has a check that blocks the release; so has a table that shrinks far below
the release before.
"""

from __future__ import annotations

import os

import dagster as dg

from pipeline.assets.apart import apart
from pipeline.assets.automation import build_job, publish_job, seeds_changed
from pipeline.assets.checks import contract_checks, nothing_set_aside
from pipeline.assets.extraction import extract_articles
from pipeline.assets.folders import Folders
from pipeline.assets.guards import guards
from pipeline.assets.history import dead_runs
from pipeline.assets.layer_two import reconciliation, tables
from pipeline.assets.progress import progress_logger
from pipeline.assets.reading import read_articles
from pipeline.assets.release import database, metadata, page, parquet_files, release
from pipeline.assets.staging import staging_io_manager
from pipeline.settings import Settings, settings_of

READING = [read_articles]
EXTRACTION = [extract_articles]
RELEASE = [parquet_files, database, metadata, page, release]


def definitions_for(settings: Settings) -> dg.Definitions:
    """The graph with the folders that settings name."""
    return dg.Definitions(
        assets=[*READING, *EXTRACTION, *reconciliation, *tables, *RELEASE],
        asset_checks=[*contract_checks, *guards, nothing_set_aside],
        jobs=[build_job, publish_job],
        sensors=[seeds_changed, dead_runs],
        resources={"folders": Folders.of(settings), "io_manager": staging_io_manager, "apart": apart},
        loggers={"console": dg.colored_console_logger, "progress": progress_logger},
        executor=dg.in_process_executor,  # steps are short; the one long step has worker processes of its own
    )


defs = definitions_for(settings_of(os.environ))
