"""Whatever a text is made of, its cost grows with its length and not with its square, and nothing of it is lost."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.language import Language

from pipeline.extraction.extract import records_of
from pipeline.extraction.parsing import ArticleText, parse
from pipeline.extraction.size_bounds import LONGEST_RUN, LONGEST_SENTENCE, BoundedTokenizer

GIVEN = ("Ada", "Brigitta", "Cyril", "Dorota", "Emil", "Fay", "Gus", "Hana", "Ivo", "Jun")
SURNAMES = ("Brock", "Lund", "Marsh", "Novik", "Orban", "Pell", "Quist", "Rask", "Stone", "Tamm")


def many_names(count: int) -> str:
    def name(i: int) -> str:
        return f"{GIVEN[i % 10]} {SURNAMES[i // 10 % 10]}{chr(97 + i // 100 % 26)}{chr(97 + i // 2600 % 26)}"

    return "Those present were " + ", ".join(map(name, range(count))) + "."


TEXTS: dict[str, Callable[[int], str]] = {
    "one giant sentence": lambda n: "minister said president met officials in Oslo on Tuesday " * (n // 12),
    "signs without spaces": lambda n: ".,;:!?" * (n // 6),
    "emoji": lambda n: "😀" * n,
    "brackets": lambda n: "(" * (n // 2) + "a" + ")" * (n // 2),
    "quotation marks": lambda n: '"' * n,
    "opening marks": lambda n: "“" * n,
    "short quotations": lambda n: '"We go," he said. ' * (n // 8),
    "names": lambda n: many_names(n // 4),
    "abbreviations": lambda n: "NATO EU UN " * (n // 3),
    "digits": lambda n: "7" * (8 * n),
    "groups of digits": lambda n: "1 234 " * (n // 2),
    "one meeting told again": lambda n: "French and German ministers met in Oslo. " * (n // 8),
    "nested phrases": lambda n: "the minister of " * (n // 3) + "Norway",
    "lines": lambda n: "Paris\n" * (n // 2),
    "combining marks": lambda n: "a" + "\u0301" * (4 * n),
}
TOKENS = 700
TIMES = 8
WORST = 4
"""Times the cost of proportion; a cost that grows with the square would be at `TIMES`."""


@pytest.mark.parametrize("kind", TEXTS)
def test_time_grows_with_the_length(kind: str, nlp: Language) -> None:
    def cost(tokens: int) -> float:
        text = TEXTS[kind](tokens)
        start = time.process_time()
        records = records_of(next(parse([ArticleText("article", text)], nlp)))
        spent = time.process_time() - start
        assert all(0 <= m.span.start < m.span.end <= len(text) for e in records.entities for m in e.mentions)
        return spent

    cost(TOKENS)  # what is loaded and looked up once
    small, large = min(cost(TOKENS) for _ in range(2)), cost(TOKENS * TIMES)
    assert large <= max(small, 0.02) * TIMES * WORST


@pytest.mark.parametrize(
    "text",
    [
        "a" * (3 * LONGEST_RUN + 1),
        "x " + "😀" * 600 + "\n\n" + "(" * 600 + " end",
        "Ministers met. " + "a-b" * 300 + ", he said.",
        "e" + "\u0301" * 999,
    ],
)
def test_a_long_run_is_cut_and_nothing_lost(text: str, nlp: Language) -> None:
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert [token.idx for token in doc] == [doc[: token.i].text_with_ws.__len__() for token in doc]
    assert max(map(len, doc)) <= LONGEST_RUN


def test_other_texts_are_cut_as_before(nlp: Language) -> None:
    assert isinstance(nlp.tokenizer, BoundedTokenizer)
    text = "Gen. Owusu didn't say “why” at https://example.org/" + "a" * 150 + " (3 May).\n"
    assert [t.text for t in nlp.make_doc(text)] == [t.text for t in nlp.tokenizer.tokenizer(text)]


def test_no_sentence_is_longer_than_the_bound(nlp: Language) -> None:
    clause = "the ministers of Norway and Peru met again and again in Oslo and they did not agree on anything and "
    doc = nlp(clause * 60)
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST_SENTENCE
    doc = nlp("Ministers of Norway met in Oslo. They agreed. " * 90)
    assert {sentence[0].text for sentence in doc.sents} == {"Ministers", "They"}


def test_short_lines_are_left_to_the_parser(nlp: Language) -> None:
    doc = nlp.make_doc("Ministers met in Oslo; they agreed. “Yes!” he said.\n" * 40)
    nlp.get_pipe("longest_sentence")(doc)
    assert not any(token.is_sent_start for token in doc if token.i)
