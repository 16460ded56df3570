"""Places that noun phrases name: cities, states, venues with the place they are in, the dateline's "here"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.extraction import gazetteer
from pipeline.extraction.events.naming import name_kind, name_range
from pipeline.extraction.events.phrases import word
from pipeline.extraction.gazetteer.countries import facts
from pipeline.extraction.tokens import Doc, Token
from pipeline.lexicons import load

_MEETINGS = ("meeting", "summit", "talk")
_MAYBE_PLACES = ("person", "organization")
_PLACES = ("country", "place")
_NOT_PLACES = ("date", "person", "demonym")


@dataclass(frozen=True, slots=True)
class Locale:
    """A named place; country is ISO 3166-1 alpha-3, coordinates WGS 84 degrees; `is_country`: only a state."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    is_country: bool

    def fits(self, other: Locale) -> bool:
        """Whether both can be one place: the same name, or one within the other's country."""
        if gazetteer.fold(self.name) == gazetteer.fold(other.name):
            return True
        if self.country is None or other.country is None:
            return (self.country is None) != (other.country is None)  # "at the Foreign Office": it may be in that city
        known = self.latitude is not None and other.latitude is not None
        same_spot = known and (self.latitude, self.longitude) == (other.latitude, other.longitude)
        return self.country == other.country and (self.is_country or other.is_country or same_spot or not known)


def dateline_of(doc: Doc, states: frozenset[str] = frozenset()) -> Locale | None:
    """The place at the head of a report ("PORT ULM, May 3 (Agency) -"), None where there is none.

    `states` are those the article is about: a small town counts only in one of them.
    """
    first = 0
    for start in _line_starts(doc):
        end = start
        while end < len(doc) and end < start + 4 and doc[end].is_alpha and doc[end].text[0].isupper():
            end += 1
        if end == start or end >= len(doc):
            continue
        opened = doc[end].text in ("(", ":", "—", "–", "--", "-") or (
            doc[end].text == "," and doc[start].text.isupper()
        )
        if opened:
            name = doc[start:end].text
            spot = _spot(name.title() if name.isupper() else name, states)
            if spot is not None and gazetteer.country(name) is None:
                same = gazetteer.fold(spot.name) == gazetteer.fold(name)
                proper = spot.name if same else name.title()  # "PORT ULM", "GOYANG" where the list has "Goyang-si"
                return Locale(proper if name.isupper() else name, spot.country, spot.latitude, spot.longitude, False)
        first += 1
        if first > 3:
            break
    return None


def _line_starts(doc: Doc) -> list[int]:
    starts = [0] if len(doc) else []
    for token in doc[:200]:
        if "\n" in token.text and token.i + 1 < len(doc):
            starts.append(token.i + 1)
    return starts


def place_named(noun: Token, dateline: Locale | None = None, states: frozenset[str] = frozenset()) -> Locale | None:
    """The place that a noun phrase after a preposition names: a venue, else the place named inside it."""
    of_place = noun.pos_ == "PROPN" and noun.head.lower_ == "of" and word(noun.head.head) in venues("of_places")
    known = noun.pos_ == "PROPN" and noun.head.lower_ in ("in", "to", "into")  # labels of rare names are often wrong
    kind = name_kind(noun)
    if noun.lower_ in ("mid", "early", "late"):
        return None
    if (kind in _NOT_PLACES and not of_place and not (known and kind in _MAYBE_PLACES)) or word(noun) in _MEETINGS:
        return None
    inner = nested_place(noun, states)
    if word(noun) == "capital" and inner is None and (capital := _capital(noun)) is not None:
        return capital
    name = _name(noun)
    if name is None:
        if inner is None and dateline is not None and _is_here(noun):
            return dateline
        return inner
    if name.split()[0].lower() in _WATERS and " of " in name:
        return Locale(name, None, None, None, False)  # no state's
    spot = _spot(name, states)
    if spot is not None:
        code = gazetteer.country(name)
        return Locale(name, spot.country, spot.latitude, spot.longitude, code is not None)
    seat = gazetteer.capital(name)
    if seat is not None and inner is None:
        return Locale(name, seat, None, None, False)
    if kind in _PLACES or (inner is not None and noun.head.lower_ != "to") or _is_venue(noun):
        if inner is None:
            return Locale(name, None, None, None, False)
        return Locale(name, inner.country, inner.latitude, inner.longitude, False)
    return None


def _spot(name: str, states: frozenset[str]) -> gazetteer.Place | None:
    """The place of a name: among namesakes one in a state the article is about, if the greatest is in none of them."""
    spot = gazetteer.place(name)
    if spot is None:
        return gazetteer.town(name, states)
    if spot.country in states or not states or gazetteer.capital(name) is not None:
        return spot
    if gazetteer.country(name) is not None:
        return spot
    for code in sorted(states):
        near = gazetteer.place(name, code)
        if near is not None and near.country == code:
            return near
    return spot


def _is_venue(noun: Token) -> bool:
    if word(noun) in venues("venues"):
        return True
    if noun.pos_ != "PROPN":
        return False
    of_place = noun.head.lower_ == "of" and word(noun.head.head) in venues("of_places")
    if noun.head.lower_ == "in" and noun.head.head.pos_ != "ADJ":
        return (
            name_kind(noun) in (None, "thing", *_MAYBE_PLACES)
            and not any(c.dep_ == "det" for c in noun.children)
            and not noun.text.isupper()
        )
    if noun.head.lower_ in ("near", "outside", "off"):
        return name_kind(noun) in (None, "thing", "place") and not noun.text.isupper()
    return of_place or (noun.head.lower_ == "at" and name_kind(noun) not in ("person", "date", "demonym"))


