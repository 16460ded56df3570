"""Currency symbols, codes and names around a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extraction.figures import currencies
from pipeline.extraction.figures.fractions import CARDINALS
from pipeline.extraction.figures.pieces import Number
from pipeline.extraction.figures.scales import SCALES
from pipeline.lexicons import load

if TYPE_CHECKING:
    from pipeline.extraction.figures.quantities import Reader

_UNITS = load("units")
_HUNDREDTHS = frozenset(_UNITS["lists"]["hundredths"])
_WORD_CODES = frozenset(_UNITS["lists"]["word_codes"])
_WEIGHT = frozenset(_UNITS["lists"]["weight_context"])
_COUNTRY_WORDS = frozenset(("us", "u.s.", "u.s", "au", "hk", "nz", "a", "c", "ca", "s", "cn", "usd", "aud"))


def currency_before(reader: Reader, index: int) -> tuple[str | None, int]:
    """Currency whose symbol or short name stands right before the number at `index`, and its first piece."""
    pieces = reader.pieces
    at = index - 1
    if at < 0:
        return None, index
    if pieces[at].lower in {".", "="} and pieces[at].glued and at >= 1:
        if pieces[at].lower == "=" and pieces[at - 1].lower == "y":
            return "JPY", at - 1
        if pieces[index].glued or pieces[at - 1].lower == "rs":
            at -= 1
            if pieces[at].lower not in {"rs", "re", "rp", "tk", "kr", "fr", "sh", "dh"}:
                return None, index
    piece = pieces[at]
    if piece.kind == "alpha":
        # "$US17", "$A82": the country's letters after the sign
        if piece.glued and at >= 1 and pieces[at - 1].lower == "$" and pieces[index].glued:
            code = currencies.PREFIXES.get("$" + piece.lower) or currencies.PREFIXES.get(piece.lower + "$")
            return (code, at - 1) if code else (None, index)
        code = currencies.PREFIXES.get(piece.lower)
        if code is None and len(piece.lower) == 3 and piece.lower.upper() in currencies.codes():
            small = len(pieces[index].lower) < 4 and not (index + 1 < len(pieces) and pieces[index + 1].lower in SCALES)
            if piece.lower.upper() in _WORD_CODES and small:
                return None, index
            code = piece.lower.upper() if reader.doc[piece.token].text.isupper() or pieces[index].glued else None
        if code is None or (len(piece.lower) == 1 and not pieces[index].glued):
            return None, index
        surface = reader.text[piece.start : piece.end]
        if piece.lower not in {"birr"} and surface.islower() and len(surface) > 1 and not pieces[index].glued:
            return None, index
        if len(surface) == 1 and (not surface.isupper() or surface == "K"):
            return None, index
        if piece.lower == "rs":
            code = currencies.settle("rupee", reader.lower_text)
        return code, at
    code = currencies.PREFIXES.get(piece.lower)
    if code is None:
        return None, index
    letters = pieces[at - 1] if at >= 1 else None
    if letters is not None and letters.kind == "alpha" and (piece.glued or letters.lower in _COUNTRY_WORDS):
        named = currencies.PREFIXES.get(letters.lower + piece.lower)
        surface = reader.text[letters.start : letters.end]
        if named and surface.isupper():
            return named, at - 1
    if at >= 1 and piece.lower == "$" and reader.doc[pieces[at - 1].token].lower_ in {"u.s.", "u.s"}:
        token = pieces[at - 1].token
        while at >= 1 and pieces[at - 1].token == token:
            at -= 1
    return code, at


def currency_after(reader: Reader, index: int, number: Number) -> tuple[str, float, int, int] | None:
    """(code, factor, token, end) of a currency word at `index`: "euros", "Danish crowns", "US cents", "USD"."""
    pieces, doc = reader.pieces, reader.doc
    piece = pieces[index]
    if (
        piece.lower in {"€", "£", "₽", "₺", "₴", "$", "¥", "₪", "₹", "₫", "₸", "₩"}
        and piece.start - pieces[index - 1].end <= 1
    ):
        follows_number = index + 1 < len(pieces) and (
            pieces[index + 1].kind == "digits" or pieces[index + 1].lower in CARDINALS
        )
        return None if follows_number else (currencies.PREFIXES[piece.lower], 1.0, piece.token, index + 1)
    if piece.kind != "alpha":
        return None
    at = index
    if piece.lower == "of" and (number.form == "magnitude" or number.scaled):
        at = index + 1
    words: list[str] = []
    while at < len(pieces) and len(words) < 4 and pieces[at].kind == "alpha":
        token = doc[pieces[at].token]
        word = token.lower_ if token.lower_ in {"u.s.", "u.s"} else pieces[at].lower
        end = at + 1
        while end < len(pieces) and pieces[end].token == pieces[at].token and token.lower_ in {"u.s.", "u.s"}:
            end += 1
        noun = currencies.singular(word)
        if noun and (words or not token.text[0].isupper() or word not in {"real", "won", "sol", "colon"}):
            if noun == "won" and token.pos_ in {"VERB", "AUX"} and not number.scaled:
                return None
            if noun == "real" and not words and word == "real":
                return None
            if noun == "pound" and not words and not number.scaled and _is_weight(reader, pieces[at].token):
                return None
            code = currencies.described(" ".join(words), noun) if words else None
            if code is None and words:
                code = currencies.described(words[-1], noun)
                if code is None and any(w in {"in", "for", "to", "and", "of"} for w in words):
                    return None
            code = code or currencies.settle(noun, reader.lower_text)
            return code, 1.0, pieces[at].token, end
        if word in _HUNDREDTHS and words:
            code = currencies.described(words[-1], "dollar") or ("EUR" if words[-1] == "euro" else None)
            return (code, 0.01, pieces[at].token, end) if code else None
        if not words and len(word) == 3 and token.text.isupper() and word.upper() in currencies.codes():
            return word.upper(), 1.0, pieces[at].token, end
        if word in {"euro"}:
            words.append(word)
        elif token.pos_ not in {"PROPN", "ADJ", "NOUN"} and word not in {"us", "u.s.", "u.s"}:
            return None
        else:
            words.append(word)
        at = end
    return None


def _is_weight(reader: Reader, token: int) -> bool:
    near = reader.doc[max(0, token - 8) : token + 4]
    return any(t.lemma_.lower() in _WEIGHT for t in near)


def name_after_symbol(reader: Reader, index: int, end: int) -> tuple[int, int]:
    """End after a word that repeats a symbol's currency: "$5 million dollars", "$31.20 US"."""
    pieces = reader.pieces
    if index < len(pieces) and pieces[index].lower in {"us", "usd", "dollars", "aud", "cad"}:
        surface = reader.text[pieces[index].start : pieces[index].end]
        if surface != "us":
            return index + 1, pieces[index].end
    return index, end
