"""Runs of tokens of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from pipeline.extraction.tokens import Doc, Token


class DocSpan:
    """A run of tokens, `start` to `end` (exclusive)."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return max(self.end - self.start, 0)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> DocSpan: ...
    def __getitem__(self, at: int | slice) -> Token | DocSpan:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return DocSpan(self.doc, self.start + start, self.start + max(start, end))
        place = at + (self.end if at < 0 else self.start)
        if not self.start <= place < self.end:
            raise IndexError(at)
        return self.doc.tokens[place]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, DocSpan)
            and self.doc is other.doc
            and (self.start_char, self.end_char) == (other.start_char, other.end_char)
        )

    def __hash__(self) -> int:
        return hash((self.start_char, self.end_char))

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        if self.end <= self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        return self.doc.text_over(self.start, self.end)

    @property
    def text_with_ws(self) -> str:
        return self.text + (self.doc.tokens[self.end - 1].whitespace_ if self.end > self.start else "")

    @property
    def root(self) -> Token:
        """The token that the others depend on, or the first of those nearest to the root of their sentence.

        A mark or white space on which nothing depends is it only where there is nothing else.
        """
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        outer = [token for token in tokens if not self.start <= token.head.i < self.end]
        if len(outer) < 2:
            return outer[0] if outer else self.doc.tokens[self.start]
        return min(outer, key=_depth)


def _depth(token: Token) -> int:
    """How far below the root of its sentence a token stands; lowest of all, a mark on which nothing depends."""
    if (token.is_punct or token.is_space) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)
