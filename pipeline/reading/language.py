"""The language of a text, where it is long enough to tell."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

MIN_LETTERS = 100
"""Below this many letters, names outweigh the words around them and detection is not trusted."""
MIN_PROBABILITY = 0.95
SAMPLE = 4_000
"""Characters read from the start, the middle and the end of a text: enough to tell, whatever its length."""


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the text's language, None where it is short or mixed.

    Looked for by langid's trained model (py3langid).
    """
    if len(text) > 3 * SAMPLE:
        middle = len(text) // 2
        text = text[:SAMPLE] + text[middle : middle + SAMPLE] + text[-SAMPLE:]
    if sum(map(str.isalpha, text)) < MIN_LETTERS:
        return None
    code, probability = _identifier().classify(text)
    return str(code) if probability >= MIN_PROBABILITY else None


def is_english(tag: str) -> bool:
    """Whether a BCP 47 tag means English of any region."""
    return tag.split("-")[0].lower() == "en"
