"""A title's wording gives way to whom the text below tells of."""

from __future__ import annotations

from collections.abc import Callable

from tests.extraction.events.conftest import Told

Tell = Callable[..., Told]


def test_a_word_of_the_title_doubles_nobody(told: Tell) -> None:
    found = told(
        "Court jails ex-minister in Zambia\n\nA Zambian court on Friday jailed former finance minister Chanda Mulenga."
    )
    assert {("Chanda Mulenga", "target")} == {r for r in found.roles(found.one("COERCE")) if r[1] == "target"}


def test_a_group_named_in_the_title_alone_stays(told: Tell) -> None:
    found = told("Students march in Lima\n\nThe march took place on Monday.")
    assert ("students", "actor") in found.roles(found.of("PROTEST")[0])


def test_a_name_in_the_title_stays(told: Tell) -> None:
    found = told(
        "Philippines accuses China of ramming\n\nThe Philippine Coast Guard accused China on Monday of ramming a boat."
    )
    assert {("Philippines", "actor"), ("Philippine Coast Guard", "actor")} <= found.roles(found.of("ACCUSE")[0])
