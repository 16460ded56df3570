"""The content that follows a reporting verb: the frames of its lemma, tried in order."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.extraction.statements.clauses import clause_complement
from pipeline.extraction.statements.contents import Content
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.statements.predications import (
    characterised,
    charge,
    counted,
    measured,
    named,
    number_told,
    proposition,
    quoted_words,
)


def complement_of(passage: Passage, cue: Cue) -> Content | None:
    """The content that follows a reporting verb as its complement, None where it has none."""
    lexicon = reporting()
    verb, lemma = cue.head, cue.head.lemma_.lower()
    rules: tuple[tuple[bool, Callable[[], Content | None]], ...] = (
        (lemma in lexicon.charging, lambda: charge(passage, verb, lexicon.charging[lemma])),
        (lemma in lexicon.measuring, lambda: measured(passage, verb)),
        (lemma in lexicon.counting, lambda: counted(passage, verb)),
        (lemma in ("speak", "claim"), lambda: number_told(passage, cue)),
        (lemma in lexicon.clausal or lemma in lexicon.gerund, lambda: clause_complement(passage, cue, lexicon)),
        (lemma in lexicon.naming, lambda: named(passage, verb, lexicon)),
        (lemma in lexicon.characterising, lambda: characterised(passage, verb)),
        (lemma in lexicon.proposition or lemma in lexicon.stressing, lambda: proposition(passage, cue, lexicon)),
        (lemma in lexicon.quotable, lambda: quoted_words(passage, cue)),
    )
    for applies, rule in rules:
        content = rule() if applies else None
        if content is not None:
            return content
    return None
