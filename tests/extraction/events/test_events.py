"""What counts as an event, what its type, mode and status are, and which mentions belong together."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.events import find_events
from pipeline.extraction.parsing import ArticleText, parse
from tests.extraction.events.conftest import Tell

MONDAY = date(2024, 6, 3)


@pytest.mark.parametrize(
    ("text", "event_type", "trigger"),
    [
        ("Norway and Chile signed an agreement on fisheries.", "AGREE", "signed"),
        ("Kenya pledged 20 million dollars for the fund.", "SUPPORT", "pledged"),
        ("Kenya pledged to raise its spending on health.", "AGREE", "pledged"),
        ("Norway suspended military aid to Chile.", "SANCTION", "suspended"),
        ("Norway resumed military aid to Chile.", "AID", "resumed"),
        ("Norway expelled two diplomats from Chile.", "SANCTION", "expelled"),
        ("Norway's foreign minister urged Chile to open the port.", "REQUEST", "urged"),
        ("Norway's foreign minister called on Chile to open the port.", "REQUEST", "called on"),
        ("Chile rejected the proposal.", "REJECT", "rejected"),
        ("Chile turned down the offer.", "REJECT", "turned down"),
        ("Norway condemned the decision of Chile.", "ACCUSE", "condemned"),
        ("Norway deployed 300 soldiers to the border.", "MOBILIZE", "deployed"),
        ("Police arrested four demonstrators in Oslo.", "COERCE", "arrested"),
        ("Gunmen attacked a village near Nairobi on Sunday.", "ASSAULT", "attacked"),
        ("Thousands of workers went on strike in Norway.", "PROTEST", "strike"),
        ("The rebels freed nine hostages.", "RETREAT", "freed"),
        ("Norway threatened to close the strait.", "THREATEN", "threatened"),
        ("Norway and Chile are cooperating on the project.", "COOPERATE", "cooperating"),
        ("The council adopted a resolution on fisheries.", "AGREE", "adopted"),
        ("The council decided to send a mission to Chile.", "AGREE", "decided"),
        ("Ghana accepted the mediation of Norway.", "AGREE", "accepted"),
        ("Honduras and Chile voted against the resolution.", "REJECT", "voted against"),
        ("The ministers of Chile walked out of the talks in protest.", "PROTEST", "walked out"),
        ("Twelve deputies of Chile walked out of the chamber.", "PROTEST", "walked out"),
        ("Protesters burned Norwegian flags in Lima.", "PROTEST", "burned"),
        ("Ghana banned 14 Peruvian officials from entering the country.", "SANCTION", "banned"),
        ("Norway revoked the visas of nine Chilean officials.", "SANCTION", "revoked"),
        ("Norway recalled its ambassador from Chile.", "SANCTION", "recalled"),
        ("The court in Accra sentenced the former minister to ten years.", "COERCE", "sentenced"),
        ("Police in Lima led away three students.", "COERCE", "led away"),
        ("Ghana freed nine jailed journalists.", "CONCEDE", "freed"),
        ("Norway dropped its resistance to the treaty.", "CONCEDE", "dropped"),
        ("Chile reopened the border crossing to Peru.", "CONCEDE", "reopened"),
        ("Chile flew 40 police officers to Haiti.", "MOBILIZE", "flew"),
        ("Chile applied for membership of the bank.", "REQUEST", "applied"),
        ("Chile tabled a draft resolution on piracy.", "REQUEST", "tabled"),
        ("Norway's parliament passed a resolution condemning Chile.", "ACCUSE", "condemning"),
        ("Norwegian troops recaptured the port of Oslo.", "ASSAULT", "recaptured"),
        ("Norway carried out an air strike on a depot in Chile.", "ASSAULT", "strike"),
        ("The truce between Norway and Chile came into force.", "RETREAT", "truce"),
        ("Norwegian troops left the province of Lima.", "RETREAT", "left"),
    ],
)
def test_verbs_report_acts_of_their_type(told: Tell, text: str, event_type: str, trigger: str) -> None:
    found = told(text)
    assert found.words(found.one(event_type)) == {trigger}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The foreign ministers of Norway and Chile met in Oslo.", "met"),
        ("The presidents of Norway and Chile held talks in Oslo.", "talks"),
        ("A meeting between Norway and Chile took place in Oslo.", "meeting"),
        ("The president of Norway will hold a meeting with the president of Chile.", "meeting"),
        ("The ministers of Norway and Chile are set to meet in Oslo.", "meet"),
        ("Norway's president engaged with the leaders of Chile.", "engaged"),
        ("The presidents of Norway and Chile spoke by telephone.", "spoke"),
        ("The president of Norway spoke by telephone with the president of Chile.", "spoke"),
    ],
)
def test_meetings_by_verb_noun_and_light_verb(told: Tell, text: str, word: str) -> None:
    found = told(text)
    assert word in found.words(found.one("CONSULT"))


@pytest.mark.parametrize(
    "text",
    [
        "Norway could deploy its navy in the strait.",
        "If Chile attacks the port, Norway will answer.",
        "Norway did not attack the port.",
        "Norway wants to meet the president of Chile.",
        "The ship meets the demands of the navy.",
        "Any meeting between the two would be welcome.",
        "There is a potential for talks between Norway and Chile.",
        "The company held a press conference.",
        "The minister shot back on television.",
        "The minister called the vote hasty.",
        "",
        "\n\n",
    ],
)
def test_what_did_not_happen_is_no_event(told: Tell, text: str) -> None:
    assert told(text).events == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ministers of Norway and Chile met in Oslo.", "occurred"),
        ("The ministers of Norway and Chile are meeting in Oslo.", "ongoing"),
        ("The ministers of Norway and Chile will meet in Oslo.", "scheduled"),
        ("The ministers of Norway and Chile are due to meet in Oslo.", "scheduled"),
        ("A session with the ministers of Norway was scheduled for Friday.", "scheduled"),
        ("Talks between Norway and Chile will be held in Oslo.", "scheduled"),
        ("The council of Norway has convened a meeting for Friday.", "scheduled"),
        ("The minister of Norway is due in Lima on Friday to meet the president of Chile.", "scheduled"),
    ],
)
def test_status(told: Tell, text: str, status: str) -> None:
    assert told(text, MONDAY).one("CONSULT").status == status


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The president of Chile will visit Norway in May.", "visit"),
        ("The presidents of Norway and Chile held a telephone conversation.", "phone"),
        ("Norway and Chile held a virtual meeting.", "phone"),
        ("Talks between Norway and Chile, mediated by Kenya, ended in Nairobi.", "third-party"),
        ("Norway, Chile and Kenya met in Oslo.", "multilateral"),
        ("European leaders held a summit in Oslo.", "multilateral"),
        ("Norway and Chile held talks in Oslo.", None),
    ],
)
def test_mode(told: Tell, text: str, mode: str | None) -> None:
    assert told(text).one("CONSULT").event_mode == mode


def test_a_body_that_debates_on_a_named_day_meets(told: Tell) -> None:
    event = told("The cabinet of Norway will consider the treaty on Tuesday.", MONDAY).one("CONSULT")
    assert (event.status, event.date_start) == ("scheduled", date(2024, 6, 4))


def test_one_decision_goes_by_several_words(told: Tell) -> None:
    found = told("The council adopted a resolution on piracy. Norway and Chile voted for it. Kenya voted against it.")
    assert found.words(found.one("AGREE")) == {"adopted", "voted for"}
    assert found.words(found.one("REJECT")) == {"voted against"}


def test_one_happening_with_all_its_mentions(told: Tell) -> None:
    found = told(
        "Army chiefs of Norway, Chile and Kenya met in Oslo on Monday. The gathering was closed to the press. "
        "The two-day summit dealt with piracy. Kenya called the discussions useful.",
        MONDAY,
    )
    assert found.words(found.one("CONSULT")) == {"met", "gathering", "summit", "discussions"}


def test_two_happenings_of_one_type_stay_two(told: Tell) -> None:
    found = told(
        "Norway and Chile held talks in Oslo on Monday. Norway and Kenya held talks in Nairobi on Sunday.", MONDAY
    )
    assert [(e.place, e.country) for e in found.of("CONSULT")] == [("Oslo", "NOR"), ("Nairobi", "KEN")]


def test_a_cancelled_meeting_is_refused_a_postponed_one_planned(told: Tell) -> None:
    assert [e.event_type for e in told("Norway cancelled the meeting with Chile.").events] == ["REJECT"]
    found = told("A meeting of the ministers of Norway and Chile was postponed until June 20.", MONDAY)
    event = found.one("CONSULT")
    assert (event.status, event.date_start) == ("scheduled", date(2024, 6, 20))


def test_inside_quotation_marks_only_what_has_a_name_or_date(told: Tell) -> None:
    assert told("“We attacked them and we will attack again,” the general said.").events == []


def test_labels_are_short_and_name_the_place(told: Tell) -> None:
    label = told("The foreign ministers of Norway and Chile held talks in Oslo.").one("CONSULT").label
    assert label.startswith("Oslo talks of ")
    assert len(label) < 120


@pytest.mark.parametrize(
    "text", ["met", "“", "- - -", "Ümit 会談 meeting 🙂", "a " * 3000, "met with " * 400, "\u202e\u0000 talks"]
)
def test_odd_text_does_not_raise(told: Tell, text: str) -> None:
    for event in told(text, MONDAY).events:
        assert event.mentions


WORDS = st.sampled_from(
    [
        "Norway",
        "Chile",
        "met",
        "meeting",
        "the",
        "in",
        "Oslo",
        "on",
        "Tuesday",
        ",",
        ".",
        "will",
        "not",
        "with",
        "talks",
        "“",
        "”",
        "and",
        "signed",
        "a",
        "deal",
        "\n",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=40))
def test_spans_lie_in_the_text_and_rows_belong_together(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    article = next(parse([ArticleText("a", text, MONDAY)], nlp))
    entities = EntityIndex(article)
    events, participants = find_events(article, entities, [])
    assert [e.key for e in events] == list(range(len(events)))
    for event in events:
        assert event.mentions
        assert all(0 <= m.start < m.end <= len(text) for m in event.mentions)
        assert event.date_start is None or event.date_end is None or event.date_start <= event.date_end
    rows = [(p.event, p.entity, p.role) for p in participants]
    assert len(rows) == len(set(rows))
    assert all(0 <= p.event < len(events) and 0 <= p.span.start < p.span.end <= len(text) for p in participants)
