"""Which state somebody is said to belong to or act for, by the words around the name rather than by an office.

"Norland's Ada Brock", "the delegation of Norland was led by Ada Brock", "Brock's deputy, Tom Reed", "its
secretary-general, Tom Reed".
"""

from __future__ import annotations

from bisect import bisect_left

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.linking import Draft, Linked, Linker
from pipeline.extraction.entities.title_words import country_in
from pipeline.extraction.entities.wording import left_of
from pipeline.extraction.tokens import Doc, Token

_NEAR = 12
"""Named mentions before a possessive pronoun that are weighed."""


def state_beside(doc: Doc, linked: Linked) -> str | None:
    """The state that a person is called by, or whose delegation the person leads; None where none is named."""
    return _owner_before(doc, linked.name.start) or _led(doc, linked)


def _owner_before(doc: Doc, start: int) -> str | None:
    """The state in the possessive right before a name ("Norland's Ada Brock")."""
    if start < 2 or doc[start - 1].tag_ != "POS":
        return None
    for first in range(max(0, start - 5), start - 1):
        text = doc[first : start - 1].text
        code = gazetteer.country(text) or gazetteer.capital(text)
        if code is not None and doc[first].text[:1].isupper():
            return code
    return None


def _led(doc: Doc, linked: Linked) -> str | None:
    """The state of a delegation that somebody leads, or that somebody represents."""
    token = doc[linked.name.root]
    while token.dep_ in ("compound", "appos", "nmod", "flat") and token.head.i != token.i:
        token = token.head
    leading = v.words("reference", "leading")
    if token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.head.lemma_ in leading:
        verb = token.head.head
        gapped = _state_before(doc, token.head.i)
        if gapped is not None:
            return gapped
        led = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), verb.head if verb.dep_ == "acl" else None)
        return _state_led(doc, led) if led is not None else None
    verbs = [token.head] if token.dep_ == "nsubj" else []
    verbs += [c for c in token.rights if c.dep_ == "relcl"]
    for verb in verbs:
        if verb.lemma_ in leading:
            led = next((c for c in verb.rights if c.dep_ == "dobj"), None)
            return _state_led(doc, led) if led is not None else None
    return None


def _state_before(doc: Doc, by: int) -> str | None:
    """The state of a second delegation whose verb is left out ("Ulmia's was led by X, the Norlandic one - by Y")."""
    k = by - 1
    while k > 0 and (doc[k].is_punct or doc[k].lower_ in ("one", "side")):
        k -= 1
    return gazetteer.country(doc[k].text) or gazetteer.demonym(doc[k].text)


def _state_led(doc: Doc, noun: Token) -> str | None:
    """The state of a delegation or team, or a state that is itself represented."""
    code = gazetteer.country(doc[left_of(noun) : noun.i + 1].text) or gazetteer.country(noun.text)
    if code is not None:
        return code
    return country_in(doc, left_of(noun), noun.right_edge.i + 1) if v.noun_class(noun.lower_) == "collective" else None


def state_of_owner(doc: Doc, linker: Linker, draft: Draft) -> str | None:
    """The state of whom an office serves: "Brock's deputy", "the bank's governor", "its secretary-general"."""
    for title in draft.titles.values():
        owner = doc[title.start - 1].lower_ if title.start else ""
        if owner == "its" and (key := _body_before(linker, title.start)) is not None:
            return linker.drafts[key].country
        for k in range(title.start + 1, title.end):
            if doc[k].tag_ == "POS":
                at = bisect_left(linker.linked, k, key=lambda linked: linked.name.end)
                found = linker.linked[at] if at < len(linker.linked) else None
                if found is not None and found.name.end == k and found.key != draft.key:
                    return linker.drafts[found.key].country
    return None


def _body_before(linker: Linker, i: int) -> int | None:
    """The body or state named last before "its", those that act first."""
    at = bisect_left(linker.linked, i, key=lambda linked: linked.name.start)
    near = [
        linked
        for linked in linker.linked[max(0, at - _NEAR) : at]
        if linker.drafts[linked.key].kind in ("organization", "country")
    ]
    acting = [linked for linked in near if linker.doc[linked.name.root].dep_ in ("nsubj", "nsubjpass")]
    last = (acting or near)[-1:] if near and i - near[-1].name.end < 40 else []
    return last[0].key if last else None
