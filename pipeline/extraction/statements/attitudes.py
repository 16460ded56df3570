"""Content of nouns and adjectives: "his claim that ...", "confident that ...", "wary of any deal lacking ..."."""

from __future__ import annotations

from pipeline.extraction.statements.boundaries import (
    before_comment,
    before_next_cue,
    with_reasons,
    with_second_verb,
)
from pipeline.extraction.statements.contents import Content, has_that, trimmed
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.tokens import Token


def noun_content(passage: Passage, cue: Cue) -> Content | None:
    """The clause of a noun of speech or thought: "his claim that ..."."""
    noun = cue.head
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        held = next((c for c in noun.head.rights if c.dep_ == "ccomp" and has_that(c)), None)
        owned = any(c.dep_ == "poss" or c.lower_ in ("of", "from") for c in noun.children)
        if held is not None and owned:
            end = min(held.right_edge.i + 1, passage.clause(noun.i)[1])
            return trimmed(passage, held.left_edge.i, before_next_cue(passage, noun, held.left_edge.i, end), "clause")
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl", "appos") and child.pos_ in ("VERB", "AUX"):
            marker = next((t for t in (child.left_edge, *child.lefts) if _is_that(t, noun)), None)
            if marker is not None and noun.i < marker.i <= noun.i + 8:
                end = min(child.right_edge.i + 1, passage.clause(noun.i)[1])
                verb = cue.words[0]
                end = with_reasons(verb, end, passage.clause(noun.i)[1]) if verb.pos_ == "VERB" else end
                end = before_comment(passage, marker.i, before_next_cue(passage, noun, marker.i, end))
                return trimmed(passage, marker.i, with_second_verb(passage, noun.i, end), "clause")
    return None


def _is_that(token: Token, noun: Token) -> bool:
    """Whether "that" introduces the content of a noun: right behind it, and no relative pronoun."""
    return token.lower_ == "that" and (token.dep_ == "mark" or (token.tag_ == "IN" and token.i == noun.i + 1))


def adjective_content(passage: Passage, cue: Cue) -> Content | None:
    """What an attitude is about, where that is a proposition: "confident that ...", "wary of any deal lacking ..."."""
    adjective = cue.head
    lexicon = reporting()
    if adjective.pos_ != "VERB" and adjective.dep_ not in ("acomp", "oprd", "conj", "ROOT", "xcomp", "advcl", "ccomp"):
        return None
    stop = passage.clause(adjective.i)[1]
    for child in adjective.rights:
        if child.dep_ == "ccomp":
            return trimmed(passage, child.left_edge.i, min(child.right_edge.i + 1, stop), "clause")
        if (
            child.dep_ == "prep"
            and child.lower_ in ("of", "about")
            and adjective.lemma_ in lexicon.adjective_prepositional
        ):
            target = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if target is not None and (
                target.dep_ == "pcomp" or any(c.dep_ in ("acl", "relcl") for c in target.children)
            ):
                end = before_next_cue(passage, adjective, child.i + 1, min(child.right_edge.i + 1, stop))
                return trimmed(passage, child.i + 1, end, "noun phrase")
    return None
