"""Whether a verb stands in a frame of the lexicon of triggers."""

from __future__ import annotations

from pipeline.extraction.events.clauses import agents, complements, patients, subjects
from pipeline.extraction.events.frame_lexicon import Frame, table, with_particle
from pipeline.extraction.events.frames import matches
from pipeline.extraction.events.phrases import word
from pipeline.extraction.events.stand_ins import stood_for
from pipeline.extraction.events.verbs import is_infinitive, is_passive
from pipeline.extraction.tokens import Token


def verb_frame(verb: Token) -> Frame | None:
    """The first frame of the lexicon that a verb stands in."""
    frames = table("verb").get(_hyphenated(verb)) or table("verb").get(word(verb))
    if not frames:
        return None
    return next((frame for frame in frames if fits(verb, frame)), None)


def _hyphenated(verb: Token) -> str:
    """ "test-fire": three tokens."""
    if verb.i < 2 or verb.nbor(-1).text != "-":
        return ""
    return f"{verb.nbor(-2).lower_}-{word(verb)}"


def fits(verb: Token, frame: Frame) -> bool:
    """Whether a verb meets every condition of a frame."""
    if frame.particle is not None:
        following = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
        if following != frame.particle and not any(
            c.lower_ == frame.particle
            and (c.dep_ == "prt" or (c.dep_ == "advmod" and _unbroken(verb, c)) or _out_of(c))
            for c in verb.children
        ):
            return False
    elif (
        frame.objects is not None
        and any(c.dep_ == "prt" and c.lower_ in ("down", "off", "up") for c in verb.children)
        and word(verb) not in with_particle()
    ):
        return False
    if frame.infinitive is not None:
        has = any(c.dep_ in ("xcomp", "ccomp") and is_infinitive(c) for c in verb.children) or _infinitive_on_object(
            verb
        )
        if has != frame.infinitive:
            return False
    if frame.clause is not None and _governs_clause(verb) != frame.clause:
        return False
    if frame.prepositions:
        behind = [
            c
            for c in verb.children
            if c.dep_ in ("prep", "dative", "prt", "agent") and c.i > verb.i and c.lower_ in frame.prepositions
        ]
        found = [n for n in complements(verb, *frame.prepositions) if n.i > verb.i]
        if not found and not _THINGS_OF.isdisjoint(frame.prepositions):  # "opened a case against A": hung on the case
            things = [o for o in patients(verb) if o.i > verb.i or is_passive(verb)]
            found = [n for o in things for n in complements(o, *frame.prepositions)]
        if not behind and not found and not _for_a_clause(verb, frame.prepositions):
            return False
        if frame.preposition_objects is not None and not matches(found, frame.preposition_objects):
            return False
    if frame.objects is not None and not matches(
        patients(verb) + _kept(verb) + _wider_antecedents(verb), frame.objects
    ):
        return False
    if frame.near is not None and not any(word(t) in frame.near for t in verb.subtree if verb.i < t.i < verb.i + _NEAR):
        return False
    if frame.gerunds is not None and not _has_gerund(verb, frame.gerunds):
        return False
    if frame.modifiers is not None and not any(
        c.lower_ in frame.modifiers for n in patients(verb) for c in n.children if c.dep_ in ("amod", "compound")
    ):
        return False
    if frame.of_what is not None and not any(
        matches(complements(n, "on", "of", "against") + [c for c in n.children if c.i < n.i], frame.of_what)
        for n in patients(verb)
    ):
        return False
    if frame.not_own and any(
        t.lower_ in ("its", "their", "his", "her", "our")
        for c in verb.children
        if c.dep_ in ("xcomp", "ccomp")
        for o in patients(c)
        for t in o.children
    ):
        return False
    if frame.not_objects is not None and matches(patients(verb), frame.not_objects):
        return False
    if frame.infinitives is not None and not any(
        c.dep_ in ("xcomp", "ccomp") and word(c) in frame.infinitives for c in verb.children
    ):
        return False
    if frame.not_infinitives is not None and any(
        c.dep_ in ("xcomp", "ccomp") and word(c) in frame.not_infinitives for c in verb.children
    ):
        return False
    if frame.manner is not None and not any(
        c.lower_ in frame.manner or ("to" in frame.manner and c.dep_ in ("xcomp", "advcl") and is_infinitive(c))
        for c in verb.children
    ):
        return False
    if frame.subjects is None and frame.not_subjects is None:
        return True
    told = agents(verb) or subjects(verb)
    doers = [stood_for(head) for head in told]
    if frame.not_subjects is not None and matches(doers, frame.not_subjects):
        return False
    if frame.subjects is None:
        return True
    return matches(doers, frame.subjects) or (frame.taken_up and _takes_up(told, frame.subjects))


