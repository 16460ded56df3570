"""What plain counts count: people, countries, organisations and things."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.figures.counted import Counted, before_relative, taken_up
from pipeline.extraction.figures.measured import moved_by
from pipeline.extraction.figures.nouns import first_word, measure_tail, noun_after, noun_run, partitive
from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.syntax import RELATIVES, antecedent_of, argument, governor_of, left_of, phrase, root_of
from pipeline.extraction.figures.units import COUNTED_GROUPS, unit_of, unit_of_group
from pipeline.extraction.figures.words import MEASURES, NAMING, PERSON, is_nationality, is_number
from pipeline.extraction.tokens import Doc, Token
from pipeline.lexicons import load

_NOUNS = load("counted_nouns")
_PERSON_VERBS = frozenset(_NOUNS["person_verbs"])
_COPULAS = frozenset(_NOUNS["copulas"])
_TOTALS = frozenset(("figure", "number", "total", "tally", "count", "estimate"))


def count_of(doc: Doc, quantity: Quantity, earlier: Sequence[tuple[Quantity, Counted]]) -> Counted:
    """What a plain count counts; `earlier` are the quantities before it, the nearest last."""
    root = root_of(doc, quantity)
    head = noun_after(doc, quantity)
    if quantity.number.form == "fraction":
        articles = [t for t in doc[quantity.last : quantity.last + 2] if t.lower_ in {"a", "an"}]
        head = noun_run(doc, articles[0].i + 1) if articles else head
    glued = doc[quantity.last - 1]
    unit_word = (
        glued.text[quantity.number_end - glued.idx :]
        if glued.idx < quantity.number_end < glued.idx + len(glued)
        else ""
    )
    if head is not None and head.lower_ in {"others", "other", "more"} and earlier and earlier[-1][1].text:
        counted = earlier[-1][1]
        return Counted(counted.head, head.text, counted.unit, governor_of(head), "modifier", len(earlier) - 1)
    if head is not None:
        start, offset = first_word(doc, quantity), quantity.number_end if unit_word.isalpha() else None
        text = phrase(doc, start, head, offset)
        if text is not None and head.lemma_.lower() in MEASURES:
            text = " ".join([text, *measure_tail(doc, head.i + 1, text)])
        return Counted(
            head,
            text,
            unit_of(head, doc[_end_of(doc, quantity) - 1]),
            governor_of(head),
            "modifier",
        )
    shared = _shared_noun(doc, quantity)
    if shared is not None:
        return Counted(shared, phrase(doc, shared.i, shared), unit_of(shared, shared), governor_of(shared), "modifier")
    if unit_word.isalpha():
        return Counted(None, unit_word, "item", governor_of(root), "modifier")
    whole = partitive(doc, quantity.last)
    if whole is not None:
        if whole.pos_ == "PRON" or whole.lower_ in RELATIVES:
            return taken_up(whole, quantity, earlier, antecedent_of(whole), root)
        return Counted(
            whole,
            phrase(doc, left_of(whole), whole),
            unit_of(whole, doc[quantity.last - 1]),
            governor_of(root),
            "modifier",
        )
    governor = governor_of(root)
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.pos_ in NAMING:
        noun = root.head.head
        return Counted(noun, phrase(doc, left_of(noun), noun), unit_of_group(noun), governor_of(noun), "of")
    return _headless(doc, quantity, earlier, root, governor)


def _headless(
    doc: Doc, quantity: Quantity, earlier: Sequence[tuple[Quantity, Counted]], root: Token, governor: Token | None
) -> Counted:
    """A number without a noun: it counts what the number before it counted, or its verb's subject."""
    people = governor is not None and governor.lemma_ in _PERSON_VERBS
    before = doc[quantity.first - 1] if quantity.first else None
    if earlier and before is not None and _matches_last(doc, quantity, earlier[-1][0]):
        counted = earlier[-1][1]
        return Counted(counted.head, counted.text, counted.unit, governor, counted.relation, len(earlier) - 1)
    moved = moved_by(doc, root, "item")
    if moved is not None and moved.head is not None and moved.head.lemma_ in _TOTALS and earlier:
        recent = [p for p in range(max(0, len(earlier) - 3), len(earlier)) if earlier[p][0].kind == "count"]
        people_first = [p for p in recent if earlier[p][1].unit == "person"] or recent
        if people_first and not any(c.lower_ == "of" for c in moved.head.children):
            counted = earlier[people_first[-1]][1]
            return Counted(counted.head, counted.text, counted.unit, moved.governor, "argument", people_first[-1])
    if moved is not None and moved.head is not None:
        if moved.head.lemma_ in {"number", "total", "tally"}:
            numbered = partitive(doc, moved.head.i + 1)
            if numbered is not None:
                unit = unit_of(numbered, numbered)
                return Counted(numbered, phrase(doc, left_of(numbered), numbered), unit, moved.governor, "argument")
        unit = (
            "person"
            if unit_of(moved.head, moved.head) == "person" or moved.head.lemma_.lower() in COUNTED_GROUPS
            else "item"
        )
        return Counted(moved.head, moved.text, unit, moved.governor, moved.relation)
    if moved is None and _put_at(root):
        for position in range(len(earlier) - 1, max(-1, len(earlier) - 3), -1):
            other, counted = earlier[position]
            if other.kind == "count" and counted.text:
                return Counted(counted.head, counted.text, counted.unit, root.head.head, "argument", position)
    whose = before_relative(doc, quantity)
    if whose is not None:
        return Counted(whose, phrase(doc, left_of(whose), whose), unit_of(whose, whose), governor, "modifier")
    if earlier and doc[max(0, quantity.first - 2) : quantity.first].text.lower() == "out of":
        counted = earlier[-1][1]
        return Counted(counted.head, counted.text, counted.unit, counted.governor, counted.relation, len(earlier) - 1)
    if before is not None and before.lower_ in {"remaining", "others"}:
        return Counted(before, before.text, "person" if people else _last_unit(earlier), governor, "modifier")
    shared = (root.dep_ == "pobj" and root.head.lower_ in {"with", "in", "for", "of"}) or root.dep_ == "conj"
    copular = governor is not None and (governor.lemma_ in _COPULAS or not (earlier or people))
    if (
        root.dep_ in {"attr", "pobj", "dobj", "oprd", "acomp"}
        and governor is not None
        and copular
        and not (shared and earlier)
    ):
        subject = argument(governor, root)
        if subject is not None and subject.pos_ in NAMING:
            unit = "person" if subject.lemma_.lower() in PERSON or subject.lemma_.lower() in COUNTED_GROUPS else "item"
            return Counted(subject, phrase(doc, left_of(subject), subject), unit, governor, "argument")
    for position in range(len(earlier) - 1, max(-1, len(earlier) - 5), -1):
        other, counted = earlier[position]
        if not counted.text or quantity.first - other.first > 40:
            continue
        if people and counted.head is not None and unit_of(counted.head, counted.head) == "person":
            return Counted(
                counted.head, counted.text, "person", governor, "argument", position if other.kind == "count" else None
            )
        if not people and other.kind == "count":
            return Counted(counted.head, counted.text, counted.unit, governor, "argument", position)
    if people:
        return Counted(None, None, "person", governor, "argument")
    return Counted(None, None, "item", governor, "none")


