"""No text breaks the index, and its cost grows with the text, not with its square."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.parsing import ParsedArticle
from tests.conftest import Parse

WORDS = st.sampled_from(
    [
        "Minister",
        "President",
        "Ada",
        "Brock",
        "of",
        "the",
        "The",
        "and",
        "'s",
        "’s",
        "-",
        "—",
        "“",
        "”",
        '"',
        "«",
        "(",
        ")",
        "NDC",
        "EU",
        "Paris",
        "in",
        "officials",
        "he",
        "She",
        "They",
        "it",
        "said",
        ".",
        ",",
        "Norway",
        "Norwegian",
        "two",
        "sides",
        "who",
        "al",
        "von",
        "der",
        "U.S.",
        "İstanbul",
        "😀",
        "ministers",
        "Council",
        "former",
        "for",
        "d’",
        "1",
        "20",
        "March",
        "\n",
        "\n\n",
        "\u200e",
        "\xa0",
    ]
)


def everything(index: EntityIndex, parsed: ParsedArticle) -> None:
    for token in parsed.doc:
        index.resolve(token)
    index.resolve(parsed.doc[:])
    index.named_in(parsed.doc[:])
    for entity in index.entities():
        known = index[entity.key]
        assert (known.key, known.name, known.kind) == (entity.key, entity.name, entity.kind)
        assert (known.country, known.is_named) == (entity.country, entity.is_named)
        assert tuple(known.titles) == entity.titles
        index.is_anonymous(entity.key)
        index.title_of(entity.key)
        for mention in entity.mentions:
            assert parsed.text[mention.span.start : mention.span.end].strip()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join), st.text(max_size=80)
    )
)
def test_any_text_is_indexed(parsed: Parse, text: str) -> None:
    article = parsed(text)
    everything(EntityIndex(article), article)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "“", "((((", "’s", "…", "The", "He", "A. B. C. D."])
def test_scraps_are_indexed(parsed: Parse, text: str) -> None:
    article = parsed(text)
    everything(EntityIndex(article), article)


def test_the_same_text_gives_the_same_entities(parsed: Parse) -> None:
    text = "Minister Ada Brock of Norway met officials of the NDC in Oslo. She said the minister and Kenya agreed."
    first, second = EntityIndex(parsed(text)), EntityIndex(parsed(text))
    for index in (first, second):
        for token in parsed(text).doc:
            index.resolve(token)
    assert first.entities() == second.entities()


def test_cost_grows_with_the_text(parsed: Parse) -> None:
    sentence = (
        "Minister Ada Brock{0} met Karl Lund{0} and officials in Oslo. He said the minister agreed, and they left. "
    )

    def cost(count: int) -> float:
        article = parsed("".join(sentence.format(chr(97 + k % 26) + chr(97 + k // 26 % 26)) for k in range(count)))
        started = time.process_time()
        EntityIndex(article).entities()
        return time.process_time() - started

    cost(2)
    small, large = (min(cost(count) for _ in range(3)) for count in (20, 160))
    assert large < 8 * small * 6
