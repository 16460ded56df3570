"""When a capital means its state's government, and when it is only a place: the position in the sentence decides."""

from __future__ import annotations

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.tokens import Token


def stands_for_state(token: Token) -> bool:
    """Whether a capital's name, at this token, means a government: it acts, owns, or is dealt with.

    A locative preposition ("in Paris"), a noun it modifies ("the Paris meeting") or a verb of motion make it a place.
    """
    head = token.head
    if token.dep_ == "conj":
        base = _first_conjunct(token)
        return base.pos_ in ("PROPN", "PRON") and base.dep_ != "conj" and stands_for_state(base)
    if token.dep_ in ("nsubj", "nsubjpass"):
        return _acts(head)
    if token.dep_ in ("dobj", "dative", "iobj"):
        return head.lemma_ not in v.words("names", "locative", "motion")
    if token.dep_ == "poss":
        return v.noun_class(head.lower_) != "thing" or head.lower_ in v.words("reference", "metonymy", "owned")
    return token.dep_ == "pobj" and _after_preposition(head)


def _first_conjunct(token: Token) -> Token:
    base = token
    while base.dep_ == "conj" and base.head.i != base.i:
        base = base.head
    return base


def _acts(verb: Token) -> bool:
    """Whether a verb's subject is an agent; "Paris lies on the Seine" has none."""
    if verb.lemma_ in v.words("reference", "metonymy", "inactive"):
        return False
    if verb.lemma_ == "be":
        return any(c.dep_ in ("acomp", "attr", "prep", "xcomp") for c in verb.children)
    return True


def _after_preposition(preposition: Token) -> bool:
    word, governor = preposition.lower_, preposition.head
    if word == "of":
        partitive = governor.lower_ in v.words("reference", "metonymy", "partitive")
        return not partitive and governor.pos_ in ("NOUN", "VERB", "ADJ")
    if word in v.words("reference", "metonymy", "towards"):
        return not (word == "for" and governor.lemma_ in v.words("reference", "metonymy", "leaving"))
    if word in ("to", "from"):
        received = v.words("reference", "metonymy", "received")
        return governor.lemma_ in received or governor.lower_ == "according" or preposition.dep_ == "dative"
    return False
