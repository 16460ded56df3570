"""How a column is declared: its Arrow type, and one call that says everything else about it.

Arrow types are wrapped as pandas' `ArrowDtype` because pandera reads a bare Arrow type as a NumPy one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
from pandera.extensions import register_check_method

from schemas.standards import STANDARDS
from schemas.vocabularies import Vocabulary

Text = Annotated[pd.ArrowDtype, pa.string()]
Texts = Annotated[pd.ArrowDtype, pa.list_(pa.string())]
Integer = Annotated[pd.ArrowDtype, pa.int32()]
Integers = Annotated[pd.ArrowDtype, pa.list_(pa.int32())]
Number = Annotated[pd.ArrowDtype, pa.float64()]
Day = Annotated[pd.ArrowDtype, pa.date32()]
Flag = Annotated[pd.ArrowDtype, pa.bool_()]


def column(
    description: str,
    *,
    nullable: bool = False,
    values: Vocabulary | None = None,
    unit: str | None = None,
    refers_to: str | None = None,
    standard: str | None = None,
    least: float | None = None,
    most: float | None = None,
) -> Any:
    """One column of a table: what its value means and what it may be.

    `values` is the closed list it is taken from, `unit` what its number counts or is measured in, `refers_to`
    ("table.column") the row it points to, `standard` the code list of others it follows (a key of `STANDARDS`), `least`
    and `most` its bounds, inclusive.
    """
    checks: dict[str, Any] = {}
    if values is not None:
        checks["isin"] = list(values.meanings)
    if standard is not None:
        checks["follows"] = {"standard": standard}
    if least is not None:
        checks["ge"] = least
    if most is not None:
        checks["le"] = most
    stated = {
        "values": values.name if values else None,
        "unit": unit,
        "foreign_key": refers_to,
        "standard": standard,
        "least": least,
        "most": most,
    }
    metadata = {key: value for key, value in stated.items() if value is not None}
    return pandera.Field(description=description, nullable=nullable, metadata=metadata, **checks)


LICENSE = "CC-BY-4.0"
"""SPDX identifier of the licence of the dataset's own annotations."""


def published(
    provenance: str, *caveats: str, license: str = LICENSE, sorted_by: Sequence[str] = ()
) -> dict[str, str | list[str]]:
    """What a table's `Config.metadata` says for its readers: where its rows come from, and what to beware of.

    `license` is an SPDX identifier; `sorted_by` is for tables that are not sorted by their key.
    """
    stated: dict[str, str | list[str]] = {"provenance": provenance, "license": license, "caveats": list(caveats)}
    return stated | ({"sorted_by": list(sorted_by)} if sorted_by else {})


@register_check_method(statistics=["standard"])
def follows(values: pd.Series, *, standard: str) -> pd.Series:
    """Whether each value follows a code list of others; each distinct value is looked at once."""
    test = STANDARDS[standard]
    right = [value for value in values.dropna().unique() if test(value)]
    return values.isin(right)


class Table(pandera.DataFrameModel):
    """What all tables share.

    A table's `Config` gives `name`, `title` (what one row is), `description`, and in `unique` the columns that tell its
    rows apart. Rows are sorted by these, or by `metadata["sorted_by"]`.
    """

    class Config:
        strict = True

    @classmethod
    @cache
    def key(cls) -> tuple[str, ...]:
        """Columns that tell a row from all others; none for a table whose rows may be alike."""
        unique = cls.to_schema().unique or ()
        return (unique,) if isinstance(unique, str) else tuple(unique)

    @classmethod
    def sorted_by(cls) -> tuple[str, ...]:
        """Columns by which the rows are sorted."""
        return tuple(cls.stated().get("sorted_by", ())) or cls.key()

    @classmethod
    def stated(cls) -> dict[str, Any]:
        """What `Config.metadata` says. (pandera does not pass it on to the schema that it makes of a model.)"""
        config = cls.__config__
        return dict(config.metadata or {}) if config is not None else {}
