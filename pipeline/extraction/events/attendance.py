"""Clauses that say no more than who came, looked on or did not come, brought to the event they mean."""

from __future__ import annotations

from collections import Counter

from pipeline.extraction.events import status
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.frames import is_people
from pipeline.extraction.events.parts import PARTY, Part
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.presence import told_by_verb
from pipeline.extraction.events.standing import told_by_noun
from pipeline.extraction.events.told import SAME, Attendance
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Doc, Token

_SAME_PASSAGE = 40
"""Tokens within which a meeting counts as just named."""
_JUST_NAMED = 1.5
"""How many mentions being just named outweighs: a bare "was not invited" means the meeting most told of otherwise."""
_ACTS_WITH_ONLOOKERS = ("AGREE", "RETREAT", "CONCEDE", "COOPERATE")
_VOTED_DOWN = ("veto", "vote", "reject")
"""Verbs of turning down on which others can abstain."""
_MANY = 1.0
_AHEAD = 1.5
"""As weights in mentions: a meeting of more than two parties, and one that is as much to come as the clause says."""
_BEHIND_AN_ACT = 150
"""Tokens after a signing or a vote within which a clause on who looked on or abstained is about it."""


def attendance_parts(doc: Doc, clusters: list[Cluster], triggers: list[Trigger]) -> dict[int, list[Part]]:
    """Further parts by event: of the meeting named in the clause, else of the one the text is about at that point."""
    nouns = {t.token.i: t for t in triggers if t.event_type == "CONSULT" and t.is_noun}
    rows = [row for token in doc for row in _told_by(token, nouns)]
    if not rows:
        return {}
    acts = sorted(
        (m.trigger.token.i, key)
        for key, c in enumerate(clusters)
        for m in c.mentions
        if c.event_type in _ACTS_WITH_ONLOOKERS or word(m.trigger.token) in _VOTED_DOWN
    )
    attacks = sorted(
        (m.trigger.token.i, k) for k, c in enumerate(clusters) for m in c.mentions if c.event_type == "ASSAULT"
    )
    votes = {key for key, c in enumerate(clusters) if c.event_type == "AGREE" and _is_vote(c)}
    found: dict[int, list[Part]] = {}
    told = _Told(clusters, {i for i, t in nouns.items() if t.manner == "meal"})
    for row in rows:
        told.read_to(row.head.i)
        key = None
        if row.role == SAME:
            for goes_on, role in _listed_before(row.head, clusters, found):
                found.setdefault(goes_on, []).append(Part(row.head, role))
            continue
        if row.role == "actor":
            claimed = [(i, k) for i, k in attacks if i < row.head.i]
            if claimed:
                found.setdefault(claimed[-1][1], []).append(Part(row.head, "actor"))
            continue
        if row.at_act:
            key = _act_at(row.head, acts)
        if key is None and row.role == "excluded" and row.event_noun is None:
            last = max((i for i, k in acts if k in votes and i < row.head.i), default=-1)
            if last > told.latest:
                key = _act_at(row.head, [(i, k) for i, k in acts if k in votes])
        if key is None:
            key = told.meeting_of(row)
        if key is None and row.role == "excluded":  # no meeting, but a signing
            key = _act_at(row.head, [(i, k) for i, k in acts if clusters[k].event_type == "AGREE"])
        if key is not None and not (row.role == PARTY and clusters[key].event_type != "CONSULT"):
            found.setdefault(key, []).append(Part(row.head, row.role))
    return found


