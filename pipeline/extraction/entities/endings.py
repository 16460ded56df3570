"""Where the words of a described person, group or institution end."""

from __future__ import annotations

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.wording import DEFINITE, LONGEST, determiner, is_plural
from pipeline.extraction.tokens import Doc, Token

_COMPLEMENTS = frozenset(
    {
        "of",
        "from",
        "for",
        "in",
        "at",
        "within",
        "near",
        "on",
        "against",
        "behind",
        "among",
        "between",
        "to",
        "inside",
        "across",
        "around",
        "outside",
        "representing",
    }
)
_LOCATIVES = frozenset({"in", "at", "within", "near", "on", "inside", "across", "around", "outside"})
_BEFALLEN = frozenset(
    {"injure", "wound", "hurt", "kill", "shoot", "stab", "kidnap", "abduct", "seize", "detain", "arrest", "hold"}
)
"""What happened to a counted group is told of it, it does not say who they are ("six workers kidnapped in Ulm")."""
_HANDING = frozenset({"hand", "return", "transfer", "extradite", "turn", "deliver", "send", "bring", "give", "take"})
"""What is done to somebody with "to" behind it says where they go ("handed over a commander to the court")."""
_MADE_UP = frozenset(
    {"head", "lead", "chair", "command", "make", "comprise", "compose", "consist", "include", "join", "host", "link"}
)
"""Who leads or makes up a team is told of it as well ("a team headed by Ana Ruiz")."""
_LONGEST_RELATIVE = 6
"""Tokens within which a relative clause ends that belongs to a description; a longer one tells a story of its own."""


def right_of(head: Token) -> int:
    """Where the words of a noun phrase end (exclusive): complements without a comma, no relative clause.

    A counted group ends at its noun ("34 chiefs of staff"). Where somebody is found is said only of one who acts, and
    of several who speak.
    """
    doc, end = head.doc, head.i + 1
    counted = any(t.tag_ == "CD" and t.dep_ == "nummod" for t in head.lefts)
    person = not is_plural(head) and v.noun_class(head.lower_) != "institution"
    # "killed a ranger in a park": where a person not told of before was found, the act was
    found = head.dep_ == "dobj" and determiner(head) in ("a", "an") and head.head.lemma_ in _BEFALLEN
    acting = head.dep_ in ("nsubj", "nsubjpass", "appos") or head.head.lower_ in ("by", "to", "from")
    acting = acting or (person and not found)
    accused = head.dep_ == "dobj" and head.head.lemma_ in v.words("reference", "accusing")
    quoted = head.dep_ == "nsubj" and head.head.lemma_ in v.words("reference", "quoting")
    for child in head.rights:
        if child.dep_ == "prep" and (
            (counted and child.lower_ != "of" and not (quoted and (child.lower_ in _LOCATIVES or _tells_access(child))))
            or (accused and child.lower_ == "of")
            or (child.lower_ == "to" and head.dep_ == "dobj" and head.head.lemma_ in _HANDING)
            or (child.lower_ == "near" and head.dep_ in ("dobj", "pobj"))
            or (child.lower_ in _LOCATIVES and not acting)
            or (
                child.lower_ in _LOCATIVES - {"on"}
                and is_plural(head)
                and not (quoted or _may_speak(head) or _placed_in_front(child))
            )
            or _holds_clause(child)
        ):
            break
        if child.i != end and not (child.i == end + 1 and doc[end].is_space and "\n" not in doc[end].text):
            break
        if child.dep_ == "prep" and (child.lower_ in _COMPLEMENTS or _tells_access(child)):
            if any(t.lower_ in v.words("names", "calendar") or t.lower_ == "condition" for t in child.children):
                break
            end = _complement_end(child, end)
            if head.dep_ in ("dobj", "pobj"):  # "attacked a convoy of guards near Ulm"
                end = next((k for k in range(child.i, end) if doc[k].lower_ == "near" and doc[k].dep_ == "prep"), end)
        elif (
            child.dep_ == "acl"
            and (child.tag_ in ("VBN", "VBG") or (child.tag_ == "VBD" and child.lower_ in ("briefed", "informed")))
            and child.lower_ not in v.words("reference", "of_the_interview")
            and not (counted and child.tag_ == "VBN" and child.lemma_ in _BEFALLEN)
            and child.lemma_ not in _MADE_UP
            # what has an object of its own tells what they did ("A coalition bombed two camps")
            and not (child.tag_ in ("VBN", "VBD") and any(c.dep_ == "dobj" for c in child.rights))
        ) or (child.dep_ in ("amod", "advmod") and child.tag_ == "JJ"):
            end = _complement_end(child, end)
        else:
            break
        if end - head.i > LONGEST:
            return head.i + 1
    if is_plural(head) and end + 1 < len(doc) and (listed := _examples_end(doc, end, head)) is not None:
        return listed
    if end + 1 < len(doc) and doc[end].lower_ == "who" and _is_source(head):
        return _relative_end(doc, end)
    if (
        end + 2 < len(doc)
        and doc[end].lower_ in ("privy", "close", "familiar")
        and doc[end + 1].lower_ in ("to", "with")
    ):
        return _privy_end(doc, end + 2)
    if (
        not counted
        and end + 1 < len(doc)
        and is_plural(head)
        and doc[end].lower_ == "from"
        and not doc[end].is_sent_start
    ):
        states = next((t for t in doc[end].children if t.dep_ == "pobj"), None)
        named = states is not None and gazetteer.country(states.text) is not None and bool(states.conjuncts)
        if states is not None and (named or v.noun_class(states.lower_) == "collective"):
            end = _complement_end(doc[end], end)  # hung on the verb or a noun before by the parse
    return end


