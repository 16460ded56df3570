"""When a happening took or takes place, as the words around its trigger say."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from pipeline.extraction.dates import DateExpression, Dates, Interval
from pipeline.extraction.events.anchors import Anchored, anchored_wordings, clause_offset, stretched
from pipeline.extraction.events.carrying import trailing_clauses
from pipeline.extraction.events.charges import blamed_deed
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verbs import FINITE, is_infinitive, is_verbal
from pipeline.extraction.records import Span
from pipeline.extraction.sentence_bounds import datelines_of
from pipeline.extraction.tokens import Doc, Token

_PARTS_OF_TIME = {
    "hour",
    "morning",
    "evening",
    "night",
    "afternoon",
    "day",
    "week",
    "start",
    "beginning",
    "end",
    "dawn",
    "course",
}
_OTHER_TIMES = {"after", "before", "until", "since", "if", "because", "once", "although", "though", "unless"}
_POSTPONING = {"put", "postpone", "delay", "reschedule", "move", "push"}


@dataclass(frozen=True, slots=True)
class Dating:
    """The days of a happening and the words that give them.

    `after` counts the days since the event told before token `at`, 0 where both are at one time, None where that does
    not matter.
    """

    interval: Interval | None
    span: Span | None
    after: int | None = None
    at: int = 0


class Datings:
    """The dates of one article by the verb or noun they belong to, made once."""

    def __init__(self, doc: Doc, dates: Dates, triggers: list[Trigger]) -> None:
        self._doc = doc
        self._dates = dates
        stops = {trigger.token.i for trigger in triggers}
        heads = datelines_of(doc.parse)
        self._triggers = stops
        self._until: dict[int, DateExpression] = {}
        self._by_governor: dict[int, list[DateExpression]] = {}
        for expression in dates.expressions:
            if expression.bound and doc[expression.first - 1].lower_ == "until":
                self._until[_governor(doc, expression, stops)] = expression
            if not expression.bound and not any(expression.first in r for r in heads):
                owner = _invited_to(doc, _governor(doc, expression, stops), expression, stops)
                deed = blamed_deed(doc[owner])
                if deed is not None and deed.i in stops and expression.first > deed.right_edge.i:
                    owner = deed.i
                self._by_governor.setdefault(owner, []).append(expression)
        self._anchored: dict[int, Anchored] = {}
        for wording in anchored_wordings(doc):
            self._anchored.setdefault(_governor(doc, wording, stops), wording)
        self._orphans = self._without_owner(triggers)

    def of(self, trigger: Trigger) -> Dating | None:
        """The dating of one trigger, None where no words date it."""
        moved = self._new_date(trigger)
        if moved is not None:
            return moved
        for governor in self._governors(trigger):
            found = self._by_governor.get(governor.i)
            if found:
                best = min(found, key=lambda e: (e.interval is None, abs(e.first - trigger.token.i)))
                if best.interval is None:
                    return Dating(None, best.span)
                return Dating(stretched(trigger.token, governor, best.interval), best.span)
            wording = self._anchored.get(governor.i)
            if wording is not None:
                days = clause_offset(governor, wording)
                first, last = self._doc[wording.first], self._doc[wording.last]
                span = Span(first.idx, last.idx + len(last))
                day = self._day_meant(wording)
                if day is not None:
                    return Dating(day, span)
                return Dating(None, span, wording.days if days is None else days, wording.first)
        orphan = self._orphans.get(trigger.token.i)
        if orphan is not None:
            return Dating(orphan.interval, orphan.span)
        return _as_they_spoke(trigger)

    def _day_meant(self, wording: Anchored) -> Interval | None:
        """The day named last before "on that day", "the same day"."""
        if wording.days or "day" not in [t.lower_ for t in self._doc[wording.first : wording.last + 1]]:
            return None
        before = [e for e in self._dates.expressions if wording.first - _DAY_REACH < e.first < wording.first]
        interval = before[-1].interval if before else None
        return interval if interval is not None and interval.precision == "day" else None

    def _without_owner(self, triggers: list[Trigger]) -> dict[int, DateExpression]:
        """Dates that the parser hung on no verb of their sentence, by the nearest trigger of it that has none."""
        owned: set[int] = set()
        free: list[Trigger] = []
        for trigger in triggers:
            governors = {governor.i for governor in self._governors(trigger)}
            owned |= governors
            if governors.isdisjoint(self._by_governor):
                free.append(trigger)
        places = [trigger.token.i for trigger in free]
        found: dict[int, DateExpression] = {}
        for governor, expressions in self._by_governor.items():
            if governor in owned or _has_a_clause(self._doc[governor]):
                continue
            for expression in expressions:
                if expression.interval is None or _is_of_a_noun(self._doc, expression):
                    continue
                start, end = _around(self._doc, expression.first)
                near = free[bisect_left(places, start) : bisect_left(places, end)]
                near = [t for t in near if t.token.pos_ == "VERB"] or near
                if near:
                    nearest = min(near, key=lambda t: abs(t.token.i - expression.first))
                    found.setdefault(nearest.token.i, expression)
        return found

    def _new_date(self, trigger: Trigger) -> Dating | None:
        """The date that something postponed is moved to ("put off until May 3", "postponed from May 1 to May 3")."""
        carrier = trigger.carrier
        if carrier is None or word(carrier) not in _POSTPONING:
            return None
        expression = self._until.get(carrier.i)
        around = [e for g in (carrier, trigger.token) for e in self._by_governor.get(g.i, ())]
        if expression is None and len(around) == 1 and self._doc[around[0].first - 1].lower_ == "from":
            moved = around[0].interval  # "from May 1 to June 3", read as one wording
            if moved is not None and moved.end > moved.start:
                return Dating(Interval(moved.end, moved.end, "day"), around[0].span)
        if expression is None:
            later = [
                e
                for g in (carrier, trigger.token)
                for e in self._by_governor.get(g.i, ())
                if self._doc[e.first - 1].lower_ == "to"
            ]
            expression = later[0] if later else None
        return None if expression is None else Dating(expression.interval, expression.span)

    def section(self, trigger: Trigger) -> Dating | None:
        """The date heading (of a live blog) that a trigger stands under."""
        day = self._dates.section_date(trigger.token.i)
        return None if day is None else Dating(Interval(day, day, "day"), self._dates.section_heading(trigger.token.i))

    def _governors(self, trigger: Trigger) -> list[Token]:
        """The trigger, its carrier, and the verbs whose time is also its own, nearest first."""
        found = [trigger.token]
        if trigger.carrier is not None and trigger.carrier.i != trigger.token.i:
            found.append(trigger.carrier)
        if trigger.event_type == "CONSULT" and trigger.is_noun:
            found.extend(trailing_clauses(trigger.token))
        elif trigger.is_noun and trigger.carrier is not None and trigger.carrier.head is trigger.token:
            found.extend([trigger.token.head] if trigger.token.dep_ in ("nsubj", "nsubjpass") else [])
        token = trigger.carrier or trigger.token
        as_clause = False
        for _ in range(8):
            head = token.head
            if head.i == token.i:
                break
            if trigger.event_type != "CONSULT" and head.i in self._triggers and trigger.is_noun and is_verbal(head):
                break  # "rejected a proposal in July": the day of the rejection
            if is_verbal(token):
                marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod")}
                marks |= _taken_for_prepositions(token)
                same_time = (token.dep_ in ("xcomp", "conj", "acl", "relcl") and not _of_its_own_time(token)) or (
                    token.dep_ == "advcl" and not marks & _OTHER_TIMES
                )
                if not same_time and not (token.dep_ == "ccomp" and as_clause):
                    break
                as_clause = token.dep_ == "advcl" and bool(marks & {"as", "while"})
            elif token.dep_ == "prep" and token.lower_ in ("before", "since", "until", "despite", "following"):
                break
            elif token.dep_ == "prep" and token.lower_ == "of" and head.lower_ == "out":
                break  # "walked out of the talks on Thursday"
            token = head
            if is_verbal(token) or token.pos_ in ("NOUN", "PROPN"):
                found.append(token)
        return found


def _taken_for_prepositions(verb: Token) -> set[str]:
    """ "after four days of talks ended": the word of time, where the parser took it and the subject for a phrase."""
    if verb.tag_ not in FINITE or any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children):
        return set()
    return {c.lower_ for c in verb.children if c.dep_ == "prep" and c.i < verb.i}


def _as_they_spoke(trigger: Trigger) -> Dating | None:
    """ "As she spoke, protesters blocked the road": at the time of what was told before."""
    verb = trigger.carrier or trigger.token
    for clause in verb.children if verb.dep_ == "ROOT" else ():
        edge = clause.left_edge
        opens = clause.dep_ == "advcl" and clause.i < verb.i and (edge.is_sent_start or edge.i == 0)
        if opens and any(c.dep_ == "mark" and c.lower_ in ("as", "while") for c in clause.children):
            return Dating(None, None, after=0, at=edge.i)
    return None


def _invited_to(doc: Doc, governor: int, expression: DateExpression, stops: set[int]) -> int:
    """ "invited her to a conference on May 3": the day of the conference."""
    if word(doc[governor]) != "invite":
        return governor
    between = [i for i in range(governor + 1, expression.first) if i in stops and doc[i].pos_ in ("NOUN", "PROPN")]
    return between[-1] if between else governor


def _of_its_own_time(verb: Token) -> bool:
    """A clause on a noun that tells what had happened before ("the men seized in May were freed", "where police have
    killed"): its time is not the main verb's."""
    if verb.dep_ == "relcl" and verb.tag_ == "VBN":
        return any(c.dep_ == "aux" and c.lower_ in ("have", "has", "had", "’ve", "'ve") for c in verb.children)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.dep_ in ("nsubj", "nsubjpass")


_DAY_REACH = 80
"""Tokens back to which "on that day" can mean a day that was named."""
_ORPHAN_REACH = 40
"""Tokens within which a date that hangs on nothing is a trigger's."""


def _around(doc: Doc, i: int) -> tuple[int, int]:
    """The tokens of a sentence about token `i`, from the first to behind the last."""
    start, end = i, i + 1
    while start > max(0, i - _ORPHAN_REACH) and not doc[start].is_sent_start:
        start -= 1
    while end < min(len(doc), i + _ORPHAN_REACH) and not doc[end].is_sent_start:
        end += 1
    return start, end


def _has_a_clause(token: Token) -> bool:
    """Whether a word governs a clause of its own, to which a date on it belongs."""
    if is_verbal(token) and token.dep_ in ("acl", "relcl", "advcl", "xcomp", "pcomp"):
        return True
    return is_infinitive(token) or any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def _is_of_a_noun(doc: Doc, expression: DateExpression) -> bool:
    """ "the pact of 2014": a date that says which one is meant."""
    return expression.first > 0 and doc[expression.first - 1].lower_ in ("of", "’s", "'s")


def _governor(doc: Doc, expression: DateExpression | Anchored, stops: set[int]) -> int:
    """The verb, or the trigger noun, that a dating hangs on."""
    inside = range(expression.first, expression.last + 1)
    token = next((doc[i] for i in inside if doc[i].head.i not in inside), doc[expression.first])
    for _ in range(8):
        head = token.head
        if head.i == token.i:
            return token.i
        if token.dep_ == "prep" and token.lower_ == "of" and not is_verbal(head) and word(head) not in _PARTS_OF_TIME:
            return head.i  # "the attack of 29 November": the noun's own date, no other's
        token = head
        if is_verbal(token) or token.i in stops:
            return _main_verb_after(doc, expression, _left_by(token, stops)).i
    return token.i


def _left_by(noun: Token, stops: set[int]) -> Token:
    """The verb of "walked out of the talks on Thursday": the day is that of the leaving, whatever it hangs on."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "from") or noun.pos_ != "NOUN":
        return noun
    above = noun.head.head
    if above.dep_ in ("prep", "prt", "advmod"):
        above = above.head
    return above if is_verbal(above) and above.i in stops else noun


def _main_verb_after(doc: Doc, expression: DateExpression | Anchored, governor: Token) -> Token:
    """The main verb where commas set the dating off from a clause ("While they talked, on Tuesday, others met")."""
    if governor.dep_ != "advcl" or not any(c.dep_ == "mark" for c in governor.children):
        return governor
    before = expression.first - (2 if expression.first and doc[expression.first - 1].pos_ == "ADP" else 1)
    after = expression.last + 1
    main = governor.head
    set_off = before > governor.i and doc[before].text == "," and after < len(doc) and doc[after].text == ","
    return main if set_off and is_verbal(main) and main.i > expression.last else governor
