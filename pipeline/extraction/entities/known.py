"""What the authority lists say of a stretch of text: countries, bodies, seats of government, demonyms, offices."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.tokens import Doc, DocSpan, Token

_LONGEST_KNOWN = 7


@dataclass(slots=True)
class Name:
    """One named stretch of tokens, `start` to `end` (exclusive), before it is known to whom it belongs.

    `kind` is `person`, `country`, `organization`, `place`, `demonym`, `thing` or, until the document decides, None.
    """

    start: int
    end: int
    text: str
    kind: str | None = None
    country: str | None = None
    canonical: str | None = None
    reason: str = "name"
    honorific: str | None = None
    has_title: bool = False
    root: int = 0


def sentence_start(doc: Doc, i: int, reach: int) -> int:
    """Where the sentence of token `i` starts, at most `reach` tokens back (spaCy's `sent` walks all of it)."""
    for k in range(i, max(0, i - reach), -1):
        if doc[k].is_sent_start and not is_misparted(doc, k):
            return k
    return max(0, i - reach)


def is_misparted(doc: Doc, k: int) -> bool:
    """Whether the parse has begun a sentence inside a name: no mark and no line break stand before."""
    if not k or not doc[k - 1].is_alpha or not doc[k].is_title:
        return False
    return doc[k - 1].tag_ in ("NNP", "NNPS") and doc[k].tag_ in ("NNP", "NNPS")


def plain(token: Token) -> str:
    """A token in small letters, without the invisible marks that copied text carries."""
    word: str = token.lower_
    return word if word.isascii() else word.strip("\u200b\u200e\u200f\ufeff\u2060")


def bare_text(tokens: DocSpan) -> str:
    """The text of a name on one line."""
    return " ".join(tokens.text.split())


def known_at(doc: Doc, i: int, limit: int) -> Name | None:
    """The longest name at token `i`, ending before `limit`, that the authority lists hold."""
    for end in range(min(limit, len(doc)), i, -1):
        if doc[end - 1].is_space or (doc[end - 1].is_punct and end - 1 > i and doc[end - 1].text != "."):
            continue
        text = bare_text(doc[i:end])
        if not text:
            continue
        name = known_name(text)
        if name is not None:
            name.start, name.end = i, end
            return name
    return None


def known_name(text: str) -> Name | None:
    """What the authority lists say of a text: a country, a body, a seat of government or a demonym."""
    body = v.organisation(text)
    code = gazetteer.country(text)
    if code is not None and (body is None or text.isupper()):
        return Name(0, 0, text, "country", code, gazetteer.country_name(code), "country name")
    if body is not None:
        return Name(0, 0, text, "organization", body.country, body.name, "known organisation")
    code = gazetteer.seat(text)
    if code is not None:
        return Name(0, 0, text, "organization", code, None, "seat of government")
    codes = gazetteer.demonyms(text)
    if codes:
        return Name(0, 0, text, "demonym", codes[0] if len(codes) == 1 else None, None, "demonym")
    return None


def office_ending(doc: Doc, start: int, end: int) -> int | None:
    """Where the longest office that ends just before `end` begins, not before `start`; None where none ends there."""
    words = [plain(doc[k]) for k in range(max(start, end - v.longest_office() - 4), end)]
    for size in range(len(words), 0, -1):
        tail = words[-size:]
        if " ".join(tail).replace(" - ", "-") in v.offices():
            return end - size
    return None
