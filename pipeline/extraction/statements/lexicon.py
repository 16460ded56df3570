"""The reporting lexicon, typed: which words attribute content, and in which frames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.lexicons import load


@dataclass(frozen=True)
class ReportingLexicon:
    """Sets of lemmas by frame; see `pipeline/lexicons/reporting.toml` for what each means."""

    speech: frozenset[str]
    thought: frozenset[str]
    evidence: frozenset[str]
    addressed: frozenset[str]
    characterising: frozenset[str]
    naming: frozenset[str]
    gerund: frozenset[str]
    infinitive: frozenset[str]
    expecting: frozenset[str]
    proposition: frozenset[str]
    stressing: frozenset[str]
    measuring: frozenset[str]
    counting: frozenset[str]
    calling: frozenset[str]
    describing: frozenset[str]
    quotable: frozenset[str]
    quoting_only: frozenset[str]
    charging: dict[str, tuple[str, ...]]
    noun_clause: frozenset[str]
    noun_proposition: frozenset[str]
    document: frozenset[str]
    issued: frozenset[str]
    utterances: frozenset[str]
    light_verbs: frozenset[str]
    adjective_clause: frozenset[str]
    adjective_prepositional: frozenset[str]
    possessed: frozenset[str]
    media_words: frozenset[str]
    media_outlets: frozenset[str]
    media_nouns: frozenset[str]
    institutions: frozenset[str]
    people: frozenset[str]
    entry_labels: frozenset[str]

    @property
    def verbs(self) -> frozenset[str]:
        """Every verb that can be a cue in some frame."""
        return self._verbs

    @property
    def clausal(self) -> frozenset[str]:
        """Verbs that take a clause."""
        return self._clausal

    @property
    def continuing(self) -> frozenset[str]:
        """Verbs that, as participle or second verb, begin another statement of the same speaker."""
        return self._continuing

    def __post_init__(self) -> None:
        clausal = self.speech | self.thought | self.evidence
        charging = frozenset(self.charging)
        verbs = (
            clausal
            | self.characterising
            | self.naming
            | self.gerund
            | self.infinitive
            | self.proposition
            | self.stressing
            | self.measuring
            | self.counting
            | self.quotable
            | charging
        )
        object.__setattr__(self, "_clausal", clausal)
        object.__setattr__(self, "_verbs", verbs)
        object.__setattr__(self, "_continuing", self.speech | self.characterising | self.calling | charging | {"rule"})

    _verbs: frozenset[str] = frozenset()
    _clausal: frozenset[str] = frozenset()
    _continuing: frozenset[str] = frozenset()


@cache
def reporting() -> ReportingLexicon:
    """The lexicon, read once."""
    data = load("reporting")
    verbs, nouns, phrases, media = data["verbs"], data["nouns"], data["phrases"], data["media"]
    return ReportingLexicon(
        **{
            name: frozenset(verbs[name])
            for name in (
                "speech",
                "thought",
                "evidence",
                "addressed",
                "characterising",
                "naming",
                "gerund",
                "infinitive",
                "expecting",
                "proposition",
                "stressing",
                "measuring",
                "counting",
                "calling",
                "describing",
                "quotable",
                "quoting_only",
            )
        },
        charging={verb: tuple(prepositions) for verb, prepositions in verbs["charging"].items()},
        noun_clause=frozenset(nouns["clause"]),
        noun_proposition=frozenset(nouns["proposition"]),
        document=frozenset(nouns["document"]),
        issued=frozenset(nouns["issued"]),
        utterances=frozenset(nouns["utterances"]),
        light_verbs=frozenset(nouns["light_verbs"]),
        adjective_clause=frozenset(data["adjectives"]["clause"]),
        adjective_prepositional=frozenset(data["adjectives"]["prepositional"]),
        possessed=frozenset(phrases["possessed"]),
        media_words=frozenset(media["words"]),
        media_outlets=frozenset(media["outlets"]),
        media_nouns=frozenset(media["nouns"]),
        institutions=frozenset(media["institutions"]),
        people=frozenset(data["people"]["nouns"]),
        entry_labels=frozenset(data["layout"]["entry_labels"]),
    )
