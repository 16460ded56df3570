"""Which two people a word means that names neither: "the two", "both women", "the latter"."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.pronouns import Antecedent
from pipeline.extraction.entities.wording import is_plural
from pipeline.extraction.tokens import Token

_MOST_NAMED = 60
"""Names and descriptions before "the two" that are weighed."""


class TwoNamed:
    """The people and bodies of one article as they are named one after the other; `antecedents` in order of text."""

    def __init__(self, antecedents: list[Antecedent], sentence_of: list[int]) -> None:
        self._antecedents = antecedents
        self._sentence_of = sentence_of

    def people(self, head: Token) -> tuple[int, ...]:
        """The pair named together last in the sentences just before, else the two people named last there."""
        at = bisect_left(self._antecedents, head.i, key=lambda a: a.start)
        sentence = self._sentence_of[head.i]
        before = [a for a in self._antecedents[max(0, at - _MOST_NAMED) : at] if sentence - a.sentence <= 2]
        pairs = [a for a in before if len(a.keys) == 2]
        if pairs:
            return pairs[-1].keys
        people = list(dict.fromkeys(a.keys[0] for a in reversed(before) if a.kind == "person" and len(a.keys) == 1))[:2]
        return tuple(sorted(people)) if len(people) == 2 else ()

    def former_or_latter(self, head: Token) -> tuple[int, ...]:
        """ "The former" or "the latter" of the two named last, of one kind, in the sentences just before."""
        sentence = self._sentence_of[head.i]
        named: list[Antecedent] = []
        at = bisect_left(self._antecedents, head.i, key=lambda a: a.start)
        for a in reversed(self._antecedents[max(0, at - 40) : at]):
            if sentence - a.sentence > 3 or len(named) == 2:
                break
            alike = not named or (a.kind == named[0].kind and a.keys != named[0].keys)
            if a.sentence < sentence and len(a.keys) == 1 and not a.plural and alike:
                named.append(a)
        if len(named) < 2:
            return ()
        return named[0 if head.lower_ == "latter" else 1].keys


def is_counted_pair(head: Token) -> bool:
    """Whether a description means two people spoken of: "the two ministers", "both women", "the two"."""
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if head.lower_ in ("two", "pair", "duo"):
        return any(t.lower_ == "the" for t in head.lefts) and not any(t.dep_ == "prep" for t in head.rights)
    if not is_plural(head) or v.noun_class(head.lower_) != "person":
        return False
    lefts = {t.lower_ for t in head.lefts}
    return "both" in lefts or {"the", "two"} <= lefts
