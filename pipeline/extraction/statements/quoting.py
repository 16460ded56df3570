"""Which cue a quotation belongs to where no complement clause holds it.

A quotation may follow its cue ("she said: ..."), precede it ("..., she said"), go on after it, stand alone after a
sentence that introduces the speaker, or hang on a name by a dash or colon. One that does none of these is no
statement: a name, a title or a scare quote.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.statements.channels import outlet
from pipeline.extraction.statements.cues import FINITE, Cue
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import COMMAS, DASHES, FINAL, Passage
from pipeline.extraction.statements.speakers import NOMINAL
from pipeline.extraction.tokens import Token

MAXIMUM_GAP = 30


@dataclass(frozen=True, slots=True)
class Marked:
    """A speaker given by a mark alone: the head of the name, and the dash or colon."""

    speaker: Token
    mark: Token
    via: str | None = None


class Quoting:
    """Finds the cue of a quotation; built once per passage with the cues already found."""

    def __init__(self, passage: Passage, cues: list[Cue], taken: set[int]) -> None:
        self.passage = passage
        self.by_token = {cue.head.i: cue for cue in cues if cue.sort in ("verb", "preposition")}
        self.taken = taken
        """Head tokens of cues that have a content of their own to their right."""

    def is_sentence(self, number: int) -> bool:
        """Whether a quotation can stand as an utterance of its own: it begins and ends as sentences do."""
        passage = self.passage
        inner = passage.quotations[number].inner
        if len(inner) < 2:
            return False
        words = passage.text[inner.start : inner.end]
        start, _ = passage.ranges[number]
        before = self._previous(start)
        fresh = (
            before is None
            or before.text[-1:] in FINAL
            or before.text == ":"
            or before.text in DASHES
            or passage.quotation_of[before.i] >= 0
        )
        begins = words[0].isupper() or not words[0].isalpha()
        ends = words[-1] in ".!?…,—–-" or not passage.quotations[number].closed or self._next_is_break(number)
        return fresh and begins and ends

    def _next_is_break(self, number: int) -> bool:
        _, end = self.passage.ranges[number]
        return end >= len(self.passage.doc) or self.passage.doc[end].is_space or self.passage.doc[end].text in FINAL

    def _previous(self, i: int) -> Token | None:
        """The token before, within the paragraph."""
        i -= 1
        return self.passage.doc[i] if i >= 0 and not self.passage.doc[i].is_space else None

    def cue_after(self, number: int) -> Cue | None:
        """ "...", she said."""
        passage = self.passage
        doc = passage.doc
        _, end = passage.ranges[number]
        inner = passage.quotations[number].inner
        last = passage.text[inner.end - 1 : inner.end]
        i = end
        comma = last in ",?!—–-…"
        while i < len(doc) and (doc[i].text in COMMAS or (doc[i].is_space and "\n" not in doc[i].text)):
            comma = True
            i += 1
        if i >= len(doc) or doc[i].is_space or (not comma and last != "."):
            return None
        start = i
        limit = min(len(doc), i + MAXIMUM_GAP)
        while i < limit and not doc[i].is_space and passage.quotation_of[i] < 0:
            token = doc[i]
            if token.text in FINAL or token.text == ":" or (token.text == ";"):
                return None
            cue = self.by_token.get(i)
            if cue is not None and (cue.sort == "preposition" or (self._introduces(cue) and token.tag_ != "VBG")):
                if i in self.taken and not (comma and last in ",?!"):
                    return None
                if last == "." and not comma and i - start > 6:
                    return None
                return cue
            if token.tag_ in FINITE and token.pos_ == "VERB" and not self._in_relative(token, start):
                return None
            i += 1
        return None

    def _in_relative(self, token: Token, start: int) -> bool:
        while token.dep_ not in ("relcl", "acl", "advcl", "appos") and token.head.i != token.i:
            token = token.head
        return token.dep_ in ("relcl", "acl", "advcl", "appos") and token.i >= start

    def _introduces(self, cue: Cue) -> bool:
        lemma = cue.head.lemma_.lower()
        lexicon = reporting()
        return (
            lemma in lexicon.speech
            or lemma == "put"
            or (
                lemma in lexicon.calling
                and any(c.lower_ in ("it", "them", "this", "her", "him") for c in cue.head.rights)
            )
            or (lemma in lexicon.thought and lemma in ("think", "believe", "recall", "remember"))
        )

    def cue_before(self, number: int) -> Cue | None:
        """She said: "..."."""
        passage = self.passage
        doc = passage.doc
        start, _ = passage.ranges[number]
        i = start - 1
        while i >= 0 and doc[i].is_space and "\n" not in doc[i].text:
            i -= 1
        if i < 0:
            return None
        if doc[i].is_space:
            while i >= 0 and doc[i].is_space:
                i -= 1
            if i < 0 or doc[i].text != ":":
                return None
        colon = doc[i].text == ":"
        comma = colon or doc[i].text in COMMAS
        floor, _ = passage.sentence(i)
        steps = 0
        while i >= floor and steps < MAXIMUM_GAP:
            if passage.quotation_of[i] >= 0 and not colon:
                return None
            cue = self.by_token.get(i)
            if (
                cue is not None
                and cue.sort == "verb"
                and (self._introduces(cue) or cue.head.lemma_ in reporting().quoting_only)
            ):
                if not comma and doc[start - 1].i != cue.words[-1].i and doc[start - 1].lower_ != "that":
                    return None
                return cue
            if doc[i].tag_ in FINITE and doc[i].pos_ == "VERB" and not comma:
                return None
            i -= 1
            steps += 1
        return None

    def is_title(self, number: int) -> bool:
        """Whether a quotation in the run of a sentence is a name ("told the hosts of "Morning View"")."""
        before = self._previous(self.passage.ranges[number][0])
        return before is not None and not before.is_punct and self.passage.is_name(number)

    def spoken_noun(self, number: int) -> tuple[Cue, Token] | None:
        """'"No," was her answer', '"No," were the first words of Vela': the noun, and whose words they are."""
        doc = self.passage.doc
        _, end = self.passage.ranges[number]
        i = end + 1 if end < len(doc) and doc[end].text == "," else end
        if i + 2 >= len(doc) or doc[i].lemma_ not in ("be", "come", "run", "go") or doc[i].tag_ not in FINITE:
            return None
        for noun in doc[i + 1 : i + 7]:
            if noun.is_punct or noun.pos_ in ("VERB", "AUX"):
                return None
            if noun.pos_ == "NOUN" and noun.lemma_.lower() in reporting().utterances:
                owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
                of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("of", "from")), None)
                given = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
                source = owner if owner is not None else given
                return (Cue(noun, (noun,), "noun"), source) if source is not None else None
        return None

    def marked(self, number: int) -> Marked | None:
        """A name and a dash or colon before a quotation, or a dash and a name after it."""
        return self._named_before(number) or self._named_after(number)

    def _named_before(self, number: int) -> Marked | None:
        passage, doc = self.passage, self.passage.doc
        start, _ = passage.ranges[number]
        i = start - 1
        if i < 1 or doc[i].text not in DASHES | {":"}:
            return None
        mark = doc[i]
        floor, _ = passage.sentence(i - 1)
        line = passage.parsed.paragraph_of
        words = [doc[j] for j in range(floor, i) if line[j] == line[i] and not doc[j].is_space]
        # "Here is the mayor, Ada Moore: ..." presents a speaker; any other verb makes a sentence.
        if not words or any(t.tag_ in FINITE and t.lemma_ != "be" for t in words):
            return None
        head = _name_in(words)
        if head is None:
            return None
        via = None
        for word in words:
            if word.lower_ in ("on", "via") and word.i > head.i and word.i + 1 < i:
                via = outlet(doc[word.i + 1]) or outlet(doc[i - 1])
        return Marked(head, mark, via)

    def introduced(self, number: int) -> tuple[Cue, Token] | None:
        """The cue and the person of the sentence before a quotation that stands alone ("Okoro was blunt.")."""
        passage, doc = self.passage, self.passage.doc
        start, stop = passage.ranges[number]
        if not any(t.tag_ in FINITE or t.text in FINAL for t in doc[start:stop]):
            return None  # a heading in quotation marks
        i = start - 1
        while i >= 0 and doc[i].is_space:
            i -= 1
        if i < 0 or passage.quotation_of[i] >= 0:
            return None
        floor, end = passage.sentence(i)
        root = next((t for t in doc[floor:end] if t.dep_ == "ROOT" and t.pos_ in ("VERB", "AUX")), None)
        if root is None:
            return None
        subject = next((c for c in root.children if c.dep_ == "nsubj"), None)
        if subject is None:
            return None
        person = subject.ent_type_ == "PERSON" or subject.lower_ in ("he", "she")
        named = next((c for c in subject.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None)
        if not person and named is None and subject.lemma_ not in reporting().people:
            return None
        noun = next((c for c in root.rights if c.dep_ in ("dobj", "acomp", "attr")), None)
        near = noun is not None and noun.i - root.i <= 3
        return Cue(root, (root, noun) if near and noun is not None else (root,), "verb"), subject

    def _named_after(self, number: int) -> Marked | None:
        passage, doc = self.passage, self.passage.doc
        _, end = passage.ranges[number]
        i = end
        while (i < len(doc) and doc[i].text in (",",)) or (i < len(doc) and doc[i].is_space and i - end < 2):
            i += 1
        if i >= len(doc) or doc[i].text not in DASHES:
            return None
        mark = doc[i]
        words: list[Token] = []
        i += 1
        while (
            i < len(doc)
            and not doc[i].is_space
            and doc[i].text not in FINAL
            and passage.quotation_of[i] < 0
            and len(words) < 25
        ):
            words.append(doc[i])
            i += 1
        if not words or any(t.tag_ in FINITE for t in words) or words[0].pos_ not in NOMINAL:
            return None
        head = _name_in(words)
        return Marked(head, mark) if head is not None else None


def _name_in(words: list[Token]) -> Token | None:
    """The head of the first personal name among some words, else of their first noun phrase."""
    for i, token in enumerate(words):
        if token.ent_type_ == "PERSON" and (
            i + 1 == len(words) or words[i + 1].ent_type_ != "PERSON" or words[i + 1].ent_iob_ == "B"
        ):
            return token
    for i, token in enumerate(words):
        if token.pos_ in ("PROPN", "NOUN") and (i + 1 == len(words) or words[i + 1].pos_ not in ("PROPN", "NOUN")):
            return token
    return None
