"""What verbs of charging, measuring, naming and judging say of something: "called it a trap", "put the toll at six"."""

from __future__ import annotations

from pipeline.extraction.entities.vocabulary import noun_class
from pipeline.extraction.statements.boundaries import before_next_cue, with_reasons
from pipeline.extraction.statements.contents import Content, has_that, into_quotation, trimmed
from pipeline.extraction.statements.cues import FINITE, Cue
from pipeline.extraction.statements.lexicon import ReportingLexicon, reporting
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.tokens import Token


def charge(passage: Passage, verb: Token, prepositions: tuple[str, ...]) -> Content | None:
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
            return trimmed(passage, start, into_quotation(passage, stop, end), "charge")
    if accusing and target is not None:
        # The parse may hang "of doing" on a phrase between.
        for i in range(target.i + 1, end - 1):
            if passage.doc[i].lower_ == "of" and passage.doc[i + 1].tag_ == "VBG":
                stop = passage.doc[i].right_edge.i + 1
                return trimmed(passage, target.left_edge.i, before_next_cue(passage, verb, i, min(stop, end)), "charge")
    return None


def measured(passage: Passage, verb: Token) -> Content | None:
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


def counted(passage: Passage, verb: Token) -> Content | None:
    """ "The chamber counts 312 closures": what a body counts, with its number."""
    target = next((c for c in verb.rights if c.dep_ in ("dobj", "ccomp", "xcomp")), None)
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if target is None or subject is None or subject.pos_ == "PRON" or subject.ent_type_ == "PERSON":
        return None
    first = passage.doc[target.left_edge.i]
    if first.i != verb.i + 1 or not (first.like_num or first.pos_ == "NUM" or first.tag_ in ("IN", "RB", "JJR")):
        return None
    stop = passage.clause(verb.i)[1]
    end = min(target.right_edge.i + 1, stop)
    if not any(t.like_num for t in passage.doc[first.i : end]):
        return None
    if not any(t.tag_ in FINITE for t in passage.doc[first.i : stop]):
        end = stop
    return trimmed(passage, first.i, before_next_cue(passage, verb, first.i, end), "noun phrase")


_TOTALS = frozenset({"turnout", "crowd", "attendance", "toll", "total", "tally", "participation", "audience"})
_BEFALLEN = frozenset({"death", "injury", "casualty", "victim", "arrest", "people", "family", "body", "demonstrator"})
_LEAST_NUMBER = frozenset({"one", "two", "a"})


def number_told(passage: Passage, cue: Cue) -> Content | None:
    """ "spoke of at least 20 dead", "claimed a turnout of 20,000": a number as its source gives it."""
    verb, spoken = cue.head, cue.words[-1].lower_ == "of"
    noun = next((c for c in cue.words[-1].rights if c.dep_ in ("dobj", "pobj")), None)
    if noun is None or (verb.lemma_ == "speak") != spoken:
        return None
    doc, stop = passage.doc, passage.clause(verb.i)[1]
    start, end = noun.left_edge.i, min(noun.right_edge.i + 1, stop)
    if spoken:
        counts = [t for t in doc[start : noun.i + 1] if t.tag_ == "CD" and t.lower_ not in _LEAST_NUMBER]
        if not counts or doc[start].lower_ in ("the", "these", "those", "their", "its") or not _is_of_people(noun):
            return None
    elif noun.lemma_.lower() not in _TOTALS or not any(t.tag_ == "CD" for t in doc[noun.i : end]):
        return None
    if passage.quotations_in(start, end):
        return None
    return trimmed(passage, start, before_next_cue(passage, verb, start, end), "noun phrase")


def _is_of_people(noun: Token) -> bool:
    """Whether a counted noun is for people, or for what befell them ("dead", "deaths", "arrests")."""
    people = noun_class(noun.lower_) in ("person", "collective") or noun.lemma_ in reporting().people
    return people or noun.tag_ in ("JJ", "VBN") or noun.lemma_.lower() in _BEFALLEN


