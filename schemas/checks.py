"""Whether tables hold what the contract says, beyond types: within a row, within a table, and between tables.

Everything here is a pure function over Arrow tables by name; a check answers with what is at fault, row by row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
import pyarrow.compute as pc

from schemas.registry import TABLES, arrow_schema, columns, is_grounded, table_model
from schemas.vocabularies import CLAIM_TABLE

Tables = Mapping[str, pa.Table]

COUNTED_ROWS = {
    "event_mentions": ("events", "event_id"),
    "entity_mentions": ("entities", "entity_id"),
    "discrepancy_claims": ("discrepancies", "discrepancy_id"),
}
"""Tables whose rows are counted in a table they point to, by that table's key."""

ROW_COUNTS = {"events": "mention_count", "entities": "mention_count", "discrepancies": "claim_count"}
ARTICLE_COUNTS = {"events": "article_count", "entities": "article_count", "discrepancies": "source_count"}


class Fault(NamedTuple):
    """One thing at odds with the contract."""

    table: str
    row: int | None
    """Position of the row, from 0; None where the whole table is at fault."""
    key: str
    """The row's own identifier, for people."""
    column: str | None
    value: str
    """What stands there."""
    rule: str
    """What should be."""


def tables_needed(name: str) -> tuple[str, ...]:
    """Other tables that checking a table takes: those it points to, and the texts if it is grounded."""
    return tuple(columns_needed(name))


def columns_needed(name: str) -> dict[str, list[str]]:
    """The columns of other tables that checking a table takes, by table."""
    needed = {column.foreign_key for column in columns(name) if column.foreign_key}
    if is_grounded(name) or name == "articles":
        needed |= {"article_texts.article_id", "article_texts.text"}
    if name == "discrepancy_claims":
        needed |= {f"{table}.{_own_key(table)}" for table in CLAIM_TABLE.meanings}
    if name in COUNTED_ROWS:
        table, key = COUNTED_ROWS[name]
        needed |= {f"{table}.{column}" for column in (key, ROW_COUNTS[table], ARTICLE_COUNTS[table])}
    found: dict[str, list[str]] = {}
    for place in sorted(needed):
        table, column = place.split(".")
        found.setdefault(table, []).append(column)
    found.pop(name, None)
    return found


def faults_of(name: str, tables: Tables) -> list[Fault]:
    """Everything in the table `name` that is at odds with the contract.

    `tables` holds it and all of `columns_needed(name)`; a missing one raises KeyError. Of a table of other columns
    or types nothing else is looked at.
    """
    table = tables[name]
    if shape := list(_shape_faults(name, table)):
        return shape
    faults = [
        *_model_faults(name, table),
        *order_faults(name, table),
        *foreign_key_faults(name, tables),
        *count_faults(name, tables),
    ]
    if is_grounded(name):
        faults += span_faults(name, tables)
    if name == "articles":
        faults += text_faults(tables)
    if name == "discrepancy_claims":
        faults += claim_faults(tables)
    return faults


def _shape_faults(name: str, table: pa.Table) -> Iterator[Fault]:
    wanted, found = arrow_schema(name), table.schema
    if found.names != wanted.names:
        yield Fault(name, None, "", None, ", ".join(found.names), "the columns are " + ", ".join(wanted.names))
        return
    for field in wanted:
        if found.field(field.name).type != field.type:
            yield Fault(name, None, "", field.name, str(found.field(field.name).type), f"its type is {field.type}")


def _model_faults(name: str, table: pa.Table) -> Iterator[Fault]:
    """What the pandera model finds: nulls, values outside their list or bounds, repeated keys, rules of a row."""
    try:
        table_model(name).validate(table.to_pandas(types_mapper=pd.ArrowDtype), lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return
    # A rule of whole rows is reported once for each of their columns: the first stands for all of them.
    whole_rows = cases["schema_context"] == "DataFrameSchema"
    cases = pd.concat([cases[~whole_rows], cases[whole_rows].drop_duplicates(["check", "index"])])
    for case in cases.sort_values(["index", "column"], kind="stable").itertuples():
        position: Any = case[-1]
        row = None if pd.isna(position) else int(position)
        is_row_rule = case.schema_context == "DataFrameSchema"
        column = None if is_row_rule else str(case.column)
        value = "" if is_row_rule else _shown(case.failure_case)
        yield Fault(name, row, row_key(name, table, row), column, value, in_words(str(case.check)))


def in_words(check: str) -> str:
    """A check's name as pandera reports it, in words; rules of our own are words already."""
    kind, _, rest = check.partition("(")
    wording = _RULES.get(kind)
    return f"{wording} {rest.removesuffix(')').removeprefix('standard=').strip('[]')}".strip() if wording else check


_RULES = {
    "not_nullable": "it is never NULL",
    "multiple_fields_uniqueness": "no two rows have one identifier",
    "isin": "it is one of",
    "greater_than_or_equal_to": "it is at least",
    "less_than_or_equal_to": "it is at most",
    "follows": "it is as in",
}


def order_faults(name: str, table: pa.Table) -> list[Fault]:
    """The first row that stands before one that it should follow."""
    by = table_model(name).sorted_by()
    before = None
    for row, values in enumerate(zip(*(table[column].to_pylist() for column in by), strict=True)):
        marked = tuple((value is not None, value) for value in values)
        if before is not None and marked < before:
            rule = "rows are sorted by " + ", ".join(by)
            return [Fault(name, row, row_key(name, table, row), by[0], _shown(values), rule)]
        before = marked
    return []


def foreign_key_faults(name: str, tables: Tables) -> list[Fault]:
    """Values that point to a row that is not there."""
    table, faults = tables[name], []
    for column in columns(name):
        if column.foreign_key is None:
            continue
        target, target_column = column.foreign_key.split(".")
        known = tables[target][target_column].combine_chunks()
        values = table[column.name].combine_chunks()
        rows = pa.array(range(len(values)), pa.int64())
        if pa.types.is_list(column.type):
            rows, values = pc.list_parent_indices(values), pc.list_flatten(values)
        lost = pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=known)))
        for row, value in zip(rows.filter(lost).to_pylist(), values.filter(lost).to_pylist(), strict=True):
            rule = f"it is the {target_column} of a row of {target}"
            faults.append(Fault(name, row, row_key(name, table, row), column.name, _shown(value), rule))
    return faults


