"""One run of capitalised words cut into names: known ones, a person after a title, bodies by their head words."""

from __future__ import annotations

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import Name, bare_text, known_at, known_name, office_ending, plain
from pipeline.extraction.entities.runs import GLUE
from pipeline.extraction.tokens import Doc

_LEADING = frozenset({"retired", "former", "ex", "acting", "then", "late"})


def cut(doc: Doc, start: int, end: int) -> list[Name]:
    """Cut one run of name words into names: known ones, titles left out, a person after its title."""
    while start < end - 1 and (
        doc[start].lower_ in _LEADING or doc[start].lower_ in v.words("names", "locative", "strict")
    ):
        start += 1
    if end - start > 1 and _is_shared_title(doc, start):
        start += 1
    while end > start and not doc[end - 1].is_alpha and not any(c.isalnum() for c in doc[end - 1].text):
        end -= 1
    if end - start > 2 and doc[end - 1].text in v.words("offices", "behind"):
        end -= 1
    if end <= start:
        return []
    whole = known_at(doc, start, end)
    if whole is not None and whole.end == end:
        return [whole]
    titled = _cut_title(doc, start, end)
    if titled is not None:
        return titled
    behind_office = _cut_behind_office(doc, start, end)
    if behind_office is not None:
        return behind_office
    if whole is not None:
        return _cut_known(doc, whole, end)
    if doc[start].lower_ in v.words("nouns", "proper") and start + 1 < end:
        tail = known_at(doc, start + 1, end)
        is_person = (
            end - start > 2
            and gazetteer.fold(doc[start + 1].text) in v.given_names()
            and v.noun_class(doc[end - 1].lower_) is None
        )
        if is_person or (tail is not None and tail.end == end):
            return [unlisted(doc, start, start + 1), *cut(doc, start + 1, end)]
    if (
        start
        and end - start > 2
        and doc[start - 1].lower_ in ("in", "to")
        and gazetteer.capital(doc[start].text)
        and v.noun_class(doc[end - 1].lower_) is None
    ):
        person = unlisted(doc, start + 1, end)
        person.kind, person.has_title, person.reason = "person", True, "title before the name"
        return [unlisted(doc, start, start + 1), person]
    return [unlisted(doc, start, end)]


def _cut_behind_office(doc: Doc, start: int, end: int) -> list[Name] | None:
    """The body or state of an office and its holder in one run: "(secretary of the) Farmers' Party Ada Brock"."""
    before = start - 1
    while before > 0 and doc[before].lower_ == "the":
        before -= 1
    if before < 1 or doc[before].lower_ not in ("of", "to", "for", "'s", "’s"):
        return None
    if doc[before].tag_ != "POS" and not _ends_office(doc, before):
        return None
    known = known_at(doc, start, end)
    portfolio = v.words("offices", "portfolio")
    cuts = [
        k + 1
        for k in range(start, end - 2)
        if v.noun_class(doc[k].lower_) == "institution" or (k == start and doc[k].lower_ in portfolio)
    ]
    if known is not None and known.kind in ("country", "organization"):
        cuts.append(known.end)
    split = max(cuts, default=end)
    if end - split < 2 or v.noun_class(doc[end - 1].lower_) in ("institution", "thing"):
        return None
    if any(not t.text[0].isupper() and t.is_alpha for t in doc[split : split + 1]) or doc[split].lower_ in (
        "of",
        "for",
    ):
        return None
    person = unlisted(doc, split, end)
    if person.kind is not None:
        return None
    person.kind, person.has_title, person.reason = "person", True, "title before the name"
    return [known if known is not None and known.end == split else unlisted(doc, start, split), person]


def _ends_office(doc: Doc, end: int) -> bool:
    """Whether an office ends just before a token, what it is for included ("minister", "minister of economy")."""
    if office_ending(doc, max(0, end - 5), end) is not None:
        return True
    if doc[end - 1].lower_ not in v.words("offices", "portfolio"):
        return False
    of = next((k for k in range(end - 2, max(0, end - 8), -1) if doc[k].lower_ in ("of", "for")), None)
    return of is not None and office_ending(doc, max(0, of - 5), of) is not None


