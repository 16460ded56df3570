"""The offices that an article gives a named person: before the name, in apposition, and what state they name."""

from __future__ import annotations

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import Name, office_ending, sentence_start
from pipeline.extraction.entities.title_words import Title, is_office, make_title
from pipeline.extraction.tokens import Doc

_LONGEST = 25
"""Tokens a title may have on either side of a name."""
_LINKS = frozenset(
    {"of", "for", "and", "the", "to", "&", "-", "–", "’s", "'s", "’", "'", "in", "on", ",", "at", "with", "from"}
)
_INNER_TAGS = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "FW", "CD", "RB", "XX", "IN"}
)


def titles_of(doc: Doc, name: Name, taken: frozenset[int] = frozenset()) -> list[Title]:
    """The titles at one mention of a person, the one before the name first; `taken` tokens are other people's."""
    before = _before(doc, name, taken)
    found = [before, _in_apposition_before(doc, name, taken), _after(doc, name), _rank(doc, name, before)]
    return [title for title in found if title is not None]


def _before(doc: Doc, name: Name, taken: frozenset[int]) -> Title | None:
    """The title directly before a name, as far left as it goes ("Norland's former deputy defence minister X")."""
    end = name.start
    while (end > 0 and doc[end - 1].lower_ in v.honorifics()) or (
        end > 1 and doc[end - 1].text == "." and doc[end - 2].lower_ in v.honorifics()
    ):
        end -= 1
    start = _leftmost(doc, end, taken)
    title = _title_in(doc, start, end)
    if title is None or is_office(title):
        return title
    rank = office_ending(doc, start, end)  # "UAE Minister of State Sheikh X": the office stands before the rank
    before = _title_in(doc, start, rank) if rank is not None else None
    return before if before is not None and is_office(before) else title


def _rank(doc: Doc, name: Name, before: Title | None) -> Title | None:
    """The rank right before a name, where an office stands before it ("chief of staff Gen. X")."""
    start = office_ending(doc, max(0, name.start - 3), name.start)
    if start is None or before is None or before.end > start:
        return None
    title = make_title(doc, start, name.start, name.start)
    return title if title is not None and title.office in v.words("offices", "ranks") else None


def _title_in(doc: Doc, start: int, end: int) -> Title | None:
    """The title in tokens start..end: its office word ends there, or is followed by "of ..." up to there."""
    if start >= end:
        return None
    direct = make_title(doc, start, end, end)
    if direct is not None:
        return direct
    for k in range(start + 1, end):
        if (
            k + 1 < end
            and doc[k].lower_ in ("of", "for", "to", "in", "at")
            and office_ending(doc, start, k) is not None
        ):
            return make_title(doc, start, end, k)
    return None


def _leftmost(doc: Doc, end: int, taken: frozenset[int]) -> int:
    """How far left of `end` words go that may belong to a title."""
    limit = sentence_start(doc, end - 1, _LONGEST) if end else 0
    k = end
    while k > limit:
        token = doc[k - 1]
        word = token.lower_
        if token.i in taken or word in v.words("names", "calendar"):
            break
        if (
            word in ("in", "to", "at")
            and k - 2 >= limit
            and doc[k].text[0].isupper()
            and _is_posting(doc, limit, k - 1)
        ):
            k -= 1
            continue
        if (
            (word in _LINKS and word not in ("in", "on", ",", "at", "with", "to", "from", "–"))
            or (token.tag_ in _INNER_TAGS and token.tag_ not in ("IN", "RB", "CD") and not token.is_space)
            or token.lower_ in v.offices()
            or word in v.words("offices", "modifiers")
        ):
            k -= 1
        else:
            break
    while k < end and (doc[k].lower_ in _LINKS or doc[k].is_punct or doc[k].tag_ in ("DT", "POS")):
        k += 1
    return k


def _is_posting(doc: Doc, limit: int, k: int) -> bool:
    """Whether an office stands before token `k` ("ambassador in ..."), or an office and its state ("of Norland in")."""
    if office_ending(doc, max(limit, k - 5), k) is not None:
        return True
    of = next((p for p in range(k - 1, max(limit, k - 5), -1) if doc[p].lower_ == "of"), None)
    if of is None or office_ending(doc, max(limit, of - 5), of) is None:
        return False
    return all(t.text[0].isupper() or t.lower_ == "the" for t in doc[of + 1 : k])


