"""The phrase of a source as written: its head, its bounds, and the name behind a description."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.entities.vocabulary import noun_class
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.tokens import DocSpan, Token

MAXIMUM_DESCRIPTION = 30
"""Tokens behind a described source in which its name may be given."""
PERSONAL_ENDINGS = ("ist", "ists", "ian", "ians")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The phrase of a source: its head token and its tokens as written."""

    head: Token
    phrase: DocSpan
    others: tuple[Token, ...] = ()
    """Further heads: those that a headline joins by commas alone ("Almaria, Ostia say"), and named descriptions."""


def speaker_named(passage: Passage, head: Token) -> Speaker:
    """The source whose name, or whose description, a token heads."""
    doc = passage.doc
    described, apposed = head, _named_apposition(head)
    if apposed is not None:
        head = apposed
    start, end = phrase_bounds(head)
    while start < end - 1 and (
        doc[start].is_punct or doc[start].is_space or passage.quotation_of[start] != passage.quotation_of[head.i]
    ):
        start += 1
    others = _headline_partners(head, start)
    if others:
        start = others[0].left_edge.i if others[0].left_edge.i < start else others[0].i
    if apposed is not None:
        others = (*others, *_partners(described, apposed))
    return Speaker(head, doc[start:end], others)


def _partners(described: Token, named: Token) -> tuple[Token, ...]:
    """Who speaks together with somebody described and named ("the mayor, X, and the prefect, Y, said")."""
    if described.dep_ != "nsubj":
        return ()
    joined = sorted({*described.conjuncts, *named.conjuncts}, key=lambda t: t.i)
    within = (t for t in joined if named.i < t.i < described.head.i and t.pos_ in ("NOUN", "PROPN"))
    return tuple(_name_beside(t) or t for t in within)


def _headline_partners(head: Token, start: int) -> tuple[Token, ...]:
    """The names before a headline's last subject, joined by commas alone: "Almaria, Ostia say"."""
    doc = head.doc
    if head.pos_ != "PROPN" or head.dep_ != "nsubj" or head.tag_ == "NNPS" or head.head.tag_ != "VBP":
        return ()
    partners: list[Token] = []
    i = start - 1
    while i > 0 and doc[i].text == "," and doc[i - 1].pos_ == "PROPN" and len(partners) < 5:
        partners.insert(0, doc[i - 1])
        i -= 2
        while i >= 0 and doc[i].pos_ == "PROPN":
            i -= 1
    at_start = i < 0 or doc[i].is_space or doc[i].text in ".!?:"
    return tuple(partners) if at_start else ()


def _named_apposition(head: Token) -> Token | None:
    """The name that follows a described speaker: "its secretary general, the lawyer Ada Moore", "who goes by Vela"."""
    if head.pos_ == "PRON":
        return None
    if head.ent_type_ == "PERSON" or (head.pos_ == "PROPN" and head.ent_type_ in ("PERSON", "ORG")):
        return None
    return _name_beside(head) or _name_given(head)


def _name_beside(head: Token) -> Token | None:
    """The name in apposition to a description, or to a description in apposition to it."""
    closing = _name_before_verb(head)
    if closing is not None:
        return closing
    person = is_person_noun(head)
    apposed, seen = head, 0
    while seen < 3:
        following = next((c for c in apposed.rights if c.dep_ == "appos"), None)
        if following is None:
            return None
        # "a spokesman for the wing, the Harbour Forces": the wing has the name, not the spokesman.
        body = following.ent_type_ in ("ORG", "GPE", "NORP")
        if following.pos_ == "PROPN" and not (person and body):
            return following
        if body or following.pos_ not in ("NOUN", "PROPN"):
            return None
        apposed, seen = following, seen + 1
    return None


def _name_before_verb(head: Token) -> Token | None:
    """The name set off right before the verb ("the company that runs the line, Vela Energy, said")."""
    verb, doc = head.head, head.doc
    if head.dep_ != "nsubj" or verb.i < head.i + 4 or doc[verb.i - 1].text != "," or head.pos_ != "NOUN":
        return None
    if not any(child.dep_ == "relcl" for child in head.rights):
        return None
    name = doc[verb.i - 2]
    wanted = "PERSON" if is_person_noun(head) else "ORG"
    start = name.i
    while start > head.i and doc[start].ent_iob_ == "I" and doc[start - 1].ent_type_ == wanted:
        start -= 1
    return name if name.ent_type_ == wanted and doc[start - 1].text == "," else None


