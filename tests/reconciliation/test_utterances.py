"""One utterance told twice has one identifier."""

from __future__ import annotations

from tests.reconciliation.building import Article, reconciled


def told(*texts: str, speakers: tuple[str | None, ...] = ("Inês Falcão", "Inês Falcão")) -> bool:
    articles = [Article("a"), Article("b")]
    for article, text, speaker in zip(articles, texts, speakers, strict=True):
        if speaker is None:
            article.statement(text, article.group("officials"), anonymous=True)
        else:
            article.statement(text, article.person(speaker))
    return len(set(reconciled(*articles)["statements"]["utterance_id"].to_pylist())) == 1


LONG = "this is the hour in which the harbour towns must stand together, for all our sakes"


def test_nearly_the_same_words_of_one_speaker_are_one_utterance() -> None:
    assert told(LONG, "This is the hour in which harbour towns must stand together, and help,")
    assert told(LONG, LONG.upper())


def test_other_words_or_speakers_are_others() -> None:
    assert not told(LONG, "The harbour towns must wait")
    assert not told(LONG, LONG, speakers=("Inês Falcão", "Anna Berg"))
    assert not told("No comment", "No, no comment at all today")


def test_long_words_of_an_unnamed_speaker_are_the_named_ones() -> None:
    assert told(LONG, LONG, speakers=("Inês Falcão", None))
    assert not told("We agree", "We agree", speakers=("Inês Falcão", None))
