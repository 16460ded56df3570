"""One trigger with all that its own clause says: time, place, parties, and whether it points back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.events.acts import parts_of_act
from pipeline.extraction.events.clauses import complements, patients
from pipeline.extraction.events.naming import DATE, name_kind
from pipeline.extraction.events.parts import MEDIATOR, Part
from pipeline.extraction.events.phrases import phrase, word
from pipeline.extraction.events.places import Locale
from pipeline.extraction.events.roles import parts_of_meeting
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verbs import is_verbal, listed_with
from pipeline.extraction.events.when import Dating, Datings
from pipeline.extraction.events.where import locale_of
from pipeline.extraction.events.word_lists import class_words
from pipeline.extraction.gazetteer import country, demonym, demonyms, place
from pipeline.extraction.records import Span
from pipeline.extraction.tokens import DocSpan, Token

_BACK_REFERRING = {"the", "this", "these", "that", "those", "both"}
_FRESH = {
    "another",
    "next",
    "separate",
    "further",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
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


_TIMES = ("date", "demonym")


@dataclass(slots=True)
class Mention:
    """A trigger with what its clause says; `countries` are those of its named parties.

    `actors` and `targets` hold, for an act, keys and countries of those in that role.
    """

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
    actors: frozenset[int | str] = frozenset()
    targets: frozenset[int | str] = frozenset()

    @property
    def explicitness(self) -> int:
        return bool(self.locale) + bool(self.dating and self.dating.interval) + bool(self.parts) + self.trigger.is_noun


def describe(
    triggers: list[Trigger],
    datings: Datings,
    entities: EntityIndex,
    dateline: Locale | None,
    states: frozenset[str],
    quoted: list[bool],
    title_end: int,
) -> list[Mention]:
    """The mentions of an article, in order of text; `states` are those it is about."""
    found = []
    for trigger in triggers:
        token = trigger.token
        parts = parts_of_meeting(trigger) if trigger.event_type == "CONSULT" else parts_of_act(trigger)
        meant = [(part.role, _meant(part.head, entities)) for part in parts if part.role not in _NOT_OF_ITS_IDENTITY]
        found.append(
            Mention(
                trigger,
                token.doc.sentence_numbers[token.i],
                datings.of(trigger),
                locale_of(trigger, dateline, states),
                parts,
                frozenset(key for _, known in meant for key, _ in known),
                frozenset(state for _, known in meant for _, state in known if state is not None),
                _content(trigger),
                _points_back(token, trigger),
                _is_another(trigger),
                token.i < title_end,
                quoted[token.i],
                _own_name(trigger),
                _in_role("actor", meant),
                _in_role("target", meant),
            )
        )
    return found


MAIN_STATES = 4
"""States, by how often they are named, that an article counts as being about."""


def states_of(entities: EntityIndex) -> list[str]:
    """The states an article names, by name, nationality or a place in them, most often named first."""
    counts: Counter[str] = Counter()
    for name in entities.names():
        if name.kind == "country" and name.country is not None:
            counts[name.country] += 1
        elif name.kind == "demonym":
            counts.update(demonyms(name.text))
        elif name.kind == "place":
            spot = place(name.text)
            if spot is not None and spot.country is not None:
                counts[spot.country] += 1
    return sorted(counts, key=lambda code: (-counts[code], code))


_NOT_OF_ITS_IDENTITY = ("excluded", "organizer", MEDIATOR)
"""Roles of those who do not tell one event from another."""

_Meant = list[tuple[int, str | None]]
"""Keys of entities, each with its state where it has one."""


def _meant(head: Token, entities: EntityIndex) -> _Meant:
    """The entities that a part means."""
    keys = entities.resolve(head, conjuncts=False)
    if not keys and head.dep_ in ("amod", "compound", "nmod"):
        keys = tuple(key for key, _ in entities.named_in(head.doc[head.i : head.i + 1]))
    return [(key, entities[key].country) for key in keys]


def _in_role(role: str, meant: list[tuple[str, _Meant]]) -> frozenset[int | str]:
    """The keys and states of the parts in a role."""
    return frozenset(
        each for own, known in meant if own == role for entity in known for each in entity if each is not None
    )


def _content(trigger: Trigger) -> frozenset[str]:
    """Nouns under the trigger: what was proposed, attacked, signed."""
    roots = [trigger.token]
    if trigger.carrier is not None and trigger.carrier is not trigger.token:
        roots.append(trigger.carrier)
    found: set[str] = set()
    truces = class_words("truce")
    for root in roots:
        for token in _own_words(root):
            if token.pos_ in ("NOUN", "PROPN", "ADJ") and abs(token.i - root.i) < 25 and name_kind(token) not in _TIMES:
                lemma = word(token)
                found.add("truce" if lemma in truces else lemma)
    return frozenset(found)


def _own_words(root: Token) -> Iterator[Token]:
    """The tokens under a trigger, in no order, other clauses on the same level left out."""
    waiting = [c for c in root.children if c.dep_ not in _OTHER_CLAUSES or not is_verbal(c)]
    while waiting:
        token = waiting.pop()
        yield token
        waiting += [c for c in token.children if c.dep_ != "conj" or not _is_next_clause(c)]


_OTHER_CLAUSES = ("conj", "advcl", "parataxis", "ccomp")


def _is_next_clause(verb: Token) -> bool:
    """Whether a joined verb is a main clause that the parser hung on an infinitive."""
    return is_verbal(verb) and listed_with(verb) is not verb.head


def _is_another(trigger: Trigger) -> bool:
    """ "a separate meeting", "on the sidelines, A held talks with B", "A later received B": not the one told of."""
    token = trigger.token
    if any(c.lower_ in _FRESH for c in token.children if c.dep_ in ("amod", "det")):
        return True
    if trigger.event_type != "CONSULT":
        return False
    anchor = trigger.carrier or token
    if any(word(n) in _BESIDE and not list(n.rights) for n in complements(anchor, "on", "at")):
        return True  # "on the sidelines of the forum" may be the meeting the report is about
    return not trigger.is_noun and any(c.lower_ in _AFTERWARDS and c.dep_ == "advmod" for c in token.children)


_BESIDE = ("sideline", "margin", "fringe")
_AFTERWARDS = ("later", "separately", "afterwards", "afterward", "earlier")


def _points_back(token: Token, trigger: Trigger) -> bool:
    """Whether a noun is meant to be known: "the meeting", "this deal", "Discussion", "their talks"."""
    if not trigger.is_noun:
        if word(token) == "discuss" and not complements(token, "with"):
            return True
        return trigger.event_type in ("AGREE", "RETREAT") and any(
            c.dep_ == "det" and c.lower_ in _BACK_REFERRING for thing in patients(token) for c in thing.children
        )
    if token.dep_ == "attr" and trigger.manner == "visit" and any(s.lower_ == "it" for s in token.head.lefts):
        return True  # "It will be her first visit to Norland since 2017"
    determiners = {c.lower_ for c in token.children if c.dep_ in ("det", "poss", "predet")}
    if determiners & _BACK_REFERRING:
        return True
    if any(c.dep_ == "poss" for c in token.children) or _behind_date(token):
        return trigger.event_type != "CONSULT" or trigger.manner != "visit"
    bare = (
        not determiners
        and token.tag_ in ("NN", "NNP")
        and not any(c.dep_ in ("amod", "nummod") for c in token.children)
    )
    return bare and token.dep_ in ("nsubj", "nsubjpass") and trigger.manner == "meeting"


def _behind_date(token: Token) -> bool:
    """ "hosted last week's talks": the parser may hang the week on the verb."""
    return token.i > 1 and token.nbor(-1).tag_ == "POS" and name_kind(token.nbor(-2)) == DATE


def _own_name(trigger: Trigger) -> str | None:
    """The proper name of a meeting that has one ("the Port Ulm Security Forum")."""
    token = trigger.token
    if trigger.manner != "meeting" or token.pos_ != "PROPN" or not token.text[0].isupper():
        return None
    before = [c for c in token.children if c.i < token.i and c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]
    if not [c for c in before if country(c.text) is None and demonym(c.text) is None and name_kind(c) != "place"]:
        return None
    return phrase(token).text


def span_of_part(head: Token) -> Span:
    """Where a part stands: its noun phrase without a leading article."""
    tokens: DocSpan = phrase(head)
    start = 0
    while start < len(tokens) - 1 and tokens[start].pos_ == "DET":
        start += 1
    tokens = tokens[start:]
    return Span(tokens.start_char, tokens.end_char)
