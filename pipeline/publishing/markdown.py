"""Values as Markdown that shows them as they are: whatever an article holds is text, never markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

LONGEST = 300
"""Characters of a value that are shown."""


def code(value: object, longest: int = LONGEST) -> str:
    """A value as a code span, within which nothing is markup; what cannot be seen is written as an escape.

    >>> code("a | b `c`")
    '`` a \\\\| b `c` ``'
    >>> code("one\\u202etwo")
    '`one\\\\u202etwo`'
    """
    text = visible(str(value))
    if len(text) > longest:
        text = text[: longest - 1] + "…"
    runs = [len(run) for run in re.findall("`+", text)]
    if not text:
        return "(empty)"
    fence = "`" * next(length for length in range(1, len(text) + 2) if length not in runs)
    padding = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{padding}{text}{padding}{fence}".replace("|", "\\|")


def plain(text: str) -> str:
    """A text within running words, with nothing in it read as markup.

    >>> plain("Talks <b>, *more* talks")
    'Talks \\\\<b\\\\>, \\\\*more\\\\* talks'
    """
    return re.sub(r"([\\`*_\[\]<>&#|])", r"\\\1", visible(text))


def visible(text: str) -> str:
    """A text on one line, with control and formatting characters (line breaks, direction marks) written as escapes.

    >>> visible("a\\r\\nb")
    'a\\\\r\\\\nb'
    """
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        else character
        for character in text
    )


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells that are Markdown already, as a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
