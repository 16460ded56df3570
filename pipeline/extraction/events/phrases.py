"""Noun phrases over the dependency parse: their lemma, the members of a list, and what names stand beside them."""

from __future__ import annotations

from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.tokens import Doc, DocSpan, Token

_CUT_OFF = {"relcl", "appos", "cc", "conj", "punct", "acl", "advcl", "preconj", "parataxis"}
"""Relations that do not belong to the phrase of one member of a list."""
_BODIES = ("country", "organization")
_STATES = ("country", "state", "nation", "neighbour", "neighbor")


def word(token: Token) -> str:
    """The lemma in lower case; proper nouns in the plural, which spaCy leaves as they are, lose their s."""
    lemma = token.lemma_.lower()
    if token.tag_ == "NNPS" or (token.pos_ == "PROPN" and lemma in ("talks", "negotiations", "discussions")):
        return lemma.removesuffix("s")
    return lemma


def members(head: Token) -> list[Token]:
    """The members of a coordination, from its first one on, in order of text."""
    if not head.rights:
        return [head]
    found, todo = [], [head]
    while todo:
        token = todo.pop(0)
        found.append(token)
        todo.extend([c for c in token.rights if c.dep_ == "conj"])
        if name_kind(token) == "person":
            # "Ana Ruiz, the envoy, and a team from Ulm": the parser joins it to the office
            offices = [c for c in token.rights if c.dep_ == "appos" and c.pos_ == "NOUN"]
            todo.extend(c for o in offices for c in o.children if c.dep_ == "conj" and _behind_comma_and(o, c))
            # "Ana Ruiz of Norland, Tom Berg of Ulm and Karl Voss": nobody goes by two full names, so it is a list
            todo.extend(c for c in token.rights if c.dep_ == "appos" and _opens_list(c))
        if token.tag_ in ("NN", "NNP"):  # "the minister, Ana Ruiz, and the envoy": the parser joins it to the name
            named = [c for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN"]
            todo.extend(c for name in named for c in name.rights if c.dep_ == "conj")
            if name_kind(token) in _BODIES:  # "Norland, the Council of Ulm and Estria": a list, not an apposition
                found.extend(n for n in named if name_kind(n) in _BODIES and any(c.dep_ == "conj" for c in n.children))
    return sorted(found, key=lambda t: t.i)


def _behind_comma_and(office: Token, fellow: Token) -> bool:
    """Whether ", and" closes the apposition before a conjunct of it."""
    return any(
        c.dep_ == "cc" and office.i < c.i < fellow.i and c.nbor(-1).text == "," for c in office.children
    ) and not any(c.dep_ == "conj" and c.i < fellow.i for c in office.children)


def _opens_list(name: Token) -> bool:
    return name_kind(name) == "person" and any(c.dep_ == "conj" and name_kind(c) == "person" for c in name.children)


def named_behind(head: Token) -> list[Token]:
    """The persons (or states) whose names follow a plural noun ("her counterparts, Ana Ruiz and Tomas Berg")."""
    if head.tag_ != "NNS":
        return []
    found = [
        m
        for c in head.children
        if c.dep_ == "appos"
        and c.i > head.i
        and (name_kind(c) == "person" or (name_kind(c) in ("country", "place") and word(head) in _STATES))
        for m in members(c)
        if m.pos_ == "PROPN"
    ]
    return found or _named_behind_owners(head) or _loose_names(head)


def _named_behind_owners(head: Token) -> list[Token]:
    """ "the heads of the two navies, Ana Ruiz and Tom Berg": the parser puts the names beside what they head."""
    owners = [n for c in head.rights if c.lower_ == "of" for n in c.children if n.dep_ == "pobj" and n.tag_ == "NNS"]
    first = [n.doc[n.i + 2] for n in owners if n.i + 2 < len(n.doc) and n.doc[n.i + 1].text == ","]
    while first and first[0].dep_ == "compound" and first[0].head.i > first[0].i:
        first = [first[0].head]
    names = [m for name in first if name.dep_ in ("appos", "dep", "npadvmod") for m in members(name)]
    return names if len(names) > 1 and all(name_kind(n) == "person" for n in names) else []


def _loose_names(head: Token) -> list[Token]:
    """Names behind a plural noun and a comma that the parser hung on the verb."""
    doc = head.doc
    end = _behind_its_states(head)
    if end + 1 >= len(doc) or doc[end].text != ",":
        return []
    first = doc[end + 1]
    while first.dep_ == "compound" and first.head.i > first.i:  # a rank may stand before the name
        first = first.head
    if name_kind(first) != "person":
        return []
    names = [m for m in members(first) if name_kind(m) == "person"]
    if first.dep_ == "conj" and first.head is head:  # "their ministers, Ana Ruiz and Tomas Berg, signed"
        known = any(c.lower_ in ("their", "two", "both") for c in head.children)
        names = [m for m in members(head) if name_kind(m) == "person"] if known else []
        return names if len(names) > 1 and names[-1].nbor(1).text == "," else []
    return names if first.dep_ in ("npadvmod", "dep", "dobj", "appos") and len(names) > 1 else []


def _behind_its_states(head: Token) -> int:
    """Where a noun phrase with what it is of ends: behind "the heads of the two services"."""
    of = next((c for c in head.children if c.dep_ == "prep" and c.i == head.i + 1 and c.lower_ == "of"), None)
    whose = next((c for c in of.children if c.dep_ == "pobj" and c.tag_ in ("NNS", "NNPS")), None) if of else None
    return (whose or head).i + 1


def is_person_phrase(head: Token) -> bool:
    """Whether a noun phrase is, or has beside it, the name of a person."""
    return name_kind(head) == "person" or any(c.dep_ == "appos" and name_kind(c) == "person" for c in head.children)


def counts_members(side: Token) -> bool:
    """ "a six-member Norlandic delegation", "a 90-strong team": the people, rather than who sent them."""
    return any(
        c.lower_ in ("member", "strong", "person", "man") and c.i > 0 and c.nbor(-1).text == "-" for c in side.children
    )


def _unlike(member: Token, first: Token) -> bool:
    """A person joined to states or bodies ("officials from two ministries and the envoy, Ana Ruiz")."""
    return is_person_phrase(member) and not is_person_phrase(first)


def strays(head: Token) -> list[Token]:
    """Persons that the parser joined to the states or bodies that the people before them come from."""
    return [
        member
        for child in head.children
        if child.dep_ == "prep" and child.i > head.i and child.lower_ in ("of", "from")
        for noun in child.children
        if noun.dep_ == "pobj"
        for member in members(noun)[1:]
        if _unlike(member, noun)
    ]


def phrase(head: Token) -> DocSpan:
    """The noun phrase of one member of a list: with its modifiers, without its fellows, clauses and appositions."""
    doc: Doc = head.doc
    start = head.left_edge.i
    while start < head.i and (doc[start].is_punct or doc[start].is_space or doc[start].dep_ in ("cc", "preconj")):
        start += 1
    end = head.i + 1
    for child in head.children:
        if child.i <= head.i:
            continue
        if child.dep_ in _CUT_OFF or child.i != end:
            break
        if child.dep_ not in ("prep", "case", "nummod", "npadvmod", "nmod"):
            break
        end = _end_of(child) + 1
    return doc[start:end]


def _end_of(preposition: Token) -> int:
    """Last token of a prepositional phrase, without clauses that hang on its nouns."""
    last = preposition.i
    todo = [preposition]
    while todo:
        token = todo.pop()
        last = max(last, token.i)
        todo.extend(
            c
            for c in token.children
            if c.i > preposition.i
            and c.dep_ not in ("relcl", "appos", "advcl", "acl", "punct")
            and not (c.dep_ == "conj" and _unlike(c, token))
        )
    return last