def span_faults(name: str, tables: Tables) -> list[Fault]:
    """Spans, evidence and speakers that are not the characters of their article."""
    table = tables[name]
    texts = dict(zip(*(tables["article_texts"][c].to_pylist() for c in ("article_id", "text")), strict=True))
    articles = table["article_id"].to_pylist()
    faults = []
    for start, end, quoted in SPANS:
        if quoted not in table.column_names:
            continue
        spans = zip(articles, *(table[column].to_pylist() for column in (start, end, quoted)), strict=True)
        for row, (article_id, begins, ends, words) in enumerate(spans):
            if None in (begins, ends) and quoted == "speaker_text":
                continue  # the text has no words of its own for this speaker
            text = texts.get(article_id)
            if text is None or begins is None or ends is None or begins < 0 or text[begins:ends] != words:
                stands = "no such article" if text is None else _shown(text[begins or 0 : ends])
                rule = f"it equals the article's text from {start} to {end}: {stands}"
                faults.append(Fault(name, row, row_key(name, table, row), quoted, _shown(words), rule))
    return faults


SPANS = (
    ("span_start", "span_end", "span_text"),
    ("evidence_start", "evidence_end", "evidence"),
    ("speaker_start", "speaker_end", "speaker_text"),
)


def text_faults(tables: Tables) -> list[Fault]:
    """Articles whose length, checksum or text is not that of the text that was read."""
    table, faults = tables["articles"], []
    texts = dict(zip(*(tables["article_texts"][c].to_pylist() for c in ("article_id", "text")), strict=True))
    for row, article in enumerate(table.select(["article_id", "char_count", "sha256", "text"]).to_pylist()):
        text = texts.get(article["article_id"])
        if text is None:
            wrong = [("article_id", "its text was read")]
        else:
            wrong = [
                (column, rule)
                for column, rule, right in (
                    ("char_count", "it is the length of the text", article["char_count"] == len(text)),
                    (
                        "sha256",
                        "it is the checksum of the text",
                        article["sha256"] == sha256(text.encode()).hexdigest(),
                    ),
                    ("text", "it is the text that was read, or NULL", article["text"] in (None, text)),
                )
                if not right
            ]
        faults += [
            Fault("articles", row, article["article_id"], column, _shown(article[column]), rule)
            for column, rule in wrong
        ]
    return faults


def count_faults(name: str, tables: Tables) -> list[Fault]:
    """Counts, in the table that this one's rows are counted in, that are not what they are."""
    if name not in COUNTED_ROWS:
        return []
    target, key = COUNTED_ROWS[name]
    owners, articles = tables[name][key].to_pylist(), tables[name]["article_id"].to_pylist()
    rows = Counter(owners)
    sources = Counter(owner for owner, _ in set(zip(owners, articles, strict=True)))
    counted, faults = tables[target], []
    for column, real in ((ROW_COUNTS[target], rows), (ARTICLE_COUNTS[target], sources)):
        stated = zip(counted[key].to_pylist(), counted[column].to_pylist(), strict=True)
        for row, (owner, count) in enumerate(stated):
            if count != real[owner]:
                rule = f"it is what {name} holds: {real[owner]}"
                faults.append(Fault(target, row, _shown(owner), column, _shown(count), rule))
    return faults


def claim_faults(tables: Tables) -> list[Fault]:
    """Claims whose `row_id` is no row of their `row_table`."""
    name = "discrepancy_claims"
    table, faults = tables[name], []
    known = {target: set(tables[target][_own_key(target)].to_pylist()) for target in CLAIM_TABLE.meanings}
    pairs = zip(table["row_table"].to_pylist(), table["row_id"].to_pylist(), strict=True)
    for row, (target, value) in enumerate(pairs):
        if target in known and value not in known[target]:
            rule = f"it is the {_own_key(target)} of a row of {target}"
            faults.append(Fault(name, row, row_key(name, table, row), "row_id", _shown(value), rule))
    return faults


def _own_key(name: str) -> str:
    return TABLES[name].key()[0]


def row_key(name: str, table: pa.Table, row: int | None) -> str:
    """A row's own identifier, for people; empty where there is none."""
    if row is None:
        return ""
    return " ".join(_shown(table[column][row].as_py()) for column in table_model(name).key())


def _shown(value: Any) -> str:
    text = "NULL" if value is None or value is pd.NA else str(value)
    return text if len(text) <= 80 else text[:79] + "…"


def all_faults(tables: Tables, names: Iterable[str] = TABLES) -> list[Fault]:
    """Faults of several tables (default: the whole contract)."""
    return [fault for name in names for fault in faults_of(name, tables)]
