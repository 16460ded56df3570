"""Descriptions that mean somebody the article names: "the minister", "the French president", "the commission"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache

from spacy.tokens import Doc, Token

from pipeline import lexicons
from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.linking import Draft, Linked, Linker
from pipeline.extraction.entities.scene import Scene
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

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})

_OF_A_STATE = frozenset({"army", "military", "force", "court", "party", "union", "movement", "militia"})
"""Bodies that an adjective of a state marks as that state's own: they take up no body of unknown state."""

_OFFICIALS = ("spokesman", "adviser", "aide")
"""Offices whose holder may be called "the official"."""

Office = tuple[str, frozenset[str]]
"""The head of an office and all words of the title it stands in."""


class Definites:
    """What definite descriptions of one article mean among its named entities, and among its earlier descriptions."""

    def __init__(
        self, doc: Doc, linker: Linker, linked_at: dict[int, Linked], sentence_of: list[int], scene: Scene
    ) -> None:
        self._doc = doc
        self._linker = linker
        self._scene = scene
        self._linked_at = linked_at
        self._sentence_of = sentence_of
        nouns = (t for t in doc if t.tag_ in _NOUN_TAGS and t.i not in linked_at and not _is_bare_name(t))
        self.heads = [t for t in nouns if v.noun_class(t.lower_) in _DESCRIBABLE]
        self._by_noun: dict[tuple[str, bool], list[Token]] = defaultdict(list)
        for head in self.heads:
            self._by_noun[plain_word(head.lower_), is_plural(head)].append(head)
        self._by_noun_anywhere: dict[str, list[Token]] = defaultdict(list)
        for head in self.heads:
            if head.i + 1 in linked_at:
                self._by_noun_anywhere[plain_word(head.lower_)].append(head)
        self._words: dict[int, frozenset[str]] = {}
        self._places: dict[int, list[int]] = defaultdict(list)
        for linked in linker.linked:
            self._places[linked.key].append(linked.name.start)
        drafts = linker.drafts
        self._named_people = sorted((n.name.start, n.key) for n in linker.linked if drafts[n.key].kind == "person")
        self._offices: dict[int, list[Office]] = {}
        self._by_office: dict[str, dict[int, None]] = {}
        for draft in linker.drafts:
            if draft.kind == "person" and (draft.titles or draft.styles):
                self._hold(draft.key)
        self._hold_as_counterparts()
        self._bodies = {d.key: _body_words(d) for d in linker.drafts if d.kind == "organization"}
        self._sorted_words = frozenset(w for listed in _terms().values() for w in listed)
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
        found = self._nearest(fits(head, wanted, code), head.i)
        if not found and noun == "person" and plain_word(head.lower_) in _terms():
            found = self._nearest(self._fitting_bodies(head, wanted, code), head.i)
        return found or (self._characterised(head) if noun == "person" and code is None else ())

    def _characterised(self, head: Token) -> tuple[int, ...]:
        """Who was spoken of just before and is now called by what they were or are ("the former judge said")."""
        if (
            head.dep_ != "nsubj"
            or head.head.lemma_ not in v.words("nouns", "acts")
            or head.i in self._linker.title_owner
        ):
            return ()
        words = {t.lower_ for t in self._doc[left_of(head) : head.i]} | {head.lower_}
        telling = words & v.words("reference", "characterising") or any(t.endswith("-year-old") for t in words)
        if not telling and not {"year", "old"} <= words:
            return ()
        if any(t.lower_ != "the" for t in head.lefts if t.tag_ in ("DT", "PRP$")) or self.earlier(head) is not None:
            return ()
        sentence, at = self._sentence_of[head.i], bisect_left(self._named_people, (head.i, -1))
        near = [k for i, k in self._named_people[max(0, at - 4) : at] if sentence - self._sentence_of[i] <= 2]
        gender = v.gender_words().get(head.lower_)
        near = [k for k in near if gender is None or self._linker.drafts[k].gender in (None, gender)]
        return (near[-1],) if near else ()

    def earlier(self, head: Token) -> Token | None:
        """An earlier description of the same people that says as much ("a diplomat from Oslo": "the diplomat")."""
        same = self._by_noun[plain_word(head.lower_), is_plural(head)]
        wanted = self._described_words(head)
        at = bisect_left(same, head.i, key=lambda t: t.i)
        before = (t for t in same[max(0, at - _MOST_EARLIER) : at] if t.dep_ not in ("attr", "compound"))
        fitting = [t for t in before if wanted <= self._described_words(t)]
        if any(t.tag_ == "PRP$" for t in head.lefts):
            fitting = [t for t in fitting if not any(c.dep_ == "poss" and c.tag_ == "NNP" for c in t.lefts)]
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
        if head.lower_ == "counterpart":
            return self._counterparts(head, code)
        found = self._strict_holders(head, office, rest, code)
        if found or (head.i and self._doc[head.i - 1].tag_ in ("NN", "NNP") and office == head.lower_ and code is None):
            return found
        wider = _wider(office)
        return [
            key
            for key, held in self._offices.items()
            if any(other in wider or other.rpartition(" ")[2] in wider for other, _ in held)
            and (code is None or self._linker.drafts[key].country == code)
            and rest - v.words("offices", "modifiers") <= frozenset().union(*(words for _, words in held))
            and self._mentioned_within(key, head, 12 if code else 3)
        ]

    def _counterparts(self, head: Token, code: str | None) -> list[int]:
        """Whom "her Danish counterpart" means: an office holder of that state, else the other one spoken of last."""
        gender = next((_OWNERS[t.lower_] for t in head.lefts if t.lower_ in _OWNERS), None)
        near = [k for k in self._offices if self._mentioned_within(k, head, 12 if code else 4)]
        drafts = self._linker.drafts
        if code is not None:
            return [k for k in near if drafts[k].country == code]
        near.sort(key=lambda k: -self._last_before(k, head.i))
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

    def _last_before(self, key: int, i: int) -> int:
        places = self._places[key]
        at = bisect_left(places, i)
        return places[at - 1] if at else -1

    def _strict_holders(self, head: Token, office: str, rest: frozenset[str], code: str | None) -> list[int]:
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
        if any(t.lower_ in _OWNERS for t in head.lefts):
            return self._owned_bodies(head, wanted)
        fitting = [k for k, words in self._bodies.items() if wanted <= words and code in (None, drafts[k].country)]
        if fitting:
            return fitting
        noun = plain_word(head.lower_)
        if wanted - {noun} - v.words("reference", "kinds_of_body"):
            return []
        listed = _terms().get(noun)
        apposed = self._apposed_before(head, noun)
        if apposed is not None and code in (drafts[apposed].country, None):
            return [apposed]
        if listed is None or (code is not None and noun in _OF_A_STATE) or self._is_described_before(head):
            return []
        fits = [k for k in self._bodies if drafts[k].country in (code, None) or code is None]
        near = [k for k in fits if self._mentioned_within(k, head, 3)]
        found = [k for k in near if self._bodies[k] & listed or not self._bodies[k] & self._sorted_words]
        found = found or [k for k in fits if self._bodies[k] & listed and self._mentioned_within(k, head, 25)]
        if code is not None and found:
            (key,) = self._nearest(found, head.i)
            drafts[key].country = drafts[key].country or code
            return [key]
        return found

    def _owned_bodies(self, head: Token, wanted: frozenset[str]) -> list[int]:
        """Bodies that "her ministry" may mean: those with a word of the title of the person spoken of last."""
        gender = next(_OWNERS[t.lower_] for t in head.lefts if t.lower_ in _OWNERS)
        drafts = self._linker.drafts
        near = [k for k in self._offices if drafts[k].gender in (gender, None) and self._mentioned_within(k, head, 3)]
        if not near:
            return []
        owner = max(near, key=lambda k: self._last_before(k, head.i))
        held = frozenset().union(*(words for _, words in self._offices[owner]))
        return [
            k
            for k, words in self._bodies.items()
            if wanted <= words and words & held - wanted and drafts[k].country in (None, drafts[owner].country)
        ]

    def _apposed_before(self, head: Token, noun: str) -> int | None:
        """The body beside whose name the same noun stood last ("the charity Tornel Aid ... the charity")."""
        for token in reversed(self._by_noun_anywhere.get(noun, ())):
            linked = self._linked_at.get(token.i + 1)
            if token.i < head.i and linked is not None and linked.key in self._bodies:
                return linked.key if self._sentence_of[head.i] - self._sentence_of[token.i] <= 12 else None
        return None

    def _is_described_before(self, head: Token) -> bool:
        """Whether the noun takes up a description nearer than any name ("a mining firm ... the firm")."""
        earlier = self.earlier(head)
        return earlier is not None and self._sentence_of[head.i] - self._sentence_of[earlier.i] <= 3

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
        for wider in (frozenset[str](), _wider(noun)):
            holders = self._holders_of(head, noun, wanted, wider)
            if len(holders) >= count:
                return tuple(sorted(key for _, key in holders[-count:]))
        return ()

    def _holders_of(
        self, head: Token, noun: str, wanted: frozenset[str], wider: frozenset[str]
    ) -> list[tuple[int, int]]:
        """Holders of an office, or of one that it is a wider word for, mentioned before; each with its last mention."""
        state_offices = v.words("offices", "state")
        holders = []
        for key, held in self._offices.items():
            is_one = any(
                _same_office(noun, o)
                or o in wider
                or (noun in ("leader", "politician", "side") and o in state_offices)
                or noun == "official"
                for o, _ in held
            )
            if is_one and wanted - {noun} <= frozenset().union(*(words for _, words in held)):
                at = bisect_left(self._places[key], head.i)
                if at:
                    holders.append((self._places[key][at - 1], key))
        return sorted(holders)

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
                if draft.country is None and title.office in v.words("offices", "state"):
                    draft.country = self._scene.state_at(head.i)
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


_OWNERS = {"his": v.MALE, "her": v.FEMALE}


@cache
def _wider(office: str) -> frozenset[str]:
    """Offices whose holder a wider word means ("lawmaker": a senator)."""
    listed: list[str] = lexicons.load("reference")["wider_office"].get(office, ())
    return frozenset(listed)


@cache
def _terms() -> dict[str, frozenset[str]]:
    """Common nouns for bodies, with words of the names they fit."""
    return {noun: frozenset(listed) for noun, listed in lexicons.load("reference")["body_terms"].items()}


def _is_bare_name(token: Token) -> bool:
    """Whether a capitalised word only ends like a word for people ("Angers", "Zimmerman")."""
    return token.tag_ == "NNP" and v.noun_class(token.lower_) == "person" and not v.is_listed_person(token.lower_)


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
    held = (*draft.titles.values(), *draft.styles.values())
    return [(_plain_office(t.office), frozenset(map(plain_word, _split(t.text)))) for t in held]


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
