"""What is attributed: the tokens that a cue gives as said, by the frame of the cue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extraction.statements.boundaries import SUBJECTS, before_comment, before_next_cue, with_reasons
from pipeline.extraction.statements.cues import FINITE, Cue
from pipeline.extraction.statements.lexicon import ReportingLexicon, reporting
from pipeline.extraction.statements.passage import Passage

FARTHEST_THAT = 14
"""Words that may stand between "said" and its "that" ("said in a report shared with the paper that")."""
FRAGMENTS = frozenset({"as", "naming", "noun phrase", "quoted words", "fragment", "charge", "gerund", "infinitive"})
"""Frames whose content is part of the reporting clause: quoted words in them make it mixed, not direct."""


@dataclass(frozen=True, slots=True)
class Content:
    """Content tokens (`start`, end-exclusive `end`), and the frame in which the cue takes them."""

    start: int
    end: int
    frame: str


def trimmed(passage: Passage, start: int, end: int, frame: str) -> Content | None:
    """Content without the words and marks that introduce and end it; None where nothing is left."""
    start, end = passage.trim(start, end)
    return Content(start, end, frame) if start < end else None


def complement_of(passage: Passage, cue: Cue) -> Content | None:
    """The content that follows a reporting verb as its complement, None where it has none."""
    lexicon = reporting()
    verb, lemma = cue.head, cue.head.lemma_.lower()
    rules: tuple[tuple[bool, Callable[[], Content | None]], ...] = (
        (lemma in lexicon.charging, lambda: _charge(passage, verb, lexicon.charging[lemma])),
        (lemma in lexicon.measuring, lambda: _measure(passage, verb)),
        (lemma in lexicon.clausal, lambda: _clause_complement(passage, cue, lexicon)),
        (lemma in lexicon.naming, lambda: _naming(passage, verb, lexicon)),
        (lemma in lexicon.characterising, lambda: _as_complement(passage, verb)),
        (lemma in lexicon.proposition or lemma in lexicon.stressing, lambda: _noun_phrase(passage, cue, lexicon)),
        (lemma in lexicon.quotable, lambda: _quoted_words(passage, cue)),
    )
    for applies, rule in rules:
        content = rule() if applies else None
        if content is not None:
            return content
    return None


def _clause_complement(passage: Passage, cue: Cue, lexicon: ReportingLexicon) -> Content | None:
    verb, lemma = cue.head, cue.head.lemma_.lower()
    for child in verb.rights:
        if child.dep_ not in ("ccomp", "xcomp"):
            continue
        that = has_that(child)
        if lemma in lexicon.quoting_only and lemma not in lexicon.thought and not that:
            continue
        subject = any(c.dep_ in SUBJECTS for c in child.children)
        infinitive = child.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
        if infinitive:
            # "urged them to go" is a request; "claims to have seen" is a claim.
            if lemma in lexicon.infinitive:
                return _clause(passage, cue, child, "infinitive")
            continue
        if child.tag_ == "VBG" and not subject:
            if lemma in lexicon.gerund:
                return _clause(passage, cue, child, "gerund")
            continue
        if child.dep_ == "xcomp" and not subject and not that:
            continue
        if not that and child.pos_ not in ("VERB", "AUX") and not subject:
            continue
        return _clause(passage, cue, child, "clause")
    for child in verb.rights:
        if child.dep_ == "prep" and lemma in lexicon.gerund and child.lower_ == "to":
            continue
        if child.dep_ == "dobj" and child.tag_ == "VBG" and lemma in lexicon.gerund:
            return _clause(passage, cue, child, "gerund")
    return _after_that(passage, cue) or _second_subject(passage, cue)


def _second_subject(passage: Passage, cue: Cue) -> Content | None:
    """ "told them after the talks the price was fixed": a clause that the parse runs into its adverbial."""
    for child in cue.head.rights:
        subjects = [c for c in child.lefts if c.dep_ in ("nsubj", "nsubjpass")]
        marked = any(c.dep_ == "mark" and c.lower_ in ("after", "before", "during", "at") for c in child.lefts)
        if child.dep_ == "advcl" and marked and len(subjects) > 1:
            end = min(child.right_edge.i + 1, passage.clause(cue.head.i)[1])
            start = subjects[-1].left_edge.i
            return trimmed(passage, start, before_next_cue(passage, cue.head, start, end), "clause")
    return None


def _after_that(passage: Passage, cue: Cue) -> Content | None:
    """What follows "said that" or "told them that" where the parse finds no clause."""
    doc = passage.doc
    verb = cue.head
    stop = passage.clause(verb.i)[1]
    spoken_to = next((c for c in verb.rights if c.dep_ in ("dobj", "dative")), None)
    places = [cue.words[-1].i + 1]
    for i in range(places[0], min(places[0] + FARTHEST_THAT, stop)):
        if doc[i].text == "," or doc[i].tag_ in FINITE or passage.quotation_of[i] >= 0:
            break
        if doc[i].lower_ == "that" and (doc[i].dep_ == "mark" or doc[i].tag_ == "IN"):
            places.append(i)
            break
    if spoken_to is not None and spoken_to.i - verb.i < 8:
        places.append(spoken_to.i + 1)
    for i in places:
        if (
            i + 2 < stop
            and doc[i].lower_ == "that"
            and doc[i + 1].pos_ not in ("PUNCT", "AUX")
            and doc[i + 1].text not in ".,"
        ):
            end = before_comment(passage, i, before_next_cue(passage, verb, i, stop))
            if any(t.pos_ in ("VERB", "AUX", "NOUN") for t in doc[i + 1 : end]):
                return trimmed(passage, i + 1, end, "clause")
    return None


def has_that(clause: Token) -> bool:
    """Whether a clause is introduced by "that"."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _clause(passage: Passage, cue: Cue, child: Token, frame: str) -> Content | None:
    doc = passage.doc
    verb = cue.head
    after = max(verb.i, cue.words[-1].i) + 1
    ceiling = passage.clause(verb.i)[1]
    start = max(child.left_edge.i, after)
    end = min(child.right_edge.i + 1, ceiling)
    # What stands between "that" and the clause belongs to it, however it is attached.
    for i in range(after, start):
        if doc[i].lower_ == "that" and (doc[i].dep_ == "mark" or doc[i].tag_ == "IN"):
            start = i
            break
    end = with_reasons(passage, verb, end, ceiling)
    end = before_comment(passage, start, before_next_cue(passage, verb, start, end))
    for number in passage.quotations_in(start, end):
        low, high = passage.ranges[number]
        if low < end < high:
            end = high
    content = trimmed(passage, start, end, frame)
    if content is not None and frame == "clause" and content.start in passage.number_at:
        subject = next((c for c in child.children if c.dep_ in SUBJECTS), None)
        if child.tag_ in ("VBD", "VBZ", "VBP", "VB") and (subject is None or subject.i < content.start):
            return Content(content.start, content.end, "fragment")
    return content


