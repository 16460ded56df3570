"""Whom pronouns, bare titles and descriptions mean."""

from __future__ import annotations

import pytest

from tests.extraction.entities.conftest import Ask


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Minister Helena Garnier met Karl Brandt. She said no.", "She", ["Helena Garnier"]),
        ("Minister Helena Garnier met Karl Brandt. He said no.", "He", ["Karl Brandt"]),
        ("Ms Harrow praised Mr Stone. He smiled, and later she left.", "she", ["Harrow"]),
        ("Peter Oduya spoke. “It is late,” he added.", "he", ["Peter Oduya"]),
        ("As she spoke, Minister Odile Garnier wept.", "she", ["Odile Garnier"]),
        ("European officials met. They said no.", "They", ["European officials"]),
        ("Italy and Spain agreed. They will send troops.", "They", ["Italy", "Spain"]),
        ("It is clear that Karl Brandt won.", "It", []),
        ("A nurse from Lyon spoke. “I am tired,” she said.", "she", ["nurse from Lyon"]),
        (
            "Chad, whose foreign minister called the move hostile, is massing two battalions, and President Zarvydas "
            "Oduyaitis of Mali will convene his council.",
            "his",
            ["Zarvydas Oduyaitis"],
        ),
        ("The Skagerrak Fund criticised the plan. It said the sea was dying.", "It", ["Skagerrak Fund"]),
    ],
)
def test_pronouns(ask: Ask, text: str, words: str, who: list[str]) -> None:
    asked = ask(text)
    tokens = [t for t in asked.article.doc if t.text == words]
    assert [asked.index[key].name for key in asked.index.resolve(tokens[-1])] == who


def test_a_pronoun_outside_quotation_marks_means_nobody_named_inside(ask: Ask) -> None:
    asked = ask("“I trust it,” said a senior Latvian official. “Karl Brandt likes the idea,” he added.")
    assert [asked.index[k].name for k in asked.index.resolve(asked.phrase("he added")[0])] == [
        "senior Latvian official"
    ]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Finnish President Aino Koskela met Turkish Foreign Minister Selim Aydin. The minister smiled.",
            "The minister",
            ["Selim Aydin"],
        ),
        (
            "Finnish President Aino Koskela met Turkish Foreign Minister Selim Aydin. The president smiled.",
            "The president",
            ["Aino Koskela"],
        ),
        (
            "Finnish President Aino Koskela met Chilean President Tomas Rojas. The Finnish president smiled.",
            "The Finnish president",
            ["Aino Koskela"],
        ),
        (
            "The council refused, its spokeswoman said. The spokeswoman, Nina Falk, added little.",
            "its spokeswoman",
            ["Nina Falk"],
        ),
        (
            "The defence minister, Rolf Weber, and the foreign minister, Ida Nilsson, met. The two ministers agreed.",
            "The two ministers",
            ["Rolf Weber", "Ida Nilsson"],
        ),
        (
            "Vice President Rolf Weber met President Ida Nilsson. The president agreed.",
            "The president",
            ["Ida Nilsson"],
        ),
        (
            "A European diplomat based in Accra doubted it. “No,” the diplomat said.",
            "the diplomat",
            ["European diplomat based in Accra"],
        ),
        ("Several Danish officials met. “No,” the officials said.", "the officials", ["several Danish officials"]),
        ("Kenya and Uganda signed a pact. The two sides shook hands.", "The two sides", ["Kenya", "Uganda"]),
        (
            "Helga Marsch pledged to resign on Monday. “Enough,” the trade secretary said.",
            "the trade secretary",
            ["Helga Marsch"],
        ),
        ("The report by the World Bank was grim.", "The report", ["World Bank"]),
        ("The broadcaster Delta One reported it.", "The broadcaster Delta One", ["Delta One"]),
    ],
)
def test_definite_descriptions(ask: Ask, text: str, words: str, who: list[str]) -> None:
    assert ask(text).who(words) == who


