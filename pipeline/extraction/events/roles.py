"""In what part parties stand to a meeting, as the clause that tells of it says: hosts, organisers, those who meet."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.extraction.events.clauses import (
    agents,
    ancestors,
    complements,
    is_joint,
    is_passive,
    members,
    objects,
    patients,
    subjects,
    word,
)
from pipeline.extraction.events.companions import companions_in_clause
from pipeline.extraction.events.frames import is_name, is_people, names_place
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.parts import (
    MEDIATOR,
    PARTY,
    Part,
    is_meeting_word,
    meeting_words,
    parties_only,
    party,
    role_words,
)
from pipeline.extraction.events.triggers import Trigger


def parts_of_meeting(trigger: Trigger) -> list[Part]:
    """Who takes part in the meeting that a trigger reports, as far as its own clause says."""
    token, carrier = trigger.token, trigger.carrier
    found: list[Part] = []
    if trigger.is_noun:
        found += _noun_parts(trigger)
        if carrier is not None:
            found += _carrier_parts(trigger, carrier)
        found += _participles(token)
    else:
        found += _verb_parts(trigger)
    anchor = carrier if carrier is not None else token
    for around in {anchor.i: anchor, token.i: token}.values():
        found += _beside(around)
        found += party(companions_in_clause(around))
    parties = [p for p in found if p.role == PARTY]
    if trigger.is_noun and trigger.manner != "visit" and all(p.head.dep_ in ("pobj", "conj") for p in parties):
        found += _whose_clause(token)
    return _with_remote(found)


def _whose_clause(noun: Token) -> list[Part]:
    """ "After talks with A, B said …": the subject of the clause is the other side."""
    known = any(c.lower_ in ("the", "this", "these", "those") for c in noun.children if c.dep_ == "det")
    if noun.dep_ != "pobj" or complements(noun, "between") or (known and not complements(noun, "with")):
        return []
    preposition = noun.head
    if (
        preposition.lower_ == "of"
        and preposition.head.dep_ == "pobj"
        and word(preposition.head) in ("day", "hour", "week", "round")
    ):
        preposition = preposition.head.head
    verb = preposition.head
    travels = preposition.lower_ == "for" and word(verb) in meeting_words("verbs", "travel") | {"be", "come", "gather"}
    if travels and verb.pos_ in ("VERB", "AUX") and complements(noun, "with"):
        return [p for p in party(subjects(verb)) if p.head.pos_ in ("PROPN", "PRON") or is_people(p.head)]
    if preposition.lower_ not in ("after", "in", "during", "following", "at", "before"):
        return []
    if verb.pos_ != "VERB":
        return []
    found = [p for p in party(subjects(verb)) if p.head.pos_ in ("PROPN", "PRON") or is_people(p.head)]
    # without "with", only several parties can have met each other
    return found if complements(noun, "with") or len(found) > 1 else []


def _verb_parts(trigger: Trigger) -> list[Part]:
    verb = trigger.token
    if trigger.manner == "visit":
        found = party(agents(verb))
        where = complements(verb, "to", "in", "for") + ([] if is_passive(verb) else objects(verb))
        return found + [Part(n, "host") for n in where if names_place(n) or word(n) == "capital"]
    if word(verb) == "host" or word(verb) in meeting_words("verbs", "receive"):
        return party(agents(verb), "host") + party(patients(verb))
    role = MEDIATOR if word(verb) in meeting_words("verbs", "mediate") else PARTY
    found = party(agents(verb), role)
    if is_passive(verb):
        found += party(subjects(verb))
    found += party(
        [
            n
            for n in objects(verb)
            if word(verb) in meeting_words("verbs", "meet") | meeting_words("verbs", "call") | {"call"}
        ]
    )
    found += party(parties_only(complements(verb, "with", "between", "to")))
    for means in complements(verb, "by", "over", "on", "via"):  # "spoke by telephone with A"
        found += party(complements(means, "with", "to"))
    if word(verb) == "negotiate":
        found += party([n for o in objects(verb) for n in complements(o, "with")])
    return found


def _noun_parts(trigger: Trigger) -> list[Part]:
    noun = trigger.token
    found = party(
        parties_only(complements(noun, "between", "with", "among", "involving", "by")) or _between_below(noun)
    )
    if trigger.manner == "meal":
        found += party(complements(noun, "for"))
    found += party([n for n in complements(noun, "of") if _of_people(n)])
    owners = [c for c in noun.children if c.dep_ == "poss" and (is_name(c) or is_people(c) or c.pos_ == "PRON")]
    found += party(owners) + _brokered(noun)
    found += [
        Part(c, PARTY)
        for c in noun.children
        if c.i < noun.i
        and c.dep_ in ("amod", "compound", "nmod")
        and is_name(c)
        and name_kind(c) in ("demonym", "person")
        and _pair(noun)
    ]
    if trigger.manner == "visit":
        found += [Part(m, "host") for n in complements(noun, "to", "in", "of") for m in members(n) if names_place(m)]
        if noun.dep_ == "pobj" and word(noun.head.head) in meeting_words("verbs", "travel"):
            found += party(subjects(noun.head.head))  # "returned from a tour of A"
        found += [Part(c, "host") for c in noun.children if c.dep_ == "compound" and names_place(c)]
    return found


def _between_below(noun: Token) -> list[Token]:
    """States named further down are sides too ("the meeting of the commission on the border between A and B")."""
    return [
        n
        for t in noun.subtree
        if t.lower_ == "between" and noun.i < t.i < noun.i + _REACH + 6
        for n in t.children
        if n.dep_ == "pobj" and is_name(n) and len(members(n)) > 1
    ]


def _brokered(noun: Token) -> list[Part]:
    """ "Norland-brokered talks": the one named before the hyphen."""
    found = []
    for child in noun.children:
        if (
            child.i < noun.i
            and child.tag_ == "VBN"
            and child.lower_ in ("brokered", "mediated", "led", "hosted", "sponsored", "backed")
        ):
            at = child.i - 1
            if at > 0 and child.doc[at].text == "-" and is_name(child.doc[at - 1]):
                role = MEDIATOR if child.lower_ in ("brokered", "mediated") else "organizer"
                found.append(Part(child.doc[at - 1], role))
    return found


def _pair(noun: Token) -> bool:
    """Two nationalities before a noun ("Norlandic-Estrian talks") are its parties; one alone may just be its place."""
    return sum(1 for c in noun.subtree if c.i < noun.i and is_name(c)) > 1


def _of_people(noun: Token) -> bool:
    return (is_people(noun) and noun.pos_ != "PROPN") or name_kind(noun) in ("person", "demonym", "organization")


def _carrier_parts(trigger: Trigger, carrier: Token) -> list[Part]:
    lemma = word(carrier)
    noun = trigger.token
    as_subject = noun.dep_ == "nsubj" or (noun.dep_ == "conj" and noun.head.dep_ == "nsubj")
    if noun.dep_ in ("nsubj", "nsubjpass") and carrier.i == noun.head.i and not is_passive(carrier):
        if lemma in meeting_words("light", "gather"):
            return party(objects(carrier)) + _include(carrier)
        if lemma == "take" or as_subject:
            return party(complements(carrier, "between", "with", "among"))
    if carrier.dep_ in ("acl", "relcl") and carrier.head.i == noun.i:
        return []  # a participle on the noun, seen to elsewhere
    role = role_of_verb(lemma)
    if role == PARTY and _holds_its_own(noun, carrier):
        role = "host"
    found = party(agents(carrier), role)
    jointly = lemma in meeting_words("light", "jointly") or is_joint(carrier)
    found += party(complements(carrier, "with", "between"), role if jointly else PARTY)
    if jointly:
        found += party([n for w in (noun, *complements(noun, "of")) for n in complements(w, "with")], role)
    if trigger.manner in ("visit",) and lemma not in ("host",):
        found = [p for p in found if p.role != "organizer"]
    if any(n.lower_ in role_words("phrases", "together") for n in complements(carrier, "in")):
        # "held in coordination with A": the parser may hang the "with" on the verb
        found = [
            Part(p.head, "organizer") if p.head.dep_ == "pobj" and p.head.head.lower_ == "with" else p for p in found
        ]
    return found


def _holds_its_own(noun: Token, carrier: Token) -> bool:
    """Whether one body holds a conference of its members: it convenes it; several, or with others, they meet."""
    if word(carrier) != "hold" or is_passive(carrier) or word(noun) not in meeting_words("nouns", "multilateral"):
        return False
    if noun.tag_ in ("NNS", "NNPS") or complements(noun, "with", "between") or complements(carrier, "with", "between"):
        return False
    leading = subjects(carrier)
    return len(leading) == 1 and len(members(leading[0])) == 1 and name_kind(leading[0]) in ("organization", "country")


def role_of_verb(lemma: str) -> str:
    """What the subject of a verb that carries a meeting is to the meeting."""
    if lemma in meeting_words("light", "host"):
        return "host"
    if lemma in meeting_words("verbs", "mediate"):
        return MEDIATOR
    if lemma in meeting_words("light", "organizer"):
        return "organizer"
    if lemma == "schedule":
        return "host"
    return PARTY


def _include(carrier: Token) -> list[Part]:
    """ "bring together A and B": the parser may hang the parties on the particle."""
    return [p for c in carrier.children if c.dep_ in ("prt", "advmod") for p in party(objects(c))]


_REACH = 14
"""Tokens behind a meeting noun within which a participle with "by" belongs to it, whatever the parser hung it on."""


def trailing_clauses(noun: Token) -> list[Token]:
    """Participles and relative clauses that follow a meeting noun but hang elsewhere in the parse: "four days of talks,
    mediated by A, that ended on Thursday", "a meeting in this port hosted by B"."""
    found = []
    own = {c.i for c in noun.children}
    end = min(noun.i + _REACH, noun.sent.end)
    for token in noun.doc[noun.i + 1 : end]:
        if token.pos_ in ("VERB", "AUX") and token.i not in own:
            lemma = word(token)
            by = any(c.dep_ == "agent" for c in token.children)
            leading = meeting_words("light", "host") | meeting_words("light", "organizer") | {"attend"}
            if (
                token.tag_ == "VBN"
                and by
                and lemma in leading
                and not any(c.dep_ in ("auxpass", "aux") for c in token.children)
            ) or (
                token.dep_ == "relcl"
                and lemma in meeting_words("light", "happen")
                and any(c.tag_ == "WDT" for c in token.children)
            ):
                found.append(token)
            elif any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in token.children):
                break
        elif token.i > noun.i and is_meeting_word(token):
            break
    return found


