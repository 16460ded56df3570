"""A model's rules from tags to parts of speech, each combination of tag, relation and word worked out once.

spaCy's attribute ruler matches all its patterns against all tokens of every text. Its patterns look at one token, or at
two that are neighbours; so what they give a token depends on little, and can be remembered.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from pipeline.extraction.remembered import Remembered

READ = {"TAG", "DEP", "LOWER", "IS_SPACE"}
"""Attributes that a pattern may look at for its results to be remembered."""
GIVEN = {"POS", "MORPH", "LEMMA", "TAG", "DEP"}
"""Attributes that a pattern may give."""
Values = tuple[int, int, int, int, int]
Key = tuple[int, ...]


class RememberedRules:
    """Gives tokens what an attribute ruler gives them: part of speech, morphology, lemma; white space its tag."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._strings = ruler.vocab.strings
        self._known: dict[Key, Values] = {}
        self._words = Remembered(self._word)
        rules: Any = ruler.patterns
        patterns = [pattern for rule in rules for pattern in rule["patterns"]]
        pairs = [token for pattern in patterns if len(pattern) > 1 for token in pattern]
        self._literal = {word for pattern in patterns for token in pattern for word in _literal(token)}
        self._regex = [re.compile(r) for pattern in patterns for token in pattern for r in _regex(token)]
        self._pair_literal = {word for token in pairs for word in _literal(token)}
        self._pair_regex = [re.compile(r) for token in pairs for r in _regex(token)]
        self._pair_relations = {self._strings[t["DEP"]] for t in pairs if isinstance(t.get("DEP"), str)}
        self._in_pairs: set[int] = set()

    @staticmethod
    def suits(ruler: AttributeRuler) -> bool:
        """Whether no pattern looks further than its neighbour, or at anything but tag, relation and word."""
        rules: Any = ruler.patterns
        for rule in rules:
            for pattern in rule["patterns"]:
                if len(pattern) > 2 or not set(rule["attrs"]) <= GIVEN:
                    return False
                for token in pattern:
                    if not set(token) <= READ or (len(pattern) == 2 and not {"LOWER", "DEP"} & set(token)):
                        return False
                    word = token.get("LOWER", "")
                    if isinstance(word, dict) and not set(word) <= {"IN", "REGEX"}:
                        return False
                    if len(pattern) == 2 and not isinstance(token.get("DEP", ""), str):
                        return False
        return True

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        before = doc.to_array([TAG, DEP, LOWER])
        tags, relations, lowers = before.T.tolist()
        keys: list[Key] = list(zip(tags, relations, map(self._words.__getitem__, lowers), strict=True))
        self._join_pairs(keys)
        known = self._known
        values = [known.get(key) or self._work_out(doc, i, key) for i, key in enumerate(keys)]
        given: Any = np.array(values, dtype="uint64")
        doc.from_array([POS, MORPH, LEMMA], given[:, :3])
        for i in np.flatnonzero((given[:, 3:] != before[:, :2]).any(axis=1)).tolist():  # white space, by and large
            doc[i].tag, doc[i].dep = values[i][3:]
        return doc

    def pipe(self, docs: Any, *, batch_size: int = 1) -> Any:
        return map(self, docs)

    def _join_pairs(self, keys: list[Key]) -> None:
        """Let the keys of neighbours that a pattern may take together hold each other."""
        in_pairs, relations = self._in_pairs, self._pair_relations
        marked = [i for i, key in enumerate(keys) if key[2] in in_pairs or key[1] in relations]
        alone = list(map(keys.__getitem__, marked))
        for i, j, mine, theirs in zip(marked, marked[1:], alone, alone[1:], strict=False):
            if j == i + 1:
                keys[i] = (*keys[i], 1, *theirs)
                keys[j] = (*keys[j], 2, *mine)

    def _word(self, lower: int) -> int:
        """What a pattern may see of a word: itself where one names it, whether it is white space where none does."""
        text = self._strings[lower]
        named = text in self._literal or any(r.search(text) for r in self._regex)
        seen = lower if named else int(text.isspace())
        if text in self._pair_literal or any(r.search(text) for r in self._pair_regex):
            self._in_pairs.add(seen)
        return seen

    def _work_out(self, doc: Doc, i: int, key: Key) -> Values:
        first, last = max(i - 1, 0), min(i + 2, len(doc))
        tokens = [doc[j] for j in range(first, last)]
        alone = Doc(
            doc.vocab,
            words=[token.text for token in tokens],
            tags=[token.tag_ for token in tokens],
            deps=[token.dep_ for token in tokens],
            heads=[0] * len(tokens),
        )
        found: Any = self._ruler(alone)[i - first]
        values = (int(found.pos), int(found.morph.key), int(found.lemma), int(found.tag), int(found.dep))
        self._known[key] = values
        return values


@Language.factory("remembered_rules", default_config={"ruler": "attribute_ruler"})
def remembered_rules(nlp: Language, name: str, ruler: str) -> RememberedRules:
    """A component that stands in for the attribute ruler named `ruler`."""
    component: Any = nlp.get_pipe(ruler)
    return RememberedRules(component)


def remember_rules(nlp: Language, name: str) -> None:
    """Have a pipeline's attribute ruler remember its results, if its patterns are of the kind that allows it."""
    ruler = nlp.get_pipe(name)
    if isinstance(ruler, AttributeRuler) and RememberedRules.suits(ruler):
        nlp.add_pipe("remembered_rules", after=name, config={"ruler": name})
        nlp.disable_pipe(name)


def _literal(token: dict[str, Any]) -> list[str]:
    word = token.get("LOWER")
    if isinstance(word, dict):
        return list(word.get("IN", ()))
    return [word] if word else []


def _regex(token: dict[str, Any]) -> list[str]:
    word = token.get("LOWER")
    return [word["REGEX"]] if isinstance(word, dict) and "REGEX" in word else []
