"""Reports of one happening are one event; happenings that only resemble each other are not."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from tests.reconciliation.building import Article, Tables, event_of, reconciled, row_of

DAY = date(2031, 5, 6)


def fisheries_talks() -> list[Article]:
    """Four reports of one meeting, each knowing something else of it."""
    dated = Article("w1", DAY)
    dated.event(
        "Lisbon meeting of fleet chiefs",
        mode="multilateral",
        on=DAY,
        place="Lisbon",
        parts=[
            ("attendee", dated.group("34 navy chiefs")),
            ("attendee", dated.state("Chile", "CHL")),
            ("attendee", dated.state("Japan", "JPN")),
            ("excluded", dated.state("Panama", "PAN")),
        ],
    )
    ranged = Article("w2", DAY)
    ranged.event(
        "Lisbon gathering",
        mode="multilateral",
        status="ongoing",
        on=DAY,
        until=date(2031, 5, 8),
        place="Lisbon",
        parts=[
            ("attendee", ranged.group("naval commanders of 30 countries")),
            ("excluded", ranged.state("Panama", "PAN")),
        ],
    )
    undated = Article("w3", DAY)
    undated.event(
        "Talks of navy leaders",
        mode="multilateral",
        place="Mosteiro Hall",
        country="PRT",
        parts=[
            ("attendee", undated.group("thirty chiefs of naval staff")),
            ("host", undated.person("Inês Falcão", "PRT")),
            ("excluded", undated.state("Panama", "PAN")),
        ],
    )
    hosted = Article("w4", date(2031, 5, 7))
    hosted.event(
        "Meeting hosted by Falcão",
        on=DAY,
        place="Lisbon",
        parts=[
            ("host", hosted.person("Inês Falcão", "PRT")),
            ("attendee", hosted.group("military chiefs from 30 countries")),
        ],
    )
    return [dated, ranged, undated, hosted]


def two_in(
    first: list[tuple[str, str]], second: list[tuple[str, str]], day: date = DAY, other_day: date = DAY, **same: str
) -> bool:
    """Whether meetings in Lisbon with these states (name, code), on these days, come out as one event."""
    articles = []
    for number, (states, on) in enumerate(((first, day), (second, other_day))):
        article = Article(str(number), DAY)
        parts = [("attendee", article.state(*state)) for state in states]
        article.event("Lisbon meeting", on=on, place="Lisbon", parts=parts, **same)
        articles.append(article)
    tables = reconciled(*articles)
    return event_of(tables, articles[0]) == event_of(tables, articles[1])


CHILE, JAPAN, KENYA, NORWAY = ("Chile", "CHL"), ("Japan", "JPN"), ("Kenya", "KEN"), ("Norway", "NOR")


def test_reports_that_know_different_things_are_one_event() -> None:
    articles = fisheries_talks()
    tables = reconciled(*articles)
    assert len({event_of(tables, article) for article in articles}) == 1
    (row,) = tables["events"].to_pylist()
    assert row["article_count"] == row["mention_count"] == 4
    assert (row["date_start"], row["date_end"], row["date_precision"]) == (DAY, DAY, "day")
    assert (row["place"], row["country"], row["status"], row["event_mode"]) == (
        "Lisbon",
        "PRT",
        "occurred",
        "multilateral",
    )
    assert abs(row["latitude"] - 38.7) < 0.2
    reasons = {m["article_id"]: m["joined_by"] for m in tables["event_mentions"].to_pylist()}
    assert reasons["w1"] == "type, date, place, participants"
    assert "date" not in reasons["w3"]


def test_a_lone_report_is_joined_by_nothing() -> None:
    tables = reconciled(fisheries_talks()[0])
    assert tables["event_mentions"]["joined_by"].to_pylist() == [None]


def test_same_town_and_day_with_other_parties_are_two() -> None:
    assert not two_in([CHILE, JAPAN], [KENYA, NORWAY])
    assert not two_in([("Portugal", "PRT"), JAPAN], [("Portugal", "PRT"), KENYA])
    assert two_in([CHILE, JAPAN], [JAPAN, CHILE])
    assert two_in([CHILE, JAPAN, KENYA], [JAPAN, KENYA, NORWAY])


def test_days_that_touch_may_be_one_event_and_others_are_not() -> None:
    assert two_in([CHILE, JAPAN], [CHILE, JAPAN], other_day=date(2031, 5, 7))
    assert not two_in([CHILE, JAPAN], [CHILE, JAPAN], other_day=date(2031, 5, 9))


def test_other_type_or_town_or_manner_is_another_event() -> None:
    def meeting(article_id: str, **fields: object) -> Article:
        article = Article(article_id, DAY)
        parts = [("attendee", article.state(*CHILE)), ("attendee", article.state(*JAPAN))]
        article.event("Talks", **({"on": DAY, "parts": parts} | fields))  # type: ignore[arg-type]
        return article

    def one(**fields: object) -> bool:
        first, second = meeting("a", place="Lisbon"), meeting("b", **({"place": "Lisbon"} | fields))
        tables = reconciled(first, second)
        return event_of(tables, first) == event_of(tables, second)

    assert one()
    assert one(place="Portugal")
    assert not one(place="Oslo")
    assert one(place="Lisbon harbour", country="ESP")
    assert not one(event_type="AGREE")
    first, second = meeting("a", mode="phone"), meeting("b", mode="visit")
    tables = reconciled(first, second)
    assert event_of(tables, first) != event_of(tables, second)


def test_a_plan_and_a_past_meeting_of_one_day_of_reports_are_two() -> None:
    past, plan = Article("a", DAY), Article("b", DAY)
    past.event("Online meeting led by Norway", mode="phone", parts=[("organizer", past.state(*NORWAY))])
    plan.event(
        "Online meeting led by Norway",
        mode="phone",
        status="scheduled",
        on=date(2031, 5, 10),
        parts=[("organizer", plan.state(*NORWAY))],
    )
    tables = reconciled(past, plan)
    assert event_of(tables, past) != event_of(tables, plan)


def test_undated_acts_between_the_same_parties_are_one() -> None:
    articles = [Article("a", DAY), Article("b", DAY)]
    for article, label in zip(articles, ("Chilean pause of fuel deliveries", "Suspension of deliveries"), strict=True):
        parts = [("actor", article.state(*CHILE)), ("target", article.state(*JAPAN))]
        article.event(label, event_type="SANCTION", trigger=label.split()[0], parts=parts)
    tables = reconciled(*articles)
    assert event_of(tables, articles[0]) == event_of(tables, articles[1])


def test_refusals_of_different_things_by_one_party_are_two() -> None:
    articles = [Article("a", DAY), Article("b", DAY)]
    for article, label in zip(
        articles, ("Rejection of the quota plan", "Rejection of foreign inspectors"), strict=True
    ):
        article.event(label, event_type="REJECT", trigger="Rejection", parts=[("actor", article.state(*CHILE))])
    tables = reconciled(*articles)
    assert event_of(tables, articles[0]) != event_of(tables, articles[1])


def test_two_events_of_one_article_stay_two_though_another_report_fits_both() -> None:
    article, other = Article("a", DAY), Article("b", DAY)
    states = [article.state(*CHILE), article.state(*JAPAN)]
    for _ in range(2):
        article.event("Lisbon meeting", on=DAY, place="Lisbon", parts=[("attendee", state) for state in states])
    states = [other.state(*CHILE), other.state(*JAPAN)]
    other.event("Lisbon meeting", on=DAY, place="Lisbon", parts=[("attendee", state) for state in states])
    tables = reconciled(article, other)
    assert event_of(tables, article, 0) != event_of(tables, article, 1)
    assert tables["events"].num_rows == 2


def test_articles_without_a_day_of_their_own_can_be_joined() -> None:
    articles = [Article("a"), Article("b", DAY)]
    for article in articles:
        parts = [("attendee", article.state(*CHILE)), ("attendee", article.state(*JAPAN))]
        article.event("Lisbon meeting", place="Lisbon", parts=parts)
    tables = reconciled(*articles)
    assert event_of(tables, articles[0]) == event_of(tables, articles[1])


def test_the_status_is_that_of_the_latest_reports() -> None:
    plan, report = Article("a", date(2031, 5, 1)), Article("b", date(2031, 5, 7))
    for article, status in ((plan, "scheduled"), (report, "occurred")):
        parts = [("attendee", article.state(*CHILE)), ("attendee", article.state(*JAPAN))]
        article.event("Lisbon meeting", status=status, on=DAY, place="Lisbon", parts=parts)
    (row,) = reconciled(plan, report)["events"].to_pylist()
    assert row["status"] == "occurred"


def test_a_report_that_fills_a_gap_keeps_the_identifier() -> None:
    def report(article_id: str, day: date, **known: object) -> Article:
        article = Article(article_id, day)
        parts = [("attendee", article.state(*CHILE)), ("attendee", article.state(*JAPAN))]
        article.event("Talks on cod", parts=parts, **known)  # type: ignore[arg-type]
        return article

    vague = report("b", DAY)
    for later in (
        report("a", date(2031, 5, 7), on=DAY, place="Lisbon"),
        report("a", date(2031, 5, 7), place="Lisbon"),
        report("a", date(2031, 5, 7), on=DAY),
    ):
        tables = reconciled(vague, later)
        assert event_of(tables, vague) == event_of(tables, later) == event_of(reconciled(vague), vague)


def cod_story(article_id: str, words: str, *, trigger: str, quote: str | None = None, town: str = "Lisbon") -> Article:
    """A report of talks in one town, of a demand that names no day or place, and maybe of somebody's words."""
    article = Article(article_id, DAY)
    chile, japan = article.state(*CHILE), article.state(*JAPAN)
    article.event("Cod talks", on=DAY, place=town, parts=[("attendee", chile), ("attendee", japan)])
    article.event(words, event_type="REQUEST", trigger=trigger, parts=[("actor", chile)])
    if quote:
        article.statement(quote, article.person("Inês Falcão", "PRT"))
    return article


