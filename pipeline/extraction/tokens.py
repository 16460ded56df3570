"""The parse of an article as plain objects: what the extractors walk.

They have the names and meanings of spaCy's `Doc`, `Token` and `Span`, as far as extraction needs them, and are filled
from a spaCy document once. spaCy makes an object anew, and looks a string up, at every access; extraction reads each
token some hundreds of times, which costs more than the parse if it is done that way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise, repeat
from typing import Any, overload

import numpy as np
from spacy import attrs
from spacy.tokens import Doc as SpacyDoc

from pipeline.extraction.doc_spans import DocSpan
from pipeline.extraction.lists import leftmost, mend_lists, rightmost

WORDS = [attrs.ORTH, attrs.LOWER, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP]
"""What is read of every token, as strings."""
FLAGS = [attrs.SPACY, attrs.IS_ALPHA, attrs.IS_PUNCT, attrs.IS_SPACE]
"""What is read of every token, as truth values; other flags are asked for too rarely."""
_NAME_TAGS = frozenset({"NNP", "NNPS"})
OUTSIDE = ("", "O")
"""Label and place of a token that is part of no name."""


class Token:
    """A word, number or mark of a document. Two are equal where they are the same object."""

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "is_alpha", "is_punct", "is_sent_start", "is_space", "lefts",
        "lemma_", "lower_", "pos_", "rights", "tag_", "text", "whitespace_",
    )  # fmt: skip
    head: Token
    """The token that it depends on; a root is its own."""

    def __init__(
        self, doc: Doc, i: int, idx: int, sent_start: int, text: str, lower: str, lemma: str, pos: str, tag: str,
        dep: str, space: bool, is_alpha: bool, is_punct: bool, is_space: bool,
    ) -> None:  # fmt: skip
        self.doc = doc
        self.i = i
        self.idx = idx
        self.is_sent_start = sent_start > 0 or i == 0
        self.text = text
        self.lower_ = lower
        self.lemma_ = lemma
        self.pos_ = pos
        self.tag_ = tag
        self.dep_ = dep
        self.whitespace_ = " " if space else ""
        self.is_alpha = is_alpha
        self.is_punct = is_punct
        self.is_space = is_space
        # What depends on it: before it, behind it, both in order.
        self.lefts: tuple[Token, ...] = ()
        self.rights: tuple[Token, ...] = ()
        self.children: tuple[Token, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_currency(self) -> bool:
        return self.doc.parse[self.i].is_currency

    @property
    def is_digit(self) -> bool:
        return self.doc.parse[self.i].is_digit

    @property
    def is_lower(self) -> bool:
        return self.doc.parse[self.i].is_lower

    @property
    def is_quote(self) -> bool:
        return self.doc.parse[self.i].is_quote

    @property
    def is_title(self) -> bool:
        return self.doc.parse[self.i].is_title

    @property
    def is_upper(self) -> bool:
        return self.doc.parse[self.i].is_upper

    @property
    def like_num(self) -> bool:
        return self.doc.parse[self.i].like_num

    @property
    def shape_(self) -> str:
        return self.doc.parse[self.i].shape_

    @property
    def ent_type_(self) -> str:
        """What sort of name it is part of; empty where it is part of none."""
        return self.doc.names.get(self.i, OUTSIDE)[0]

    @property
    def ent_iob_(self) -> str:
        """Whether it begins a name (B), goes on with one (I) or is part of none (O)."""
        return self.doc.names.get(self.i, OUTSIDE)[1]

    @property
    def left_edge(self) -> Token:
        """The first token of what depends on it, itself included."""
        return self.doc.tokens[self.doc.parse[self.i].left_edge.i] if not self.doc.mended else leftmost(self)

    @property
    def right_edge(self) -> Token:
        """The last token of what depends on it, itself included."""
        return self.doc.tokens[self.doc.parse[self.i].right_edge.i] if not self.doc.mended else rightmost(self)

    @property
    def n_lefts(self) -> int:
        return len(self.lefts)

    @property
    def sent(self) -> DocSpan:
        """The sentence that it stands in."""
        return self.doc.sents[self.doc.sentence_numbers[self.i]]

    @property
    def subtree(self) -> Iterator[Token]:
        """It and all that depends on it, in order."""
        waiting = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                yield token
            else:
                waiting += [(child, False) for child in reversed(token.rights)]
                waiting.append((token, True))
                waiting += [(child, False) for child in reversed(token.lefts)]

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it depends on, and what that depends on, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The other members of the list that it is in."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        members = [first]
        for member in members:
            members += [child for child in member.rights if child.dep_ == "conj"]
        return tuple(member for member in members if member is not self)

    def nbor(self, by: int = 1) -> Token:
        """The token `by` places further on. Raises IndexError beyond the document."""
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc.tokens[self.i + by]

    def is_ancestor(self, other: Token) -> bool:
        return any(token is self for token in other.ancestors)


class Doc:
    """A parsed text, cut into tokens and sentences."""

    def __init__(self, parse: SpacyDoc) -> None:
        self.parse = parse
        self.user_data: dict[str, Any] = {}
        self.names: dict[int, tuple[str, str]] = {}
        self.tokens = self._tokens()
        self.text = "".join([token.text + token.whitespace_ for token in self.tokens])
        self.mended = mend_lists(self.tokens)
        """Whether some tokens hang elsewhere than in `parse`."""

    def _tokens(self) -> list[Token]:
        parse = self.parse
        if not len(parse):
            return []
        keys = parse.to_array(WORDS).T.tolist()
        strings = {key: parse.vocab.strings[key] for key in set().union(*keys)}
        columns = [list(map(strings.__getitem__, column)) for column in keys]
        flags = parse.to_array(FLAGS).astype(bool)
        starts, heads = parse.to_array([attrs.SENT_START, attrs.HEAD]).astype(np.int64).T.tolist()
        lengths = np.fromiter(map(len, columns[0]), np.int64, len(parse)) + flags[:, 0]
        offsets = (np.cumsum(lengths) - lengths).tolist()
        tokens = list(map(Token, repeat(self), range(len(parse)), offsets, starts, *columns, *flags.T.tolist()))
        for token, by in zip(tokens, heads, strict=True):
            token.head = head = tokens[token.i + by]
            if by:
                head.children += (token,)
                if by > 0:
                    head.lefts = head.children
                else:
                    head.rights += (token,)
        return tokens

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> DocSpan: ...
    def __getitem__(self, at: int | slice) -> Token | DocSpan:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return DocSpan(self, start, max(start, end))
        return self.tokens[at]

    @cached_property
    def sents(self) -> list[DocSpan]:
        starts = [token.i for token in self.tokens if token.is_sent_start]
        return [DocSpan(self, *ends) for ends in pairwise([*starts, len(self.tokens)])]

    @cached_property
    def sentence_numbers(self) -> list[int]:
        """Which of `sents` each token stands in."""
        return [number for number, sentence in enumerate(self.sents) for _ in range(len(sentence))]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where the sentence of each token starts; no sentence starts inside a name, whatever the parse says."""
        starts, start = [], 0
        for token in self.tokens:
            if token.is_sent_start and not self._is_inside_name(token):
                start = token.i
            starts.append(start)
        return starts

    def _is_inside_name(self, token: Token) -> bool:
        """Whether a name goes on at a token: no mark and no line break stand before."""
        if not token.i or token.tag_ not in _NAME_TAGS or not token.is_title:
            return False
        before = self.tokens[token.i - 1]
        return before.is_alpha and before.tag_ in _NAME_TAGS

    def text_over(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end` (exclusive), without the white space behind the last."""
        if end <= start:
            return ""
        last = self.tokens[end - 1]
        return self.text[self.tokens[start].idx : last.idx + len(last.text)]

    def char_span(self, start: int, end: int) -> DocSpan | None:
        """The tokens that a stretch of text touches, in whole or in part; None where it touches none."""
        first, last = self._token_at(start), self._token_at(end - 1)
        if first is None or last is None:
            return None
        token = self.tokens[first]
        return DocSpan(self, first + (start == token.idx + len(token.text)), last + 1)

    def _token_at(self, offset: int) -> int | None:
        i = bisect_right(self._offsets, offset) - 1
        if i < 0:
            return None
        token = self.tokens[i]
        return i if offset < token.idx + len(token.text) + len(token.whitespace_) else None

    @cached_property
    def _offsets(self) -> list[int]:
        return [token.idx for token in self.tokens]

    def mark(self, names: Iterable[tuple[int, int, str]]) -> None:
        """Let tokens tell of the names (start, end, label) that they are part of, and of no others."""
        self.names = {i: (label, "I" if i > start else "B") for start, end, label in names for i in range(start, end)}
