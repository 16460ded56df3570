"""Where a happening took or takes place: the most specific place its clause names, and the country that is in."""

from __future__ import annotations

from pipeline.extraction import gazetteer
from pipeline.extraction.events.carrying import trailing_clauses
from pipeline.extraction.events.charges import blamed_deed
from pipeline.extraction.events.clauses import agents, ancestors, complements, patients
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.places import Locale, nested_place, place_named, venues
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verbs import is_infinitive, is_verbal
from pipeline.extraction.tokens import Token

_DONE_TO_A_PLACE = ("ASSAULT", "SANCTION", "PROTEST")
"""Types whose object can be the place itself: a hospital struck, a bridge closed."""
_BODILY = ("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "AID")
"""Types that happen to bodies in space: any place their clause names is theirs, whatever the parser hung it on."""
_CLAUSE_REACH = 25
_RETURNING = ("return", "travel", "fly", "go", "come", "head")
_IN = ("in", "at", "near", "outside", "inside", "within", "aboard", "off", "around")
_TO = ("to", "into")


def locale_of(trigger: Trigger, dateline: Locale | None = None, states: frozenset[str] = frozenset()) -> Locale | None:
    """The most specific place that the words around a trigger name, None where they name none.

    `dateline` is what "here" and "in this city" mean, `states` the countries the article is about.
    """
    meeting = trigger.event_type == "CONSULT"
    prepositions: tuple[str, ...] = _IN
    if trigger.manner == "visit" or trigger.event_type == "MOBILIZE":
        prepositions = _IN + _TO
    elif trigger.event_type == "RETREAT":
        prepositions = (*_IN, "from", "of")
    elif trigger.event_type == "PROTEST":
        prepositions = (*_IN, "through", "across")
    elif trigger.event_type == "ASSAULT":
        prepositions = (*_IN, "on", "towards", "toward")
    found: list[tuple[int, Token]] = []
    blaming = blamed_deed(trigger.token) is not None
    for anchor in () if blaming or word(trigger.token) in _RECALLING else _anchors(trigger):
        for preposition in _prepositions(anchor, trigger, loose=meeting or word(anchor) in _WITH_OBJECT):
            if preposition.lower_ in prepositions or _leads_to(preposition, anchor):
                found.extend((0 if anchor is trigger.token else 1, n) for n in preposition.children if n.dep_ == "pobj")
    for _, noun in sorted(found, key=lambda f: (f[0], abs(f[1].i - trigger.token.i))):
        locale = place_named(noun, dateline, states)
        if locale is not None:
            return locale
    if (trigger.manner == "visit" or trigger.event_type in _DONE_TO_A_PLACE) and trigger.token.pos_ == "VERB":
        for thing in patients(trigger.token):
            if thing.pos_ != "PROPN" or trigger.manner == "visit":
                locale = place_named(thing, dateline, states)
                if locale is not None and (trigger.manner == "visit" or word(thing) in venues("venues")):
                    return locale
    if word(trigger.token) == "summon" and trigger.event_type == "ACCUSE":
        for noun in (n for thing in patients(trigger.token) for n in complements(thing, "in")):
            return place_named(noun, dateline, states)  # "summoned the envoy in Port Ulm"
    if dateline is not None and any(_says_here(a) for a in _anchors(trigger)):
        return dateline
    if meeting and (named := _from_modifier(trigger)) is not None:
        return named
    found_there = _fronted(trigger, dateline, states) or _where_clause(trigger, states) or _of_court(trigger, states)
    if found_there is None and word(trigger.token) in _DECIDING and trigger.event_type in ("AGREE", "REJECT"):
        return dateline  # a body that votes meets where the report of it comes from
    return found_there


_RECALLING = ("recall", "expel")
"""Verbs whose phrase with "in" tells where the one recalled or expelled had been, not where that was done."""
_DECIDING = ("vote", "adopt", "decide")


def _of_court(trigger: Trigger, states: frozenset[str]) -> Locale | None:
    """ "a Port Ulm court sentenced", "police in Port Ulm arrested": the city of those who coerce or protest."""
    if trigger.event_type not in ("COERCE", "PROTEST") or trigger.is_noun:
        return None
    for agent in agents(trigger.token):
        for noun in complements(agent, "in", "at"):
            locale = place_named(noun, None, states)
            if locale is not None and locale.is_country:
                return Locale("", locale.country, None, None, True)
            if locale is not None:
                return locale
        for child in agent.children:
            if child.dep_ == "compound" and child.i < agent.i and name_kind(child) == "place":
                locale = place_named(child, None, states)
                if locale is not None and not locale.is_country:
                    return locale
    return None


def _says_here(anchor: Token) -> bool:
    """ "met here", "signed a pact here Tuesday": said of the place the report comes from."""
    doc = anchor.doc
    for i in range(anchor.i + 1, min(anchor.i + _HERE, len(doc))):
        if doc[i].is_sent_start:
            return False
        if doc[i].lower_ == "here" and doc[i].dep_ == "advmod":
            return True
    return False


_OPENING = 60
"""Tokens back to which a sentence's first words are looked for."""
_HERE = 20
"""Tokens after a verb within which "here" is its place."""
_WITH_OBJECT = ("summon", "sign", "ink")
"""Verbs whose place the parser may hang on their object ("signed a pact in Port Ulm")."""
_SCENIC = ("CONSULT", "AGREE", "ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "AID", "REJECT", "CONCEDE")
"""Types whose place a sentence may name at its start."""


def _fronted(trigger: Trigger, dateline: Locale | None, states: frozenset[str]) -> Locale | None:
    """ "In Port Ulm on Sunday the envoy handed over …": the place a sentence begins with, for its main verbs."""
    verb = trigger.carrier or trigger.token
    if trigger.event_type not in _SCENIC:
        return None
    start = verb.sent.start
    if verb.i - start > _OPENING:
        return None
    while start < verb.i and (verb.doc[start].is_space or verb.doc[start].is_punct):
        start += 1
    opening = verb.doc[start]
    if opening.lower_ not in _IN or opening.dep_ not in ("prep", "ROOT"):
        return None
    main = verb
    while main.dep_ == "conj" and is_verbal(main.head):
        main = main.head
    if main.dep_ != "ROOT" and opening.dep_ != "ROOT" and opening.head.i != main.i:
        return None
    for noun in opening.children:
        if noun.dep_ == "pobj":
            return place_named(noun, dateline, states)
    return None


def _where_clause(trigger: Trigger, states: frozenset[str]) -> Locale | None:
    """ "to Norland, where police have shot four": the place that "where" stands for; of a state only its code."""
    verb = trigger.carrier or trigger.token
    for _ in range(3):
        if verb.dep_ == "relcl" and any(c.lower_ == "where" and c.dep_ == "advmod" for c in verb.children):
            found = (
                place_named(verb.head, None, states) if verb.head.pos_ == "PROPN" else nested_place(verb.head, states)
            )
            if found is not None and found.is_country:
                return Locale("", found.country, None, None, True)
            return found
        if verb.dep_ not in ("conj", "advcl") or not is_verbal(verb.head):
            return None
        verb = verb.head
    return None


def _leads_to(preposition: Token, anchor: Token) -> bool:
    """ "return to", "leave for" a place."""
    if preposition.lower_ == "for":
        return word(anchor) in ("leave", "depart", "head")
    return preposition.lower_ in _TO and word(anchor) in _RETURNING


def _anchors(trigger: Trigger) -> list[Token]:
    found = [trigger.token]
    if trigger.carrier is not None and trigger.carrier.i != trigger.token.i:
        found.append(trigger.carrier)
        head = trigger.carrier
    else:
        head = trigger.token
    subject = trigger.token  # "talks collapsed in Port Ulm", "a march called by unions drew thousands in Port Ulm"
    unled = trigger.carrier is None or trigger.carrier.head is subject
    if trigger.is_noun and unled and subject.dep_ in ("nsubj", "nsubjpass") and is_verbal(subject.head):
        found.append(subject.head)
    if trigger.is_noun and blamed_deed(trigger.token.head) is trigger.token:
        found.append(trigger.token.head)
    if trigger.event_type == "CONSULT":
        if is_infinitive(head) and head.dep_ == "advcl" and is_verbal(head.head):  # "is due in Port Ulm to meet her"
            found.append(head.head)
            found.extend(c for c in head.head.children if c.dep_ == "acomp")
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
    elif trigger.event_type in _BODILY or word(anchor) in _WITH_OBJECT:
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
