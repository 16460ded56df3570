"""When a happening took or takes place, as the words around its trigger say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from spacy.tokens import Doc, Token

from pipeline.extraction.dates import DateExpression, Dates, Interval
from pipeline.extraction.events.clauses import is_verbal, word
from pipeline.extraction.events.roles import trailing_clauses
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.records import Span
from pipeline.lexicons import load

_MAX_STAY = 31
"""Days: a longer "N-day" noun is no stay whose end follows from its beginning."""
_OTHER_TIMES = {"after", "before", "until", "since", "if", "because", "once", "although", "though", "unless"}
_POSTPONING = {"put", "postpone", "delay", "reschedule", "move", "push"}
_BEGINNINGS = {"arrive", "begin", "start", "open", "launch", "kick"}
_ENDINGS = {"end", "conclude", "close", "finish", "wrap"}


@dataclass(frozen=True, slots=True)
class Dating:
    """The days of a happening and the words that give them.

    `after` counts the days since the event told before, 0 where both are at one time, None where that does not matter.
    """

    interval: Interval | None
    span: Span | None
    after: int | None = None


class Datings:
    """The dates of one article by the verb or noun they belong to, made once."""

    def __init__(self, doc: Doc, dates: Dates, triggers: list[Trigger]) -> None:
        self._doc = doc
        self._dates = dates
        stops = {trigger.token.i for trigger in triggers}
        heads = dateline_ranges(doc)
        self._triggers = stops
        self._until: dict[int, DateExpression] = {}
        self._by_governor: dict[int, list[DateExpression]] = {}
        for expression in dates.expressions:
            if expression.bound and doc[expression.first - 1].lower_ == "until":
                self._until[_governor(doc, expression, stops)] = expression
            if not expression.bound and not any(expression.first in r for r in heads):
                self._by_governor.setdefault(_governor(doc, expression, stops), []).append(expression)
        self._simultaneous = _simultaneous(doc)

    def of(self, trigger: Trigger) -> Dating | None:
        """The dating of one trigger, None where no words date it."""
        moved = self._new_date(trigger)
        if moved is not None:
            return moved
        for governor in self._governors(trigger):
            found = self._by_governor.get(governor.i)
            if found:
                best = min(found, key=lambda e: (e.interval is None, abs(e.first - trigger.token.i)))
                if best.interval is not None:
                    interval = _stretched(trigger.token, governor, best.interval)
                    return Dating(interval, best.span)
                return Dating(None, best.span)
        for governor in self._governors(trigger):
            opening = self._simultaneous.get(governor.sent.start)
            if (
                opening is not None
                and is_verbal(governor)
                and (governor.dep_ == "ROOT" or governor.i == trigger.token.i)
            ):
                return Dating(None, opening[0], after=opening[1])
        return None

    def _new_date(self, trigger: Trigger) -> Dating | None:
        """The date that something postponed is moved to ("put off until May 3", "postponed from May 1 to May 3")."""
        carrier = trigger.carrier
        if carrier is None or word(carrier) not in _POSTPONING:
            return None
        expression = self._until.get(carrier.i)
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
                same_time = token.dep_ in ("xcomp", "conj", "acl", "relcl") or (
                    token.dep_ == "advcl" and not marks & _OTHER_TIMES
                )
                if not same_time and not (token.dep_ == "ccomp" and as_clause):
                    break
                as_clause = token.dep_ == "advcl" and bool(marks & {"as", "while"})
            elif token.dep_ == "prep" and token.lower_ in ("before", "since", "until", "despite", "following"):
                break
            token = head
            if is_verbal(token) or token.pos_ in ("NOUN", "PROPN"):
                found.append(token)
        return found


_LONGEST_DATELINE = 16
"""Tokens from the place in capitals to the dash that ends a dateline."""


def dateline_ranges(doc: Doc) -> list[range]:
    """Where datelines stand ("PORT ULM, May 3 (Agency) -"): their date is that of writing, not of what happened."""
    found = []
    starts = [0, *(t.i + 1 for t in doc if "\n" in t.text)]
    for start in starts:
        if start >= len(doc) or not (doc[start].text.isupper() and len(doc[start]) > 2):
            continue
        for end in range(start + 1, min(start + _LONGEST_DATELINE, len(doc))):
            if "\n" in doc[end].text:
                break
            if (doc[end].text in ("-", "--", "–", "—", ":") and doc[end].whitespace_) or doc[end].text.endswith("/."):
                found.append(range(start, end))
                break
    return found


def _governor(doc: Doc, expression: DateExpression, stops: set[int]) -> int:
    """The verb, or the trigger noun, that a dating hangs on."""
    inside = range(expression.first, expression.last + 1)
    token = next((doc[i] for i in inside if doc[i].head.i not in inside), doc[expression.first])
    for _ in range(8):
        head = token.head
        if head.i == token.i:
            return token.i
        if token.dep_ == "prep" and token.lower_ == "of" and not is_verbal(head):
            return head.i  # "the attack of 29 November": the noun's own date, no other's
        token = head
        if is_verbal(token) or token.i in stops:
            return _main_verb_after(doc, expression, token).i
    return token.i


def _main_verb_after(doc: Doc, expression: DateExpression, governor: Token) -> Token:
    """The main verb where commas set the dating off from a clause ("While they talked, on Tuesday, others met")."""
    if governor.dep_ != "advcl" or not any(c.dep_ == "mark" for c in governor.children):
        return governor
    before = expression.first - (2 if expression.first and doc[expression.first - 1].pos_ == "ADP" else 1)
    after = expression.last + 1
    main = governor.head
    set_off = before > governor.i and doc[before].text == "," and after < len(doc) and doc[after].text == ","
    return main if set_off and is_verbal(main) and main.i > expression.last else governor


def _stretched(noun: Token, governor: Token, interval: Interval) -> Interval:
    """A stay of N days reaches from its one named end as far as counting takes it."""
    days = _days_long(noun)
    if days is None or interval.precision != "day" or not 1 < days <= _MAX_STAY:
        return interval
    verbs = {word(t) for t in (governor, governor.head)}
    if verbs & _BEGINNINGS:
        return Interval(interval.start, interval.start + timedelta(days=days - 1), "range")
    if verbs & _ENDINGS:
        return Interval(interval.start - timedelta(days=days - 1), interval.end, "range")
    return interval


def _days_long(noun: Token) -> int | None:
    """N of "a N-day visit" or "N days of talks"."""
    for child in noun.children:
        if child.i < noun.i and child.lower_ in ("day", "days"):
            return _number_before(child)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "days":
        return _number_before(noun.head.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "day":
        return 1
    return None


def _number_before(token: Token) -> int | None:
    numbers = load("numbers_small")["words"]
    for back in range(1, 4):
        if token.i - back >= 0:
            text = token.nbor(-back).lower_
            if text.isascii() and text.isdigit():
                return int(text)
            if text in numbers:
                return int(numbers[text])
    return None


def _simultaneous(doc: Doc) -> dict[int, tuple[Span, int]]:
    """Sentences that open with a time counted from the one told before ("at the same time", "two days later"), by the
    index of their first token: the words, and the days in between."""
    wordings = [tuple(w.split()) for w in load("calendar")["simultaneous"]]
    openings = {w[0] for w in wordings}
    found: dict[int, tuple[Span, int]] = {}
    for sentence in doc.sents:
        start = sentence.start
        while start < sentence.end and doc[start].is_space:
            start += 1
        if (
            start + 2 < sentence.end
            and doc[start + 1].lower_ in ("day", "days", "week", "weeks")
            and doc[start + 2].lower_ == "later"
        ):
            count = _number_before(doc[start + 1])
            if count is not None:
                days = count * (7 if doc[start + 1].lower_.startswith("week") else 1)
                found[sentence.start] = (Span(doc[start].idx, doc[start + 2].idx + len(doc[start + 2])), days)
            continue
        if start >= sentence.end or doc[start].lower_ not in openings:
            continue
        for wording in wordings:
            end = start + len(wording)
            if end <= sentence.end and tuple(t.lower_ for t in doc[start:end]) == wording:
                found[sentence.start] = (Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])), 0)
                break
    return found
