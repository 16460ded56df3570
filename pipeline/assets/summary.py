"""What a run has to say for itself when it ends, well or not: for its log, its tags, and a file for supervisors.

The file is `runs/<start>-<run>.json` in the working folder of the builds into one OUTPUTS folder, outside of the
release. It is there from the start of the run, with `ended` null; a run that was killed leaves it so.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dagster import DagsterEvent, DagsterEventType, DagsterInstance

from pipeline.assets.faults import check_evaluations, fault_of
from pipeline.tables import ParquetTables

RUNS = "runs"
ERROR_FILE = "error.txt"
KEPT_RUNS = 200
"""Summaries that stay; older ones go."""
SHOWN_REJECTS = 50
Summary = dict[str, Any]


def started(run_id: str, seeds: str, outputs: str) -> Summary:
    """What is known of a run when it begins."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return {"run": run_id, "seeds": seeds, "outputs": outputs, "started": now, "ended": None}


def finished(begun: Summary, events: Sequence[DagsterEvent], staging: Path) -> Summary:
    """What a run did, from its events and the tables it made.

    `ended` is "published", "failed", or, for a run of some assets only, "done"; `fault` is why in a line. `seconds`
    are of the clock on the wall, of the whole run and by step.
    """
    rows = _rows(events)
    read = "rejects" in rows
    fault = fault_of(events, staging / ERROR_FILE)
    seconds = (datetime.now(UTC) - datetime.fromisoformat(begun["started"])).total_seconds()
    return {
        **begun,
        "ended": "failed" if fault else "published" if _published(events) else "done",
        "fault": fault,
        "seconds": round(seconds, 3),
        "articles": {"read": rows.get("articles"), **_counted(events)},
        "set_aside": _set_aside(ParquetTables(staging)) if read else None,
        "rows": rows,
        "checks": _checks(events),
        "step_seconds": {
            event.step_key: round(event.step_success_data.duration_ms / 1000, 3)
            for event in events
            if event.event_type is DagsterEventType.STEP_SUCCESS and event.step_key
        },
    }


def in_words(summary: Summary) -> str:
    """A summary as a few lines of a log."""
    lines = [f"{summary['ended']} after {summary['seconds']:.1f} s"]
    if summary["fault"]:
        lines.append(summary["fault"])
    if summary["articles"]["read"] is not None:
        lines.append(f"articles: {_listed(summary['articles'])}")
    if summary["set_aside"] is not None:
        reasons = summary["set_aside"]["reasons"]
        lines.append(f"set aside: {_listed(reasons) if reasons else 'nothing'}")
    lines.append(f"rows: {_listed(summary['rows'])}")
    failed = [f"{check['table']} {check['check']}: {check['said']}" for check in summary["checks"]["failed"]]
    lines.append(f"checks: {summary['checks']['passed']} passed, {len(failed)} failed")
    return "\n".join([*lines, *failed])


def tags_of(summary: Summary) -> dict[str, str]:
    """What the list of runs shows of a summary."""
    found = {"ended": summary["ended"], "seconds": summary["seconds"], "articles": summary["articles"]["read"]}
    if summary["set_aside"] is not None:
        found["set_aside"] = summary["set_aside"]["inputs"]
    return {f"build/{name}": str(value) for name, value in found.items() if value is not None}


def file_of(staging: Path, summary: Summary) -> Path:
    """The file of a run's summary; by name they stand in the order the runs began."""
    moment = summary["started"].partition("+")[0].replace(":", "").replace(".", "-")
    return staging / RUNS / f"{moment}-{summary['run'][:8]}.json"


def write(staging: Path, summary: Summary) -> Path:
    """Write the file of a run's summary, whole, and drop the oldest ones. Raises OSError."""
    path = file_of(staging, summary)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    fresh.replace(path)
    for unfinished in path.parent.glob("*.new"):
        unfinished.unlink(missing_ok=True)
    for old in sorted(path.parent.glob("*.json"))[:-KEPT_RUNS]:
        old.unlink(missing_ok=True)
    return path


def events_of(instance: DagsterInstance, run_id: str) -> list[DagsterEvent]:
    """The events of a run so far."""
    return [entry.dagster_event for entry in instance.all_logs(run_id) if entry.dagster_event is not None]


def _rows(events: Sequence[DagsterEvent]) -> dict[str, int]:
    """Rows of each table that the run has made."""
    return {
        event.asset_key.path[-1]: int(str(event.materialization.metadata["dagster/row_count"].value))
        for event in events
        if event.event_type is DagsterEventType.ASSET_MATERIALIZATION
        and event.asset_key
        and "dagster/row_count" in event.materialization.metadata
    }


def _published(events: Sequence[DagsterEvent]) -> bool:
    return any(
        event.event_type is DagsterEventType.ASSET_MATERIALIZATION
        and event.asset_key is not None
        and event.asset_key.path == ["release"]
        for event in events
    )


def _counted(events: Sequence[DagsterEvent]) -> dict[str, int]:
    """How many articles were parsed in this run, and how many had been in one before."""
    for event in events:
        if event.event_type is DagsterEventType.ASSET_MATERIALIZATION:
            found = event.materialization.metadata
            if "articles parsed" in found:
                return {
                    "parsed": int(str(found["articles parsed"].value)),
                    "parsed_before": int(str(found["articles read before"].value)),
                }
    return {}


def _set_aside(tables: ParquetTables) -> Summary:
    rejects = tables.read("rejects").to_pylist()
    return {
        "inputs": len(rejects),
        "reasons": dict(sorted(Counter(row["reason"] for row in rejects).items())),
        "first": rejects[:SHOWN_REJECTS],
    }


def _checks(events: Sequence[DagsterEvent]) -> Summary:
    found = check_evaluations(events)
    failed = [
        {
            "table": evaluation.asset_key.path[-1],
            "check": evaluation.check_name,
            "severity": evaluation.severity.value,
            "said": evaluation.description,
        }
        for evaluation in found
        if not evaluation.passed
    ]
    return {"passed": len(found) - len(failed), "failed": failed}


def _listed(counts: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())
