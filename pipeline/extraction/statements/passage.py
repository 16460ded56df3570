"""One article as the statement rules see it: tokens, quotations and sentences, indexed once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property

from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.records import Span
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.quotes import Quotation, find_quotations
from pipeline.extraction.tokens import Doc, Token

FINAL = frozenset(".!?…") | {"...", "?!", "!!", "...."}
COMMAS = frozenset({",", ";", "-", "–", "—", "--", "―", "-,", "–,"})
DASHES = frozenset({"-", "–", "—", "--", "―", "---", "‒"})
TRAILING = frozenset(",.;:!?…") | DASHES | {"...", "(", "[", "/", "|", "·", "•"}
LONGEST_SENTENCE = 300
MARKS_THAT_OPEN = ('"', "“", "«", "‘", "'", "„")
NAMING = frozenset({"PROPN", "PRON", "NOUN", "DET", "ADJ", "ADP", "PART", "ADV"})


class Passage:
    """The tokens of an article with, for each, the quotation and the sentence it stands in.

    Positions named `start` and `end` are token indices, end-exclusive, unless a name says characters.
    """

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.doc: Doc = parsed.doc
        self.text = parsed.text
        every = find_quotations(self.text)
        self.tokens: list[Token] = list(self.doc)
        self._starts = [token.idx for token in self.tokens]
        self.quotations = [self._without_cue(q) for q in every if q.depth == 0]
        self.nested = [q for q in every if q.depth > 0]
        self.ranges = [self._range(q) for q in self.quotations]
        self.number_at = {start: number for number, (start, _) in enumerate(self.ranges)}
        self.quotation_of = [-1] * len(self.doc)
        for number, (start, end) in enumerate(self.ranges):
            for i in range(start, end):
                self.quotation_of[i] = number
        self.unit_commas: list[int] = []
        """Commas before attributions that close their sentence, in order; set once the cues are known."""

    def unit_comma(self, start: int, end: int) -> int | None:
        """The first comma inside some tokens behind which an attribution closes the sentence."""
        at = bisect_right(self.unit_commas, start)
        return self.unit_commas[at] if at < len(self.unit_commas) and self.unit_commas[at] < end else None

    def _range(self, quotation: Quotation) -> tuple[int, int]:
        return self.first_at(quotation.outer.start), self.first_at(quotation.outer.end)

    def _without_cue(self, quotation: Quotation) -> Quotation:
        """A quotation that lacks its closing mark, cut before ", she said"."""
        outer, inner = quotation.outer, quotation.inner
        if quotation.closed or self.text[outer.end : outer.end + 8].lstrip()[:1] in MARKS_THAT_OPEN:
            return quotation
        start, end = self.first_at(outer.start), self.first_at(outer.end)
        for i in range(start + 2, end - 1):
            token = self.doc[i]
            if token.text not in (",", "?", "!"):
                continue
            unit = self.doc[i + 1 : min(i + 8, end)]
            verb = next((t for t in unit if t.tag_ in ("VBD", "VBZ") and t.lemma_.lower() in reporting().speech), None)
            named = [t for t in unit if t.pos_ in ("PROPN", "PRON", "NOUN")]
            if verb is None or not named or any(t.is_punct for t in self.doc[i + 1 : verb.i]):
                continue
            if verb.i == i + 1 or (named[0].i < verb.i and all(t.pos_ in NAMING for t in self.doc[i + 1 : verb.i])):
                stop = token.idx + len(token)
                return replace(quotation, outer=Span(outer.start, stop), inner=Span(inner.start, stop))
        return quotation

    def first_at(self, character: int) -> int:
        """The first token that begins at or after a character offset."""
        i = bisect_right(self._starts, character)
        return i - 1 if i and self._starts[i - 1] == character else i

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Tokens that begin a sentence, after repair: no sentence begins inside a quotation or after a comma."""
        starts, lines = [], self.parsed.paragraph_of
        last: Token | None = None
        for i, token in enumerate(self.tokens):
            if token.is_space:
                continue
            if last is None or lines[last.i] != lines[i]:
                starts.append(i)
            elif self.quotation_of[last.i] >= 0 or not last.is_alpha:  # a bare word ends no sentence
                inside = self.quotation_of[i] >= 0 and self.quotation_of[i] == self.quotation_of[last.i]
                if not inside and self._ends_sentence(last) and (token.is_sent_start or self._opens_afresh(token)):
                    starts.append(i)
            last = token
        return starts

    def _ends_sentence(self, token: Token) -> bool:
        number = self.quotation_of[token.i]
        if number >= 0:
            inner = self.quotations[number].inner
            return self.text[inner.start : inner.end][-1:] in FINAL
        return token.text in FINAL or token.text[-1:] in ".!?" or token.text in (")", "]")

    def _opens_afresh(self, token: Token) -> bool:
        number = self.quotation_of[token.i]
        if number >= 0:
            inner = self.quotations[number].inner
            return self.text[inner.start : inner.start + 1].isupper()
        previous = self.doc[token.i - 1]
        return previous.text in FINAL and token.text[:1].isupper() and previous.text != "."

    def ends_line(self, i: int) -> bool:
        """Whether a token is the last of its line, no full stop after it."""
        return i + 1 >= len(self.tokens) or "\n" in self.tokens[i].whitespace_ or "\n" in self.tokens[i + 1].text

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence of a token."""
        starts = self.sentence_starts
        at = bisect_right(starts, i) - 1
        if at < 0:
            return 0, starts[0] if starts else len(self.doc)
        end = starts[at + 1] if at + 1 < len(starts) else len(self.doc)
        return starts[at], end

    @cached_property
    def _semicolons(self) -> list[int]:
        if ";" not in self.text:
            return []
        return [i for i, t in enumerate(self.tokens) if t.text == ";" and self.quotation_of[i] < 0]

    def clause(self, i: int) -> tuple[int, int]:
        """The sentence of a token, cut at semicolons and after a dateline, and never longer than sentences get."""
        start, end = self.sentence(i)
        start = max(start, self._dateline_end(start))
        marks = self._semicolons
        at = bisect_left(marks, i)
        if at and marks[at - 1] >= start:
            start = marks[at - 1] + 1
        after = at + 1 if at < len(marks) and marks[at] == i else at
        if after < len(marks):
            end = min(end, marks[after])
        return max(start, i - LONGEST_SENTENCE), min(end, i + LONGEST_SENTENCE)

    def _dateline_end(self, start: int) -> int:
        """The token after "GENEVA, Sept 3 (Agency) -" at the head of a sentence; `start` where there is none."""
        if start >= len(self.doc) or not (self.doc[start].text.isupper() and len(self.doc[start]) > 2):
            return start
        for i in range(start + 1, min(start + 18, len(self.doc))):
            token = self.doc[i]
            if token.pos_ in ("VERB", "AUX") and not token.is_upper:
                return start
            if token.text in DASHES or (token.text == ":" and i - start < 4):
                return i + 1
        return start

    def is_name(self, number: int) -> bool:
        """Whether a quotation is a name or title by its capitals ("Morning View")."""
        start, end = self.ranges[number]
        words = [t for t in self.doc[start:end] if t.is_alpha]
        heavy = [t for t in words if t.pos_ not in ("ADP", "DET", "CCONJ", "PART", "AUX", "PRON")]
        inner = self.quotations[number].inner
        ends = self.text[inner.end - 1 : inner.end]
        return (
            bool(heavy)
            and all(t.text[:1].isupper() or t.is_digit for t in heavy)
            and len(words) < 9
            and ends not in "?!"
        )

    def quotations_in(self, start: int, end: int) -> list[int]:
        """Numbers of the quotations that tokens touch."""
        numbers: list[int] = []
        for i in range(max(start, 0), min(end, len(self.doc))):
            number = self.quotation_of[i]
            if number >= 0 and (not numbers or numbers[-1] != number):
                numbers.append(number)
        return numbers

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Content tokens without what introduces and ends them: "that", commas, a full stop; quotations made whole."""
        doc = self.doc
        changed = True
        while changed and start < end:
            changed = False
            token = doc[start]
            if self.quotation_of[start] < 0 and (
                token.is_space
                or token.text in COMMAS
                or token.text in (":", ".", ")", "]", "…", "...", "•")
                or (token.lower_ == "that" and self._introduces(token, end))
            ):
                start += 1
                changed = True
        while end > start:
            token = doc[end - 1]
            if (
                self.quotation_of[end - 1] < 0
                and (token.is_space or token.text in TRAILING or (token.pos_ == "CCONJ" and end - start > 1))
            ) or (
                self.quotation_of[end - 1] < 0 and token.text in (")", "]") and not self._bracket_opens(start, end - 1)
            ):
                end -= 1
            else:
                break
        if start < end and self.quotation_of[start] >= 0:
            start = self.ranges[self.quotation_of[start]][0]
        if start < end and self.quotation_of[end - 1] >= 0:
            end = max(end, self.ranges[self.quotation_of[end - 1]][1])
        return start, end

    def _introduces(self, token: Token, end: int) -> bool:
        if token.i + 1 >= end:
            return True
        following = self.doc[token.i + 1]
        return token.dep_ == "mark" or token.tag_ == "IN" or following.is_punct or self.quotation_of[token.i + 1] >= 0

    def _bracket_opens(self, start: int, end: int) -> bool:
        return any(self.doc[i].text in ("(", "[") for i in range(start, end))

    def characters(self, start: int, end: int) -> Span:
        """The character span of tokens; where they end in a quotation, up to and with its closing mark."""
        first, last = self.doc[start], self.doc[end - 1]
        begin, finish = first.idx, last.idx + len(last)
        return Span(begin, finish)
