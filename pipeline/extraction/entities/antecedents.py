"""All that a pronoun of one article may mean, in order of text: names, descriptions and coordinations."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.descriptions import Describer
from pipeline.extraction.entities.linking import Linked, Linker
from pipeline.extraction.entities.pronouns import Antecedent
from pipeline.extraction.entities.wording import is_plural
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.tokens import Doc, Token

_NOT_REFERRING = frozenset({"attr", "oprd", "compound", "amod", "nmod", "npadvmod"})


def mark_sentences(parsed: ParsedArticle) -> list[int]:
    """Number of the sentence each token stands in, by token index."""
    numbers = [0] * len(parsed.doc)
    for number, sentence in enumerate(parsed.sentences):
        for i in range(sentence.start, sentence.end):
            numbers[i] = number
    return numbers


def mark_quoted(doc: Doc) -> list[bool]:
    """Which tokens stand between quotation marks; a mark left open ends with its paragraph."""
    flags, depth = [False] * len(doc), 0
    for token in doc:
        text = token.text
        if token.is_space and "\n" in text:
            depth = 0
        elif text[0] in "“«„" or text == "``" or (text in ('"', "''") and not depth) or (text[0] == "‘" and not depth):
            depth = 1
        elif (
            text[-1] in "”»"
            or text in ('"', "''")
            or (text == "’" and depth and (token.i + 1 == len(doc) or token.whitespace_ or doc[token.i + 1].is_punct))
        ):
            depth = 0
        flags[token.i] = depth > 0
    return flags


@dataclass(frozen=True, slots=True)
class _Marks:
    """The sentence and paragraph that each token stands in, and whether it is quoted."""

    sentence_of: list[int]
    paragraph_of: list[int]
    quoted: list[bool]

    def antecedent(
        self, root: int, start: int, end: int, kind: str, plural: bool, gender: str | None, keys: tuple[int, ...]
    ) -> Antecedent:
        sentence, paragraph, quoted = self.sentence_of[root], self.paragraph_of[root], self.quoted[root]
        return Antecedent(root, start, end, sentence, kind, plural, gender, keys, quoted, paragraph)


def antecedents_of(
    doc: Doc,
    linker: Linker,
    linked_at: dict[int, Linked],
    describer: Describer,
    sentence_of: list[int],
    paragraph_of: list[int],
    quoted: list[bool],
) -> list[Antecedent]:
    """Antecedents in order of their first token."""
    marks = _Marks(sentence_of, paragraph_of, quoted)
    found: list[Antecedent] = []
    for linked in dict.fromkeys(linked_at[i].name.start for i in sorted(linked_at)):
        found.extend(_named(doc, linker, linked_at, linked_at[linked], describer, marks))
    for head in describer.heads:
        if (
            head.dep_ not in _NOT_REFERRING
            and head.lower_ not in v.words("reference", "nobody")
            and head.i not in linker.title_owner
        ):
            found.extend(_described(head, linker, linked_at, describer, marks))
    return sorted(found, key=lambda a: (a.start, a.root, a.plural))


def _named(
    doc: Doc,
    linker: Linker,
    linked_at: dict[int, Linked],
    linked: Linked,
    describer: Describer,
    marks: _Marks,
) -> list[Antecedent]:
    name, draft = linked.name, linker.drafts[linked.key]
    one = marks.antecedent(name.root, name.start, name.end, draft.kind, False, draft.gender, (linked.key,))
    found = [one]
    root = doc[name.root]
    others = [] if root.dep_ == "conj" else _joined(root, linked_at, describer)
    partner = None if others else _partner(root, linked_at, describer)
    if partner is not None and linker.drafts[partner].kind == draft.kind:
        others = [(partner, name.end)]
    keys = tuple(dict.fromkeys([linked.key, *(key for key, _ in others)]))
    if len(keys) > 1:
        end = max(end for _, end in others)
        found.append(marks.antecedent(name.root, name.start, end, draft.kind, True, None, keys))
    return found


def _joined(root: Token, linked_at: dict[int, Linked], describer: Describer) -> list[tuple[int, int]]:
    """Entities joined to a word by "and", each with where it ends: "X, Y and her Danish counterpart, Z"."""
    found = []
    for token in root.conjuncts:
        if token.i <= root.i:
            continue
        linked = linked_at.get(token.i)
        if linked is not None:
            found.append((linked.key, linked.name.end))
            continue
        key = describer.named_beside(token)
        if key is not None:
            found.append((key, token.i + 1))
    return found


def _partner(root: Token, linked_at: dict[int, Linked], describer: Describer) -> int | None:
    """Whom a subject meets or deals with, so that "they" takes up both: "X met Y", "X held talks with Y"."""
    subject = root.head if root.dep_ == "appos" else root  # "the minister, X, met the envoy, Y"
    verb = subject.head
    if subject.dep_ != "nsubj" or verb.lemma_ not in v.words("reference", "meeting"):
        return None
    objects = [c for c in verb.rights if c.dep_ == "dobj"]
    governors = [verb, *objects]
    for governor in governors:
        for preposition in governor.rights:
            if preposition.dep_ == "prep" and preposition.lower_ in ("with", "alongside"):
                objects = [c for c in preposition.rights if c.dep_ == "pobj"] + objects
    for token in objects:
        linked = linked_at.get(token.i)
        key = linked.key if linked is not None else describer.named_beside(token)
        if key is not None:
            return key
    return None


def _described(
    head: Token, linker: Linker, linked_at: dict[int, Linked], describer: Describer, marks: _Marks
) -> list[Antecedent]:
    keys = describer.definite_keys(head)
    kind = {"person": "person", "institution": "organization"}.get(v.noun_class(head.lower_) or "", "group")
    gender = v.gender_words().get(head.lower_) or v.gender_of_suffix(head.lower_)
    if len(keys) == 1:
        kind, gender = linker.drafts[keys[0]].kind, linker.drafts[keys[0]].gender or gender
    plural = is_plural(head)
    one = marks.antecedent(head.i, head.i, head.i + 1, kind, plural, gender, keys)
    if len(keys) != 1 or head.dep_ == "conj":
        return [one]
    others = _joined(head, linked_at, describer)
    partner = None if others else _partner(head, linked_at, describer)
    if partner is not None and linker.drafts[partner].kind == kind:
        others = [(partner, head.i + 1)]  # "the minister met X"
    joint = tuple(dict.fromkeys([*keys, *(key for key, _ in others)]))
    if len(joint) < 2:
        return [one]
    end = max(end for _, end in others)
    return [one, marks.antecedent(head.i, head.i, end, kind, True, None, joint)]