def _cut_title(doc: Doc, start: int, end: int) -> list[Name] | None:
    """The person after the last title of a run, with the names before it; None where the run has no title."""
    for k in range(end - 1, start - 1, -1):
        word = plain(doc[k])
        hyphened = word in v.honorifics() and doc[k - 1].text in GLUE  # "al-Sir"
        if k > start and (hyphened or _is_middle_name(doc, start, k, end)):
            continue
        if word == "don" and k > start and k + 2 == end:
            continue  # a given name behind a title: "MP Don Brock"
        address = word in v.honorifics() and k + 1 < end
        office_start = k if address else office_ending(doc, start, k + 1)
        if office_start is None:
            continue
        rest = k + 1
        if rest < end and doc[rest].text == ".":
            rest += 1
        if rest >= end:  # a title with nobody after it
            return _before_title(doc, start, office_start)
        if doc[rest].lower_ in ("of", "for", "-", "–", "&", "and", "’", "'"):
            if doc[rest].lower_ in ("of", "for"):
                return _after_of(doc, start, office_start, rest, end)
            continue
        tail_class = v.noun_class(doc[end - 1].lower_)
        if tail_class in ("institution", "thing") and doc[end - 1].lower_ not in v.given_names() and not address:
            return None
        person = unlisted(doc, rest, end)
        person.kind, person.has_title, person.reason = "person", True, "title before the name"
        person.honorific = word if address else None
        return [*_before_title(doc, start, office_start), person]
    return None


def _after_of(doc: Doc, start: int, office_start: int, of: int, end: int) -> list[Name]:
    """Names of a run like "President of the Hellenic Republic Ada Brock", "Minister for Foreign Affairs Ada Brock"."""
    k = of + 1
    if k < end and doc[k].lower_ == "the":
        k += 1
    known = known_at(doc, k, end)
    names = _before_title(doc, start, office_start)
    bodies = [p for p in range(k, end - 2) if v.noun_class(doc[p].lower_) == "institution"]
    if bodies and (known is None or known.end <= bodies[-1]):
        names.append(unlisted(doc, k, bodies[-1] + 1))
    if known is not None and known.kind != "demonym":
        names.append(known)
        k = known.end
    else:
        first = next((p for p in range(k + 1, end) if gazetteer.fold(doc[p].text) in v.given_names()), None)
        portfolio = v.words("offices", "portfolio")
        domain = [
            p for p in range(k, end) if doc[p].lower_ in portfolio or v.noun_class(doc[p].lower_) == "institution"
        ]
        k = first if first is not None else domain[-1] + 1 if domain and domain[-1] + 1 < end else end
        if k + 1 < end and doc[k].lower_ == "of":  # "Minister of Foreign Affairs of Norland Ada Brock"
            state = known_at(doc, k + 2 if doc[k + 1].lower_ == "the" else k + 1, end)
            if state is not None and state.kind != "demonym":
                names.append(state)
                k = state.end
    if k < end and doc[k].lower_ not in ("of", "for", "and", "&", "the") and len(doc[k]) > 1:
        person = unlisted(doc, k, end)
        person.kind, person.has_title, person.reason = "person", True, "title before the name"
        names.append(person)
    return names


def _before_title(doc: Doc, start: int, end: int) -> list[Name]:
    """Names that qualify a title: its state or body ("Nepal Prime Minister", "European Commission President")."""
    if end <= start:
        return []
    known = known_at(doc, start, end)
    if known is not None:
        return [known, *_before_title(doc, known.end, end)]
    if v.noun_class(doc[end - 1].lower_) == "institution":
        return [unlisted(doc, start, end)]
    return _before_title(doc, start + 1, end)


def _cut_known(doc: Doc, known: Name, end: int) -> list[Name]:
    """A run that starts with a known name and goes on."""
    start, rest = known.start, known.end
    seat = known_at(doc, rest, end) if known.kind == "country" and known.text.isupper() else None
    if seat is not None and seat.end == end and seat.kind == "organization" and seat.country == known.country:
        return [Name(start, end, bare_text(doc, start, end), seat.kind, seat.country, seat.canonical, seat.reason)]
    last = v.noun_class(doc[end - 1].lower_)
    given = gazetteer.fold(doc[rest].text) in v.given_names()
    if gazetteer.capital(bare_text(doc, start, end)) or (
        known.kind == "country" and end - rest == 1 and doc[rest].text.isdigit()
    ):
        return [Name(start, end, bare_text(doc, start, end), "place" if last else None)]
    if doc[rest].text in GLUE and rest + 1 < end:
        following = known_at(doc, rest + 1, end)
        if following is not None:
            return [known, *cut(doc, rest + 1, end)]
    if given and last is None and end - rest >= 2:
        return [known, *cut(doc, rest, end)]
    if last == "thing" or (doc[end - 1].text.isdigit() and known.kind != "demonym"):
        name = unlisted(doc, rest, end)
        name.kind, name.reason = "thing", "what its head word names"
        return [known, name]
    following = known_at(doc, rest, end)
    if following is not None and following.end == end and following.kind == known.kind == "demonym":
        return [known, following]
    states = ("country", "organization")
    if following is not None and following.end == end and known.kind in states and following.kind in states:
        return [known, following]
    name = unlisted(doc, start, end)
    name.country = known.country
    if last == "institution" or any(v.noun_class(doc[k].lower_) == "institution" for k in range(rest, end)):
        name.kind, name.reason = "organization", "head word of an institution"
    return [name]


