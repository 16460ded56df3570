"""Statements of different articles that report one utterance.

One utterance is told by one speaker in nearly the same words. Candidates share a speaker and one of the rarer words of
what was said; a long quotation told word for word is also one where only one of the articles names its speaker.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pyarrow as pa
from rapidfuzz import fuzz

from pipeline.reconciliation.grouping import DisjointSets, most_common
from pipeline.reconciliation.identifiers import stable_id
from pipeline.reconciliation.words import content_stems, plain_words
from schemas import arrow_schema

Row = dict[str, Any]
StatementKey = tuple[str, int]

_LIKENESS = 80.0
"""Least token-set ratio (0 to 100) of the content words of two reports of one utterance."""
_SHARED_STEMS = 4
_SHARED_PART = 0.6
"""Least part of the shorter report's content words that the longer one must hold."""
_RARE_STEMS = 6
_COMPARED = 40
_WORD_FOR_WORD = 8
"""Words from which an equal text alone shows one utterance."""


def link_utterances(statements: pa.Table, entity_links: pa.Table) -> pa.Table:
    """The table utterance_links, from extracted_statements and entity_links."""
    entity_of = {(row["article_id"], row["entity_key"]): row["entity_id"] for row in entity_links.to_pylist()}
    columns = ["article_id", "statement_key", "span_text", "speaker_keys", "is_anonymous"]
    rows = sorted(statements.select(columns).to_pylist(), key=_key)
    speakers = {_key(r): tuple(sorted({entity_of[r["article_id"], k] for k in r["speaker_keys"]})) for r in rows}
    texts = {_key(row): row["span_text"] for row in rows}
    unnamed = {_key(row) for row in rows if row["is_anonymous"] or not row["speaker_keys"]}
    sets: DisjointSets[StatementKey] = DisjointSets()
    _join_by_speaker(sets, texts, speakers)
    _join_word_for_word(sets, texts, unnamed, speakers)
    links = []
    for group in sets.sets(texts):
        utterance_id = _identifier(group, texts, speakers)
        links += [{"article_id": a, "statement_key": k, "utterance_id": utterance_id} for a, k in group]
    return pa.Table.from_pylist(sorted(links, key=_key), schema=arrow_schema("utterance_links"))


def _key(row: Row) -> StatementKey:
    return row["article_id"], row["statement_key"]


def _join_by_speaker(
    sets: DisjointSets[StatementKey], texts: dict[StatementKey, str], speakers: dict[StatementKey, tuple[str, ...]]
) -> None:
    by_speaker: dict[tuple[str, ...], list[StatementKey]] = defaultdict(list)
    for key, said_by in speakers.items():
        if said_by:
            by_speaker[said_by].append(key)
    for keys in by_speaker.values():
        spread = Counter(stem for key in keys for stem in content_stems(texts[key]))
        holding: dict[str, list[StatementKey]] = defaultdict(list)
        for key in keys:
            seen: set[StatementKey] = set()
            for stem in sorted(content_stems(texts[key]), key=lambda s: (spread[s], s))[:_RARE_STEMS]:
                seen.update(holding[stem][:_COMPARED])
                holding[stem].append(key)
            for other in sorted(seen):
                if sets.find(key) != sets.find(other) and says_the_same(texts[key], texts[other]):
                    sets.join(key, other)


def says_the_same(one: str, other: str) -> bool:
    """Whether two texts of one speaker can be two reports of one utterance.

    >>> says_the_same("We will never leave this valley, whatever they say", "we never leave this valley whatever")
    True
    >>> says_the_same("We will never leave this valley", "They left the valley")
    False
    """
    stems, stems_too = content_stems(one), content_stems(other)
    shared = len(stems & stems_too)
    fewer = min(len(stems), len(stems_too))
    if shared < _SHARED_STEMS:
        return plain_words(one) == plain_words(other) != ()
    alike = fuzz.token_set_ratio(" ".join(sorted(stems)), " ".join(sorted(stems_too)))
    return shared >= _SHARED_PART * fewer and alike >= _LIKENESS


def _join_word_for_word(
    sets: DisjointSets[StatementKey],
    texts: dict[StatementKey, str],
    unnamed: set[StatementKey],
    speakers: dict[StatementKey, tuple[str, ...]],
) -> None:
    """Join equal long texts, as long as their named speakers are the same."""
    equal: dict[tuple[str, ...], list[StatementKey]] = defaultdict(list)
    for key, text in texts.items():
        words = plain_words(text)
        if len(words) >= _WORD_FOR_WORD:
            equal[words].append(key)
    for keys in equal.values():
        if len({speakers[key] for key in keys if key not in unnamed}) <= 1:
            for key in keys[1:]:
                sets.join(keys[0], key)


def _identifier(
    group: list[StatementKey], texts: dict[StatementKey, str], speakers: dict[StatementKey, tuple[str, ...]]
) -> str:
    """Hashed from speaker and most told wording; alone in its article, a statement without a speaker is its own."""
    wordings = Counter(" ".join(plain_words(texts[key])) for key in group)
    wording = most_common(wordings, lambda words: (-len(words), words))
    said_by = most_common(Counter(speakers[key] for key in group))
    if not said_by or (len(group) == 1 and not wording):
        article, number = group[0]
        return stable_id("utterance", wording, article, number)
    return stable_id("utterance", wording, *said_by)
