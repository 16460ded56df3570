"""Whether a clause says that its subject looked on, or took part from afar, rather than came."""

from __future__ import annotations

from pipeline.extraction.events.clauses import ancestors, complements, objects, subjects, verb_above
from pipeline.extraction.events.frames import is_people
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token


def absolute_subject(verb: Token) -> list[Token]:
    """The noun after "with" that a participle at its end is about ("with the envoys, A and B, looking on")."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("acl", "pcomp", "advcl"):
        return []
    for above in ancestors(verb):
        if above.dep_ == "pobj" and above.head.lower_ == "with":
            return [above]
        if above.pos_ in ("VERB", "AUX"):
            break
    return []


_PRESENT = ("sit", "be", "come", "stay", "remain", "attend", "join", "serve", "act", "sign")


def looks_on(verb: Token, lemma: str, noun: Token | None) -> bool:
    if lemma not in role_words("onlooking", "verbs") | {"sit"}:
        return lemma in _PRESENT and as_observer(verb)
    if lemma == "sit" and as_observer(verb) and any(is_people(s) for s in subjects(verb)):
        return True  # "sat in the second row as an observer"
    if lemma == "sit" and any(c.lower_ == "in" and c.dep_ in ("prt", "advmod", "prep") for c in verb.children):
        # "sat in throughout", "sat in on the talks"; one who sits in a place does more, or less, than look on
        return not any(c.pos_ in ("NOUN", "PROPN") for c in complements(verb, "in"))
    if lemma == "look" and verb.tag_ == "VBG" and verb.dep_ == "acl" and any(c.lower_ == "on" for c in verb.children):
        return True
    if lemma == "look":
        return any(c.lower_ == "on" for c in verb.children) and any(is_people(s) for s in subjects(verb))
    if lemma == "watch" and any(
        c.lower_ == "from" and any(n.lower_ in ("row", "seat", "seats", "audience") for n in c.children)
        for c in verb.children
    ):
        return True
    if as_observer(verb) and any(is_people(s) for s in subjects(verb)):
        return True
    if lemma == "follow" and not any(word(o) in role_words("phrases", "proceedings") for o in objects(verb)):
        return False  # "followed the proceedings"; what follows the talks comes after them
    if lemma in ("witness", "watch", "observe", "follow"):
        signed = any(word(o) in role_words("onlooking", "signing") or lemma == "follow" for o in objects(verb))
        signed = signed or _watched_what_was_told(verb)
        return (signed or noun is not None) and any(is_people(s) for s in subjects(verb))
    return False


def _watched_what_was_told(verb: Token) -> bool:
    """ "Envoys of A watched it from a barge": people, not "nobody", and no thought of what might be watched."""
    people = all(s.pos_ != "PRON" for s in subjects(verb)) and not any(c.tag_ == "MD" for c in verb.children)
    return people and any(o.lower_ == "it" for o in objects(verb))


def in_place_of_state(verb: Token) -> bool:
    """ "although a representative was present" after somebody was not invited, or present "through" something else."""
    present = [c for c in verb.children if c.dep_ == "acomp"]
    if complements(verb, "through", "via") or any(complements(c, "through", "via") for c in present):
        return True
    above = verb_above(verb)
    return (
        verb.dep_ == "advcl"
        and above is not None
        and (any(c.dep_ == "neg" for t in (above, *above.children) for c in t.children))
    )


def as_observer(verb: Token) -> bool:
    heads = complements(verb, "as", "in")
    heads += [n for n in complements(verb, "with") if not is_people(n)]  # not those "with A as a witness" names
    heads += [
        n for c in verb.children if c.dep_ == "acomp" for n in complements(c, "as")
    ]  # "were present as observers"
    for below in (*objects(verb), *complements(verb, "in", "at")):
        heads = heads + complements(below, "as")
    return any(t.lower_ in role_words("phrases", "observer") for n in heads for t in n.subtree)


def remote_verb(verb: Token) -> bool:
    if any(c.lower_ in role_words("phrases", "remote") for c in verb.children):
        return True
    return any(
        t.lower_ in role_words("phrases", "remote_nouns")
        for n in (*complements(verb, "by", "via", "over", "through"), *_formats(verb), *_means_behind(verb))
        for t in n.subtree
    )


def _means_behind(verb: Token) -> list[Token]:
    """ "addressed the meeting by video link": the parser hangs the means on the meeting."""
    return [n for thing in objects(verb) for n in complements(thing, "by", "via", "over")]


def _formats(verb: Token) -> list[Token]:
    """ "took part in the format of a videoconference"."""
    return [n for n in complements(verb, "in") if n.lower_ in ("format", "mode", "form", "regime")]
