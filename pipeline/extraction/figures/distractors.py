"""Numbers that measure nothing: dates, times, scores, labels, names with digits, addresses, idle "one" and "two"."""

from __future__ import annotations

from itertools import islice

from pipeline.extraction.figures.calendar import is_date, is_date_word, is_hour, is_idle_time, is_year, lower_at
from pipeline.extraction.figures.labels import (
    is_address,
    is_capital_word,
    is_clock_or_code,
    is_label,
    is_list_number,
    is_name_part,
    is_score,
)
from pipeline.extraction.figures.nouns import noun_run
from pipeline.extraction.figures.quantities import Quantity, Reader, piece_text
from pipeline.extraction.figures.syntax import around
from pipeline.extraction.figures.words import MEASURES, PERSON, is_number
from pipeline.extraction.tokens import Doc, Token
from pipeline.lexicons import load

_LEXICON = load("distractors")
_COMPOUNDS = frozenset(_LEXICON["compounds"])
_REPORTING = frozenset(_LEXICON["reporting"])
_MULTIPLES = frozenset(
    (
        "as",
        "more",
        "higher",
        "larger",
        "bigger",
        "less",
        "greater",
        "faster",
        "that",
        "its",
        "their",
        "the",
        "what",
        "lower",
        "fewer",
    )
)
_PARALLEL = frozenset(("from", "in", "on", "at", "were", "was", "are", "have", "had", "others", "for", "to"))
_WHOLE_MEASURES = frozenset(m for m in MEASURES if len(m) > 3) - {"point", "square", "cubic"}
_DYING = frozenset(load("counted_nouns")["person_verbs"])
_HARM = frozenset(load("measures")["casualties"]["verbs"])
_IDLE_AFTER_TWO = frozenset(_LEXICON["idle_after_two"])
_DEFINITE = frozenset(
    (
        "the",
        "these",
        "those",
        "both",
        "our",
        "their",
        "his",
        "her",
        "its",
        "your",
        "my",
        "'s",
        "’s",
        "other",
        "any",
        "all",
    )
)


def is_distractor(reader: Reader, quantity: Quantity) -> bool:
    """Whether what reads as a quantity measures nothing and is left out."""
    doc = reader.doc
    if quantity.kind in {"money", "percent"}:
        return False
    if quantity.kind == "time":
        return is_idle_time(doc, quantity)
    if lower_at(doc, quantity.last) == "times" and lower_at(doc, quantity.last + 1) in _MULTIPLES:
        return True
    if (
        is_clock_or_code(reader, quantity)
        or is_label(doc, quantity)
        or _sources(doc, quantity)
        or _points_back(doc, quantity)
    ):
        return True
    if quantity.number.form == "digits":
        return (
            is_date(doc, quantity)
            or is_year(doc, quantity)
            or is_score(reader, quantity)
            or is_list_number(reader, quantity)
            or is_name_part(doc, quantity)
            or is_address(doc, quantity)
            or _compound(reader, quantity)
            or is_hour(doc, quantity)
        )
    return (
        _compound(reader, quantity)
        or is_capital_word(doc, quantity)
        or _small_word(reader, quantity)
        or is_date_word(doc, quantity)
    )


def _compound(reader: Reader, quantity: Quantity) -> bool:
    """ "two-way", "one-sided": compounds whose number counts nothing of interest."""
    if not quantity.compound:
        return False
    second = piece_text(reader, quantity.number.last + 1)
    if quantity.low == 1 and quantity.unit_token is None:
        return True
    return second in _COMPOUNDS


