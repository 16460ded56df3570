"""Seconds and memory that reconciling, checking and writing take by number of mention rows.

`python -m benchmarks.reconciliation STAGING ROWS` takes the extracted tables of a build, repeats or cuts them to about
ROWS rows of entity mentions, with other names and words in each repetition, and with years after those of the last one,
so that blocks stay as they are in news, and prints what each step took, as JSON.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import schemas
from pipeline.extraction.tables import EXTRACTED
from pipeline.publishing.parquet import write_parquet
from pipeline.reconciliation.reconcile import PUBLISHED, RECONCILIATION
from pipeline.tables import TablesInMemory
from schemas.checks import faults_of, tables_needed

NAMED = {"extracted_entities": ("name", "aliases"), "extracted_events": ("label",)}
DATED = {"extracted_events": ("date_start", "date_end"), "articles": ("reference_date",)}
TEXTS = ("article_texts", "articles")
WORDED = ("text", "span_text", "evidence", "speaker_text")
"""Columns that quote the article, in which other words have to stand at the same offsets."""


def rows_of(staging: Path, wanted: int) -> dict[str, pa.Table]:
    """Layer one, and the articles, with about `wanted` rows of entity mentions."""
    source = {name: pq.read_table(staging / f"{name}.parquet") for name in (*EXTRACTED, *TEXTS)}
    mentions = source["extracted_entity_mentions"]
    if len(mentions) > wanted:
        first, last = (mentions["article_id"][row].as_py() for row in (0, wanted))
        kept = pc.less if first != last else pc.less_equal  # one article at least
        source = {name: table.filter(kept(table["article_id"], last)) for name, table in source.items()}
        mentions = source["extracted_entity_mentions"]
    copies = max(1, round(wanted / max(len(mentions), 1)))
    days = _days_covered(source)
    made = {
        name: pa.concat_tables([_copy(name, table, n, n * days) for n in range(copies)])
        for name, table in source.items()
    }
    return {name: table.combine_chunks() for name, table in made.items()}


def _days_covered(tables: Mapping[str, pa.Table]) -> int:
    """Days from the first date of the tables to the last one, and a year in which what is planned may yet happen."""
    dates = [table[column] for name, table in tables.items() for column in DATED.get(name, ())]
    ends = [pc.min_max(column.cast(pa.int32())).as_py() for column in dates if column.null_count < len(column)]
    if not ends:
        return 0
    return max(end["max"] for end in ends) - min(end["min"] for end in ends) + 366


def _copy(name: str, table: pa.Table, number: int, later: int) -> pa.Table:
    """Copy `number` of a table of layer one, told `later` (in days) than the original, which is copy 0."""
    if not number:
        return table
    ids = pc.binary_join_element_wise(f"copy-{number:05}", table["article_id"], "/").combine_chunks()
    table = table.set_column(table.schema.get_field_index("article_id"), table.schema.field("article_id"), ids)
    for column in NAMED.get(name, ()):
        values = table[column].to_pylist()
        other = [
            [_renamed(v, number) for v in value] if isinstance(value, list) else _renamed(value, number)
            for value in values
        ]
        field = table.schema.field(column)
        table = table.set_column(table.schema.get_field_index(column), field, pa.array(other, field.type))
    for column in WORDED:
        if column in table.column_names and not pa.types.is_null(table[column].type):
            field = table.schema.field(column)
            table = table.set_column(table.schema.get_field_index(column), field, _reworded(table[column], number))
    for column in DATED.get(name, ()):
        if not pa.types.is_null(table[column].type):
            days = pc.add(table[column].cast(pa.int32()), pa.scalar(later, pa.int32())).cast(pa.date32())
            table = table.set_column(table.schema.get_field_index(column), table.schema.field(column), days)
    return table


def _renamed(name: str, number: int) -> str:
    """A name of two or more words with another last one: people and bodies of a copy are others, states the same."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return re.sub(r"(?<=\s)(\w+)$", lambda m: m[0] + letters, name)


def _reworded(texts: pa.ChunkedArray, number: int) -> pa.ChunkedArray:
    """Other long words of the same length: nobody says in a copy what is said in the original. Names stay as they are.

    Without that, what states and unnamed sources say, whom no copy renames, would be one utterance of all copies.
    """
    letters = chr(ord("a") + number // 26 % 26) + chr(ord("a") + number % 26)
    return pc.replace_substring_regex(texts, r"\b([a-z]{3})[a-z]{2}([a-z]+)", rf"\1{letters}\2")


def main(staging: Path, wanted: int) -> dict[str, object]:
    found = rows_of(staging, wanted)
    steps: dict[str, float] = {}

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        steps[name] = round(time.perf_counter() - started, 3)

    made = {**found, "known_entities": schemas.arrow_schema("known_entities").empty_table()}
    *linked, compared = PUBLISHED
    for what, steps_taken in (("reconcile", RECONCILIATION), ("tables", linked), ("discrepancies", [compared])):
        with timed(what):
            for step in steps_taken:
                made |= step.make(TablesInMemory(made))
    names = [name for name in schemas.TABLES if name in made and name != "articles"]
    with timed("check"):
        for name in names:
            faults_of(name, {needed: made[needed] for needed in (name, *tables_needed(name))})
    with timed("write"), tempfile.TemporaryDirectory() as folder:
        for name in names:
            write_parquet(name, made[name], Path(folder) / f"{name}.parquet")
    return {
        "mentions": len(found["extracted_entity_mentions"]),
        "events": len(found["extracted_events"]),
        "steps": steps,
        "seconds": round(sum(steps.values()), 3),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


Run = Callable[[Path, int], dict[str, object]]

if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