def _told_by(token: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    if token.pos_ in ("VERB", "AUX"):
        return told_by_verb(token, meeting_nouns)
    return told_by_noun(token, meeting_nouns)


class _Told:
    """The meetings that a text has told of so far."""

    def __init__(self, clusters: list[Cluster], meals: set[int]) -> None:
        self._meals = meals
        meetings = [(key, c) for key, c in enumerate(clusters) if c.event_type == "CONSULT"]
        self._owner = {m.trigger.token.i: key for key, c in meetings for m in c.mentions}
        self._timeline = sorted(self._owner.items())
        self._first = {key: min(m.trigger.token.i for m in c.mentions) for key, c in meetings}
        self._open = {key for key, c in meetings if _is_open(c)} or {k for k, _ in meetings}
        self._status = {key: c.status for key, c in meetings}
        self._many = {key: _has_many(c) for key, c in meetings}
        self._seen: Counter[int] = Counter()
        self._last: dict[int, int] = {}
        self._position = 0
        self.latest = -1

    def read_to(self, i: int) -> None:
        while self._position < len(self._timeline) and self._timeline[self._position][0] < i:
            at, key = self._timeline[self._position]
            self._seen[key] += 1
            self._last[key] = self.latest = at
            self._position += 1

    def meeting_of(self, row: Attendance) -> int | None:
        if row.event_noun is not None and row.event_noun.i in self._owner:
            return self._owner[row.event_noun.i]
        if row.event_noun is not None and row.event_noun.i in self._meals:
            return None  # a dinner that nothing more is told of, not the talks told of
        if row.travelling and self.latest >= 0:
            return self._owner[self.latest]
        last = self._owner[self.latest] if self.latest >= row.head.sent.start else None
        if row.role == "invitee" and last is not None and self._status[last] == status.SCHEDULED:
            return last  # "the next meeting is on Monday, and A has been invited"
        if row.role == "excluded" and row.event_noun is None and last is not None and self._many[last]:
            return last  # "received 14 envoys on Monday; A stayed away"
        if row.role == "excluded" and row.ahead and self._just_planned(row.head):
            return self._owner[self.latest]  # "the forum will open in May. A has not been invited"
        told = [k for k in self._seen if k in self._open]
        if not told:  # told of later: it is meant where the text goes on to it at once
            told = [k for k in sorted(self._open) if self._first[k] - row.head.i <= _SAME_PASSAGE][:1]
        if not told:
            return None
        if row.ahead and row.role != "excluded":  # what is to come is said of a meeting to come, where there is one
            told = [k for k in told if self._status[k] == status.SCHEDULED] or self._ahead(row.head.i) or told
        return max(told, key=lambda k: (self._seen[k] + self._recency(k, row.head.i) + self._fit(k, row), -k))

    def _just_planned(self, head: Token) -> bool:
        """Whether the meeting told of last, in the sentence of a clause or the one before, is still to come."""
        start = head.sent.start
        before = head.doc[start - 1].sent.start if start else 0
        return self.latest >= before and self._status[self._owner[self.latest]] == status.SCHEDULED

    def _ahead(self, at: int) -> list[int]:
        """What is to come and told of at once: "The mission will be headed by A. It will travel on Monday."."""
        near = [k for k, i in self._first.items() if 0 <= i - at <= _SAME_PASSAGE]
        return [k for k in near if self._status[k] == status.SCHEDULED][:1]

    def _fit(self, key: int, row: Attendance) -> float:
        """A meeting of many is likelier meant than one of two; one to come, where the clause is on what is to come."""
        fits = _MANY if self._many[key] else 0.0
        ahead = self._status[key] == status.SCHEDULED
        if row.role in (PARTY, "invitee", "observer", "remote", "host", "organizer"):
            fits += _AHEAD if ahead == (row.role == "invitee" or row.ahead) else 0.0
        return fits

    def _recency(self, key: int, at: int) -> float:
        return _JUST_NAMED if at - self._last.get(key, 0) <= _SAME_PASSAGE else 0


def _is_open(cluster: Cluster) -> bool:
    """Whether others may come: to what is, if only in one mention, more than a visit, a call or a meal."""
    return any(m.trigger.manner not in ("visit", "call", "meal") for m in cluster.mentions)


def _has_many(cluster: Cluster) -> bool:
    heads = {p.head.i: p.head for m in cluster.mentions for p in m.parts if p.role == PARTY}
    return len(heads) > 2 or any(h.tag_ == "NNS" for h in heads.values())


def _listed_before(head: Token, clusters: list[Cluster], found: dict[int, list[Part]]) -> list[tuple[int, str]]:
    """The event and role of the people whom "among them are A and B" goes on about: those in the sentence before."""
    start = head.sent.start
    here = [t for t in head.doc[start : head.i] if t.lower_ == "among" and t.i > start]
    before = head.doc[start - 1].sent.start if start else 0
    if here:  # "presidents from six states, among them A": those just named
        before, start = start, here[-1].i
    told = [(key, p) for key, c in enumerate(clusters) for m in c.mentions for p in m.parts]
    told += [(key, p) for key, parts in found.items() for p in parts]
    heads = [
        (p.head.i, key, p.role)
        for key, p in told
        if before <= p.head.i < start and (p.head.tag_ == "NNS" or p.head.pos_ == "NUM") and is_people(p.head)
    ]
    if not heads:
        return []
    last = max(i for i, _, _ in heads)
    return list(dict.fromkeys((key, role) for i, key, role in heads if i == last))


def _act_at(head: Token, acts: list[tuple[int, int]]) -> int | None:
    """The act told in the sentence of a clause, else the one told last before."""
    sentence = head.sent
    here = [k for i, k in acts if sentence.start <= i < sentence.end]
    if here:
        return here[0]
    before = [k for i, k in acts if head.i - _BEHIND_AN_ACT <= i < head.i]
    return before[-1] if before else None


def _is_vote(cluster: Cluster) -> bool:
    words = role_words("onlooking", "vote")
    return any(
        word(t) in words
        for m in cluster.mentions
        for t in (m.trigger.token, *m.trigger.token.children)
        if t.pos_ != "PUNCT"
    )
