"""Offices told in a sentence of their own: "Ada Brock pledged ..." followed by "the defence secretary said"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.endings import right_of
from pipeline.extraction.entities.linking import Linker
from pipeline.extraction.entities.nearness import Nearness
from pipeline.extraction.entities.scene import Scene
from pipeline.extraction.entities.title_words import is_office, make_title
from pipeline.extraction.entities.wording import is_plural, left_of
from pipeline.extraction.tokens import Doc, Token


def give_offices(
    doc: Doc,
    linker: Linker,
    heads: list[Token],
    nearness: Nearness,
    scene: Scene,
    is_somebody: Callable[[Token], bool],
) -> list[int]:
    """The keys of people given an office that a later sentence tells, their drafts completed in place.

    A definite office that no one holds (`is_somebody` says whether a description means somebody already) goes to the
    one person whom the sentences just before have introduced without one.
    """
    drafts = linker.drafts
    introduced = [
        (nearness.places[d.key][0], d.key)
        for d in drafts
        if d.kind == "person" and not d.titles and " " in d.name and nearness.places[d.key]
    ]
    introduced.sort()
    given: list[int] = []
    for head in heads if introduced else ():
        if not _may_be_new_office(linker, head):
            continue
        near = [key for key in _just_before(introduced, head, nearness.sentence_of) if not drafts[key].titles]
        if not near or is_somebody(head):
            continue
        title = make_title(doc, left_of(head), right_of(head), head.i + 1)
        if title is None or not is_office(title):
            continue
        gender = v.gender_words().get(head.lower_)
        near = [k for k in near if title.country is None or drafts[k].country in (None, title.country)]
        near = [k for k in near if gender is None or drafts[k].gender in (None, gender)]
        if len(near) == 1:
            draft = drafts[near[0]]
            draft.titles[title.text] = title
            draft.country = draft.country or title.country
            if draft.country is None and title.office in v.words("offices", "state"):
                draft.country = scene.state_at(head.i)
            given.append(draft.key)
    return given + _give_foretold(doc, linker, heads, nearness, is_somebody)


def _give_foretold(
    doc: Doc,
    linker: Linker,
    heads: list[Token],
    nearness: Nearness,
    is_somebody: Callable[[Token], bool],
) -> list[int]:
    """As `give_offices` for an office told first: "Norland's trade minister said ..." and then "Ada Brock told ..."."""
    drafts = linker.drafts
    given: list[int] = []
    people = [d for d in drafts if d.kind == "person" and " " in d.name and nearness.places[d.key]]
    introduced = sorted((nearness.places[d.key][0], d.key) for d in people)
    for head in heads if introduced else ():
        if head.dep_ != "nsubj" or head.head.lemma_ not in v.words("reference", "quoting") or is_plural(head):
            continue
        owned = any(t.dep_ == "poss" and t.tag_ in ("NNP", "NNPS") for t in head.lefts)
        if not owned or v.noun_class(head.lower_) != "person" or head.i in linker.title_owner or is_somebody(head):
            continue
        at = bisect_left(introduced, (head.i, -1))
        start, key = introduced[at] if at < len(introduced) else (-1, -1)
        if key < 0 or not 0 < nearness.sentence_of[start] - nearness.sentence_of[head.i] <= 2:
            continue
        title = make_title(doc, left_of(head), right_of(head), head.i + 1)
        draft = drafts[key]
        if title is None or not is_office(title) or title.office not in v.words("offices", "state"):
            continue
        if any(held.office != title.office or held.country is not None for held in draft.titles.values()):
            continue
        if draft.country not in (None, title.country) or not _speaks(doc, start):
            continue
        draft.titles[title.text] = title
        draft.country = draft.country or title.country
        given.append(key)
    return given


def _speaks(doc: Doc, start: int) -> bool:
    token = doc[start]
    while token.dep_ == "compound" and token.head.i > token.i:
        token = token.head
    return token.dep_ == "nsubj" and token.head.lemma_ in v.words("nouns", "acts")


def _may_be_new_office(linker: Linker, head: Token) -> bool:
    return (
        head.dep_ in ("nsubj", "nsubjpass")
        and not is_plural(head)
        and v.noun_class(head.lower_) == "person"
        and head.i not in linker.title_owner
        and any(t.lower_ == "the" for t in head.lefts)
    )


def _just_before(introduced: list[tuple[int, int]], head: Token, sentence_of: list[int]) -> list[int]:
    """People introduced one or two sentences before a description."""
    sentence = sentence_of[head.i]
    found = []
    for at, key in reversed(introduced[: bisect_left(introduced, (head.i, -1))]):
        if sentence - sentence_of[at] > 2:
            break
        if sentence > sentence_of[at]:
            found.append(key)
    return found
