"""Where sources differ all claims stand side by side; agreement is no row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pipeline.reconciliation.offices import office
from tests.reconciliation.building import Article, Tables, reconciled

DAY = date(2031, 5, 6)


def meeting(article_id: str, **fields: Any) -> Article:
    """A report of one meeting of Chile and Japan in Lisbon."""
    article = Article(article_id, DAY)
    parts = [("attendee", article.state("Chile", "CHL")), ("attendee", article.state("Japan", "JPN"))]
    article.event("Lisbon meeting", **({"on": DAY, "place": "Lisbon", "parts": parts} | fields))
    return article


def reports(*tell: Callable[[Article], object]) -> Tables:
    articles = [meeting(str(number)) for number in range(len(tell))]
    for article, add in zip(articles, tell, strict=True):
        add(article)
    return reconciled(*articles)


def fields(tables: Tables) -> list[str]:
    return tables["discrepancies"]["field"].to_pylist()


def claims(tables: Tables) -> list[tuple[str, str, int]]:
    columns = ("article_id", "value", "side")
    return [tuple(row[c] for c in columns) for row in tables["discrepancy_claims"].to_pylist()]  # type: ignore[misc]


def came(words: str, number: float, comparator: str = "exact", **more: Any) -> Callable[[Article], object]:
    return lambda article: article.figure(
        words, number, comparator=comparator, **({"measure": "attendance", "event": 0} | more)
    )


def test_heads_of_delegation_and_countries_are_one_measure() -> None:
    tables = reports(
        came("34", 34, counted="chiefs of staff"),
        came("30", 30, unit="country", counted="countries"),
        came("over 30", 30, "more_than", unit="country", counted="countries"),
        came("thirty", 30, counted="defence ministers"),
    )
    assert fields(tables) == ["attendance"]
    assert claims(tables) == [("0", "34", 1), ("1", "30", 0), ("2", "over 30", 1), ("3", "thirty", 0)]
    (point,) = tables["discrepancies"].to_pylist()
    assert (point["claim_count"], point["source_count"]) == (4, 4)
    assert point["spread"] == pytest.approx(34 / 30)
    assert point["event_id"] == tables["events"]["event_id"][0].as_py()


def test_numbers_that_can_hold_together_are_no_row() -> None:
    assert not fields(reports(came("about 32", 32, "approx", counted="states"), came("34", 34, counted="ministers")))
    assert not fields(reports(came("34", 34, counted="ministers"), came("90", 90, counted="journalists")))
    assert not fields(
        reports(came("34", 34, counted="states"), came("12", 12, counted="states", sentence="12 of the states left."))
    )


def test_who_quotes_two_sources_shows_both() -> None:
    def tell(article: Article) -> None:
        police, organizers = (article.entity("organization", name) for name in ("Harbour Police", "Dockers Union"))
        article.figure("200", 200, counted="marchers", measure="attendance", event=0, source=[police])
        article.figure("900", 900, counted="marchers", measure="attendance", event=0, source=[organizers])

    tables = reports(tell)
    assert fields(tables) == ["attendance"]
    assert set(tables["discrepancy_claims"]["attributed_to"].to_pylist()) == {"Harbour Police", "Dockers Union"}


def test_proposed_forces_are_one_point_over_articles_on_one_event() -> None:
    def force(words: str, low: float, high: float, comparator: str, counted: str) -> Callable[[Article], object]:
        return lambda article: article.figure(words, low, high, comparator, counted=counted, measure="force_size")

    tables = reports(
        force("200,000", 200_000, 200_000, "exact", "men"),
        force("up to 100,000", 100_000, 100_000, "at_most", "peacekeepers"),
        force("10,000 to 20,000", 10_000, 20_000, "range", "troops"),
        force("5,000", 5_000, 5_000, "exact", "Chilean soldiers"),
    )
    assert fields(tables) == ["force_size"]
    assert [(value, side) for _, value, side in claims(tables)] == [
        ("200,000", 1),
        ("up to 100,000", 0),
        ("10,000 to 20,000", 0),
    ]
    other = Article("z", DAY)
    other.event("Oslo meeting", on=DAY, place="Oslo")
    other.figure("7", 7, counted="men", measure="force_size")
    first = meeting("0")
    first.figure("9,000", 9_000, counted="men", measure="force_size")
    assert not fields(reconciled(first, other))


def test_armies_of_one_state_are_compared() -> None:
    def counted(words: str, number: float, comparator: str = "exact") -> Callable[[Article], object]:
        return lambda article: article.figure(
            words, number, comparator=comparator, counted="Chilean troops", measure="army_size"
        )

    assert not fields(
        reports(counted("about 80,000", 80_000, "approx"), counted("more than 80,000", 80_000, "more_than"))
    )
    assert fields(reports(counted("80,000", 80_000), counted("60,000", 60_000))) == ["army_size"]

    def named_before(words: str, number: float) -> Callable[[Article], object]:
        def tell(article: Article) -> None:
            sentence = f"Chile has an army of {words} troops"
            article.entity("country", "Chile", "CHL", sentence=sentence)
            article.figure(words, number, counted="troops", measure="army_size", sentence=sentence)

        return tell

    assert fields(reports(named_before("80,000", 80_000), named_before("60,000", 60_000))) == ["army_size"]
    unknown = (came(str(number), number, counted="troops", measure="army_size") for number in (80_000, 60_000))
    assert not fields(reports(*unknown))


def test_money_casualties_and_durations_of_one_event() -> None:
    def of(measure: str, number: float, counted: str, unit: str = "person") -> Callable[[Article], object]:
        return lambda article: article.figure(str(number), number, counted=counted, unit=unit, measure=measure, event=0)

    assert fields(reports(of("funding", 5e6, "fund", "EUR"), of("funding", 8e6, "fund", "EUR"))) == ["funding"]
    assert not fields(reports(of("funding", 5e6, "fund", "EUR"), of("funding", 8e6, "fund", "USD")))
    assert not fields(reports(of("funding", 5e6, "fund", "EUR"), of("funding", 8e6, "harbour", "EUR")))
    assert fields(reports(of("casualties", 5, "people killed"), of("casualties", 7, "dead"))) == ["casualties"]
    assert not fields(reports(of("casualties", 5, "people killed"), of("casualties", 7, "wounded")))
    assert fields(reports(of("duration", 30, "truce", "day"), of("duration", 2, "truce", "month"))) == ["duration"]
    assert not fields(reports(of("duration", 30, "truce", "day"), of("duration", 1, "truce", "month")))
    assert fields(reports(of("other", 46, "prisoners"), of("other", 48, "prisoners"))) == ["other"]
    assert not fields(reports(of("other", 46, "prisoners"), of("other", 48, "buses", "item")))


def test_parts_of_a_whole_are_not_set_against_it() -> None:
    def of(words: str, number: float, measure: str, counted: str, sentence: str) -> Callable[[Article], object]:
        return lambda article: article.figure(
            words, number, counted=counted, measure=measure, event=0, sentence=sentence
        )

    dead = of("70", 70, "casualties", "dead", "There were 70 dead.")
    assert not fields(
        reports(dead, of("31", 31, "casualties", "women and children", "Dead were 31 women and children."))
    )
    assert fields(reports(dead, of("31", 31, "casualties", "dead", "There were 31 dead."))) == ["casualties"]
    force = of("2,500", 2500, "force_size", "men", "It is to have 2,500 men.")
    assert not fields(reports(force, of("200", 200, "force_size", "men", "Chile is ready to contribute 200 men.")))
    assert fields(reports(force, of("200", 200, "force_size", "men", "It is to have 200 men."))) == ["force_size"]


def test_a_fund_is_one_wherever_its_size_is_told() -> None:
    def fund(sentence: str, number: float, counted: str, **more: Any) -> Callable[[Article], object]:
        def tell(article: Article) -> None:
            made = {"event_type": "AGREE", "trigger": "agreed", "on": DAY}
            key = article.event("Agreement on a fund", **made)  # type: ignore[arg-type]
            event = key if more.get("linked") else None
            words = f"{number:.0f}"
            article.figure(
                words, number, unit="EUR", counted=counted, measure="funding", event=event, sentence=sentence
            )

        return tell

    small = fund("They agreed on a fund of 2500 euros.", 2500, "fund", linked=True)
    assert fields(reports(small, fund("The fund, worth 3000 euros, is new.", 3000, "fund"))) == ["funding"]
    assert fields(reports(small, fund("A joint fund of 3000 euros for ports.", 3000, "ports", linked=True))) == [
        "funding"
    ]
    assert not fields(reports(small, fund("The fund, worth 2500 euros, is new.", 2500, "fund")))
    assert not fields(reports(small, fund("Ports cost 3000 euros.", 3000, "ports")))
    assert not fields(reports(small, fund("The loan is of 3000 euros.", 3000, "loan")))
    (point,) = reports(small, fund("The fund, worth 3000 euros, is new.", 3000, "fund"))["discrepancies"].to_pylist()
    assert point["subject"] == "Money: Agreement on a fund"


def test_who_came_is_compared_where_the_number_stands_without_its_meeting() -> None:
    def came_by(number: float, event: int | None) -> Callable[[Article], object]:
        return lambda article: article.figure(
            str(number), number, counted="delegates", measure="attendance", event=event
        )

    assert fields(reports(came_by(120, 0), came_by(60, None))) == ["attendance"]

    def of_an_agreement(article: Article) -> None:
        made = article.event("Agreement", event_type="AGREE", trigger="agreed")
        came_by(60, made)(article)

    assert fields(reports(came_by(120, 0), of_an_agreement)) == ["attendance"]

    def of_a_march(article: Article) -> None:
        made = article.event("March", event_type="PROTEST", trigger="marched")
        came_by(60, made)(article)

    assert not fields(reports(came_by(120, 0), of_a_march))


def test_dates_differ_unless_one_is_only_coarser() -> None:
    same, longer = meeting("a"), meeting("b", until=date(2031, 5, 8))
    tables = reconciled(same, longer, meeting("c"))
    assert fields(tables) == ["dates"]
    assert claims(tables) == [("a", "2031-05-06", 0), ("b", "2031-05-06/2031-05-08", 1), ("c", "2031-05-06", 0)]
    month = meeting("b", on=date(2031, 5, 1), until=date(2031, 5, 31), precision="month")
    assert not fields(reconciled(same, month))
    assert not fields(reconciled(same, meeting("b", on=None)))


def test_towns_differ_and_a_hall_in_town_does_not() -> None:
    def delegations(article: Article) -> Article:
        article.part(0, "attendee", article.group("defence ministers"))
        return article

    tables = reconciled(delegations(meeting("a")), delegations(meeting("b", place="Porto")))
    assert fields(tables) == ["place"]
    assert not fields(reconciled(meeting("a"), meeting("b", place="Mosteiro Hall", country="PRT")))
    assert not fields(reconciled(meeting("a"), meeting("b", place="Portugal")))


def test_here_among_those_present_there_left_out() -> None:
    def with_kenya(role: str) -> Callable[[Article], object]:
        return lambda article: article.part(0, role, article.state("Kenya", "KEN"))

    tables = reports(with_kenya("attendee"), with_kenya("excluded"), with_kenya("attendee"))
    assert fields(tables) == ["role"]
    assert sorted(claims(tables)) == [("0", "attendee", 0), ("1", "excluded", 1), ("2", "attendee", 0)]
    assert not fields(reports(with_kenya("attendee"), with_kenya("host")))
    assert not fields(reports(with_kenya("excluded"), with_kenya("observer")))


def test_words_of_one_utterance() -> None:
    def says(text: str, kind: str = "direct") -> Callable[[Article], object]:
        return lambda article: article.statement(text, article.person("Inês Falcão", "PRT"), kind=kind)

    whole = "this is the hour in which the harbour towns must stand together, for all our sakes"
    changed = "This is the hour in which harbour towns must stand together, and help"
    tables = reports(says(whole), says(changed))
    assert fields(tables) == ["wording"]
    assert [side for _, _, side in claims(tables)] == [0, 1]
    assert not fields(reports(says(whole), says("“" + whole.capitalize() + "!”")))
    assert not fields(reports(says(whole), says("this is the hour in which the harbour towns must stand together")))
    assert not fields(reports(says(whole), says(changed, "indirect")))


def test_offices_that_nobody_holds_at_once() -> None:
    def titled(title: str) -> Callable[[Article], object]:
        return lambda article: article.part(0, "host", article.person("Inês Falcão", "PRT", title), title)

    assert fields(reports(titled("Minister of Transport"), titled("deputy economy minister"))) == ["title"]
    tables = reports(titled("Portuguese Foreign Minister"), titled("Portugal's Defense Minister"))
    assert fields(tables) == ["title"]
    assert tables["discrepancies"]["entity_id"][0].as_py() in tables["entities"]["entity_id"].to_pylist()
    for one, other in [
        ("President of Portugal", "Portuguese President"),
        ("Defence Minister", "Minister of the Armed Forces of Portugal"),
        ("President", "former President"),
        ("Deputy Prime Minister", "Foreign Minister"),
        ("General", "director of the Lisbon institute"),
        ("Prime Minister", "party leader"),
        ("president of the commission", "Portuguese Prime Minister"),
    ]:
        assert not fields(reports(titled(one), titled(other))), (one, other)


def test_offices_of_titles() -> None:
    assert office("Foreign Minister") == "minister of foreign affairs"
    assert office("Transport Secretary") == office("Minister of Transport and Ports")
    assert office("deputy foreign minister") == office("Vice Minister of Fisheries") == "deputy minister"
    for title in ("former deputy foreign minister", "Deputy Prime Minister", "deputy speaker", "harbour master"):
        assert office(title) is None, title


def test_every_claim_is_a_row_of_its_table() -> None:
    tables = reports(came("34", 34, counted="ministers"), came("30", 30, counted="ministers"))
    ids = {
        name: set(tables[name][column].to_pylist())
        for name, column in (("figures", "figure_id"), ("statements", "statement_id"))
    }
    for claim in tables["discrepancy_claims"].to_pylist():
        assert claim["row_id"] in ids[claim["row_table"]]
        assert claim["span_text"] == claim["value"]


def test_nothing_said_is_no_difference() -> None:
    tables = reconciled(meeting("a"))
    assert tables["discrepancies"].num_rows == tables["discrepancy_claims"].num_rows == 0
