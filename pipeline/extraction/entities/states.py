"""Whose office somebody holds, and whose body an institution is, when the text leaves the state out.

"Foreign Minister Ada Brock" in a report from Port Ulm holds that country's office; in "US policy, when President
Brock ..." she holds the one just named. Only offices and bodies of a state are completed this way.
"""

from __future__ import annotations

from bisect import bisect_left

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.affiliation import state_beside, state_of_owner
from pipeline.extraction.entities.linking import Draft, Linked, Linker
from pipeline.extraction.entities.scene import Scene
from pipeline.extraction.entities.title_words import Title
from pipeline.extraction.tokens import Doc, Token

_GOVERNMENT_OFFICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_LEAST, _MARGIN = 0.5, 0.05
"""The least weight of the state taken for an office of one, and its least lead: whoever holds it is of some state."""
_BESIDE = 8
"""Tokens beside a name in which a description of it may name a nationality."""


def settle_states(doc: Doc, linker: Linker, scene: Scene) -> None:
    """Give bodies of a state, and people with an office of one, the state meant where they have none yet; in place."""
    first = {linked.key: linked for linked in reversed(linker.linked)}
    for draft in linker.drafts:
        if draft.kind == "organization" and draft.country is None and draft.key in first:
            draft.country = _of_state_body(draft, first[draft.key], scene) or _beside(doc, first[draft.key])
    people = [d for d in linker.drafts if d.kind == "person" and d.key in first]
    for draft in people:
        if _served_several(doc, draft):
            draft.country = None
    waiting = [d for d in people if d.country is None]
    bodies = _bodies_by_start(linker)
    for draft in waiting:
        linked = first[draft.key]
        draft.country = (
            state_beside(doc, linked)
            or _of_body(linker, bodies, draft)
            or _of_region(doc, draft, linked)
            or _beside(doc, linked)
        )
    for draft in waiting:
        if draft.country is None:
            draft.country = _of_named_owner(doc, draft) or state_of_owner(doc, linker, draft)
        titles = [t for t in (*draft.titles.values(), *draft.styles.values()) if _may_be_national(t)]
        if not titles or draft.country is not None or _is_scholar(doc, draft) or _served_several(doc, draft):
            continue
        owned = _of_owner(doc, linker, titles[0])
        if owned is not None:
            draft.country = linker.drafts[owned].country
        elif _names_no_body(doc, draft) and any(_is_national(doc, t) for t in titles):
            draft.country = scene.state_at(min(titles[0].start, first[draft.key].name.start), _LEAST, _MARGIN)


def is_public(word: str) -> bool:
    """Whether a noun names a state's own body or those who serve in it ("army", "soldiers"), in either number."""
    return word in v.words("nouns", "public") or v.singular(word) in v.words("nouns", "public")


def _of_state_body(draft: Draft, linked: Linked, scene: Scene) -> str | None:
    """The state of a body whose name says that it is one's own: a ministry, an army, a national institute."""
    if linked.name.canonical is not None or linked.reason in ("known organisation", "seat of government"):
        return None
    words = [w for w in draft.name.lower().replace("-", " ").replace("’", " ").replace("'", " ").split() if w]
    if any(w in v.words("nouns", "between_states") for w in words):
        return None
    if not (
        any(is_public(w) or w in v.words("nouns", "domestic") for w in words)
        or words[0] in ("national", "federal", "supreme", "royal", "constitutional")
    ):
        return None
    return scene.state_at(linked.name.start)


def _bodies_by_start(linker: Linker) -> tuple[list[int], list[Linked]]:
    bodies = [linked for linked in linker.linked if linked.name.kind == "organization"]
    return [linked.name.start for linked in bodies], bodies


def _of_body(linker: Linker, bodies: tuple[list[int], list[Linked]], draft: Draft) -> str | None:
    """The state of the one body that somebody's titles name, as far as the article tells it."""
    starts, listed = bodies
    found: list[str | None] = []
    for title in draft.titles.values():
        for linked in listed[bisect_left(starts, title.start) : bisect_left(starts, title.end)]:
            found.append(linker.drafts[linked.key].country)
    return found[0] if found and len(set(found)) == 1 else None


def _of_region(doc: Doc, draft: Draft, linked: Linked) -> str | None:
    """The state of the city or province that somebody's office is of ("governor of Upper Ulm", "Mayor X of Ulm")."""
    behind = linked.name.end
    for title in draft.titles.values():
        if title.office not in v.words("offices", "local"):
            continue
        of = next((k for k in range(title.start, title.end) if doc[k].lower_ == "of"), None)
        texts = [doc[of + 1 : title.end].text if of is not None else doc[title.start : title.start + 1].text]
        if behind + 1 < len(doc) and doc[behind].lower_ == "of" and title.end <= linked.name.start:
            texts += [doc[behind + 1 : stop].text for stop in range(min(behind + 4, len(doc)), behind + 1, -1)]
        for text in texts:
            place = gazetteer.place(text)
            if place is not None and place.country is not None:
                return place.country
    return None


