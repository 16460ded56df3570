"""Clauses that reporting verbs take: "said that ...", "denied having ...", "expects prices to ..."."""

from __future__ import annotations

from calendar import day_name

from pipeline.extraction.entities.vocabulary import noun_class
from pipeline.extraction.statements.boundaries import (
    SUBJECTS,
    before_comment,
    before_next_cue,
    with_reasons,
    with_second_verb,
)
from pipeline.extraction.statements.contents import Content, has_that, trimmed
from pipeline.extraction.statements.cues import FINITE, Cue
from pipeline.extraction.statements.lexicon import ReportingLexicon
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.tokens import Doc, Token

DAYS = frozenset(day_name)
FARTHEST_THAT = 14
"""Words that may stand between "said" and its "that" ("said in a report shared with the paper that")."""


def clause_complement(passage: Passage, cue: Cue, lexicon: ReportingLexicon) -> Content | None:
    """The clause, gerund or infinitive that a reporting verb takes."""
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
            if lemma in lexicon.infinitive or (subject and lemma in lexicon.expecting and _is_forecast(child)):
                return _clause(passage, cue, child, "infinitive")
            continue
        having = child.tag_ == "VBN" and any(c.lower_ == "having" for c in child.lefts)
        if (child.tag_ == "VBG" or having) and not subject:
            if lemma in lexicon.gerund:
                return _clause(passage, cue, child, "gerund")
            continue
        if child.dep_ == "xcomp" and not subject and not that:
            continue
        if not that and child.pos_ not in ("VERB", "AUX") and not subject:
            continue
        if verb.tag_ == "VB" and child.left_edge.lower_ in ("whether", "if") and verb.dep_ == "xcomp":
            continue  # "is to say whether it will"
        if lemma == "wish" and child.tag_ == "VB" and not any(c.tag_ == "MD" for c in child.lefts):
            continue  # "wished him luck"
        return _clause(passage, cue, child, "clause")
    for child in verb.rights:
        if child.dep_ == "prep" and lemma in lexicon.gerund and child.lower_ == "to":
            continue
        if child.dep_ == "dobj" and child.tag_ == "VBG" and lemma in lexicon.gerund:
            return _clause(passage, cue, child, "gerund")
    return _after_that(passage, cue) or _second_subject(passage, cue)


def _is_forecast(infinitive: Token) -> bool:
    """Whether "expect X to" tells what will be, not what X is asked to do: X is no person and no pronoun."""
    subject = next((c for c in infinitive.lefts if c.dep_ in SUBJECTS), None)
    if subject is None or subject.pos_ == "PRON" or subject.ent_type_ in ("PERSON", "NORP"):
        return False
    return noun_class(subject.lower_) != "person"


def _second_subject(passage: Passage, cue: Cue) -> Content | None:
    """ "told them after the talks the price was fixed": a clause that the parse runs into its adverbial."""
    for child in cue.head.rights:
        subjects = [c for c in child.lefts if c.dep_ in ("nsubj", "nsubjpass")]
        marked = any(c.dep_ == "mark" and c.lower_ in ("after", "before", "during", "at") for c in child.lefts)
        if child.dep_ == "advcl" and not marked and len(subjects) == 1 and cue.head.lemma_ == "say":
            opening = child.left_edge
            time = opening.dep_ == "prep" and opening.i == cue.head.i + 1 and opening.head.i == child.i
            marked = time and opening.right_edge.i + 1 == subjects[0].left_edge.i
            subjects = subjects * 2 if marked else subjects
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
        behind = _that_behind_listeners(passage, spoken_to, stop) if _takes_listeners(verb) else None
        places += [behind] if behind is not None else []
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


_LISTENERS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PRON", "CCONJ", "ADP", "PART", "NUM"})
_MOST_LISTENERS = 40
"""Tokens that a list of those who are told may take."""


def _takes_listeners(verb: Token) -> bool:
    """Whether a verb takes those who listen as its object, and what they hear as a clause."""
    return verb.lemma_.lower() in ("tell", "inform", "assure", "remind", "warn")


