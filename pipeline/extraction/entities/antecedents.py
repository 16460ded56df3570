"""All that a pronoun of one article may mean, in order of text: names, descriptions and coordinations."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.descriptions import Describer
from pipeline.extraction.entities.linking import Linked, Linker
from pipeline.extraction.entities.pronouns import Antecedent
from pipeline.extraction.entities.wording import is_plural
from pipeline.extraction.parsing import ParsedArticle

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


def antecedents_of(
    doc: Doc,
    linker: Linker,
    linked_at: dict[int, Linked],
    describer: Describer,
    sentence_of: list[int],
    quoted: list[bool],
) -> list[Antecedent]:
    """Antecedents in order of their first token."""
    found: list[Antecedent] = []
    for linked in dict.fromkeys(linked_at[i].name.start for i in sorted(linked_at)):
        found.extend(_named(doc, linker, linked_at, linked_at[linked], sentence_of))
    for head in describer.heads:
        if (
            head.dep_ not in _NOT_REFERRING
            and head.lower_ not in v.words("reference", "nobody")
            and head.i not in linker.title_owner
        ):
            found.append(_described(head, linker, describer, sentence_of))
    found = [replace(a, quoted=quoted[a.root]) if quoted[a.root] else a for a in found]
    return sorted(found, key=lambda a: (a.start, a.root, a.plural))


def _named(
    doc: Doc, linker: Linker, linked_at: dict[int, Linked], linked: Linked, sentence_of: list[int]
) -> list[Antecedent]:
    name, draft = linked.name, linker.drafts[linked.key]
    one = Antecedent(
        name.root, name.start, name.end, sentence_of[name.root], draft.kind, False, draft.gender, (linked.key,)
    )
    root = doc[name.root]
    others = [linked_at[t.i] for t in root.conjuncts if t.i in linked_at and t.i > root.i]
    if not others or root.dep_ == "conj":
        return [one]
    keys = tuple(dict.fromkeys([linked.key, *(o.key for o in others)]))
    return (
        [one, Antecedent(name.root, name.start, others[-1].name.end, one.sentence, draft.kind, True, None, keys)]
        if len(keys) > 1
        else [one]
    )


def _described(head: Token, linker: Linker, describer: Describer, sentence_of: list[int]) -> Antecedent:
    keys = describer.definite_keys(head)
    kind = {"person": "person", "institution": "organization"}.get(v.noun_class(head.lower_) or "", "group")
    gender = v.gender_words().get(head.lower_) or v.gender_of_suffix(head.lower_)
    if len(keys) == 1:
        kind, gender = linker.drafts[keys[0]].kind, linker.drafts[keys[0]].gender or gender
    plural = is_plural(head)
    return Antecedent(head.i, head.i, head.i + 1, sentence_of[head.i], kind, plural, gender, keys)
