"""Steps through a dependency parse that figures need: governors, arguments, and the wording of noun phrases."""

from __future__ import annotations

from itertools import islice

from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.words import NAMING, PERSON, is_nationality, is_noun, is_number, is_time_word
from pipeline.extraction.tokens import Doc, DocSpan, Token

_CONTROL = frozenset(
    (
        "ask",
        "urge",
        "tell",
        "call",
        "order",
        "persuade",
        "force",
        "allow",
        "press",
        "invite",
        "require",
        "want",
        "instruct",
        "help",
    )
)
_SIZING = frozenset(("amount", "total", "number", "come", "cost", "reach"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
RELATIVES = frozenset(("that", "which", "who", "whom", "whose"))


def root_of(doc: Doc, quantity: Quantity) -> Token:
    """The token of a quantity that the rest of the sentence attaches to."""
    return doc[quantity.first : max(quantity.last, quantity.first + 1)].root


def around(token: Token, before: int = 40, after: int = 40) -> DocSpan:
    """The tokens near one in its sentence, at most so many to either side (a sentence can be very long)."""
    sentence = token.sent
    return token.doc[max(sentence.start, token.i - before) : min(sentence.end, token.i + after + 1)]


def inside(token: Token, reach: int = 20) -> DocSpan:
    """The tokens that a token heads, from its left to its right edge, no further than `reach` from it."""
    return token.doc[max(token.left_edge.i, token.i - reach) : min(token.right_edge.i + 1, token.i + reach)]


def after_brackets(doc: Doc, index: int) -> int:
    """`index`, moved behind a short bracket that opens there."""
    if index < len(doc) and doc[index].text == "(":
        for at in range(index + 1, min(index + 10, len(doc))):
            if doc[at].text == ")":
                return at + 1
    return index


def governor_of(token: Token) -> Token | None:
    """The verb or noun above a token, prepositions and coordinations passed over."""
    seen = token
    for _ in range(6):
        if seen.head.i == seen.i:
            return None if seen.i == token.i else seen
        up = seen.head
        if up.pos_ in {"VERB", "AUX"} or (up.pos_ in NAMING and seen.dep_ not in {"conj", "compound", "nmod", "appos"}):
            return up
        seen = up
    return None


def argument(verb: Token, other_than: Token) -> Token | None:
    """The subject of a verb, taken from the verb it is coordinated with or the noun its clause describes if need be."""
    current = verb
    for _ in range(5):
        subject = next((c for c in current.children if c.dep_ in _SUBJECTS and c.i != other_than.i), None)
        if subject is not None:
            if subject.lower_ in RELATIVES:
                return current.head if current.dep_ == "relcl" else antecedent_of(subject)
            return subject if subject.dep_ != "expl" else None
        if current.dep_ in {"relcl", "acl"} and current.head.pos_ in NAMING:
            return current.head
        relative = _relative_before(current)
        if relative is not None:
            return relative
        if current.tag_ == "VBG" and current.dep_ in {"advcl", "prep"} and current.lemma_ in _SIZING:
            described = next((c for c in current.head.children if c.dep_ in {"dobj", "nsubjpass"}), None)
            if described is not None:
                return described
        if current.dep_ in {"xcomp", "ccomp", "advcl"} and current.head.lemma_ in _CONTROL:
            urged = next((c for c in current.head.children if c.dep_ == "dobj"), None) or next(
                (
                    g
                    for c in current.head.children
                    if c.lower_ in {"on", "upon"}
                    for g in c.children
                    if g.dep_ == "pobj"
                ),
                None,
            )
            if urged is not None:
                return urged
        if current.dep_ in {"conj", "xcomp", "advcl", "ccomp", "aux", "auxpass"} and current.head.i != current.i:
            current = current.head
        else:
            return None
    return None


def _relative_before(verb: Token) -> Token | None:
    """What "which" takes up where a parenthesis parts it from its verb ("the ban, which, he said, has lasted")."""
    doc, at = verb.doc, verb.i - 1
    while at > 0 and doc[at].pos_ in {"AUX", "ADV"}:
        at -= 1
    if at < 2 or doc[at].text != "," or verb.tag_ in {"VBG", "TO"}:
        return None
    for index in range(at - 1, max(at - 8, 0), -1):
        if doc[index].text == ",":
            pronoun = doc[index - 1]
            return antecedent_of(pronoun) if pronoun.lower_ in {"which", "who"} else None
    return None


def left_of(head: Token) -> int:
    """Token where a noun phrase begins, without article, possessive pronoun or relative clause before it."""
    doc, left = head.doc, head.i
    edge = max(head.left_edge.i, head.i - 10)
    while (
        left > edge
        and doc[left - 1].pos_ in {"ADJ", "NOUN", "PROPN", "PART", "VERB", "PUNCT", "CCONJ", "NUM"}
        and doc[left - 1].text not in {",", ";", "(", ")", "“", "”", '"', ":", "—", "–", ".", "‘", "«", "»", "["}
        and not doc[left - 1].is_space
    ):
        left -= 1
    while left < head.i and (doc[left].is_punct or doc[left].pos_ in {"CCONJ", "PART", "DET"}):
        left += 1
    return left


def _opens_compound(doc: Doc, index: int) -> bool:
    """Whether a number and a hyphen open a compound that belongs to the wording whole ("45-year-old economist")."""
    return index + 2 < len(doc) and is_number(doc[index]) and doc[index + 1].text in {"-", "‑"}


def phrase(doc: Doc, left: int, head: Token, offset: int | None = None) -> str | None:
    """A noun phrase from token `left` (or an offset inside it) to its head, with an "of" phrase; None for nothing."""
    left = min(left, head.i)
    end = head.i + 1
    if end < len(doc) and doc[end].lower_ == "of" and doc[end].head.i == head.i:
        tail = doc[end].right_edge.i + 1
        inner: DocSpan = doc[end:tail]
        if 1 < len(inner) <= 6 and not any(is_number(t) or t.is_space or t.text in {",", "("} for t in inner):
            end = tail
    if left + 1 < head.i and doc[left + 1].tag_ == "POS" and is_time_word(doc[left]):
        left += 2  # "two years' probation"
    conj = next(
        (c for c in head.children if c.dep_ == "conj" and c.pos_ in NAMING and head.i < c.i <= head.i + 3), None
    )
    if (
        conj is not None
        and end == head.i + 1
        and not any(
            is_number(t) or t.is_punct or t.is_space or t.is_currency or t.text[0].isdigit()
            for t in doc[head.i + 1 : conj.i]
        )
    ):
        end = conj.i + 1
    while (
        left < end - 1
        and not _opens_compound(doc, left)
        and (doc[left].is_punct or doc[left].is_space or doc[left].pos_ in {"DET", "NUM"} or is_number(doc[left]))
    ):
        left += 1
    if offset is not None and doc[left - 1].idx < offset < doc[left].idx:
        return " ".join(doc.text[offset : doc[end - 1].idx + len(doc[end - 1])].split()) or None
    return " ".join(doc[left:end].text.split()) or None


def clause(doc: Doc, verb: Token, without: Token, with_subject: bool = True) -> str | None:
    """Subject, verb and object of the clause that a stretch of time or a sum goes with, in one piece."""
    subject = argument(verb, without) if with_subject else None
    left = (
        subject.left_edge.i
        if subject is not None and subject.i < verb.i and verb.i - subject.left_edge.i < 15
        else verb.i
    )
    objects = [c for c in verb.children if c.dep_ in {"dobj", "attr", "prep", "acomp", "prt"} and c.i > verb.i]
    right = verb.i + 1
    for child in objects:
        if child.i <= without.i <= child.right_edge.i or child.right_edge.i - verb.i > 12:
            break
        right = child.right_edge.i + 1
    if left <= without.i < right:
        left = without.i + 1 if without.i < verb.i else left
    return " ".join(doc[left:right].text.split()) or None


def antecedent_of(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun takes up."""
    if pronoun.lower_ not in RELATIVES:
        return None
    for ancestor in islice(pronoun.ancestors, 8):
        if ancestor.dep_ == "relcl" and (pronoun.lower_ != "whom" or _is_people(ancestor.head)):
            return ancestor.head
    at = pronoun.i - 1
    start = around(pronoun, 12, 0).start
    while at > start:
        if pronoun.doc[at].text == ",":
            nouns = [t for t in pronoun.doc[max(start, at - 8) : at] if is_noun(t)]
            people = [t for t in nouns if _is_people(t)] if pronoun.lower_ == "whom" else []
            return people[-1] if people else nouns[-1] if nouns else None
        at -= 1
    return None


def _is_people(noun: Token) -> bool:
    return noun.lemma_.lower() in PERSON or is_nationality(noun)
