"""What counts of people and countries measure: attendance, forces, casualties, membership."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.extraction.figures.counted import Counted
from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.surroundings import chain, nouns_above, verbs_above, word_set, words_of
from pipeline.extraction.figures.syntax import argument, around, inside, root_of
from pipeline.lexicons import load

_CASUALTY_NOUNS, _CASUALTY_VERBS = word_set("casualties", "nouns"), word_set("casualties", "verbs")
_TROOPS, _WEAK_TROOPS, _FORCES = (
    word_set("military", "nouns"),
    word_set("military", "weak_nouns"),
    word_set("military", "units"),
)
_STANDING, _DEPLOY, _STATIVE = (
    word_set("military", "standing"),
    word_set("military", "deploy"),
    word_set("military", "stative"),
)
_VICTIMS_OF = word_set("casualties", "victims_of")
_PROPOSED = word_set("military", "proposed")
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
        return "attendance" if own & _VISITING else "membership"
    if counted.unit == "country" or counted.unit == "organization":
        return _of_states(root, own, governor, event_type)
    if _is_casualty(root, own, governor, head):
        return "casualties"
    if _away(root, verbs):
        return "other"
    if _is_military(doc, quantity, own, counted, root):
        return _force(doc, quantity, counted, verbs)
    if any(t.lower_ in {"present", "represented"} for t in doc[root.i + 1 : root.i + 5]):
        return "attendance"
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
    if own & _MEMBERS or any(t.lower_ in _STATES for t in inside(root, 6)):
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
        and any(
            c.dep_ == "dobj" and (c.ent_type_ in {"GPE", "LOC"} or c.lemma_ in {"country", "home", "region"})
            for c in verb.children
        )
    ):
        return True
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


def _away(root: Token, verbs: list[Token]) -> bool:
    """People arrested, freed and the like took no part as such."""
    return (
        bool(verbs)
        and verbs[0].lemma_ in _AWAY
        and (root.dep_ in {"dobj", "nsubjpass", "appos"} or verbs[0].tag_ == "VBN")
    )


def _is_military(doc: Doc, quantity: Quantity, own: set[str], counted: Counted, root: Token) -> bool:
    if own & _TROOPS:
        if own & {"police", "policeman", "observer", "monitor"} and not own - {
            "police",
            "policeman",
            "observer",
            "monitor",
        }:
            return any(t.lemma_.lower() in _DEPLOY for t in chain(root, 5)) or bool(words_of(root) & _FORCES)
        return True
    if counted.relation == "of" and counted.head is not None:
        return counted.head.lemma_.lower() in {
            "force",
            "army",
            "contingent",
            "battalion",
            "brigade",
            "garrison",
            "crew",
            "detachment",
        }
    if counted.relation == "argument" and counted.head is not None:
        return (
            counted.head.lemma_.lower() in _STANDING | {"battalion", "brigade", "contingent"}
            and counted.head.lemma_.lower() != "police"
        )
    strong = "strong" in {t.lower_ for t in doc[quantity.last : quantity.last + 2]}
    if own & _WEAK_TROOPS or strong:
        above = {t.lemma_.lower() for t in nouns_above(root)[:4]} - {"member"}
        above |= {
            t.lemma_.lower() for t in doc[max(around(root, 40, 0).start, quantity.first - 8) : quantity.first]
        } & {
            "army",
            "military",
            "contingent",
            "garrison",
            "troop",
        }
        return (
            bool(above & (_FORCES - {"police", "border", "company", "unit", "division", "mission", "patrol"}))
            or (strong and bool(own & _FORCES))
            or any(t.lemma_ in {"deploy", "garrison"} for t in chain(root, 4))
        )
    return False


def _force(doc: Doc, quantity: Quantity, counted: Counted, verbs: list[Token]) -> str:
    """`army_size` for what a state's standing forces have, `force_size` for a proposed or deployed force."""
    root = root_of(doc, quantity)
    above = list(chain(root, 10))
    if any(t.lemma_ in _DEPLOY and t.pos_ in {"VERB", "NOUN"} for t in above):
        return "force_size"
    modal = any(c.lower_ in _PROPOSED for v in verbs[:2] for c in v.children)
    proposed = any(
        c.lower_ in _PROPOSED for t in above if t.pos_ == "NOUN" for c in t.children if c.dep_ in {"amod", "compound"}
    )
    if modal or proposed:
        return "force_size"
    owners = {t.lemma_.lower() for t in above if t.pos_ in {"NOUN", "PROPN"}}
    for verb in verbs[:3]:
        if verb.lemma_ in _STATIVE or verb.tag_ in {"VBG", "VBN"}:
            owners |= {c.lemma_.lower() for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}}
            owners |= {
                g.lemma_.lower()
                for c in verb.children
                if c.dep_ in {"nsubj"}
                for g in c.children
                if g.dep_ in {"compound", "amod"}
            }
            if verb.dep_ in {"acl", "relcl"}:
                owners.add(verb.head.lemma_.lower())
    if counted.head is not None and counted.relation == "argument":
        owners.add(counted.head.lemma_.lower())
    if owners & {"army", "military", "navy", "armed"} or (
        "force" in owners and "armed" in {t.lower_ for t in around(root)}
    ):
        return "army_size"
    return "force_size"


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
