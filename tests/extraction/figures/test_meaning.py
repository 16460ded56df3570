"""What figures count and measure, whose they are, and what they belong to, on planted sentences."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.figures import find_figures
from pipeline.extraction.records import Event, Span, Statement
from tests.conftest import Parse
from tests.extraction.figures.conftest import figures_of

COUNTED = [
    ("The police chief met 34 heads of mission.", 34, "heads of mission"),
    ("The guards hold 20 of the rebels.", 20, "rebels"),
    ("A team of 12 experts arrived.", 12, "experts"),
    ("The bloc agreed a five-year pact.", 5, "pact"),
    ("She proposed a 600-million-euro ($650-million) fund.", 650e6, "fund"),
    ("It lent 140 million euros in grants.", 140e6, "grants"),
    ("The tariff was fixed at 12 dollars.", 12, "tariff"),
    ("Ten days of fighting left the town empty.", 10, "fighting"),
    ("More than 400 people were killed and 60 wounded.", 60, "wounded"),
    ("Half of the valley is flooded.", 50, "valley"),
    ("The first tranche, 35 million euros, is due.", 35e6, "first tranche"),
    ("The spill is 200 km north of Durban.", 200, "km north of Durban"),
    ("They shipped contraband worth $3 million.", 3e6, "contraband"),
    ("They shipped contraband worth over $4 million.", 4e6, "contraband"),
    ("The tunnel is 90 km to the north.", 90, "km to the north"),
    ("A court sent her away for 12 years in a penal colony.", 12, "penal colony"),
    ("Wellington pledged $18m over three years for a clinic.", 3, "clinic"),
    ("She was leading the polls with 43 percent.", 43, "polls"),
    ("The bill passed by 210 votes to 175.", 175, "votes"),
    ("The league counts 312 arrests; the police put them at 140.", 140, "arrests"),
    ("A crowd of 30,000 came, police said; the guild put the figure at 80,000.", 80000, "crowd"),
    ("It carried 21 Peruvian and four Chilean sailors.", 21, "sailors"),
    ("The treaty, which, she said, has lasted for six decades, ended.", 60, "treaty"),
    ("Protesters burned tyres. Police arrested six of them.", 6, "Protesters"),
]


@pytest.mark.parametrize(("text", "value", "counted"), COUNTED)
def test_counted(parsed: Parse, text: str, value: float, counted: str) -> None:
    found = [figure.counted for figure in figures_of(parsed, text) if figure.low == pytest.approx(value)]
    assert found == [counted]


def test_number_of_a_pronoun_counts_what_the_pronoun_stands_for(parsed: Parse) -> None:
    first, second = figures_of(parsed, "Up to 3,000 peacekeepers could go, 900 of them from Kenya.")
    assert (second.counted, second.unit, second.measure) == (first.counted, "person", "force_size")


def test_bare_number_counts_what_the_one_before_counted(parsed: Parse) -> None:
    _, second = figures_of(parsed, "Police counted 200 marchers, the organisers not less than 900.")
    assert (second.low, second.counted, second.unit) == (900, "marchers", "person")


MEASURES = [
    ("More than 2,000 delegates attended the congress.", 2000, "attendance"),
    ("Ministers from 14 countries met in Lima.", 14, "attendance"),
    ("A force of 26,000 troops would be deployed.", 26000, "force_size"),
    ("The Kenyan army has about 24,000 soldiers.", 24000, "army_size"),
    ("The alliance has 32 members.", 32, "membership"),
    ("The 27-nation bloc agreed.", 27, "membership"),
    ("Japan pledged 5 billion yen for vaccines.", 5e9, "funding"),
    ("The siege lasted six weeks.", 42, "duration"),
    ("The raid killed 11 fishermen.", 11, "casualties"),
    ("The country hosts 530,000 refugees.", 530000, "casualties"),
    ("The bridge will cost $46 million.", 46e6, "price"),
    ("Oil sold at $82.50 a barrel.", 82.5, "price"),
    ("Bilateral trade stood at $92 million.", 92e6, "other"),
    ("Two thirds of voters backed it.", 200 / 3, "share"),
    ("Prices rose 12 percent.", 12, "other"),
    ("The envoy, aged 35, resigned.", 35, "other"),
    ("Police arrested four protesters.", 4, "other"),
    ("The rebels freed nine captives.", 9, "other"),
    ("Some 150 fishers marched past. Police led away three of them.", 3, "other"),
    ("Only 90 of its 329 members voted.", 329, "membership"),
    ("The league's shares jumped 6.2 percent.", 6.2, "other"),
    ("The shares closed at $98.", 98, "price"),
    ("They signed a contract worth $3 million.", 3e6, "price"),
    ("The kingdom has 80,000 men under arms.", 80000, "army_size"),
    ("The guard sent 120 officers to the frontier.", 120, "force_size"),
    ("The flood claimed 23 lives.", 23, "casualties"),
    ("The army lost 200 soldiers.", 200, "casualties"),
    ("The blast wounded 17.", 17, "casualties"),
    ("The talks drew delegations from 40 nations.", 40, "attendance"),
    ("The fund lost 40 million dollars.", 4e7, "other"),
    ("The three-nation tour ended.", 3, "other"),
]


@pytest.mark.parametrize(("text", "value", "measure"), MEASURES)
def test_measure(parsed: Parse, text: str, value: float, measure: str) -> None:
    found = [figure.measure for figure in figures_of(parsed, text) if figure.low == pytest.approx(value)]
    assert found == [measure]


def statement(text: str, content: str, speakers: tuple[int, ...]) -> Statement:
    start = text.index(content)
    return Statement(Span(start, start + len(content)), "indirect", speakers, None, False, "said", None, None, None)


def test_source_is_the_speaker_of_the_narrowest_statement(parsed: Parse) -> None:
    text = "Orla Venn said the fund holds 40 million euros and that 12 banks lent it."
    article = parsed(text)
    statements = [
        statement(text, "the fund holds 40 million euros and that 12 banks lent it", (7,)),
        statement(text, "12 banks lent it", (8,)),
    ]
    money, banks = find_figures(article, EntityIndex(article), statements, [])
    assert (money.statement, money.attributed_to) == (0, (7,))
    assert (banks.statement, banks.attributed_to) == (1, (8,))


def test_source_is_who_proposes_or_estimates(parsed: Parse) -> None:
    article = parsed("Orla Venn proposed a 600-million-euro fund.")
    index = EntityIndex(article)
    (figure,) = find_figures(article, index, [], [])
    assert [index[key].name for key in figure.attributed_to] == ["Orla Venn"]


SOURCES = [
    ("The flood ruined 40 farms, Orla Venn said on Monday.", "Orla Venn"),
    ("By the reckoning of Orla Venn, 40 farms were ruined.", "Orla Venn"),
    ("The flood ruined 40 farms, data from Orla Venn showed.", "Orla Venn"),
    ("Orla Venn put the number of ruined farms at 40.", "Orla Venn"),
    ("Orla Venn put her name to the text after 40 days.", None),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_source_without_a_statement(parsed: Parse, text: str, source: str | None) -> None:
    article = parsed(text)
    index = EntityIndex(article)
    (figure,) = find_figures(article, index, [], [])
    assert [index[key].name for key in figure.attributed_to] == ([source] if source else [])


def test_named_entity_labels_are_not_needed(parsed: Parse) -> None:
    text = "Orla Venn, 41, told 30 Peruvians that 12 had left Bolivia in March, $5 million poorer."
    with_labels, without = parsed(text), parsed(text)
    without.doc.mark([])
    index = EntityIndex(with_labels)
    assert find_figures(with_labels, index, [], []) == find_figures(without, index, [], [])


def test_pledge_has_no_source(parsed: Parse) -> None:
    (figure,) = figures_of(parsed, "Norway pledged 40 million dollars.")
    assert figure.attributed_to == ()


def event(text: str, trigger: str, event_type: str) -> Event:
    start = text.index(trigger)
    day = date(2024, 5, 1)
    return Event(
        0, event_type, None, trigger, "occurred", day, day, "day", None, None, None, None, None,
        (Span(start, start + len(trigger)),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "event_type"),
    [
        ("The ministers held a two-day meeting in Oslo.", "meeting", "CONSULT"),
        ("Leaders of 14 states met in Oslo.", "met", "CONSULT"),
        ("The sides agreed a 30-day truce.", "agreed", "AGREE"),
        ("The envoy proposed a force of 500 monitors.", "proposed", "REQUEST"),
    ],
)
def test_event_that_a_figure_measures(parsed: Parse, text: str, trigger: str, event_type: str) -> None:
    article = parsed(text)
    found = find_figures(article, EntityIndex(article), [], [event(text, trigger, event_type)])
    assert [figure.event for figure in found] == [0]


def test_figure_outside_the_event_has_none(parsed: Parse) -> None:
    text = "The ministers met in Oslo. The bank has 40 branches."
    article = parsed(text)
    found = find_figures(article, EntityIndex(article), [], [event(text, "met", "CONSULT")])
    assert [figure.event for figure in found] == [None]
