"""Which counts of people are military, and whether they measure an army or a force that is sent or proposed."""

from __future__ import annotations

from pipeline.extraction.figures.counted import Counted
from pipeline.extraction.figures.quantities import Quantity
from pipeline.extraction.figures.surroundings import chain, nouns_above, verbs_above, word_set, words_of
from pipeline.extraction.figures.syntax import around, root_of
from pipeline.extraction.tokens import Doc, Token

_TROOPS, _WEAK_TROOPS = word_set("military", "nouns"), word_set("military", "weak_nouns")
_FORCES, _STANDING = word_set("military", "units"), word_set("military", "standing")
_DEPLOY, _STATIVE = word_set("military", "deploy"), word_set("military", "stative")
_PROPOSED = word_set("military", "proposed")
_SENDING = frozenset(("send", "deploy", "fly", "dispatch", "station", "airlift", "post", "move"))


def is_military(doc: Doc, quantity: Quantity, own: set[str], counted: Counted, root: Token) -> bool:
    """Whether a count of people is one of troops: by its noun, the force it is part of, or where it is sent."""
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
    if own & {"officer", "man"} and any(v.lemma_ in _SENDING for v in verbs_above(root)[:1]) and root.dep_ == "dobj":
        return True
    strong = "strong" in {t.lower_ for t in doc[quantity.last : quantity.last + 2]}
    if own & _WEAK_TROOPS and doc[root.i + 1 : root.i + 3].text.lower() == "under arms":
        return True
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


def measure_of_force(doc: Doc, quantity: Quantity, counted: Counted, verbs: list[Token]) -> str:
    """`army_size` for what a state's standing forces have, `force_size` for a proposed or deployed force."""
    root = root_of(doc, quantity)
    if counted.head is not None and doc[counted.head.i + 1 : counted.head.i + 3].text.lower() == "under arms":
        return "army_size"
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
