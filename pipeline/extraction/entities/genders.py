"""The gender of people that neither title nor given name tells, from the pronouns that can only mean them."""

from __future__ import annotations

from collections import defaultdict

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.linking import Linked, Linker
from pipeline.extraction.entities.pronouns import pronoun_class
from pipeline.extraction.tokens import Doc, Token

_ARGUMENTS = frozenset({"nsubj", "dobj", "pobj", "appos", "conj"})


def _takes_up_subject(pronoun: Token) -> bool:
    """Whether a pronoun means the subject of its sentence: "X said she would", "X met her counterpart"."""
    if pronoun.tag_ == "PRP$":
        return pronoun.head.lower_ in v.words("offices", "relational")
    verb = pronoun.head
    return pronoun.dep_ == "nsubj" and verb.dep_ == "ccomp" and verb.head.lemma_ in v.words("reference", "quoting")


def infer_genders(
    doc: Doc, linker: Linker, linked_at: dict[int, Linked], sentence_of: list[int], quoted: list[bool]
) -> None:
    """Complete the drafts of people in place.

    What the subject of a sentence says of "she", and whose counterpart "her counterpart" is, tells the gender of that
    subject where nobody else is named before, unless another such pronoun contradicts it.
    """
    told: defaultdict[int, set[str]] = defaultdict(set)
    named: set[int] = set()
    subject: int | None = None
    sentence = -1
    for i, token in enumerate(doc.tokens):
        if sentence_of[i] != sentence:
            sentence, named, subject = sentence_of[i], set(), None
        linked = linked_at.get(i)
        if linked is not None:
            draft = linker.drafts[linked.key]
            if draft.kind == "person":
                named.add(linked.key)
                if token.dep_ == "nsubj" and not quoted[i]:
                    subject = linked.key
            continue
        argument = token.tag_ in ("NN", "NNS") and token.dep_ in _ARGUMENTS
        if argument and v.noun_class(token.lower_) == "person" and token.lower_ not in v.offices():
            named.add(-1)  # somebody unnamed may be meant as well
        gender = pronoun_class(token)
        if gender not in (v.MALE, v.FEMALE) or quoted[i] or not _takes_up_subject(token):
            continue
        if subject is not None and named == {subject}:
            told[subject].add(gender)
    for key, genders in told.items():
        draft = linker.drafts[key]
        if draft.gender is None and len(genders) == 1:
            draft.gender = next(iter(genders))