def test_articles_that_tell_one_story_tell_its_smaller_events_in_common() -> None:
    def one_demand(other_town: str, quote: str | None = None) -> bool:
        articles = [
            cod_story("a", "Chilean demand for inspection of ships", trigger="demand", quote=quote),
            cod_story(
                "b", "Demand that ports be shut to trawlers and ships", trigger="call", quote=quote, town=other_town
            ),
        ]
        tables = reconciled(*articles)
        return event_of(tables, articles[0], 1) == event_of(tables, articles[1], 1)

    assert one_demand("Lisbon")
    assert not one_demand("Porto")
    assert one_demand("Porto", "this is the hour in which the harbour towns must stand together")


def unrelated() -> Article:
    """A meeting of the same type in the same town on the same day, of other states."""
    article = Article("a0", DAY)
    parts = [("attendee", article.state(*KENYA)), ("attendee", article.state(*NORWAY))]
    article.event("Lisbon round of coffee growers", on=DAY, place="Lisbon", parts=parts)
    return article


def without(tables: Tables, table: str, article_id: str) -> list[dict[str, object]]:
    return [row for row in tables[table].to_pylist() if row["article_id"] != article_id]


def test_an_unrelated_article_changes_no_row() -> None:
    before, after = reconciled(*fisheries_talks()), reconciled(unrelated(), *fisheries_talks())
    assert after["events"].num_rows == 2
    for row in before["events"].to_pylist():
        assert row == row_of(after, "events", "event_id", row["event_id"])
    for table in ("event_mentions", "participants", "entity_mentions", "statements", "figures", "event_links"):
        assert without(after, table, "a0") == before[table].to_pylist()


def test_a_further_report_joins_and_keeps_the_identifier() -> None:
    articles = fisheries_talks()
    before = reconciled(*articles)
    for further in ("a0", "z9"):
        sixth = Article(further, date(2031, 5, 9))
        sixth.event("Meeting of sea lords", on=DAY, place="Lisbon", parts=[("attendee", sixth.group("navy chiefs"))])
        after = reconciled(*articles, sixth)
        assert event_of(after, sixth) == event_of(before, articles[0])
        assert row_of(after, "events", "article_count", 5)["event_id"] == event_of(before, articles[0])


def test_order_has_no_say() -> None:
    articles = [*fisheries_talks(), unrelated()]
    made = [reconciled(*order) for order in list(permutations(articles))[::23]]
    for table in made[0]:
        assert all(tables[table].equals(made[0][table]) for tables in made), table
