"""The contract: every table and column described once, as pandera models; everything else is derived from them.

>>> import schemas
>>> schemas.arrow_schema("figures").field("low").type
DataType(double)
"""

from schemas.registry import (
    STAGING,
    TABLES,
    Column,
    arrow_schema,
    caveats,
    columns,
    description,
    is_grounded,
    license_of,
    provenance,
    table_model,
    title,
)
from schemas.vocabularies import VOCABULARIES, Vocabulary

__all__ = [
    "STAGING",
    "TABLES",
    "VOCABULARIES",
    "Column",
    "Vocabulary",
    "arrow_schema",
    "caveats",
    "columns",
    "description",
    "is_grounded",
    "license_of",
    "provenance",
    "table_model",
    "title",
]
