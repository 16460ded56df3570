"""What money, time and percentages are of: the fund, the war, the share of what."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.figures.counted import Counted, before_relative, taken_up
from pipeline.extraction.figures.nouns import first_word, noun_after, partitive
from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.spending import spent_on
from pipeline.extraction.figures.syntax import (
    RELATIVES,
    after_brackets,
    antecedent_of,
    argument,
    clause,
    governor_of,
    left_of,
    phrase,
    root_of,
)
from pipeline.extraction.figures.words import NAMING, is_noun, is_number, is_time_word
from pipeline.extraction.tokens import Doc, Token
from pipeline.lexicons import load

_LASTING = frozenset(("last", "be", "persist", "continue", "endure", "run", "remain", "stay", "stretch", "hold"))
_CONFINEMENT = frozenset(load("units")["lists"]["confinement"])
_CHANGE_NOUNS = frozenset(load("measures")["share"]["change_nouns"])


def measured_of(doc: Doc, quantity: Quantity, earlier: Sequence[tuple[Quantity, Counted]]) -> Counted:
    """What a sum, a time or a percentage is of; `earlier` are the quantities before it, the nearest last."""
    noun: Token | None
    unit, root = quantity.unit, root_of(doc, quantity)
    if quantity.is_age:
        head = noun_after(doc, quantity) if quantity.unit_token is not None else _aged(doc, quantity)
        if head is None:
            subject = argument(root.head, root) if root.head.pos_ in {"VERB", "AUX"} else None
            head = subject or (root.head if root.head.pos_ in NAMING else None)
        left = 0 if head is None else first_word(doc, quantity) if head.i >= quantity.last else left_of(head)
        return Counted(head, phrase(doc, left, head) if head is not None else None, unit, governor_of(root), "modifier")
    conversion = _converted(doc, quantity, earlier)
    if conversion is not None:
        return Counted(
            conversion.head, conversion.text, unit, conversion.governor, conversion.relation, len(earlier) - 1
        )
    if quantity.kind == "time" and unit == "item":
        return _of_clock_time(doc, quantity, root)
    whose = before_relative(doc, quantity)
    if whose is not None:
        return Counted(whose, phrase(doc, left_of(whose), whose), unit, governor_of(root), "modifier")
    if (
        doc[max(0, quantity.first - 2) : quantity.first].text.lower() == "of which"
        and earlier
        and earlier[-1][0].kind == quantity.kind
    ):
        counted = earlier[-1][1]
        return Counted(counted.head, counted.text, unit, counted.governor, counted.relation, len(earlier) - 1)
    if (
        root.dep_ == "conj"
        and earlier
        and earlier[-1][0].kind == quantity.kind
        and earlier[-1][0].first <= root.head.i < earlier[-1][0].last
    ):
        counted = earlier[-1][1]
        if counted.text:
            return Counted(counted.head, counted.text, unit, counted.governor, counted.relation, len(earlier) - 1)
    worth = doc[quantity.first - 1] if quantity.first else None
    while worth is not None and worth.idx >= quantity.start and worth.i:
        worth = doc[worth.i - 1]
    if (
        worth is not None
        and worth.lower_ in {"worth", "totalling", "totaling"}
        and worth.i
        and is_noun(doc[worth.i - 1])
    ):
        noun = doc[worth.i - 1]
        return Counted(noun, phrase(doc, left_of(noun), noun), unit, governor_of(noun), "modifier")
    rated = quantity.last < len(doc) and doc[quantity.last].lower_ in {"a", "an", "per"}
    if not rated and (
        quantity.compound or root.dep_ in {"compound", "nummod", "amod", "nmod"} or quantity.kind == "percent"
    ):
        head = noun_after(doc, quantity)
        if head is not None and (quantity.compound or head.i - quantity.last < 5):
            return Counted(head, phrase(doc, first_word(doc, quantity), head), unit, governor_of(head), "modifier")
    at = after_brackets(doc, quantity.last)
    after = doc[at] if at < len(doc) else None
    if after is not None and after.lower_ == "of":
        noun = partitive(doc, at)
        if noun is not None and quantity.kind == "percent":
            moved = moved_by(doc, root, unit)
            if moved is not None:
                return moved
        if noun is not None:
            if noun.lower_ in RELATIVES:
                noun = antecedent_of(noun) or noun
            elif noun.pos_ == "PRON":
                return taken_up(noun, quantity, earlier, None, root)
            return Counted(noun, phrase(doc, left_of(noun), noun), unit, governor_of(root), "modifier")
    if after is not None and after.lower_ in {"in", "behind"} and quantity.kind == "time":
        place = next((c for c in after.children if c.dep_ == "pobj"), None)
        if place is not None and place.lemma_.lower() in _CONFINEMENT:
            return Counted(place, phrase(doc, left_of(place), place), unit, governor_of(root), "modifier")
    if after is not None and after.lower_ in {"in", "worth", "for", "toward", "towards"} and quantity.kind == "money":
        noun = next((c for c in after.children if c.dep_ == "pobj"), None)
        if noun is not None and noun.lemma_.lower() == "form":
            noun = next((g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), noun)
        named = noun is not None and noun.pos_ == "PROPN" and after.lower_ != "worth"
        if noun is not None and is_noun(noun) and not is_time_word(noun) and not is_number(noun) and not named:
            return Counted(noun, phrase(doc, left_of(noun), noun), unit, governor_of(root), "modifier")
    if (
        quantity.kind != "time"
        and quantity.first >= 2
        and after is not None
        and (after.text in {",", ".", ";", ")", "—"} or at != quantity.last)
    ):
        before = doc[quantity.first - 2]
        if doc[quantity.first - 1].text in {",", "—", "–", ":"} and is_noun(before) and not is_time_word(before):
            return Counted(before, phrase(doc, left_of(before), before), unit, governor_of(before), "modifier")
    if root.dep_ == "appos" and is_noun(root.head):
        return Counted(root.head, phrase(doc, left_of(root.head), root.head), unit, governor_of(root.head), "modifier")
    return _by_governor(doc, quantity, root, earlier)


def _aged(doc: Doc, quantity: Quantity) -> Token | None:
    """Whose age a bare number gives: the noun or name before it."""
    for index in range(quantity.first - 1, max(-1, quantity.first - 7), -1):
        noun = doc[index]
        if is_noun(noun) and noun.lower_ not in {"age", "ages"}:
            return noun.head if noun.dep_ == "appos" and noun.head.pos_ == "NOUN" else noun
    return None


def _converted(doc: Doc, quantity: Quantity, earlier: Sequence[tuple[Quantity, Counted]]) -> Counted | None:
    """What the sum before a bracketed conversion counts ("2 billion euros ($2.2 billion)")."""
    if quantity.kind != "money" or not earlier:
        return None
    other, counted = earlier[-1]
    between = doc[other.last : quantity.first]
    opened = [t.text for t in between]
    if (
        other.kind == "money"
        and 0 < len(opened) <= 4
        and any(t in {"(", "[", "or", "about"} for t in opened)
        and not any(t in {")", "."} for t in opened)
        and ("(" in opened or "or" in opened)
    ):
        return counted
    return None


def _of_clock_time(doc: Doc, quantity: Quantity, root: Token) -> Counted:
    """Hours and minutes are of unit `item`, so the time word itself says what is counted ("hour truce", "minutes")."""
    word = quantity.unit_token if quantity.unit_token is not None else quantity.last - 1
    head = noun_after(doc, quantity) if quantity.compound else None
    end = doc[word]
    text = doc[word : head.i + 1].text if head is not None and head.i - word < 8 else end.text
    governor = governor_of(head if head is not None else root)
    return Counted(head, " ".join(text.split()), "item", governor, "modifier" if head is not None else "adjunct")


def _by_governor(doc: Doc, quantity: Quantity, root: Token, earlier: Sequence[tuple[Quantity, Counted]]) -> Counted:
    unit = quantity.unit
    governor = governor_of(root)
    if root.dep_ == "pobj":
        preposition = root.head
        owner = preposition.head
        while owner.dep_ == "prep" and owner.pos_ == "ADP":
            owner = owner.head
        if is_noun(owner):
            inside = next((c for q, c in reversed(earlier[-2:]) if q.first <= owner.i < q.last), None)
            if inside is not None:
                return Counted(inside.head, inside.text, unit, inside.governor, inside.relation)
            changed = owner.lemma_.lower() in _CHANGE_NOUNS and next(
                (
                    g
                    for c in owner.children
                    if c.lower_ in {"in", "of"}
                    for g in c.children
                    if g.dep_ == "pobj" and g.i != root.i
                ),
                None,
            )
            owner = changed if isinstance(changed, Token) else owner
            return Counted(owner, phrase(doc, left_of(owner), owner), unit, governor_of(owner), "of")
        moved = moved_by(doc, root, unit)
        if moved is not None and (quantity.kind != "time" or preposition.lower_ == "by"):
            return moved
    same = next(
        (
            p
            for p in range(len(earlier) - 1, max(-1, len(earlier) - 4), -1)
            if governor is not None and earlier[p][0].first <= governor.i < earlier[p][0].last
        ),
        None,
    )
    if same is None and quantity.kind == "percent" and root.dep_ in {"nsubj", "conj", "appos"} and earlier:
        same = next(
            (
                p
                for p in range(len(earlier) - 1, max(-1, len(earlier) - 4), -1)
                if earlier[p][1].text and earlier[p][1].unit in {"person", "percent", "organization", "country"}
            ),
            None,
        )
    if same is not None:
        counted = earlier[same][1]
        return Counted(counted.head, counted.text, unit, governor, counted.relation, same)
    if governor is None:
        return Counted(None, None, unit, None, "none")
    if governor.pos_ in NAMING:
        return Counted(governor, phrase(doc, left_of(governor), governor), unit, governor_of(governor), "of")
    spent = spent_on(doc, quantity, root, governor) if quantity.kind == "money" else None
    if spent is not None:
        return spent
    adverbial = quantity.kind == "time" and (root.dep_ in {"npadvmod", "pobj", "advmod", "obl"})
    given = earlier[-1] if earlier else None
    if adverbial and given is not None and given[0].kind == "money" and quantity.first - given[0].last < 8:
        aim = next((c for c in doc[quantity.last : quantity.last + 2] if c.lower_ == "for"), None)
        goal = next((c for c in aim.children if c.dep_ == "pobj"), None) if aim is not None else None
        if goal is not None and is_noun(goal) and not is_time_word(goal):
            return Counted(goal, phrase(doc, left_of(goal), goal), unit, governor, "argument")
    if adverbial and governor.lemma_ not in _LASTING:
        return Counted(governor, clause(doc, governor, root), unit, governor, "adjunct")
    if quantity.kind == "percent" and root.dep_ == "pobj" and root.head.lower_ == "with":
        contest = next((c for c in governor.children if c.dep_ == "dobj"), None)
        if contest is not None and is_noun(contest):
            return Counted(contest, phrase(doc, left_of(contest), contest), unit, governor, "argument")
    subject = argument(governor, root)
    if subject is not None:
        for position in range(len(earlier) - 1, max(-1, len(earlier) - 4), -1):
            other, counted = earlier[position]
            if other.first <= subject.i < other.last:
                return Counted(counted.head, counted.text, unit, governor, counted.relation, position)
        if subject.tag_ == "PRP" and quantity.kind == "money":
            return Counted(None, None, unit, governor, "none")
        return Counted(subject, phrase(doc, left_of(subject), subject), unit, governor, "argument")
    return Counted(None, None, unit, governor, "none")


def moved_by(doc: Doc, root: Token, unit: str) -> Counted | None:
    """What a verb of change moves to or by a value: its object, else its subject ("lift spending to 3 percent")."""
    preposition = root.head
    if (
        root.dep_ != "pobj"
        or preposition.lower_ not in {"to", "by", "at", "from"}
        or preposition.head.pos_ not in {"VERB", "AUX"}
    ):
        return None
    verb = preposition.head
    moved = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i != root.i), None) or argument(
        verb, root
    )
    if moved is None or not is_noun(moved):
        return None
    return Counted(moved, phrase(doc, left_of(moved), moved), unit, verb, "argument")
