"""What kind of name, if any, each token of an article belongs to, as its entities and dates settle it.

The words around a trigger are asked for this over and over, so it is written down once an article, beside the parse.
"""

from __future__ import annotations

from pipeline.extraction.dates import Dates
from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.tokens import Doc, Token

_KEY = "name_kinds"
DATE = "date"


def mark_names(doc: Doc, entities: EntityIndex, dates: Dates) -> None:
    """Write down the kind of every token that stands in a name or a date; to be called before `name_kind` is asked."""
    kinds: dict[int, str] = {}
    for name in entities.names():
        if name.kind is not None:
            kinds.update((i, name.kind) for i in range(name.start, name.end))
    for expression in dates.expressions:
        kinds.update((i, DATE) for i in range(expression.first, expression.last + 1))
    doc.user_data[_KEY] = kinds
    doc.user_data[_KEY + "_starts"] = {i: n.start for n in entities.names() for i in range(n.start, n.end)}
    doc.user_data[_KEY + "_ends"] = {i: n.end for n in entities.names() for i in range(n.start, n.end)}


def name_kind(token: Token) -> str | None:
    """`person`, `organization`, `country`, `place`, `demonym`, `thing`, or `date`; None outside names and dates."""
    return token.doc.user_data.get(_KEY, {}).get(token.i)


def name_range(token: Token) -> range:
    """The tokens of the name that a token belongs to; only the token itself where it belongs to none."""
    user_data = token.doc.user_data
    start = user_data.get(_KEY + "_starts", {}).get(token.i, token.i)
    return range(start, user_data.get(_KEY + "_ends", {}).get(token.i, token.i + 1))
