"""Who an article means: names, short forms, titles, bodies, states and how they belong together."""

from __future__ import annotations

import pytest

from pipeline.extraction.records import Span
from tests.extraction.entities.conftest import Ask


@pytest.mark.parametrize(
    ("text", "name", "title", "country"),
    [
        ("French Defence Minister Odile Garnier left.", "Odile Garnier", "French Defence Minister", "FRA"),
        ("Chile's President Tomas Rojas Vega spoke.", "Tomas Rojas Vega", "Chile's President", "CHL"),
        ("UK Prime Minister Oliver Stanhope agreed.", "Oliver Stanhope", "UK Prime Minister", "GBR"),
        ("The president of Finland, Aino Koskela, agreed.", "Aino Koskela", "president of Finland", "FIN"),
        ("Aino Koskela, the Finnish president, agreed.", "Aino Koskela", "Finnish president", "FIN"),
        ("Nepal Prime Minister Bimal Thapa agreed.", "Bimal Thapa", "Nepal Prime Minister", "NPL"),
        (
            "European Commission President Greta von der Aue spoke.",
            "Greta von der Aue",
            "European Commission President",
            None,
        ),
        ("Turkish Foreign Minister Selim Aydın spoke.", "Selim Aydın", "Turkish Foreign Minister", "TUR"),
        ("Kenya's ambassador to Oslo, Peter Oduya, wept.", "Peter Oduya", "Kenya's ambassador to Oslo", "KEN"),
        ("Defence ministry spokesman Ivo Petrak spoke.", "Ivo Petrak", "Defence ministry spokesman", None),
    ],
)
def test_people_keep_their_titles_apart_from_their_names(
    ask: Ask, text: str, name: str, title: str, country: str | None
) -> None:
    person = next(e for e in ask(text).index.entities() if e.kind == "person")
    assert (person.name, person.titles, person.country) == (name, (title,), country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cuban Ambassador to Vietnam Rogelio Salinas Prado attended.", "Rogelio Salinas Prado"),
        ("General Secretary of the Lao Workers' Party Bounmy Sengdara attended.", "Bounmy Sengdara"),
        ("Minister for Foreign Affairs Lenka Hruba attended.", "Lenka Hruba"),
        ("Head of the agency Dewi Lestari Hutagalung attended.", "Dewi Lestari Hutagalung"),
    ],
)
def test_a_name_directly_behind_its_office_s_body(ask: Ask, text: str, name: str) -> None:
    assert ask(text).named("person") == [name]


def test_honorifics_and_ranks_are_no_titles_but_tell_a_person(ask: Ask) -> None:
    asked = ask("Ms Harrow said no. Lt Gen Asad Niazi said yes. Dr Salma Idris, director of the clinic, agreed.")
    people = {e.name: e.titles for e in asked.index.entities() if e.kind == "person"}
    assert people == {"Harrow": (), "Asad Niazi": (), "Salma Idris": ("director of the clinic",)}


def test_surnames_link_to_full_names_before_and_after(ask: Ask) -> None:
    asked = ask(
        "Brandvold will travel, aides said.\n\nPrime Minister Knut Brandvold leaves on Monday. Brandvold is 60."
    )
    assert asked.who("Brandvold", 1) == ["Knut Brandvold"]
    assert asked.who("Brandvold", 3) == ["Knut Brandvold"]
    person = asked.one("Knut Brandvold")
    assert person.aliases == ("Brandvold",)
    assert [(m.span.start, m.form) for m in person.mentions][:2] == [(0, "short_name"), (51, "name")]


def test_two_people_of_one_surname_stay_two(ask: Ask) -> None:
    asked = ask("Senator Maria Lindqvist met Governor Karl Lindqvist. Ms Lindqvist smiled. Mr Lindqvist did not.")
    assert asked.named("person") == ["Maria Lindqvist", "Karl Lindqvist"]
    assert asked.who("Lindqvist", 3) == ["Maria Lindqvist"]
    assert asked.who("Lindqvist", 4) == ["Karl Lindqvist"]


def test_given_names_of_two_genders_are_not_spellings_of_one(ask: Ask) -> None:
    asked = ask("Martin Kovar spoke. Martina Kovar listened.")
    assert asked.named("person") == ["Martin Kovar", "Martina Kovar"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Anatoliy Hrytsenkyy", "Hrytsenky"), ("Séraphine Ndèye", "Ndeye"), ("Mohammed bin Rashad", "bin Rashad")],
)
def test_spellings_of_one_name_are_one_person(ask: Ask, first: str, second: str) -> None:
    asked = ask(f"President {first} arrived. Later {second} said he was glad.")
    assert asked.who(second if second in first else f"{second} said", 2 if second in first else 1) == [first]


@pytest.mark.parametrize(
    "name", ["Khaled al-Masri", "Jean-Luc Moreau", "Lin Mei-hua", "Ana d’Almeida", "Uwe von Thurn"]
)
def test_particles_and_hyphens_belong_to_the_name(ask: Ask, name: str) -> None:
    asked = ask(f"“We agree,” Minister {name} said.")
    assert asked.named("person") == [name]
    assert asked.one(name).mentions[0].span == Span(21, 21 + len(name))


