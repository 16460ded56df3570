"""One trigger with all that its own clause says: time, place, parties, and whether it points back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.events.clauses import (
    agents,
    complements,
    datives,
    is_passive,
    is_verbal,
    members,
    named_behind,
    patients,
    phrase,
    word,
)
from pipeline.extraction.events.frames import is_name, is_people, leaders_of, noun_actors, some_people
from pipeline.extraction.events.roles import MEDIATOR, Part, is_meeting_word, parts_of_meeting
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.when import Dating, Datings
from pipeline.extraction.events.where import Locale, dateline_of, locale_of
from pipeline.extraction.gazetteer import country, demonym
from pipeline.extraction.records import Span
from pipeline.lexicons import load

_BACK_REFERRING = {"the", "this", "these", "that", "those", "both"}
_FRESH = {
    "another",
    "next",
    "separate",
    "further",
    "second",
    "third",
    "previous",
    "earlier",
    "new",
    "other",
    "later",
    "subsequent",
    "fresh",
    "additional",
    "similar",
}
_CAN_BE_TARGET = {"object", "dative", "object_owner"}
_PROPOSALS = {"proposal", "offer", "request", "call", "demand", "plan", "invitation", "appeal", "bid", "ultimatum"}


_TIMES = ("DATE", "TIME", "NORP", "CARDINAL")


@cache
def _truces() -> frozenset[str]:
    return frozenset(load("plover")["classes"]["truce"])


@dataclass(slots=True)
class Mention:
    """A trigger with what its clause says; `countries` are those of its named parties."""

    trigger: Trigger
    sentence: int
    dating: Dating | None
    locale: Locale | None
    parts: list[Part]
    keys: frozenset[int]
    countries: frozenset[str]
    content: frozenset[str]
    definite: bool
    fresh: bool
    in_title: bool
    in_quotes: bool
    own_name: str | None = None
    linked: Mention | None = field(default=None)

    @property
    def explicitness(self) -> int:
        return bool(self.locale) + bool(self.dating and self.dating.interval) + bool(self.parts) + self.trigger.is_noun


def describe(
    doc: Doc, triggers: list[Trigger], datings: Datings, entities: EntityIndex, quoted: list[bool], title_end: int
) -> list[Mention]:
    """The mentions of an article, in order of text."""
    sentence_of = _sentence_numbers(doc)
    dateline = dateline_of(doc)
    states = frozenset(states_of(doc, entities)[:_MAIN_STATES])
    found = []
    for trigger in triggers:
        token = trigger.token
        parts = parts_of_meeting(trigger) if trigger.event_type == "CONSULT" else parts_of_act(trigger)
        keys, countries = _identity(parts, entities)
        found.append(
            Mention(
                trigger,
                sentence_of[token.i],
                datings.of(trigger),
                locale_of(trigger, dateline, states),
                parts,
                keys,
                countries,
                _content(trigger),
                _points_back(token, trigger),
                any(c.lower_ in _FRESH for c in token.children if c.dep_ in ("amod", "det")),
                token.i < title_end,
                quoted[token.i],
                _own_name(trigger),
            )
        )
    return found


_MAIN_STATES = 4
"""States, by how often they are named, that an article counts as being about."""


def states_of(doc: Doc, entities: EntityIndex) -> list[str]:
    """The states an article names, most often named first."""
    counts = Counter(
        code
        for key, _ in entities.named_in(doc[:])
        if entities[key].kind == "country" and (code := entities[key].country) is not None
    )
    return sorted(counts, key=lambda code: (-counts[code], code))


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, current = [], -1
    for token in doc:
        current += bool(token.is_sent_start) or current < 0
        numbers.append(current)
    return numbers


def _identity(parts: list[Part], entities: EntityIndex) -> tuple[frozenset[int], frozenset[str]]:
    keys: set[int] = set()
    countries: set[str] = set()
    for part in parts:
        if part.role in ("excluded", "organizer", MEDIATOR):
            continue
        found = entities.resolve(part.head, conjuncts=False)
        if not found and part.head.dep_ in ("amod", "compound", "nmod"):
            found = tuple(key for key, _ in entities.named_in(part.head.doc[part.head.i : part.head.i + 1]))
        for key in found:
            entity = entities[key]
            keys.add(key)
            if entity.country is not None:
                countries.add(entity.country)
    return frozenset(keys), frozenset(countries)


def _content(trigger: Trigger) -> frozenset[str]:
    """Nouns under the trigger: what was proposed, attacked, signed."""
    roots = [trigger.token]
    if trigger.carrier is not None and trigger.carrier is not trigger.token:
        roots.append(trigger.carrier)
    found: set[str] = set()
    for root in roots:
        for token in _own_words(root):
            if token.pos_ in ("NOUN", "PROPN", "ADJ") and token.ent_type_ not in _TIMES and abs(token.i - root.i) < 25:
                found.add("truce" if word(token) in _truces() else word(token))
    return frozenset(found)


def _own_words(root: Token) -> Iterator[Token]:
    """The tokens under a trigger, other clauses on the same level left out."""
    for child in root.children:
        if child.dep_ not in ("conj", "advcl", "parataxis", "ccomp") or not is_verbal(child):
            yield from child.subtree


def _points_back(token: Token, trigger: Trigger) -> bool:
    """Whether a noun is meant to be known: "the meeting", "this deal", "Discussion", "their talks"."""
    if not trigger.is_noun:
        if word(token) == "discuss" and not complements(token, "with"):
            return True
        return trigger.event_type in ("AGREE", "RETREAT") and any(
            c.dep_ == "det" and c.lower_ in _BACK_REFERRING for thing in patients(token) for c in thing.children
        )
    determiners = {c.lower_ for c in token.children if c.dep_ in ("det", "poss", "predet")}
    if determiners & _BACK_REFERRING:
        return True
    if any(c.dep_ == "poss" for c in token.children):
        return trigger.event_type != "CONSULT" or trigger.manner != "visit"
    bare = (
        not determiners
        and token.tag_ in ("NN", "NNP")
        and not any(c.dep_ in ("amod", "nummod") for c in token.children)
    )
    return bare and token.dep_ in ("nsubj", "nsubjpass") and trigger.manner == "meeting"


def _own_name(trigger: Trigger) -> str | None:
    """The proper name of a meeting that has one ("the Port Ulm Security Forum")."""
    token = trigger.token
    if trigger.manner != "meeting" or token.pos_ != "PROPN" or not token.text[0].isupper():
        return None
    before = [c for c in token.children if c.i < token.i and c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]
    if not [c for c in before if country(c.text) is None and demonym(c.text) is None and c.ent_type_ != "GPE"]:
        return None
    return phrase(token).text


# ---------------------------------------------------------------- acts other than meetings


def parts_of_act(trigger: Trigger) -> list[Part]:
    """Who did it (`actor`) and to whom (`target`), for events that are not meetings."""
    token, carrier = trigger.token, trigger.carrier
    actors: list[Token] = []
    if trigger.is_noun:
        actors = leaders_of(token, carrier) if trigger.event_type == "COOPERATE" else noun_actors(token)
        if not actors and carrier is not None and word(carrier) not in ("result", "take", "come"):
            actors = agents(carrier)
        if not actors:
            actors = complements(token, "between")
        if not actors and trigger.event_type in ("AID", "SANCTION"):  # "the resumption of Norlandic aid"
            actors = [c for n in complements(token, "of", "on") for c in n.children if c.i < n.i and is_name(c)]
        if not actors and trigger.event_type == "COOPERATE":
            actors = complements(token, "of", "by")
    elif carrier is not None:
        actors = agents(carrier)
    targets: list[Token] = []
    for place in trigger.targets:
        targets += _targets(trigger, place)
    actors = [p for a in actors for p in (complements(a, "of") if is_meeting_word(a) or word(a) == "jirga" else [a])]
    brokers = carrier is not None and word(carrier) in ("broker", "mediate", "facilitate")
    found = _parts(actors, "organizer" if brokers else "actor")
    if trigger.event_type in ("AGREE", "RETREAT", "CONCEDE"):
        found += [Part(b.head, "organizer") for b in _mediators_below(carrier or token)]
    taken = {p.head.i for p in found}
    return found + [p for p in _parts(targets, "target") if p.head.i not in taken]


def _mediators_below(verb: Token) -> list[Part]:
    """ "released after months of mediation by A": those who brought it about."""
    return [p for t in verb.subtree if t.lower_ == "mediation" for p in _parts(noun_actors(t), "organizer")]


def _parts(heads: list[Token], role: str) -> list[Part]:
    return [Part(m, role) for h in heads for n in members(h) for m in named_behind(n) or [n] if _can_act(m)]


def _can_act(head: Token) -> bool:
    """Whether a noun phrase can be somebody; the entity index decides whom it means."""
    if head.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT") or not head.text[0].isalnum():
        return False
    if head.pos_ in ("PRON", "PROPN") or word(head) == "military":
        return True
    return is_name(head) or is_people(head) or some_people(head)


def _targets(trigger: Trigger, place: str) -> list[Token]:
    token = trigger.token
    carrier = trigger.carrier or token
    if place == "object":
        return patients(token) if not trigger.is_noun else []
    if place == "dative":
        return datives(carrier)
    if place == "object_owner":
        things = patients(token) if not trigger.is_noun else complements(token, "of")
        return [owner for thing in things if word(thing) in _PROPOSALS for owner in noun_actors(thing)]
    found = complements(token, place)
    if carrier is not token:
        found += complements(carrier, place)
    for thing in [] if trigger.is_noun else (patients(token) if not is_passive(token) else []):
        found += complements(thing, place)
        for member in thing.children:
            if member.dep_ == "conj":
                found += complements(member, place)
    if trigger.is_noun:
        for thing in complements(token, "of", "on"):
            if place != "of":
                found += complements(thing, place)
                for member in thing.children:
                    if member.dep_ == "conj":
                        found += complements(member, place)
    return found


def span_of_part(head: Token) -> Span:
    """Where a part stands: its noun phrase without a leading article."""
    tokens: DocSpan = phrase(head)
    start = 0
    while start < len(tokens) - 1 and tokens[start].pos_ == "DET":
        start += 1
    tokens = tokens[start:]
    return Span(tokens.start_char, tokens.end_char)
