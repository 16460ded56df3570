"""One utterance told twice has one identifier."""

from __future__ import annotations

from datetime import date

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


def test_short_quotations_need_most_of_their_words() -> None:
    assert told("The river is no wall, it is a road", "The river is not a wall but a road for us")
    assert not told("We need bread now", "We need weapons now")
    assert not told("The river is no wall", "The river is a road")


def test_a_later_report_in_other_words_keeps_the_identifier() -> None:
    reports = [Article("b", date(2031, 5, 6)), Article("a", date(2031, 5, 7)), Article("c", date(2031, 5, 8))]
    for article, text in zip(reports, (LONG, LONG[:70], LONG[:70]), strict=True):
        article.statement(text, article.person("Inês Falcão"))
    first = reconciled(reports[0])["statements"]["utterance_id"].to_pylist()
    assert set(reconciled(*reports)["statements"]["utterance_id"].to_pylist()) == set(first)


def test_other_words_or_speakers_are_others() -> None:
    assert not told(LONG, "The harbour towns must wait")
    assert not told(LONG, LONG, speakers=("Inês Falcão", "Anna Berg"))
    assert not told("No comment", "No, no comment at all today")


def test_long_words_of_an_unnamed_speaker_are_the_named_ones() -> None:
    assert told(LONG, LONG, speakers=("Inês Falcão", None))
    assert not told("We agree", "We agree", speakers=("Inês Falcão", None))
