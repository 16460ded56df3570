"""The lexicons that recognition asks, as sets and dictionaries made once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline import lexicons
from pipeline.extraction.gazetteer import fold

MALE, FEMALE = "male", "female"

_PERSON_SUFFIXES = ("ers", "ors", "ists", "ians", "eers", "ants", "ents")

_MOST_NOUNS = 65536
"""Nouns whose singular and class are kept at most."""


@dataclass(frozen=True)
class Organisation:
    """A body known by name; `country` is ISO 3166-1 alpha-3 where it is one state's own."""

    name: str
    country: str | None


@cache
def words(name: str, section: str, key: str = "words") -> frozenset[str]:
    """The words of one section of a lexicon."""
    listed = lexicons.load(name)[section][key]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


LINKS = frozenset({"and", "of", "for", "on"})
"""Words inside the names of bodies that may as well stand between two names."""


@cache
def linked_names() -> frozenset[str]:
    """The first words, in small letters, of the names of known bodies that have such a word inside."""
    rows = lexicons.load("organisations")["organisation"]
    names = (name.lower().split() for row in rows for name in (row["name"], *row["aliases"]))
    return frozenset(words[0] for words in names if not LINKS.isdisjoint(words[1:]))


@cache
def organisations() -> dict[str, Organisation]:
    """Known bodies by folded name, alias and abbreviation; `abbreviations` says which of these need capitals."""
    table = {}
    for row in lexicons.load("organisations")["organisation"]:
        body = Organisation(row["name"], row.get("country"))
        for name in (row["name"], *row["aliases"]):
            table[fold(name)] = body
    return table


@cache
def abbreviations() -> frozenset[str]:
    """Folded short forms that mean a body only where they are written in capitals ("WHO", "IS", "AU")."""
    rows = lexicons.load("organisations")["organisation"]
    listed = [name for row in rows for name in (row["name"], *row["aliases"])]
    return frozenset(fold(name) for name in listed if name.isupper() and len(name) <= 5)


def organisation(name: str) -> Organisation | None:
    """The known body of a name or abbreviation as written; None for a common word in lower case.

    >>> organisation("the EU").name, organisation("who"), organisation("WHO").name
    ('European Union', None, 'World Health Organization')
    """
    key = fold(name)
    found = organisations().get(key)
    if found is None or (key in abbreviations() and name.removeprefix("the ").replace(".", "") not in _listed()):
        return None
    return found if name in _listed() or any(c.isupper() for c in name) else None


@cache
def _listed() -> frozenset[str]:
    rows = lexicons.load("organisations")["organisation"]
    return frozenset(name for row in rows for name in (row["name"], *row["aliases"]))


@cache
def second_words() -> frozenset[str]:
    """The last words of those nouns for institutions that have several ("tank" of "think tank")."""
    return frozenset(noun.split()[-1] for noun in words("nouns", "institution") if " " in noun)


@cache
def offices() -> frozenset[str]:
    """All titles, lower case, several words joined by blanks."""
    return words("offices", "state") | words("offices", "other")


@cache
def own_offices() -> dict[str, str]:
    """Offices that only one state has, with its code."""
    return dict(lexicons.load("offices")["own_state"])


@cache
def office_ends() -> frozenset[str]:
    """What an office may end with: its last word, and what follows a hyphen there, which may be a token of its own."""
    parts = [office.split()[-1].split("-") for office in offices()]
    return frozenset("-".join(words[k:]) for words in parts for k in range(len(words)))


@cache
def longest_office() -> int:
    return max(len(office.split()) for office in offices())


@cache
def honorifics() -> dict[str, str | None]:
    """Forms of address with the gender they tell."""
    listed = lexicons.load("offices")["honorifics"]
    return {w: gender for key, gender in (("male", MALE), ("female", FEMALE), ("any", None)) for w in listed[key]}


@cache
def gender_words() -> dict[str, str]:
    """Person words and titles with the gender they tell."""
    listed = lexicons.load("offices")["gender"]
    return {w: g for g in (MALE, FEMALE) for w in listed[g]} | {w: g for w, g in honorifics().items() if g}


_NOT_A_MAN = frozenset({"human", "german", "norman", "ottoman", "shaman"})


def gender_of_suffix(noun: str) -> str | None:
    """The gender that the end of a noun tells ("fisherman", "fisherwoman").

    >>> gender_of_suffix("crewman"), gender_of_suffix("human")
    ('male', None)
    """
    if noun.endswith("woman"):
        return FEMALE
    return MALE if noun.endswith("man") and len(noun) > 4 and noun not in _NOT_A_MAN else None


@cache
def given_names() -> dict[str, str | None]:
    """Folded given names with their gender, None where both bear it."""
    listed = lexicons.load("names")["given"]
    table: dict[str, str | None] = {}
    for gender in (MALE, FEMALE):
        for name in listed[gender].split():
            key = fold(name)
            table[key] = gender if table.get(key, gender) == gender else None
    return table


@lru_cache(maxsize=_MOST_NOUNS)
def singular(noun: str) -> str:
    """The singular of a lower-case English noun, by rule: "ministries" gives "ministry", "men" gives "man"."""
    if noun in ("people", "personnel", "police", "news", "press", "corps", "armed forces", "forces", "headquarters"):
        return noun
    if noun.endswith("men") and len(noun) > 3:
        return noun[:-3] + "man"
    if noun == "men":
        return "man"
    if noun == "children":
        return "child"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def is_listed_person(noun: str) -> bool:
    """Whether a lower-case noun is a word for people by the lists alone; "zimmerman" only ends like one."""
    one = singular(noun)
    return any(form in words("nouns", "person") or form in offices() for form in (noun, one))


@lru_cache(maxsize=_MOST_NOUNS)
def noun_class(noun: str) -> str | None:
    """What a lower-case noun (either number) names: `person`, `institution`, `collective`, `thing`, or None.

    >>> [noun_class(noun) for noun in ("officials", "ministry", "delegation", "bridge", "spelunkers")]
    ['person', 'institution', 'collective', 'thing', 'person']
    """
    one = singular(noun)
    for form in (noun, one):
        if form in words("nouns", "person") or form in offices():
            return "person"
    for form in (noun, one):
        if form in words("nouns", "institution"):
            return "institution"
    for form in (noun, one):
        if form in words("nouns", "collective"):
            return "collective"
    if noun.endswith(_PERSON_SUFFIXES) and noun not in words("nouns", "no_person") and len(noun) > 6:
        return "person"
    if one.endswith(("man", "woman")) and len(one) > 5:
        return "person"
    if one.endswith(("ologist", "onomist", "icist", "ivist", "ographer")) and len(one) > 6:
        return "person"
    return "thing" if one in words("nouns", "thing") else None