def _that_behind_listeners(passage: Passage, listener: Token, stop: int) -> int | None:
    """The "that" of "told her host, X, and the other guests that ...", which the parse gives to the last of them."""
    doc = passage.doc
    for i in range(listener.left_edge.i, min(stop, listener.i + _MOST_LISTENERS)):
        token = doc[i]
        if passage.quotation_of[i] >= 0:
            return None
        if token.lower_ == "that" and token.dep_ in ("mark", "dobj", "pobj") and token.tag_ in ("IN", "WDT"):
            return i
        if token.text != "," and token.pos_ not in _LISTENERS:
            return None
    return None


def _clause(passage: Passage, cue: Cue, child: Token, frame: str) -> Content | None:
    doc = passage.doc
    verb = cue.head
    after = max(verb.i, cue.words[-1].i) + 1
    ceiling = passage.clause(verb.i)[1]
    start = max(child.left_edge.i, after)
    end = min(child.right_edge.i + 1, ceiling)
    # What stands between "that" and the clause belongs to it, however it is attached.
    for i in range(after, start):
        stranded = doc[i].tag_ == "WDT" and not any(c.dep_ in SUBJECTS for c in child.lefts)
        if doc[i].lower_ == "that" and (doc[i].dep_ == "mark" or doc[i].tag_ == "IN" or stranded):
            start = i
            break
    if doc[start].lower_ == "that" and doc[start].tag_ == "WDT" and start + 1 < end:
        start += 1
    that = next((c for c in child.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    if that is not None and that.i > start and doc[that.i - 1].text == ",":
        start = that.i  # "reported, citing the ministry, that ..."
    end = _with_second_clause(verb, child, end, ceiling)
    end = with_reasons(verb, end, ceiling)
    end = _before_occasion(verb, child, end)
    end = with_second_verb(passage, verb.i, end)
    end = before_comment(passage, start, before_next_cue(passage, verb, start, end))
    for number in passage.quotations_in(start, end):
        low, high = passage.ranges[number]
        if low < end < high:
            end = high
    content = trimmed(passage, start, end, frame)
    if frame == "clause" and start == verb.i + 1:
        later = _after_day(doc, start, end)
        content = trimmed(passage, later, end, frame) if later > start else content
    after_colon = content is not None and doc[content.start - 1].text == ":"
    if content is not None and frame == "clause" and content.start in passage.number_at and not after_colon:
        subject = next((c for c in child.children if c.dep_ in SUBJECTS), None)
        if child.tag_ in ("VBD", "VBZ", "VBP", "VB") and (subject is None or subject.i < content.start):
            return Content(content.start, content.end, "fragment")
    return content


def _before_occasion(verb: Token, clause: Token, end: int) -> int:
    """The end of what was said would be, before the narrator's ", as the two signed"."""
    if verb.tag_ != "VBD" or not any(c.lower_ in ("would", "will") for c in clause.lefts):
        return end
    for child in clause.rights:
        marker = child.left_edge
        if child.dep_ == "advcl" and child.tag_ == "VBD" and marker.lower_ == "as" and marker.i > clause.i:
            return marker.i - 1 if verb.doc[marker.i - 1].text == "," else end
    return end


def _after_day(doc: Doc, start: int, end: int) -> int:
    """The token behind "on Tuesday" right after a reporting verb: the day of saying, not of what is said."""
    i = start + 1 if doc[start].lower_ == "on" else start
    if i + 2 >= end or doc[i].text not in DAYS:
        return start
    following = doc[i + 1]
    starts = following.pos_ in ("DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM") and following.ent_type_ != "DATE"
    return i + 1 if starts else start


def _with_second_clause(verb: Token, first: Token, end: int, ceiling: int) -> int:
    """The end of a clause with a second one that "and" joins to it, where the parse gives both to the verb."""
    for other in verb.rights:
        if other.dep_ != "ccomp" or other.i <= first.i or other.right_edge.i >= ceiling:
            continue
        low = other.left_edge.i
        # "and" may be hung on the last word of the first clause, with the words that follow it.
        joint = any(t.dep_ == "cc" and t.lower_ in ("and", "but", "or") for t in verb.doc[max(end - 2, 0) : low + 1])
        if joint and 0 <= low - end <= 4 and other.tag_ in FINITE | {"VBN", "VB", "VBG"}:
            end = max(end, other.right_edge.i + 1)
    return end
