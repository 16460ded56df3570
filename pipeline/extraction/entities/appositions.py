"""Who is named beside a description: "the broadcaster Delta One", "the head of the port, Ada Brock,"."""

from __future__ import annotations

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.endings import right_of
from pipeline.extraction.entities.linking import Linked, Linker
from pipeline.extraction.entities.wording import is_plural, noun_of
from pipeline.extraction.tokens import Doc, Token

_SORTS = frozenset(
    {"militia", "company", "firm", "charity", "newspaper", "daily", "magazine", "channel", "broadcaster"}
)
"""Nouns that only say what sort of body a name before them is: "the Vela militia", "the Delta Post newspaper"."""
_ARMED = frozenset(
    {
        "terror",
        "terrorist",
        "militant",
        "rebel",
        "armed",
        "insurgent",
        "jihadist",
        "extremist",
        "separatist",
        "islamist",
    }
)
"""What a group is that has a name of its own: "the Vela terror group", unlike "the UN expert group"."""
_INTRODUCED_WITHIN = 10
"""Tokens after a description within which the name that it introduces begins."""
_APPOSITION_REACH = 20
"""Tokens between a description and the name beside it; farther ones are parsing accidents."""


class Appositions:
    """The descriptions of one article that stand beside a name."""

    def __init__(self, doc: Doc, linker: Linker, linked_at: dict[int, Linked]) -> None:
        self._doc = doc
        self._linker = linker
        self._linked_at = linked_at

    def named(self, head: Token) -> int | None:
        """Who is named beside the description: "the broadcaster Delta One", "a former judge, Ada Brock"."""
        if is_plural(head):
            return None
        wanted = "person" if v.noun_class(noun_of(head)) == "person" else "organization"
        nearby = [c for c in head.rights if c.dep_ == "appos"]
        if head.dep_ in ("appos", "compound"):
            nearby.append(head.head)
        if v.noun_class(noun_of(head)) in ("institution", "collective"):
            # "the border agency Vela", whatever the parse hangs the name on; not "the group Vela founded"
            nearby.extend(t for t in self._doc[head.i + 1 : head.i + 2] if t.head.dep_ != "relcl")
        if _only_sorts(head):
            nearby.extend(c for c in head.lefts if c.dep_ in ("compound", "nmod", "amod"))
        for token in nearby:
            linked = self._linked_at.get(token.i)
            if linked is None or self._linker.drafts[linked.key].kind != wanted:
                continue
            if abs(linked.name.start - head.i) < _APPOSITION_REACH:
                return linked.key
        return self._introduced(head) if wanted == "person" else None

    def _introduced(self, head: Token) -> int | None:
        """The person whom a description leads up to: "the head, the lawyer Ada Brock,", "a man known as Brock"."""
        doc, k = self._doc, right_of(head)
        if k < len(doc) and doc[k].tag_ == "HYPH" and k + 1 < len(doc):
            k += 2
        if k >= len(doc) or (doc[k].text != "," and doc[k].tag_ not in ("VBN", "WP")):
            return None
        naming = False
        for p in range(k, min(k + _INTRODUCED_WITHIN, len(doc))):
            token = doc[p]
            linked = self._linked_at.get(p)
            if linked is not None:
                person = self._linker.drafts[linked.key].kind == "person" and p not in self._linker.title_owner
                if not person:
                    if naming:
                        return None
                    continue
                closed = linked.name.end >= len(doc) or doc[linked.name.end].text in (",", ".", ")", ";")
                return linked.key if naming or closed else None
            if token.is_sent_start and p > k:
                return None
            naming = naming or token.lemma_ in v.words("reference", "naming")
            if not naming and p > k and token.tag_ not in ("DT", "JJ", "NN", "NNP", "POS", "HYPH", "VBN", "WP", "PRP$"):
                return None
        return None


def _only_sorts(head: Token) -> bool:
    """Whether a common noun behind a name only says what sort of body it is ("the Vela terror group")."""
    if any(c.lower_ == "of" for c in head.rights):
        return False
    return head.lower_ in _SORTS or (head.lower_ == "group" and any(c.lower_ in _ARMED for c in head.lefts))
