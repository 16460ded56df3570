"""Entities that the article describes without naming them, and what any common-noun phrase means."""

from __future__ import annotations

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.appositions import Appositions
from pipeline.extraction.entities.definites import Definites
from pipeline.extraction.entities.endings import right_of
from pipeline.extraction.entities.issuers import issuer
from pipeline.extraction.entities.known import Name
from pipeline.extraction.entities.linking import Draft, Linked, Linker
from pipeline.extraction.entities.nationalities import state_named, states_before, wording_of_state
from pipeline.extraction.entities.pairs import Pairs
from pipeline.extraction.entities.possessors import Means, possessor
from pipeline.extraction.entities.scene import Scene
from pipeline.extraction.entities.states import is_unowned
from pipeline.extraction.entities.title_words import make_title
from pipeline.extraction.entities.wording import (
    determiner,
    is_definite,
    is_plural,
    left_of,
    noun_of,
    plain_word,
    state_of,
    wording,
)
from pipeline.extraction.parsing import span_of
from pipeline.extraction.records import EntityMention, Span
from pipeline.extraction.tokens import Doc, Token

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Describer:
    """Answers what a common-noun phrase of one article means, adding described entities to the linker's drafts."""

    def __init__(
        self, doc: Doc, linker: Linker, linked_at: dict[int, Linked], sentence_of: list[int], scene: Scene
    ) -> None:
        self._doc = doc
        self._scene = scene
        self._linker = linker
        self._linked_at = linked_at
        self._keys: dict[tuple[str, str], int] = {}
        self._answers: dict[int, tuple[int, ...]] = {}
        self._people = frozenset(i for i, linked in linked_at.items() if linker.drafts[linked.key].kind == "person")
        self._definites = Definites(doc, linker, linked_at, sentence_of, scene)
        self.pairs = Pairs(doc, linker, linked_at, self.heads, self.describe)
        self._appositions = Appositions(doc, linker, linked_at)
        self.pronoun: Means = lambda token: ()
        """What a pronoun means; set as soon as the antecedents are known."""

    @property
    def heads(self) -> list[Token]:
        """Common nouns of the article that name people or bodies of people."""
        return self._definites.heads

    def is_describable(self, head: Token) -> bool:
        """Whether a noun names people or a body of people."""
        return v.noun_class(noun_of(head)) in ("person", "institution", "collective")

    def describe(self, head: Token) -> tuple[int, ...]:
        """Keys of what the phrase headed by a common noun means; a new described entity where nobody known fits."""
        if head.i not in self._answers:
            self._answers[head.i] = ()  # a description that leads back to itself means nobody
            self._answers[head.i] = self._describe(head)
        return self._answers[head.i]

    def definite_keys(self, head: Token) -> tuple[int, ...]:
        """Named entities that a definite description means, nothing added; () where none fits."""
        return self.pairs.meant(head) or self._definites.keys(head)

    def named_beside(self, head: Token) -> int | None:
        """The one named entity that a description means or stands beside ("her Danish counterpart, Ada Brock")."""
        named = self._appositions.named(head) if self.is_describable(head) else None
        if named is not None:
            return named
        keys = self._definites.keys(head)
        return keys[0] if len(keys) == 1 else None

    def definite_mentions(self) -> list[tuple[int, Span]]:
        """Every description in the article that means a named entity, with its span."""
        heads = [head for head in self.heads if head.i not in self._linker.title_owner]
        return [(k, span_of(self._doc[left_of(h) : h.i + 1])) for h in heads for k in self.definite_keys(h)]

    def compatriot(self, head: Token, name: Name) -> int | None:
        """The one person of a state spoken of just before, whom "the Norlander" then means."""
        if not name.text.lower().endswith(("an", "i", "er", "ot", "ek")) or name.country is None:
            return None
        return self._definites.compatriot(head, name.country)

    def described_group(self, head: Token, country: str | None) -> tuple[int, ...]:
        """A group called by a noun of nationality or creed ("Ukrainians")."""
        start, end = left_of(head), right_of(head)
        return (self._add("group", wording(self._doc, start, end), country, start, end),)

    def described_some(self, head: Token, end: int, country: str | None) -> tuple[int, ...]:
        """Part of a group, from its number to `end` ("three of them"): a person for "one", else a group."""
        kind = "person" if head.lower_ in ("one", "1") else "group"
        start = head.left_edge.i if head.n_lefts and head.left_edge.tag_ in ("CD", "JJR", "IN", "RB") else head.i
        return (self._add(kind, wording(self._doc, start, end), country, start, end),)

    # ------------------------------------------------------------ one description

    def _describe(self, head: Token) -> tuple[int, ...]:
        acting = head.dep_ in ("nsubj", "nsubjpass", "agent")
        if head.tag_ not in _NOUNS:
            if head.lower_ in v.words("reference", "quantifiers") and acting:
                return (self._add("group", head.lower_, None, head.i, head.i + 1),)
            if head.tag_ != "JJ":
                return ()
            return self._definites.keys(head) if head.lower_ in v.offices() else self._definites.aged(head)
        named = self._appositions.named(head)
        if named is not None:
            return (named,)
        noun = v.noun_class(noun_of(head))
        if plain_word(head.lower_) in v.words("reference", "documents"):
            return issuer(head, self._linker, self._linked_at, self.describe)
        if noun is None and not is_plural(head):
            return self._unlisted_speaker(head)
        if noun is None and not (acting and head.head.lemma_ in v.words("nouns", "acts")):
            return ()
        if noun == "thing":
            return ()
        known = self.definite_keys(head) or self._definites.announced(head)
        if known:
            return known
        if not is_plural(head) and plain_word(head.lower_) in v.words("reference", "unspeaking"):
            return ()
        earlier = self._definites.earlier(head) if is_definite(head) else None
        owned = self._owned(head) if noun == "institution" and not is_plural(head) else ()
        if owned and (earlier is None or self._has_another_owner(owned[0], head, earlier)):
            return owned
        if earlier is not None:
            return self.describe(earlier)
        parts = self._by_state(head)
        if parts:
            return parts
        start, end = self._extent(head)
        country = state_of(head, start, end) or (self._scene.state_at(head.i) if is_unowned(head) else None)
        name = wording(self._doc, start, end)
        if head.lower_ == "government" and start == head.i and end == head.i + 1 and country is not None:
            adjective = self._scene.adjective(country)
            name = f"{adjective} {name}" if adjective is not None else name
        return (self._add(_kind(head, noun), name, country, start, end),)

    def _has_another_owner(self, owned: int, head: Token, earlier: Token) -> bool:
        """Whether "her office" or "her government" is not the one described before."""
        if any(t.dep_ == "poss" for t in earlier.lefts):
            return True
        told = state_of(earlier, left_of(earlier), right_of(earlier))
        return head.lower_ == "government" and self._linker.drafts[owned].country not in (None, told)

    def _owned(self, head: Token) -> tuple[int, ...]:
        """A body called by whose it is; a government is called by its state."""
        owner = possessor(head, self._linked_at, self._people, self.pronoun)
        if owner is None:
            return ()
        key, start = owner
        draft, end = self._linker.drafts[key], right_of(head)
        country = state_of(head, start, end) or draft.country
        name = f"{draft.name}'s {wording(self._doc, start, end)}"
        if head.lower_ == "government" and country is not None and self._doc[start - 1].tag_ == "PRP$":
            name = f"{self._scene.adjective(country) or draft.name} government"
        return (self._add("organization", name, country, left_of(head), end),)

    def _unlisted_speaker(self, head: Token) -> tuple[int, ...]:
        """Somebody unnamed whose word no list has, but who speaks: a person ("a waiter") or a body ("the brewery")."""
        if head.tag_ != "NN" or head.dep_ != "nsubj" or head.head.lemma_ not in v.words("reference", "quoting"):
            return ()
        start, end = left_of(head), right_of(head)
        name = wording(self._doc, start, end)
        said = determiner(head)
        known = ("person", gazetteer.fold(name)) in self._keys
        person = said in ("a", "an", "another", "one") or known or any(t.dep_ == "relcl" for t in head.rights)
        if not person and said not in ("the", "its", "their"):
            return ()
        return (self._add("person" if person else "organization", name, None, start, end),)

    def _add(self, kind: str, name: str, country: str | None, start: int, end: int) -> int:
        identity = (kind, gazetteer.fold(name))
        key = self._keys.get(identity)
        drafts = self._linker.drafts
        if key is None:
            key = self._keys[identity] = len(drafts)
            drafts.append(Draft(key, name, kind, country, is_named=kind == "organization" and country is not None))
        if kind == "person" and not drafts[key].titles:
            self._give_title(drafts[key], start, end)
        drafts[key].mentions.append(
            EntityMention(span_of(self._doc[start:end]), "description", "described in these words")
        )
        return key

    def _give_title(self, draft: Draft, start: int, end: int) -> None:
        """The office of an unnamed holder ("the American chief of staff": "chief of staff")."""
        for stop in range(end, start, -1):
            if make_title(self._doc, start, stop, stop) is None:
                continue
            first = start
            while first < stop - 1 and (state_named(self._doc[first]) or self._doc[first].tag_ == "POS"):
                first += 1
            title = make_title(self._doc, first, stop, stop)
            if title is not None and title.office in v.words("offices", "state"):
                draft.titles[title.text] = title
            return

    # ------------------------------------------------------------ coordination

    def _extent(self, head: Token) -> tuple[int, int]:
        """The words of a description.

        Nouns coordinated without articles of their own make one ("ministers and officials from 14 states").
        """
        start, end = left_of(head, self._people), right_of(head)
        body = next((t for t in head.conjuncts if t.i < head.i and self.shared_noun(t) == head), None)
        if body is not None:
            start = self._linked_at[body.i].name.start
        other = self._joined_noun(head)
        return (start, right_of(other)) if other is not None else (start, end)

    def _joined_noun(self, head: Token) -> Token | None:
        doc = self._doc
        if not is_plural(head) or head.i + 1 >= len(doc) or doc[head.i + 1].lower_ != "and":
            return None
        other = next((t for t in head.conjuncts if t.i > head.i and t.tag_ in ("NNS", "NNPS")), None)
        if other is None or other.i in self._linked_at:
            return None
        if v.noun_class(other.lower_) != "person" or v.noun_class(head.lower_) != "person":
            return None
        between = doc[head.i + 2 : other.i]
        own = ("DT", "PRP$", "POS", "CD", "NNP")
        return None if any(t.tag_ in own or t.is_punct or gazetteer.demonym(t.text) for t in between) else other

    def shared_noun(self, head: Token) -> Token | None:
        """The noun that two coordinated bodies modify together ("NATO and EU nations"), asked for the first body."""
        first = self._linked_at.get(head.i)
        if first is None or not self._is_body(first) or first.name.end + 1 >= len(self._doc):
            return None
        second = self._linked_at.get(first.name.end + 1)
        if self._doc[first.name.end].lower_ != "and" or second is None or not self._is_body(second):
            return None
        if second.name.start != first.name.end + 1 or second.name.end >= len(self._doc):
            return None
        noun = self._doc[second.name.end]
        plural = noun.tag_ == "NNS" and v.noun_class(noun.lower_) in ("person", "collective")
        return noun if plural and noun in head.conjuncts else None

    def _is_body(self, linked: Linked) -> bool:
        return self._linker.drafts[linked.key].kind == "organization"

    def is_joined(self, head: Token) -> bool:
        """Whether a noun is the second of two that make one description, or an example that one gives."""
        first = next((t for t in head.conjuncts if t.i < head.i), None)
        plural = first is not None and first.i not in self._linked_at and is_plural(first)
        if first is not None and plural and self.is_describable(first) and right_of(first) > head.i:
            return True
        return any(self._joined_noun(t) == head for t in head.conjuncts if t.i < head.i)

    def joined_people(self, head: Token) -> list[int]:
        """People joined in front of a description by "and" ("Brock and other leaders"), hung below it by the parse."""
        if head.i in self._linked_at or not head.n_lefts:
            return []
        before = left_of(head, self._people) - 2
        if before < head.left_edge.i or before not in self._people or self._doc[before + 1].tag_ != "CC":
            return []
        return [self._linked_at[before].key]

    def _by_state(self, head: Token) -> tuple[int, ...]:
        """ "American and Ukrainian officials" are two groups: one for each state that modifies the noun."""
        if not is_plural(head) or v.noun_class(head.lower_) != "person":
            return ()
        states = states_before(head)
        codes = [state_named(t) for t in states]
        if len(states) < 2 or any(t.tag_ == "CD" for t in head.lefts):
            return ()  # "60 Norlandic and Estrian officers" are 60 together
        start, end = left_of(head), right_of(head)
        lead = self._doc[start : states[0].left_edge.i].text_with_ws
        tail = self._doc[states[-1].i + 1 : end].text
        starts = [start, *[t.left_edge.i for t in states[1:]]]
        return tuple(
            self._add("group", f"{lead}{wording_of_state(state)} {tail}", code, at, end)
            for state, code, at in zip(states, codes, starts, strict=True)
        )


def _kind(head: Token, noun: str | None) -> str:
    if is_plural(head) or noun == "collective" or noun is None:
        return "group"
    return "person" if noun == "person" else "organization"
