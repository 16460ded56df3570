"""Which organisations of different articles are one: by authority list, by name, by abbreviation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline import lexicons
from pipeline.extraction.gazetteer.folding import fold
from pipeline.reconciliation.names import without_possessive


@dataclass(frozen=True, slots=True)
class Organization:
    """A named organisation as one article has it, with all forms of its name there."""

    article_id: str
    entity_key: int
    name: str
    country: str | None
    forms: frozenset[str]


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
    not conflict; a bare abbreviation is the one organisation that some article calls by it next to its full name.
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
    keys: dict[tuple[str, int], tuple[str, ...]] = {}
    for one in organizations:
        short = (form for form in sorted(one.forms) if is_abbreviation(_key(form)))
        established = established_name(one.name) or next(filter(None, map(established_name, short)), None)
        if established is not None:
            keys[one.article_id, one.entity_key] = (fold(established),)
            continue
        key = _key(one.name)
        if is_abbreviation(key) and len(spelled_out[key]) == 1:
            (key,) = spelled_out[key]
        settled = len(countries[key]) < 2
        keys[one.article_id, one.entity_key] = (fold(key),) if settled else (fold(key), one.country or "")
    return keys
