"""Lists of people and states that the parser took apart, put together again before anything reads the parse.

A list is easy to read and hard to parse: the last of "observers from Norland, Estria and Ulm" is taken for a subject of
its own, "and envoys from five states" is hung on the verb. Every reader of the parse would have to allow for that; so
the tokens are hung where they belong, once, by words and marks that leave no doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline import lexicons
from pipeline.extraction import gazetteer

if TYPE_CHECKING:
    from pipeline.extraction.tokens import Token

_NAMES = ("NNP", "NNPS")
_NOUNS = ("NN", "NNS", *_NAMES)
_PLURAL = ("NNS", "NNPS")
_SUBJECTS = ("nsubj", "nsubjpass")
_LOOSE = ("conj", "appos", "dep", "npadvmod", "dobj", *_SUBJECTS)
"""Relations that a member of a list is given by mistake."""
_JOINING = ("and", "or", "&", "as")


@cache
def _offices() -> frozenset[str]:
    """Single words that name an office ("minister")."""
    listed = lexicons.load("offices")
    return frozenset(w for group in ("state", "other") for w in listed[group]["words"] if " " not in w)


@cache
def _people() -> frozenset[str]:
    return _offices() | frozenset(lexicons.load("people")["plural"])


def mend_lists(tokens: Sequence[Token]) -> bool:
    """Hang the members of lists on one another, in place. Returns whether anything was changed."""
    mended = False
    for token in tokens:
        if token.tag_ not in _NOUNS or token.i == 0:
            continue
        if token.dep_ in ("nmod", "compound") and token.head.i > token.i:
            mended |= _office_holders(token)
        elif token.dep_ in _LOOSE and (before := _listed_behind(token)) is not None:
            mended |= _sent_by(token, before) or _noun_on_verb(token, before) or _first_state(token, before)
    return mended


def _listed_behind(token: Token) -> Token | None:
    """The token before the comma or "and" in front of a noun phrase; None where there is neither."""
    doc = token.doc
    at = leftmost(token).i - 1
    if at < 1 or (doc[at].text != "," and doc[at].lower_ not in _JOINING):
        return None
    if doc[at].lower_ in _JOINING and doc[at - 1].text == ",":
        at -= 1
    before = doc[at - 1]
    return before if before.tag_ in _NOUNS and before.i >= token.sent.start else None


def _sent_by(token: Token, before: Token) -> bool:
    """ "observers from Norland, Estria and Ulm", "delegates of the party, the League and the Union": all sent them."""
    if token.tag_ not in _NAMES:
        return False
    first = before
    while first.dep_ == "conj" and first.head.tag_ in _NOUNS:
        first = first.head
    people = first.head.head
    if first.dep_ != "pobj" or first.head.lower_ not in ("of", "from") or people.tag_ not in _PLURAL:
        return False
    if token.dep_ == "appos":  # with an article and fellows it is no name of one of the people
        listed = any(c.dep_ == "conj" for c in token.rights) and any(c.lower_ == "the" for c in token.lefts)
        return token.head is people and listed and _join(token, before)
    if not _is_state(token) or before.tag_ not in _NAMES:
        return False
    if token.dep_ in (*_SUBJECTS, "dobj"):  # else it is one in its own right ("In Norland, Estria won")
        same = [c for c in token.head.children if c.dep_ == token.dep_ and c.i < token.i]
        if not any(c is people or c in people.ancestors for c in same):
            return False
    elif token.head is not people and token.head.pos_ not in ("VERB", "AUX"):
        return False
    return _join(token, before)


def _noun_on_verb(token: Token, before: Token) -> bool:
    """ "a meeting between Ana Ruiz and envoys from five states was held": nouns are not coordinated with verbs."""
    verb = token.head
    if token.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX") or verb.i > before.i or not _is_somebody(token):
        return False
    if any(c.dep_ in ("prep", "agent", *_SUBJECTS) and c.lower_ in ("by", "to", "with") for c in token.children):
        return False  # "A was represented by B, and C by D": a clause without its verb
    levels = [t for t in (before, *before.ancestors) if t.i > verb.i]
    levels = [t for t in levels if t.tag_ in _NOUNS and before.i <= rightmost(t).i < leftmost(token).i]
    joint = leftmost(token).nbor(-1)
    joined = joint.lower_ in _JOINING
    in_list = any(t.dep_ in ("conj", "appos") for t in levels)
    if not levels or (joined and joint.nbor(-1).text == "," and not in_list):
        return False  # "B leads among the young, and C among the old"
    if not joined:  # "her negotiators, Ana Ruiz and Tom Berg"
        behind = levels[0]
        if token.tag_ not in _NAMES or behind.tag_ != "NNS" or (behind.head is verb and behind.dep_ != "dobj"):
            return False
        return _hang(token, behind, "appos")
    alike = [t for t in levels if (t.tag_ in _NAMES) == (token.tag_ in _NAMES)]
    between = [t for t in levels if t.dep_ == "pobj" and t.head.lower_ == "between"]
    chosen = (between or alike or levels)[0]
    return _join(token, chosen)


def _first_state(token: Token, before: Token) -> bool:
    """ "Norland, Estria and Ulm sent envoys": the first, hung on the verb as if it were a day, is a subject too."""
    first = before
    while first.dep_ == "conj" and first.head.tag_ in _NAMES:
        first = first.head
    if token.dep_ not in _SUBJECTS or first.dep_ not in ("npadvmod", "dep", "nmod") or first.head is not token.head:
        return False
    if not any(c.dep_ == "conj" for c in token.rights) or not _is_state(token):
        return False
    whole = token.doc[leftmost(first).i : before.i + 1].text
    if gazetteer.country(whole.removeprefix("the ")) is None:
        return False
    first.dep_ = token.dep_
    return _join(token, before)


def _office_holders(token: Token) -> bool:
    """ "Minister Ana Ruiz and Labour Minister Tom Berg": two names, not one long one."""
    joint = next((c for c in token.rights if c.dep_ == "cc"), None)
    titled = any(c.dep_ == "compound" and c.lower_ in _offices() for c in token.lefts)
    top = token.head
    while top.dep_ in ("compound", "nmod") and top.head.i > top.i:
        top = top.head
    if joint is None or not titled or token.nbor(1) is not joint or top.tag_ not in _NAMES or joint.i > top.i:
        return False
    offices = [t for t in top.doc[joint.i + 1 : top.i] if t.lower_ in _offices()]
    if not offices:
        return False
    for part in [c for c in token.rights if c.dep_ == "conj"]:
        _hang(part, top, "compound")
    dep, above = top.dep_, top.head
    if top.head is top or not _hang(token, above, dep):
        return False
    return _hang(top, token, "conj")


def _is_somebody(token: Token) -> bool:
    """Whether a noun is a name or means people; of things, a verb without its object's fellow may be meant."""
    return token.tag_ in _NAMES or token.lemma_.lower() in _people()


