"""Whose office somebody holds when the title does not say: the state just named, else the report's home.

"Foreign Minister Ada Brock" in a report from Port Ulm holds that country's office; in "US policy, when President
Brock ..." she holds the one just named. Only offices of a state are completed this way, and none that belong to a body.
"""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import Name, sentence_start
from pipeline.extraction.entities.linking import Draft, Linker
from pipeline.extraction.entities.titles import Title

_NEAR = 12
_OPENING = 120
_REACH = 40
"""Tokens back in a sentence within which a named state still colours a bare office."""
_GOVERNMENT_OFFICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})


def home_of(doc: Doc) -> str | None:
    """The state a report is written from: its dateline ("PORT ULM, May 3 -"), or its byline ("in Port Ulm")."""
    line_start, lines = 0, 0
    for i in range(min(len(doc), 120)):
        if (i and doc[i - 1].is_space and "\n" in doc[i - 1].text) or i == 0:
            line_start = i
            lines += 1
            if lines > 6:
                return None
            code = _dateline(doc, line_start)
            if code is not None:
                return code
    return None


def _opening_state(states: list[tuple[int, str]]) -> str | None:
    """The state that clearly leads among those a report's opening names."""
    counts = Counter(code for at, code in states if at < _OPENING).most_common(2)
    if not counts or counts[0][1] < 2 or (len(counts) > 1 and counts[0][1] < 3 * counts[1][1]):
        return None
    return counts[0][0]


def _dateline(doc: Doc, start: int) -> str | None:
    end = start
    while end < len(doc) and end < start + 4 and doc[end].text[:1].isupper() and doc[end].is_alpha:
        end += 1
    if doc[start].lower_ == "by" and end < len(doc):
        place = next((k + 1 for k in range(start, min(start + 8, len(doc) - 1)) if doc[k].lower_ == "in"), None)
        return _city(doc, place, place + 1) if place is not None and doc[place].text[:1].isupper() else None
    if end == start or end + 1 >= len(doc):
        return None
    mark, after = doc[end].text, doc[end + 1]
    dated = mark == "," and (
        doc[start].text.isupper()
        or after.text.isdigit()
        or after.lower_ in v.words("names", "calendar")
        or gazetteer.country(after.text) is not None
    )
    return _city(doc, start, end) if dated or mark in ("(", ":", "—", "–", "--", "-") else None


def _city(doc: Doc, start: int, end: int) -> str | None:
    name = doc[start:end].text
    name = name.title() if name.isupper() else name
    place = gazetteer.place(name)
    return place.country if place is not None and (gazetteer.country(name) is None or gazetteer.capital(name)) else None


def settle_states(doc: Doc, linker: Linker, names: list[Name]) -> None:
    """Give people with an office of a state, and no state yet, the state meant; in place."""
    waiting = [d for d in linker.drafts if d.kind == "person" and d.country is None and (d.titles or d.styles)]
    if not waiting:
        return
    for draft in waiting:
        draft.country = _of_body(linker, draft)
    states = [(n.start, n.country) for n in names if n.kind in ("country", "demonym") and n.country]
    home = home_of(doc) or _opening_state(states)
    first = {linked.key: linked.name.start for linked in reversed(linker.linked)}
    for draft in waiting:
        titles = [t for t in (*draft.titles.values(), *draft.styles.values()) if _is_national(doc, t)]
        if titles and draft.country is None:
            draft.country = (
                _named_before(doc, states, min(titles[0].start, first[draft.key]), home)
                or _of_owner(doc, linker, titles[0])
                or (home if _speaks_for_home(draft) else None)
            )


def _of_body(linker: Linker, draft: Draft) -> str | None:
    """The state of the one body that somebody's titles name, as far as the article tells it."""
    ranges = [(t.start, t.end) for t in draft.titles.values()]
    bodies = [
        linker.drafts[linked.key].country
        for linked in linker.linked
        if linked.name.kind == "organization" and any(a <= linked.name.start < b for a, b in ranges)
    ]
    return bodies[0] if bodies and len(set(bodies)) == 1 else None


def _is_national(doc: Doc, title: Title) -> bool:
    """Whether a title is a state's and names no body, place or person that it belongs to."""
    if (
        title.office not in v.words("offices", "state")
        and title.office not in v.words("offices", "ranks")
        and title.office not in _GOVERNMENT_OFFICES
    ):
        return False
    if title.office in v.words("offices", "not_national") or (
        title.office in _GOVERNMENT_OFFICES and "government" not in title.text.lower()
    ):
        return False
    if any(t.tag_ in ("POS", "PRP$") for t in doc[title.start : title.end]):
        return False
    return not any(
        v.organisation(t.text)
        or (
            v.noun_class(t.lower_) == "institution"
            and t.lower_ not in ("government", "state", "cabinet", "forces", "army", "navy", "police")
        )
        for t in doc[title.start : title.end]
    )


def _speaks_for_home(draft: Draft) -> bool:
    return any(
        t.office in v.words("offices", "state") or t.office in _GOVERNMENT_OFFICES for t in draft.titles.values()
    )


def _named_before(doc: Doc, states: list[tuple[int, str]], i: int, home: str | None) -> str | None:
    """The state named last before token `i` in its sentence, if near, the home, or that of a delegation so led."""
    start = sentence_start(doc, i, _REACH)
    found = [
        code
        for at, code in states
        if (start <= at < i and doc[at].head.dep_ != "prep")
        or (start <= at < i and doc[at].dep_ in ("amod", "compound", "poss", "nmod", "nsubj", "nsubjpass"))
    ]
    at = max((at for at, code in states if start <= at < i), default=i)
    led = any(t.lower_ in ("by", "its", "their") for t in doc[max(start, i - 4) : i + 1])
    return found[-1] if found and (i - at <= _NEAR or led or found[-1] == home) else None


def _of_owner(doc: Doc, linker: Linker, title: Title) -> str | None:
    """The state of "his foreign minister": that of the person last named before."""
    if not title.start or doc[title.start - 1].lower_ not in ("his", "her"):
        return None
    before = [
        linker.drafts[linked.key].country
        for linked in linker.linked
        if linked.name.kind == "person" and linked.name.start < title.start
    ]
    return before[-1] if before else None
