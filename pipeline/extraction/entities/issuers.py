"""Who speaks through a document: "a U.N. report", "a statement by the ministry", "the statement said"."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.linking import Linked, Linker
from pipeline.extraction.entities.wording import is_definite
from pipeline.extraction.tokens import Token

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ISSUED_WITHIN = 120
"""Tokens before "the statement" within which whoever made it is sought."""
Describe = Callable[[Token], tuple[int, ...]]
"""What gives the keys of the entities that a description means."""


def issuer(head: Token, linker: Linker, linked_at: dict[int, Linked], describe: Describe) -> tuple[int, ...]:
    """Keys of the owner or maker of the document that a noun names; () where the text tells none."""
    for child in head.children:
        if child.dep_ in ("poss", "compound", "nmod", "amod") and child.i < head.i:
            if child.i in linked_at:
                return (linked_at[child.i].key,)
            if child.dep_ == "poss" and child.tag_ in _NOUNS:
                return describe(child)
        if child.dep_ == "acl" and child.tag_ == "VBN":
            child = next((c for c in child.children if c.dep_ == "agent"), child)
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            maker = next((c for c in child.children if c.dep_ == "pobj"), None)
            if maker is not None and maker.i in linked_at:
                return (linked_at[maker.i].key,)
            if maker is not None and v.noun_class(maker.lower_) in ("institution", "person"):
                return describe(maker)
    return _speaker_before(head, linker, linked_at, describe) if is_definite(head) else ()


def is_joint(head: Token) -> bool:
    """Whether a noun names a document of two who issue it together ("according to a joint statement")."""
    document = v.singular(head.lower_) in v.words("reference", "documents")
    return document and any(c.lower_ == "joint" for c in head.lefts)


def _speaker_before(head: Token, linker: Linker, linked_at: dict[int, Linked], describe: Describe) -> tuple[int, ...]:
    """The state or body that spoke last before "the statement"."""
    doc = head.doc
    for k in range(head.i - 1, max(-1, head.i - _ISSUED_WITHIN), -1):
        if doc[k].lemma_ not in v.words("reference", "quoting"):
            continue
        subject = next((c for c in doc[k].children if c.dep_ == "nsubj"), None)
        if subject is None:
            continue
        linked = linked_at.get(subject.i)
        if linked is not None and linker.drafts[linked.key].kind != "person":
            return (linked.key,)
        if linked is None and v.noun_class(subject.lower_) == "institution":
            return describe(subject)
    return ()
