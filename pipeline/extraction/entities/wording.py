"""How a described person, group or institution is called: the words of its noun phrase and where they begin."""

from __future__ import annotations

from collections.abc import Container

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import bare_text, sentence_start
from pipeline.extraction.entities.title_words import country_in
from pipeline.extraction.tokens import Doc, Token

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "both", "such", "any"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_APPROXIMATE = frozenset(("at", "least", "more", "less", "fewer", "than", "about", "around", "some", "over", "roughly"))
LONGEST = 30
"""Tokens a description may have; longer ones are parsing accidents."""


def noun_of(head: Token) -> str:
    """The noun of a description in small letters, of two words where these name one kind of body ("think tank")."""
    if head.i and head.dep_ != "compound":
        joined = f"{head.doc[head.i - 1].lower_} {head.lower_}"
        if joined in v.words("nouns", "institution"):
            return joined
    word: str = head.lower_
    return word


def is_plural(head: Token) -> bool:
    if head.lower_ in ("police", "headquarters", "corps"):
        return False
    return (
        head.tag_ in ("NNS", "NNPS")
        or head.lower_ in ("people", "personnel")
        or any(t.lower_ in ("every", "each") for t in head.lefts)
    )


def left_of(head: Token, people: Container[int] = ()) -> int:
    """Where the words of a noun phrase begin, leading articles and punctuation left out.

    A phrase starts behind a person's name joined to it by "and" ("Brock and other leaders"): `people` are such tokens.
    """
    doc, left = head.doc, max(head.left_edge.i, sentence_start(head.doc, head.i, LONGEST))
    for k in range(head.i - 1, left - 1, -1):
        token = doc[k]
        if token.tag_ == "CC" and k and k - 1 in people:
            left = k + 1
            break
        if token.tag_ == "POS" and k and doc[k - 1].tag_ in ("NN", "NNS") and doc[k + 1].text[0].isupper():
            left = k + 1  # "the city's Hope Hospital"
            break
        if (
            token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "EX")
            or (token.is_space and "\n" in token.text)
            or token.text in '“”«»"():;–—'
        ):
            left = k + 1
            break
    while left < head.i and (
        doc[left].lower_ in _ARTICLES
        or doc[left].is_punct
        or doc[left].is_space
        or (doc[left].tag_ in ("CC", "IN", "POS", "PDT") and not _is_bound(doc, left))
        or doc[left].lower_ in ("however", "meanwhile")
        or _is_date_part(doc, left)
        or (doc[left].lower_ in _APPROXIMATE and any(t.tag_ == "CD" for t in doc[left + 1 : head.i]))
    ):
        if doc[left].tag_ == "PDT" and doc[left].lower_ == "all":
            break
        left += 1
    return left


def _is_date_part(doc: Doc, k: int) -> bool:
    calendar = v.words("names", "calendar")
    return doc[k].lower_ in calendar or (doc[k].tag_ == "CD" and doc[k + 1].lower_ in calendar)


def _is_bound(doc: Doc, k: int) -> bool:
    """Whether a preposition opens a bound on a number ("up to 30 states")."""
    return doc[k].lower_ == "up" and any(doc[p].tag_ == "CD" for p in range(k + 1, min(k + 4, len(doc))))


def wording(doc: Doc, start: int, end: int) -> str:
    """The description over tokens start..end: a capital that only opens the sentence becomes small."""
    text = bare_text(doc[start:end])
    first = doc[start]
    if text[:1].isupper() and not _is_proper(first):
        return text[0].lower() + text[1:]
    return text


def _is_proper(token: Token) -> bool:
    word = token.lower_
    if (token.text.isupper() and len(token.text) > 1) or any(c.isupper() for c in token.text[1:]):
        return True
    if word in v.words("nouns", "proper") or gazetteer.demonyms(token.text) or gazetteer.country(token.text):
        return True
    if v.noun_class(word) is not None or word in v.words("offices", "modifiers"):
        return token.tag_ in ("NNP", "NNPS") and not _opens_sentence(token)
    return token.tag_ in ("NNP", "NNPS") or not _opens_sentence(token)


def _opens_sentence(token: Token) -> bool:
    k = token.i
    start = sentence_start(token.doc, token.i, LONGEST)
    while k > start and not token.doc[k - 1].is_alpha:
        k -= 1
    return k == start or (token.doc[k - 1].lower_ in _ARTICLES and k - 1 == start)


def determiner(head: Token) -> str | None:
    """The word that makes a noun phrase definite or not: an article, a possessive, or None for a bare noun."""
    left = next((t for t in head.lefts if t.dep_ in ("det", "poss", "predet") or t.tag_ in ("DT", "PRP$")), None)
    return left.lower_ if left is not None else None


def is_definite(head: Token) -> bool:
    """Whether a noun phrase points at somebody already known ("the minister", "its spokesman", "both leaders")."""
    word = determiner(head)
    if word in DEFINITE:
        return True
    return any(t.tag_ == "PRP$" for t in head.lefts)


def content_words(doc: Doc, start: int, end: int) -> frozenset[str]:
    """The words that say which one is meant: nouns, adjectives, names, in the singular and British spelling."""
    words = set()
    for token in doc[start:end]:
        if token.tag_ in ("DT", "PRP$", "CC", "IN", "TO", "POS", "CD", "PDT") or not token.is_alpha:
            continue
        words.add(plain_word(token.lower_))
    return frozenset(words)


def plain_word(word: str) -> str:
    return v.singular(word).replace("defense", "defence").replace("organization", "organisation")


def state_of(head: Token, start: int, end: int) -> str | None:
    """The one state that a description's own modifiers name: before the head, or after "of" right behind it."""
    doc, stop = head.doc, head.i + 1
    if stop < end and doc[stop].lower_ in ("of", "from", "for"):
        stop = end
    return country_in(doc, start, stop)
