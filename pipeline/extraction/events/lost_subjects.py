"""Subjects that the parser hung on the phrase in front of them: on a place, on the day of the week, on an "and"."""

from __future__ import annotations

from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.verbs import FINITE, is_passive
from pipeline.extraction.tokens import Token


def lost_subject(verb: Token) -> Token | None:
    """The subject of a finite verb that has none of its own, where the phrase in front of it took it in."""
    if verb.dep_ == "conj":
        owned = _owned(verb)
        return owned or (_taken_for_fellow(verb) if verb.tag_ in FINITE else None)
    if verb.dep_ not in ("ROOT", "ccomp", "parataxis", "advcl") or is_passive(verb):
        return None
    if verb.dep_ != "advcl" and verb.tag_ in FINITE and (found := _taken_for_apposition(verb)) is not None:
        return found
    finite = verb.tag_ in FINITE or any(c.dep_ == "aux" and c.tag_ in (*FINITE, "MD") for c in verb.children)
    return _taken_for_date(verb) if finite else None


def _owned(verb: Token) -> Token | None:
    """ "of Norland, whose envoy, Ana Ruiz, did not come": the parser puts the envoy in apposition to the state."""
    end = verb.left_edge.i - 1
    if end <= verb.head.i or verb.doc[end].text != ",":
        return None
    token = verb.doc[end - 1]
    while token.dep_ in ("appos", "compound") and token.head.i < token.i:
        if any(c.tag_ == "WP$" for c in token.children):
            return token
        token = token.head
    return None


def _taken_for_fellow(verb: Token) -> Token | None:
    """ "Ulm joined by video and Norland was present": the parser joins the second subject to the means of the first."""
    if any(c.i < verb.i for c in verb.children):
        return None
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if before is None or before.dep_ != "conj" or before.pos_ not in ("PROPN", "NOUN") or before.head.dep_ != "pobj":
        return None
    first = before.head
    within = first.head.head is verb.head and first.i > verb.head.i
    joined = before.left_edge.i > 0 and before.left_edge.nbor(-1).lower_ == "and"
    unlike = name_kind(before) is not None and name_kind(first) is None
    return before if within and joined and unlike else None


def _taken_for_apposition(verb: Token) -> Token | None:
    """The subject that the parser hung on the place before it ("In Ulm, Norland's envoy, Ana Ruiz, met …")."""
    for child in verb.children:
        if child.i > verb.i or child.dep_ != "prep":
            continue
        if verb.i - child.right_edge.i > 2:
            continue
        for token in child.subtree:
            if (
                token.dep_ == "appos"
                and token.pos_ in ("NOUN", "PROPN")
                and token.right_edge.i >= child.right_edge.i - 1
                and token.left_edge.i > 0
                and token.left_edge.nbor(-1).text == ","
                and name_kind(token.head) in ("country", "place", "date", "organization", "thing")
            ):
                return token
    return None


def _taken_for_date(verb: Token) -> Token | None:
    """ "On Thursday Ruiz telephoned the envoy", "in a letter on Monday Ruiz had asked …": one name, to the parser."""
    start = min((c.i for c in verb.children if c.dep_ == "aux" and c.i < verb.i), default=verb.i)
    before = verb.doc[start - 1] if start > verb.sent.start else None
    if before is None or before.dep_ != "pobj" or before.pos_ != "PROPN" or name_kind(before) == "date":
        return None
    first = before.left_edge
    behind_day = first.dep_ == "compound" and first.i < before.i and name_kind(first) == "date"
    return before if behind_day and before.head.lower_ == "on" else None
