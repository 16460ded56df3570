"""The day on which something was said."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from pipeline.extraction.dates import Dates
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.passage import Passage


class Timing:
    """Dates beside the cues of an article; built once."""

    def __init__(self, passage: Passage, dates: Dates) -> None:
        self._passage = passage
        self._dates = dates
        self._firsts = [e.first for e in dates.expressions]

    def day_of(self, cue: Cue, start: int, end: int) -> date | None:
        """The one day that the reporting clause names outside its content, or the day of the section; else None."""
        passage = self._passage
        floor, ceiling = passage.clause(cue.head.i)
        days = set()
        at = bisect_left(self._firsts, floor)
        for expression in self._dates.expressions[at:]:
            if expression.first >= ceiling:
                break
            if start <= expression.first < end or passage.quotation_of[expression.first] >= 0 or expression.bound:
                continue
            interval = expression.interval
            if interval is not None and interval.precision == "day" and self._belongs(expression.first, cue):
                days.add(interval.start)
        if len(days) == 1:
            return days.pop()
        return None if days else self._dates.section_date(cue.head.i)

    def _belongs(self, i: int, cue: Cue) -> bool:
        """Whether a date hangs on the cue, and on no other verb between."""
        token = self._passage.doc[i]
        verbs = {word.i for word in cue.words} | {cue.head.i}
        for _ in range(8):
            if token.i in verbs:
                return True
            if token.pos_ in ("VERB", "AUX") and token.lemma_ not in ("speak", "talk"):
                return False
            if token.head.i == token.i:
                return False
            token = token.head
        return False