def _charge(passage: Passage, verb: Token, prepositions: tuple[str, ...]) -> Content | None:
    """ "accuses X of doing Y": X with what X is charged with."""
    end = passage.clause(verb.i)[1]
    target = next((c for c in verb.rights if c.dep_ in ("dobj", "dative", "nsubj")), None)
    accusing = verb.lemma_ == "accuse"
    for holder in (verb, target):
        for child in holder.rights if holder is not None else ():
            if child.dep_ != "prep" or child.lower_ not in prepositions:
                continue
            gerund = any(c.dep_ == "pcomp" for c in child.children)
            quoted = bool(passage.quotations_in(child.left_edge.i, child.right_edge.i + 1))
            if accusing and holder is target and not gerund and not quoted:
                continue
            if not accusing and not quoted and not (gerund and target is not None and verb.lemma_ != "warn"):
                return None
            addressed = verb.lemma_ == "warn"
            start = target.left_edge.i if target is not None and target.i < child.i and not addressed else child.i + 1
            stop = before_next_cue(passage, verb, start, min(child.right_edge.i + 1, end))
            if addressed:
                stop = max(stop, *(min(o.right_edge.i + 1, end) for o in verb.rights if o.dep_ == "advcl"), 0)
            return trimmed(passage, start, stop, "charge")
    if accusing and target is not None:
        # The parse may hang "of doing" on a phrase between.
        for i in range(target.i + 1, end - 1):
            if passage.doc[i].lower_ == "of" and passage.doc[i + 1].tag_ == "VBG":
                stop = passage.doc[i].right_edge.i + 1
                return trimmed(passage, target.left_edge.i, before_next_cue(passage, verb, i, min(stop, end)), "charge")
    return None


