"""Both parties of what a report is about: "the two sides", "both countries", "the neighbours"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.holders import COUNTS
from pipeline.extraction.entities.linking import Linked, Linker
from pipeline.extraction.entities.wording import is_definite, is_plural, plain_word
from pipeline.extraction.tokens import Doc, Token


class Pairs:
    """The states and bodies that one article names two by two."""

    def __init__(
        self,
        doc: Doc,
        linker: Linker,
        linked_at: dict[int, Linked],
        heads: list[Token],
        describe: Callable[[Token], tuple[int, ...]],
    ) -> None:
        self._doc = doc
        self._linker = linker
        self._linked_at = linked_at
        self._heads = heads
        self._describe = describe
        self._found: list[tuple[int, tuple[int, ...]]] | None = None

    def meant(self, head: Token) -> tuple[int, ...]:
        """The pair that a plural like "the two sides" means: named together most often, and last; () for none."""
        noun = plain_word(head.lower_)
        if noun not in v.words("reference", "sides") or not is_plural(head) or not is_definite(head):
            return ()
        count = next((COUNTS[t.lower_] for t in head.lefts if t.lower_ in COUNTS), None)
        if count not in (2, None) or (count is None and noun not in v.words("reference", "sides", "opposed")):
            return ()
        if any(t.tag_ in ("JJ", "NN", "NNP", "POS") for t in head.lefts):
            return ()
        pairs = [pair for pair in self._all() if pair[0] < head.i]
        if not pairs:
            return self.main_states
        often = Counter(frozenset(keys) for _, keys in pairs)
        drafts = self._linker.drafts
        alike = {keys: drafts[keys[0]].kind == drafts[keys[1]].kind for _, keys in pairs}
        return max(pairs, key=lambda pair: (alike[pair[1]], often[frozenset(pair[1])], pair[0]))[1]

    @cached_property
    def main_states(self) -> tuple[int, ...]:
        """The two states that the article is about, counting those who act for them; () for one or for more.

        They are who "both countries" are and who issue "a joint statement" where nobody is named beside it.
        """
        countries = (self._linker.drafts[linked.key].country for linked in self._linker.linked)
        counts = Counter(country for country in countries if country is not None)
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]):
            return ()
        return tuple(sorted(self._linker.country(code) for code, _ in ranked[:2]))

    def _all(self) -> list[tuple[int, tuple[int, ...]]]:
        """Every two states or bodies that the article names together, with where."""
        if self._found is None:
            self._found = []
            named = [(linked.name.start, self._joined(linked)) for linked in self._linker.linked]
            bodies = [h for h in self._heads if v.noun_class(h.lower_) == "institution" and h.conjuncts]
            described = [(h.i, self._joined_to_described(h)) for h in bodies]
            self._found = sorted((at, keys) for at, keys in (*named, *described) if len(keys) == 2)
        return self._found

    def _joined_to_described(self, head: Token) -> tuple[int, ...]:
        """A described body with the named one that follows it ("the Norlandic government and the Council")."""
        others = [self._linked_at[t.i].key for t in head.conjuncts if t.i > head.i and t.i in self._linked_at]
        return tuple(dict.fromkeys([*self._describe(head), *others])) if others and head.dep_ != "conj" else ()

    def _joined(self, linked: Linked) -> tuple[int, ...]:
        """The states or bodies joined to a named one: by "and", or as the subject of what is done "with" it."""
        root = self._doc[linked.name.root]
        kind = self._linker.drafts[linked.key].kind
        if root.dep_ == "conj" or kind not in ("country", "organization"):
            return ()
        others = [self._linked_at[t.i].key for t in root.conjuncts if t.i in self._linked_at and t.i > root.i]
        if not others and kind == "country" and root.dep_ == "pobj" and root.head.lower_ == "with":
            subjects = [
                self._linked_at[t.i].key for t in root.head.head.lefts if t.dep_ == "nsubj" and t.i in self._linked_at
            ]
            others = [key for key in subjects[:1] if self._linker.drafts[key].kind == "country"]
        return tuple(dict.fromkeys([linked.key, *others]))