_SOURCES = frozenset(
    (
        "officials",
        "diplomats",
        "sources",
        "analysts",
        "experts",
        "residents",
        "witnesses",
        "critics",
        "aides",
        "observers",
    )
)


def _placed_in_front(preposition: Token) -> bool:
    """ "Truckers in northern Norland blocked the road": a place between subject and verb says which of them acted."""
    head = preposition.head
    named = any(c.dep_ == "pobj" and c.tag_ == "NNP" for c in preposition.children)
    return named and preposition.lower_ == "in" and head.dep_ == "nsubj" and preposition.i < head.head.i


def _may_speak(head: Token) -> bool:
    """Whether people are likely told of as the source of something, by their noun or by "according to"."""
    if head.dep_ == "pobj" and head.head.lower_ == "to":
        return head.head.head.lower_ == "according"
    return head.lower_ in _SOURCES


def _examples_end(doc: Doc, start: int, head: Token) -> int | None:
    """The end of examples named right behind a group that acts ("rights groups including X and Y"); None for none."""
    named = doc[start].lower_ in ("including", "like") or (
        doc[start].lower_ == "such" and doc[start + 1].lower_ == "as"
    )
    if not named or head.dep_ not in ("nsubj", "nsubjpass", "agent"):
        return None
    for k in range(start + 1, min(start + LONGEST, len(doc))):
        token = doc[k]
        if token == head.head or token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            end = k
            while doc[end - 1].is_punct or doc[end - 1].tag_ in ("RB", "IN"):
                end -= 1
            return end
        if token.is_sent_start or (token.text not in (",", "-", "'", "’", ".") and token.is_punct):
            return None
    return None


def _is_source(head: Token) -> bool:
    """Whether somebody unnamed is said to have told something, not taken up again."""
    told = head.dep_ == "pobj" and head.head.lower_ in ("to", "by", "from")
    acts = head.dep_ == "nsubj" and head.head.lemma_ in v.words("nouns", "acts")
    return (told or acts) and determiner(head) not in DEFINITE and v.noun_class(head.lower_) == "person"


def _relative_end(doc: Doc, start: int) -> int:
    """The end of a clause that tells which people are meant ("officials who saw the draft").

    It ends at the next mark, conjunction or cue; what somebody wishes or may not do tells nothing of who it is.
    """
    verb = None
    for k in range(start + 1, min(start + _LONGEST_RELATIVE, len(doc))):
        token = doc[k]
        finite = token.tag_ in ("VBD", "VBZ", "VBP", "MD")
        marked = token.is_space or (token.is_punct and token.tag_ != "HYPH")
        if verb is None and finite:
            helping = token.lemma_ in ("be", "do", "have")
            following = {token.lemma_, *(t.lemma_ for t in doc[k + 1 : k + 4 if helping else k + 1])}
            if following & v.words("reference", "wishing"):
                return start
            verb = token
        elif marked or token.lower_ in ("but", "and", "because") or (finite and verb):
            return k
    return start


def _privy_end(doc: Doc, start: int) -> int:
    """The end of "(sources) close to the talks", which the parse often hangs elsewhere: at the next verb or mark."""
    for k in range(start, min(start + 8, len(doc))):
        if doc[k].tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") or doc[k].is_punct or doc[k].is_space:
            return k
    return start + 1 if start < len(doc) else start


def _tells_access(preposition: Token) -> bool:
    """Whether a complement says how somebody knows: "a person with knowledge of the talks"."""
    known = v.words("reference", "access")
    return preposition.lower_ == "with" and any(c.dep_ == "pobj" and c.lower_ in known for c in preposition.children)


def _holds_clause(preposition: Token) -> bool:
    return any(c.dep_ == "pcomp" for c in preposition.children)


def _opens_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a name of several words in apposition begins at a token, ending before `end`."""
    k = start
    while k < end and doc[k].dep_ in ("compound", "punct") and doc[k].text != ",":
        k += 1
    return start < k < end and doc[k].tag_ == "NNP" and doc[k].dep_ == "appos"


def _complement_end(child: Token, start: int) -> int:
    """The end of a complement's subtree, cut before a clause, a dash or a date that hangs on it."""
    doc, end = child.doc, child.right_edge.i + 1
    for k in range(start, end):
        token = doc[k]
        if (
            token.dep_ in ("relcl", "parataxis")
            or token.tag_ in ("WP", "WDT")
            or token.text in ("–", "—", "--", "(", ";", ":", "”", "“", '"', "‘", "but")
            or token.tag_ in ("VBD", "MD")
            or (token.is_space and "\n" in token.text)
        ):
            end = min(end, max(k if token.dep_ not in ("relcl", "parataxis") else token.left_edge.i, start))
            break
        if token.text == "," and k + 1 < len(doc) and doc[k + 1].tag_ in ("WP", "WDT", "VBG", "RB", "IN", "MD"):
            end = k
            break
        if token.text == "," and _opens_name(doc, k + 1, end):
            end = k  # "the head of the mission in Norland, Ada Brock, said": she is the head
            break
        if (
            token.dep_ == "prep"
            and k > start
            and any(
                t.lower_ in v.words("names", "calendar") and (t.i == k or any(a.i == k for a in t.ancestors))
                for t in doc[token.left_edge.i : k + 4]
            )
        ):
            end = k
            break
    # what opens the clause behind is no part either: "the crew of a tanker it had seized"
    loose = ("IN", "CC", "DT", "PRP")
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].tag_ in loose):
        end -= 1
    return end