def is_person_noun(noun: Token) -> bool:
    """Whether a common noun is for a person by its office or work ("spokesman", "geologist")."""
    word = noun.lower_
    if noun.pos_ != "NOUN" or noun.lemma_.lower() in reporting().document:
        return False
    return noun_class(word) == "person" or word.endswith(PERSONAL_ENDINGS)


def _name_given(head: Token) -> Token | None:
    """The name of "a spokesman who goes by the name Vela", "who gave her surname as Vela", "known only as Vela"."""
    doc = head.doc
    limit = min(len(doc), head.i + MAXIMUM_DESCRIPTION)
    for i in range(head.i + 1, limit - 2):
        token = doc[i]
        if token.is_space or token.text in ".;:":
            return None
        opens = token.lower_ in ("goes", "went", "go") and doc[i + 1].lower_ == "by"
        opens = opens or (
            token.lower_ in ("known", "identified", "surname", "name")
            and "as" in (doc[i + 1].lower_, doc[i + 2].lower_)
        )
        if not opens:
            continue
        j = i + 1
        while j < limit and (doc[j].pos_ != "PROPN" or not doc[j].ent_type_):
            if doc[j].is_punct or doc[j].pos_ == "VERB":
                return None
            j += 1
        while j + 1 < limit and doc[j + 1].pos_ == "PROPN":
            j += 1
        return doc[j] if j < limit else None
    return None


def phrase_bounds(head: Token) -> tuple[int, int]:
    """The words of a noun phrase as a source is written: without relative clauses, appositions and titles of names."""
    doc = head.doc
    if head.pos_ == "PRON":
        return head.i, head.i + 1
    conjuncts = [t for t in head.conjuncts if t.i > head.i and t.pos_ in ("NOUN", "PROPN")]
    start = head.i
    if head.ent_type_ == "PERSON" and head.pos_ == "PROPN":
        while start > 0 and doc[start].ent_iob_ == "I" and doc[start - 1].ent_type_ == "PERSON":
            start -= 1
        end = head.i + 1
        while end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I":
            end += 1
        while end > head.i + 1 and doc[end - 1].lower_ in ("'s", "’s"):
            end -= 1
    else:
        lefts = [
            t
            for t in head.lefts
            if t.dep_ not in ("punct", "cc", "mark", "prep", "advmod", "preconj")
            or (t.dep_ == "advmod" and t.pos_ != "ADV")
        ]
        start = lefts[0].left_edge.i if lefts else head.i
        end = head.i + 1
        for child in head.rights:
            if child.i != end:
                break
            if (
                (child.dep_ == "prep" and child.lower_ not in ("after", "before", "during", "as"))
                or (child.dep_ == "acl" and child.tag_ in ("VBN", "VBG") and not _is_cue(child))
                or (child.dep_ == "amod" and child.pos_ == "ADJ")
            ):
                end = _without_clause(child)
            elif head.pos_ == "PROPN" and child.pos_ == "PROPN" and child.dep_ in ("compound", "flat", "nmod"):
                end = child.i + 1
            else:
                break
    if (conjuncts and not any(doc[i].text == "," for i in range(end, conjuncts[-1].i))) or len(conjuncts) > 1:
        end = max(end, last_member_end(conjuncts[-1]))
    return start, end


def _is_cue(participle: Token) -> bool:
    """Whether a participle reports ("a spokesman calling it a trap"), so that it is no part of the source."""
    return participle.tag_ == "VBG" and participle.lemma_.lower() in reporting().verbs


def last_member_end(head: Token) -> int:
    """The end of the last member of a coordination, its name or prepositions included."""
    doc = head.doc
    end = head.i + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.i == end:
            end = _without_clause(child)
        else:
            break
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == head.ent_type_ and head.ent_type_:
        end += 1
    return end


def _without_clause(preposition: Token) -> int:
    """The end of a prepositional phrase, cut before relative clauses and commas."""
    doc = preposition.doc
    end = preposition.right_edge.i + 1
    for i in range(preposition.i + 1, end):
        token = doc[i]
        if token.dep_ in ("relcl", "appos") or (token.text in (",", "(", "–", "—", "--")):
            cut = token.left_edge.i if token.dep_ in ("relcl", "appos") else i
            return max(cut, preposition.i + 1)
    return end
