"""Who holds the office that a description names: "the minister", "her Danish counterpart", "the two leaders"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from pipeline import lexicons
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import office_ending
from pipeline.extraction.entities.linking import Draft, Linker
from pipeline.extraction.entities.nearness import Nearness
from pipeline.extraction.entities.wording import left_of, plain_word
from pipeline.extraction.tokens import Doc, Token

COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "2": 2, "3": 3}
OWNERS = {"his": v.MALE, "her": v.FEMALE}
"""The gender of whoever a possessive pronoun before an office or a body means."""

_OFFICIALS = ("spokesman", "adviser", "aide")
"""Offices whose holder may be called "the official"."""

Office = tuple[str, frozenset[str]]
"""The head of an office and all words of the title it stands in."""


class Holders:
    """The people of one article by the offices their titles tell."""

    def __init__(self, doc: Doc, linker: Linker, nearness: Nearness) -> None:
        self._doc = doc
        self._drafts = linker.drafts
        self._nearness = nearness
        self.offices: dict[int, list[Office]] = {}
        self._by_office: dict[str, dict[int, None]] = {}
        for draft in linker.drafts:
            if draft.kind == "person" and (draft.titles or draft.styles):
                self.hold(draft.key)
        self._hold_as_counterparts()

    def hold(self, key: int) -> None:
        """Take up the offices of a person, findable by their last words."""
        self.offices[key] = _offices(self._drafts[key])
        for office, _ in self.offices[key]:
            for word in (office.split()[-1], *(("official",) if office in _OFFICIALS else ())):
                self._by_office.setdefault(word, {})[key] = None

    def fitting(self, head: Token, wanted: frozenset[str], code: str | None) -> list[int]:
        """People whose offices, state and gender fit a description with the words `wanted`, of the state `code`."""
        office = self._office_of(head)
        rest = wanted - set(office.split()) - {plain_word(head.lower_)}
        if head.lower_ == "counterpart":
            return self._counterparts(head, code)
        found = self._strict(head, office, rest, code)
        if found or (head.i and self._doc[head.i - 1].tag_ in ("NN", "NNP") and office == head.lower_ and code is None):
            return found
        wider = _wider(office)
        if code is not None and office in _wider("leader"):
            wider |= {"leader"}
        return [
            key
            for key, held in self.offices.items()
            if any(other in wider or other.rpartition(" ")[2] in wider for other, _ in held)
            and self._may_be_of(key, code, head)
            and rest - v.words("offices", "modifiers") <= frozenset().union(*(words for _, words in held))
            and self._nearness.is_within(key, head, 12 if code else 3)
        ]

    def several(self, head: Token, wanted: frozenset[str]) -> tuple[int, ...]:
        """The holders of an office named last, as many as the description counts ("the two ministers")."""
        count = next((COUNTS[t.lower_] for t in head.lefts if t.lower_ in COUNTS), None)
        if count is None:
            return ()
        noun = plain_word(head.lower_)
        for wider in (frozenset[str](), _wider(noun)):
            holders = self._holders_of(head, noun, wanted, wider)
            if len(holders) >= count:
                return tuple(sorted(key for _, key in holders[-count:]))
        return ()

    def words_of(self, key: int) -> frozenset[str]:
        """All words of the titles of a person."""
        return frozenset().union(*(words for _, words in self.offices.get(key, ())))

    # ------------------------------------------------------------ one

    def _office_of(self, head: Token) -> str:
        start = office_ending(self._doc, max(left_of(head), head.i - 5), head.i + 1)
        text = " ".join(t.lower_ for t in self._doc[start : head.i + 1]) if start is not None else head.lower_
        return _plain_office(text.replace(" - ", "-"))

    def _strict(self, head: Token, office: str, rest: frozenset[str], code: str | None) -> list[int]:
        gender = v.gender_words().get(head.lower_)
        found = []
        for key in self._by_office.get(office.split()[-1], {}):
            draft = self._drafts[key]
            if not self._may_be_of(key, code, head) or (gender and draft.gender not in (gender, None)):
                continue
            if any(_same_office(office, other) and rest <= words for other, words in self.offices[key]):
                found.append(key)
        return found

    def _may_be_of(self, key: int, code: str | None, head: Token) -> bool:
        """Whether a person is of a state, or may be: of unknown state and spoken of just before."""
        own = self._drafts[key].country
        return code is None or own == code or (own is None and self._nearness.is_within(key, head, 2))

    def _counterparts(self, head: Token, code: str | None) -> list[int]:
        """Whom "her Danish counterpart" means: an office holder of that state, else the other one spoken of last."""
        gender = next((OWNERS[t.lower_] for t in head.lefts if t.lower_ in OWNERS), None)
        near = [k for k in self.offices if self._nearness.is_within(k, head, 12 if code else 4)]
        drafts = self._drafts
        if code is not None:
            return [k for k in near if drafts[k].country == code]
        near.sort(key=lambda k: -self._nearness.last_before(k, head.i))
        owner = next((k for k in near if drafts[k].gender in (gender, None)), None)
        others = (
            [
                k
                for k in near
                if k != owner and (drafts[k].country is None or drafts[k].country != drafts[owner].country)
            ]
            if owner is not None
            else []
        )
        return others[:1]

    def _hold_as_counterparts(self) -> None:
        """A counterpart holds the office named last before ("the minister and her Danish counterpart, X")."""
        relational = v.words("offices", "relational") - {"colleague", "member"}
        titles = sorted(
            (title.start, draft.key, title.office)
            for draft in self._drafts
            for title in (*draft.titles.values(), *draft.styles.values())
        )
        last: str | None = None
        for _, key, office in titles:
            if office not in relational:
                last = office if office in v.words("offices", "state") else last
            elif last is not None:
                plain = _plain_office(last)
                self.offices.setdefault(key, []).append((plain, frozenset(plain.split())))
                self._by_office.setdefault(plain.split()[-1], {})[key] = None

    # ------------------------------------------------------------ several

    def _holders_of(
        self, head: Token, noun: str, wanted: frozenset[str], wider: frozenset[str]
    ) -> list[tuple[int, int]]:
        """Holders of an office, or of one that it is a wider word for, mentioned before; each with its last mention."""
        state_offices = v.words("offices", "state")
        holders = []
        for key, held in self.offices.items():
            is_one = any(
                _same_office(noun, o)
                or o in wider
                or (noun in ("leader", "politician", "side") and o in state_offices)
                or noun == "official"
                for o, _ in held
            )
            if is_one and wanted - {noun} <= frozenset().union(*(words for _, words in held)):
                places = self._nearness.places[key]
                at = bisect_left(places, head.i)
                if at:
                    holders.append((places[at - 1], key))
        return sorted(holders)


@cache
def _wider(office: str) -> frozenset[str]:
    """Offices whose holder a wider word means ("lawmaker": a senator)."""
    listed: list[str] = lexicons.load("reference")["wider_office"].get(office, ())
    return frozenset(listed)


def _plain_office(office: str) -> str:
    return _same_offices().get(office, office)


@cache
def _same_offices() -> dict[str, str]:
    return dict(lexicons.load("reference")["same_office"])


def _offices(draft: Draft) -> list[Office]:
    held = (*draft.titles.values(), *draft.styles.values())
    return [(_plain_office(t.office), frozenset(map(plain_word, split_words(t.text)))) for t in held]


def split_words(text: str) -> list[str]:
    """The words of a title or a body's name in small letters, without possessive endings."""
    return text.lower().replace("’s", "").replace("'s", "").replace(",", " ").split()


def _same_office(wanted: str, held: str) -> bool:
    """Whether the holder of an office may be called another.

    A lieutenant general is "the general", a vice president is not "the president".
    """
    wanted = _plain_office(wanted)
    if wanted == held:
        return True
    if held.endswith(" " + wanted):
        return held.split()[0] in v.words("reference", "qualifiers")
    return wanted == "official" and held in _OFFICIALS
