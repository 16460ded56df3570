"""How a described person, group or institution is called: the words of its noun phrase and where they begin."""

from __future__ import annotations

from collections.abc import Container
from functools import cache, lru_cache

from pipeline import lexicons
from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import bare_text, sentence_start
from pipeline.extraction.entities.title_words import country_in
from pipeline.extraction.tokens import Doc, Token

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "both", "such", "any"})
_OWNERS = frozenset({"my", "our", "your", "his", "her", "its", "their"})
"""Owners left out of a group's name: "their counterparts" are "counterparts", but "his family" stays his."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_APPROXIMATE = frozenset(("at", "least", "more", "less", "fewer", "than", "about", "around", "some", "over", "roughly"))
_NOT_WITHIN = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "EX"})
LONGEST = 30
"""Tokens a description may have; longer ones are parsing accidents."""


def noun_of(head: Token) -> str:
    """The noun of a description in small letters, of two words where these name one kind of body ("think tank")."""
    word = head.lower_
    if word in v.second_words() and head.i and head.dep_ != "compound":
        joined = f"{head.doc.tokens[head.i - 1].lower_} {word}"
        if joined in v.words("nouns", "institution"):
            return joined
    return word


def is_plural(head: Token) -> bool:
    if head.lower_ in ("police", "headquarters", "corps") or head.lower_.endswith(("d'affaires", "d’affaires")):
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
    doc, tokens = head.doc, head.doc.tokens
    left = max(head.left_edge.i, sentence_start(doc, head.i, LONGEST))
    if head.dep_ == "compound" and left == head.i and left and tokens[left - 1].head == head.head:
        # "a Sudanese army drone": the army's nation stands before the drone
        left -= gazetteer.demonym(tokens[left - 1].text) is not None and v.noun_class(head.lower_) == "institution"
    for k in range(head.i - 1, left - 1, -1):
        if _parts(tokens, k, people):
            left = k + 1
            break
    while left < head.i and _is_leading(doc, left, head):
        left += 1
    return left


def _parts(tokens: list[Token], k: int, people: Container[int]) -> bool:
    """Whether a token before a noun is no part of its phrase any more."""
    token = tokens[k]
    if token.tag_ in _NOT_WITHIN or token.text in '“”«»"():;–—' or (token.is_space and "\n" in token.text):
        return True
    if token.tag_ == "CC":
        return k - 1 in people
    if token.tag_ == "POS" and k:
        return tokens[k - 1].tag_ in ("NN", "NNS") and tokens[k + 1].text[0].isupper()  # "the city's Hope Hospital"
    return False


def _is_leading(doc: Doc, k: int, head: Token) -> bool:
    """Whether the first word of a noun phrase says nothing of who is meant."""
    token = doc.tokens[k]
    word, tag = token.lower_, token.tag_
    if (tag == "PDT" and word == "all") or (word == "both" and is_plural(head)):
        return False
    return (
        word in _ARTICLES
        or (word in _OWNERS and is_plural(head))
        or token.is_punct
        or token.is_space
        or (tag in ("CC", "IN", "POS", "PDT") and not _is_bound(doc, k))
        or word in ("however", "meanwhile", "them")
        or _is_date_part(doc, k)
        or _is_time_before(doc, k)
        or (word == "dead" and doc[k + 1].tag_ in ("CD", "DT"))  # "shot dead two guards"
        or (word in _APPROXIMATE and any(t.tag_ == "CD" for t in doc.tokens[k + 1 : head.i]))
    )


def _is_date_part(doc: Doc, k: int) -> bool:
    calendar = v.words("names", "calendar")
    return doc[k].lower_ in calendar or (doc[k].tag_ == "CD" and doc[k + 1].lower_ in calendar)


def _is_time_before(doc: Doc, k: int) -> bool:
    """ "last month" of "last month gunmen attacked", "09:30" of a live blog: when, not who."""
    word = doc[k].lower_
    if word in _shifts():
        times = _units() | v.words("names", "calendar")
        return k + 2 < len(doc) and doc[k + 1].lower_ in times and doc[k + 2].tag_ != "POS"
    if word in _units():
        before = doc[k - 1].lower_ if k else ""
        return before in _shifts() or (before in v.words("names", "calendar") and doc[k + 1].tag_ != "POS")
    return doc[k].tag_ == "CD" and ":" in word


@cache
def _shifts() -> frozenset[str]:
    """Words that count a time from now or from another one."""
    return frozenset({"same", "earlier", "late", "early", *lexicons.load("calendar")["shifts"]})


@cache
def _units() -> frozenset[str]:
    """Words for stretches of time."""
    calendar = lexicons.load("calendar")
    return frozenset({*calendar["units"], *calendar["parts_of_day"]})


def _is_bound(doc: Doc, k: int) -> bool:
    """Whether a preposition opens a bound on a number ("up to 30 states")."""
    return doc[k].lower_ == "up" and any(doc[p].tag_ == "CD" for p in range(k + 1, min(k + 4, len(doc))))


def wording(doc: Doc, start: int, end: int) -> str:
    """The description over tokens start..end: a capital that only opens the sentence becomes small."""
    text = bare_text(doc, start, end)
    first = doc[start]
    if text[:1].isupper() and not _is_proper(first) and not _opens_nationality(doc, start, end):
        return text[0].lower() + text[1:]
    return text


def _opens_nationality(doc: Doc, start: int, end: int) -> bool:
    """ "South" of "South Norlandic officials", "West" of "West African leaders": part of a nationality or region."""
    directions = ("north", "south", "east", "west", "central", "latin")
    return doc[start].lower_ in directions and start + 1 < end and doc[start + 1].text[0].isupper()


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


@lru_cache(maxsize=65536)
def plain_word(word: str) -> str:
    return v.singular(word).replace("defense", "defence").replace("organization", "organisation")


def state_of(head: Token, start: int, end: int) -> str | None:
    """The one state that a description's own modifiers name: before the head, or after "of" right behind it."""
    doc, stop = head.doc, head.i + 1
    if stop < end and doc[stop].lower_ in ("of", "from", "for"):
        stop = end
    return country_in(doc, start, stop)