def _small_word(reader: Reader, quantity: Quantity) -> bool:
    """ "one" and "two" in words where they only stand for or point to something."""
    doc = reader.doc
    if (
        quantity.number.form != "words"
        or quantity.low > 2
        or quantity.number.scaled
        or quantity.comparator not in {"exact"}
    ):
        return quantity.number.form == "words" and quantity.low == 0
    if quantity.low < 1:
        return quantity.low == 0
    head = _head_noun(doc, quantity)
    if quantity.low == 1:
        return not (_is_victim(doc, quantity, head) or _is_measured(doc, quantity))
    before = lower_at(doc, quantity.first - 1)
    if head is None:
        of_pronoun = lower_at(doc, quantity.last) == "of" and lower_at(doc, quantity.last + 1) in {
            "them",
            "whom",
            "which",
        }
        beside = (
            reader.before is not None
            and reader.before.kind == "count"
            and around(doc[quantity.first], 40, 0).start <= reader.before.first
        )
        following = doc[quantity.last] if quantity.last < len(doc) else None
        if following is not None and (
            (beside and following.lower_ in _PARALLEL) or (following.lemma_ in _DYING and following.pos_ == "VERB")
        ):
            return quantity.first > 0 and doc[quantity.first - 1].lower_ in _DEFINITE
        return not (
            (of_pronoun and any(t.pos_ == "NOUN" for t in doc[quantity.last + 2 : quantity.last + 4]))
            or _is_casualty(doc, quantity)
        )
    if (
        before in {"her", "his", "their", "its"}
        and head.lemma_.lower() in PERSON
        and any(a.lemma_ in _HARM for a in islice(head.ancestors, 3))
    ):
        return False
    if before in {"first", "last", "next", "final"}:
        return head.lemma_.lower() in _IDLE_AFTER_TWO
    if before in _DEFINITE or (doc[quantity.first - 1].pos_ == "ADJ" if quantity.first else False):
        return not _in_series(doc, head)
    return head.lemma_.lower() in _IDLE_AFTER_TWO


def _sources(doc: Doc, quantity: Quantity) -> bool:
    """ "three officials said", "according to two diplomats": a few unnamed sources."""
    if quantity.number.form != "words" or quantity.high > 12 or quantity.number.scaled:
        return False
    head = _head_noun(doc, quantity)
    if head is None or head.lemma_.lower() not in PERSON:
        return False
    before = lower_at(doc, quantity.first - 1)
    if before == "to" and lower_at(doc, quantity.first - 2) == "according":
        return True
    return head.dep_ == "nsubj" and head.head.lemma_ in _REPORTING


def _is_victim(doc: Doc, quantity: Quantity, head: Token | None) -> bool:
    """Whether "one" counts somebody killed or hurt ("one soldier was killed", "killing one")."""
    token = head if head is not None and head.lemma_.lower() in PERSON else doc[quantity.first]
    verb = token.head
    if (head is not None and token is not head) or verb.lemma_ not in _HARM or verb.i == token.i:
        return False
    return token.dep_ in {"dobj", "nsubjpass"} or (token.dep_ == "nsubj" and verb.lemma_ in {"die", "drown", "perish"})


def _is_measured(doc: Doc, quantity: Quantity) -> bool:
    """Whether "one" stands with a physical unit ("one tonne of rice", "one cubic metre")."""
    measure = noun_run(doc, quantity.last)
    return measure is not None and measure.lemma_.lower() in _WHOLE_MEASURES


def _is_casualty(doc: Doc, quantity: Quantity) -> bool:
    return doc[quantity.first].head.lemma_ in _HARM | {"arrest", "detain"}


def _in_series(doc: Doc, head: Token) -> bool:
    """Whether another counted noun follows in a row ("the two Peruvians, three Bolivians and a Chilean")."""
    after = doc[head.i + 1 : head.i + 4]
    return len(after) > 1 and after[0].lower_ in {",", "and"} and any(is_number(t) for t in after[1:])


def _points_back(doc: Doc, quantity: Quantity) -> bool:
    """ "the five were seized": a small number in words with an article and without a noun, which only points back."""
    if quantity.number.form != "words" or quantity.number.scaled or quantity.high > 12 or quantity.compound:
        return False
    following = doc[quantity.last] if quantity.last < len(doc) else None
    return (
        lower_at(doc, quantity.first - 1) in {"the", "these", "those"}
        and following is not None
        and following.pos_ in {"VERB", "AUX"}
        and following.tag_ not in {"VBN", "VBG"}
    )


def _head_noun(doc: Doc, quantity: Quantity) -> Token | None:
    for token in doc[quantity.last : quantity.last + 5]:
        if token.pos_ in {"NOUN", "PROPN"}:
            return token
        if token.pos_ not in {"ADJ", "VERB", "NUM"} and token.text != "-":
            return None
    return None
