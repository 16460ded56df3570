"""What money and percentages measure: funding, prices, shares."""

from __future__ import annotations

from pipeline.extraction.figures.counted import Counted
from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.surroundings import nouns_above, verbs_above, word_set, words_of
from pipeline.extraction.figures.syntax import around, root_of
from pipeline.extraction.tokens import Doc

_PRICES, _COSTS = word_set("price", "nouns"), word_set("price", "verbs")
_FUNDS, _FUNDING = word_set("funding", "nouns"), word_set("funding", "verbs")
_SUMS, _SUM_VERBS = word_set("money_other", "nouns"), word_set("money_other", "verbs")
_SHARES, _SHARE_VERBS = word_set("share", "heads"), word_set("share", "verbs")
_CHANGES, _CHANGE_NOUNS, _COMPARATIVES = (
    word_set("share", "changes"),
    word_set("share", "change_nouns"),
    word_set("share", "comparatives"),
)
_NOT_GIVEN = _COSTS | (_SUM_VERBS - {"total", "stand"})
_PURCHASES = word_set("price", "purchases")
_QUOTING = word_set("price", "quoting")
_CHANGED_BY = frozenset(("dobj", "npadvmod", "advmod", "obl", "nsubj", "oprd", "attr"))
"""Roles of a percentage beside a verb of change that make it the size of the change."""


def measure_of_money(doc: Doc, quantity: Quantity, counted: Counted) -> str:
    """What a sum measures: `funding`, `price` or `other`."""
    root = root_of(doc, quantity)
    own = words_of(counted.head) if counted.relation != "adjunct" else set()
    verbs = verbs_above(root)[:2]
    lemmas = [v.lemma_ for v in verbs[:1]]
    above = {t.lemma_.lower() for t in list(nouns_above(root))[:3]}
    after = doc[quantity.last].lower_ if quantity.last < len(doc) else ""
    unit_rate = (
        after in {"a", "an", "per", "each", "apiece"}
        and quantity.last + 1 < len(doc)
        and doc[quantity.last + 1].lower_ not in {"year", "month", "day", "week", "decade", "quarter"}
    )
    if own & _FUNDS and not (counted.relation == "argument" and lemmas and lemmas[0] in _NOT_GIVEN):
        return "funding"
    if any(lemma in _COSTS - {"trade", "charge", "sell"} for lemma in lemmas):
        return "price"
    around = {
        g.lemma_.lower()
        for v in verbs[:1]
        for c in v.children
        if c.dep_ == "prep"
        for g in c.children
        if g.dep_ == "pobj"
    }
    if own & _PURCHASES and counted.relation == "modifier":
        return "price"
    if lemmas and lemmas[0] in _QUOTING and root.dep_ == "pobj" and root.head.lower_ in {"at", "to"}:
        return "price"
    if own & _SUMS - _PURCHASES - {"trade"}:
        return "other"
    if own & _PRICES or unit_rate or around & {"bill", "cost", "price"}:
        return "price"
    if doc[quantity.first - 1].lower_ == "worth" and quantity.first:
        return "other"
    if own & _SUMS or any(lemma in _SUM_VERBS - {"total", "stand"} for lemma in lemmas):
        return "other"
    if any(lemma in _FUNDING for lemma in lemmas) or above & _FUNDS:
        return "funding"
    if above & _PRICES or any(lemma in _COSTS for lemma in lemmas):
        return "price"
    if above & _SUMS or any(lemma in _SUM_VERBS for lemma in lemmas):
        return "other"
    return "funding" if counted.head is not None and counted.relation in {"modifier", "of"} else "other"


def measure_of_percent(doc: Doc, quantity: Quantity, counted: Counted) -> str:
    """`share` for a part of a whole; changes, rates and comparisons are `other`."""
    root = root_of(doc, quantity)
    after = doc[quantity.last] if quantity.last < len(doc) else None
    following = after.lower_ if after is not None else ""
    if following in _COMPARATIVES:
        return "other"
    if quantity.number.form == "fraction":
        before = doc[quantity.first - 1].lower_ if quantity.first else ""
        return "other" if before == "by" else "share"
    if following in {"of", "who", "say"}:
        return "share"
    own = {counted.head.lemma_.lower()} if counted.head is not None else set()
    verb = next(iter(verbs_above(root)), None)
    changing = verb is not None and verb.lemma_ in _CHANGES and root.dep_ in _CHANGED_BY
    if own & _SHARES and counted.relation in {"modifier", "argument"} and not changing:
        return "share"
    if counted.relation == "modifier" and counted.head is not None and own & _CHANGE_NOUNS:
        return "other"
    if verb is not None:
        by = root.dep_ == "pobj" and root.head.lower_ in {"by"}
        if changing or (verb.lemma_ in _CHANGES and by):
            return "other"
        if verb.lemma_ in _SHARE_VERBS or (root.dep_ == "pobj" and root.head.lower_ == "with" and not changing):
            return "share"
        if root.dep_ == "pobj" and root.head.lower_ in {"to", "from", "at"}:
            words = {t.lemma_.lower() for t in around(root)}
            return (
                "share"
                if words & {"gdp", "income", "spending", "turnout", "share", "stake", "output", "majority"}
                else "other"
            )
    if any(
        t.lower_ in {"said", "say", "favour", "favor", "support", "oppose"}
        for t in doc[quantity.last : quantity.last + 4]
    ):
        return "share"
    return (
        "share"
        if counted.relation == "modifier" and counted.head is not None and counted.head.i > quantity.first
        else "other"
    )
