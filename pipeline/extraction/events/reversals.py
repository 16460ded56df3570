"""Undoing what had been cut off: the reversal of a freeze on aid is aid again, that of a ban a concession."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events.clauses import ancestors, complements, objects, patients
from pipeline.extraction.events.frame_lexicon import Frame
from pipeline.extraction.events.frames import matches
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.verb_frames import verb_frame
from pipeline.extraction.events.verbs import is_verbal
from pipeline.extraction.events.word_lists import class_words
from pipeline.extraction.tokens import Token
from pipeline.lexicons import load

_LOOK_BACK = 60
"""Tokens back to which "it" or "that decision" can mean what was told to be cut."""
_AID = Frame("AID", targets=("to", "for", "with", "on", "object"))
_CONCESSION = Frame("CONCEDE", targets=("to", "on", "against"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("plover")["reversal"][name])


def reversal(verb: Token) -> Frame | None:
    """The frame of a verb that undoes a suspension, a cut or a ban, None where it undoes none.

    The thing undone may be named ("lifted its freeze on aid"), stand for what was just told ("a move it has since
    reversed"), or be the thing cut itself ("suspended the loans, then resumed half of them").
    """
    lemma = word(verb)
    if lemma in _words("undoing"):
        for thing in patients(verb):
            found = _of_cut(thing) if word(thing) in _words("cuts") else _of_decision(thing, verb)
            if found is not None:
                return found
    elif lemma in _words("resuming"):
        for thing in patients(verb):
            if _stands_for_another(thing) and (cut := _cut_before(verb)) is not None:
                return _AID if _cuts_aid(cut) else None
    return None


def noun_reversal(noun: Token) -> Frame | None:
    """The frame of "the reversal of the aid freeze", "the lifting of a ban on imports"; None for other nouns."""
    if noun.lower_ not in _words("nouns"):
        return None
    for thing in complements(noun, "of"):
        if word(thing) in _words("cuts"):
            return _of_cut(thing)
    return None


def _of_cut(noun: Token) -> Frame | None:
    """What the end of a cut is: of one of aid it is aid, of a ban or a cut of ties a concession."""
    cut = complements(noun, "of", "on", "in", "to") + [
        c for c in noun.children if c.i < noun.i and c.dep_ in ("compound", "amod", "nmod")
    ]
    if matches(cut, class_words("aid")):
        return _AID
    if word(noun) in _words("bans") or matches(cut, class_words("tie")):
        return _CONCESSION
    return None


def _of_decision(thing: Token, verb: Token) -> Frame | None:
    """What "a decision she has since reversed" undoes: the cut that was told before it."""
    if word(verb) not in _words("unmaking"):
        return None
    if word(thing) not in _words("decisions") and thing.pos_ != "PRON":
        return None
    own = [c for c in thing.children if c.dep_ == "acl" and is_verbal(c)]  # "its decision to cut aid"
    cut = next((c for c in own if _is_cut(c)), None)
    if cut is None and own:
        return None
    if cut is None and thing.i > verb.i and any(c.dep_ in ("prep", "poss") for c in thing.children):
        return None  # "its decision on the mine": one of its own
    cut = cut or _cut_before(thing)
    if cut is None:
        return None
    return _AID if _cuts_aid(cut) else _CONCESSION


def _is_cut(verb: Token) -> bool:
    frame = verb_frame(verb)
    return frame is not None and frame.event_type == "SANCTION"


def _cuts_aid(verb: Token) -> bool:
    return matches(patients(verb) or objects(verb), class_words("aid"))


def _cut_before(token: Token) -> Token | None:
    """The nearest verb above or before a token that tells of something cut off."""
    for above in ancestors(token):
        if above.i < token.i and is_verbal(above) and _is_cut(above):
            return above
    for i in range(token.i - 1, max(token.i - _LOOK_BACK, -1), -1):
        earlier = token.doc[i]
        if earlier.pos_ == "VERB" and _is_cut(earlier):
            return earlier
    return None


def _stands_for_another(thing: Token) -> bool:
    """ "it", "them", "half of it", "part of the money": no thing named for itself."""
    if thing.pos_ == "PRON":
        return thing.lower_ in ("it", "them", "this", "that", "which")
    return word(thing) in _words("parts") and any(n.pos_ == "PRON" for n in complements(thing, "of"))
