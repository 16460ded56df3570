"""Where names stand: runs of capitalised words cut into single names, without titles and possessive endings."""

from __future__ import annotations

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.brackets import join_bracketed
from pipeline.extraction.entities.cutting import cut, unlisted
from pipeline.extraction.entities.known import Name, bare_text, known_at, known_name
from pipeline.extraction.entities.runs import NAME_TAGS, headline_tokens, run_end
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.tokens import Doc


def find_names(parsed: ParsedArticle) -> list[Name]:
    """All names of an article in order of text; names do not overlap."""
    doc = parsed.doc
    headline = headline_tokens(parsed)
    seen = {t.lower_ for t in doc.tokens if t.tag_ in NAME_TAGS and not t.is_sent_start and not headline[t.i]}
    found: list[Name] = []
    titled: list[tuple[int, int]] = []
    i, tokens = 0, doc.tokens
    while i < len(tokens):
        if tokens[i].text.islower() and tokens[i].tag_ not in NAME_TAGS:
            i += 1
            continue
        end = run_end(doc, i, seen, headline)
        if end is None:
            i += 1
            continue
        if headline[i]:
            titled.append((i, end))
        else:
            found.extend(cut(doc, i, end))
        i = end
    known = {gazetteer.fold(name.text) for name in found}
    known |= {words[-1] for words in map(str.split, known) if len(words) > 1}
    for start, end in titled:
        found.extend(_cut_headline(doc, start, end, known) if found else cut(doc, start, end))
    found.sort(key=lambda name: name.start)
    found = _join_double_names(doc, join_bracketed(doc, found))
    for name in found:
        name.root = doc[name.start : name.end].root.i
    return found


def _join_double_names(doc: Doc, names: list[Name]) -> list[Name]:
    """Make one name of two that name one state together ("Trinidad and Tobago")."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        between = doc[before.end : name.start].text.casefold() if before and name.start - before.end < 3 else ""
        if before is not None and between in ("and", "and the", "&"):
            state = known_name(bare_text(doc, before.start, name.end))
            if state is not None and state.kind == "country":
                state.start, state.end = before.start, name.end
                joined[-1] = state
                continue
            if between == "and" and _opens_body(doc, before, name):
                name.start = before.start
                name.text = bare_text(doc, name.start, name.end)
                joined[-1] = name
                continue
        joined.append(name)
    return joined


def _opens_body(doc: Doc, before: Name, body: Name) -> bool:
    """Whether a word in capitals belongs to the body named behind it ("the Peace and Security Council of the bloc")."""
    alone = before.end - before.start == 1 and before.kind == "thing" and before.start > 0
    if not alone or body.kind != "organization" or doc[before.start - 1].lower_ != "the":
        return False
    return (
        any(v.noun_class(t.lower_) == "institution" for t in doc[body.start : body.end])
        and not doc[body.start].is_upper
    )


def _cut_headline(doc: Doc, start: int, end: int, body: set[str]) -> list[Name]:
    """Names in a run of capitalised words of a headline: those that authority lists or the report's `body` know."""
    found: list[Name] = []
    i = start
    while i < end:
        name = next(
            (n for stop in range(end, i, -1) if (n := _repeated(doc, i, stop, body)) is not None), None
        ) or known_at(doc, i, end)
        if name is None:
            i += 1
            continue
        found.append(name)
        i = name.end
    whole = cut(doc, start, end)
    titled = [n for n in whole if n.has_title and not any(n.start < f.end and f.start < n.end for f in found)]
    return sorted([*found, *titled], key=lambda n: n.start)


def _repeated(doc: Doc, start: int, end: int, body: set[str]) -> Name | None:
    text = bare_text(doc, start, end)
    if gazetteer.fold(text) not in body or not any(c.isalpha() for c in text) or known_name(text) is not None:
        return None
    return unlisted(doc, start, end)
