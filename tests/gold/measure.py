"""How far the pipeline's tables are from the annotated articles: precision, recall, F1 and field accuracies.

    python -m tests.gold.measure [--record] [--pairs SET]

Three sets: `seeds` (the release's own articles), `looked_at` (read while working on the extractors) and `scored_only`
(never read while working, so that they tell how the pipeline does on text it has not seen). What is measured of all three
is kept, with the code, lexicons and model it holds for, and published with the data as quality.json. `--record` also makes
it the floor (levels.json), below which a test lets no F1 and no field accuracy fall; `--pairs` lists misses and false
alarms of one set, and keeps nothing. Beside them, `briefs` holds short reports of which only events and participants are
annotated; a test keeps their level.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pipeline.publishing.quality import SETS as MEANINGS
from pipeline.publishing.quality import digest_of, versions, write_record
from pipeline.run import run_build
from pipeline.settings import Settings
from tests.gold import score

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LEVELS = HERE / "levels.json"
SETS = {
    "seeds": (ROOT / "seeds", HERE / "seeds"),
    "looked_at": (HERE / "looked_at" / "articles", HERE / "looked_at"),
    "scored_only": (HERE / "scored_only" / "articles", HERE / "scored_only"),
}
"""Name of a set: its folder of articles, its folder of annotations."""


def build(articles: Path, outputs: Path, workers: int = 0) -> None:
    """Build a folder of articles; raises RuntimeError where that fails. Nothing of it is shown in the UI."""
    settings = Settings(articles, outputs, workers, staging_root=outputs.parent / "staging")
    if fault := run_build(settings, keep_history=False):
        raise RuntimeError(fault)


def scores_of(outputs: Path, gold: Path) -> score.Scores:
    """The scores of a built release against a folder of annotations."""
    with tempfile.TemporaryDirectory() as predicted:
        subprocess.run([sys.executable, str(HERE / "export.py"), str(outputs), predicted], check=True)
        golds = score.load(str(gold))
        pooled, _ = score.score(golds, score.by_article(golds, score.load(predicted)))
    return pooled


def figures(scores: score.Scores) -> dict[str, dict[str, Any]]:
    """Precision, recall, F1 and row counts by table, and accuracy of each field among matched rows, as plain numbers."""
    tables = {
        name: {"precision": count.precision, "recall": count.recall, "f1": count.f1, "gold": count.gold}
        for name, count in scores.count.items()
    }
    fields = {f"{table}.{field}": share.value for (table, field), share in scores.share.items()}
    return {
        "tables": {name: {k: round(v, 4) for k, v in values.items()} for name, values in tables.items()},
        "fields": {name: round(value, 4) for name, value in fields.items()},
    }


def measure(sets: dict[str, tuple[Path, Path]] = SETS, workers: int = 0) -> dict[str, score.Scores]:
    """Build and score each set."""
    measured = {}
    for name, (articles, gold) in sets.items():
        with tempfile.TemporaryDirectory() as folder:
            outputs = Path(folder) / "outputs"
            build(articles, outputs, workers)
            measured[name] = scores_of(outputs, gold)
    return measured


def annotations() -> str:
    """A digest of all annotated articles and their annotations: other ones give other figures."""
    return digest_of(ROOT, tuple(place.relative_to(ROOT).as_posix() for both in SETS.values() for place in both))


def articles_of(gold: Path) -> list[str]:
    """The articles that a folder annotates; what it says of all of them together is no article."""
    return [name for name, document in score.load(str(gold)).items() if "article" in document]


def record_of(measured: dict[str, score.Scores]) -> dict[str, Any]:
    """What is kept of a measurement of all sets."""
    sets = {
        name: {"is": MEANINGS[name], "articles": len(articles_of(SETS[name][1])), **figures(scores)}
        for name, scores in measured.items()
    }
    return {"holds_for": versions(), "annotations": annotations(), "sets": sets}


def floors_of(record: dict[str, Any]) -> dict[str, dict[str, float]]:
    """The figures of a record that a test lets nothing fall below: F1 of each table, accuracy of each field."""
    return {
        name: {table: figure["f1"] for table, figure in found["tables"].items()} | found["fields"]
        for name, found in record["sets"].items()
    }


def show(measured: dict[str, score.Scores]) -> None:
    """Print the figures of all sets side by side."""
    results = {name: figures(scores) for name, scores in measured.items()}
    print(f"{'':34}" + "".join(f"{name:>28}" for name in results))
    print(f"{'':34}" + f"{'precision  recall      F1':>28}" * len(results))
    for table in next(iter(results.values()))["tables"]:
        cells = (r["tables"][table] for r in results.values())
        print(f"{table:34}" + "".join(f"{c['precision']:12.3f}{c['recall']:8.3f}{c['f1']:8.3f}" for c in cells))
    print("\nof the matched rows, right in")
    for field in next(iter(results.values()))["fields"]:
        print(f"{field:34}" + "".join(f"{r['fields'][field]:28.3f}" for r in results.values()))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--record", action="store_true", help="make the figures the floor that tests hold (levels.json)"
    )
    parser.add_argument("--pairs", choices=SETS, help="list misses, false alarms and wrong fields of a set")
    options = parser.parse_args()
    measured = measure({options.pairs: SETS[options.pairs]} if options.pairs else SETS)
    if options.pairs:
        print("\n".join(measured[options.pairs].notes), end="\n\n")
    show(measured)
    if options.pairs:
        return
    record = record_of(measured)
    write_record(record)
    if options.record:
        LEVELS.write_text(json.dumps(floors_of(record), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
