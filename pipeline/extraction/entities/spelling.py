"""When two spellings are one name: longer and shorter forms of a person's name, variants, abbreviations of bodies."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v

_VARIANT_LENGTH = 5
"""Letters from which two spellings of a surname may differ by an edit or two and still be one transliterated name."""


def person_key(text: str) -> str:
    return gazetteer.fold(text)


def same_people(keys: list[str]) -> dict[str, str]:
    """Each full name to the longest that means the same person: with more given names, or spelt otherwise."""
    ordered = sorted(keys, key=lambda k: (-len(k.split()), -len(k), k))
    canonical: dict[str, str] = {}
    near: dict[str, dict[str, None]] = {}  # names that share their first word, or the first letter of their last
    for key in ordered:
        words = key.split()
        blocks = [near.setdefault(b, {}) for b in ("first " + words[0], "last " + words[-1][0])]
        same = {other for block in blocks for other in block if same_person(key, other)}
        canonical[key] = same.pop() if len(same) == 1 else key
        for block in blocks:
            block[canonical[key]] = None
    return canonical


def same_person(short: str, long: str) -> bool:
    a, b = short.split(), long.split()
    if len(a) == len(b):
        return all(x == y or are_variants(x, y) or _is_initial(x, y) for x, y in zip(a, b, strict=True))
    if a[-1] != b[-1] and not are_variants(a[-1], b[-1]):
        return len(a) >= 2 and b[: len(a)] == a
    rest = iter(b)
    return all(any(x == y or _is_initial(x, y) for y in rest) for x in a)


def _is_initial(x: str, y: str) -> bool:
    return (len(x) == 1 and y.startswith(x)) or (len(y) == 1 and x.startswith(y))


def is_short_for(short: str, full: str) -> bool:
    """Whether a short name ends, or starts, a full one; any single word of it will do where it is no given name."""
    a, b = short.split(), full.split()
    if len(a) >= len(b):
        return False
    if b[-len(a) :] == a or b[: len(a)] == a:
        return True
    return len(a) == 1 and a[0] in b


def are_variants(a: str, b: str) -> bool:
    """Whether two words are spellings of one name: same start, a slight difference in a long word."""
    if a == b:
        return True
    if min(len(a), len(b)) < _VARIANT_LENGTH or a[0] != b[0] or a + "a" == b or b + "a" == a:
        return False
    genders = {v.given_names().get(a), v.given_names().get(b)}
    if genders == {v.MALE, v.FEMALE}:
        return False
    allowed = 1 if min(len(a), len(b)) < 8 else 2
    return Levenshtein.distance(a, b, score_cutoff=allowed) <= allowed


def abbreviates(short: str, long: str) -> bool:
    """Whether an abbreviation's capitals are initials of a name of several words, in order."""
    capitals = [c.lower() for c in short if c.isupper()]
    initials = iter([w[0].lower() for w in long.replace("-", " ").split()])
    if len(long.split()) < 2 or not capitals:
        return False
    if len(capitals) > 2 and set(capitals) <= {w[0].lower() for w in long.split()}:
        return True  # in the order of another language: "Communist Party of Cuba (PCC)"
    return all(any(c == i for i in initials) for c in capitals) or (
        capitals[0] == long[0].lower() and len(capitals) >= len(long.split()) - 1
    )


def is_generic(text: str) -> bool:
    """Whether a name has nothing but common words: any state has a "Foreign Ministry"."""
    return all(
        v.noun_class(w) == "institution"
        or w in v.words("offices", "portfolio")
        or w in v.words("offices", "modifiers")
        or w in ("of", "for", "and", "the", "supreme", "central", "public", "constitutional", "electoral", "high")
        for w in text.lower().split()
    )


def state_body(key: str, code: str) -> str:
    """One identity for "Japanese Defense Ministry" and "Japan's Defence Ministry": code and common words."""
    first, _, rest = key.partition(" ")
    owner = first.removesuffix("'s").removesuffix("'")
    if rest and (
        gazetteer.demonym(owner.title()) == code
        or gazetteer.country(owner.title()) == code
        or gazetteer.country(owner.upper()) == code
    ):
        return f"{code.lower()} {rest.replace('defense', 'defence')}"
    return key
