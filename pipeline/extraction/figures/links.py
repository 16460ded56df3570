"""Whose figure it is, in which statement it stands, and which event it measures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.figures.counted import Counted
from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.reporters import (
    PLAIN_REPORTING,
    agent_of,
    breaks_in,
    ends_clause,
    followers,
    issuer_of,
    may_speak,
    own_subject,
    reports,
    source_between,
)
from pipeline.extraction.figures.syntax import around, root_of
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.records import Event, Span, Statement
from pipeline.extraction.tokens import Doc, DocSpan, Token
from pipeline.lexicons import load

_SOURCE_VERBS = frozenset(load("measures")["sources"]["verbs"])
_NEAREST = 40
"""How many statements before a figure are asked whether it stands in them: nested ones lie close together."""
_CUES = load("reporting")["verbs"]
_REPORTING = frozenset(_CUES["speech"]) | frozenset(_CUES["thought"])
_COUNTS = frozenset(load("measures")["sources"]["counts"])
_QUOTES = frozenset('"“”«»')


class Links:
    """Finds the statement, the source and the event of figures in one article."""

    def __init__(
        self, parsed: ParsedArticle, entities: EntityIndex, statements: Sequence[Statement], events: Sequence[Event]
    ) -> None:
        self._entities = entities
        self._statements = statements
        self._openings = sorted((statement.span.start, i) for i, statement in enumerate(statements))
        self._triggers = _triggers(parsed, events)
        self._starts = [i for i, _ in self._triggers]
        self._events = events

    # ------------------------------------------------------------ statement and source

    def statement(self, span: Span) -> int | None:
        """Position of the narrowest statement that a figure stands in."""
        best = None
        last = bisect_right(self._openings, (span.start, len(self._statements)))
        for _, position in reversed(self._openings[max(0, last - _NEAREST) : last]):
            found = self._statements[position].span
            if found.contains(span) and (best is None or len(found) < len(self._statements[best].span)):
                best = position
        return best

    def source(self, doc: Doc, quantity: Quantity, statement: int | None) -> tuple[int, ...]:
        """Entities to whom the text ascribes a figure: the statement's speakers, else who proposes or estimates it."""
        root = root_of(doc, quantity)
        if statement is not None:
            stated = self._statements[statement]
            inner = self._reporter(root, stated.span)
            if inner or stated.speakers:
                return inner or stated.speakers
        return self._as_proposed(root) or self._by_verb(root) or self._reporter(root, None) or self._in_sentence(root)

    def _in_sentence(self, root: Token) -> tuple[int, ...]:
        """Whom the figure's sentence names as its source elsewhere than above the figure."""
        sentence = around(root, 60, 60)
        return self._according_to(sentence, root) or self._by_count_of(sentence) or self._closing_source(sentence, root)

    def _by_verb(self, root: Token) -> tuple[int, ...]:
        """Who proposes, estimates or puts the figure: the subject of such a verb above it in its own clause."""
        current = root
        putting = root.dep_ == "pobj" and root.head.lower_ == "at"
        for _ in range(7):
            if current.pos_ == "VERB":
                if current.lemma_ in _SOURCE_VERBS and root.i != current.i and (putting or current.lemma_ != "put"):
                    agent = agent_of(current) or own_subject(current)
                    if agent is None or agent.i == root.i or agent.is_ancestor(root) or not may_speak(agent):
                        return ()
                    return self._entities.resolve(agent)
                if current.dep_ not in {"xcomp", "conj", "acl", "pcomp", "prep"}:
                    return ()
            if current.head.i == current.i:
                return ()
            current = current.head
        return ()

    def _reporter(self, root: Token, within: Span | None) -> tuple[int, ...]:
        """The subject of the reporting verb (inside `within`, if given) whose content clause the figure stands in."""
        current = root
        for _ in range(10):
            if current.head.i == current.i or (within is not None and current.idx < within.start):
                return ()
            verbs = _REPORTING if within is not None else PLAIN_REPORTING
            if current.dep_ == "ccomp" and current.head.lemma_ in verbs and current.head.pos_ == "VERB":
                subject = next((c for c in current.head.children if c.dep_ == "nsubj"), None)
                inside = within is None or (
                    subject is not None
                    and within.start <= subject.idx < within.end
                    and within.start <= current.head.idx < within.end
                )
                subject = issuer_of(subject) if subject is not None else None
                if subject is not None and inside and may_speak(subject):
                    return self._entities.resolve(subject)
            current = current.head
        return ()

    def _according_to(self, sentence: DocSpan, root: Token) -> tuple[int, ...]:
        """The one source that the figure's sentence names with "according to"."""
        doc = root.doc
        cues = [t for t in sentence if t.lower_ == "according" and t.i + 1 < len(doc) and doc[t.i + 1].lower_ == "to"]
        if len(cues) != 1:
            return ()
        source = next((c for c in doc[cues[0].i + 1].children if c.dep_ == "pobj"), None)
        return (
            self._entities.resolve(source)
            if source is not None and may_speak(source) and not source.is_ancestor(root)
            else ()
        )

    def _by_count_of(self, sentence: DocSpan) -> tuple[int, ...]:
        """Whose count it is: "by its own estimate, …", "by the reckoning of the guild, …" in the figure's sentence."""
        for token in sentence:
            if token.lower_ in _COUNTS and any(t.lower_ == "by" for t in token.doc[max(0, token.i - 4) : token.i]):
                owner = next((c for c in token.children if c.dep_ == "poss"), None) or next(
                    (g for c in token.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None
                )
                if owner is not None and may_speak(owner):
                    return self._entities.resolve(owner)
        return ()

    def _closing_source(self, sentence: DocSpan, root: Token) -> tuple[int, ...]:
        """Who says the figure's sentence in a parenthesis at its end ("…, the bank said on Monday") or inside it."""
        doc, opening = root.doc, None
        for token in sentence:
            if token.text in _QUOTES:
                return ()
            if token.text == ",":
                opening = token.i
            elif opening is not None and reports(token) and ends_clause(doc, token.i + 1):
                if token.i < root.i and not breaks_in(doc, opening, token.i):
                    continue
                source = source_between(doc, opening, token)
                if source is not None:
                    source = issuer_of(source)
                    return self._entities.resolve(source) if may_speak(source) else ()
        return ()

    def _as_proposed(self, root: Token) -> tuple[int, ...]:
        """ "…, as proposed by X": the agent of a parenthesis on the noun that the figure describes."""
        for noun in (root, root.head):
            for child in followers(noun):
                if child.i > root.i and child.lemma_ in _SOURCE_VERBS and child.pos_ == "VERB" and child.tag_ == "VBN":
                    agent = agent_of(child)
                    if agent is not None:
                        return self._entities.resolve(agent)
        doc = root.doc
        for token in doc[root.i + 1 : root.i + 8]:
            if token.tag_ == "VBN" and token.lemma_ in _SOURCE_VERBS and doc[token.i - 1].lower_ == "as":
                agent = agent_of(token)
                if agent is not None:
                    return self._entities.resolve(agent)
        return ()

    # ------------------------------------------------------------ event

    def event(self, doc: Doc, quantity: Quantity, counted: Counted) -> int | None:
        """Key of the event that a figure measures: a trigger that its phrase, or its clause's verb, is part of."""
        if not self._triggers:
            return None
        root = root_of(doc, quantity)
        candidates: list[Token] = []
        if counted.head is not None:
            candidates.append(counted.head)
        current = root
        for _ in range(6):
            if current.head.i == current.i:
                break
            current = current.head
            candidates.append(current)
            if current.pos_ in {"VERB"} and current.dep_ not in {"relcl", "acl", "conj", "xcomp", "advcl"}:
                break
        for candidate in candidates:
            key = self._trigger_at(candidate.i)
            if key is not None:
                return key
        for candidate in candidates:
            if candidate.pos_ == "VERB":
                for child in candidate.children:
                    key = self._trigger_at(child.i)
                    if key is not None and child.i != root.i:
                        return key
                    if child.dep_ == "prep":
                        for grandchild in child.children:
                            key = self._trigger_at(grandchild.i)
                            if key is not None and self._events[key].event_type == "CONSULT":
                                return key
        return None

    def event_type(self, key: int | None) -> str | None:
        """PLOVER type of an event of the article."""
        return None if key is None else self._events[key].event_type

    def _trigger_at(self, index: int) -> int | None:
        at = bisect_left(self._starts, index)
        return self._triggers[at][1] if at < len(self._starts) and self._starts[at] == index else None


def _triggers(parsed: ParsedArticle, events: Sequence[Event]) -> list[tuple[int, int]]:
    """(token index, event key) of every trigger's words, in order of text."""
    found: dict[int, int] = {}
    for event in events:
        for mention in event.mentions:
            tokens = parsed.tokens(mention)
            if tokens is not None:
                for token in tokens:
                    found.setdefault(token.i, event.key)
    return sorted(found.items())
