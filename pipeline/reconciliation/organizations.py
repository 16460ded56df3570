"""Which organisations of different articles are one: by authority list, by name, by abbreviation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rapidfuzz import fuzz

from pipeline import lexicons
from pipeline.extraction.gazetteer.folding import fold
from pipeline.reconciliation.names import without_possessive

_SAME_NAME = 80
"""Likeness, of 100, of two spellings of one name."""


@dataclass(frozen=True, slots=True)
class Organization:
    """A named organisation as one article has it, with all forms of its name there.

    `listed` is its key in the authority list, if any; `reported_on` is the article's day, the last of all where that is
    not known.
    """

    article_id: str
    entity_key: int
    name: str
    country: str | None
    forms: frozenset[str]
    listed: str | None
    reported_on: date


@cache
def _authority() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in lexicons.load("organisations")["organisation"]:
        for form in (row["name"], *row["aliases"]):
            table.setdefault(_key(form), row["name"])
    return table


def _key(form: str) -> str:
    """Abbreviations keep their capitals: "WHO" is no pronoun."""
    form = without_possessive(form).replace(".", "")
    if form.startswith(("the ", "The ")):
        form = form[4:]
    return form if is_abbreviation(form) else fold(form.replace("’s ", " ").replace("'s ", " "))


def is_abbreviation(form: str) -> bool:
    """Whether a form is made of initials.

    >>> is_abbreviation("OECD"), is_abbreviation("Oxfam")
    (True, False)
    """
    return 2 <= len(form) <= 8 and sum(c.isupper() for c in form) >= max(2, len(form) - 2) and " " not in form


def established_name(form: str) -> str | None:
    """The name under which the authority list has an organisation; None where it has none.

    >>> established_name("the E.U."), established_name("Rotary of Nowhere")
    ('European Union', None)
    """
    return _authority().get(_key(form))


def identify_organizations(organizations: Sequence[Organization]) -> dict[tuple[str, int], tuple[str, ...]]:
    """What each organisation's identifier is made of, by article and number.

    A name of the authority list settles it. Other organisations are one where their names agree and their countries do
    not conflict; a bare abbreviation is the one organisation that some article calls by it next to its full name. What
    was first reported under an abbreviation keeps it as its identifier's name when the full one becomes known.
    """
    spelled_out: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    for one in organizations:
        key = _key(one.name)
        if not is_abbreviation(key):
            for form in one.forms:
                if is_abbreviation(_key(form)):
                    spelled_out[_key(form)].add(key)
        if one.country:
            countries[key].add(one.country)
    contested = {key for key in countries if len(countries[key]) > 1}
    keys: dict[tuple[str, int], tuple[str, ...]] = {}
    groups: dict[tuple[str, ...], list[Organization]] = defaultdict(list)
    for one in organizations:
        if one.listed is not None:
            keys[one.article_id, one.entity_key] = "listed", one.listed
            continue
        short = (form for form in sorted(one.forms) if is_abbreviation(_key(form)))
        called = (established_name(form) for form in short if not _shares_initials_alone(one.name, form))
        established = established_name(one.name) or next(filter(None, called), None)
        if established is not None:
            keys[one.article_id, one.entity_key] = (fold(established),)
            continue
        key = _key(one.name)
        if is_abbreviation(key) and len(spelled_out[key]) == 1:
            (key,) = spelled_out[key]
        groups[(key, one.country or "") if key in contested else (key,)].append(one)
    return keys | _keys(groups, set(keys.values()))


def _shares_initials_alone(name: str, abbreviation: str) -> bool:
    """Whether a name is of another organisation than the established one of the same initials.

    >>> _shares_initials_alone("Union of Nurses", "UN"), _shares_initials_alone("United Nations Organisation", "UN")
    (True, False)
    """
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    established = established_name(abbreviation)
    return (
        established is not None
        and initials == _key(abbreviation).upper()
        and fuzz.ratio(fold(name), fold(established)) < _SAME_NAME
    )


def _keys(
    groups: dict[tuple[str, ...], list[Organization]], taken: set[tuple[str, ...]]
) -> dict[tuple[str, int], tuple[str, ...]]:
    """Identifiers' parts from how each organisation was first reported; the earlier of two called the same has them."""
    keys: dict[tuple[str, int], tuple[str, ...]] = {}
    for group in sorted(groups.values(), key=lambda members: min(map(_order, members))):
        first = min(group, key=_order)
        name, *report = fold(_key(first.name)), first.article_id, str(first.entity_key)
        own = next(key for key in ((name,), (name, first.country or ""), (name, *report)) if key not in taken)
        taken.add(own)
        keys.update(((one.article_id, one.entity_key), own) for one in group)
    return keys


def _order(one: Organization) -> tuple[date, str, int]:
    return one.reported_on, one.article_id, one.entity_key
