"""The offices that an article gives a named person: before the name, in apposition, and what state they name."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import Name, bare_text, known_name, office_ending, sentence_start
from pipeline.extraction.tokens import Doc, Token

_LONGEST = 25
"""Tokens a title may have on either side of a name."""
_LINKS = frozenset(
    {"of", "for", "and", "the", "to", "&", "-", "–", "’s", "'s", "’", "'", "in", "on", ",", "at", "with", "from"}
)
_SENT = frozenset(
    {"envoy", "representative", "coordinator", "rapporteur", "mediator", "adviser", "advisor", "negotiator"}
)
"""Offices whose holder is not of the state that "for" names."""
_INNER_TAGS = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "FW", "CD", "RB", "XX", "IN"}
)


@dataclass(frozen=True, slots=True)
class Title:
    """An office as written, over tokens `start` to `end` (exclusive), with its head ("prime minister") and state."""

    start: int
    end: int
    text: str
    office: str
    country: str | None


def titles_of(doc: Doc, name: Name, taken: frozenset[int] = frozenset()) -> list[Title]:
    """The titles at one mention of a person, the one before the name first; `taken` tokens are other people's."""
    before = _before(doc, name, taken)
    found = [before, _in_apposition_before(doc, name, taken), _after(doc, name), _rank(doc, name, before)]
    return [title for title in found if title is not None]


def is_office(title: Title) -> bool:
    """Whether a title is an office worth recording: no mere rank, and no bare "colleague"."""
    return title.office not in v.words("offices", "ranks") and title.text.lower() not in v.words(
        "offices", "relational"
    )


def is_rank(title: Title) -> bool:
    """Whether a title is a rank of soldiers or the police, by which a person without an office is known."""
    return title.office in v.words("offices", "ranks") and title.office not in v.words("offices", "styles")


def make_title(doc: Doc, start: int, end: int, head_end: int) -> Title | None:
    """The title over tokens start..end whose office word ends at `head_end`; None where no office ends there."""
    while start < head_end and (
        doc[start].tag_ in ("DT", "PRP", "PRP$", "PDT", "CC", "IN", "WP$")
        or doc[start].is_punct
        or doc[start].is_space
        or doc[start].lower_ in ("'s", "’s")
    ):
        start += 1
    office_start = office_ending(doc, start, head_end)
    if office_start is None:
        return None
    for k in range(office_start - 1, start - 1, -1):
        if not _may_qualify(doc[k]):
            start = k + 1
            break
        within = doc[k].tag_ == "DT" and k > start and office_ending(doc, start, k - 1) is not None
        bare_of = doc[k].lower_ in ("of", "for") and office_ending(doc, start, k) is None
        if (doc[k].tag_ == "DT" and not within) or bare_of:
            start = k + 1
            break
    for k in range(office_start - 1, start, -1):
        if doc[k].lower_ in ("former", "ex", "acting", "retired") and doc[k - 1].tag_ in ("NN", "NNS"):
            start = k
            break
    while start < office_start and doc[start].tag_ in ("CC", "DT", "POS", "IN"):
        start += 1
    office = " ".join(t.lower_ for t in doc[office_start:head_end]).replace(" - ", "-")
    country = _state(doc, start, head_end, end) or v.own_offices().get(office)
    return Title(start, end, bare_text(doc[start:end]), office, country)


def _state(doc: Doc, start: int, head_end: int, end: int) -> str | None:
    """The state of an office: named before its head, or after it unless that is a posting ("ambassador to")."""
    before = country_in(doc, start, head_end)
    sent = head_end < end and doc[head_end].lower_ == "for" and doc[head_end - 1].lower_ in _SENT
    posted = sent or (head_end < end and doc[head_end].lower_ in ("to", "in", "at"))
    return before if before is not None or posted else country_in(doc, head_end, end)


def _may_qualify(token: Token) -> bool:
    """Whether a word before an office belongs to the title: a name, an adjective, or a noun that modifies it."""
    if token.text[0].isupper() or token.tag_ in ("JJ", "HYPH", "POS", "DT", "CC", "IN") or token.is_punct:
        return True
    if token.lower_ in v.words("offices", "modifiers") or token.lower_ in v.words("offices", "portfolio"):
        return True
    return token.dep_ in ("compound", "nmod", "poss", "amod", "conj", "advmod") and token.tag_ not in ("VBD", "VBZ")


def country_in(doc: Doc, start: int, end: int) -> str | None:
    """The one state that a stretch of tokens names by name or demonym; None for none or several."""
    codes: list[str] = []
    k = start
    while k < end:
        if (
            k
            and doc[k - 1].tag_ == "NNP"
            and doc[k].tag_ == "NNP"
            and doc[k - 1].text[0].isupper()
            and v.noun_class(doc[k - 1].lower_) == "thing"
        ):
            k += 1  # "Lake Chad" is no state
            continue
        for stop in range(min(end, k + 7), k, -1):
            if not doc[k].text[:1].isupper():
                break
            known = known_name(bare_text(doc[k:stop]))
            if known is not None and known.kind in ("country", "demonym", "organization"):
                if known.country:
                    codes.append(known.country)
                k = stop - 1
                break
        k += 1
    return codes[0] if len(set(codes)) == 1 else None


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
