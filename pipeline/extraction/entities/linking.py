"""Which names of an article belong together: full names with their surnames, bodies with their abbreviations."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.brackets import expansions
from pipeline.extraction.entities.full_names import full_names
from pipeline.extraction.entities.known import Name
from pipeline.extraction.entities.spelling import is_generic, person_key, state_body
from pipeline.extraction.entities.title_words import Title, is_office
from pipeline.extraction.entities.titles import gender_of, titles_of
from pipeline.extraction.parsing import span_of
from pipeline.extraction.records import EntityMention
from pipeline.extraction.tokens import Doc


@dataclass(slots=True)
class Draft:
    """An entity in the making. `gender` is `male`, `female` or None; `titles` are offices, `styles` ranks."""

    key: int
    name: str
    kind: str
    country: str | None = None
    is_named: bool = True
    forms: dict[str, None] = field(default_factory=dict)
    titles: dict[str, Title] = field(default_factory=dict)
    styles: dict[str, Title] = field(default_factory=dict)
    mentions: list[EntityMention] = field(default_factory=list)
    gender: str | None = None
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Linked:
    """One named mention with its entity; `form` and `reason` as in the table `entity_mentions`."""

    name: Name
    key: int
    form: str
    reason: str


class Linker:
    """Gathers the names of one article into drafts, in order of first mention."""

    def __init__(self, doc: Doc, names: list[Name]) -> None:
        self.doc = doc
        self.drafts: list[Draft] = []
        self.title_owner: dict[int, int] = {}
        self._index: dict[tuple[str, str], int] = {}
        self._names = names
        self._people = [n for n in names if n.kind == "person"]
        taken = frozenset(i for n in self._people for i in range(n.start, n.end))
        self._titles = {n.start: titles_of(doc, n, taken) for n in self._people}
        self._full_of = full_names(doc, self._people, self._titles)
        self._possessors()
        self._letters: dict[str, tuple[int, str]] = {}
        for start, titles in self._titles.items():
            for title in titles:
                letters = "".join(word[0] for word in title.office.split()).upper()
                if len(letters) > 1:
                    self._letters.setdefault(letters, (start, self._full_of[start]))
        self._expansions = self._abbreviations()
        self._shorts = self._short_bodies()
        self.linked = [linked for name in names if (linked := self._link(name)) is not None]
        self._finish_people()

    # ------------------------------------------------------------ people

    def _finish_people(self) -> None:
        """Names, countries and genders of people from all their mentions."""
        full_names = frozenset(self._full_of.values())
        for draft in self.drafts:
            if draft.kind != "person":
                continue
            forms = list(draft.forms)
            known = [f for f in forms if person_key(f) in full_names] or forms
            draft.name = max(known, key=lambda f: (len(person_key(f).split()), -forms.index(f)))
            words = [
                w for title in (*draft.titles.values(), *draft.styles.values()) for w in title.text.lower().split()
            ]
            draft.gender = draft.gender or gender_of(words) or v.given_names().get(person_key(draft.name).split()[0])
            draft.country = next((t.country for t in draft.titles.values() if t.country), draft.country)

    # ------------------------------------------------------------ bodies

    def _abbreviations(self) -> dict[str, Name]:
        """Folded abbreviation to the name it stands for, from "Full Name (FN)"; both become organisations."""
        table = expansions(self.doc, self._names)
        for name in self._names:
            if gazetteer.fold(name.text) in table and name.kind != "country":
                name.kind = "organization"
        for long in table.values():
            long.kind = "organization"
        return table

    def _possessors(self) -> None:
        """A body called by common words takes its owner's name along ("Japan's Defense Ministry")."""
        by_end = {n.end: n for n in self._names}
        for n in self._names:
            if n.kind != "organization" or not n.start or self.doc[n.start - 1].tag_ != "POS" or not is_generic(n.text):
                continue
            owner = by_end.get(n.start - 1)
            # a body with a name of its own keeps it, unless it is one of another such body
            kinds = ("organization",) if n.canonical else ("country", "organization", "place")
            if owner is not None and owner.kind in kinds:
                n.text = f"{owner.text}{self.doc[n.start - 1].text} {n.text}"
                n.country = owner.country

    def _short_bodies(self) -> dict[int, str]:
        """The fuller name (folded) that a short one means, by start: "the Commission", "the Resistance Council"."""
        bodies = [
            (n, gazetteer.fold(n.text).split()) for n in self._names if n.kind == "organization" and n.canonical is None
        ]
        known = [
            (n, gazetteer.fold(n.canonical).split()) for n in self._names if n.kind == "organization" and n.canonical
        ]
        found: dict[int, str] = {}
        for n, words in bodies:
            longer = [
                (m, w)
                for m, w in (*bodies, *known)
                if len(w) > len(words) and (w[-len(words) :] == words or (len(words) == 1 and words[0] in w))
            ]
            if not longer or n.country is not None:
                continue
            before = [(m.start, w) for m, w in longer if m.start < n.start]
            found[n.start] = " ".join(max(before)[1] if before else min((m.start, w) for m, w in longer)[1])
        return found

    def _office_letters(self, name: Name) -> str | None:
        """The full name of whoever holds the office that capitals abbreviate ("the CS": the Cabinet Secretary)."""
        if not (2 <= len(name.text) <= 3 and name.text.isupper() and self._is_after_the(name)):
            return None
        holder = self._letters.get(name.text)
        known = gazetteer.fold(name.text) in self._expansions or name.canonical is not None
        return None if holder is None or known or holder[0] > name.start else holder[1]

    def _is_after_the(self, name: Name) -> bool:
        return name.start > 0 and self.doc[name.start - 1].lower_ == "the"

    def _body_key(self, name: Name) -> str:
        if name.start in self._shorts:
            return self._shorts[name.start]
        key = gazetteer.fold(name.canonical or name.text)
        own = gazetteer.fold(name.text)
        if name.country and name.canonical is None:
            own = key = state_body(key, name.country)
        long = self._expansions.get(own)
        if long is not None and long is not name:
            return self._body_key(long)
        known = v.organisations().get(key)
        return gazetteer.fold(known.name) if known else key

    # ------------------------------------------------------------ all

    def _link(self, name: Name) -> Linked | None:
        if name.kind == "country" and name.country:
            key = self._draft("country", name.country, gazetteer.country_name(name.country) or name.text)
            self.drafts[key].country = name.country
            form, reason = "name", name.reason
        elif name.kind == "organization" and (holder := self._office_letters(name)) is not None:
            key = self._draft("person", holder, holder)
            form, reason = "title", "letters of an office"
        elif name.kind == "organization":
            key = self._draft("organization", self._body_key(name), name.text)
            draft = self.drafts[key]
            draft.country = draft.country or name.country
            if len(name.text) > len(draft.name) and (
                draft.name.isupper() or gazetteer.fold(draft.name) in gazetteer.fold(name.text)
            ):
                draft.name = name.text
            short = name.text.isupper() and len(name.text) < 8
            form, reason = (
                ("seat", name.reason)
                if name.reason == "seat of government"
                else ("short_name" if short else "name", name.reason)
            )
        elif name.kind == "person":
            full = self._full_of[name.start]
            key = self._draft("person", full, name.text)
            draft = self.drafts[key]
            draft.gender = draft.gender or v.honorifics().get(name.honorific or "")
            for title in self._titles[name.start]:
                draft.country = draft.country or title.country
                held = draft.titles if is_office(title) else draft.styles
                held.setdefault(title.text, title)
                self.title_owner.update((i, key) for i in range(title.start, title.end))
            if name.end < len(self.doc) and self.doc[name.end].text in v.words("offices", "behind"):
                self.title_owner[name.end] = key
            same = len(person_key(name.text).split()) >= len(full.split())
            form, reason = ("name", "full name") if same else ("short_name", "short for a full name in the article")
        else:
            return None
        draft = self.drafts[key]
        if form != "title":
            draft.forms.setdefault(name.text)
        span = self.doc[name.start : name.end]
        draft.mentions.append(EntityMention(span_of(span), form, reason))
        return Linked(name, key, form, reason)

    def country(self, code: str) -> int:
        """The key of a state, added where the article has not named it yet."""
        key = self._draft("country", code, gazetteer.country_name(code) or code)
        self.drafts[key].country = code
        return key

    def body(self, name: str) -> int:
        """The key of a known body between states by its full name, added where the article has not named it yet."""
        return self._draft("organization", gazetteer.fold(name), name)

    def find_country(self, code: str) -> int | None:
        """The key of a state that is already an entity of the article."""
        return self._index.get(("country", code))

    def _draft(self, kind: str, identity: str, name: str) -> int:
        key = self._index.get((kind, identity))
        if key is None:
            key = self._index[kind, identity] = len(self.drafts)
            self.drafts.append(Draft(key, name, kind))
        return key