def _measure(passage: Passage, verb: Token) -> Content | None:
    """ "put the toll at six": the toll with its number."""
    target = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if target is None:
        return None
    for child in (*verb.rights, *target.rights):
        if (
            child.dep_ == "prep"
            and child.lower_ == "at"
            and any(c.like_num or any(g.like_num for g in c.subtree) for c in child.children)
        ):
            stop = passage.clause(verb.i)[1]
            end = min(child.right_edge.i + 1, stop)
            doc = passage.doc
            if end + 1 < stop and doc[end].text == "," and not any(t.tag_ in FINITE for t in doc[end:stop]):
                end = before_next_cue(passage, verb, end, stop)
            return trimmed(passage, target.left_edge.i, end, "noun phrase")
    return None


def _naming(passage: Passage, verb: Token, lexicon: ReportingLexicon) -> Content | None:
    """ "called the deal a mistake": the deal with what it is called."""
    stop = passage.clause(verb.i)[1]
    plain = verb.lemma_.lower() in lexicon.calling
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod"):
        return None
    for child in verb.rights:
        if child.lower_ in ("for", "on", "off", "up", "out", "upon", "in", "back") and child.i == verb.i + 1 and plain:
            return None
        if child.dep_ in ("oprd", "attr") or (
            child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("NOUN", "ADJ", "PROPN")
        ):
            named = next((c for c in verb.rights if c.dep_ in ("dobj", "nsubj") and c.i < child.i), None)
            inner = next((c for c in child.children if c.dep_ in ("nsubj",)), None)
            if named is None and inner is None and not plain:
                continue
            start = named.left_edge.i if named is not None else child.left_edge.i
            end = before_next_cue(passage, verb, verb.i + 1, min(child.right_edge.i + 1, stop))
            return trimmed(passage, max(start, verb.i + 1), end, "naming")
    target = next((c for c in verb.rights if c.dep_ in ("dobj", "ccomp", "nsubj")), None)
    if (
        verb.lemma_ in ("consider", "deem", "find")
        and target is not None
        and any(c.dep_ == "amod" and c.i > target.i for c in target.rights)
    ):
        return trimmed(passage, target.left_edge.i, min(target.right_edge.i + 1, stop), "naming")
    if not plain or verb.tag_ == "VBN":
        return None
    if target is None:
        return None
    end = min(target.right_edge.i + 1, stop)
    numbers = passage.quotations_in(verb.i + 1, min(end + 2, stop))
    if numbers:
        return trimmed(passage, max(verb.i + 1, target.left_edge.i), max(end, passage.ranges[numbers[0]][1]), "naming")
    if verb.dep_ == "relcl" and target.pos_ == "NOUN":
        return trimmed(passage, max(verb.i + 1, target.left_edge.i), end, "naming")
    return None


def _as_complement(passage: Passage, verb: Token) -> Content | None:
    """ "described the pact as a gift": the pact with what it is described as."""
    stop = passage.clause(verb.i)[1]
    target = next((c for c in verb.rights if c.dep_ in ("dobj", "nsubj")), None)
    for holder in (verb, target):
        for child in holder.rights if holder is not None else ():
            low = child.left_edge
            if (child.lower_ == "as" and child.dep_ in ("prep", "mark")) or (
                child.dep_ in ("advcl", "pcomp") and low.lower_ == "as" and child.tag_ == "VBG"
            ):
                start = target.left_edge.i if target is not None and target.i < low.i else low.i + 1
                end = before_next_cue(passage, verb, verb.i + 1, min(child.right_edge.i + 1, stop))
                return trimmed(passage, max(start, verb.i + 1), end, "as")
    if target is not None and verb.lemma_.lower() in reporting().describing:
        for i in range(target.i + 1, stop):
            if (
                passage.doc[i].lower_ == "as"
                and passage.quotation_of[i] < 0
                and i + 1 < stop
                and passage.quotation_of[i + 1] >= 0
            ):
                high = passage.ranges[passage.quotation_of[i + 1]][1]
                return trimmed(passage, target.left_edge.i, high, "as")
    return None


