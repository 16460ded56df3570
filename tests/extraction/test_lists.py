"""Lists that the parser takes apart are put together; what only looks like a list is left alone."""

from __future__ import annotations

import pytest

from pipeline.extraction.lists import leftmost, rightmost
from pipeline.extraction.tokens import Doc, Token
from tests.conftest import Parse


def _word(doc: Doc, text: str) -> Token:
    return next(t for t in doc if t.text == text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Military observers from Malaysia, Indonesia and Brunei also attended the meeting.", "Malaysia", "Brunei"),
        (
            "The offer was made at a meeting between President Rohan Persaud and envoys from five neighbouring states.",
            "Persaud",
            "envoys",
        ),
        (
            "Defence Minister Paul Sandhu and Northern Affairs Minister Elisapee Tootoo took part in the talks.",
            "Sandhu",
            "Tootoo",
        ),
        ("Trinidad and Tobago, Barbados and Colombia sent their ambassadors.", "Trinidad", "Colombia"),
        (
            "It was attended by delegates of the government, the SPLM-IO, the Other Parties Alliance and churches.",
            "government",
            "Alliance",
        ),
    ],
)
def test_members_hang_on_one_another(parsed: Parse, text: str, first: str, last: str) -> None:
    doc = parsed(text).doc
    assert doc.mended
    assert _word(doc, last) in _word(doc, first).conjuncts


def test_names_behind_a_noun_are_those_people(parsed: Parse) -> None:
    doc = parsed("They were accompanied by their negotiators, Petros Michaelides and Kemal Ozdil.").doc
    assert _word(doc, "Michaelides").head.text == "negotiators"


@pytest.mark.parametrize(
    "text",
    [
        "In Malaysia, Indonesia and Brunei won the vote.",
        "Anna Berg leads among the young, and Senator Tom Falk among the old.",
        "Kenya was represented by its minister, and Chad by an envoy.",
        "I was going to bite my tongue and vote for her.",
        "This week, Barbados and Colombia sent their ambassadors.",
        "",
    ],
)
def test_what_is_no_list_is_left_alone(parsed: Parse, text: str) -> None:
    doc = parsed(text).doc
    assert not doc.mended
    assert [t.head.i for t in doc] == [t.head.i for t in doc.parse]


def test_a_mended_parse_is_still_a_tree(parsed: Parse) -> None:
    doc = parsed("Military observers from Malaysia, Indonesia and Brunei also attended the meeting.").doc
    for token in doc:
        assert all(child.head is token for child in token.children)
        assert [*token.lefts, *token.rights] == list(token.children)
        assert next(iter(token.subtree)) is token.left_edge is leftmost(token)
        assert list(token.subtree)[-1] is token.right_edge is rightmost(token)
    assert sorted(t.i for t in next(t for t in doc if t.head is t and t.children).subtree)[0] == 0
