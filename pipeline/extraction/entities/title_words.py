"""Offices as an article writes them: which words of a phrase make a title, and what state it names."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import bare_text, listing, office_ending
from pipeline.extraction.tokens import Doc, Token

_SENT = frozenset(
    {"envoy", "representative", "coordinator", "rapporteur", "mediator", "adviser", "advisor", "negotiator"}
)
"""Offices whose holder is not of the state that "for" names."""
_LONGEST_STATE = 7
"""Tokens that the name of a state or of its body may have."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office as written, over tokens `start` to `end` (exclusive), with its head ("prime minister") and state."""

    start: int
    end: int
    text: str
    office: str
    country: str | None


def is_office(title: Title) -> bool:
    """Whether a title is an office worth recording: no mere rank, and no bare "colleague"."""
    return title.office not in v.words("offices", "ranks") and title.text.lower() not in v.words(
        "offices", "relational"
    )


def is_rank(title: Title) -> bool:
    """Whether a title is a rank of soldiers or the police, by which a person without an office is known."""
    return title.office in v.words("offices", "ranks") and title.office not in v.words("offices", "styles")


def make_title(doc: Doc, start: int, end: int, head_end: int) -> Title | None:
    """The title over tokens start..end whose office word ends at `head_end`; None where no office ends there."""
    while start < head_end and (
        doc[start].tag_ in ("DT", "PRP", "PRP$", "PDT", "CC", "IN", "WP$")
        or doc[start].is_punct
        or doc[start].is_space
        or doc[start].lower_ in ("'s", "’s")
    ):
        start += 1
    office_start = office_ending(doc, start, head_end)
    if office_start is None:
        return None
    for k in range(office_start - 1, start - 1, -1):
        if not _may_qualify(doc[k]):
            start = k + 1
            break
        within = doc[k].tag_ == "DT" and k > start and office_ending(doc, start, k - 1) is not None
        bare_of = doc[k].lower_ in ("of", "for") and office_ending(doc, start, k) is None
        if (doc[k].tag_ == "DT" and not within) or bare_of:
            start = k + 1
            break
    for k in range(office_start - 1, start, -1):
        if doc[k].lower_ in ("former", "ex", "acting", "retired") and doc[k - 1].tag_ in ("NN", "NNS"):
            start = k
            break
    while start < office_start and doc[start].tag_ in ("CC", "DT", "POS", "IN"):
        start += 1
    office = " ".join(t.lower_ for t in doc[office_start:head_end]).replace(" - ", "-")
    country = _state(doc, start, head_end, end) or v.own_offices().get(office)
    return Title(start, end, bare_text(doc, start, end), office, country)


def _state(doc: Doc, start: int, head_end: int, end: int) -> str | None:
    """The state of an office: named before its head, or after it unless that is a posting ("ambassador to")."""
    before = country_in(doc, start, head_end)
    sent = head_end < end and doc[head_end].lower_ == "for" and doc[head_end - 1].lower_ in _SENT
    posted = sent or (head_end < end and doc[head_end].lower_ in ("to", "in", "at"))
    return before if before is not None or posted else country_in(doc, head_end, end)


def _may_qualify(token: Token) -> bool:
    """Whether a word before an office belongs to the title: a name, an adjective, or a noun that modifies it."""
    if token.text[0].isupper() or token.tag_ in ("JJ", "HYPH", "POS", "DT", "CC", "IN") or token.is_punct:
        return True
    if token.lower_ in v.words("offices", "modifiers") or token.lower_ in v.words("offices", "portfolio"):
        return True
    return token.dep_ in ("compound", "nmod", "poss", "amod", "conj", "advmod") and token.tag_ not in ("VBD", "VBZ")


def country_in(doc: Doc, start: int, end: int) -> str | None:
    """The one state that a stretch of tokens names by name or demonym; None for none or several."""
    tokens = doc.tokens
    codes: set[str] = set()
    k = start
    while k < end:
        if not tokens[k].text[0].isupper() or (k and _is_part_of_thing(tokens[k - 1], tokens[k])):
            k += 1
            continue
        for stop in range(min(end, k + _LONGEST_STATE), k, -1):
            known = listing(bare_text(doc, k, stop))
            if known is not None:
                if known.country:
                    codes.add(known.country)
                k = stop - 1
                break
        k += 1
    return codes.pop() if len(codes) == 1 else None


def _is_part_of_thing(before: Token, token: Token) -> bool:
    """Whether a word before a name says that it names no state ("Lake Chad")."""
    named = before.tag_ == "NNP" and token.tag_ == "NNP" and before.text[0].isupper()
    return named and v.noun_class(before.lower_) == "thing"