@pytest.mark.parametrize("short", ["NDC", "the NDC"])
def test_an_abbreviation_in_brackets_is_the_body(ask: Ask, short: str) -> None:
    asked = ask(f"The National Democratic Council (NDC) met in Lagos. Later {short} rejected the plan.")
    assert asked.who(short + " rejected") == ["National Democratic Council"]
    assert "NDC" in asked.one("National Democratic Council").aliases


def test_known_bodies_by_abbreviation(ask: Ask) -> None:
    asked = ask("The European Union and NATO agreed. The EU said so. The AU and the OSCE did not.")
    assert asked.who("The European Union and NATO") == ["European Union", "NATO"]
    assert asked.who("The EU") == ["European Union"]
    assert asked.named("organization") == ["European Union", "NATO", "AU", "OSCE"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Economic Community of West African States met.", "Economic Community of West African States"),
        ("The Railway and Dock Workers' Union said no.", "Railway and Dock Workers' Union"),
    ],
)
def test_names_of_bodies_are_whole(ask: Ask, text: str, name: str) -> None:
    assert ask(text).named("organization") == [name]


def test_the_emirates_are_the_state(ask: Ask) -> None:
    asked = ask("Oman and the Emirates signed the pact.")
    assert [asked.one(words).country for words in ("Oman", "the Emirates")] == ["OMN", "ARE"]


def test_common_words_are_no_abbreviations(ask: Ask) -> None:
    asked = ask("Those who came told us it is late.")
    assert asked.index.entities() == ()


def test_bodies_called_by_common_words_keep_their_owner(ask: Ask) -> None:
    asked = ask(
        "Norway's Defence Ministry denied it. China's foreign ministry did not. The Norwegian Defence Ministry lied."
    )
    assert asked.one("Norway's Defence Ministry").name == "Norway's Defence Ministry"
    assert asked.one("Norway's Defence Ministry").country == "NOR"
    assert (asked.one("China's foreign ministry").name, asked.one("China's foreign ministry").country) == (
        "China's foreign ministry",
        "CHN",
    )
    assert asked.index.resolve(asked.phrase("Norwegian Defence Ministry")) == asked.index.resolve(
        asked.phrase("Norway's Defence Ministry")
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The U.S. Treasury Department froze them.", "U.S. Treasury Department"),
        ("Peru's Constitutional Court struck it down.", "Peru's Constitutional Court"),
        ("The African Union's Peace and Security Council met.", "African Union's Peace and Security Council"),
        ("The Community of Nile Basin States met.", "Community of Nile Basin States"),
    ],
)
def test_all_of_a_body_s_name_is_its_name(ask: Ask, text: str, name: str) -> None:
    assert name in ask(text).named("organization")


def test_a_council_of_peace_and_security_is_not_the_security_council(ask: Ask) -> None:
    asked = ask("The UN Security Council met. The Peace and Security Council did too. The council was glad.")
    assert asked.who("The council") == ["Peace and Security Council"]


def test_three_adjectives_of_states_make_three_groups(ask: Ask) -> None:
    asked = ask("The Turkish, Iraqi and Syrian ministers took part in the talks.")
    assert asked.who("Turkish, Iraqi and Syrian ministers") == [
        "Turkish ministers",
        "Iraqi ministers",
        "Syrian ministers",
    ]


def test_her_government_is_that_of_her_state(ask: Ask) -> None:
    asked = ask(
        "Peru accused the neighbouring government of lying. Chilean Vice President Rosa Soto denied it. "
        "Her government closed the Chilean consulate."
    )
    assert asked.who("Her government") == ["Chilean government"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("In May marines sank two rafts, and last month gunmen killed a ranger in a park.", "gunmen", "gunmen"),
        ("Rebels wounded a driver near Port Sudan.", "a driver", "driver"),
        ("16:00 Around 40 farmers are protesting outside the ministry here.", "farmers", "40 farmers"),
    ],
)
def test_when_and_where_are_no_part_of_who(ask: Ask, text: str, words: str, name: str) -> None:
    assert ask(text).who(words) == [name]


def test_short_forms_of_a_body(ask: Ask) -> None:
    asked = ask(
        "The Nile Basin Commission met in Cairo. The commission said rain was late. “Yes,” the Commission added."
    )
    assert asked.who("The commission") == ["Nile Basin Commission"]
    assert asked.who("the Commission") == ["Nile Basin Commission"]


def test_states_by_name_demonym_capital_and_seat(ask: Ask) -> None:
    asked = ask("The U.S. agreed. The Americans smiled. Washington said so. The Kremlin did not. Türkiye waited.")
    assert asked.who("The U.S.") == ["United States"]
    assert asked.who("The Americans") == ["United States"]
    assert asked.who("Washington") == ["United States"]
    assert asked.who("Türkiye") == ["Turkey"]
    kremlin = asked.one("The Kremlin")
    assert (kremlin.name, kremlin.kind, kremlin.country) == ("Kremlin", "organization", "RUS")


