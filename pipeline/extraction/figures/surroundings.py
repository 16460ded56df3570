"""The words around a figure that its measure is read from."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extraction.tokens import Token
from pipeline.lexicons import load

_LEXICON = load("measures")


def word_set(table: str, key: str) -> frozenset[str]:
    """A list of the lexicon of measures."""
    return frozenset(_LEXICON[table][key])


def words_of(token: Token | None) -> set[str]:
    """Lemmas of a noun phrase's own words, nothing of its clauses."""
    if token is None:
        return set()
    near = [token, *(c for c in token.children if c.dep_ in {"compound", "amod", "nmod", "poss"})]
    return {t.lemma_.lower() for t in near} | {token.lower_}


def chain(token: Token | None, limit: int = 8) -> Iterable[Token]:
    """A token and what it hangs on, up to the top of its clause."""
    steps = 0
    while token is not None and steps < limit:
        yield token
        if token.head.i == token.i:
            return
        token, steps = token.head, steps + 1


def verbs_above(root: Token) -> list[Token]:
    """The verbs over a token, the nearest first."""
    return [t for t in chain(root) if t.pos_ in {"VERB", "AUX"}]


def nouns_above(root: Token) -> list[Token]:
    """The nouns over a token, itself included, the nearest first."""
    return [t for t in chain(root) if t.pos_ in {"NOUN", "PROPN"}]