def _is_here(noun: Token) -> bool:
    """ "in this city", "at the lakeside town": the place the report comes from."""
    return word(noun) in venues("here") and any(c.lower_ in ("this", "the") for c in noun.children)


@cache
def venues(name: str) -> frozenset[str]:
    return frozenset(load("venues")[name])


def nested_place(noun: Token, states: frozenset[str] = frozenset()) -> Locale | None:
    """The place named inside a noun phrase: "a base in Port Ulm", "the town of Port Ulm", "the capital, Port Ulm"."""
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in ("in", "of", "at", "near"):
            if child.lower_ == "of" and noun.pos_ == "NOUN" and not _is_part_of_place(noun):
                continue
            for inner in child.children:
                if inner.dep_ == "pobj" and (locale := place_named(inner, None, states)) is not None:
                    return locale
        elif child.i > noun.i and child.dep_ == "appos" and (locale := place_named(child, None, states)) is not None:
            return locale
    return None


def _is_part_of_place(noun: Token) -> bool:
    """Whether what follows "of" is the place itself: "the town of", "the outskirts of"."""
    return word(noun) in venues("of_places") or word(noun) in venues("parts")


def _capital(noun: Token) -> Locale | None:
    """ "the Norlandic capital, Port Ulm": the city where it is named, else the country's capital by the gazetteer."""
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return place_named(child)
    for child in noun.children:
        code = gazetteer.demonym(child.text) if child.i < noun.i else None
        if code is not None:
            name = facts()[code].capital if code in facts() else ""
            spot = gazetteer.place(name, code) if name else None
            if name:
                return Locale(name, code, spot.latitude if spot else None, spot.longitude if spot else None, False)
    if not [c for c in noun.children if c.dep_ in ("amod", "compound", "poss")]:
        return _last_capital(noun)
    return None


_BACK = 120
"""Tokens back to which "the capital" can mean one that was named."""


def _last_capital(noun: Token) -> Locale | None:
    """ "in the capital": the capital named last before."""
    for i in range(noun.i - 1, max(noun.i - _BACK, 0), -1):
        if name_kind(noun.doc[i]) in ("place", "organization", "country"):
            whole = name_range(noun.doc[i])
            name = noun.doc[whole[0] : whole[-1] + 1].text
            code = gazetteer.capital(name)
            spot = gazetteer.place(name, code) if code is not None else None
            if spot is not None:
                return Locale(name, code, spot.latitude, spot.longitude, False)
    return None


def _is_odd_name(token: Token) -> bool:
    """A capitalised word before a noun for a place that the tagger took for an adjective ("the Analar district")."""
    return (
        token.dep_ in ("amod", "compound", "nmod")
        and token.text[0].isupper()
        and not token.is_sent_start
        and name_kind(token) not in ("demonym", "date", "organization")
        and gazetteer.demonym(token.text) is None
    )


_WATERS = ("sea", "gulf", "bay", "strait", "cape", "horn", "straits", "bight", "isle")


def _name(noun: Token) -> str | None:
    """The proper name that a noun phrase is, or that a noun for a venue follows, without its article."""
    if noun.pos_ != "PROPN":
        if word(noun) not in venues("venues"):
            return None
        named = [c for c in noun.children if c.i < noun.i and (c.pos_ == "PROPN" and c.dep_ == "compound")]
        named = named or [c for c in noun.children if c.i == noun.i - 1 and _is_odd_name(c)]
        if not named:
            return None
        start = min(c.left_edge.i for c in named)
        while start < noun.i and not noun.doc[start].text[0].isupper():
            start += 1
        return noun.doc[start : noun.i + 1].text
    doc = noun.doc
    first = last = noun.i
    if name_kind(noun) in _PLACES:
        whole = name_range(noun)
        first, last = whole[0], whole[-1]
        while first < last and doc[first].pos_ not in ("PROPN", "NOUN", "ADJ"):
            first += 1
        return doc[first : last + 1].text
    while (
        first > 0
        and (doc[first - 1].pos_ == "PROPN" or doc[first - 1].text in ("-", "’s", "'s", "of", "al"))
        and doc[first - 1].sent == noun.sent
    ):
        if doc[first - 1].text in ("of",) or doc[first - 1].text in ("’s", "'s"):
            break
        first -= 1
    while (
        last + 1 < len(doc)
        and doc[last + 1].pos_ == "PROPN"
        and name_kind(doc[last + 1]) not in ("date", "person")
        and doc[last + 1].head.i >= first
    ):
        last += 1
    while (
        first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_ and not doc[first - 2].whitespace_
    ):
        first -= 2  # "Port-le-Ulm" is five tokens, some of them no names
    while first < last and doc[first].text in ("-", "the", "The"):
        first += 1
    if doc[last].lower_ in _WATERS and last + 2 < len(doc) and doc[last + 1].lower_ == "of":
        last = last + 2 if doc[last + 2].pos_ == "PROPN" else last  # "the Sea of Ulm"
    return doc[first : last + 1].text
