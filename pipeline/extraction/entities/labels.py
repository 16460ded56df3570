"""What sort of name a token is part of, as spaCy would tell it (`ent_type_`, `ent_iob_`)."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extraction.entities.known import Name
from pipeline.extraction.tokens import Doc

LABELS = {"person": "PERSON", "organization": "ORG", "country": "GPE", "place": "GPE", "demonym": "NORP"}


def mark_names(doc: Doc, names: Iterable[Name]) -> None:
    """Let the tokens of a document tell of the names they are part of."""
    labelled = ((name, LABELS.get(name.kind or "")) for name in names)
    doc.mark((name.start, name.end, label) for name, label in labelled if label is not None)
