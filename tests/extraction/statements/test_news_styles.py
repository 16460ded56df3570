"""Statements in the styles of many newsrooms: closing attributions, documents, headlines, transcripts, relays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extraction.statements.conftest import Read, rows


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        pytest.param(
            "Four soldiers were wounded, two of them badly, the army's spokesman, Major Yonas Bekele, told a briefing.",
            "Yonas Bekele",
            "told",
            "Four soldiers were wounded, two of them badly",
            id="name between commas",
        ),
        pytest.param(
            "A cutter rammed a supply boat on Tuesday, injuring seven, the Almarian Coast Guard (ACG) said, in the "
            "third such incident since May.",
            "the Almarian Coast Guard",
            "said",
            "A cutter rammed a supply boat on Tuesday, injuring seven",
            id="abbreviation and a tail",
        ),
        pytest.param(
            "The bridge is led by Ivo Brandt, deputy head of the port, and by the judge, Ana Ribeiro, Foreign Minister "
            "Clara Boyd said at a press conference in Lagara.",
            "Clara Boyd",
            "said",
            "The bridge is led by Ivo Brandt, deputy head of the port, and by the judge, Ana Ribeiro",
            id="after a list of names",
        ),
        pytest.param(
            "The harbour will reopen in May, the port's deputy head, Lina Moss, announced in Lagara.",
            "Lina Moss",
            "announced",
            "The harbour will reopen in May",
            id="participle for a verb",
        ),
        pytest.param(
            "Port strike over, transport minister says",
            "transport minister",
            "says",
            "Port strike over",
            id="headline without a verb",
        ),
        pytest.param(
            "10:42 BREAKING The toll has risen to 14, the health ministry says.",
            "the health ministry",
            "says",
            "The toll has risen to 14",
            id="live report",
        ),
    ],
)
def test_attributions_that_close_a_sentence(said: Read, text: str, speaker: str, cue: str, content: str) -> None:
    assert rows(said, text) == [("indirect", speaker, cue, content)]


def test_a_closing_source_relays_what_it_was_told(said: Read) -> None:
    text = (
        "Dario Quist told her that the matter was “best left alone”, an official in her delegation, who is not allowed "
        "to speak, told the Lagara Gazette."
    )
    (row,) = said(text)
    assert (row.kind, row.speaker, row.content) == ("mixed", "Dario Quist", "the matter was “best left alone”")
    assert row.via == "official in her delegation"


@pytest.mark.parametrize(
    ("text", "via"),
    [
        pytest.param("Quist told the envoy that it was late, according to two diplomats.", "two diplomats", id="group"),
        pytest.param("“It is late,” Dario Quist wrote on X. Then he left.", "X", id="X and a full stop in one token"),
        pytest.param(
            "The Border Watch said in a report shared with the Levant Post that ten had died.",
            "Levant Post",
            id="shared",
        ),
        pytest.param(
            "A source in the ministry, quoted by the Telegram channel Vela Novosti, claimed that he had confessed.",
            "Vela Novosti",
            id="quoted by a channel",
        ),
    ],
)
def test_channels(said: Read, text: str, via: str) -> None:
    assert [row.via for row in said(text)] == [via]


@pytest.mark.parametrize(
    ("text", "mark", "speaker", "content"),
    [
        pytest.param("Harbour to reopen in May – minister", "–", "minister", "Harbour to reopen in May", id="dash"),
        pytest.param(
            "Almaria to buy 12 patrol boats: defence ministry",
            ":",
            "defence ministry",
            "Almaria to buy 12 patrol boats",
            id="colon",
        ),
    ],
)
def test_headlines(said: Read, text: str, mark: str, speaker: str, content: str) -> None:
    assert rows(said, text) == [("indirect", speaker, mark, content)]


def test_transcripts(said: Read) -> None:
    text = (
        "QUESTION: Will the talks go on?\nMR. HALVORSEN: They will go on as long as both sides want them.\n"
        "QUESTION: In Geneva?\nMR. HALVORSEN: I have nothing to announce."
    )
    assert [s.content for s in said(text)] == [
        "They will go on as long as both sides want them",
        "I have nothing to announce",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("LAGARA: The harbour was closed on Monday.\nPORT ULM: The ferry sank.", id="datelines"),
        pytest.param("Lagara: Dario Quist", id="byline"),
        pytest.param("It is understood that the offer was withdrawn.", id="no source"),
        pytest.param("Neither side has confirmed that talks took place.", id="nobody said it"),
        pytest.param("The bishops have called a march in Lagara for Sunday.", id="a call to march"),
        pytest.param("The envoy wished him luck.", id="a wish for somebody"),
        pytest.param("The rebels have claimed responsibility for the attack.", id="an act"),
        pytest.param("She is expected to say on Friday whether she will run.", id="not said yet"),
    ],
)
def test_no_statement(said: Read, text: str) -> None:
    assert rows(said, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The chamber counted 31,000 jobs lost, 60 per cent of them in Lagara.",
            ("indirect", "The chamber", "counted", "31,000 jobs lost, 60 per cent of them in Lagara"),
            id="a body counts",
        ),
        pytest.param(
            "The strike cost the port 40 million euros, per the chamber of commerce.",
            ("indirect", "the chamber of commerce", "per", "The strike cost the port 40 million euros"),
            id="per",
        ),
        pytest.param(
            "The port authority's assessment is that dredging will take two years.",
            ("indirect", "The port authority", "assessment", "dredging will take two years"),
            id="assessment",
        ),
        pytest.param(
            "Mayor Ivo Brandt is convinced that it will hold.",
            ("indirect", "Ivo Brandt", "convinced", "it will hold"),
            id="convinced",
        ),
        pytest.param(
            "Economists expect the economy to shrink by 0.3 percent.",
            ("indirect", "Economists", "expect", "the economy to shrink by 0.3 percent"),
            id="expects to",
        ),
        pytest.param(
            "The defendant denied having met the buyer.",
            ("indirect", "The defendant", "denied", "having met the buyer"),
            id="denied having",
        ),
        pytest.param(
            'The chancellor also accused the sponsors of acting "by remote control".',
            ("mixed", "The chancellor", "accused", 'the sponsors of acting "by remote control"'),
            id="a charge that ends in quoted words",
        ),
        pytest.param(
            "A clerk, who goes by the name Vela, said the bridge was safe.",
            ("indirect", "Vela", "said", "the bridge was safe"),
            id="a name given in passing",
        ),
        pytest.param(
            "The pact's secretary-general, the Ostian lawyer Efua Mensah, said she took note.",
            ("indirect", "Efua Mensah", "said", "she took note"),
            id="an apposition in an apposition",
        ),
        pytest.param(
            "“Yes,” was her answer.",
            ("direct", "her", "answer", "Yes,"),
            id="answer",
        ),
        pytest.param(
            "Rask tweeted that he was “sick of the theatre” and would “let the lawyers talk”.",
            ("mixed", "Rask", "tweeted", "he was “sick of the theatre” and would “let the lawyers talk”"),
            id="a second verb after quoted words",
        ),
        pytest.param(
            "Elections, she says, would be “theatre with ink”.",
            ("mixed", "she", "says", "“theatre with ink”"),
            id="the quoted end of a split clause",
        ),
    ],
)
def test_frames(said: Read, text: str, expected: tuple[str, str, str, str]) -> None:
    assert rows(said, text) == [expected]


def test_a_document_speaks_for_who_gave_it_out(parsed: Callable) -> None:
    from pipeline.extraction.extract import records_of

    text = "The Harbour Institute opened in 1990. The bridge is safe, figures from the Harbour Institute show."
    record = records_of(parsed(text))
    (statement,) = record.statements
    assert [record.entities[key].name for key in statement.speakers] == ["Harbour Institute"]
    assert not statement.is_anonymous


def test_a_quoted_heading_is_nobodys(said: Read) -> None:
    text = "“The road is open,” Ada Moore said.\n\n“No way back”\n\nThe ferry left at noon."
    assert [s.content for s in said(text)] == ["The road is open,"]
