"""Sentences begin behind datelines and line breaks, and go on behind a title's full stop."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.extraction.sentence_bounds import dateline_ranges


def sentences(nlp: Language, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in nlp(text).sents if sentence.text.strip()]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("PORT ULM, June 3, 2025 -", "Foreign ministers from 14 countries met on Monday."),
        ("LUSAKA, Zambia —", "Ministers of both states met."),
        ("NIAMEY (Sahel Wire) –", "Leaders agreed on a fund."),
        ("Hanoi (Red Lake News) -", "Deputies met on Friday."),
        ("Jakarta, ANTARA -", "The envoys met at the port."),
        ("GENEVA/NEW YORK, 4 May --", "Talks resumed."),
        ("LAGARA:", "The harbour was closed."),
        ("Łódź (Agency) —", "Ministers met."),
    ],
)
def test_the_report_begins_behind_its_dateline(nlp: Language, dateline: str, rest: str) -> None:
    text = f"Talks resume\n\n{dateline} {rest}\nMore talks follow."
    assert sentences(nlp, text) == ["Talks resume", dateline, rest, "More talks follow."]
    [found] = dateline_ranges(nlp(text))
    assert nlp(text)[found.start : found.stop + 1].text == dateline


@pytest.mark.parametrize(
    "text",
    [
        "Ministers met in Lima - Peru was the host - and agreed.",
        "Lima (the capital) – home of the summit – was calm.",
        "Talks - Then war followed.",
        "— We agreed, said Ana Quispe.",
        "",
        " \n\t\n ",
    ],
)
def test_other_dashes_are_no_datelines(nlp: Language, text: str) -> None:
    assert dateline_ranges(nlp(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Col. Maj. Ismaël Wagué met Brig. Gen. Tony Abbot and Lt. Col. Ann Lee.",
        "Brig. Gen. Li met Hon. Okello, Engr. Bala and Amb. Ruiz.",
        "The guests met Msgr. Duval and Capt. Óscar Peña.",
    ],
)
def test_a_title_s_full_stop_ends_no_sentence(nlp: Language, text: str) -> None:
    assert sentences(nlp, f"{text} They left.") == [text, "They left."]


def test_a_bare_word_ends_no_sentence(nlp: Language) -> None:
    text = "Prime Minister Datuk Seri Azlan Harun sacked his deputy Tan Sri Rizal Kamarudin on Tuesday"
    assert sentences(nlp, f"PORT ULM - {text}. He left.") == ["PORT ULM -", f"{text}.", "He left."]


def test_lines_are_sentences_of_their_own(nlp: Language) -> None:
    assert sentences(nlp, "\n \n Talks resume \n\nBy Ana Ruiz\r\nThey met.\n") == [
        "Talks resume",
        "By Ana Ruiz",
        "They met.",
    ]


@pytest.mark.parametrize("end", ["at 9 a.m.", "by Orla Inc.", "with the U.S.", "around 4 p.m."])
def test_a_pronoun_or_article_behind_an_abbreviation_opens_a_sentence(nlp: Language, end: str) -> None:
    assert sentences(nlp, f"The lorry was moved {end} It was followed by four others.") == [
        f"The lorry was moved {end}",
        "It was followed by four others.",
    ]


def test_a_name_behind_a_rank_opens_none(nlp: Language) -> None:
    assert sentences(nlp, "He praised Gen. The Anh on Monday.") == ["He praised Gen. The Anh on Monday."]
