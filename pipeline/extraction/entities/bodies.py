"""Which named body a description means: "the commission", "the rebel group", "her ministry"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from pipeline import lexicons
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.holders import OWNERS, Holders, split_words
from pipeline.extraction.entities.linking import Draft, Linked, Linker
from pipeline.extraction.entities.nearness import Nearness
from pipeline.extraction.entities.repeats import Repeats
from pipeline.extraction.entities.wording import noun_of, plain_word
from pipeline.extraction.tokens import Token

_OF_A_STATE = frozenset({"army", "military", "force", "court", "party", "union", "movement", "militia"})
"""Bodies that an adjective of a state marks as that state's own: they take up no body of unknown state."""


class Bodies:
    """The named bodies of one article, found by the words of their names and by the common nouns that fit them."""

    def __init__(
        self,
        linker: Linker,
        linked_at: dict[int, Linked],
        heads: list[Token],
        nearness: Nearness,
        repeats: Repeats,
        holders: Holders,
    ) -> None:
        self._drafts = linker.drafts
        self._linked_at = linked_at
        self._nearness = nearness
        self._repeats = repeats
        self._holders = holders
        self._words = {d.key: _body_words(d) for d in linker.drafts if d.kind == "organization"}
        self._sorted_words = frozenset(w for listed in terms().values() for w in listed)
        self._before_name: dict[str, list[Token]] = defaultdict(list)
        for head in heads:
            if head.i + 1 in linked_at:
                self._before_name[plain_word(noun_of(head))].append(head)

    def fitting(self, head: Token, wanted: frozenset[str], code: str | None) -> list[int]:
        """Bodies that a description with the words `wanted`, of the state `code`, may mean."""
        drafts = self._drafts
        if any(t.lower_ in OWNERS for t in head.lefts):
            return self._owned(head, wanted)
        fitting = [k for k, words in self._words.items() if wanted <= words and code in (None, drafts[k].country)]
        if fitting:
            return self._of_last_minister(head, fitting) if wanted == {"ministry"} else fitting
        noun = plain_word(noun_of(head))
        if wanted - set(noun.split()) - v.words("reference", "kinds_of_body"):
            return []
        listed = terms().get(noun)
        apposed = self._apposed_before(head, noun)
        if apposed is not None and code in (drafts[apposed].country, None):
            return [apposed]
        if listed is None or (code is not None and noun in _OF_A_STATE) or self._repeats.is_described_before(head):
            return []
        fits = [k for k in self._words if drafts[k].country in (code, None) or code is None]
        near = [k for k in fits if self._nearness.is_within(k, head, 3)]
        found = [
            k for k in near if self._words[k] & listed or not (self._words[k] & self._sorted_words or self._reports(k))
        ]
        found = found or [k for k in fits if self._words[k] & listed and self._nearness.is_within(k, head, 25)]
        if code is not None and found:
            (key,) = self._nearness.nearest(found, head.i)
            drafts[key].country = drafts[key].country or code
            return [key]
        return found

    def _reports(self, key: int) -> bool:
        """Whether a body is a news outlet: "the court" in what it reports is no name for it."""
        return not _outlets().isdisjoint(self._drafts[key].forms)

    def _owned(self, head: Token, wanted: frozenset[str]) -> list[int]:
        """Bodies that "her ministry" may mean: those with a word of the title of the person spoken of last."""
        gender = next(OWNERS[t.lower_] for t in head.lefts if t.lower_ in OWNERS)
        drafts = self._drafts
        near = [
            k
            for k in self._holders.offices
            if drafts[k].gender in (gender, None) and self._nearness.is_within(k, head, 3)
        ]
        if not near:
            return []
        owner = max(near, key=lambda k: self._nearness.last_before(k, head.i))
        held = self._holders.words_of(owner)
        return [
            k
            for k, words in self._words.items()
            if wanted <= words and words & held - wanted and drafts[k].country in (None, drafts[owner].country)
        ]

    def _of_last_minister(self, head: Token, ministries: list[int]) -> list[int]:
        """The ministry of the minister named since any ministry was: one with a word of that office, else none."""
        drafts, words_of = self._drafts, self._holders.words_of
        named = max(self._nearness.last_before(k, head.i) for k in ministries)
        ministers = [
            k
            for k in self._holders.offices
            if self._nearness.last_before(k, head.i) > named
            and "minister" in words_of(k)
            and not words_of(k) & {"prime", "former"}
        ]
        if not ministers:
            return ministries
        minister = max(ministers, key=lambda k: self._nearness.last_before(k, head.i))
        held, state = words_of(minister), drafts[minister].country
        if not held - {"minister"}:
            return ministries
        return [k for k in ministries if self._words[k] & held and state in (None, drafts[k].country)]

    def _apposed_before(self, head: Token, noun: str) -> int | None:
        """The body beside whose name the same noun stood last ("the charity Tornel Aid ... the charity")."""
        for token in reversed(self._before_name.get(noun, ())):
            linked = self._linked_at.get(token.i + 1)
            if token.i < head.i and linked is not None and linked.key in self._words:
                sentence_of = self._nearness.sentence_of
                return linked.key if sentence_of[head.i] - sentence_of[token.i] <= 12 else None
        return None


@cache
def terms() -> dict[str, frozenset[str]]:
    """Common nouns for bodies, with words of the names they fit."""
    return {noun: frozenset(listed) for noun, listed in lexicons.load("reference")["body_terms"].items()}


@cache
def _outlets() -> frozenset[str]:
    return frozenset(lexicons.load("reporting")["media"]["outlets"])


def _body_words(draft: Draft) -> frozenset[str]:
    return frozenset(plain_word(w) for form in draft.forms for w in split_words(form))
