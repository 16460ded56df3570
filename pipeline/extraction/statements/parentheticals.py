"""Cues that stand beside their content: between commas, after it, or as a phrase before it."""

from __future__ import annotations

from pipeline.extraction.statements.boundaries import SUBJECTS, drop_lead
from pipeline.extraction.statements.contents import Content, trimmed
from pipeline.extraction.statements.cues import FINITE, Cue
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import COMMAS, Passage
from pipeline.extraction.tokens import Token

LONGEST_UNIT = 12
LOOSE = frozenset({"advcl", "dep", "csubj", "nsubj", "parataxis"})
BESIDE = frozenset({"parataxis", "ccomp", "advcl", "dep", "conj", "appos"})


def _in_relative(passage: Passage, cue: Cue, source: Token) -> Content | None:
    """ "the embargo, which, she recalled, has lasted for years": what the relative clause says."""
    doc = passage.doc
    verb = cue.words[0]
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or not 0 < verb.i - source.i < LONGEST_UNIT:
        return None
    floor, ceiling = passage.clause(verb.i)
    left = source.left_edge.i
    right = _unit_end(passage, cue, ceiling)
    if left - 2 <= floor or doc[left - 1].text != "," or doc[left - 2].tag_ not in ("WDT", "WP") or right >= ceiling:
        return None
    if doc[right].text != ",":
        return None
    end = next((i for i in range(right + 1, ceiling) if doc[i].text == "," and passage.quotation_of[i] < 0), ceiling)
    return trimmed(passage, right + 1, end, "parenthetical")


def beside_verb(passage: Passage, cue: Cue, source: Token) -> list[Content]:
    """The sentence around "she said" between commas, or before it; the longer part where the cue splits it."""
    doc = passage.doc
    verb = cue.words[0]
    relative = _in_relative(passage, cue, source)
    if relative is not None:
        return [relative]
    if not _is_finite(verb) or _has_object(cue):
        return []
    floor, ceiling = passage.clause(verb.i)
    left = _unit_start(passage, verb, source, floor)
    right = _unit_end(passage, cue, ceiling)
    comparing = left > floor and doc[left - 1].lower_ in ("as", "like")
    if left <= floor or (comparing and left - 1 <= drop_lead(passage, floor, left)):
        return _after_opening(passage, right, ceiling) if comparing else []
    delimiter = left - 1
    if comparing:
        delimiter -= 1
        if right + 1 < ceiling and passage.quotation_of[right] < 0 and passage.quotation_of[right + 1] >= 0:
            return []
    quoted_before = passage.quotation_of[delimiter] >= 0
    if not quoted_before and doc[delimiter].text not in COMMAS and doc[delimiter].text not in "?!":
        return []
    main = _governed_clause(verb, left) or _clause_before(passage, cue, source, floor, delimiter)
    before, after = _sides(passage, floor, delimiter, right, ceiling)
    if quoted_before:
        number = passage.quotation_of[delimiter]
        inner = passage.quotations[number].inner
        comma = doc[left - 1].text in COMMAS
        if passage.text[inner.end - 1 : inner.end] not in ",?!—–-…" and not comma:
            return []
        if (
            before is not None
            and main is None
            and before.start < passage.ranges[number][0]
            and not has_main_verb(passage, before)
        ):
            before = Content(passage.ranges[number][0], before.end, before.frame)
        return [before] if before is not None else []
    if main is None:
        return []
    if right < ceiling and doc[right].text in COMMAS and after is not None:
        joint = doc[delimiter - 1] if delimiter > floor else None
        if joint is not None and (joint.pos_ == "CCONJ" or joint.tag_ in ("WDT", "WP", "WRB")):
            return [after]
        tail = passage.quotations_in(after.start, after.end)
        if main.i >= right or (before is not None and not has_main_verb(passage, before)):
            if tail and passage.ranges[tail[-1]][1] == after.end and _only_helpers(passage, after.start, tail[-1]):
                return [Content(passage.ranges[tail[-1]][0], after.end, "fragment")]
            longer = before is not None and before.end - before.start > after.end - after.start and main.i < left
            return [before if longer and before is not None else after]
    if before is None or before.end - before.start < 2:
        return []
    return [before]


