"""Whom a description calls again in other words: "the former judge said", "the rebel leader", "the 34-year-old"."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.linking import Linker
from pipeline.extraction.entities.repeats import Repeats
from pipeline.extraction.entities.wording import determiner, is_plural, left_of
from pipeline.extraction.tokens import Doc, Token

_SENTENCES_BACK = 2
_MOST_PEOPLE = 4
"""People named before a description that are weighed."""


class Callbacks:
    """Takes up people by descriptions that share no word with their titles, because nobody else was spoken of."""

    def __init__(self, doc: Doc, linker: Linker, sentence_of: list[int], repeats: Repeats, heads: list[Token]) -> None:
        self._doc = doc
        self._linker = linker
        self._sentence_of = sentence_of
        self._repeats = repeats
        drafts = linker.drafts
        self._people = sorted((n.name.start, n.key) for n in linker.linked if drafts[n.key].kind == "person")
        self._unnamed = [head for head in heads if _introduces_somebody(head)]

    def person(self, head: Token, code: str | None) -> tuple[int, ...]:
        """The named person whom a description means that acts and that nobody's title fits; () for none.

        `code` is the state that the description names; whoever it means is of that state then.
        """
        if not _acts(head) or head.i in self._linker.title_owner or is_plural(head):
            return ()
        if determiner(head) != "the" or any(t.tag_ == "PRP$" for t in head.lefts):
            return ()
        if self._repeats.earlier(head) is not None or self.unnamed(head) is not None:
            return ()
        key = self._nearest_person(head)
        if key is None:
            return ()
        if code is not None:
            return (key,) if self._linker.drafts[key].country == code and not self._conflicts(head, key) else ()
        return (key,) if is_aged(head) or self._tells(head) or self._may_be(head, key) else ()

    def unnamed(self, head: Token) -> Token | None:
        """The unnamed person whom a wider word takes up ("a Western diplomat said ... the official added")."""
        if head.lower_ not in v.words("reference", "sources") or determiner(head) != "the":
            return None
        at = bisect_left(self._unnamed, head.i, key=lambda t: t.i)
        if any(t.lower_ == "first" for t in head.lefts):
            return next((t for t in self._unnamed[max(0, at - _MOST_PEOPLE) : at] if t.lower_ == head.lower_), None)
        for other in reversed(self._unnamed[max(0, at - 2) : at]):
            named_since = bisect_left(self._people, (other.i, -1)) < bisect_left(self._people, (head.i, -1))
            near = self._sentence_of[head.i] - self._sentence_of[other.i] <= _SENTENCES_BACK
            if near and not named_since and other.lower_ in v.words("reference", "sources"):
                return other
        return None

    def compatriot(self, head: Token, code: str | None) -> int | None:
        """The one person of a state spoken of just before, whom "the Norlander" then means; their state is settled."""
        if head.dep_ not in ("nsubj", "nsubjpass"):
            return None
        drafts = self._linker.drafts
        near = self._near(head, 4)
        own = list(dict.fromkeys(k for k in near if drafts[k].country == code))
        if len(own) == 1:
            return own[0]
        last = near[-1] if near and not own else None
        if last is None or drafts[last].country is not None or not _acts(head):
            return None
        drafts[last].country = code
        return last

    def _near(self, head: Token, back: int) -> list[int]:
        at = bisect_left(self._people, (head.i, -1))
        sentence = self._sentence_of[head.i]
        return [
            key for i, key in self._people[max(0, at - _MOST_PEOPLE) : at] if sentence - self._sentence_of[i] <= back
        ]

    def _nearest_person(self, head: Token) -> int | None:
        gender = v.gender_words().get(head.lower_) or v.gender_of_suffix(head.lower_)
        near = self._near(head, _SENTENCES_BACK)
        fitting = [k for k in near if gender is None or self._linker.drafts[k].gender in (None, gender)]
        return fitting[-1] if fitting else None

    def _tells(self, head: Token) -> bool:
        words = {t.lower_ for t in self._doc[left_of(head) : head.i]} | {head.lower_}
        return bool(words & v.words("reference", "characterising"))

    def _may_be(self, head: Token, key: int) -> bool:
        """Whether a word of work or standing may be said of a person: one who spoke last, of no other such office."""
        word = head.lower_
        counted = (
            head.i + 2 < len(self._doc) and self._doc[head.i + 1].lower_ == "of" and self._doc[head.i + 2].like_num
        )
        if word in v.words("reference", "sources") or (word in v.words("reference", "spokespeople") and not counted):
            return False
        if self._conflicts(head, key):
            return False
        at = bisect_left(self._people, (head.i, -1))
        return any(k == key and self._is_prominent(i) for i, k in self._people[max(0, at - _MOST_PEOPLE) : at])

    def _conflicts(self, head: Token, key: int) -> bool:
        """Whether a description names an office or rank that the person is said to have none or another of."""
        word = head.lower_
        offices = {title.office for title in self._linker.drafts[key].titles.values()}
        state = v.words("offices", "state")
        if word in state and word != "leader" and offices & state:
            return True
        return word in v.words("offices", "ranks") and not offices & v.words("reference", "military")

    def _is_prominent(self, start: int) -> bool:
        """Whether the person named at a token acts there, or is who a description that acts is named as."""
        token = self._doc[start]
        for _ in range(6):
            if _acts(token) or (token.dep_ == "pobj" and token.head.head.lower_ == "according"):
                return True
            if token.dep_ == "pobj" and token.head.head.lower_ in ("chairmanship", "presidency", "leadership"):
                return True
            if token.dep_ not in ("compound", "appos", "nmod", "flat"):
                return False
            token = token.head
        return False


def is_aged(head: Token) -> bool:
    """Whether a description is an age: "the 34-year-old"."""
    if head.lower_.endswith("-year-old"):
        return True
    before = {t.lower_ for t in head.doc[max(0, head.i - 5) : head.i]}
    return (head.lower_ == "old" and "year" in before) or {"year", "old"} <= before


def _acts(head: Token) -> bool:
    return head.dep_ == "nsubj" and head.head.lemma_ in v.words("nouns", "acts")


def _introduces_somebody(head: Token) -> bool:
    if is_plural(head) or determiner(head) not in ("a", "an", "one", "another"):
        return False
    said_to = head.dep_ == "pobj" and head.head.lower_ in ("to", "by", "from")
    return v.noun_class(head.lower_) == "person" and (head.dep_ == "nsubj" or said_to)