@pytest.mark.parametrize(
    ("text", "words", "states"),
    [
        ("Paris and Berlin have indicated that they agree.", "Paris and Berlin", ["France", "Germany"]),
        ("They met in Paris on Monday.", "Paris", []),
        ("The Paris meeting failed.", "Paris", []),
        ("Talks with Tokyo failed.", "Tokyo", ["Japan"]),
        ("She visited Tokyo last week.", "Tokyo", []),
        ("Brussels said no.", "Brussels", ["European Union"]),
        ("The mayor of Warsaw resigned.", "Warsaw", []),
        ("Nobody trusts Warsaw’s promises, she said.", "Warsaw", ["Poland"]),
    ],
)
def test_a_capital_is_a_state_only_where_it_acts(ask: Ask, text: str, words: str, states: list[str]) -> None:
    asked = ask(text)
    assert asked.who(words) == states


def test_named_in_finds_every_state_of_a_group(ask: Ask) -> None:
    asked = ask("Officers of the French, German, Italian and British armies met Franco-Spanish planners in Rome.")
    found = asked.index.named_in(asked.article.doc[:])
    assert [asked.index[key].country for key, _ in found] == ["FRA", "DEU", "ITA", "GBR", "FRA", "ESP"]
    assert [mention.text for _, mention in found][:4] == ["French", "German", "Italian", "British"]


def test_possessive_endings_are_no_part_of_a_name(ask: Ask) -> None:
    asked = ask("Norland watched as Adela Brand’s plan and Interpol's warning were read.")
    assert "Adela Brand" in asked.named("person")
    assert "Interpol" in asked.named("organization")
    span = asked.one("Adela Brand").mentions[0].span
    assert asked.article.text[span.start : span.end] == "Adela Brand"


def test_headlines_add_no_names_of_their_own(ask: Ask) -> None:
    asked = ask("Ulrik Sorensen Warns Partners Over Baltic Plan\n\nMinister Ulrik Sorensen warned partners on Monday.")
    assert asked.named("person") == ["Ulrik Sorensen"]


def test_offices_get_the_state_the_report_speaks_of(ask: Ask) -> None:
    asked = ask("OSLO, May 3 (Agency) - Foreign Minister Ingrid Dahl will resign, her office said on Friday.")
    assert asked.one("Ingrid Dahl").country == "NOR"
    other = ask("A Peruvian delegation led by Prime Minister Hugo Salas arrived.")
    assert other.one("Hugo Salas").country == "PER"


def test_a_surname_may_be_the_name_of_a_state(ask: Ask) -> None:
    asked = ask("Senator Ron Jordan spoke on Monday. “No,” Jordan said. Ms Chad left for Chad on Friday.")
    assert asked.who("Jordan said") == ["Ron Jordan"]
    assert asked.named("country") == ["Chad"]


def test_a_body_s_officer_gets_no_state(ask: Ask) -> None:
    asked = ask("OSLO, May 3 (Agency) - NATO Secretary General Ingrid Dahl will resign, she said on Friday.")
    assert asked.one("Ingrid Dahl").country is None


def test_every_mention_is_listed_with_its_form(ask: Ask) -> None:
    text = "President Aino Koskela of Finland spoke. She said the Finnish army won. Koskela left. The president slept."
    asked = ask(text)
    person = next(e for e in asked.index.entities() if e.kind == "person")
    forms = [(text[m.span.start : m.span.end], m.form) for m in person.mentions]
    assert forms == [
        ("Aino Koskela", "name"),
        ("She", "pronoun"),
        ("Koskela", "short_name"),
        ("The president", "title"),
    ] or forms == [
        ("Aino Koskela", "name"),
        ("She", "pronoun"),
        ("Koskela", "short_name"),
        ("president", "title"),
    ]
    assert all(m.matched_by for m in person.mentions)
    finland = next(e for e in asked.index.entities() if e.kind == "country")
    assert [(text[m.span.start : m.span.end], m.form) for m in finland.mentions] == [
        ("Finland", "name"),
        ("Finnish", "demonym"),
    ]


def test_keys_are_positions_and_mentions_lie_in_the_text(ask: Ask) -> None:
    text = "«Так», said Jürgen Weiß of the Bündnis Council. He and Əli Məmmədov met İstanbul officials. 😀 They left."
    asked = ask(text)
    asked.index.resolve(asked.phrase("İstanbul officials"))
    entities = asked.index.entities()
    assert [e.key for e in entities] == list(range(len(entities)))
    for entity in entities:
        for mention in entity.mentions:
            assert 0 <= mention.span.start < mention.span.end <= len(text)
    assert "Jürgen Weiß" in [e.name for e in entities]
    assert "Əli Məmmədov" in [e.name for e in entities]
