"""The word of a noun phrase that says what is meant, and the words joined to it."""

from __future__ import annotations

from collections.abc import Container

from pipeline.extraction.entities.callbacks import is_aged
from pipeline.extraction.tokens import DocSpan, Token

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_JOINABLE = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})


def head_of(phrase: DocSpan, named: Container[int]) -> Token:
    """The word of some tokens that says what is meant; `named` are those that are part of an entity's name."""
    root = phrase.root
    if root.pos_ in _NOUNS or (root.pos_ == "ADJ" and is_aged(root)):
        return root
    if root.i + 1 < phrase.end and root.tag_ in ("CD", "DT", "JJ") and root.nbor().lower_ == "of":
        return root
    if root.pos_ in ("NUM", "DET", "ADJ") and not any(t.pos_ in ("NOUN", "PROPN") for t in phrase):
        return root
    for token in phrase:
        if token.i in named or token.pos_ in _NOUNS:
            above = (t for t in (token, *token.ancestors) if phrase.start <= t.i < phrase.end and t.pos_ in _NOUNS)
            return min(above, key=lambda t: abs(t.i - token.i), default=token)
    return root


def joined_to(head: Token) -> list[Token]:
    """The words behind a noun that are joined to it, in order of text."""
    return sorted((t for t in head.conjuncts if t.i > head.i and t.pos_ in _JOINABLE), key=lambda t: t.i)
