"""Which state a passage is about: the states named around a token, weighed with the report's home and main state."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import Name
from pipeline.extraction.tokens import Doc, Token

_LINES, _HEAD = 6, 120
"""Lines and tokens at the top of a report where its dateline or byline may stand."""
_NEAR, _REACH = 12, 40
"""Tokens before a word within which a named state colours it strongly, and weakly."""
_MOST_SIGNALS = 25
"""Named states before a word that are weighed at most."""
_LEAST, _MARGIN = 0.9, 0.25
"""The least weight that settles a state, and its least lead over the second."""
_COORDINATED = 0.3
"""Weight for the next sentences of a state named together with others."""
_PLAIN_SHARE = 0.25
"""Share of all mentions of states from which the state of a report's dateline counts in full."""
_MODIFIES = frozenset({"amod", "compound", "poss", "nmod"})
_MISSIONS = frozenset(
    {"embassy", "consulate", "ambassador", "envoy", "consul", "mission", "visitor", "high", "diplomat"}
)
"""What a state has in another one: its adjective before these says little of what comes next."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One place that names a state: `start` and `end` tokens, `code`, `sentence` number.

    `near` is its weight for what follows in its sentence, `far` for the next sentences; `leads` where it opens one.
    """

    start: int
    end: int
    code: str
    sentence: int
    near: float
    far: float
    leads: bool


class Scene:
    """The states that an article names, asked for the one that an unqualified office or body belongs to."""

    def __init__(
        self, doc: Doc, names: list[Name], sentence_of: list[int], quoted: list[bool], titled: frozenset[int]
    ) -> None:
        """`titled` are tokens of people's titles: a state there is the state of that person first of all."""
        self._doc = doc
        self._sentence_of = sentence_of
        self._quoted = quoted
        self._titled = titled
        self.home, dateline = home_of(doc)
        self._adjectives: dict[str, Counter[str]] = {}
        for name in names:
            if name.kind == "demonym" and name.country is not None and doc[name.root].dep_ in ("amod", "compound"):
                self._adjectives.setdefault(name.country, Counter())[name.text] += 1
        found = [signal for name in names if (signal := self._signal(name)) is not None]
        self._signals = [s for s in found if not dateline[0] <= s.start < dateline[1]]
        self._starts = [signal.start for signal in self._signals]
        counts = Counter(s.code for s in self._signals)
        total = sum(counts.values())
        if self.home is not None:
            counts[self.home] += 1
            total += 1
        self._base: dict[str, float] = {code: 2.0 * count / (total + 1) for code, count in counts.items()}
        if self.home is not None:
            self._base[self.home] += 0.2 + 0.8 * min(1.0, counts[self.home] / total / _PLAIN_SHARE)

    def adjective(self, code: str) -> str | None:
        """The adjective of a state that the article uses most, the first of equals; None where it uses none."""
        used = self._adjectives.get(code)
        return used.most_common(1)[0][0] if used else None

    def state_at(self, i: int, least: float = _LEAST, margin: float = _MARGIN) -> str | None:
        """The state that an office or public body named without one at token `i` is of; None where it is open.

        It must weigh at least `least`, and lead over the second by `margin`.
        """
        scores: defaultdict[str, float] = defaultdict(float, self._base)
        self._weigh_before(i, scores)
        self._weigh_after(i, scores)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:2]
        if not ranked or ranked[0][1] < least:
            return None
        return ranked[0][0] if len(ranked) < 2 or ranked[0][1] - ranked[1][1] >= margin else None

    def _weigh_before(self, i: int, scores: defaultdict[str, float]) -> None:
        sentence = self._sentence_of[i]
        at = bisect_left(self._starts, i)
        far: dict[int, Signal] = {}
        level: set[int] = set()
        last = True
        led = any(t.lower_ == "by" for t in self._doc[max(0, i - 3) : i])
        for signal in reversed(self._signals[max(0, at - _MOST_SIGNALS) : at]):
            back = sentence - signal.sentence
            if back > 2:
                break
            if back:
                best = far.get(back)
                if best is None or signal.far > best.far:
                    far[back] = signal
                elif signal.far == best.far <= _COORDINATED and signal.code != best.code:
                    level.add(back)  # "Norland and Ulmia met": neither more than the other
            elif signal.leads:
                scores[signal.code] += 2.5
            elif i - signal.start <= _REACH:
                near = last and i - signal.start <= _NEAR
                scores[signal.code] += signal.near * (1.0 if near and not self._parted(signal, i) else 0.5)
                if led and self._leads_party(signal):
                    scores[signal.code] += 1.0
                last = False
        for back, signal in far.items():
            if back in level and signal.far <= _COORDINATED:
                continue
            scores[signal.code] += signal.far * (1.0 if back == 1 else 0.6)

    def _weigh_after(self, i: int, scores: defaultdict[str, float]) -> None:
        at = bisect_left(self._starts, i)
        for signal in self._signals[at : at + 2]:
            if signal.sentence != self._sentence_of[i] or signal.start - i > _NEAR or signal.start in self._titled:
                return
            within = self._doc[signal.start - 1].lower_ == "in" and signal.start - i <= 8
            scores[signal.code] += 1.2 if within else 0.5

    def _leads_party(self, signal: Signal) -> bool:
        """Whether a state qualifies those whom somebody leads, or is where somebody receives ("led by", "in X by")."""
        token = self._doc[signal.end - 1]
        if token.dep_ == "pobj" and token.head.lower_ == "in":
            return signal.start not in self._titled
        return token.dep_ in _MODIFIES and v.noun_class(token.head.lower_) == "collective"

    def _parted(self, signal: Signal, i: int) -> bool:
        """Whether a verb stands between a state in somebody's title and token `i`: two sides of one dealing."""
        return signal.start in self._titled and any(
            t.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VB") for t in self._doc[signal.start : i]
        )

    def _signal(self, name: Name) -> Signal | None:
        code, weight = name.country, 1.0
        if name.kind == "place":
            place = gazetteer.place(name.text)
            code = gazetteer.capital(name.text) or (place.country if place is not None else None)
            weight = 0.6 if gazetteer.capital(name.text) else 0.3
        elif name.kind not in ("country", "demonym"):
            return None
        if code is None:
            return None
        token = self._doc[name.root]
        near, far = 2.0 * weight, _far(token) * weight
        if token.dep_ == "pobj" and name.kind == "country":
            near = 0.8
        if token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.rights):
            near, far = 0.5, _COORDINATED
        if token.head.lower_ in _MISSIONS:
            far = 0.1
        if self._quoted[token.i]:
            near, far = near / 2, far / 2
        opens = token.dep_ == "pobj" and token.head.is_sent_start is True and token.head.lower_ in ("in", "at")
        return Signal(name.start, name.end, code, self._sentence_of[name.start], near, far, opens)


