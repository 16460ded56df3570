"""What counts of people and countries measure: attendance, forces, casualties, membership."""

from __future__ import annotations

from pipeline.extraction.figures.counted import Counted
from pipeline.extraction.figures.forces import is_military, measure_of_force
from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.surroundings import chain, nouns_above, verbs_above, word_set, words_of
from pipeline.extraction.figures.syntax import argument, inside, root_of
from pipeline.extraction.figures.words import is_place
from pipeline.extraction.tokens import Doc, Token
from pipeline.lexicons import load

_CASUALTY_NOUNS, _CASUALTY_VERBS = word_set("casualties", "nouns"), word_set("casualties", "verbs")
_TROOPS = word_set("military", "nouns")
_VICTIMS_OF = word_set("casualties", "victims_of")
_ATTEND, _ATTENDEES, _CROWDS = (
    word_set("attendance", "verbs"),
    word_set("attendance", "nouns"),
    word_set("attendance", "crowds"),
)
_MEETINGS, _AWAY = word_set("attendance", "meetings"), word_set("attendance", "away")
_VISITING = frozenset(
    (
        "delegation",
        "team",
        "entourage",
        "mission",
        "party",
        "talk",
        "talks",
        "conference",
        "summit",
        "meeting",
        "gathering",
    )
)
_TRAVELS = frozenset(("tour", "trip", "visit", "swing", "journey", "survey", "study", "poll", "war", "race", "market"))
_SIGN = frozenset(("sign", "endorse", "adopt", "initial"))
_MEMBERS, _BODIES, _COMPOSE = (
    word_set("membership", "nouns"),
    word_set("membership", "heads"),
    word_set("membership", "verbs"),
)
_STATES = frozenset(load("counted_nouns")["bodies_of_states"])


def measure_of_people(doc: Doc, quantity: Quantity, counted: Counted, event_type: str | None) -> str:
    """What a count of people, countries or organisations measures."""
    head = counted.head
    root = root_of(doc, quantity)
    if head is not None and quantity.first <= head.i < quantity.last + 12:
        root = head
    own = words_of(head)
    verbs = verbs_above(root)
    inherited = counted.same_as is not None
    if inherited and head is not None:
        root = root_of(doc, quantity)
        verbs = verbs_above(root)
    governor = (
        counted.governor
        if counted.governor is not None and counted.governor.pos_ in {"VERB", "AUX"}
        else (verbs[0] if verbs else None)
    )
    lemmas = {governor.lemma_} if governor is not None else set()
    if quantity.compound and any(
        t.lower_ in {"member", "nation", "country", "party", "state"} for t in doc[quantity.last : quantity.last + 2]
    ):
        if own & _VISITING:
            return "attendance"
        return "other" if own & _TRAVELS else "membership"
    if counted.unit == "country" or counted.unit == "organization":
        return _of_states(root, own, governor, event_type)
    if _is_casualty(root, own, governor, None if inherited else head):
        return "casualties"
    if is_away(root):
        return "other"
    if is_military(doc, quantity, own, counted, root):
        return measure_of_force(doc, quantity, counted, verbs)
    if any(t.lower_ in {"present", "represented"} for t in doc[root.i + 1 : root.i + 5]):
        return "attendance"
    partitive = quantity.last < len(doc) and doc[quantity.last].lower_ == "of"
    if own & {"member"} and head is not None and not partitive and any(c.dep_ == "poss" for c in head.children):
        return "membership"
    if own & _CROWDS or (own & _ATTENDEES and (lemmas & _ATTEND or _meeting_near(root, verbs))):
        return "attendance"
    if lemmas & _ATTEND and not _object_of_other(governor, root):
        return "attendance"
    if governor is not None and governor.lemma_ == "be" and _meeting_near(root, verbs):
        return "attendance"
    if event_type == "PROTEST":
        return "attendance"
    if event_type == "CONSULT" and own & _ATTENDEES:
        return "attendance"
    return "other"


def _object_of_other(governor: Token | None, root: Token) -> bool:
    """ "take" and "turn" mean attendance only with their particles ("took part", "turned out")."""
    if governor is None:
        return True
    if governor.lemma_ in {"take", "turn", "sit"}:
        words = {c.lower_ for c in governor.children}
        return not words & {"part", "out", "up", "around", "round"}
    if governor.lemma_ in {"host", "welcome"} and root.dep_ == "dobj":
        return not any(c.dep_ == "nsubj" and c.lemma_.lower() in _MEETINGS for c in governor.children)
    if governor.lemma_ in {"discuss", "negotiate", "host", "join", "block", "welcome", "represent", "draw", "invite"}:
        return root.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr", "pobj"}
    return False


