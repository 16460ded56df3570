"""Articles spoilt on purpose: bytes, characters and sentences of them, from a seed, so that each comes again."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
LONGEST = 4_000
"""Characters of a spoilt text, apart from what a mutation adds; breaking things does not take long texts."""

SCRAPS = (
    *"\0\x01\x1b\x7f\x85\u200b\u200e\u202e\u2066\u2028\u2029\ufeff\ufffd\ufffe\U000e0001",
    *"\"'“”‘’„«»‹›`´()[]{}<>|\\/*_~=+-–—…·•§¶%‰€$£¥₿#@&;:,.!?",
    *"\n\r\t\v\f \u00a0\u2007\u3000",
    *"ßİıſǅﬁœ²½Ⅷ٣௧〇一👩‍👩‍👧‍👦🇫🇷e\u0301\u0338",
    "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307", "שלום עולם", "السلام عليكم", "Ελλάδα", "北京会谈", "กรุงเทพ",
    "\r\n", "\n\n\n", "''", "``", "--", "...", "’s", "n't", "<script>alert(1)</script>", "&lt;b&gt;&#0;", "{{7*7}}",
    "{% raw %}", "${HOME}", "$(id)", "`id`", "'; DROP TABLE events; --", "=1+1", "@SUM(A1)", "%s%n", "\\N", "---\n",
    "0", "9" * 400, "1e999", "-0", "1,2,3,4", "1.2.3", "31 February 2025", "0/0", "24:61", "12 March 0000", "$5bn",
    "between -1 and 1e5", "half a dozen", "ten thousand million billion trillion", "two thirds of", "99.9 percent",
    "he said she said they said", "according to according to", "the the the", "and and", "of of of", "who which that",
    "Mr. Mrs. Dr. Gen.", "U.S. U.N. E.U.", "a" * 500, "(" * 60, "“" * 60, "\"" * 61,
    "-" * 80, "https://a.b/" + "c/" * 60,
)  # fmt: skip
"""What is thrown into texts."""


@cache
def sources() -> tuple[str, ...]:
    """Texts to spoil: the articles of the release, and those that are read while working on the extractors."""
    paths = [*(PROJECT / "seeds").glob("*.txt"), *(PROJECT / "tests/gold/looked_at").rglob("*.txt")]
    return tuple(path.read_text(encoding="utf-8") for path in sorted(paths))


def spoilt_text(chance: random.Random, longest: int = LONGEST) -> str:
    """A text cut from the sources and spoilt by characters and sentences; always text that UTF-8 can write."""
    text = _cut(chance, longest)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 30))):
        text = chance.choice(_TEXT_MUTATIONS)(chance, text)
    return text


def spoilt_bytes(chance: random.Random, data: bytes) -> bytes:
    """Bytes with some flipped, dropped, doubled, put in or moved."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 16))):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(6):
            case 0 if found:
                found[at % len(found)] ^= 1 << chance.randrange(8)
            case 1:
                del found[at : at + chance.randrange(1, 40)]
            case 2:
                found[at:at] = chance.randbytes(chance.randrange(1, 12))
            case 3:
                found[at:at] = found[at : at + chance.randrange(1, 200)]
            case 4:
                del found[at:]
            case _:
                found[at:at] = chance.choice(SCRAPS).encode("utf-8")
    return bytes(found)


def _cut(chance: random.Random, longest: int) -> str:
    text = chance.choice(sources())
    length = chance.choice((40, 200, 800, longest))
    start = chance.randrange(max(1, len(text) - length))
    return text[start : start + length]


def _place(chance: random.Random, text: str) -> int:
    return chance.randrange(len(text) + 1)


def _throw_in(chance: random.Random, text: str) -> str:
    at = _place(chance, text)
    return text[:at] + chance.choice(SCRAPS) * chance.choice((1, 1, 1, 2, 9)) + text[at:]


def _throw_in_any(chance: random.Random, text: str) -> str:
    at = _place(chance, text)
    code = chance.choice((chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)))
    return text[:at] + chr(code) + text[at:]


def _drop(chance: random.Random, text: str) -> str:
    at = _place(chance, text)
    return text[:at] + text[at + chance.randrange(1, 30) :]


def _double(chance: random.Random, text: str) -> str:
    at, length = _place(chance, text), chance.randrange(1, 120)
    return text[:at] + text[at : at + length] * chance.choice((2, 2, 5)) + text[at + length :]


def _replace_marks(chance: random.Random, text: str) -> str:
    mark = chance.choice("\"“”'’.,;:()\n ")
    return text.replace(mark, chance.choice(("", "", *SCRAPS[:70])))


def _swap_words(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    at, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[at], words[other] = words[other], words[at]
    return " ".join(words)


def _shuffle_sentences(chance: random.Random, text: str) -> str:
    sentences = re.split(r"(?<=[.!?\n])\s", text)
    chance.shuffle(sentences)
    return " ".join(sentences[: chance.randrange(1, len(sentences) + 1)])


def _join_sentences(chance: random.Random, text: str) -> str:
    return re.sub(r"[.!?]\s+|\n+", chance.choice((" ", ", ", " and ", "; ", "")), text)


def _graft(chance: random.Random, text: str) -> str:
    at = _place(chance, text)
    return text[:at] + _cut(chance, 200) + text[at:]


def _case(chance: random.Random, text: str) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _digits(chance: random.Random, text: str) -> str:
    return re.sub(r"\d", lambda found: chance.choice("0123456789٣½") if chance.random() < 0.3 else found[0], text)


_TEXT_MUTATIONS: Sequence = (
    _throw_in, _throw_in, _throw_in_any, _drop, _double, _replace_marks, _swap_words, _shuffle_sentences,
    _join_sentences, _graft, _case, _digits,
)  # fmt: skip
