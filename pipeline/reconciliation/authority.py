"""Who is listed in `entities.csv`: entities that are one by the word of whoever builds the release."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pyarrow as pa

from pipeline.extraction.gazetteer.folding import fold
from pipeline.reconciliation.names import without_possessive

Row = dict[str, Any]


class Authority:
    """Look-up of the table `known_entities` by name; names are compared without case, accents and full stops."""

    def __init__(self, known_entities: pa.Table) -> None:
        self.rows: dict[str, Row] = {}
        self._by_name: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in known_entities.to_pylist():
            key = row["wikidata"] or "\x1f".join((row["kind"] or "", fold(row["name"]), row["country"] or ""))
            self.rows.setdefault(key, row)
            for name in (row["name"], *row["aliases"]):
                self._by_name[fold(without_possessive(name))].setdefault(key, row)

    def of(self, entity: Row) -> str | None:
        """The key of the one listed entity that a row of extracted_entities names; None for none or several.

        Its own name counts before other names the article has for it; kind and country must not conflict.
        """
        if not self.rows or not entity["is_named"]:
            return None
        for names in ((entity["name"],), entity["aliases"]):
            found = {
                key: row
                for name in names
                for key, row in self._by_name.get(fold(without_possessive(name)), {}).items()
                if row["kind"] in (None, entity["kind"])
            }
            same = [key for key, row in found.items() if row["country"] and row["country"] == entity["country"]]
            open_ = [key for key, row in found.items() if not row["country"] or not entity["country"]]
            fitting = same or open_
            if len(fitting) == 1:
                return fitting[0]
        return None
