"""What form a verb has: passive, infinitive, joined to another, or taken for a participle."""

from __future__ import annotations

from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.tokens import Token

FINITE = ("VBD", "VBZ", "VBP")
"""Tags of verbs in a tense."""


def is_joint(verb: Token) -> bool:
    """Whether a verb is split off a "co-" ("co-chaired" is three tokens)."""
    return verb.i > 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).lower_ == "co"


def is_verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive; a bare past participle that modifies a noun is."""
    relations = {child.dep_ for child in verb.children}
    if relations & {"auxpass", "nsubjpass"} or ("agent" in relations and not _has_both(verb, relations)):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and is_verbal(verb.head):  # "was held and flown home"
        own = any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
        return not own and verb.head.tag_ == "VBN" and is_passive(verb.head)
    if verb.tag_ != "VBN" or verb.dep_ not in ("acl", "amod") or any(c.dep_ == "aux" for c in verb.children):
        return False
    return not is_main_after_all(verb)


def _has_both(verb: Token, relations: set[str]) -> bool:
    """ "The mayor banned a march by students": the "by" is the march's, though the parser hung it on the verb."""
    return verb.tag_ in ("VBD", "VBZ", "VBP") and {"nsubj", "dobj"} <= relations


def is_main_after_all(verb: Token) -> bool:
    """A past tense that the parser took for a participle: the sentence has no other verb, this one has an object."""
    if verb.dep_ != "acl":
        return False
    root = verb.sent.root
    return root.pos_ in ("NOUN", "PROPN") and (
        any(
            (c.dep_ in ("dobj", "oprd") and c.pos_ in ("NOUN", "PROPN")) or (c.dep_ == "xcomp" and is_infinitive(c))
            for c in verb.children
        )
        or _behind_a_name(verb, root)
    )


def _behind_a_name(verb: Token, root: Token) -> bool:
    """ "The minister, Ana Ruiz, looked on from the front row", "The union, which …, protested": without "by"."""
    return (
        verb.head.i == root.i
        and verb.nbor(-1).text == ","
        and any(
            (c.dep_ == "appos" and name_kind(c) == "person") or (c.dep_ == "relcl" and c.i < verb.i)
            for c in root.children
        )
        and not any(c.lower_ == "by" for c in verb.children)
    )


def is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def listed_with(verb: Token) -> Token:
    """The verb that one after "and" goes on from: a finite one goes on from no infinitive, whatever the parser says.

    In "asked the court to annul the law and urged Norland to wait" that is "asked".
    """
    head = verb.head
    while verb.tag_ in FINITE and is_infinitive(head) and is_verbal(head.head) and head.head is not head:
        head = head.head
    return head
