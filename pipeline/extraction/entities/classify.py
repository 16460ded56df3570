"""What kind of thing each name is: the whole article votes on the names that no list and no head word settles."""

from __future__ import annotations

from collections import defaultdict

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import Name, office_ending
from pipeline.extraction.tokens import Doc, Token

_RULES = frozenset(
    {"regime", "government", "administration", "family", "clan", "presidency", "campaign", "team", "dynasty", "cabinet"}
)
Votes = defaultdict[str, float]

_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})


def settle_kinds(doc: Doc, names: list[Name]) -> None:
    """Give every name a kind, in place.

    Names of one spelling are one matter: their evidence is pooled. A single word that ends a person's full name is that
    person.
    """
    votes: dict[str, Votes] = {}
    for name in names:
        if name.kind is None or (name.kind == "person"):
            key = gazetteer.fold(name.text)
            pooled = votes.setdefault(key, defaultdict(float))
            for kind, weight in _evidence(doc, name).items():
                pooled[kind] += weight
            pooled["mentions"] += 1
            if name.kind == "person":
                votes[key]["person"] += 4
    decided = {key: _winner(counter) for key, counter in votes.items()}
    people = [key.split() for key, kind in decided.items() if kind == "person" and " " in key]
    parts = {" ".join(words[k:]) for words in people for k in range(1, len(words))} | {
        word for words in people for word in words if len(word) > 2
    }
    for key, counter in votes.items():
        if key in parts and counter["located"] * 2 <= counter["mentions"]:
            decided[key] = "person"
    leading = _first_words(names, decided)
    for key, counter in votes.items():
        located = gazetteer.place(key.title()) is not None and counter["located"] > 0
        if key in leading and key not in parts and not located:
            decided[key] = "organization"
    _take_from_states(doc, names, {words[-1] for words in people})
    for name in names:
        if name.kind is None:
            name.kind = decided[gazetteer.fold(name.text)]


def _first_words(names: list[Name], decided: dict[str, str]) -> frozenset[str]:
    """First words of the names of bodies, by which reports call them afterwards ("Tornel Metals": "Tornel")."""
    bodies = [n for n in names if n.canonical is None and (n.kind or decided[gazetteer.fold(n.text)]) == "organization"]
    full = [gazetteer.fold(n.text).split() for n in bodies]
    return frozenset(
        words[0]
        for words in full
        if len(words) > 1
        and len(words[0]) > 3
        and v.noun_class(words[0]) is None
        and words[0] not in v.words("offices", "modifiers")
        and words[0] not in v.words("nouns", "proper")
        and words[0] not in v.words("nouns", "between_states")
    )


def _take_from_states(doc: Doc, names: list[Name], surnames: set[str]) -> None:
    """A surname that is also a state's name ("Jordan") is the person's, unless the article is about the state."""
    doubtful = [n for n in names if n.kind == "country" and gazetteer.fold(n.text) in surnames]
    for text in {n.text for n in doubtful}:
        same = [n for n in doubtful if n.text == text]
        if all(doc[n.root].dep_ in ("nsubj", "poss") or doc[n.root].head.lower_ == "to" for n in same):
            for n in same:
                n.kind, n.country, n.canonical, n.reason = "person", None, None, "surname of a person in the article"


def _winner(counter: Votes) -> str:
    kinds = {kind: score for kind, score in counter.items() if kind not in ("mentions", "located")}
    kind, score = max(kinds.items(), key=lambda item: (item[1], item[0]), default=("thing", 0.0))
    return kind if score >= 1 else "thing"


def _evidence(doc: Doc, name: Name) -> Votes:
    """Votes that one mention gives, by kind."""
    tokens = doc[name.start : name.end]
    words = [t.lower_ for t in tokens]
    root = doc[name.root]
    before = doc[name.start - 1] if name.start and not tokens[0].is_sent_start else None
    found: Votes = defaultdict(float)
    alphabetic = sum(1 for t in tokens if t.is_alpha)
    place = gazetteer.place(name.text)
    if place is not None:
        found["place"] += 2.5 if alphabetic < 3 else 3.5
    if alphabetic >= 2 and gazetteer.capital(name.text) is not None:
        found["place"] += 4  # "Addis Ababa said": nobody is called so, though whoever says is mostly a person
    if name.text in v.words("names", "abbreviated_places"):
        found["place"] += 6
    if len(words) == 1 and name.text.isupper() and 2 <= len(name.text) <= 6:
        found["organization"] += 0.9  # alone not enough: "EDT", "PTSD"
    if alphabetic >= 2:
        given = gazetteer.fold(words[0]) in v.given_names()
        found["person"] += (3.0 if given else 1.0 if alphabetic < 4 else 0.8) if alphabetic <= 5 else 0
        if given is False and gazetteer.demonym(tokens[0].text):
            found["organization"] += 2
    if any(t.lower_ in v.words("names", "particles") for t in tokens[1:] if t.lower_ not in ("st", "d", "o", "e")):
        found["person"] += 1
    if (tokens[-1].tag_ == "NNPS" and tokens[-1].lower_ in v.words("nouns", "proper")) or gazetteer.demonym(
        tokens[-1].text
    ):
        found["person"] -= 3
    if alphabetic > 2 and any(
        t.text in "-‐‑" and t.i + 1 < name.end and doc[t.i + 1].text[0].islower() for t in tokens
    ):
        found["person"] += 2  # romanised given names: "Ji-woo"
    if alphabetic >= 2 and gazetteer.country(tokens[-1].text) and not gazetteer.demonym(words[0].title()):
        found["organization"] += 2.5
    if any(len(t.text) == 2 and t.text[1] == "." and t.text[0].isupper() for t in tokens):
        found["person"] += 2
    _from_neighbours(doc, name, before, found)
    _from_syntax(root, found)
    return found


