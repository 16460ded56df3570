"""Text to parsed documents.

Every article is parsed once; all extractors walk the same `ParsedArticle`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from pipeline.extraction.model import DEFAULT_MODEL as DEFAULT_MODEL
from pipeline.extraction.model import documents, load_model
from pipeline.extraction.records import Span
from pipeline.extraction.tokens import Doc, DocSpan, Token


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as extraction needs it: its text, and the day from which relative dates are resolved."""

    article_id: str
    text: str
    reference_date: date | None = None
    title: str | None = None
    publisher: str | None = None


@dataclass(frozen=True)
class ParsedArticle:
    """One article and its parse; offsets of `doc` are offsets of `article.text`."""

    article: ArticleText
    parse: SpacyDoc

    @cached_property
    def doc(self) -> Doc:
        return Doc(self.parse)

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def sentences(self) -> tuple[DocSpan, ...]:
        return tuple(self.doc.sents)

    @cached_property
    def sentence_spans(self) -> tuple[Span, ...]:
        """Sentences as offsets, without surrounding white space; none is empty and none crosses a line break."""
        spans = []
        for sentence in self.sentences:
            raw = sentence.text
            stripped = raw.strip()
            if stripped:
                start = sentence.start_char + raw.index(stripped)
                spans.append(Span(start, start + len(stripped)))
        return tuple(spans)

    @cached_property
    def paragraph_of(self) -> list[int]:
        """Number of the paragraph (line) each token stands in, by token index."""
        numbers, current = [], 0
        for token in self.doc:
            numbers.append(current)
            if "\n" in token.text or "\n" in token.whitespace_:
                current += 1
        return numbers

    def tokens(self, span: Span) -> DocSpan | None:
        """The tokens that a stretch of text touches; None where it touches none."""
        return self.doc.char_span(span.start, span.end)


def span_of(tokens: DocSpan | Token) -> Span:
    """The character span of tokens."""
    if isinstance(tokens, Token):
        return Span(tokens.idx, tokens.idx + len(tokens))
    return Span(tokens.start_char, tokens.end_char)


def parse(articles: Iterable[ArticleText], nlp: Language | None = None) -> Iterator[ParsedArticle]:
    """Parse articles in order, as a stream."""
    nlp = nlp or load_model()
    for doc, article in documents(nlp, ((article.text, article) for article in articles)):
        yield ParsedArticle(article, doc)