@pytest.mark.parametrize(
    ("text", "words", "name", "kind", "country"),
    [
        ("A senior Latvian official said no.", "A senior Latvian official", "senior Latvian official", "person", "LVA"),
        (
            "One senior Latvian official said no.",
            "One senior Latvian official",
            "one senior Latvian official",
            "person",
            "LVA",
        ),
        ("Some Kenyan officials said no.", "Some Kenyan officials", "Kenyan officials", "group", "KEN"),
        ("Analysts said no.", "Analysts", "analysts", "group", None),
        ("Western officials said no.", "Western officials", "Western officials", "group", None),
        ("They met 34 chiefs of staff from NATO countries.", "34 chiefs of staff", "34 chiefs of staff", "group", None),
        (
            "European officials, who spoke privately, said no.",
            "European officials",
            "European officials",
            "group",
            None,
        ),
        (
            "The Danish general staff said no.",
            "The Danish general staff",
            "Danish general staff",
            "organization",
            "DNK",
        ),
        (
            "Army chiefs of 30 countries met.",
            "Army chiefs of 30 countries",
            "army chiefs of 30 countries",
            "group",
            None,
        ),
        ("An official in Kigali said no.", "An official in Kigali", "official in Kigali", "person", None),
    ],
)
def test_the_unnamed_keep_their_wording(
    ask: Ask, text: str, words: str, name: str, kind: str, country: str | None
) -> None:
    asked = ask(text)
    entity = asked.one(words)
    assert (entity.name, entity.kind, entity.country) == (name, kind, country)
    assert asked.index.is_anonymous(entity.key) is (kind != "organization")


def test_a_group_of_two_states_is_two_groups(ask: Ask) -> None:
    asked = ask("American and Kenyan officials met in Oslo.")
    keys = asked.index.resolve(asked.phrase("American and Kenyan officials"))
    assert [(asked.index[k].name, asked.index[k].country) for k in keys] == [
        ("American officials", "USA"),
        ("Kenyan officials", "KEN"),
    ]


def test_one_description_of_several_bodies_or_nouns(ask: Ask) -> None:
    asked = ask("NATO and EU nations agreed. Foreign ministers and senior officials from 14 countries met.")
    assert asked.who("NATO and EU nations") == ["NATO and EU nations"]
    assert asked.who("Foreign ministers and senior officials from 14 countries") == [
        "foreign ministers and senior officials from 14 countries"
    ]


def test_the_holder_of_an_office_without_a_name_has_it_as_title(ask: Ask) -> None:
    asked = ask("The Chilean chief of staff was not invited.")
    entity = asked.one("The Chilean chief of staff")
    assert (entity.name, entity.kind, entity.country, entity.titles) == (
        "Chilean chief of staff",
        "person",
        "CHL",
        ("chief of staff",),
    )


def test_a_counterpart_holds_the_same_office(ask: Ask) -> None:
    asked = ask("Defence Minister Rolf Weber and his Danish counterpart, Ida Nilsson, met. The two ministers agreed.")
    assert asked.who("The two ministers") == ["Rolf Weber", "Ida Nilsson"]
    assert asked.one("Ida Nilsson").country == "DNK"


def test_things_mean_nobody(ask: Ask) -> None:
    asked = ask("The bridge over the Vistula fell. The decision surprised many. The Baltic Sea froze.")
    assert asked.who("The bridge") == []
    assert asked.who("The decision") == []
    assert asked.who("The Baltic Sea") == []


def test_the_same_description_is_the_same_entity(ask: Ask) -> None:
    asked = ask("A senior Latvian official said no. Later a senior Latvian official said yes.")
    assert asked.one("A senior Latvian official").key == asked.one("a senior Latvian official").key


def test_a_capital_travelled_to_means_nobody(ask: Ask) -> None:
    asked = ask("Minister Ida Nilsson travelled to Quito on Monday.")
    assert asked.who("Quito") == []


def test_conjuncts_may_be_left_out(ask: Ask) -> None:
    asked = ask("Italy and Spain agreed.")
    italy = asked.phrase("Italy")[0]
    assert len(asked.index.resolve(italy)) == 2
    assert len(asked.index.resolve(italy, conjuncts=False)) == 1


def test_relative_pronouns_mean_what_they_modify(ask: Ask) -> None:
    asked = ask("Ida Nilsson, who chairs the council, resigned.")
    assert asked.who("who") == ["Ida Nilsson"]