def _matches_last(doc: Doc, quantity: Quantity, last: Quantity) -> bool:
    """Whether a number is set against the one before it ("by 210 votes to 175")."""
    between = doc[last.last : quantity.first]
    return (
        last.kind == "count"
        and 0 < len(between) <= 3
        and between[-1].lower_ in {"to", "against", "versus"}
        and not any(t.is_punct for t in between)
    )


def _shared_noun(doc: Doc, quantity: Quantity) -> Token | None:
    """The noun that two counted adjectives share ("21 Peruvian and four Chilean sailors"), for the first of them."""
    words = doc[quantity.last : quantity.last + 3]
    if len(words) < 3 or words[1].lower_ not in {"and", "or"} or not is_number(words[2]):
        return None
    if words[0].pos_ != "ADJ" and not is_nationality(words[0]):
        return None
    return noun_run(doc, words[2].i + 1)


def _put_at(root: Token) -> bool:
    """Whether a number is what a pronoun is put at ("puts them at 140")."""
    verb = root.head.head
    return (
        root.dep_ == "pobj"
        and root.head.lower_ == "at"
        and verb.pos_ == "VERB"
        and any(c.lower_ in {"them", "it", "that"} and c.dep_ == "dobj" for c in verb.children)
    )


def _last_unit(earlier: Sequence[tuple[Quantity, Counted]]) -> str:
    """Unit of the nearest count before."""
    return next((counted.unit for other, counted in reversed(earlier) if other.kind == "count"), "item")


def _end_of(doc: Doc, quantity: Quantity) -> int:
    """The token after the quantity's span, comparator words behind the number included ("30-plus")."""
    at = quantity.last
    while at < len(doc) and doc[at].idx < quantity.end:
        at += 1
    return at
