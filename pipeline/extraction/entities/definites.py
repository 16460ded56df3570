"""Descriptions that mean somebody the article names: "the minister", "the French president", "the commission"."""

from __future__ import annotations

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.bodies import Bodies, terms
from pipeline.extraction.entities.callbacks import Callbacks, is_aged
from pipeline.extraction.entities.endings import right_of
from pipeline.extraction.entities.holders import Holders
from pipeline.extraction.entities.late_offices import give_offices
from pipeline.extraction.entities.linking import Linked, Linker
from pipeline.extraction.entities.nearness import Nearness
from pipeline.extraction.entities.repeats import Repeats
from pipeline.extraction.entities.scene import Scene
from pipeline.extraction.entities.wording import (
    content_words,
    is_definite,
    is_plural,
    left_of,
    noun_of,
    plain_word,
    state_of,
)
from pipeline.extraction.tokens import Doc, Token

_DESCRIBABLE = ("person", "institution", "collective")
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Definites:
    """What definite descriptions of one article mean among its named entities, and among its earlier descriptions."""

    def __init__(
        self, doc: Doc, linker: Linker, linked_at: dict[int, Linked], sentence_of: list[int], scene: Scene
    ) -> None:
        self._doc = doc
        self._linker = linker
        self._linked_at = linked_at
        self._sentence_of = sentence_of
        self._read: dict[int, tuple[frozenset[str], str | None, int]] = {}
        nouns = (t for t in doc if t.tag_ in _NOUN_TAGS and t.i not in linked_at and not _is_bare_name(t))
        self.heads = [t for t in nouns if v.noun_class(noun_of(t)) in _DESCRIBABLE]
        self._nearness = Nearness(linker, sentence_of)
        self._repeats = Repeats(doc, self.heads, sentence_of)
        self._holders = Holders(doc, linker, self._nearness)
        self._bodies = Bodies(linker, linked_at, self.heads, self._nearness, self._repeats, self._holders)
        self._callbacks = Callbacks(doc, linker, sentence_of, self._repeats, self.heads)
        self._headline_end = _headline_end(doc)
        for key in give_offices(doc, linker, self.heads, self._nearness, scene, self._is_somebody):
            self._holders.hold(key)

    def keys(self, head: Token) -> tuple[int, ...]:
        """Named entities that a definite description means; () where none fits."""
        noun = v.noun_class(noun_of(head))
        if noun not in _DESCRIBABLE or not (is_definite(head) or _is_bare_title(head)):
            return ()
        wanted, code, start = self._wanted(head)
        if is_plural(head):
            return self._holders.several(head, wanted)
        fits = self._holders.fitting if noun == "person" else self._bodies.fitting
        found = self._nearness.nearest(fits(head, wanted, code), start)
        if not found and noun == "person" and plain_word(head.lower_) in terms():
            found = self._nearness.nearest(self._bodies.fitting(head, wanted, code), head.i)
        if len(found) == 1 and code is not None and self._linker.drafts[found[0]].country is None:
            self._linker.drafts[found[0]].country = code
        return found or (self._callbacks.person(head, code) if noun == "person" else ())

    def aged(self, head: Token) -> tuple[int, ...]:
        """Whom "the 34-year-old" means; () where it is no age or nobody was spoken of."""
        return self._callbacks.person(head, None) if is_aged(head) else ()

    def compatriot(self, head: Token, code: str | None) -> int | None:
        """The one person of a state whom "the Norlander" means; None where it is open."""
        return self._callbacks.compatriot(head, code)

    def earlier(self, head: Token) -> Token | None:
        """An earlier description of the same people that says as much ("a diplomat from Oslo": "the diplomat")."""
        return self._repeats.earlier(head) or self._callbacks.unnamed(head)

    def announced(self, head: Token) -> tuple[int, ...]:
        """Whom a headline describes without an article, and the report then names ("Norlandic diplomat says ...")."""
        end = self._headline_end
        if end is None or head.i >= end or is_plural(head) or v.noun_class(head.lower_) != "person":
            return ()
        code = state_of(head, left_of(head), right_of(head))
        if code is None or any(t.tag_ in ("DT", "CD") for t in head.lefts):
            return ()
        for linked in self._linker.linked:
            if linked.name.start < end or linked.name.kind != "person":
                continue
            if self._sentence_of[linked.name.start] - self._sentence_of[end] > 3:
                break
            if self._linker.drafts[linked.key].country == code:
                return (linked.key,)
        return ()

    def _is_somebody(self, head: Token) -> bool:
        return bool(self.keys(head)) or self.earlier(head) is not None

    def _wanted(self, head: Token) -> tuple[frozenset[str], str | None, int]:
        """The words a referent must have, its state where the description names one, and where this begins."""
        if head.i not in self._read:
            self._read[head.i] = self._read_description(head)
        return self._read[head.i]

    def _read_description(self, head: Token) -> tuple[frozenset[str], str | None, int]:
        start, end = left_of(head), right_of(head)
        stop = end if head.i + 1 < end and self._doc[head.i + 1].lower_ in ("of", "for") else head.i + 1
        words = set(content_words(self._doc, start, stop) - v.words("reference", "fillers"))
        for token in self._doc[start:stop]:
            linked = self._linked_at.get(token.i)
            state = linked is not None and self._linker.drafts[linked.key].kind == "country"
            if state or gazetteer.demonyms(token.text) or gazetteer.country(token.text):
                words.discard(plain_word(token.lower_))
        return frozenset(words), state_of(head, start, end), start


def _is_bare_name(token: Token) -> bool:
    """Whether a capitalised word only ends like a word for people ("Angers", "Zimmerman")."""
    return token.tag_ == "NNP" and v.noun_class(token.lower_) == "person" and not v.is_listed_person(token.lower_)


def _headline_end(doc: Doc) -> int | None:
    """The token after the first line, where that line is a headline: no sentence mark ends it."""
    first = next((t.i for t in doc[:80] if t.is_space and "\n" in t.text), None)
    if first is None or first < 3 or first + 1 >= len(doc) or doc[first - 1].text in '.!?”"':
        return None
    return first + 1


def _is_bare_title(head: Token) -> bool:
    """A title written like a name, without article, or one that a possessive points at ("Chile's president")."""
    if is_plural(head) or v.noun_class(head.lower_) != "person":
        return False
    possessive = any(t.dep_ == "poss" and t.tag_ in ("NNP", "NNPS") for t in head.lefts)
    return possessive or (head.tag_ == "NNP" and not any(t.tag_ == "DT" for t in head.lefts))