def _beside(doc: Doc, linked: Linked) -> str | None:
    """The nationality in a description beside a name: "the Ghanaian lawyer X", "X, a Haitian jurist"."""
    name = linked.name
    wanted = ("person",) if name.kind == "person" else ("institution", "collective")
    k = name.start - 1
    if k >= 0 and doc[k].text == "," and not doc[name.start].is_sent_start:
        k -= 1
    if k >= 0 and doc[k].tag_ in ("NN", "NNP") and v.noun_class(doc[k].lower_) in wanted:
        for p in range(k, max(-1, k - _BESIDE), -1):
            if doc[p].tag_ not in ("NN", "NNP", "JJ", "HYPH", "VBN") or doc[p].is_sent_start:
                code = _nationality(doc[p])
                if code is not None or doc[p].tag_ not in ("NN", "NNP", "JJ", "HYPH", "VBN"):
                    return code
                break
            code = _nationality(doc[p])
            if code is not None:
                return code
    end = name.end
    if name.kind == "person" and end + 1 < len(doc) and doc[end].lower_ == "of" and not doc[end].is_sent_start:
        for stop in range(min(end + 5, len(doc)), end + 1, -1):  # "President X of Norland"
            code = gazetteer.country(doc[end + 1 : stop].text)
            if code is not None:
                return code
    if end + 2 < len(doc) and doc[end].text == "," and doc[end + 1].lower_ in ("a", "an", "the"):
        for p in range(end + 2, min(end + 2 + _BESIDE, len(doc))):
            if (doc[p].is_punct and doc[p].text != "-") or doc[p].tag_ in ("IN", "VBD", "VBZ", "WP", "WDT"):
                break
            code = _nationality(doc[p]) or (_city_of(doc[p]) if name.kind == "organization" else None)
            if code is not None and _heads_description(doc, p, wanted):
                return code
    return None


def _heads_description(doc: Doc, start: int, wanted: tuple[str, ...]) -> bool:
    for p in range(start + 1, min(start + _BESIDE, len(doc))):
        if v.noun_class(doc[p].lower_) in wanted and doc[p].tag_ == "NN":
            return True
        if doc[p].is_punct or doc[p].tag_ in ("IN", "VBD", "VBZ"):
            return False
    return False


def _nationality(token: Token) -> str | None:
    return gazetteer.demonym(token.text)


def _city_of(token: Token) -> str | None:
    place = gazetteer.place(token.text) if token.tag_ == "NNP" else None
    return place.country if place is not None else None


def _may_be_national(title: Title) -> bool:
    public = v.words("offices", "state") | v.words("offices", "ranks") | v.words("offices", "local")
    return title.office in public or title.office in _GOVERNMENT_OFFICES or "opposition" in title.text.lower()


def _is_national(doc: Doc, title: Title) -> bool:
    """Whether a title is a state's and names no body, place or person that it belongs to."""
    if title.office in v.words("offices", "not_national"):
        return False
    spoken = [t.lower_ for t in doc[title.start : title.end]]
    if title.office in _GOVERNMENT_OFFICES and not any(is_public(w) for w in spoken):
        return False
    if any(t.tag_ in ("POS", "PRP$") for t in doc[title.start : title.end]):
        return False
    return not any(
        v.organisation(t.text) or (v.noun_class(t.lower_) == "institution" and not is_public(t.lower_))
        for t in doc[title.start : title.end]
    )


def _names_no_body(doc: Doc, draft: Draft) -> bool:
    """Whether none of somebody's titles is of a body between states or of none ("UN force commander")."""
    return not any(
        v.organisation(t.text) is not None for title in draft.titles.values() for t in doc[title.start : title.end]
    )


def _is_scholar(doc: Doc, draft: Draft) -> bool:
    """Whether somebody speaks as an expert: the rank of a general who now does research is no state's office."""
    scholars = v.words("offices", "scholars")
    return any(t.lower_ in scholars for title in draft.titles.values() for t in doc[title.start : title.end])


def _served_several(doc: Doc, draft: Draft) -> bool:
    """Whether somebody out of office is introduced by past offices of a state and of a body between states alike."""
    for title in draft.titles.values():
        words = [t.lower_ for t in doc[title.start : title.end]]
        if "and" in words and words[0] in ("former", "ex", "retired") and title.country is not None:
            bodies = [v.organisation(t.text) for t in doc[title.start : title.end]]
            if any(body is not None and body.country is None for body in bodies):
                return True
    return False


def _of_named_owner(doc: Doc, draft: Draft) -> str | None:
    """The state of a capital that owns an office ("Port Ulm's ambassador")."""
    for title in draft.titles.values():
        for k in range(title.start + 1, title.end):
            if doc[k].tag_ == "POS":
                code = gazetteer.capital(doc[title.start : k].text)
                if code is not None:
                    return code
    return None


def _of_owner(doc: Doc, linker: Linker, title: Title) -> int | None:
    """Who is meant by "his" or "its" before an office: the one named last before, those that act first."""
    word = doc[title.start - 1].lower_ if title.start else ""
    if word not in ("his", "her", "its", "their"):
        return None
    gender = {"his": v.MALE, "her": v.FEMALE}.get(word)
    kinds = ("person",) if gender else ("organization", "country")
    at = bisect_left(linker.linked, title.start, key=lambda linked: linked.name.start)
    fitting = [
        linked
        for linked in linker.linked[max(0, at - 8) : at]
        if linker.drafts[linked.key].kind in kinds
        and (gender is None or linker.drafts[linked.key].gender in (gender, None))
    ]
    acting = [linked for linked in fitting if doc[linked.name.root].dep_ in ("nsubj", "nsubjpass")]
    return (acting or fitting)[-1].key if fitting else None


def is_unowned(head: Token) -> bool:
    """Whether a noun means a state's own body or servants with nothing said of whose ("the army", "five soldiers")."""
    if not is_public(head.lower_) or any(
        c.dep_ == "poss" or c.tag_ in ("NNP", "NNPS") or c.lower_ in v.words("nouns", "proper") for c in head.lefts
    ):
        return False
    return not any(c.dep_ == "prep" and c.lower_ in ("of", "from") for c in head.rights)
