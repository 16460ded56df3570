"""Where a happening took or takes place: the most specific place its clause names, and the country that is in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from pipeline.extraction import gazetteer
from pipeline.extraction.events.clauses import ancestors, is_verbal, patients, word
from pipeline.extraction.events.roles import trailing_clauses
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.gazetteer.countries import facts
from pipeline.lexicons import load

_DONE_TO_A_PLACE = ("ASSAULT", "SANCTION", "PROTEST")
"""Types whose object can be the place itself: a hospital struck, a bridge closed."""
_BODILY = ("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "AID")
"""Types that happen to bodies in space: any place their clause names is theirs, whatever the parser hung it on."""
_CLAUSE_REACH = 25
_RETURNING = ("return", "travel", "fly", "go", "come", "head")
_IN = ("in", "at", "near", "outside", "inside", "within", "aboard")
_TO = ("to", "into")
_MAYBE_PLACES = ("PERSON", "ORG", "NORP")
_PLACES = {"GPE", "LOC", "FAC"}
_NOT_PLACES = {"DATE", "TIME", "PERSON", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "EVENT", "NORP"}


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
            return False
        known = self.latitude is not None and other.latitude is not None
        same_spot = known and (self.latitude, self.longitude) == (other.latitude, other.longitude)
        return self.country == other.country and (self.is_country or other.is_country or same_spot or not known)


def dateline_of(doc: Doc) -> Locale | None:
    """The place at the head of a report ("PORT ULM, May 3 (Agency) -"), None where there is none."""
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
            spot = gazetteer.place(name.title() if name.isupper() else name)
            if spot is not None and gazetteer.country(name) is None:
                return Locale(spot.name if name.isupper() else name, spot.country, spot.latitude, spot.longitude, False)
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


def locale_of(trigger: Trigger, dateline: Locale | None = None, states: frozenset[str] = frozenset()) -> Locale | None:
    """The most specific place that the words around a trigger name, None where they name none.

    `dateline` is what "here" and "in this city" mean, `states` the countries the article is about.
    """
    meeting = trigger.event_type == "CONSULT"
    prepositions: tuple[str, ...] = _IN
    if trigger.manner == "visit" or trigger.event_type == "MOBILIZE":
        prepositions = _IN + _TO
    elif trigger.event_type == "ASSAULT":
        prepositions = (*_IN, "on")
    found: list[tuple[int, Token]] = []
    for anchor in _anchors(trigger):
        for preposition in _prepositions(anchor, trigger, loose=meeting):
            if preposition.lower_ in prepositions or _leads_to(preposition, anchor):
                found.extend((0 if anchor is trigger.token else 1, n) for n in preposition.children if n.dep_ == "pobj")
    for _, noun in sorted(found, key=lambda f: (f[0], abs(f[1].i - trigger.token.i))):
        locale = _locale(noun, dateline, states)
        if locale is not None:
            return locale
    if (trigger.manner == "visit" or trigger.event_type in _DONE_TO_A_PLACE) and trigger.token.pos_ == "VERB":
        for thing in patients(trigger.token):
            if thing.pos_ != "PROPN" or trigger.manner == "visit":
                locale = _locale(thing)
                if locale is not None and (trigger.manner == "visit" or word(thing) in _venues("venues")):
                    return locale
    if dateline is not None and any(c.lower_ == "here" for a in _anchors(trigger) for c in a.children):
        return dateline
    return _from_modifier(trigger) if meeting else None


def _leads_to(preposition: Token, anchor: Token) -> bool:
    """ "return to", "leave for" a place."""
    if preposition.lower_ == "for":
        return word(anchor) in ("leave", "depart", "head")
    return preposition.lower_ == "to" and word(anchor) in _RETURNING


def _anchors(trigger: Trigger) -> list[Token]:
    found = [trigger.token]
    if trigger.carrier is not None and trigger.carrier.i != trigger.token.i:
        found.append(trigger.carrier)
        head = trigger.carrier
    else:
        head = trigger.token
    if trigger.event_type == "CONSULT":
        if head.dep_ == "pobj" and head.head.lower_ in ("at", "during", "in", "for") and is_verbal(head.head.head):
            found.append(head.head.head)
        for child in trigger.token.children:
            if child.dep_ == "acl" and child.tag_ == "VBN":
                found.append(child)
        if trigger.is_noun:
            found.extend(trailing_clauses(trigger.token))
    return found


def _prepositions(anchor: Token, trigger: Trigger, loose: bool) -> list[Token]:
    """Prepositions that hang on a word; for meetings also those the parser hung on its parties or other phrases."""
    found = [c for c in anchor.children if c.dep_ in ("prep", "prt")]
    if loose:
        for child in list(anchor.children):
            if child.dep_ in ("dobj", "advmod", "npadvmod", "oprd") and child.i > anchor.i:
                found.extend(g for g in child.children if g.dep_ == "prep")
            elif child.dep_ == "prep" and child.lower_ in ("with", "between", "of", "on", "by", "for"):
                for noun in child.children:
                    if noun.dep_ == "pobj":
                        found.extend(g for g in noun.children if g.dep_ == "prep" and g.lower_ in ("in", "at"))
    elif trigger.event_type in _BODILY:
        near = [t for t in anchor.subtree if t.dep_ == "prep" and anchor.i < t.i < anchor.i + _CLAUSE_REACH]
        found.extend(t for t in near if t.head.i != anchor.i and t.lower_ != "of" and _clause_of(t, anchor))
    return found


def _clause_of(token: Token, anchor: Token) -> bool:
    """Whether no other verb stands between a token and the word it is to belong to."""
    for head in ancestors(token):
        if head.i == anchor.i:
            return True
        if is_verbal(head):
            return False
    return False


def _locale(noun: Token, dateline: Locale | None = None, states: frozenset[str] = frozenset()) -> Locale | None:
    """The place that a noun phrase after a preposition names: a venue, else the place named inside it."""
    of_place = noun.pos_ == "PROPN" and noun.head.lower_ == "of" and word(noun.head.head) in _venues("of_places")
    known = noun.pos_ == "PROPN" and noun.head.lower_ in ("in", "to", "into")  # labels of rare names are often wrong
    if (noun.ent_type_ in _NOT_PLACES and not of_place and not (known and noun.ent_type_ in _MAYBE_PLACES)) or word(
        noun
    ) in ("meeting", "summit", "talk"):
        return None
    inner = _nested(noun)
    if word(noun) == "capital" and (capital := _capital(noun)) is not None:
        return capital
    name = _name(noun)
    if name is None:
        if inner is None and dateline is not None and _is_here(noun):
            return dateline
        return inner
    spot = _spot(name, states)
    if spot is not None:
        code = gazetteer.country(name)
        return Locale(name, spot.country, spot.latitude, spot.longitude, code is not None)
    if noun.ent_type_ in _PLACES or (inner is not None and noun.head.lower_ != "to") or _is_venue(noun):
        if inner is None:
            return Locale(name, None, None, None, False)
        return Locale(name, inner.country, inner.latitude, inner.longitude, False)
    return None


def _spot(name: str, states: frozenset[str]) -> gazetteer.Place | None:
    """The place of a name: among namesakes one in a state the article is about, if the greatest is in none of them."""
    spot = gazetteer.place(name)
    if spot is None or spot.country in states or not states or gazetteer.capital(name) is not None:
        return spot
    if gazetteer.country(name) is not None:
        return spot
    for code in sorted(states):
        near = gazetteer.place(name, code)
        if near is not None and near.country == code:
            return near
    return spot


def _is_venue(noun: Token) -> bool:
    if word(noun) in _venues("venues"):
        return True
    if noun.pos_ != "PROPN":
        return False
    of_place = noun.head.lower_ == "of" and word(noun.head.head) in _venues("of_places")
    if noun.head.lower_ == "in" and noun.head.head.pos_ != "ADJ":
        return (
            noun.ent_type_ in ("", *_MAYBE_PLACES)
            and not any(c.dep_ == "det" for c in noun.children)
            and not noun.text.isupper()
        )
    return of_place or (noun.head.lower_ == "at" and noun.ent_type_ in ("", "ORG", "FAC", "GPE"))


def _is_here(noun: Token) -> bool:
    """ "in this city", "at the lakeside town": the place the report comes from."""
    return word(noun) in _venues("here") and any(c.lower_ in ("this", "the") for c in noun.children)


@cache
def _venues(name: str) -> frozenset[str]:
    return frozenset(load("venues")[name])


def _nested(noun: Token) -> Locale | None:
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in ("in", "of", "at", "near"):
            if (
                child.lower_ == "of"
                and noun.pos_ == "NOUN"
                and word(noun) not in _venues("of_places") | _venues("parts")
            ):
                continue
            for inner in child.children:
                if inner.dep_ == "pobj" and (locale := _locale(inner)) is not None:
                    return locale
        elif child.i > noun.i and child.dep_ == "appos" and (locale := _locale(child)) is not None:
            return locale
    return None


def _capital(noun: Token) -> Locale | None:
    """ "the Norlandic capital, Port Ulm": the city where it is named, else the country's capital by the gazetteer."""
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return _locale(child)
    for child in noun.children:
        code = gazetteer.demonym(child.text) if child.i < noun.i else None
        if code is not None:
            name = facts()[code].capital if code in facts() else ""
            spot = gazetteer.place(name, code) if name else None
            if name:
                return Locale(name, code, spot.latitude if spot else None, spot.longitude if spot else None, False)
    return None


