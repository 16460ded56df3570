"""What a cue reports and what it does not, in sentences that parsers take for something else: all spans in order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.extraction.extract import records_of
from pipeline.extraction.parsing import ParsedArticle

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
)


@pytest.mark.parametrize(("text", "spans"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_what_is_said(parsed: Callable[..., ParsedArticle], text: str, spans: list[str]) -> None:
    found = [text[said.span.start : said.span.end] for said in records_of(parsed(text)).statements]
    assert found == spans
