"""Whether "Congress" is a parliament rather than a gathering."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events.clauses import complements
from pipeline.extraction.events.phrases import word
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load

_PARTIES = ("party", "parties")
_ORDINALS = ("1st", "2nd", "3rd", "0th", "1th", "2th", "3th", "4th", "5th", "6th", "7th", "8th", "9th")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("meetings")["light"][name])


def is_parliament(noun: Token) -> bool:
    """Whether "Congress" is a parliament or a union of that name rather than a gathering: capital, not numbered, of no
    party, and nobody goes there for the occasion."""
    if not noun.text[0].isupper() or noun.doc[max(noun.i - 1, noun.sent.start)].lower_ in _PARTIES:
        return False
    if any(n.lower_ in _PARTIES for n in complements(noun, "of")):
        return False
    left = [t for t in noun.subtree if t.i < noun.i]
    if any(t.tag_ == "CD" or t.ent_type_ == "ORDINAL" or t.lower_.endswith(_ORDINALS) for t in left):
        return False
    attended = noun.dep_ == "dobj" and word(noun.head) in _words("attend") | _words("host")
    there = noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during")
    return not ((attended or there) and left)
