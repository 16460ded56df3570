"""A model's first layers, worked out once for each different word of an article.

What a network makes of a word before it looks at the words beside it depends on the word alone, and more than half of
the words of an article stand in it more than once.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.api import Model, chain
from thinc.types import Ragged

FIRST, LAST = ["extract_features", "list2ragged"], "ragged2list"
"""What stands before and behind the layers that see one word at a time."""
LOOKS_FURTHER = "expand_window"


def read_words_once(model: Model[Any, Any]) -> None:
    """Let a network's layers that see one word at a time, where it has such, see each different word once."""
    for part in list(model.walk()):
        *before, last = [layer.name for layer in part.layers] or [""]
        if before[:2] == FIRST and last == LAST and len(before) > 2:
            embedding: Model[Any, Any] = chain(*part.layers[2:-1])
            if LOOKS_FURTHER not in {layer.name for layer in embedding.walk()}:
                part.layers[2:-1] = [Model("distinct_words", _forward, layers=[embedding])]


def _forward(model: Model[Ragged, Ragged], words: Ragged, is_train: bool) -> tuple[Ragged, Any]:
    """Vectors of words that are given by their features, a row each. Not for training."""
    features: Any = np.ascontiguousarray(words.dataXd)
    as_bytes = features.view(f"V{features.itemsize * features.shape[1]}").ravel().tolist()
    numbers: dict[bytes, int] = {}
    places = [numbers.setdefault(word, len(numbers)) for word in as_bytes]
    distinct: Any = np.frombuffer(b"".join(numbers), features.dtype).reshape(-1, features.shape[1])
    length: Any = np.array([len(distinct)], dtype="int32")
    vectors = model.layers[0].predict(Ragged(distinct, length))
    return Ragged(vectors.dataXd[places], words.lengths), None
