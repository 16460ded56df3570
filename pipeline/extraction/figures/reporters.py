"""Who says a figure: verbs that report, the clauses they stand in, documents and who issued them."""

from __future__ import annotations

from pipeline.extraction.figures.syntax import argument
from pipeline.extraction.figures.units import unit_of
from pipeline.extraction.figures.words import is_time_word
from pipeline.extraction.tokens import Doc, Token
from pipeline.lexicons import load

_SPEAKERS = frozenset(load("measures")["sources"]["speakers"])
_DOCUMENTS = frozenset(load("measures")["sources"]["documents"])
PLAIN_REPORTING = frozenset(load("measures")["sources"]["reporting"])


def ends_clause(doc: Doc, index: int) -> bool:
    """Whether nothing but a time, place or channel follows a reporting verb, so that what it reports stands before."""
    if index >= len(doc):
        return True
    token = doc[index]
    return token.is_punct or token.is_space or token.pos_ == "ADP" or is_time_word(token)


def reports(token: Token) -> bool:
    """Whether a token is a finite verb of reporting ("data show" is often read as two nouns)."""
    if token.tag_ == "NNS" and token.lower_ in {"estimates", "reports"} and token.i:
        return token.doc[token.i - 1].pos_ == "PROPN"  # "…, the guild estimates", often read as two nouns
    if token.lemma_ not in PLAIN_REPORTING:
        return False
    return token.tag_ in {"VBD", "VBZ", "VBP"} or (token.lower_ == "show" and _is_document(token.doc[token.i - 1]))


def source_between(doc: Doc, opening: int, verb: Token) -> Token | None:
    """The subject of a reporting verb that a comma at `opening` parts from what it reports; None where it has none."""
    if _is_document(doc[verb.i - 1]) or verb.tag_ == "NNS":
        return doc[verb.i - 1]
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i]
    if subjects:
        return subjects[-1] if subjects[-1].i > opening or verb.i - opening == 1 else None
    words = doc[opening + 1 : verb.i]
    return words.root if len(words) and words.root.pos_ in {"NOUN", "PROPN", "PRON"} else None


def breaks_in(doc: Doc, opening: int, verb: int) -> bool:
    """Whether a reporting clause between commas breaks into a clause that goes on ("which, she said, has")."""
    after = doc[verb + 1 : verb + 3]
    return (
        verb - opening <= 8
        and len(after) == 2
        and after[0].text == ","
        and after[1].tag_ in {"VBD", "VBZ", "VBP", "MD"}
    )


def _is_document(noun: Token) -> bool:
    return noun.lower_ in _DOCUMENTS or noun.lemma_.lower() in _DOCUMENTS


def issuer_of(noun: Token) -> Token:
    """Who a document speaks for ("a communique issued by the bank", "central bank data"); other nouns themselves."""
    if not _is_document(noun):
        return noun
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            issuer = agent_of(child)
            if issuer is not None:
                return issuer
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            issuer = next((c for c in child.children if c.dep_ == "pobj"), None)
            if issuer is not None and may_speak(issuer):
                return issuer
        if child.dep_ in {"poss", "compound", "nmod"} and (child.pos_ == "PROPN" or may_speak(child)):
            return child
    before = noun.doc[noun.i - 1] if noun.i else noun
    return before if before.pos_ == "PROPN" and before.i != noun.i else noun


def may_speak(noun: Token) -> bool:
    """Whether a noun phrase can be the source of a number: a name, a pronoun, people, a state or a body."""
    return noun.pos_ in {"PROPN", "PRON"} or noun.lemma_.lower() in _SPEAKERS or unit_of(noun, noun) != "item"


def agent_of(verb: Token) -> Token | None:
    """Who does what a passive verb says: the noun of its "by" phrase."""
    for child in followers(verb):
        if child.dep_ == "agent" or child.lower_ == "by":
            return next((c for c in followers(child) if c.dep_ == "pobj"), None)
    return None


def followers(token: Token, reach: int = 40) -> list[Token]:
    """The children of a token to its right, no further than `reach` (a head can have thousands in a long list)."""
    return [t for t in token.doc[token.i + 1 : token.i + reach] if t.head.i == token.i]


def own_subject(verb: Token) -> Token | None:
    if any(t.head.i == verb.i and t.dep_ in {"nsubjpass", "auxpass"} for t in verb.doc[max(0, verb.i - 40) : verb.i]):
        return None
    return argument(verb, verb)
