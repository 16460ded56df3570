"""Names compared: what a person's name consists of, and which spellings can be the same name.

A *skeleton* is one key for the transliterations of a name part: letters without accents, spellings of one sound made
one (lexicon `person_names`), runs of one letter once. Skeletons are for comparing alone and are never shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz.distance import Indel

from pipeline import lexicons
from pipeline.extraction.gazetteer.folding import fold

_NO_LETTERS = re.compile(r"[\W_]+")
_VOWELS = frozenset("aeiou")
_SURNAME_LIKENESS = 0.8
_GIVEN_LIKENESS = 0.7
"""Least normalised similarity (1 = equal) of skeletons that differ in vowels alone."""
_SHORTEST_VARIED = 4
"""Letters a name part must have before two different skeletons of it may be the same name."""
_SHORTEST_LOOSE = 5
"""Letters a family name must have to be compared in loose spelling."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in skeletons: given names in order, then the family name's carrying part.

    A name of one word has no given names. Particles ("von der") are left out: they come and go between reports.
    `loose` are all given names and the family name in loose spelling (see `loosely_spelled`); they do not count for
    being equal.
    """

    given: tuple[str, ...]
    family: str
    loose: tuple[str, str] = field(default=("", ""), compare=False, repr=False)

    @property
    def is_full(self) -> bool:
        return bool(self.given)

    @property
    def parts(self) -> tuple[str, ...]:
        return (*self.given, self.family)


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(letters(word) for word in lexicons.load("person_names")[group])


@cache
def _spellings(group: str) -> tuple[tuple[str, str], ...]:
    return tuple((rule["written"], rule["counts_as"]) for rule in lexicons.load("person_names")[group])


@cache
def _usual_given_names() -> dict[str, str]:
    table: dict[str, str] = {}
    for full, short_forms in lexicons.load("person_names")["given_names"].items():
        table.update((skeleton(short), skeleton(full)) for short in short_forms)
    return table


def office_before(text: str) -> str | None:
    """The office that ends a text directly before a person's name, as people are addressed by it.

    >>> office_before("In Oslo, Chancellor "), office_before("the Danish Interior Minister "), office_before("told ")
    ('Chancellor', None, None)
    """
    words = text[-60:].split()
    if not words or not text.endswith(" ") or not words[-1][0].isupper() or not words[-1].replace("-", "").isalpha():
        return None
    if letters(words[-1]) not in _words("offices"):
        return None
    part_of_longer = len(words) > 1 and words[-2][:1].isupper() and letters(words[-1]) in _words("ending_offices")
    return None if part_of_longer else words[-1]


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """The letters and digits of a text, lower case, without accents.

    >>> letters("O’Brien-Łukasz")
    'obrienlukasz'
    """
    return _NO_LETTERS.sub("", fold(text))


@lru_cache(maxsize=8192)
def without_possessive(name: str) -> str:
    """A name without a trailing possessive ending, its white space made single spaces.

    >>> without_possessive("Osaka’s"), without_possessive("the United  Nations'")
    ('Osaka', 'the United Nations')
    """
    name = " ".join(name.split())
    for ending in ("'s", "’s", "'", "’"):
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name


@lru_cache(maxsize=8192)
def skeleton(part: str) -> str:
    """The key of a name part's spellings.

    >>> skeleton("Tymoshenskyy") == skeleton("Tymoshenski"), skeleton("Yevgeny") == skeleton("Evgenii")
    (True, True)
    """
    text = letters(part)
    if text.startswith("ye"):
        text = text[1:]
    for written, counts_as in _spellings("spellings"):
        text = text.replace(written, counts_as)
    text = "".join(
        "k" if c == "c" and text[i + 1 : i + 2] not in ("h", "e", "i", "") else c for i, c in enumerate(text)
    )
    text = text.removesuffix("c") + "k" if text.endswith("ic") else text
    return "".join(c for i, c in enumerate(text) if i == 0 or c != text[i - 1])


@lru_cache(maxsize=8192)
def loosely_spelled(part: str) -> str:
    """A key wider than the skeleton, of a name part as written: affricates that transliterations mix up are one letter.

    >>> loosely_spelled("Dzhumabaev") == loosely_spelled("Zhumabaev"), loosely_spelled("Gasanli")
    (True, 'hasanli')
    """
    text = letters(part)
    if text.startswith("ye"):
        text = text[1:]
    for written, counts_as in _spellings("loose_spellings"):
        text = text.replace(written, counts_as)
    return "".join(c for i, c in enumerate(text) if i == 0 or c != text[i - 1])


@lru_cache(maxsize=8192)
def consonants(part: str) -> str:
    """The consonants of a skeleton, which most transliterations agree on; the skeleton itself where it has none."""
    return "".join(c for c in part if c not in _VOWELS) or part


@lru_cache(maxsize=8192)
def person_name(name: str) -> PersonName | None:
    """A person's name taken apart; None where nothing is left without titles, particles and suffixes.

    >>> person_name("Dr. Ingrid van der Meer")
    PersonName(given=('ingrid',), family='mir')
    """
    words = [word for word in without_possessive(name).replace(",", " ").split() if letters(word)]
    before = _words("honorifics") | _words("offices")
    while len(words) > 1 and letters(words[0]) in before:
        words.pop(0)
    while len(words) > 1 and letters(words[-1]) in _words("suffixes"):
        words.pop()
    if not words:
        return None
    carrying = [
        word for i, word in enumerate(words) if i in (0, len(words) - 1) or letters(word) not in _words("particles")
    ]
    if len(carrying) == 2 and letters(carrying[0]) in _words("particles"):
        carrying = carrying[1:]
    bare = [_without_article(word) for word in carrying]
    parts = [skeleton(word) for word in bare]
    loose = loosely_spelled("".join(bare[:-1])), loosely_spelled(bare[-1])
    return PersonName(tuple(parts[:-1]), parts[-1], loose) if all(parts) else None


def _without_article(word: str) -> str:
    """A word without an Arabic article tied to it ("al-Hassan")."""
    first, mark, rest = fold(word).partition("-")
    return rest if mark and rest and first in ("al", "el", "ul", "ad", "as", "ash") else word


def usual_given_name(part: str) -> str:
    """The skeleton of the given name that a short form stands for; any other is its own."""
    return _usual_given_names().get(part, part)


def same_given_name(left: str, right: str) -> bool:
    """Whether two skeletons can be one given name: equal, a customary short form, or another transliteration.

    A different ending is a different name ("Mario", "Maria").
    """
    left, right = usual_given_name(left), usual_given_name(right)
    return left == right or _varied(left, right, _GIVEN_LIKENESS)


def same_family_name(left: str, right: str) -> bool:
    """Whether two skeletons can be one family name: equal, or another transliteration of it."""
    return left == right or _varied(left, right, _SURNAME_LIKENESS)


def are_loosely_one(one: PersonName, other: PersonName) -> bool:
    """Whether two full names can be one in loose spelling; vowels within them may differ, as in transliterations."""
    if not all((*one.loose, *other.loose)) or min(len(one.loose[1]), len(other.loose[1])) < _SHORTEST_LOOSE:
        return False
    pairs = zip(one.loose, other.loose, strict=True)
    return all(left == right or _varied(left, right, _GIVEN_LIKENESS) for left, right in pairs)


def is_initial(part: str) -> bool:
    return len(part) == 1


def same_given_names(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether the given names of two full names can be one person's: the first agree, and so do middle names both have.

    An initial agrees with every name it begins.
    """
    joined = "".join(left), "".join(right)
    if joined[0] == joined[1]:
        return True
    if not left or not right or not _agree(left[0], right[0]):
        return False
    middles = left[1:], right[1:]
    return not all(middles) or any(_agree(one, other) for one in middles[0] for other in middles[1])


def _agree(left: str, right: str) -> bool:
    if is_initial(left) or is_initial(right):
        return left[0] == right[0]
    return same_given_name(left, right)


def _varied(left: str, right: str, likeness: float) -> bool:
    return (
        min(len(left), len(right)) >= _SHORTEST_VARIED
        and left[-1] == right[-1]
        and consonants(left) == consonants(right)
        and Indel.normalized_similarity(left, right) >= likeness
    )