def named(passage: Passage, verb: Token, lexicon: ReportingLexicon) -> Content | None:
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
            if named is None and inner is None and not (plain and _names_relative(passage, verb, child)):
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
    if target is not None and not plain and verb.tag_ != "VBN":
        # 'considering the port "a gift"', where the parse takes the quoted words for an apposition.
        for number in passage.quotations_in(target.i + 1, min(target.i + 2, stop)):
            if passage.doc[passage.ranges[number][0] + 1].lower_ in ("a", "an", "the"):
                return trimmed(passage, target.left_edge.i, passage.ranges[number][1], "naming")
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


def _names_relative(passage: Passage, verb: Token, name: Token) -> bool:
    """Whether what is called so stands before the verb ("what she called a trap") or the name is quoted."""
    before = verb.dep_ in ("relcl", "pcomp", "csubj", "ccomp") or any(c.tag_ in ("WP", "WDT") for c in verb.lefts)
    return before or bool(passage.quotations_in(name.left_edge.i, name.right_edge.i + 1))


def characterised(passage: Passage, verb: Token) -> Content | None:
    """ "described the pact as a gift": the pact with what it is described as."""
    stop = passage.clause(verb.i)[1]
    target = next((c for c in verb.rights if c.dep_ in ("dobj", "nsubj")), None)
    if target is not None and target.lower_.endswith(("self", "selves")):
        return None  # "identified himself as a shopkeeper": who he is
    for holder in (verb, target):
        for child in holder.rights if holder is not None else ():
            low = child.left_edge
            if (child.lower_ == "as" and child.dep_ in ("prep", "mark")) or (
                child.dep_ in ("advcl", "pcomp") and low.lower_ == "as" and child.tag_ == "VBG"
            ):
                start = target.left_edge.i if target is not None and target.i < low.i else low.i + 1
                end = before_next_cue(passage, verb, verb.i + 1, min(child.right_edge.i + 1, stop))
                number = passage.number_at.get(low.i + 1)
                if number is not None and passage.ranges[number][1] < end:
                    behind = passage.doc[passage.ranges[number][1]]
                    end = passage.ranges[number][1] if behind.pos_ == "ADP" and behind.lower_ != "of" else end
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


def proposition(passage: Passage, cue: Cue, lexicon: ReportingLexicon) -> Content | None:
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
            ceiling = passage.clause(verb.i)[1]
            end = with_reasons(verb, min(held.right_edge.i + 1, ceiling), ceiling)
            return trimmed(passage, held.left_edge.i, before_next_cue(passage, verb, held.left_edge.i, end), "clause")
        clause = any(
            c.dep_ in ("acl", "relcl", "ccomp") or (c.dep_ == "prep" and any(g.dep_ == "pcomp" for g in c.children))
            for c in child.children
        )
        gerund = child.tag_ == "VBG" and child.dep_ in ("pcomp", "xcomp", "dobj", "advcl")
        if child.pos_ == "VERB" and not gerund:
            continue
        if lemma == "claim" and child.lemma_ == "responsibility":
            continue  # "claimed responsibility for the attack" tells of an act
        if lemma == "question" and noun_class(child.lower_) == "person":
            continue  # "questioned three men" tells of an interrogation
        bare = all(c.dep_ in ("det", "poss") for c in child.children)
        spoken = bare and child.lemma_.lower() in lexicon.noun_clause
        stressed = lemma in lexicon.stressing and not spoken
        if gerund or clause or stressed or child.lemma_.lower() in lexicon.noun_proposition:
            end = min(child.right_edge.i + 1, passage.clause(verb.i)[1])
            end = before_next_cue(passage, verb, after, end)
            return trimmed(passage, max(child.left_edge.i, after), end, "noun phrase")
    return None


_FEELING = ("voice", "express")


def quoted_words(passage: Passage, cue: Cue) -> Content | None:
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
    if verb.lemma_ in _FEELING and passage.ranges[numbers[0]][0] - start > 1:
        return None  # 'voiced optimism about the "coalition"': the words quoted are not the feeling's
    lexicon = reporting()
    for token in passage.doc[after : passage.ranges[numbers[0]][0]]:
        lemma = token.lemma_.lower()
        speaking = token.tag_ in ("VBD", "VBZ", "VBP") and lemma in lexicon.speech
        if speaking or (token.pos_ == "VERB" and (lemma in lexicon.calling or lemma in lexicon.describing)):
            return None
    return trimmed(passage, start, max(end, passage.ranges[numbers[-1]][1]), "quoted words")