def _is_state(token: Token) -> bool:
    words = token.doc[leftmost(token).i : token.i + 1]
    name = words.text.removeprefix("the ")
    return gazetteer.country(name) is not None


def _join(token: Token, before: Token) -> bool:
    """Make a token the next member of the list that another ends, with the "and" in front of it."""
    mark = leftmost(token).nbor(-1)
    if not _hang(token, before, "conj"):
        return False
    if mark.dep_ == "cc" and mark.head is not before:
        _hang(mark, before, "cc")
    return True


def _hang(token: Token, head: Token, dep: str) -> bool:
    """Let a token depend on another, unless that one depends on it."""
    if token is head or any(t is token for t in head.ancestors):
        return False
    old = token.head
    for members in ("children", "lefts", "rights"):
        setattr(old, members, tuple(c for c in getattr(old, members) if c is not token))
    token.head, token.dep_ = head, dep
    head.children = tuple(sorted((*head.children, token), key=lambda t: t.i))
    head.lefts = tuple(c for c in head.children if c.i < head.i)
    head.rights = tuple(c for c in head.children if c.i > head.i)
    return True


def leftmost(token: Token) -> Token:
    """The first token of what depends on one, itself included."""
    while token.lefts:
        token = token.lefts[0]
    return token


def rightmost(token: Token) -> Token:
    """The last token of what depends on one, itself included."""
    while token.rights:
        token = token.rights[-1]
    return token
