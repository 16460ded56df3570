"""Statements in planted sentences: exact content, cue, speaker, kind and channel, by phenomenon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.parsing import ArticleText, parse
from pipeline.extraction.statements import find_statements
from tests.extraction.statements.conftest import Read, rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"We will stay," Ada Moore said. "We have no choice."',
            [("direct", "Ada Moore", "said", "We will stay,"), ("direct", "Ada Moore", "said", "We have no choice.")],
            id="cue after, quotation goes on",
        ),
        pytest.param(
            "“We will stay,” said Ada Moore, the harbour master, “whatever it costs.”",
            [("direct", "Ada Moore", "said", "We will stay,"), ("direct", "Ada Moore", "said", "whatever it costs.")],
            id="cue inside",
        ),
        pytest.param(
            'Speaking in Lomé, Ada Moore said: "It is safe."',
            [("direct", "Ada Moore", "said", "It is safe.")],
            id="cue before",
        ),
        pytest.param(
            "‘We won’t leave,’ Ada Moore said. ‘It’s the officers’ duty, and ours.’",
            [
                ("direct", "Ada Moore", "said", "We won’t leave,"),
                ("direct", "Ada Moore", "said", "It’s the officers’ duty, and ours."),
            ],
            id="single marks and apostrophes",
        ),
        pytest.param(
            "« Bridges are cities », Ada Moore stated in Lomé.",
            [("direct", "Ada Moore", "stated", "Bridges are cities")],
            id="guillemets with no-break spaces",
        ),
        pytest.param(
            "“We will stay, Ada Moore said on Monday.",
            [("direct", "Ada Moore", "said", "We will stay,")],
            id="closing mark missing",
        ),
        pytest.param(
            "Ada Moore was blunt. “This is a trap.”",
            [("direct", "Ada Moore", "was blunt", "This is a trap.")],
            id="cue in the sentence before",
        ),
        pytest.param(
            "Ada Moore, the harbour master: “This is a trap.”",
            [("direct", "Ada Moore", ":", "This is a trap.")],
            id="colon speaker",
        ),
        pytest.param(
            "“This is a trap.” — Ada Moore",
            [("direct", "Ada Moore", "—", "This is a trap.")],
            id="dash speaker after",
        ),
        pytest.param(
            "Minister Okoro – “We did not come here to be lectured.”",
            [("direct", "Okoro", "–", "We did not come here to be lectured.")],
            id="dash speaker before",
        ),
        pytest.param(
            "“We will stay and we will fight,” Ada Moore said. “Nobody will help us.\n“And nobody needs to.”",
            [
                ("direct", "Ada Moore", "said", "We will stay and we will fight,"),
                ("direct", "Ada Moore", "said", "Nobody will help us."),
                ("direct", "Ada Moore", "said", "And nobody needs to."),
            ],
            id="one row per paragraph",
        ),
        pytest.param(
            '"We [the board] will stay," Ada Moore said.',
            [("direct", "Ada Moore", "said", "We [the board] will stay,")],
            id="bracketed edit",
        ),
        pytest.param(
            "Ada Moore said the “deal of the century” would collapse “within days.”",
            [("mixed", "Ada Moore", "said", "the “deal of the century” would collapse “within days.”")],
            id="mixed ends with its mark",
        ),
        pytest.param(
            'The bridge, Ada Moore said, "is a trap".',
            [("mixed", "Ada Moore", "said", '"is a trap"')],
            id="clause split by its cue, tail quoted",
        ),
        pytest.param(
            'The mayor had, in her own words, "no time for bridges."',
            [("direct", "The mayor", "in her own words", "no time for bridges.")],
            id="in her own words",
        ),
    ],
)
def test_quotations(said: Read, text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert rows(said, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kofi Adu has long argued that bridges, not roads, make a city.",
            ("Kofi Adu", "argued", "bridges, not roads, make a city"),
            id="that",
        ),
        pytest.param(
            "The ministry said in a statement the bridge was safe.",
            ("The ministry", "said", "the bridge was safe"),
            id="that-less",
        ),
        pytest.param(
            "The bridge is closed, according to the harbour office.",
            ("the harbour office", "according to", "The bridge is closed"),
            id="according to, after",
        ),
        pytest.param(
            "According to Ada Moore, the bridge will be closed in May.",
            ("Ada Moore", "According to", "the bridge will be closed in May"),
            id="according to, before",
        ),
        pytest.param(
            "The bridge, according to police in Lomé, will be closed in May.",
            ("police in Lomé", "according to", "will be closed in May"),
            id="according to, inside",
        ),
        pytest.param(
            "But the bridge would be closed in May, experts said.",
            ("experts", "said", "the bridge would be closed in May"),
            id="cue at the end, leading conjunction dropped",
        ),
        pytest.param(
            "Ada Moore denied taking money from the firm.",
            ("Ada Moore", "denied", "taking money from the firm"),
            id="denied doing",
        ),
        pytest.param(
            "Minister Okoro was quoted as saying that the bridge would be closed.",
            ("Okoro", "quoted", "the bridge would be closed"),
            id="quoted as saying",
        ),
        pytest.param(
            "Ada Moore rejected claims by Minister Okoro that the bridge was unsafe.",
            ("Okoro", "claims", "the bridge was unsafe"),
            id="noun cue with agent",
        ),
        pytest.param(
            "His claim that the bridge was unsafe angered Ada Moore.",
            ("His", "claim", "the bridge was unsafe"),
            id="noun cue with possessor",
        ),
        pytest.param(
            "The plan, which Ada Moore said would cost $2 million, has been dropped.",
            ("Ada Moore", "said", "would cost $2 million"),
            id="relative cue",
        ),
        pytest.param(
            "It is safe, the mayor of Lomé, Kofi Adu, told AFP.",
            ("Kofi Adu", "told", "It is safe"),
            id="name in apposition before the cue",
        ),
        pytest.param(
            "Ada Moore accused the firm of hiding the costs.",
            ("Ada Moore", "accused", "the firm of hiding the costs"),
            id="accused of",
        ),
        pytest.param(
            "Ada Moore stressed the need to repair the bridge.",
            ("Ada Moore", "stressed", "the need to repair the bridge"),
            id="noun phrase that carries a proposition",
        ),
        pytest.param(
            "Officials ruled out closing the bridge.",
            ("Officials", "ruled out", "closing the bridge"),
            id="ruled out",
        ),
        pytest.param(
            "Ada Moore asked whether the bridge was safe.",
            ("Ada Moore", "asked", "whether the bridge was safe"),
            id="reported question",
        ),
        pytest.param(
            "In Kofi Adu's view, the bridge is safe.",
            ("Kofi Adu", "In Kofi Adu's view", "the bridge is safe"),
            id="in the view of",
        ),
        pytest.param(
            "Ada Moore and Ben Adu said the bridge was safe.",
            ("Ada Moore and Ben Adu", "said", "the bridge was safe"),
            id="joint speakers",
        ),
    ],
)
def test_indirect_speech(said: Read, text: str, expected: tuple[str, str, str]) -> None:
    assert rows(said, text) == [("indirect", *expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Moore called the plan “a gift to thieves”.", ("called", "the plan “a gift to thieves”")),
        ("Ada Moore described the talks as “frank”.", ("described", "the talks as “frank”")),
        (
            "Ada Moore urged the firm to “open the books, all of them”.",
            ("urged", "the firm to “open the books, all of them”"),
        ),
        ("As Ada Moore put it, the bridge was “a trap”.", ("put it", "the bridge was “a trap”")),
        (
            "In the words of Ada Moore, the bridge is “a trap for the poor”.",
            ("In the words of", "the bridge is “a trap for the poor”"),
        ),
    ],
)
def test_paraphrase_with_quoted_words_is_mixed(said: Read, text: str, expected: tuple[str, str]) -> None:
    assert [(s.kind, s.cue, s.content) for s in said(text)] == [("mixed", *expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moore opened the “bridge of peace” in Lomé.",
        "The so-called “bridge of peace” was opened in May.",
        "Ada Moore urged the firm to open its books.",
        "The firm has pledged to repair the bridge.",
        "Ada Moore declined to say whether the bridge was safe.",
        "Ada Moore did not say when the bridge would open.",
        "The development highlights the weakness of the bridge.",
        "In May, Ada Moore condemned the attack on the bridge.",
        "The bridge was described as unsafe.",
        "",
        "   \n \n",
    ],
)
def test_no_statement(said: Read, text: str) -> None:
    assert said(text) == []


def test_two_cues_of_one_speaker_share_the_sentence(said: Read) -> None:
    found = said("Experts warn that the bridge could fall, adding that repairs would take a year.")
    assert [(s.speaker, s.cue, s.content) for s in found] == [
        ("Experts", "warn", "the bridge could fall"),
        ("Experts", "adding", "repairs would take a year"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Moore said the firm owed money but denied pressing it for payment.",
            [("Ada Moore", "the firm owed money"), ("Ada Moore", "pressing it for payment")],
        ),
        (
            "Analysts say the move could backfire, while others believe it was inevitable.",
            [("Analysts", "the move could backfire"), ("others", "it was inevitable")],
        ),
    ],
)
def test_a_second_cue_ends_the_content_of_the_first(said: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(s.speaker, s.content) for s in said(text)] == expected


def test_an_outlet_that_reports_a_quotation_is_its_channel(said: Read) -> None:
    (row,) = said("Kenya's President Ruth Wambui has said that “the time for talk is over”, Capital FM reports.")
    assert (row.kind, row.speaker, row.content, row.via) == (
        "direct",
        "Ruth Wambui",
        "the time for talk is over",
        "Capital FM",
    )


def test_a_presented_speaker_before_a_colon(said: Read) -> None:
    (row,) = said("18:35 Here is the mayor, Ada Moore: “You cannot hold a ballot in a burnt village.”")
    assert (row.speaker, row.cue) == ("Ada Moore", ":")


def test_a_semicolon_keeps_two_sources_apart(said: Read) -> None:
    found = said("Moscow says it will not sign; Kyiv has denied that talks took place.")
    assert [(s.speaker, s.content) for s in found] == [("Moscow", "it will not sign"), ("Kyiv", "talks took place")]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Ada Moore told Radio Lomé that the bridge was safe.", "Radio Lomé"),
        ("Ada Moore told reporters that the bridge was safe.", None),
        ("Ada Moore said in an interview with The Lomé Courier that the bridge was safe.", "The Lomé Courier"),
        ('Ada Moore wrote on Facebook: "The bridge is open".', "Facebook"),
        ("10:45 Ada Moore on X: “The bridge is open.”", "X"),
        ('"It is safe", the mayor of Lomé told Le Courrier newspaper.', "Le Courrier"),
        ("The bridge is closed, according to a report seen by Reuters.", "Reuters"),
        ("Officials told lawmakers that the bridge was safe, two diplomats told Reuters.", "two diplomats"),
        ("The bridge would close, Minister Okoro was quoted by Radio Lomé as saying.", "Radio Lomé"),
    ],
)
def test_channel(said: Read, text: str, via: str | None) -> None:
    assert [s.via for s in said(text)] == [via]


def test_nested_attribution_is_one_row_of_the_inner_speaker(said: Read) -> None:
    (row,) = said("Minister Okoro told lawmakers that the bridge was safe, two officials told Reuters.")
    assert (row.speaker, row.content, row.via) == ("Okoro", "the bridge was safe", "two officials")


def test_quotation_inside_a_quotation_of_another_speaker(said: Read) -> None:
    found = said("“Even the fishermen, who say: ‘We will sink,’ are staying,” Ada Moore said.")
    assert [(s.kind, s.content, s.via) for s in found] == [
        ("direct", "Even the fishermen, who say: ‘We will sink,’ are staying,", None),
        ("direct", "We will sink,", "Ada Moore"),
    ]


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("A senior official, who asked not to be named, said the bridge was safe.", True),
        ("Experts said the bridge was safe.", True),
        ("Ada Moore said the bridge was safe.", False),
        ("The ministry said the bridge was safe.", False),
    ],
)
def test_anonymous(said: Read, text: str, anonymous: bool) -> None:
    assert [s.anonymous for s in said(text)] == [anonymous]


def test_day_of_the_saying_comes_from_the_reporting_clause(said: Read) -> None:
    wednesday = date(2025, 6, 18)
    (row,) = said("Ada Moore said on Tuesday that the bridge would close on Friday.", wednesday)
    assert row.said_on == date(2025, 6, 17)
    (row,) = said("Ada Moore said the bridge would close on Friday.", wednesday)
    assert row.said_on is None


def test_offsets_hold_in_text_with_marks_and_letters_of_many_scripts(parsed: Callable) -> None:
    text = "\ufeffHƯNG YÊN —\u00a0“Chúng tôi ở lại 🙂,” Nguyễn Thị Bình said.\r\n« Mы остаёмся », Ada Moore said."
    article = parsed(text)
    for statement in find_statements(article, EntityIndex(article)):
        assert (
            text[statement.span.start : statement.span.end].strip() == text[statement.span.start : statement.span.end]
        )
        assert text[statement.span.start : statement.span.end] in ("Chúng tôi ở lại 🙂,", "Mы остаёмся")


PIECES = [
    "said",
    "that",
    "Ada Moore",
    ",",
    ".",
    "“",
    "”",
    '"',
    "'",
    "according to",
    "told",
    "he",
    "\n",
    "—",
    ":",
    "as",
    "put it",
    "the",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_text_is_read_without_error_and_spans_stay_inside(nlp: Language, pieces: list[str]) -> None:
    text = " ".join(pieces)
    article = next(parse([ArticleText("any", text)], nlp))
    found = find_statements(article, EntityIndex(article))
    for statement in found:
        assert 0 <= statement.span.start < statement.span.end <= len(text)
        assert statement.cue
    spans = [statement.span for statement in found]
    assert spans == sorted(set(spans))
