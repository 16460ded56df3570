"""The states whose adjectives or names stand before a noun: "Norlandic and Estrian officials"."""

from __future__ import annotations

from itertools import pairwise

from pipeline.extraction import gazetteer
from pipeline.extraction.tokens import Token


def states_before(head: Token) -> list[Token]:
    """The words for states joined before a noun, in order of text, whatever the parser hung them on."""
    mine = [t for t in head.lefts if t.dep_ in ("amod", "compound", "nmod")]
    joined = {t.i: t for first in mine for t in (first, *first.conjuncts) if t.i < head.i}
    states = [joined[i] for i in sorted(joined) if state_named(joined[i])]
    between = [t for one, two in pairwise(states) for t in head.doc[one.i + 1 : two.left_edge.i]]
    return states if all(t.text in (",", "and") for t in between) else []


def state_named(token: Token) -> str | None:
    """The state that an adjective of nationality or a name stands for; None for any other word."""
    code = gazetteer.demonym(token.text) or gazetteer.country(token.text)
    if code is None and token.i and token.nbor(-1).dep_ in ("compound", "amod"):
        both = f"{token.nbor(-1).text} {token.text}"
        code = gazetteer.country(both) or gazetteer.demonym(both)
    return code


def wording_of_state(token: Token) -> str:
    """The words for a state, of a name that has two both ("US and South Norlandic officials")."""
    compound = gazetteer.demonym(token.text) is None and token.left_edge.dep_ == "compound"
    return token.doc[token.left_edge.i : token.i + 1].text if compound else token.text