_THINGS_OF = {"from", "against", "of", "at"}
"""Prepositions of a verb's phrase that the parser may hang on its object."""


def _kept(verb: Token) -> list[Token]:
    """ "were given blankets": what a passive is said to give."""
    return [c for c in verb.children if c.dep_ == "dobj"] if is_passive(verb) else []


def _governs_clause(verb: Token) -> bool:
    """Whether a verb has a finite clause of its own.

    One before it is a verb of the same list where it has an object too ("Norland gave a ship, Estria promised two").
    """
    behind = max((c.i for c in verb.children if c.dep_ == "dobj"), default=-1) > verb.i
    return any(c.dep_ == "ccomp" and not is_infinitive(c) and not (behind and c.i < verb.i) for c in verb.children)


def _has_gerund(verb: Token, wanted: frozenset[str]) -> bool:
    """Whether a verb governs a preposition with one of some gerunds ("*": any gerund at once, "proposed meeting")."""
    if "*" in wanted:
        return any(c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VBG" and c.i > verb.i for c in verb.children)
    return any(word(g) in wanted for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pcomp")


_LOOK_BACK = 40
"""Tokens back to which "it" can mean a thing told before."""


def _takes_up(heads: list[Token], wanted: frozenset[str]) -> bool:
    """ "It takes effect on Saturday", after a truce was told of."""
    return any(
        head.lower_ in ("it", "which", "this")
        and any(word(t) in wanted for t in head.doc[max(0, head.i - _LOOK_BACK) : head.i])
        for head in heads
    )


def _for_a_clause(verb: Token, prepositions: tuple[str, ...]) -> bool:
    """ "calling for the command to rotate": "for" opens a clause."""
    return any(
        m.dep_ == "mark" and m.lower_ in prepositions and m.i == verb.i + 1
        for c in verb.children
        if c.dep_ in ("advcl", "ccomp", "xcomp")
        for m in c.children
    )


def _unbroken(verb: Token, particle: Token) -> bool:
    """Whether no comma or other mark parts a verb from its particle ("stood at 9 percent, down a tenth" has none)."""
    return not any(t.is_punct for t in verb.doc[verb.i : particle.i])


def _out_of(particle: Token) -> bool:
    """ "pulled its staff out of the town"."""
    return particle.lower_ == "out" and particle.dep_ == "prep" and any(c.lower_ == "of" for c in particle.children)


_NEAR = 12
"""Tokens after a verb within which a word is near it."""


def _wider_antecedents(verb: Token) -> list[Token]:
    """What else "which" can stand for in "an invitation to the summit, which she accepted": the nouns above."""
    behind_comma = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.i > 0 and verb.nbor(-1).text == ","
    whose_object = verb.dep_ == "relcl" and any(c.dep_ == "dobj" and c.tag_ == "WDT" for c in verb.children)
    if not behind_comma and not whose_object:
        return []
    found, token = [], verb.head
    for _ in range(4):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ == "NOUN":
            found.append(token)
    return found


def _infinitive_on_object(verb: Token) -> bool:
    """ "urged the council to act": the parser may hang the infinitive on the noun."""
    return any(
        c.dep_ == "dobj" and any(g.dep_ in ("relcl", "acl") and is_infinitive(g) for g in c.children)
        for c in verb.children
    )