def _from_neighbours(doc: Doc, name: Name, before: Token | None, found: Votes) -> None:
    after = doc[name.end] if name.end < len(doc) else None
    if before is not None:
        word = before.lower_
        modifies = doc[name.root].head.i >= name.end and doc[name.root].dep_ in ("compound", "nmod", "amod", "poss")
        if word == "the" and modifies:
            if doc[name.root].head.lower_ in _RULES:
                found["person"] += 1.5
        elif word == "the":
            found["organization"] += 2
            found["thing"] += 1
            found["person"] -= 2
        if word in v.words("names", "locative", "strict") and before.tag_ == "IN":
            found["place"] += 2
            found["located"] += 1
        elif before.tag_ in ("IN", "TO") and word in v.words("names", "locative", "prepositions"):
            found["place"] += 0.7
        if word in v.words("names", "locative", "nouns") or (
            word == "of" and name.start > 1 and doc[name.start - 2].lower_ in v.words("names", "locative", "nouns")
        ):
            found["place"] += 4
        kind = v.noun_class(word) if before.tag_ in ("NN", "NNP", "JJ") else None
        if word in v.words("nouns", "makers"):
            found["organization"] += 3
        elif kind == "person" or (kind == "institution" and _ends_office(before)):
            found["person"] += 3
        elif kind == "institution":
            found["organization"] += 3.2 if before.is_lower else 2.5
        if word in ("as", "named", "called", "guerre", "name", "alias") and _names_somebody(doc, name.start):
            found["person"] += 3.5
        if before.is_quote:
            found["person"] -= 1
            found["thing"] += 0.5
    if after is not None:
        following = doc[name.end + 1] if name.end + 1 < len(doc) else None
        if after.lower_ in v.words("names", "locative", "nouns") and before is not None:
            found["place"] += 2
        elif v.noun_class(after.lower_) == "institution" and after.tag_ in ("NN", "NNS"):
            found["organization"] += 1
        if after.text == "," and following is not None:
            if gazetteer.country(following.text) or (following.text.isupper() and gazetteer.place(following.text)):
                found["place"] += 2
            if following.text.isdigit() and len(following) == 2:
                found["person"] += 3
        if after.text == "(" and following is not None and following.text.isupper() and len(following) > 1:
            found["organization"] += 3


def _ends_office(noun: Token) -> bool:
    """Whether a body ends an office put before a name like a title: "Head of the agency Ada Brock said"."""
    office = noun.head.head
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and office.text[0].isupper()
        and v.noun_class(office.lower_) == "person"
        and not any(c.dep_ in ("det", "poss") for c in office.lefts)
    )


def _names_somebody(doc: Doc, start: int) -> bool:
    """Whether a verb of naming, said of a person, leads up to token `start`: "who goes by the name"."""
    if not any(t.lemma_ in v.words("reference", "naming") for t in doc[max(0, start - 7) : start]):
        return False
    return any(t.lower_ == "who" or v.noun_class(t.lower_) == "person" for t in doc[max(0, start - 9) : start])


def _from_syntax(root: Token, found: Votes) -> None:
    head = root.head
    if root.dep_ in _SUBJECT and head.lemma_ in v.words("nouns", "acts"):
        found["person"] += 1.5
        found["organization"] += 1.0
        found["place"] -= 1
    elif root.dep_ == "pobj" and head.head.lower_ == "according":
        found["person"] += 1.0
        found["organization"] += 1.1
        found["place"] -= 1
    elif root.dep_ == "poss" and v.noun_class(head.lower_) == "person":
        found["organization"] += 0.5
    for child in root.children:
        if child.dep_ == "appos" and child.i > root.i:
            kind = v.noun_class(child.lower_)
            if (kind == "person" and child.tag_ in ("NN", "NNP")) or child.lower_ == "old":
                found["person"] += 3
            elif kind == "institution":
                found["organization"] += 2
        elif child.dep_ == "relcl" and any(t.lower_ in ("who", "whose", "whom") for t in child.lefts):
            found["person"] += 2.5
    if root.dep_ == "appos" and head.i < root.i:
        held = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("of", "for") else None
        if held is not None and held.tag_ in ("NN", "NNP") and v.noun_class(held.lower_) == "person":
            head = held  # "the head of the agency, X,"
        kind = v.noun_class(head.lower_)
        doc = root.doc
        held_office = office_ending(doc, max(0, head.i - 3), head.i + 1) is not None
        if (kind == "person" or held_office) and head.tag_ in ("NN", "NNP"):
            found["person"] += 3
        elif kind == "institution":
            found["organization"] += 2
