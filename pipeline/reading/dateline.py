"""The day an article says it was written on: a full date in its dateline or byline."""

from __future__ import annotations

import re
from datetime import date

from dateutil import parser as dates

HEAD_LINES = 4
HEADING_LENGTH = 90
"""A line up to this many characters may be a heading, dateline or byline; a longer one is running text."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
# A day, a month in words and a year of four digits in either order, or an ISO date; numbers alone (3/11/2025) are left
# out: they mean another day in another country.
_FULL_DATE = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_DATELINE_END = re.compile(r"\s[-–—]{1,2}\s|\s?[–—]\s?|:\s")


def date_of_text(text: str) -> date | None:
    """The first full date in the head of an article, None where it has none.

    Looked for in the short lines (headings, bylines) among the first few, and before the dash or colon that ends a
    dateline; dates within running text are dates of what is told, not of the article.

    >>> date_of_text("LUSAKA, 4 May 2024 (Wire) — Ministers met.")
    datetime.date(2024, 5, 4)
    """
    lines = (line.strip() for line in text.lstrip("\ufeff").splitlines())
    for line in [line for line in lines if line][:HEAD_LINES]:
        head = line if len(line) <= HEADING_LENGTH and not line.endswith(".") else _dateline(line)
        if found := _FULL_DATE.search(head):
            try:
                return dates.parse(found[0].replace("Sept ", "Sep ")).date()
            except ValueError:
                continue
    return None


def _dateline(line: str) -> str:
    end = _DATELINE_END.search(line[:HEADING_LENGTH])
    return line[: end.start()] if end else ""
