"""The model made fast parses as the package does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extraction.distinct_words import read_words_once
from pipeline.extraction.lemmas import remember_lemmas
from pipeline.extraction.model import DEFAULT_MODEL, documents
from pipeline.extraction.tag_rules import remember_rules

TEXTS = [
    "Ministers of Peru and Chile met in Quito on 3 June 2024. “We agreed,” said Ana Quispe; it wasn't easy.\r\n",
    "There's a man. It ain't so. I'm gonna do it, you gotta, y'all! Let's go. C'mon, what's that?",
    "LUSAKA, 4 May (Wire) —\n\n Nobody's that good; here and there they've been doing (as Łódź does) nothing. \n",
    " \n\t ",
    "",
    "To be or not to be: that is what was to be seen, once upon a time, while others didn't. Whose is it?",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    """The package as it is installed, without the component that is left out."""
    return spacy.load(DEFAULT_MODEL, exclude=["ner"])


def seen(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, str(t.head.i)) for t in doc]


def test_remembered_rules_give_what_the_rules_give(plain: Language) -> None:
    quick = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    remember_rules(quick, "attribute_ruler")
    assert "attribute_ruler" not in quick.pipe_names
    for _ in range(2):
        for text in (*TEXTS, " ".join(TEXTS)):
            assert seen(quick(text)) == seen(plain(text))


def test_remembered_lemmas_are_those_of_the_lemmatizer(plain: Language) -> None:
    quick = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    remember_lemmas(quick, "lemmatizer")
    assert "lemmatizer" not in quick.pipe_names
    for _ in range(2):
        for text in (*TEXTS, " ".join(TEXTS)):
            assert seen(quick(text)) == seen(plain(text))


def test_a_lemmatizer_that_writes_over_lemmas_is_left_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "rule", "overwrite": True})
    remember_lemmas(nlp, "lemmatizer")
    assert nlp.pipe_names == ["lemmatizer"]


def test_rules_that_look_further_are_left_as_they_are() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "a"}, {"LOWER": "b"}, {"LOWER": "c"}]], {"LEMMA": "abc"})  # type: ignore[attr-defined]
    remember_rules(nlp, "attribute_ruler")
    assert nlp.pipe_names == ["attribute_ruler"]


def test_words_that_are_seen_once_have_the_vectors_of_all(plain: Language) -> None:
    quick = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    model: Any = quick.get_pipe("tok2vec")
    read_words_once(model.model)
    assert any(layer.name == "distinct_words" for layer in model.model.walk())
    for text in (" ".join(TEXTS), "one", ""):
        np.testing.assert_allclose(quick(text).tensor, plain(text).tensor, atol=1e-4)


def test_tags_are_those_of_the_package(nlp: Language, plain: Language) -> None:
    for text in TEXTS:
        assert [t.tag_ for t in nlp(text)] == [t.tag_ for t in plain(text)]


def test_neighbours_change_nothing(nlp: Language) -> None:
    alone = [seen(next(documents(nlp, [(text, None)]))[0]) for text in TEXTS]
    together = [seen(doc) for doc, _ in documents(nlp, [(text, None) for text in TEXTS * 4])]
    assert together == alone * 4


def test_a_line_break_ends_a_sentence(nlp: Language) -> None:
    doc = nlp("Talks in Oslo\n \nMinisters met\nin Oslo.\n")
    starts = [t.text for t in doc if t.is_sent_start and not t.is_space]
    assert starts == ["Talks", "Ministers", "in"]
