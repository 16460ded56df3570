"""A model's lemmas, each worked out once.

spaCy's lemmatizer by rules gives a word its lemma by what it is: its characters, its part of speech, its morphology. It
keeps what it found under these three, but asks every token for them, which takes longer than looking them up.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

from pipeline.extraction.remembered import Remembered

Word = tuple[int, int, int]
"""Characters, part of speech and morphology, as spaCy's numbers."""


class RememberedLemmas:
    """Gives tokens what a lemmatizer by rules gives them."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._vocab = lemmatizer.vocab
        self._lemma_of = Remembered(self._work_out)

    @staticmethod
    def suits(lemmatizer: Lemmatizer) -> bool:
        """Whether it works by rules, and lets stand the lemmas that are there."""
        return lemmatizer.mode == "rule" and not lemmatizer.overwrite

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        lemmas, *words = doc.to_array([LEMMA, ORTH, POS, MORPH]).T
        wanted = np.flatnonzero(lemmas == 0)
        lemmas[wanted] = [
            self._lemma_of[word] for word in zip(*(column[wanted].tolist() for column in words), strict=True)
        ]
        given: Any = lemmas.reshape(-1, 1)
        doc.from_array([LEMMA], given)
        return doc

    def pipe(self, docs: Any, *, batch_size: int = 1) -> Any:
        return map(self, docs)

    def _work_out(self, word: Word) -> int:
        strings = self._vocab.strings
        text, part, morphology = (strings[number] for number in word)
        doc = Doc(self._vocab, words=[text], pos=[part], morphs=[morphology])
        return strings.add(self._lemmatizer.lemmatize(doc[0])[0])


@Language.factory("remembered_lemmas", default_config={"lemmatizer": "lemmatizer"})
def remembered_lemmas(nlp: Language, name: str, lemmatizer: str) -> RememberedLemmas:
    """A component that stands in for the lemmatizer named `lemmatizer`."""
    component: Any = nlp.get_pipe(lemmatizer)
    return RememberedLemmas(component)


def remember_lemmas(nlp: Language, name: str) -> None:
    """Have a pipeline's lemmatizer remember its results, if they depend on nothing but the word."""
    lemmatizer = nlp.get_pipe(name)
    if isinstance(lemmatizer, Lemmatizer) and RememberedLemmas.suits(lemmatizer):
        nlp.add_pipe("remembered_lemmas", after=name, config={"lemmatizer": name})
        nlp.disable_pipe(name)