def _in_apposition_before(doc: Doc, name: Name, taken: frozenset[int]) -> Title | None:
    """The title of "the defence minister, X," : an office phrase that a comma parts from the name."""
    k = name.start - 1
    while k > 0:
        rank = office_ending(doc, max(0, k - 2), k + 1)
        if doc[k].lower_ in v.honorifics() or doc[k].text == "." or _is_excellency(doc, k):
            k -= 1
        elif (
            rank is not None
            and doc[rank : k + 1].text.lower() in v.words("offices", "ranks")
            and doc[k].text[0].isupper()
        ):
            k = rank - 1
        else:
            break
    if k < 1 or doc[k].text != "," or doc[name.start].is_sent_start:
        return None
    if doc[k - 1].text == ")":  # "the head of the Northern Grain Board (NGB), X"
        k = next((p for p in range(k - 2, max(k - 5, 0), -1) if doc[p].text == "("), k)
    start = _leftmost(doc, k, taken)
    opens = (
        doc[start].is_sent_start
        or doc[start - 1].tag_ in ("DT", "PRP$")
        or doc[start - 1].is_punct
        or doc[start - 1].is_space
        or not doc[start - 1].is_alpha
        or doc[start - 1].tag_ in ("IN", "CC", "VBD", "VBZ", "VBP", "VBN", "VBG", "VB")
        or doc[start - 1].lower_ in v.words("names", "calendar")
    )
    title = _title_in(doc, start, k) if opens else None
    if title is None:
        return None
    phrase_head = next(
        (
            t
            for t in doc[title.start : title.end]
            if t.head.i < title.start or t.head.i >= title.end or t.dep_ == "ROOT"
        ),
        doc[title.end - 1],
    )
    closes = (name.end < len(doc) and doc[name.end].text in (",", ":", "–", "—", "-", ".", ";")) or doc[
        name.root
    ].dep_ == "appos"
    plural = phrase_head.tag_ in ("NNS", "NNPS")
    return title if closes and not plural else None


def _is_excellency(doc: Doc, k: int) -> bool:
    """Whether a word is part of an address before a name: "Her Excellency", "the Honourable"."""
    following = doc[k + 1].lower_ if k + 1 < len(doc) else ""
    return doc[k].lower_ in ("her", "his", "the") and following in v.honorifics()


def _after(doc: Doc, name: Name) -> Title | None:
    """The title of "X, the defence minister," or "X, head of the delegation,": from the comma to the next stop."""
    k = name.end
    if k < len(doc) and doc[k].text in v.words("offices", "behind"):
        k += 1
    if k + 1 >= len(doc) or doc[k].text not in (",", "(", "–", "—") or doc[k].is_sent_start:
        return None
    if doc[k + 1].tag_ == "CC":
        return None  # "X, and an envoy, Y"
    start = stop = k + 1
    while stop < len(doc) and stop < start + _LONGEST and not doc[stop].is_sent_start:
        token = doc[stop]
        if (
            token.text in (",", ")", "–", "—", ";", ":", '"', "”", "“", ".")
            or token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "WP$")
            or (token.is_space and "\n" in token.text)
        ):
            break
        stop += 1
    head_end = next((p for p in range(start + 1, stop + 1) if _is_office_end(doc, start, p, stop)), None)
    if head_end is None:
        return None
    first_verb = next(
        (
            t
            for t in doc[start:head_end]
            if t.tag_ in ("VBG", "VBN", "IN", "TO") and t.lower_ not in v.words("offices", "modifiers")
        ),
        None,
    )
    if first_verb is not None or (doc[head_end - 1].tag_ in ("NNS", "NNPS") and doc[head_end - 1].lower_ != "forces"):
        return None
    for longer in (head_end + 2, head_end + 3):  # "chief" may go on: "chief of staff"
        begin = office_ending(doc, start, longer) if longer <= stop else None
        if begin is not None and begin < head_end:
            head_end = longer
            break
    stop_at = next(
        (
            p
            for p in range(head_end, stop)
            if doc[p].tag_ in ("VBG", "VBN", "TO")
            or (doc[p].tag_ == "IN" and doc[p].lower_ not in ("of", "for", "on", "in", "to", "at"))
        ),
        stop,
    )
    while stop_at > head_end and doc[stop_at - 1].tag_ in ("IN", "CC", "RB", "DT"):
        stop_at -= 1
    return make_title(doc, start, stop_at, head_end)


def _is_office_end(doc: Doc, start: int, p: int, stop: int) -> bool:
    """Whether an office word ends at `p` and no further noun follows ("minister", not "minister's office")."""
    if office_ending(doc, start, p) is None:
        return False
    goes_on = p < stop and doc[p].tag_ in ("NN", "NNS", "NNP", "POS", "HYPH")
    return not goes_on and (p >= stop or office_ending(doc, start, p + 1) is None)


def gender_of(words: list[str]) -> str | None:
    """The gender that the words of a title or description tell."""
    genders = {v.gender_words()[w] for w in words if w in v.gender_words()}
    return genders.pop() if len(genders) == 1 else None