def _only_helpers(passage: Passage, start: int, number: int) -> bool:
    """Whether nothing but auxiliaries and adverbs stands before a quotation ('would be "a trap"')."""
    return all(t.pos_ in ("AUX", "ADV", "PART") for t in passage.doc[start : passage.ranges[number][0]])


def _after_opening(passage: Passage, right: int, ceiling: int) -> list[Content]:
    """ "As X writes, ...": what follows the comma."""
    if right >= ceiling or passage.doc[right].text != ",":
        return []
    if passage.quotation_of[right + 1 if right + 1 < len(passage.doc) else right] >= 0:
        return []
    content = trimmed(passage, right + 1, ceiling, "parenthetical")
    return [content] if content is not None else []


def _clause_before(passage: Passage, cue: Cue, source: Token, floor: int, delimiter: int) -> Token | None:
    """Where the parse fails: a finite verb before ", the ministry said" at the end of its sentence."""
    doc = passage.doc
    verb = cue.words[0]
    lexicon = reporting()
    lemma = verb.lemma_.lower()
    if (
        (lemma not in lexicon.speech and lemma not in lexicon.evidence)
        or lemma in lexicon.quoting_only
        or verb.tag_ not in ("VBD", "VBZ", "VBP")
    ):
        return None
    if source.i > verb.i or doc[delimiter].text != ",":
        return None
    if verb.dep_ == "conj" and any(c.dep_ == "cc" for c in verb.head.children if verb.head.i < c.i < verb.i):
        return None
    between = source.i - delimiter
    if between > 12 or any(doc[i].tag_ in FINITE for i in range(delimiter + 1, source.i)):
        return None
    for i in range(delimiter - 1, floor - 1, -1):
        token = doc[i]
        if token.tag_ in FINITE and passage.quotation_of[i] < 0:
            clause = token if token.pos_ == "VERB" else token.head
            if _is_in_participle(verb, clause):
                return None
            subordinate = any(c.dep_ == "mark" and c.lower_ != "that" for c in clause.children)
            return None if subordinate and clause.left_edge.i <= drop_lead(passage, floor, i) else token
    return None


def _is_in_participle(verb: Token, clause: Token) -> bool:
    """Whether a clause belongs to a participle that modifies the cue: "Asked whether talks would resume, she said"."""
    top = clause
    while top.head.i not in (top.i, verb.i):
        top = top.head
    bare = top.tag_ in ("VBN", "VBG") and not any(c.dep_ in SUBJECTS for c in top.children)
    return top.head.i == verb.i and top.dep_ == "advcl" and bare


def _is_finite(verb: Token) -> bool:
    if verb.dep_ in ("relcl", "acl", "xcomp", "pcomp"):
        return False
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return (
        verb.tag_ in ("VBN", "VB", "VBG")
        and any(h.tag_ in FINITE for h in helpers)
        and not any(h.lower_ == "to" for h in helpers)
    )


def _has_object(cue: Cue) -> bool:
    """Whether the verb has said its say to its right already."""
    lexicon = reporting()
    verb = cue.head
    lemma = verb.lemma_.lower()
    subject = any(c.dep_ in SUBJECTS for c in cue.words[0].children)
    for child in verb.rights:
        if child in cue.words:
            continue
        if child.dep_ in ("ccomp", "xcomp", "oprd", "attr") and child.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            return True
        if child.dep_ == "dobj" and lemma not in lexicon.addressed and subject:
            return True
        topic = child.dep_ == "prep" and child.lower_ in ("of", "against", "for", "about", "with")
        if topic and lemma != "say" and not any(c.lower_ == "reference" for c in child.children):
            return True
    return False


