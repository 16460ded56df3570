"""One key for the spellings of a name: accents, letter case, full stops and a leading article do not count."""

from __future__ import annotations

from functools import lru_cache

from anyascii import anyascii

_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", ".": None, "\u00a0": " "})


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The look-up key of a name.

    >>> fold("The Élysée  Palace"), fold("U.S."), fold("Türkiye")
    ('elysee palace', 'us', 'turkiye')
    """
    text = name.translate(_MARKS)
    if not text.isascii():
        text = anyascii(text).translate(_MARKS)  # a letter may be written out with a full stop
    text = " ".join(text.casefold().split())
    return text[4:] if text.startswith("the ") else text


def spelling(name: str) -> str:
    """The look-up key of a town's name: also hyphens and apostrophes do not count.

    >>> spelling("Port-Vila"), spelling("Ma'rib")
    ('port vila', 'marib')
    """
    return fold(name).replace("-", " ").replace("'", "")


def is_capitalised(name: str) -> bool:
    """Whether a name starts as proper names do; scripts without letter case pass."""
    for letter in name.removeprefix("the "):
        if letter.isalnum():
            return not letter.islower()
    return False