def _name(noun: Token) -> str | None:
    """The proper name that a noun phrase is, or that a noun for a venue follows, without its article."""
    if noun.pos_ != "PROPN":
        named = [c for c in noun.children if c.pos_ == "PROPN" and c.dep_ == "compound" and c.i < noun.i]
        if not named or word(noun) not in _venues("venues"):
            return None
        start = min(c.left_edge.i for c in named)
        while start < noun.i and noun.doc[start].pos_ != "PROPN":
            start += 1
        return noun.doc[start : noun.i + 1].text
    doc = noun.doc
    first = last = noun.i
    if noun.ent_type_ in _PLACES:
        while first > 0 and doc[first].ent_iob_ == "I":
            first -= 1
        while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
            last += 1
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
        and doc[last + 1].ent_type_ not in ("DATE", "PERSON")
        and doc[last + 1].head.i >= first
    ):
        last += 1
    while first < last and doc[first].text in ("-", "the", "The"):
        first += 1
    return doc[first : last + 1].text


def _from_modifier(trigger: Trigger) -> Locale | None:
    """ "the Oslo talks": a city before a meeting noun is where it is held."""
    noun = trigger.token
    if not trigger.is_noun:
        return None
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("compound", "nmod", "poss", "amod") and child.pos_ == "PROPN":
            name = _name_before(child)
            if gazetteer.country(name) is None and gazetteer.demonym(name) is None:
                spot = gazetteer.place(name)
                if spot is not None and child.dep_ != "poss":
                    return Locale(name, spot.country, spot.latitude, spot.longitude, False)
    return None


def _name_before(token: Token) -> str:
    first = token.left_edge.i
    while first < token.i and token.doc[first].pos_ != "PROPN":
        first += 1
    return token.doc[first : token.i + 1].text
