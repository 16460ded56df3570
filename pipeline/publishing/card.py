"""`README.md` of a release: a dataset card of Hugging Face, whose `configs` load the tables from disk."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

import schemas
from pipeline.publishing.about import LANGUAGE, SOURCES, citation, creator, edition, rights
from pipeline.publishing.markdown import plain, table
from pipeline.release_info import ReleaseInfo

FILE = "README.md"
DEFAULT = "events"
"""The table that is loaded where none is named."""
SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


def card(info: ReleaseInfo, row_counts: Mapping[str, int]) -> str:
    """The text of the card for a release with so many rows in each table."""
    shown = table(
        ("table", "one row is", "rows"),
        ((f"[`{name}`](dictionary/{name}.md)", schemas.title(name), str(row_counts[name])) for name in schemas.TABLES),
    )
    sources = "\n".join(f"- {source['title']}" for source in SOURCES)
    return "\n".join(
        [
            "---",
            yaml.safe_dump(_front_matter(info, row_counts), sort_keys=False, allow_unicode=True, width=100).rstrip(),
            "---",
            "",
            f"# {plain(info.title)}",
            "",
            plain(info.description),
            "",
            f"Release {edition(info)}. {plain(creator(info))}.",
            "",
            "## What is in it",
            "",
            shown,
            "",
            "Rows that come from an article carry `span_start` and `span_end` (characters of its text, from 0, end not",
            "included), `span_text`, and the sentence around it as `evidence`. A value that the text does not settle",
            "is NULL, never a guess. [`dictionary/`](dictionary/README.md) tells of every table and column.",
            "",
            "Load a table with Hugging Face `datasets`, from the folder that holds this file (it cannot load a table",
            "without rows: such a table is no configuration here):",
            "",
            "```python",
            "from pathlib import Path",
            "",
            "from datasets import load_dataset",
            "",
            f'{DEFAULT} = load_dataset(str(Path.cwd()), "{DEFAULT}", split="train")',
            f"print(len({DEFAULT}))",
            "```",
            "",
            "```text",
            str(row_counts[DEFAULT]),
            "```",
            "",
            "`dataset.sql` makes DuckDB show the Parquet files as tables, with macros for common questions;",
            "`datapackage.json` (Frictionless) and `croissant.json` (MLCommons) describe them for other tools.",
            "",
            "## How it was made, and from what",
            "",
            "By rules over a small parser, one article at a time, then reconciled over all articles; no row was typed",
            "by hand. How far the tables are from what a careful reader would note, measured on annotated articles, is",
            "in [`quality.json`](quality.json).",
            "",
            sources,
            "",
            "## Rights",
            "",
            rights(info),
            "",
            "## Limits",
            "",
            "The dataset says who claims what, never who is right. What the rules miss is missing: count with care.",
            "People are named in their public offices, as the articles name them.",
            "",
            "## To cite",
            "",
            f"{plain(citation(info))} (`CITATION.cff`)",
            "",
        ]
    )


def _front_matter(info: ReleaseInfo, row_counts: Mapping[str, int]) -> dict[str, object]:
    largest = max(row_counts.values(), default=0)
    return {
        "pretty_name": info.title,
        "license": info.license.lower(),
        "language": [LANGUAGE],
        "size_categories": [next((label for most, label in SIZES if largest < most), "n>1M")],
        "tags": list(info.keywords),
        "configs": [
            {
                "config_name": name,
                "data_files": [{"split": "train", "path": f"{name}.parquet"}],
                **({"default": True} if name == DEFAULT else {}),
            }
            for name in schemas.TABLES
            if row_counts[name]  # `datasets` cannot load a table without rows
        ],
    }