def _of_states(root: Token, own: set[str], governor: Token | None, event_type: str | None) -> str:
    if own & _MEMBERS and _member_of_body(root, governor):
        return "membership"
    if any(t.lower_ in {"present", "represented", "attending", "absent"} for t in root.doc[root.i + 1 : root.i + 5]):
        return "attendance"
    around = [root, *nouns_above(root)]
    for noun in around[1:4]:
        lemma = noun.lemma_.lower()
        if lemma in _MEETINGS or (lemma in _ATTENDEES and lemma not in _MEMBERS):
            return "attendance"
    compound = [t.lemma_.lower() for t in around[:2]]
    if any(lemma in _BODIES for lemma in compound):
        return "membership"
    if own & _MEMBERS or any(t.lower_ in _STATES and t.i != root.i for t in inside(root, 6)):
        return "membership"
    if governor is not None:
        if governor.lemma_ in _ATTEND | _SIGN:
            return "attendance"
        subject = next((c for c in governor.children if c.dep_ == "nsubj"), None)
        if subject is not None and subject.lemma_.lower() in _MEETINGS | {"participant"}:
            return "attendance"
        if subject is not None and subject.lemma_.lower() in _BODIES and governor.lemma_ in _COMPOSE | {"have"}:
            return "membership"
    verbs = verbs_above(root)
    if any(v.lemma_ in _ATTEND - {"take", "host", "discuss", "join"} for v in verbs[:2]):
        return "attendance"
    for verb in verbs[:1]:
        if any(c.dep_ == "xcomp" and c.lemma_ in _ATTEND for c in verb.children):
            return "attendance"
        if any(c.dep_ == "dobj" and c.lemma_.lower() in _ATTENDEES for c in verb.children):
            return "attendance"
    return (
        "attendance"
        if event_type == "CONSULT" and governor is not None and governor.lemma_ in {"agree", "sign", "come"}
        else "other"
    )


def _is_casualty(root: Token, own: set[str], governor: Token | None, head: Token | None) -> bool:
    if own & _CASUALTY_NOUNS or any(n.lemma_.lower() in _VICTIMS_OF for n in nouns_above(root)[1:2]):
        return True
    if head is not None and any(
        c.dep_ in {"acl", "amod", "relcl"} and c.lemma_ in _CASUALTY_VERBS | {"dead"} for c in head.children
    ):
        return True
    if any(c.lower_ in {"dead", "wounded", "injured", "missing", "homeless"} for c in root.children):
        return True
    verb = governor
    if (
        verb is not None
        and verb.lemma_ in {"leave", "escape"}
        and root.dep_ == "nsubj"
        and any(c.dep_ == "dobj" and (is_place(c) or c.lemma_ in {"country", "home", "region"}) for c in verb.children)
    ):
        return True
    if verb is not None and verb.lemma_ in {"lose", "cost", "claim", "take"} and root.dep_ == "dobj":
        return bool(own & ({"life"} if verb.lemma_ != "lose" else {"life", "crew", "civilian"} | _TROOPS))
    for _ in range(2):
        if verb is None:
            return False
        if verb.lemma_ in _CASUALTY_VERBS:
            if (
                root.dep_ in {"nsubj"}
                and verb.tag_ != "VBN"
                and verb.lemma_ not in {"die", "flee", "drown", "perish", "starve", "succumb"}
            ):
                return False
            prepositions = {t.lower_ for t in chain(root, 2) if t.pos_ == "ADP"}
            return not prepositions & {"by", "from", "with"} or verb.lemma_ in {"die", "flee"}
        if verb.lemma_ in {"leave", "find", "have", "be"} and any(
            c.lower_ in {"dead", "wounded", "injured", "missing", "homeless", "displaced"}
            for c in inside(verb)
            if 0 < c.i - root.i < 4
        ):
            return True
        if (
            root.dep_ in {"appos", "conj", "attr", "nsubj", "dobj", "advcl", "npadvmod"}
            and verb.head.i != verb.i
            and verb.dep_ in {"conj", "xcomp", "ccomp"}
            and root.dep_ in {"appos", "conj"}
        ):
            verb = verb.head
            continue
        return False
    return False


def is_away(root: Token) -> bool:
    """Whether the people were arrested, freed, expelled and the like, and so took no part as such."""
    if root.dep_ == "nummod":
        root = root.head
    verbs = verbs_above(root)
    return (
        bool(verbs)
        and (verbs[0].lemma_ in _AWAY or any(c.lower_ == "away" for c in verbs[0].children))
        and (root.dep_ in {"dobj", "nsubjpass", "appos"} or verbs[0].tag_ == "VBN")
    )


def _member_of_body(root: Token, governor: Token | None) -> bool:
    owner = argument(governor, root) if governor is not None and root.dep_ in {"dobj", "attr"} else None
    if owner is not None and (owner.lemma_.lower() in _BODIES or owner.lower_ in _STATES):
        return True
    return any(
        t.pos_ in {"NOUN", "PROPN"} and (t.lemma_.lower() in _BODIES or t.lower_ in _STATES) for t in inside(root)
    )


def _meeting_near(root: Token, verbs: list[Token]) -> bool:
    for verb in verbs[:2]:
        for child in verb.children:
            if child.lemma_.lower() in _MEETINGS:
                return True
            if child.dep_ == "prep" and any(g.lemma_.lower() in _MEETINGS for g in child.children):
                return True
    for child in root.children:
        if child.dep_ == "prep" and any(g.lemma_.lower() in _MEETINGS for g in child.children):
            return True
    return any(t.lemma_.lower() in _MEETINGS for t in nouns_above(root)[1:3])