def _far(token: Token) -> float:
    """How much a state counts for the sentences after: what the sentence is about counts most."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        return 1.6
    governor = token.head
    if governor.dep_ in ("nsubj", "nsubjpass") and governor.head.dep_ == "ROOT" and token.dep_ in _MODIFIES:
        return 1.3
    if token.dep_ in _MODIFIES:
        return 0.8 if v.noun_class(token.head.lower_) in ("person", "institution", "collective") else 0.5
    return 0.7


def home_of(doc: Doc) -> tuple[str | None, tuple[int, int]]:
    """The state a report is written from, by its dateline ("PORT ULM, May 3 -") or byline ("in Port Ulm").

    With it the tokens of the line's start where the place stands.
    """
    line_start, lines = 0, 0
    for i in range(min(len(doc), _HEAD)):
        if (i and doc[i - 1].is_space and "\n" in doc[i - 1].text) or i == 0:
            line_start = i
            lines += 1
            if lines > _LINES:
                break
            code = _dateline(doc, line_start)
            if code is not None:
                return code, (line_start, min(line_start + 8, len(doc)))
    return None, (0, 0)


def _dateline(doc: Doc, start: int) -> str | None:
    end = start
    while end < len(doc) and end < start + 4 and doc[end].text[:1].isupper() and doc[end].is_alpha:
        end += 1
    if doc[start].lower_ == "by" and end < len(doc):
        place = next((k + 1 for k in range(start, min(start + 8, len(doc) - 1)) if doc[k].lower_ == "in"), None)
        return _city(doc, place, place + 1) if place is not None and doc[place].text[:1].isupper() else None
    if end == start or end + 1 >= len(doc):
        return None
    mark, after = doc[end].text, doc[end + 1]
    dated = mark == "," and (
        doc[start].text.isupper()
        or after.text.isdigit()
        or after.lower_ in v.words("names", "calendar")
        or gazetteer.country(after.text) is not None
    )
    if mark == "," and dated and gazetteer.country(doc[start:end].text) is None:
        stated = next(
            (
                code
                for stop in range(min(end + 4, len(doc)), end + 1, -1)
                if (code := gazetteer.country(doc[end + 1 : stop].text)) is not None
            ),
            None,
        )
        if stated is not None:
            return stated
    return _city(doc, start, end) if dated or mark in ("(", ":", "—", "–", "--", "-") else None


def _city(doc: Doc, start: int, end: int) -> str | None:
    name = doc[start:end].text
    name = name.title() if name.isupper() else name
    if name in v.words("seats", "international") or name.removeprefix("The ") in v.words("seats", "international"):
        return None  # seats of bodies between states: what is reported there is seldom of that state
    place = gazetteer.place(name)
    return place.country if place is not None and (gazetteer.country(name) is None or gazetteer.capital(name)) else None
