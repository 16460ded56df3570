"""The language of a text, where it is long enough to tell; what is surely not English, at any length.

A text is set aside only where two things speak against English: langid's trained model (py3langid) and the want of
English function words. Names and quotations, however many and however foreign, leave an article its "the" and "and".
"""

from __future__ import annotations

import unicodedata
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipeline import lexicons

MIN_LETTERS = 30
"""Letters (with the marks above them) below which nothing is said of a text."""
SURELY = 0.95
"""Probability of a language from which a text is said to be in it."""
SURELY_NOT = 1e-5
"""Probability of English below which a text is in another language: single lines of English news are above 5e-4.

Related languages (Croatian and Bosnian, Indonesian and Malay) share what probability there is, so that neither need be
sure where English is surely not."""
FUNCTION_WORD_SHARE = 0.05
"""Share of English function words among all, above which a text is English, whatever else is quoted in it."""
SAMPLE = 4_000
"""Characters read from the start, the middle and the end of a text: enough to tell, whatever its length."""


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> str | None:
    """ISO 639 code of the text's language, None where it may be English but is short, mixed or all names.

    Of related languages, the likelier; anything but None and "en" is surely not English.
    """
    if len(text) > 3 * SAMPLE:
        middle = len(text) // 2
        text = text[:SAMPLE] + text[middle : middle + SAMPLE] + text[-SAMPLE:]
    if sum(unicodedata.category(character)[0] in "LM" for character in text) < MIN_LETTERS:
        return None
    ranked = [(str(code), float(probability)) for code, probability in _identifier().rank(text)]
    english = dict(ranked)["en"]
    if english >= SURELY:
        return "en"
    return ranked[0][0] if english < SURELY_NOT and not _has_function_words(text) else None


def _has_function_words(text: str) -> bool:
    words = [word.strip(".,;:!?\"'“”‘’()").lower() for word in text.split()]
    return sum(word in _function_words() for word in words) > FUNCTION_WORD_SHARE * len(words)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicons.load("language")["english"])


def is_english(tag: str) -> bool:
    """Whether a BCP 47 tag means English of any region."""
    return tag.split("-")[0].lower() == "en"
