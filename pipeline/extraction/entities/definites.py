"""Descriptions that mean somebody the article names: "the minister", "the French president", "the commission"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from spacy.tokens import Doc, Token

from pipeline import lexicons
from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.linking import Draft, Linked, Linker
from pipeline.extraction.entities.titles import is_office, make_title, office_ending
from pipeline.extraction.entities.wording import (
    content_words,
    is_definite,
    is_plural,
    left_of,
    plain_word,
    right_of,
    state_of,
)

COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "2": 2, "3": 3}
_DESCRIBABLE = ("person", "institution", "collective")
_MOST_EARLIER = 50
"""Descriptions with the same noun that are weighed at most."""
_SPOKEN_OF = 0.6
_SPEAKS = 1.6
"""How many sentences nearer the subject of a clause counts, and one that acts, when a description is taken up again."""

_OFFICIALS = ("spokesman", "adviser", "aide")
"""Offices whose holder may be called "the official"."""

Office = tuple[str, frozenset[str]]
"""The head of an office and all words of the title it stands in."""


class Definites:
    """What definite descriptions of one article mean among its named entities, and among its earlier descriptions."""

    def __init__(self, doc: Doc, linker: Linker, linked_at: dict[int, Linked], sentence_of: list[int]) -> None:
        self._doc = doc
        self._linker = linker
        self._linked_at = linked_at
        self._sentence_of = sentence_of
        nouns = (t for t in doc if t.tag_ in ("NN", "NNS", "NNP", "NNPS") and t.i not in linked_at)
        self.heads = [t for t in nouns if v.noun_class(t.lower_) in _DESCRIBABLE]
        self._by_noun: dict[tuple[str, bool], list[Token]] = defaultdict(list)
        for head in self.heads:
            self._by_noun[plain_word(head.lower_), is_plural(head)].append(head)
        self._words: dict[int, frozenset[str]] = {}
        self._places: dict[int, list[int]] = defaultdict(list)
        for linked in linker.linked:
            self._places[linked.key].append(linked.name.start)
        self._offices: dict[int, list[Office]] = {}
        self._by_office: dict[str, dict[int, None]] = {}
        for draft in linker.drafts:
            if draft.kind == "person" and draft.titles:
                self._hold(draft.key)
        self._hold_as_counterparts()
        self._bodies = {d.key: _body_words(d) for d in linker.drafts if d.kind == "organization"}
        self._headline_end = _headline_end(doc)
        self._give_offices()

    def keys(self, head: Token) -> tuple[int, ...]:
        """Named entities that a definite description means; () where none fits."""
        noun = v.noun_class(head.lower_)
        if noun not in _DESCRIBABLE or not (is_definite(head) or _is_bare_title(head)):
            return ()
        wanted, code = self._wanted(head)
        if is_plural(head):
            return self._several(head, wanted)
        fits = self._holders if noun == "person" else self._fitting_bodies
        return self._nearest(fits(head, wanted, code), head.i)

    def earlier(self, head: Token) -> Token | None:
        """An earlier description of the same people that says as much ("a diplomat from Oslo": "the diplomat")."""
        same = self._by_noun[plain_word(head.lower_), is_plural(head)]
        wanted = self._described_words(head)
        at = bisect_left(same, head.i, key=lambda t: t.i)
        before = (t for t in same[max(0, at - _MOST_EARLIER) : at] if t.dep_ not in ("attr", "compound"))
        fitting = [t for t in before if wanted <= self._described_words(t)]
        if fitting:
            return max(fitting, key=lambda t: (self._sentence_of[t.i] + _prominence(t), t.i))
        if v.noun_class(head.lower_) == "institution" and len(wanted) == 1:
            later = (t for t in same[at + 1 : at + _MOST_EARLIER] if not is_definite(t))
            return next((t for t in later if wanted < self._described_words(t)), None)
        return None

    def announced(self, head: Token) -> tuple[int, ...]:
        """Whom a headline describes without an article, and the report then names ("Norlandic diplomat says ...")."""
        end = self._headline_end
        if end is None or head.i >= end or is_plural(head) or v.noun_class(head.lower_) != "person":
            return ()
        code = state_of(head, left_of(head), right_of(head))
        if code is None or any(t.tag_ in ("DT", "CD") for t in head.lefts):
            return ()
        for linked in self._linker.linked:
            if linked.name.start < end or linked.name.kind != "person":
                continue
            if self._sentence_of[linked.name.start] - self._sentence_of[end] > 3:
                break
            if self._linker.drafts[linked.key].country == code:
                return (linked.key,)
        return ()

    # ------------------------------------------------------------ one

    def _wanted(self, head: Token) -> tuple[frozenset[str], str | None]:
        """The words a referent must have, and its state where the description names one."""
        start, end = left_of(head), right_of(head)
        stop = end if head.i + 1 < end and self._doc[head.i + 1].lower_ in ("of", "for") else head.i + 1
        words = set(content_words(self._doc, start, stop) - v.words("reference", "fillers"))
        for token in self._doc[start:stop]:
            linked = self._linked_at.get(token.i)
            state = linked is not None and self._linker.drafts[linked.key].kind == "country"
            if state or gazetteer.demonyms(token.text) or gazetteer.country(token.text):
                words.discard(plain_word(token.lower_))
        return frozenset(words), state_of(head, start, end)

    def _holders(self, head: Token, wanted: frozenset[str], code: str | None) -> list[int]:
        """People whose offices, state and gender fit a description."""
        office = self._office_of(head)
        rest = wanted - set(office.split()) - {plain_word(head.lower_)}
        gender = v.gender_words().get(head.lower_)
        found = []
        for key in self._by_office.get(office.split()[-1], {}):
            draft = self._linker.drafts[key]
            if (code is not None and draft.country != code) or (gender and draft.gender not in (gender, None)):
                continue
            if any(_same_office(office, other) and rest <= words for other, words in self._offices[key]):
                found.append(key)
        return found

    def _hold(self, key: int) -> None:
        """Take up the offices of a person, findable by their last words."""
        self._offices[key] = _offices(self._linker.drafts[key])
        for office, _ in self._offices[key]:
            for word in (office.split()[-1], *(("official",) if office in _OFFICIALS else ())):
                self._by_office.setdefault(word, {})[key] = None

    def _hold_as_counterparts(self) -> None:
        """A counterpart holds the office named last before ("the minister and her Danish counterpart, X")."""
        relational = v.words("offices", "relational") - {"colleague", "member"}
        titles = sorted(
            (title.start, draft.key, title.office)
            for draft in self._linker.drafts
            for title in (*draft.titles.values(), *draft.styles.values())
        )
        last: str | None = None
        for _, key, office in titles:
            if office not in relational:
                last = office if office in v.words("offices", "state") else last
            elif last is not None:
                plain = _plain_office(last)
                self._offices.setdefault(key, []).append((plain, frozenset(plain.split())))
                self._by_office.setdefault(plain.split()[-1], {})[key] = None

    def _office_of(self, head: Token) -> str:
        start = office_ending(self._doc, max(left_of(head), head.i - 5), head.i + 1)
        text = " ".join(t.lower_ for t in self._doc[start : head.i + 1]) if start is not None else head.lower_
        return _plain_office(text.replace(" - ", "-"))

    def _fitting_bodies(self, head: Token, wanted: frozenset[str], code: str | None) -> list[int]:
        drafts = self._linker.drafts
        fitting = [k for k, words in self._bodies.items() if wanted <= words and code in (None, drafts[k].country)]
        if fitting or len(wanted) != 1 or not wanted <= v.words("reference", "any_body") or self.earlier(head):
            return fitting
        return [key for key in self._bodies if self._mentioned_within(key, head, 2)]

    def _mentioned_within(self, key: int, head: Token, sentences: int) -> bool:
        places = self._places[key]
        at = bisect_left(places, head.i)
        return at > 0 and self._sentence_of[head.i] - self._sentence_of[places[at - 1]] <= sentences

    def _nearest(self, keys: list[int], i: int) -> tuple[int, ...]:
        """The entity mentioned last before token `i`, else the first after it."""
        before, after = [], []
        for key in keys:
            places = self._places[key]
            at = bisect_left(places, i)
            if at:
                before.append((places[at - 1], key))
            elif places:
                after.append((places[0], key))
        if before:
            return (max(before)[1],)
        return (min(after)[1],) if after else ()

    # ------------------------------------------------------------ several

    def _several(self, head: Token, wanted: frozenset[str]) -> tuple[int, ...]:
        """The holders of an office named last, as many as the description counts ("the two ministers")."""
        count = next((COUNTS[t.lower_] for t in head.lefts if t.lower_ in COUNTS), None)
        if count is None:
            return ()
        noun = plain_word(head.lower_)
        state_offices = v.words("offices", "state")
        holders = []
        for key, held in self._offices.items():
            is_one = any(
                _same_office(noun, o)
                or (noun == "minister" and o in v.words("offices", "ministers"))
                or (noun == "leader" and o in state_offices)
                for o, _ in held
            )
            if is_one and wanted - {noun} <= frozenset().union(*(words for _, words in held)):
                at = bisect_left(self._places[key], head.i)
                if at:
                    holders.append((self._places[key][at - 1], key))
        holders.sort()
        return tuple(key for _, key in holders[-count:]) if len(holders) >= count else ()

    # ------------------------------------------------------------ offices given in a later sentence

    def _give_offices(self) -> None:
        """Offices told in a sentence of their own: "Ada Brock pledged ..." followed by "the defence secretary said".

        A definite office that no one holds goes to the one person whom the sentences just before have introduced
        without one.
        """
        drafts = self._linker.drafts
        introduced = [
            (self._places[d.key][0], d.key)
            for d in drafts
            if d.kind == "person" and not d.titles and " " in d.name and self._places[d.key]
        ]
        introduced.sort()
        for head in self.heads if introduced else ():
            if not self._may_be_new_office(head):
                continue
            near = [key for at, key in self._just_before(introduced, head) if not drafts[key].titles]
            if not near or self.keys(head) or self.earlier(head) is not None:
                continue
            title = make_title(self._doc, left_of(head), right_of(head), head.i + 1)
            if title is None or not is_office(title):
                continue
            gender = v.gender_words().get(head.lower_)
            near = [k for k in near if title.country is None or drafts[k].country in (None, title.country)]
            near = [k for k in near if gender is None or drafts[k].gender in (None, gender)]
            if len(near) == 1:
                draft = drafts[near[0]]
                draft.titles[title.text] = title
                draft.country = draft.country or title.country
                self._hold(draft.key)

    def _may_be_new_office(self, head: Token) -> bool:
        return (
            head.dep_ in ("nsubj", "nsubjpass")
            and not is_plural(head)
            and v.noun_class(head.lower_) == "person"
            and head.i not in self._linker.title_owner
            and any(t.lower_ == "the" for t in head.lefts)
        )

    def _just_before(self, introduced: list[tuple[int, int]], head: Token) -> list[tuple[int, int]]:
        """People introduced one or two sentences before a description."""
        sentence = self._sentence_of[head.i]
        found = []
        for at, key in reversed(introduced[: bisect_left(introduced, (head.i, -1))]):
            if sentence - self._sentence_of[at] > 2:
                break
            if sentence > self._sentence_of[at]:
                found.append((at, key))
        return found

    def _described_words(self, head: Token) -> frozenset[str]:
        if head.i not in self._words:
            words = content_words(self._doc, left_of(head), right_of(head))
            self._words[head.i] = words - v.words("reference", "fillers")
        return self._words[head.i]


def _headline_end(doc: Doc) -> int | None:
    """The token after the first line, where that line is a headline: no sentence mark ends it."""
    first = next((t.i for t in doc[:80] if t.is_space and "\n" in t.text), None)
    if first is None or first < 3 or first + 1 >= len(doc) or doc[first - 1].text in '.!?”"':
        return None
    return first + 1


def _is_bare_title(head: Token) -> bool:
    """A title written like a name, without article, or one that a possessive points at ("Chile's president")."""
    if is_plural(head) or v.noun_class(head.lower_) != "person":
        return False
    possessive = any(t.dep_ == "poss" and t.tag_ in ("NNP", "NNPS") for t in head.lefts)
    return possessive or (head.tag_ == "NNP" and not any(t.tag_ == "DT" for t in head.lefts))


def _prominence(token: Token) -> float:
    """How much a description stands out, in sentences of nearness."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return 0.0
    return _SPEAKS if token.head.lemma_ in v.words("nouns", "acts") and token.dep_ == "nsubj" else _SPOKEN_OF


def _plain_office(office: str) -> str:
    same: dict[str, str] = lexicons.load("reference")["same_office"]
    return same.get(office, office)


def _offices(draft: Draft) -> list[Office]:
    return [(_plain_office(t.office), frozenset(map(plain_word, _split(t.text)))) for t in draft.titles.values()]


def _split(text: str) -> list[str]:
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


def _body_words(draft: Draft) -> frozenset[str]:
    return frozenset(plain_word(w) for form in draft.forms for w in _split(form))
