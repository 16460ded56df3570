"""Whom a noun phrase stands for among an article's parties: "the Norlandic side", "both countries", "the two sides"."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from pipeline.extraction import gazetteer
from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.events.clauses import complements, word
from pipeline.extraction.events.mentions import Mention
from pipeline.extraction.events.naming import name_kind
from pipeline.lexicons import load

_PASSAGE = 250
"""Tokens back within which "the two ministers" were named."""
_LOOK_BACK = 30
"""Mentions looked back at for the pair that "the two sides" means."""


class Parties:
    """Resolves noun phrases to entity keys, as `EntityIndex.resolve` does, with what the events of the article add."""

    def __init__(self, entities: EntityIndex, mentions: list[Mention]) -> None:
        self._entities = entities
        self._mentions = mentions
        self._stands_for: dict[int, tuple[int, ...]] = {}
        words = load("roles")["stand_ins"]
        self._sides = frozenset(words["sides"])
        self._pairs = frozenset(words["sides"]) | frozenset(words["states"]) | frozenset(words["people"])
        self._states = frozenset(words["states"])
        self._people = frozenset(words["people"])

    def of(self, head: Token, role: str = "") -> tuple[int, ...]:
        """Keys of those that a noun phrase means; a place in the role of host or target is its state."""
        lemma = word(head)
        if lemma in self._sides:
            code = _nation_before(head)
            if code is not None:
                return (self._entities.country(code),)
            own = [
                c
                for c in head.children
                if c.i < head.i and c.dep_ in ("compound", "nmod") and name_kind(c) == "organization"
            ]
            sender = self._entities.resolve(own[-1], conjuncts=False) if own else ()
            if sender and self._entities[sender[0]].kind == "organization" and self._entities[sender[0]].is_named:
                return sender
            senders = tuple(key for noun in complements(head, "of", "from") for key in self._named(noun))
            if senders:
                for group in self._entities.resolve(head, conjuncts=False):
                    self._stands_for[group] = senders
                return senders
        if self._means_both(head, lemma):
            pair = self._pair(head, lemma)
            if pair:
                return pair
        owner = next((c for c in head.children if c.tag_ == "WP$"), None)
        if owner is not None and head.tag_ == "NNS" and (owned := self._entities.resolve(owner)):
            return owned  # "the front, whose fighters shot three guards": the front did
        keys = self._of_second_name(head) or self._entities.resolve(head, conjuncts=False)
        if keys and keys[0] in self._stands_for:
            return self._stands_for[keys[0]]
        if not keys and head.dep_ in ("amod", "compound", "nmod"):
            keys = tuple(key for key, _ in self._entities.named_in(head.doc[head.i : head.i + 1]))
        if not keys and role in ("host", "target", "actor"):
            keys = self._state_of_place(head, role)
        return keys

    def _of_second_name(self, head: Token) -> tuple[int, ...]:
        """ "the minister, Ana Ruiz, and the envoy, Tom Berg": the parser hangs the second name on the first."""
        first = head.head
        if (
            head.dep_ != "conj"
            or head.pos_ != "NOUN"
            or first.dep_ != "appos"
            or any(c.dep_ == "appos" for c in head.children)
        ):
            return ()
        later = [c for c in first.children if c.dep_ == "appos" and c.i > head.i and c.pos_ == "PROPN"]
        return self._entities.resolve(later[0], conjuncts=False) if later else ()

    def _named(self, noun: Token) -> tuple[int, ...]:
        """The states and bodies, by name, that a delegation comes from."""
        keys = self._entities.resolve(noun)
        return tuple(
            k for k in keys if self._entities[k].is_named and self._entities[k].kind in ("country", "organization")
        )

    def _state_of_place(self, head: Token, role: str) -> tuple[int, ...]:
        if role == "host" and word(head) == "capital":
            code = _nation_before(head)
            return (self._entities.country(code),) if code is not None else ()
        if head.pos_ != "PROPN":
            return ()
        code = gazetteer.capital(head.text)
        if code is None and role == "host":
            spot = gazetteer.place(head.text)
            code = spot.country if spot is not None else None
        return (self._entities.country(code),) if code is not None else ()

    def _means_both(self, head: Token, lemma: str) -> bool:
        if head.pos_ == "PRON":
            return lemma == "both" or (head.lower_ == "both")
        if lemma not in self._pairs or head.tag_ != "NNS":
            return False
        before = {c.lower_ for c in head.children if c.i < head.i}
        others = [
            c
            for c in head.children
            if c.dep_ in ("amod", "compound", "nmod", "poss", "prep") and c.lower_ not in ("two", "both")
        ]
        return (
            bool(before & ({"both", "two"} if lemma in self._people else {"the", "both", "two", "these"}))
            and not others
            and not before & {"three", "four", "five", "all"}
        )

    def _pair(self, head: Token, lemma: str) -> tuple[int, ...]:
        """The two parties of the latest event before (or around) that has two of the kind meant."""
        near = [
            m for m in self._mentions if m.trigger.token.i <= head.i or m.trigger.token.sent.start == head.sent.start
        ]
        for mention in reversed(near[-_LOOK_BACK:]):
            keys: list[int] = []
            roles = {part.role for part in mention.parts}
            if mention.trigger.event_type not in ("CONSULT", "AGREE", "COOPERATE", "RETREAT") and "target" not in roles:
                continue  # those who condemn together are not the two sides
            for part in mention.parts:
                if part.role in ("excluded", "observer", "organizer", "mediator", "host") or part.head.i == head.i:
                    continue
                if part.head.i > head.i and mention.trigger.token.i > head.i:
                    continue
                keys.extend(k for k in self._single(part.head) if k not in keys and self._fits(k, lemma))
            if len(keys) == 2:
                return tuple(keys)
        return self._of_that_office(head, lemma) if lemma in self._people else self._most_named(head)

    def _of_that_office(self, head: Token, lemma: str) -> tuple[int, ...]:
        """The two persons of the office named last ("the two ministers"), where there are just two near."""
        start = max(0, head.i - _PASSAGE)
        keys: list[int] = []
        for key, _ in reversed(self._entities.named_in(head.doc[start : head.i])):
            entity = self._entities[key]
            held = " ".join(entity.titles).casefold()
            if entity.kind == "person" and key not in keys and (lemma in held or "premier" in lemma):
                keys.append(key)
        return tuple(reversed(keys)) if len(keys) == 2 else ()

    def _single(self, head: Token) -> tuple[int, ...]:
        if word(head) in self._sides:
            code = _nation_before(head)
            return (self._entities.country(code),) if code is not None else ()
        return self._entities.resolve(head, conjuncts=False)

    def _fits(self, key: int, lemma: str) -> bool:
        kind = self._entities[key].kind
        if lemma in self._states:
            return kind == "country"
        if lemma in self._people:
            return kind == "person"
        return kind in ("country", "organization")

    def _most_named(self, head: Token) -> tuple[int, ...]:
        """The two states the text before names most."""
        counts = Counter(
            key for key, _ in self._entities.named_in(head.doc[: head.i]) if self._entities[key].kind == "country"
        )
        ranked = sorted(counts, key=lambda k: (-counts[k], k))[:2]
        return tuple(sorted(ranked)) if len(ranked) == 2 else ()


def _nation_before(head: Token) -> str | None:
    """The state that an adjective of nationality or a possessor before a noun names."""
    for child in head.children:
        if child.i < head.i and child.dep_ in ("amod", "compound", "nmod", "poss"):
            code = gazetteer.demonym(child.text) or gazetteer.country(child.text)
            if code is not None:
                return code
    return None