def unlisted(doc: Doc, start: int, end: int) -> Name:
    """A name that no list holds; its head word may settle the kind, else the document does."""
    tokens = doc[start:end]
    name = Name(start, end, bare_text(doc, start, end))
    words = [t.lower_.removesuffix(".") if len(t) > 2 else t.lower_ for t in tokens]
    link = next((p for p, w in enumerate(words) if w in ("of", "for", "on") and p), None)
    head = words[link - 1] if link else words[-1]
    kind = v.noun_class(head) if len(words) > 1 or head in v.words("nouns", "institution") else None
    if words[0] in v.words("nouns", "first_words") and len(words) > 1:
        name.kind, name.reason = "thing", "what its first word names"
    elif len(words) > 2 and len(words[0]) == 1 and words[1] == "-":
        name.kind, name.reason = "thing", "a party's letter and a state"  # "R-Ohio"
    elif (
        len(words) == 1
        and v.is_listed_person(head)
        and head not in v.given_names()
        and gazetteer.place(name.text) is None
    ):
        name.kind, name.reason = "thing", "a common noun"
    elif len(words) == 1 and head in v.words("nouns", "proper"):
        name.kind, name.reason = "thing", "adjective of a region or creed"
    elif v.singular(head) != head and v.singular(head) in v.words("offices", "state"):
        name.kind, name.reason = "thing", "an office in the plural"
    elif (
        kind == "institution"
        or (len(words) > 1 and not link and _is_company_word(head))
        or (len(words) > 1 and kind == "collective")
    ) or (len(words) > 2 and head == "forum"):
        name.kind, name.reason = "organization", "head word of an institution"
    elif (kind == "thing" and not _is_surname(doc, start, end)) or (
        len(words) == 1 and head in v.words("nouns", "thing")
    ):
        name.kind, name.reason = "thing", "what its head word names"
    if name.kind == "organization":
        ends = (tokens[:1], tokens[-1:]) if link else (tokens[:1],)
        known = next(
            (k for k in map(known_name, (e.text for e in ends)) if k and k.kind in ("country", "demonym")), None
        )
        name.country = known.country if known else None
    return name


def _is_surname(doc: Doc, start: int, end: int) -> bool:
    """Whether a word for a thing ends a person's name ("the director, Lynn Park,"): a given name and an office."""
    last = doc[end - 1]
    if end - start != 2 or gazetteer.fold(doc[start].text) not in v.given_names():
        return False
    if last.dep_ == "appos":
        return last.head.i < start and v.noun_class(last.head.lower_) == "person"
    return last.dep_ == "nsubj" and last.head.lemma_ in v.words("reference", "quoting")


def _is_company_word(word: str) -> bool:
    folded = gazetteer.fold(word)
    listed = v.words("nouns", "company")
    return word in listed or (not word.isascii() and (folded in listed or v.singular(folded) in listed))


def _is_middle_name(doc: Doc, start: int, k: int, end: int) -> bool:
    """Whether a title's word stands inside a person's name ("Omar Sheikh Nur"): a name that is no title before it."""
    before = doc[k - 1]
    if k + 1 >= end or doc[k].lower_ not in v.words("offices", "in_names") or not before.text[0].isupper():
        return False
    if v.is_listed_person(before.lower_) or v.noun_class(before.lower_) in ("institution", "thing", "collective"):
        return False
    if before.lower_ in v.words("offices", "modifiers") or before.is_upper or before.lower_ in v.honorifics():
        return False
    return (
        known_at(doc, start, k) is None
        and gazetteer.place(before.text) is None
        and office_ending(doc, start, k) is None
    )


def _is_shared_title(doc: Doc, i: int) -> bool:
    """Whether a title in the plural opens a run, shared by the people named after it ("Senators X and Y")."""
    word = doc[i].lower_
    one = v.singular(word)
    if one == word or not (one in v.words("offices", "state") or one in v.words("offices", "ranks")):
        return False
    return doc[i + 1].text[0].isupper() and v.noun_class(doc[i + 1].lower_) is None