def _carrying() -> frozenset[str]:
    return meeting_words("light", "attend") | meeting_words("light", "host") | meeting_words("light", "organizer")


def _participles(noun: Token) -> list[Part]:
    """ "the talks hosted by A", "a forum organised by B", "the session, attended by C, which brought together D"."""
    found: list[Part] = []
    for child in (*noun.children, *trailing_clauses(noun)):
        if child.head.i == noun.i and child.dep_ not in ("acl", "relcl", "advcl"):
            continue
        lemma = word(child)
        if child.tag_ == "VBN" or is_passive(child):
            role = {"attend": PARTY, "hold": PARTY}.get(lemma) or role_of_verb(lemma)
            if lemma in meeting_words("light", "host") | meeting_words("light", "organizer") | {"attend", "hold"}:
                found += party(agents(child), role)
            found += _beside(child)
            found += party(complements(child, "with", "between"))
        elif lemma in meeting_words("light", "gather"):
            found += party(objects(child)) + _include(child)
        elif child.dep_ == "relcl" and lemma in _carrying():
            own = [c for c in child.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")]
            found += party(own, role_of_verb(lemma))
    return found


def _beside(token: Token) -> list[Part]:
    """ "in collaboration with A", "without the participation of B", "along with C", "including D" beside a word."""
    found: list[Part] = []
    for child in token.children:
        if child.dep_ not in ("prep", "advmod", "mark", "advcl", "dep", "cc"):
            continue
        lemma = child.lower_
        if lemma == "under":
            for noun in complements(token, "under"):
                if word(noun) in role_words("phrases", "auspices"):
                    brokers = [
                        c for c in noun.children if c.dep_ in ("poss", "compound", "amod") and is_name(c)
                    ] + complements(noun, "of", "by")
                    found += party(brokers, MEDIATOR)
        nouns = [n for n in child.children if n.dep_ in ("pobj", "dobj")]
        for noun in nouns:
            if lemma in ("at", "upon", "on") and word(noun) == "invitation":  # "at the invitation of A"
                owners = [c for c in noun.children if c.dep_ == "poss" and (is_name(c) or c.pos_ == "PRON")]
                found += party(complements(noun, "of", "from") + owners, "host")
            if lemma == "in" and word(noun) == "presence":
                found += party(complements(noun, "of") + [c for c in noun.children if c.dep_ == "poss"], "observer")
        if lemma in role_words("phrases", "without"):
            for noun in nouns:
                if word(noun) in role_words("phrases", "presence"):
                    whom = complements(noun, "of", "from", "by") or [
                        c for c in noun.children if c.dep_ in ("poss", "amod", "compound") and is_name(c)
                    ]
                    found += party(whom, "excluded")
                elif is_name(noun) or is_people(noun):
                    found += party([noun], "excluded")
        elif lemma == "in":
            for noun in nouns:
                if word(noun) in role_words("phrases", "together"):
                    found += party(complements(noun, "with", "between"), "organizer")
        elif lemma in ("alongside", "including", "include", "along", "together", "plus", "besides", "like"):
            found += party(nouns) + party(complements(child, "with"))
    return found


def _with_remote(parts: list[Part]) -> list[Part]:
    """Those of whom it is said that they take part from afar, or look on."""
    found = []
    for part in parts:
        if part.role == PARTY and _takes_part_remotely(part.head):
            part = Part(part.head, "remote")
        elif part.role == PARTY and _looks_on(part.head):
            part = Part(part.head, "observer")
        found.append(part)
    return found


def _looks_on(head: Token) -> bool:
    """ "met in Ulm, with A as an observer"."""
    above = head.head if head.dep_ == "pobj" else head
    return any(
        t.lower_ in role_words("phrases", "observer")
        for word_of in (head, above)
        for n in complements(word_of, "as")
        for t in n.subtree
    )


def _takes_part_remotely(head: Token) -> bool:
    for above in ancestors(head):
        if word(above) in role_words("phrases", "presence"):
            return any(t.lower_ in role_words("phrases", "remote_nouns") for t in above.subtree if t.i > head.i)
        if above.pos_ in ("VERB", "AUX"):
            break
    return False
