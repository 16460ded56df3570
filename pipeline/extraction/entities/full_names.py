"""The full name that each mention of a person means: a surname, a given name, or the name in another spelling."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import Name
from pipeline.extraction.entities.nicknames import nicknames
from pipeline.extraction.entities.spelling import are_variants, is_short_for, person_key, same_people, same_person
from pipeline.extraction.entities.title_words import Title
from pipeline.extraction.entities.titles import gender_of
from pipeline.extraction.tokens import Doc

_TOP = 80
"""Tokens at the top of an article among which its headline ends."""


def full_names(doc: Doc, people: list[Name], titles: dict[int, list[Title]]) -> dict[int, str]:
    """For each mention of a person (by start) the folded full name that it means; `titles` are those beside it."""
    written: dict[str, list[int]] = {}
    for name in people:
        key = person_key(name.text)
        if " " in key:
            written.setdefault(key, []).append(name.start)
    canonical = _canonical(doc, written)
    short_names = _ShortNames(written, canonical, titles)
    found = {n.start: canonical.get(person_key(n.text)) or short_names.full_name(n) for n in people}
    second = {found[other]: found[one] for other, one in nicknames(doc, people).items()}
    return {start: second.get(name, name) for start, name in found.items()}


def _canonical(doc: Doc, written: dict[str, list[int]]) -> dict[str, str]:
    """Each full name of an article to the one by which the person is known."""
    body = next((t.i for t in doc.tokens[:_TOP] if t.is_space and "\n" in t.text), 0)
    canonical = same_people([key for key, starts in written.items() if starts[-1] >= body])
    # A name only the headline has may hold a word too many: "Ada Brock Wins".
    for key in [key for key in written if key not in canonical]:
        same = {other for known, other in canonical.items() if key.startswith(known + " ") or same_person(key, other)}
        canonical[key] = same.pop() if len(same) == 1 else key
    return canonical


class _ShortNames:
    """The full names of an article, asked for the one that a shorter name means."""

    def __init__(
        self, written: dict[str, list[int]], canonical: dict[str, str], titles: dict[int, list[Title]]
    ) -> None:
        self._canonical = canonical
        self._titles = titles
        self._near = _by_word(written)
        self._starts: dict[str, list[int]] = {}
        for key, starts in written.items():
            self._starts.setdefault(canonical[key], []).extend(starts)

    def full_name(self, name: Name) -> str:
        """The full name behind a short one: by surname, else by a variant of one, else the short name itself."""
        short = person_key(name.text)
        candidates = [key for key in self._near.get(short.partition(" ")[0], ()) if is_short_for(short, key)]
        if not candidates and " " not in short:
            alike = self._near.get(f"last {short[:1]}", ())
            candidates = [key for key in alike if are_variants(short, key.split()[-1])]
        choices = sorted({self._canonical[key] for key in candidates})
        if len(choices) < 2:
            return choices[0] if choices else short
        surname = [c for c in choices if c.split()[-1] == short.split()[-1]] or choices
        gender = v.honorifics().get(name.honorific or "")
        if gender and len(surname) > 1:
            surname = [c for c in surname if self._gender_of(c) in (gender, None)] or surname
        offices = {title.office for title in self._titles[name.start]}
        if offices and len(surname) > 1:
            surname = [c for c in surname if any(title.office in offices for title in self._titles_of(c))] or surname
        starts = [(start, c) for c in surname for start in self._starts[c]]
        before = [pair for pair in starts if pair[0] < name.start]
        return max(before)[1] if before else min(starts)[1]

    def _titles_of(self, full_name: str) -> list[Title]:
        return [title for start in self._starts[full_name] for title in self._titles[start]]

    def _gender_of(self, full_name: str) -> str | None:
        words = [word for title in self._titles_of(full_name) for word in title.text.lower().split()]
        return gender_of(words) or v.given_names().get(full_name.split()[0])


def _by_word(names: Iterable[str]) -> dict[str, list[str]]:
    """Full names by each of their words, and by the first letter of the last, as "last b"; in the order given."""
    found: dict[str, list[str]] = {}
    for name in names:
        words = name.split()
        for place in dict.fromkeys([*words, f"last {words[-1][0]}"]):
            found.setdefault(place, []).append(name)
    return found
