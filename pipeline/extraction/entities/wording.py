"""How a described person, group or institution is called: the words of its noun phrase, where they begin and end."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Doc, Token

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import bare_text, sentence_start
from pipeline.extraction.entities.titles import country_in

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "both", "such", "any"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_COMPLEMENTS = frozenset(
    {
        "of",
        "from",
        "for",
        "in",
        "at",
        "within",
        "near",
        "on",
        "against",
        "behind",
        "among",
        "between",
        "to",
        "inside",
        "across",
        "around",
        "outside",
        "representing",
    }
)
_LOCATIVES = frozenset({"in", "at", "within", "near", "on", "inside", "across", "around", "outside"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "appos"})
_APPROXIMATE = frozenset(("at", "least", "more", "less", "fewer", "than", "about", "around", "some", "over", "roughly"))
_LONGEST = 30
"""Tokens a description may have; longer ones are parsing accidents."""


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
    doc, left = head.doc, max(head.left_edge.i, sentence_start(head.doc, head.i, _LONGEST))
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


def right_of(head: Token) -> int:
    """Where the words of a noun phrase end (exclusive): complements without a comma, no relative clause.

    A counted group ends at its noun ("34 chiefs of staff"), and where somebody is found is said only of those who act.
    """
    doc, end = head.doc, head.i + 1
    counted = any(t.tag_ == "CD" and t.dep_ == "nummod" for t in head.lefts)
    acting = head.dep_ in ("nsubj", "nsubjpass") or head.head.lower_ in ("by", "to") or not is_plural(head)
    accused = head.dep_ == "dobj" and head.head.lemma_ in v.words("reference", "accusing")
    quoted = head.dep_ == "nsubj" and head.head.lemma_ in v.words("reference", "quoting")
    for child in head.rights:
        if child.dep_ == "prep" and (
            (counted and child.lower_ != "of" and not (quoted and child.lower_ in _LOCATIVES))
            or (accused and child.lower_ == "of")
            or (child.lower_ in _LOCATIVES and not acting)
            or _holds_clause(child)
        ):
            break
        if child.i != end and not (child.i == end + 1 and doc[end].is_space and "\n" not in doc[end].text):
            break
        if child.dep_ == "prep" and child.lower_ in _COMPLEMENTS:
            if any(t.lower_ in v.words("names", "calendar") or t.lower_ == "condition" for t in child.children):
                break
            end = _complement_end(child, end)
        elif (
            child.dep_ == "acl"
            and child.tag_ in ("VBN", "VBG")
            and child.lower_ not in ("speaking", "saying", "asking", "requesting", "adding", "citing")
        ) or (child.dep_ in ("amod", "advmod") and child.tag_ == "JJ"):
            end = _complement_end(child, end)
        else:
            break
        if end - head.i > _LONGEST:
            return head.i + 1
    if (
        end + 2 < len(doc)
        and doc[end].lower_ in ("privy", "close", "familiar")
        and doc[end + 1].lower_ in ("to", "with")
    ):
        return _privy_end(doc, end + 2)
    if (
        not counted
        and end + 1 < len(doc)
        and is_plural(head)
        and doc[end].lower_ == "from"
        and not doc[end].is_sent_start
    ):
        states = next((t for t in doc[end].children if t.dep_ == "pobj"), None)
        if states is not None and v.noun_class(states.lower_) == "collective":
            end = _complement_end(doc[end], end)  # hung on the verb or a noun before by the parse
    return end


def _privy_end(doc: Doc, start: int) -> int:
    """The end of "(sources) close to the talks", which the parse often hangs elsewhere: at the next verb or mark."""
    for k in range(start, min(start + 8, len(doc))):
        if doc[k].tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") or doc[k].is_punct or doc[k].is_space:
            return k
    return start + 1 if start < len(doc) else start


def _holds_clause(preposition: Token) -> bool:
    return any(c.dep_ == "pcomp" for c in preposition.children)


def _complement_end(child: Token, start: int) -> int:
    """The end of a complement's subtree, cut before a clause, a dash or a date that hangs on it."""
    doc, end = child.doc, child.right_edge.i + 1
    for k in range(start, end):
        token = doc[k]
        if (
            token.dep_ in ("relcl", "parataxis")
            or token.tag_ in ("WP", "WDT")
            or token.text in ("–", "—", "--", "(", ";", ":", "”", "“", '"', "‘", "but")
            or token.tag_ in ("VBD", "MD")
            or (token.is_space and "\n" in token.text)
        ):
            end = min(end, max(k if token.dep_ not in ("relcl", "parataxis") else token.left_edge.i, start))
            break
        if token.text == "," and k + 1 < len(doc) and doc[k + 1].tag_ in ("WP", "WDT", "VBG", "RB", "IN", "MD"):
            end = k
            break
        if (
            token.dep_ == "prep"
            and k > start
            and any(t.lower_ in v.words("names", "calendar") for t in token.subtree if t.i <= k + 3)
        ):
            end = k
            break
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].tag_ in ("IN", "CC", "DT")):
        end -= 1
    return end


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
    start = sentence_start(token.doc, token.i, _LONGEST)
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
    if word in _DEFINITE:
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
