"""Whose deed it is that somebody is accused of, thanked for or kept from: not that of the accuser."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events.naming import DATE, name_kind
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.verbs import is_passive, is_verbal
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load


def charged_with(preposition: Token) -> list[Token]:
    """Whose deed a gerund on an object is: "accused A of firing", "thanked B for mediating", "kept C from acting"."""
    above = preposition.head
    if preposition.lower_ == "of" and above.dep_ == "dobj" and above.head.lemma_ in _accusing():
        return [above]  # the parser hangs it on the noun
    if preposition.lower_ not in ("of", "for", "from") or not is_verbal(above) or is_passive(above):
        return []
    return [c for c in above.children if c.dep_ == "dobj" and c.i < preposition.i and name_kind(c) != DATE]


def charged_with_more(clause: Token) -> list[Token]:
    """ "accused A of firing shells, killing two": the killing, hung on "accused", is charged to A as well."""
    verb = clause.head
    if clause.tag_ == "VBG" and clause.lemma_ in _HARMING and (attacker := _attacker_between(verb, clause)):
        return attacker
    if clause.tag_ != "VBG" or verb.lemma_ not in _accusing() or is_passive(verb):
        return []
    charges = [t for t in verb.subtree if t.dep_ == "pcomp" and verb.i < t.i < clause.i and t.head.lower_ == "of"]
    return charged_with(charges[0].head) if charges else []


_HARMING = ("kill", "wound", "injure")


def _attacker_between(verb: Token, clause: Token) -> list[Token]:
    """ "agreed on a route to Ulm, where rebels attacked a convoy, killing two": the rebels killed them."""
    told = [t for t in verb.doc[verb.i + 1 : clause.i] if t.dep_ == "relcl" and is_verbal(t) and not is_passive(t)]
    return [c for c in told[-1].children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")] if told else []


@cache
def _accusing() -> frozenset[str]:
    return frozenset(load("reference")["accusing"]["words"])


_BLAMING = frozenset({"condemn", "denounce", "deplore", "decry", "criticise", "criticize", "slam", "lament"})


def blamed_deed(verb: Token) -> Token | None:
    """What is blamed where the verb's own phrases stand behind it, and so tell of it as well.

    "condemned the raid by pirates off Port Ulm on 2 June": the raid was on 2 June.
    """
    if word(verb) not in _BLAMING:
        return None
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i and c.pos_ == "NOUN"), None)
    return thing if thing is not None and thing.right_edge.i > thing.i else None
