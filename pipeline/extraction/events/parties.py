"""Whom a noun phrase stands for among an article's parties: "the Norlandic side", "both countries", "the two sides"."""

from __future__ import annotations

from collections import Counter

from pipeline.extraction import gazetteer
from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.entities.nationalities import states_before
from pipeline.extraction.events.clauses import complements, objects, subjects
from pipeline.extraction.events.frames import some_people
from pipeline.extraction.events.mentions import Mention
from pipeline.extraction.events.naming import name_kind, name_range
from pipeline.extraction.events.parts import means_pair
from pipeline.extraction.events.phrases import counts_members, members, word
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load

_PASSAGE = 250
"""Tokens back within which "the two ministers" were named."""
_OF_THE_SAME_OFFICE = ("counterpart", "colleague", "homologue", "opposite number")
"""Titles of one who holds the office of somebody else."""
_LEADING_A_STATE = ("president", "prime minister", "premier", "chancellor", "king", "emir", "sultan")
_MEASURES = ("thousand", "hundred", "dozen", "score", "handful", "number")
_JUST_BEFORE = 60
"""Tokens back within which those met who made a request that is answered."""
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
        if head.i + 1 < len(head.doc) and head.nbor(1).text == "-" and (code := gazetteer.demonym(head.text)):
            return (self._entities.country(code),)  # "Norlandic-brokered"
        if lemma in self._sides and not (lemma == "party" and _is_political(head)) and not counts_members(head):
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
        if head.tag_ == "PRP$" and (asking := self._who_asked(head)):
            return asking
        if self._means_both(head, lemma):
            pair = self._pair(head, lemma)
            if pair:
                return pair
        elif self._takes_up_persons(head, lemma):
            known = self._of_that_office(head, lemma)
            if known:
                return known
        owner = next((c for c in head.children if c.tag_ == "WP$"), None)
        keys = (
            self._of_second_name(head) or self._taken_up(head, lemma) or self._entities.resolve(head, conjuncts=False)
        )
        unnamed = head.tag_ == "NNS" or not any(self._entities[k].is_named for k in keys)
        owned = self._entities.resolve(owner) if owner is not None and unnamed else ()
        if owned and (head.tag_ == "NNS" or self._entities[owned[0]].kind != "person"):
            return owned  # "the front, whose fighters shot three guards": the front did
        if keys and keys[0] in self._stands_for:
            return self._stands_for[keys[0]]
        if word(head) in _MEASURES and some_people(head):  # "thousands of protesters"
            keys = tuple(k for n in complements(head, "of") for k in self._entities.resolve(n, conjuncts=False)) or keys
        if not keys and head.dep_ in ("amod", "compound", "nmod"):
            name = name_range(head)  # "Costa Rican cattle": the parser parts the words of a name
            keys = tuple(key for key, _ in self._entities.named_in(head.doc[name.start : name.stop]))
        if not keys and role in ("host", "target", "actor"):
            keys = self._state_of_place(head, role)
        return keys

    def _taken_up(self, head: Token, lemma: str) -> tuple[int, ...]:
        """ "the leaders" behind "Andean leaders": the one group of that noun alone which the text has told of."""
        if head.tag_ != "NNS" or [c.lower_ for c in head.children if not c.is_punct] != ["the"]:
            return ()
        before = head.doc[max(0, head.i - _PASSAGE) : head.i]
        alone = [t for t in before if t.tag_ == "NNS" and word(t) == lemma and t.dep_ != "conj" and len(members(t)) < 2]
        told = [t for t in alone if any(c.i < t.i and c.lower_ != "the" for c in t.children)]
        fuller = told or [t for t in alone if complements(t, "of", "from")]
        groups = {self._entities.resolve(t, conjuncts=False) for t in fuller}
        found = groups.pop() if len(groups) == 1 else ()
        return found if found and all(self._entities[k].kind == "group" for k in found) else ()

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

    def _who_asked(self, owner: Token) -> tuple[int, ...]:
        """ "A met B but turned down his request": nobody answers a request of their own, so it is the other's."""
        asked = owner.head
        verb = asked.head
        if asked.dep_ != "dobj" or word(asked) not in role_words("answered", "offers"):
            return ()
        if word(verb) not in role_words("verbs", "answering_offers"):
            return ()
        own = set(self._entities.resolve(owner, conjuncts=False))
        if not own & {k for s in subjects(verb) for k in self._single(s)}:
            return ()
        for mention in reversed([m for m in self._mentions if m.trigger.token.i < verb.i]):
            if mention.trigger.event_type == "CONSULT" and verb.i - mention.trigger.token.i < _JUST_BEFORE:
                met = [k for p in mention.parts if p.role in ("party", "host") for k in self._single(p.head)]
                others = [k for k in dict.fromkeys(met) if k not in own and self._entities[k].kind == "person"]
                return tuple(others) if len(others) == 1 else ()
        return ()

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
            whole = head.doc[head.left_edge.i : head.i + 1].text  # "Latin America" is not America
            spot = gazetteer.place(whole) or gazetteer.place(head.text)
            code = spot.country if spot is not None else None
        return (self._entities.country(code),) if code is not None else ()

    def _means_both(self, head: Token, lemma: str) -> bool:
        if means_pair(head):
            return True
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
        if means_pair(head):
            return self._coordinated_before(head) or self._who_met(head)
        near = [
            m for m in self._mentions if m.trigger.token.i <= head.i or m.trigger.token.sent.start == head.sent.start
        ]
        for mention in reversed(near[-_LOOK_BACK:]):
            keys: list[int] = []
            if any(part.head.i == head.i for part in mention.parts):
                continue  # "the union urged both sides": whoever urges them is neither
            roles = {part.role for part in mention.parts}
            mutual = mention.trigger.event_type in ("CONSULT", "AGREE", "COOPERATE", "RETREAT")
            if mention.trigger.event_type == "COERCE" or not (mutual or "target" in roles):
                continue  # those who condemn together are not the two sides
            for part in mention.parts:
                if part.role in ("excluded", "observer", "organizer", "mediator", "host") or part.head.i == head.i:
                    continue
                if part.role == "target" and mutual:
                    continue  # prisoners are swapped; those who swap them are the two sides
                if part.head.i > head.i and mention.trigger.token.i > head.i:
                    continue
                keys.extend(k for k in self._single(part.head) if k not in keys and self._fits(k, lemma))
            if len(keys) == 2 and (mutual or not self._all_did(mention, keys)) and not self._asks(head, keys):
                return tuple(keys)
        if lemma in self._people:
            return self._of_that_office(head, lemma)
        # "urged both sides to stop": those who are asked need not be states, those who agree mostly are
        return self._most_named(head) if lemma in self._states or head.dep_ == "nsubj" else ()

    def _asks(self, head: Token, keys: list[int]) -> bool:
        """Whether one of some states, or a body of it, does to "both countries" what is told: it is neither."""
        doers = subjects(head.head) if head.dep_ == "dobj" else []
        own = {self._entities[k].country for d in doers for k in self._single(d)}
        return any(self._entities[k].kind == "country" and self._entities[k].country in own for k in keys)

    def _all_did(self, mention: Mention, keys: list[int]) -> bool:
        """Whether all of some did to others what is told: they are not two who face each other."""
        doers = {k for part in mention.parts if part.role == "actor" for k in self._single(part.head)}
        return set(keys) <= doers

    def _takes_up_persons(self, head: Token, lemma: str) -> bool:
        """ "the ministers", where no group of ministers was told of before, only ministers by name."""
        if lemma not in self._people or head.tag_ != "NNS":
            return False
        before = [c for c in head.children if not c.is_punct]
        if not before or any(c.lower_ != "the" for c in before if c.i < head.i) or any(c.i > head.i for c in before):
            return False
        return not any(
            t.tag_ == "NNS"
            and word(t) == lemma
            and any(c.lower_ != "the" for c in t.children if not c.is_punct)
            and len(states_before(t)) != 2  # "the Norlandic and Estrian presidents" are two persons
            for t in head.doc[max(0, head.i - 2 * _PASSAGE) : head.i]
        )

    def _who_met(self, head: Token) -> tuple[int, ...]:
        """The two of one kind who took part in the meeting or deal told of last."""
        for mention in reversed([m for m in self._mentions if m.trigger.token.i <= head.i][-_LOOK_BACK:]):
            if mention.trigger.event_type not in ("CONSULT", "AGREE"):
                continue
            parts = [p for p in mention.parts if p.role in ("party", "actor", "host") and not means_pair(p.head)]
            keys = list(dict.fromkeys(k for p in parts for k in self._single(p.head)))
            if len(keys) == 2 and len({self._entities[k].kind for k in keys}) == 1:
                return tuple(keys)
        return ()

    def _coordinated_before(self, head: Token) -> tuple[int, ...]:
        """The two of one kind that were named last side by side, in the sentence of "both" or the one before."""
        start = head.sent.start
        start = head.doc[start - 1].sent.start if start else 0
        for token in reversed(head.doc[start : head.i]):
            fellows = members(token) if token.dep_ != "conj" else []
            if token.dep_ == "dobj" and len(fellows) == 1:  # the parser may split a list of two objects
                fellows = objects(token.head)
            if len(fellows) != 2 or fellows[1].i >= head.i or token.pos_ not in ("NOUN", "PROPN"):
                continue
            keys = [k for m in fellows for k in self._single(m)]
            if len(set(keys)) == 2 and len({self._entities[k].kind for k in keys}) == 1:
                return tuple(keys)
        return ()

    def _of_that_office(self, head: Token, lemma: str) -> tuple[int, ...]:
        """The two persons of the office named last ("the two ministers"), where there are just two near."""
        start = max(0, head.i - _PASSAGE)
        keys: list[int] = []
        for key, _ in reversed(self._entities.named_in(head.doc[start : head.i])):
            entity = self._entities[key]
            held = " ".join(entity.titles).casefold()
            of_it = (
                lemma in held
                or (lemma == "leader" and any(w in held for w in _LEADING_A_STATE))
                or "premier" in lemma
                or any(w in held for w in _OF_THE_SAME_OFFICE)
            )
            if entity.kind == "person" and key not in keys and of_it:
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
        return kind in ("country", "organization", "group")

    def _most_named(self, head: Token) -> tuple[int, ...]:
        """The two states the text before names most."""
        counts = Counter(
            key for key, _ in self._entities.named_in(head.doc[: head.i]) if self._entities[key].kind == "country"
        )
        ranked = [k for k in sorted(counts, key=lambda k: (-counts[k], k)) if not self._asks(head, [k])][:2]
        return tuple(sorted(ranked)) if len(ranked) == 2 else ()


def _is_political(party: Token) -> bool:
    """ "Norland's ruling party", "Norlandic opposition parties": no side at a table."""
    return any(c.dep_ == "amod" and gazetteer.demonym(c.text) is None for c in party.children if c.i < party.i) or any(
        c.dep_ == "compound" and (c.pos_ == "PROPN" or c.lower_ in ("opposition", "coalition")) for c in party.children
    )


def _nation_before(head: Token) -> str | None:
    """The state that an adjective of nationality or a possessor before a noun names."""
    for child in head.children:
        if child.i < head.i and child.dep_ in ("amod", "compound", "nmod", "poss"):
            whole = child.doc[child.left_edge.i : child.i + 1].text  # "Sri Lankan"
            code = gazetteer.demonym(whole) or gazetteer.country(whole)
            code = code or gazetteer.demonym(child.text) or gazetteer.country(child.text)
            if code is not None:
                return code
    return None
