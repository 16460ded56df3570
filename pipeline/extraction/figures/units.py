"""What kind of thing a noun counts: people, countries, organisations, or items."""

from __future__ import annotations

from pipeline.extraction.figures.syntax import argument, governor_of, inside
from pipeline.extraction.figures.words import PERSON, is_nationality
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load

_NOUNS = load("counted_nouns")
_PERSON_ENDINGS = tuple(_NOUNS["person_endings"])
COUNTRY = frozenset(_NOUNS["country"])
ORGANIZATION = frozenset(_NOUNS["organization"])
_OF_STATES = frozenset(_NOUNS["bodies_of_states"])
_OF_PEOPLE = frozenset(_NOUNS["bodies_of_people"])
COUNTED_GROUPS = frozenset(_NOUNS["counted_groups"])
_BODY_BEFORE = 60
"""Tokens before "members" in which the body is looked for whose members they are."""
_GROUP_KINDS = frozenset(_NOUNS["group_kinds"])


def unit_of(head: Token, number: Token) -> str:
    """`person`, `country`, `organization` or `item`, by the noun and, for members, by whose members they are."""
    lemma, lower = head.lemma_.lower(), head.lower_
    first = head.doc[number.i + 1 : head.i + 1]
    compound = next((t for t in first if t.lower_ in {"nation", "country", "member", "state", "party"}), None)
    if compound is not None and compound.i > 0 and head.doc[compound.i - 1].text in {"-", "‑", "–"}:
        if compound.lower_ in {"nation", "country"}:
            return "country"
        if compound.lower_ == "member" and any(
            c.lower_ in {"security", "general", "un", "u.n.", "nato", "eu", "african", "arab"} for c in head.children
        ):
            return "country"
        if compound.lower_ == "member":
            return "country" if lemma in _OF_STATES - _OF_PEOPLE else "person"
        if compound.lower_ == "party":
            return "organization"
    if len(first) > 1 and first[0].text in {"-", "‑"}:
        return "person" if first[1].lower_ in {"strong", "man", "person"} else "item"
    if lemma in {"member", "ally", "signatory"}:
        return _unit_of_members(head)
    if (lower in {"parties", "capitals", "governments", "states"} or lemma in COUNTRY) and lemma != "party":
        return "country"
    if lemma in PERSON or lower in PERSON:
        return "person"
    if lower.endswith(_PERSON_ENDINGS) and len(lower) > 5:
        return "person"
    if lemma == "head" and any(
        c.lower_ == "of" and any(g.lemma_ in {"cattle", "sheep", "livestock", "goat"} for g in c.children)
        for c in head.children
    ):
        return "item"
    if lemma in {"group", "grouping"} and any(
        c.lemma_.lower() in _GROUP_KINDS or c.text[0].isupper()
        for c in head.children
        if c.i < head.i and c.i > number.i
    ):
        return "organization"
    if lemma in ORGANIZATION:
        return "organization"
    if is_nationality(head) or (
        head.tag_ == "NNPS" and lower.endswith(("ans", "ians", "is", "ese", "ish", "ens", "ds", "ks"))
    ):
        return "person"
    if lower.endswith("-seekers") or ("-" in lower and lower.rsplit("-", 1)[-1].rstrip("s") in PERSON):
        return "person"
    return "item"


def _unit_of_members(head: Token) -> str:
    near = {t.lower_ for t in inside(head)} | {t.lemma_.lower() for t in inside(head)}
    governor = governor_of(head)
    if governor is not None and governor.pos_ in {"VERB", "AUX"} and head.dep_ in {"dobj", "attr", "pobj"}:
        owner = argument(governor, head)
        if owner is not None:
            near |= {owner.lower_, owner.lemma_.lower()}
    if near & {"state", "nation", "country"}:
        return "country"
    if near & (_OF_PEOPLE - _OF_STATES):
        return "person"
    if near & _OF_STATES:
        return "country"
    if head.lemma_.lower() in {"ally", "signatory"}:
        return "country"
    return "person" if any(c.dep_ in {"compound", "nmod"} for c in head.children) else _unit_by_body_before(head)


def _unit_by_body_before(members: Token) -> str:
    """Unit of bare "members", by the body named last before them."""
    for token in reversed(members.doc[max(0, members.i - _BODY_BEFORE) : members.i]):
        words = {token.lower_, token.lemma_.lower()}
        if words & (_OF_STATES - _OF_PEOPLE):
            return "country"
        if words & (_OF_PEOPLE - _OF_STATES):
            return "person"
    return "person"


def unit_of_group(noun: Token) -> str:
    """Unit of the members of a group noun with a bare number ("a population of three million", "a crew of 200")."""
    lemma = noun.lemma_.lower()
    return "person" if lemma in PERSON or lemma in _OF_PEOPLE or lemma in COUNTED_GROUPS else "item"
