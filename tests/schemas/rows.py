"""Small hand-made tables that hold what the contract says; tests break one thing at a time."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

import pyarrow as pa

import schemas

TEXT = "\ufeffNAIROBI — Zoë Müller of Kenya met 12 envoys on 4 May 2024.\r\n“We agreed,” said Müller."

Rows = dict[str, list[dict[str, Any]]]


def grounding(words: str, evidence: str) -> dict[str, Any]:
    """The grounding columns of the first place where the text has `words` within `evidence`."""
    start = TEXT.index(evidence)
    first = TEXT.index(words, start)
    return {
        "article_id": "wire/1",
        "span_start": first,
        "span_end": first + len(words),
        "span_text": words,
        "evidence": evidence,
        "evidence_start": start,
        "evidence_end": start + len(evidence),
    }


FIRST = "NAIROBI — Zoë Müller of Kenya met 12 envoys on 4 May 2024."
SECOND = "“We agreed,” said Müller."


def sound_rows() -> Rows:
    """Rows of every table of the contract, and of `article_texts`, in which nothing is at fault."""
    happening = {
        "event_type": "CONSULT",
        "event_mode": None,
        "status": "occurred",
        "date_start": date(2024, 5, 4),
        "date_end": date(2024, 5, 4),
        "place": "Nairobi",
        "country": "KEN",
    }
    return {
        "article_texts": [{"article_id": "wire/1", "text": TEXT, "reference_date": date(2024, 5, 5)}],
        "articles": [
            {
                "article_id": "wire/1",
                "reference_date": date(2024, 5, 5),
                "reference_date_basis": "manifest",
                "language": "en",
                "sha256": sha256(TEXT.encode()).hexdigest(),
                "char_count": len(TEXT),
                "word_count": len(TEXT.split()),
                "file_name": "wire/1.txt",
            }
        ],
        "events": [
            {
                "event_id": "event_1",
                "label": "Nairobi meeting",
                **happening,
                "date_precision": "day",
                "latitude": -1.28,
                "longitude": 36.82,
                "article_count": 1,
                "mention_count": 1,
            }
        ],
        "event_mentions": [
            {
                "mention_id": "mention_1",
                "event_id": "event_1",
                **grounding("met", FIRST),
                **happening,
                "date_text": "4 May 2024",
                "joined_by": "only report",
            }
        ],
        "entities": [
            {
                "entity_id": "entity_1",
                "name": "Zoë Müller",
                "kind": "person",
                "country": "KEN",
                "aliases": ["Müller"],
                "titles": [],
                "mention_count": 2,
                "article_count": 1,
            }
        ],
        "entity_mentions": [
            {"entity_id": "entity_1", **grounding("Zoë Müller", FIRST), "form": "name", "matched_by": "name"},
            {"entity_id": "entity_1", **grounding("Müller", SECOND), "form": "short_name", "matched_by": "surname"},
        ],
        "participants": [
            {
                "participant_id": "participant_1",
                "event_id": "event_1",
                "entity_id": "entity_1",
                **grounding("Zoë Müller", FIRST),
                "name": "Zoë Müller",
                "kind": "person",
                "role": "attendee",
                "country": "KEN",
            }
        ],
        "statements": [
            {
                "statement_id": "statement_1",
                **grounding("We agreed,", SECOND),
                "kind": "direct",
                "speaker_id": "entity_1",
                "speaker_ids": ["entity_1"],
                "speaker": "Zoë Müller",
                "speaker_text": "Müller",
                "speaker_start": TEXT.rindex("Müller"),
                "speaker_end": TEXT.rindex("Müller") + 6,
                "speaker_kind": "person",
                "speaker_country": "KEN",
                "is_anonymous": False,
                "cue": "said",
                "utterance_id": "utterance_1",
            }
        ],
        "figures": [
            {
                "figure_id": "figure_1",
                "event_id": "event_1",
                **grounding("12", FIRST),
                "low": 12.0,
                "high": 12.0,
                "comparator": "exact",
                "unit": "person",
                "counted": "envoys",
                "measure": "attendance",
            }
        ],
        "discrepancies": [
            {
                "discrepancy_id": "discrepancy_1",
                "subject": "Nairobi meeting",
                "event_id": "event_1",
                "field": "attendance",
                "claim_count": 2,
                "source_count": 1,
                "spread": 1.5,
            }
        ],
        "discrepancy_claims": [
            {
                "discrepancy_id": "discrepancy_1",
                **grounding(words, evidence),
                "side": side,
                "value": words,
                "row_table": table,
                "row_id": row_id,
            }
            for side, (words, evidence, table, row_id) in enumerate(
                [("12", FIRST, "figures", "figure_1"), ("We agreed,", SECOND, "statements", "statement_1")]
            )
        ],
        "rejects": [{"file_name": "wire/2.txt", "reason": "empty", "detail": "holds no text"}],
    }


def as_tables(rows: Rows) -> dict[str, pa.Table]:
    """Rows by table name as Arrow tables of the contract's types; columns left out are NULL."""
    return {name: pa.Table.from_pylist(table, schema=schemas.arrow_schema(name)) for name, table in rows.items()}
