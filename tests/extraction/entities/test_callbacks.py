"""People called again in other words, by a second name or by a pronoun whose gender the text tells elsewhere."""

from __future__ import annotations

import pytest

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.records import Span
from tests.conftest import Parse

MEANT = (
    ("Ada Reed, a nurse, said the ward was full. The 34-year-old said two had died.", "The 34-year-old", ["Ada Reed"]),
    ("Dr Owen Tait said it would rain. The geologist warned of floods.", "The geologist", ["Owen Tait"]),
    ("Petra Lund said she had slept. The Norwegian said the guards were boys.", "The Norwegian", ["Petra Lund"]),
    # Someone unnamed has spoken since, or the word is for one who speaks for others: nobody is taken up.
    (
        "Ada Reed spoke. A Western diplomat said it was late. The official said no more.",
        "The official",
        ["Western diplomat"],
    ),
    ("Ada Reed said it was late. The driver said nothing was wrong.", "The driver", ["driver"]),
    ("President Ada Reed said it was late. The minister said it was not.", "The minister", ["minister"]),
    # Two people who deal with each other, or are named beside a description.
    ("Ada Reed held talks with Tom Hale on Monday. They said it went well.", "They", ["Ada Reed", "Tom Hale"]),
    ("Ada Reed and her Danish counterpart, Ida Holm, met. They said so.", "They", ["Ada Reed", "Ida Holm"]),
    (
        "Poland's Ada Reed and Latvia's Ida Holm met. The two ministers said so.",
        "two ministers",
        ["Ada Reed", "Ida Holm"],
    ),
    # A second name is the same person's.
    ("Omar Haddad, better known as Abu Samir, spoke. Abu Samir said no.", "Abu Samir said", ["Omar Haddad"]),
    ("Omar Haddad, who goes by the nom de guerre Falcon, spoke.", "Falcon", ["Omar Haddad"]),
    # What the subject says of "she" tells who "he" is not.
    (
        "Élodie Varin said she had called Hosni Jalil. Jalil's account differed: he said nobody had rung.",
        "he said",
        ["Hosni Jalil"],
    ),
    # Somebody of the pronoun's own paragraph is nearer.
    (
        "Marisol Vega, who joined by telephone, thanked them and warned of floods.\n"
        "The council then received the minister of fisheries of Canada, Ms Amélie Roy. She announced a fund.",
        "She",
        ["Amélie Roy"],
    ),
)


@pytest.mark.parametrize(("text", "words", "names"), MEANT)
def test_whom_words_call_again(parsed: Parse, text: str, words: str, names: list[str]) -> None:
    article = parsed(text)
    start = text.rindex(words)
    tokens = article.tokens(Span(start, start + len(words.removesuffix(" said"))))
    assert tokens is not None
    index = EntityIndex(article)
    assert [index[key].name for key in index.resolve(tokens)] == names


WORDINGS = (
    ("Villagers reached by phone said it burned.", "villagers"),
    ("Two diplomats who saw the draft said it was short.", "two diplomats who saw the draft"),
    ("Two diplomats who asked not to be named said it was short.", "two diplomats"),
    ("Two diplomats who were not allowed to speak said it was short.", "two diplomats"),
    (
        "Rights groups including Witness Now and the Coastal Centre said it was unfair.",
        "rights groups including Witness Now and the Coastal Centre",
    ),
    ("A person with knowledge of the talks said it was over.", "person with knowledge of the talks"),
    ("The gendarmerie said it was over.", "gendarmerie"),
)


@pytest.mark.parametrize(("text", "name"), WORDINGS)
def test_how_the_unnamed_are_called(parsed: Parse, text: str, name: str) -> None:
    article = parsed(text)
    index = EntityIndex(article)
    subject = next(t for t in article.doc if t.dep_ == "nsubj" and t.head.lemma_ == "say")
    assert [index[key].name for key in index.resolve(subject)] == [name]
