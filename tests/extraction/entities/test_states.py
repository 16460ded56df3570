"""Whose state somebody is of who holds no office of it now."""

from __future__ import annotations

import pytest

from pipeline.extraction.extract import records_of
from tests.conftest import Parse


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("General Pierre Vasseur, a researcher at an institute, told France's Canal Nord so.", "Pierre Vasseur", None),
        ("Speaking on Peru's RPP, Colonel Juan Mora, an analyst, called the plan late.", "Juan Mora", None),
        ("Retired Norwegian Navy admiral and former NATO commander Marten Lunde disagreed.", "Marten Lunde", None),
        ("Retired Norwegian admiral Marten Lunde disagreed.", "Marten Lunde", "NOR"),
        ("Former Uruguayan vice president Ana Pons arrived in Lima.", "Ana Pons", "URY"),
    ],
)  # fmt: skip
def test_former_and_private_offices(text: str, name: str, country: str | None, parsed: Parse) -> None:
    found = {entity.name: entity.country for entity in records_of(parsed(text)).entities if entity.kind == "person"}
    assert found[name] == country
