"""Plain tokens are the tokens of the parse they are made from, attribute by attribute."""

from __future__ import annotations

from operator import attrgetter

import pytest
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from pipeline.extraction.tokens import Doc

TEXTS = [
    "Ministers of Peru, Chile and Łódź's mayor met in Quito on 3 June. “We agreed,” said Ana Quispe; it isn't $5m.\r\n",
    "LUSAKA, 4 May (Wire) —\n\n NOBODY, who was there (as 🙂 does), saw e\u0301 12 ships, 40 tanks and 3 jets. \n\n",
    " \n\t ",
    "",
    "Talks",
    "What he said to whom the day before was, she thought, a mistake that he'd make again and again and again.",
]
PLAIN = """
i idx text lower_ lemma_ pos_ tag_ dep_ whitespace_ shape_ is_alpha is_currency is_digit is_lower is_punct is_quote
is_space is_title is_upper like_num n_lefts
""".split()  # noqa: SIM905
ONE = ["head", "left_edge", "right_edge"]
MANY = ["lefts", "rights", "children", "subtree", "ancestors", "conjuncts"]


@pytest.fixture(params=[*TEXTS, " ".join(TEXTS)])
def both(request: pytest.FixtureRequest, nlp: Language) -> tuple[SpacyDoc, Doc]:
    parse = nlp(request.param)
    return parse, Doc(parse)


def test_tokens_are_those_of_the_parse(both: tuple[SpacyDoc, Doc]) -> None:
    parse, doc = both
    assert (doc.text, len(doc)) == (parse.text, len(parse))
    for name in PLAIN:
        assert [getattr(t, name) for t in doc] == [getattr(t, name) for t in parse], name
    assert [t.is_sent_start for t in doc] == [bool(t.is_sent_start) for t in parse]
    assert [len(t) for t in doc] == [len(t) for t in parse]
    for name in ONE:
        assert [getattr(t, name).i for t in doc] == [getattr(t, name).i for t in parse], name
    for name in MANY:
        assert [[o.i for o in getattr(t, name)] for t in doc] == [[o.i for o in getattr(t, name)] for t in parse], name


def test_spans_are_those_of_the_parse(both: tuple[SpacyDoc, Doc]) -> None:
    parse, doc = both
    ends = attrgetter("start", "end", "start_char", "end_char", "text", "text_with_ws")
    assert [ends(s) for s in doc.sents] == [ends(s) for s in parse.sents]
    assert [(t.sent.start, t.sent.end) for t in doc] == [(t.sent.start, t.sent.end) for t in parse]
    for start in range(-2, len(doc) + 2):
        for end in range(start, min(start + 9, len(doc) + 3)):
            mine, other = doc[start:end], parse[start:end]
            assert ends(mine) == ends(other)
            assert ([t.i for t in mine], len(mine)) == ([t.i for t in other], len(other))
            assert not len(mine) or (mine.root.i, mine[-1].i) == (other.root.i, other[-1].i)


def test_stretches_of_text_touch_the_same_tokens(both: tuple[SpacyDoc, Doc]) -> None:
    parse, doc = both
    for start in range(len(doc.text) + 1):
        for end in range(start + 1, min(start + 12, len(doc.text) + 2)):
            mine, other = doc.char_span(start, end), parse.char_span(start, end, alignment_mode="expand")
            assert (mine is None) == (other is None), (start, end)
            if mine is not None:
                assert (mine.start, mine.end) == (other.start, other.end), (start, end)


def test_neighbours_and_ancestors(nlp: Language) -> None:
    doc = Doc(nlp("Ministers met in Quito."))
    assert doc[1].nbor().text == "in"
    assert doc[1].nbor(-1).text == "Ministers"
    for at, by in ((0, -1), (len(doc) - 1, 1)):
        with pytest.raises(IndexError):
            doc[at].nbor(by)
    assert doc[1].is_ancestor(doc[3])
    assert not doc[3].is_ancestor(doc[1])


def test_names_are_marked_and_marked_anew(nlp: Language) -> None:
    doc = Doc(nlp("Ana Quispe left Quito."))
    doc.mark([(0, 2, "PERSON"), (3, 4, "GPE")])
    assert [(t.ent_type_, t.ent_iob_) for t in doc] == [
        ("PERSON", "B"),
        ("PERSON", "I"),
        ("", "O"),
        ("GPE", "B"),
        ("", "O"),
    ]
    doc.mark([])
    assert {t.ent_type_ for t in doc} == {""}
