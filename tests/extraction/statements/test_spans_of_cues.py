"""What a cue reports and what it does not, in sentences that parsers take for something else: all spans in order."""

from __future__ import annotations

import pytest

from pipeline.extraction.extract import records_of
from tests.conftest import Parse

SENTENCES: tuple[tuple[str, list[str]], ...] = (
    ("Tom Reyes questioned whether the army could hold the town.", ["whether the army could hold the town"]),
    ("Police questioned three men over the blast.", []),
    ("A man who identified himself as a grocer said the market was empty.", ["the market was empty"]),
    ('Asked whether talks would resume, Ana Pires said: "Not this week."', ["Not this week."]),
    (
        "The observers have asked both armies for access to the site, a diplomat told the Bangkok Courier.",
        ["The observers have asked both armies for access to the site"],
    ),
    (
        "The council's chief spokesman, Zabih Rahimi, posted on X that no one had been killed.",
        ["no one had been killed"],
    ),
    (
        "The ministry's secretary, Joyce Banda, said on the sidelines of the summit that maize stocks were low.",
        ["maize stocks were low"],
    ),
    (
        "State radio said that 500 people had marched, but union leaders put the turnout at 200.",
        ["500 people had marched", "the turnout at 200"],
    ),
    (
        "Police said nine people were hurt, while the hospital put the number at 14.",
        ["nine people were hurt", "the number at 14"],
    ),
    ("Residents reached by phone spoke of at least 20 dead.", ["at least 20 dead"]),
    ("The union claimed a turnout of 15,000.", ["a turnout of 15,000"]),
    ("The minister spoke of three priorities for the region.", []),
    ("She spoke of her two children.", []),
    ("The flood claimed 12 lives.", []),
    (
        "Joan Okello told her host, Prime Minister Ana Silva, and the other guests that farmers were “tired of it”.",
        ["farmers were “tired of it”"],
    ),
    ("Foreign Minister Jan Vos expressed “full support” for the plan.", ["“full support” for the plan"]),
    ("Officials voiced optimism about the “coalition of the willing,” which met on Monday.", []),
)


@pytest.mark.parametrize(("text", "spans"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_what_is_said(parsed: Parse, text: str, spans: list[str]) -> None:
    found = [text[said.span.start : said.span.end] for said in records_of(parsed(text)).statements]
    assert found == spans
