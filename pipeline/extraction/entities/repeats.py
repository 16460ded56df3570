"""Descriptions that are said again: "a diplomat from Oslo" and then "the diplomat"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.endings import right_of
from pipeline.extraction.entities.wording import content_words, is_definite, is_plural, left_of, plain_word
from pipeline.extraction.tokens import Doc, Token

_MOST_EARLIER = 50
"""Descriptions with the same noun that are weighed at most."""
_SPOKEN_OF = 0.6
_SPEAKS = 1.6
"""How many sentences nearer the subject of a clause counts, and one that acts, when a description is taken up again."""


class Repeats:
    """The common nouns by which one article describes people and bodies, found again by noun and number."""

    def __init__(self, doc: Doc, heads: list[Token], sentence_of: list[int]) -> None:
        self._doc = doc
        self._sentence_of = sentence_of
        self._by_noun: dict[tuple[str, bool], list[Token]] = defaultdict(list)
        for head in heads:
            self._by_noun[plain_word(head.lower_), is_plural(head)].append(head)
        self._words: dict[int, frozenset[str]] = {}

    def earlier(self, head: Token) -> Token | None:
        """An earlier description of the same people that says as much ("a diplomat from Oslo": "the diplomat")."""
        if is_plural(head) and plain_word(head.lower_) in v.words("offices", "state"):
            return None  # "the ministers" of a meeting are called so, whatever was said of them before
        same = self._by_noun[plain_word(head.lower_), is_plural(head)]
        wanted = self._described_words(head)
        at = bisect_left(same, head.i, key=lambda t: t.i)
        before = (t for t in same[max(0, at - _MOST_EARLIER) : at] if t.dep_ not in ("attr", "compound"))
        fitting = [t for t in before if wanted <= self._described_words(t)]
        if any(t.tag_ == "PRP$" for t in head.lefts):
            fitting = [t for t in fitting if not any(c.dep_ == "poss" and c.tag_ == "NNP" for c in t.lefts)]
        if fitting:
            return max(fitting, key=lambda t: (self._sentence_of[t.i] + _prominence(t), t.i))
        if v.noun_class(head.lower_) == "institution" and len(wanted) == 1:
            later = (t for t in same[at + 1 : at + _MOST_EARLIER] if not is_definite(t))
            return next((t for t in later if wanted < self._described_words(t)), None)
        return None

    def is_described_before(self, head: Token) -> bool:
        """Whether the noun takes up a description nearer than any name ("a mining firm ... the firm")."""
        earlier = self.earlier(head)
        return earlier is not None and self._sentence_of[head.i] - self._sentence_of[earlier.i] <= 3

    def _described_words(self, head: Token) -> frozenset[str]:
        if head.i not in self._words:
            words = content_words(self._doc, left_of(head), right_of(head))
            self._words[head.i] = words - v.words("reference", "fillers")
        return self._words[head.i]


def _prominence(token: Token) -> float:
    """How much a description stands out, in sentences of nearness."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return 0.0
    return _SPEAKS if token.head.lemma_ in v.words("nouns", "acts") and token.dep_ == "nsubj" else _SPOKEN_OF