def _noun_phrase(passage: Passage, cue: Cue, lexicon: ReportingLexicon) -> Content | None:
    """A noun phrase that carries a proposition: "the need to ...", "limited alternatives with ..."."""
    verb = cue.head
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts):
        return None
    after = cue.words[-1].i + 1
    for child in verb.rights:
        ruling = lemma == "rule" and child.dep_ == "advcl" and child.i == after
        if (child.dep_ not in ("dobj", "pcomp", "xcomp", "pobj") and not ruling) or child.pos_ not in (
            "NOUN",
            "PROPN",
            "VERB",
        ):
            continue
        held = next((c for c in child.children if c.dep_ in ("acl", "ccomp", "relcl") and has_that(c)), None)
        if held is not None and child.lemma_.lower() in lexicon.noun_clause:
            end = with_reasons(
                passage, verb, min(held.right_edge.i + 1, passage.clause(verb.i)[1]), passage.clause(verb.i)[1]
            )
            return trimmed(passage, held.left_edge.i, before_next_cue(passage, verb, held.left_edge.i, end), "clause")
        clause = any(
            c.dep_ in ("acl", "relcl", "ccomp") or (c.dep_ == "prep" and any(g.dep_ == "pcomp" for g in c.children))
            for c in child.children
        )
        gerund = child.tag_ == "VBG" and child.dep_ in ("pcomp", "xcomp", "dobj", "advcl")
        if child.pos_ == "VERB" and not gerund:
            continue
        bare = all(c.dep_ in ("det", "poss") for c in child.children)
        spoken = bare and child.lemma_.lower() in lexicon.noun_clause
        stressed = lemma in lexicon.stressing and not spoken
        if gerund or clause or stressed or child.lemma_.lower() in lexicon.noun_proposition:
            end = min(child.right_edge.i + 1, passage.clause(verb.i)[1])
            end = before_next_cue(passage, verb, after, end)
            return trimmed(passage, max(child.left_edge.i, after), end, "noun phrase")
    return None


def _quoted_words(passage: Passage, cue: Cue) -> Content | None:
    """A request, threat or judgement with words of the speaker in it: 'asked them "to share the burden"'."""
    verb = cue.head
    after = cue.words[-1].i + 1
    stop = passage.clause(verb.i)[1]
    parts = [c for c in verb.rights if c.dep_ in ("dobj", "dative", "prep", "xcomp", "ccomp", "nsubj", "oprd", "advcl")]
    start = end = None
    for child in parts:
        low, high = max(child.left_edge.i, after), min(child.right_edge.i + 1, stop)
        if low >= high:
            continue
        if (
            child.dep_ in ("prep", "advcl")
            and start is None
            and child.lower_ not in ("on", "for", "with", "to", "of", "against", "about")
        ):
            continue
        if start is None:
            start = (
                child.i + 1 if child.dep_ == "prep" and child.lower_ in ("on", "for", "against", "of", "about") else low
            )
        if end is None or child.dep_ in ("xcomp", "ccomp", "dobj", "prep"):
            end = max(high, end or 0)
    if start is None or end is None:
        return None
    end = before_next_cue(passage, verb, start, end)
    numbers = [n for n in passage.quotations_in(start, end) if not passage.is_name(n)]
    if not numbers:
        return None
    lexicon = reporting()
    for token in passage.doc[after : passage.ranges[numbers[0]][0]]:
        lemma = token.lemma_.lower()
        speaking = token.tag_ in ("VBD", "VBZ", "VBP") and lemma in lexicon.speech
        if speaking or (token.pos_ == "VERB" and (lemma in lexicon.calling or lemma in lexicon.describing)):
            return None
    return trimmed(passage, start, max(end, passage.ranges[numbers[-1]][1]), "quoted words")


# ------------------------------------------------------------------ nouns and adjectives