def _unit_start(passage: Passage, verb: Token, source: Token, floor: int) -> int:
    left = verb.i
    doc = verb.doc
    while left > floor and doc[left - 1].pos_ in ("AUX", "ADV", "PART") and doc[left - 1].head.i == verb.i:
        left -= 1
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.i < verb.i and subject.i <= source.i:
        edge = subject.left_edge.i
        while edge < subject.i and doc[edge].text in COMMAS:
            edge += 1
        if (
            subject.i == source.i
            or source.head.i == subject.i
            or not any(doc[i].text == "," for i in range(subject.i, source.i))
        ):
            return min(left, max(edge, floor))
    if source.i < verb.i:
        # The phrase next to the verb; a name between commas stands behind the phrase it explains.
        i = source.i
        commas = 0
        while i > floor and passage.quotation_of[i - 1] < 0 and doc[i - 1].tag_ not in FINITE:
            token = doc[i - 1]
            if token.text == ",":
                apposed = source.dep_ == "appos" and source.head.i < i - 1 and source.head.pos_ in ("NOUN", "PROPN")
                if commas or not (apposed and doc[verb.i - 1].text == ","):
                    break
                commas += 1
            elif token.is_punct and token.text not in ("-", "(", ")", "'", "’"):
                break
            i -= 1
        return min(left, i)
    return left


def _unit_end(passage: Passage, cue: Cue, ceiling: int) -> int:
    """The token after "she said" with what belongs to it, up to the next comma, colon or quotation."""
    doc = passage.doc
    i = cue.words[-1].i + 1
    while i < ceiling and doc[i].text not in COMMAS and doc[i].text not in (":", "."):
        number = passage.quotation_of[i]
        if number >= 0:
            low, high = passage.ranges[number]
            if high - low > 8 or not passage.is_name(number):
                break
            i = high
            continue
        i += 1
    return i


def _governed_clause(verb: Token, left: int) -> Token | None:
    """The verb of the content beside a cue: its complement in front, or the clause it is let into."""
    for child in verb.lefts:
        if (
            child.dep_ == "ccomp"
            and child.i < left
            and (child.tag_ != "VBN" or any(c.dep_ in SUBJECTS for c in child.children))
        ):
            return child
    head = verb.head
    if verb.dep_ in BESIDE and head.i != verb.i and head.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
        if verb.dep_ == "conj" and any(c.dep_ == "cc" and c.i < verb.i for c in head.children):
            return None
        return head
    for child in verb.lefts:
        if child.i < left and child.dep_ in LOOSE and _is_main_like(child):
            return child
    return None


def _is_main_like(verb: Token) -> bool:
    """Whether a verb that the parse subordinates has all that a main clause has, and no subordinator."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    children = list(verb.children)
    finite = verb.tag_ in FINITE or any(c.tag_ in FINITE for c in children if c.dep_ in ("aux", "auxpass"))
    subordinate = any(c.dep_ == "mark" or c.tag_ == "WRB" for c in children)
    return finite and not subordinate and any(c.dep_ in SUBJECTS for c in children)


def _sides(
    passage: Passage, floor: int, delimiter: int, right: int, ceiling: int
) -> tuple[Content | None, Content | None]:
    end = delimiter + 1 if passage.quotation_of[delimiter] >= 0 else delimiter
    before = trimmed(passage, drop_lead(passage, floor, end), end, "parenthetical")
    after = None
    if right + 1 < ceiling and not _goes_on_about_saying(passage, right + 1):
        after = trimmed(passage, right + 1, ceiling, "parenthetical")
    return before, after


def _goes_on_about_saying(passage: Passage, i: int) -> bool:
    """Whether what follows the comma after "she said" tells of the saying ("..., adding that", "..., who")."""
    first = passage.doc[i]
    return first.tag_ in ("VBG", "WP", "WDT", "WP$") or first.lower_ in (
        "according",
        "speaking",
        "citing",
        "referring",
        "who",
        "which",
        "after",
        "before",
        "when",
        "while",
        "as",
        "during",
    )


def has_main_verb(passage: Passage, content: Content) -> bool:
    """Whether content holds a finite verb."""
    return any(passage.doc[i].tag_ in FINITE for i in range(content.start, content.end))
