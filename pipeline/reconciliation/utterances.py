"""Statements of different articles that report one utterance.

One utterance is told by one speaker in nearly the same words. Candidates share a speaker and one of the rarer words of
what was said; a long quotation told word for word is also one where only one of the articles names its speaker.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from operator import itemgetter

import pyarrow as pa
from rapidfuzz import fuzz

from pipeline import lexicons
from pipeline.collection import without_cycle_collection
from pipeline.reconciliation.grouping import DisjointSets
from pipeline.reconciliation.identifiers import stable_id
from pipeline.reconciliation.words import content_stems, plain_words, stem
from pipeline.rows import rows_by_article, table_of

StatementKey = tuple[str, int]

SAID = ("article_id", "statement_key", "kind", "span_text", "speaker_keys", "is_anonymous")
"""Columns of extracted_statements that are looked at."""

_LIKENESS = 80.0
"""Least token-set ratio (0 to 100) of the content words of two reports of one utterance."""
_SHARED_STEMS = 4
_SHARED_PART = 0.6
"""Least part of the shorter report's content words that the longer one must hold."""
_SHARED_STEMS_OF_SHORT = 3
_SHARED_PART_OF_SHORT = 0.75
"""The same for quotations of fewer words, pronouns and the like left out."""
_RARE_STEMS = 6
_COMPARED = 40
_WORD_FOR_WORD = 8
"""Words from which an equal text alone shows one utterance."""


@without_cycle_collection()
def link_utterances(
    statements: pa.Table, entity_links: pa.Table, reference_days: Mapping[str, date | None]
) -> pa.Table:
    """The table utterance_links, from extracted_statements and entity_links.

    `reference_days` is the reference date of each article that has one.
    """
    texts: dict[StatementKey, str] = {}
    speakers: dict[StatementKey, tuple[str, ...]] = {}
    unnamed, quoted = set(), set()
    for article_id, (rows, links) in rows_by_article(statements.select(SAID), entity_links):
        entity_of = {row["entity_key"]: row["entity_id"] for row in links}
        for row in sorted(rows, key=itemgetter("statement_key")):
            key = article_id, row["statement_key"]
            texts[key] = row["span_text"]
            speakers[key] = tuple(sorted({entity_of[speaker] for speaker in row["speaker_keys"]}))
            if row["is_anonymous"] or not row["speaker_keys"]:
                unnamed.add(key)
            if row["kind"] == "direct":
                quoted.add(key)
    sets: DisjointSets[StatementKey] = DisjointSets()
    _join_by_speaker(sets, texts, speakers, quoted)
    _join_word_for_word(sets, texts, unnamed, speakers)
    links = []
    for group in sets.sets(texts):
        first = min(group, key=lambda key: (reference_days.get(key[0]) or date.max, key))
        utterance_id = _identifier(first, texts[first], speakers[first])
        links += [{"article_id": a, "statement_key": k, "utterance_id": utterance_id} for a, k in group]
    return table_of("utterance_links", sorted(links, key=itemgetter("article_id", "statement_key")))


def _join_by_speaker(
    sets: DisjointSets[StatementKey],
    texts: dict[StatementKey, str],
    speakers: dict[StatementKey, tuple[str, ...]],
    quoted: set[StatementKey],
) -> None:
    by_speaker: dict[tuple[str, ...], list[StatementKey]] = defaultdict(list)
    for key, said_by in speakers.items():
        if said_by:
            by_speaker[said_by].append(key)
    for keys in by_speaker.values():
        spread = Counter(word for key in keys for word in content_stems(texts[key]))
        holding: dict[str, list[StatementKey]] = defaultdict(list)
        for key in keys:
            seen: set[StatementKey] = set()
            for rare in sorted(content_stems(texts[key]), key=lambda s: (spread[s], s))[:_RARE_STEMS]:
                seen.update(holding[rare][:_COMPARED])
                holding[rare].append(key)
            for other in sorted(seen):
                if sets.find(key) == sets.find(other):
                    continue
                if says_the_same(texts[key], texts[other], both_quoted=key in quoted and other in quoted):
                    sets.join(key, other)


def says_the_same(one: str, other: str, both_quoted: bool = False) -> bool:
    """Whether two texts of one speaker can be two reports of one utterance; quotations may be short ones.

    >>> says_the_same("We will never leave this valley, whatever they say", "we never leave this valley whatever")
    True
    >>> says_the_same("We will never leave this valley", "They left the valley")
    False
    >>> says_the_same("The river is no wall, it is a road", "The river is not a wall but a road", both_quoted=True)
    True
    """
    stems, stems_too = content_stems(one), content_stems(other)
    shared = len(stems & stems_too)
    if shared >= _SHARED_STEMS:
        alike = fuzz.token_set_ratio(" ".join(sorted(stems)), " ".join(sorted(stems_too)))
        return shared >= _SHARED_PART * min(len(stems), len(stems_too)) and alike >= _LIKENESS
    if plain_words(one) == plain_words(other) != ():
        return True
    stems, stems_too = stems - _pronouns(), stems_too - _pronouns()
    shared, fewer = len(stems & stems_too), min(len(stems), len(stems_too))
    return both_quoted and shared >= max(_SHARED_STEMS_OF_SHORT, _SHARED_PART_OF_SHORT * fewer)


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(map(stem, lexicons.load("event_labels")["pronouns"]))


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


def _identifier(first: StatementKey, text: str, said_by: tuple[str, ...]) -> str:
    """Hashed from speaker and wording of the first report, which later ones do not change.

    Without speaker or words an utterance is its first report's own.
    """
    wording = " ".join(plain_words(text))
    return stable_id("utterance", wording, *(said_by if said_by and wording else first))
