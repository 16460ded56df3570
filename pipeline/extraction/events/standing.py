"""Nouns and adjectives that tell who came to a meeting or did not: "the host, A", "observers from B", "was absent"."""

from __future__ import annotations

from functools import cache

from pipeline.extraction.events.clauses import complements, subjects
from pipeline.extraction.events.companions import among_them
from pipeline.extraction.events.frames import is_name, is_people
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.parts import MEDIATOR, PARTY, party
from pipeline.extraction.events.phrases import members, word
from pipeline.extraction.events.told import SAME, Attendance, attending, before
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verbs import is_infinitive
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token


def told_by_noun(token: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """Who came or did not, as a noun, an adjective or a preposition says."""
    telling = _telling()
    if token.lower_ not in telling and (token.pos_ not in _CONTENT or word(token) not in telling):
        return []
    if token.pos_ in ("ADJ", "NOUN") and token.lower_ in role_words("verbs", "absent"):
        return _absent(token, meeting_nouns)
    if token.lower_ == "among" and token.i and token.nbor(-1).text in (",", "-", "–", "—"):
        return [Attendance(head, SAME, None) for head in among_them(token)]
    if token.lower_ == "due" and token.dep_ == "acomp":
        return _due(token, meeting_nouns)
    if (
        token.dep_ == "pobj"
        and token.head.lower_ in ("in", "under")
        and token.lower_ in role_words("onlooking", "presence")
    ):
        whom = complements(token, "of") + [c for c in token.children if c.dep_ == "poss"]
        return [Attendance(p.head, "observer", None, True) for p in party(whom) if is_people(p.head)]
    if token.lower_ == "absence" and token.pos_ == "NOUN":
        return _absence(token)
    if token.pos_ == "NOUN" and token.lower_ in role_words("phrases", "observer"):
        return _observers(token, meeting_nouns)
    if token.lower_ == "chair" and token.dep_ == "pobj" and token.head.lower_ == "in":
        return _in_the_chair(token, meeting_nouns)
    if token.pos_ in ("NOUN", "PROPN") and word(token) in role_words("phrases", "standing"):
        return _standing(token)
    if token.dep_ == "appos" and token.pos_ == "NOUN" and _leads_team(token):
        return [Attendance(token.head, PARTY, None)]
    if token.pos_ == "NOUN" and (leader := _leader_named(token)) is not None:
        return [Attendance(leader, PARTY, None)]
    if token.lower_ in ("invitation", "invitations"):
        return _invited_by_word(token, meeting_nouns)
    if token.lower_ == "without" and token.dep_ in ("prep", "conj"):
        return _without(token, meeting_nouns)
    if token.lower_ in ("sans", "minus") and token.i + 1 < len(token.doc):
        whom = [n for n in token.children if n.dep_ in ("pobj", "dobj")] or _following_name(token)
        return attending(whom, "excluded")
    return []


_CONTENT = ("NOUN", "PROPN", "ADJ")
"""Parts of speech whose other forms are read as well."""
_HEADS = ("head", "leader", "chief")


@cache
def _telling() -> frozenset[str]:
    """The words, as written or as lemmas, that can say who came or did not."""
    words = role_words("verbs", "absent") | role_words("onlooking", "presence")
    words |= role_words("phrases", "observer") | role_words("phrases", "standing")
    others = ("among", "due", "absence", "invitation", "invitations", "without", "sans", "minus", "chair")
    return words.union(_HEADS, ("member", "negotiator"), others)


def _in_the_chair(chair: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "with A in the chair", "A was in the chair": leads the meeting told of."""
    above = chair.head.head
    if chair.nbor(-1).lower_ != "the" or list(chair.rights):
        return []
    heads = subjects(above) if word(above) in ("be", "sit") else [above] if above.head.lower_ == "with" else []
    noun = next((n for n in before(chair) if n.i in meeting_nouns), None)
    return attending([h for h in heads if is_name(h) or is_people(h)], "organizer", noun)


def _following_name(token: Token) -> list[Token]:
    following = token.nbor(1)
    while following.head.i > following.i and following.head.sent == token.sent:
        following = following.head
    return [following] if is_name(following) else []


def _absent(adjective: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "Estria was absent", "notably absent from the talks was Estria"."""
    noun = next((n for n in complements(adjective, "from", "at") if n.i in meeting_nouns), None)
    verb = adjective.head
    heads = [c for c in verb.children if c.dep_ in ("nsubj", "attr")] if verb.pos_ in ("VERB", "AUX") else []
    found: list[Attendance] = []
    for head in heads:
        if word(head) in role_words("phrases", "presence"):
            owner = [c for c in head.children if c.dep_ in ("poss", "amod", "compound", "nmod") and is_name(c)]
            found += attending(owner, "excluded", noun)
        else:
            found += attending([head], "excluded", noun)
    return found


def _due(adjective: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "are due in Ulm for the summit"."""
    noun = next((t for t in adjective.subtree if t.i in meeting_nouns and t.dep_ == "pobj"), None)
    verb = adjective.head
    if noun is None or noun.head.lower_ not in ("for", "at") or any(is_infinitive(t) for t in adjective.children):
        return []
    return attending(subjects(verb), "invitee", noun)


def _without(preposition: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "without the participation of A" in a sentence about a meeting."""
    found: list[Attendance] = []
    nearest = next((n for n in before(preposition) if n.i in meeting_nouns), None)
    for noun in preposition.children:
        if noun.dep_ == "pobj" and word(noun) in role_words("phrases", "presence") and nearest is not None:
            whom = complements(noun, "of", "from", "by") or [
                c for c in noun.children if c.dep_ in ("poss", "amod", "compound")
            ]
            found += attending([n for n in whom if is_name(n)], "excluded", nearest)
    return found


def _absence(noun: Token) -> list[Attendance]:
    """ "one notable absence: Estria", "the absence of Estria"."""
    named = [c for c in noun.children if c.dep_ == "appos"] or complements(noun, "of")
    return attending([n for n in named if is_name(n)], "excluded")


def _observers(noun: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "observers from A and B watched the talks": in a sentence about a meeting, where no verb says more."""
    if noun.dep_ in ("pobj", "dobj", "compound") or any(c.dep_ == "nummod" for c in noun.children):
        return []
    senders = [n for n in complements(noun, "from", "of") if is_name(n)]
    senders += [c for c in noun.children if c.i < noun.i and c.dep_ in ("amod", "compound", "poss") and is_name(c)]
    sentence = noun.sent
    nearest = [meeting_nouns[i].token for i in range(sentence.start, sentence.end) if i in meeting_nouns]
    if not senders or not nearest:
        return []
    return attending(senders, "observer", nearest[0])


def _standing(noun: Token) -> list[Attendance]:
    """ "the host, A", "mediator A", "A, the host": who a word for a part in a meeting is put beside."""
    kind = "host" if word(noun) == "host" else MEDIATOR
    named = [c for c in noun.children if c.dep_ == "appos" and (is_name(c) or c.pos_ == "PROPN")]
    if not named and noun.dep_ == "compound" and is_name(noun.head) and noun.head.i == noun.i + 1:
        named = [noun.head]
    if not named and noun.dep_ == "appos" and is_name(noun.head) and not complements(noun, "of", "to"):
        named = [noun.head] if name_kind(noun.head) == "person" or not _fellow(noun) else _fellow(noun)
    heads = [m for n in named for m in members(n)]
    heads = heads or _listed_after(noun)  # "his host, Ana Ruiz, and the other leaders": the others are guests too
    guest = [c for c in noun.children if c.dep_ == "poss" and c.pos_ == "PRON"] if kind == "host" and heads else []
    return [Attendance(h, kind, None) for h in heads] + [Attendance(g, PARTY, None) for g in guest]


def _listed_after(noun: Token) -> list[Token]:
    """ "told his host, President Ana Ruiz, and the others": the parser takes the name for one more of a list."""
    near = (*noun.children, *(c for c in noun.head.children if c.i > noun.i))
    name = next((c for c in near if c.dep_ in ("conj", "dobj") and name_kind(c) == "person"), None)
    beside = name is not None and name.left_edge.i == noun.i + 2 and noun.nbor(1).text == ","
    own = any(c.dep_ == "poss" for c in noun.children)
    return [name] if name is not None and beside and own else []


def _fellow(noun: Token) -> list[Token]:
    """A name in apposition to the same word, behind the noun ("Ulm, the host, President Ana Ruiz")."""
    return [c for c in noun.head.children if c.dep_ == "appos" and c.i > noun.i and name_kind(c) == "person"]


def _leader_named(noun: Token) -> Token | None:
    """ "the head of the delegation, Ana Ruiz", "chief negotiator Tom Berg": one of those at the talks."""
    if word(noun) != "negotiator" and not (word(noun) in _HEADS and _is_of_team(noun)):
        return None
    if noun.dep_ == "compound" and name_kind(noun.head) == "person":
        return noun.head
    return next((c for c in noun.children if c.dep_ == "appos" and name_kind(c) == "person"), None)


_HANDING = ("send", "direct", "extend", "issue", "go", "hand", "deliver", "convey", "address", "dispatch")


def _invited_by_word(noun: Token, meeting_nouns: dict[int, Trigger]) -> list[Attendance]:
    """ "invitations were sent to A and B": to the meeting told of, where none is named."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj") or word(verb) not in _HANDING:
        return []
    event = next((n for n in (*complements(noun, "to"), *complements(verb, "to", "for")) if n.i in meeting_nouns), None)
    guests = [n for n in (*complements(verb, "to"), *complements(noun, "to")) if is_name(n) or is_people(n)]
    return attending(guests, "invitee", event)


def _leads_team(noun: Token) -> bool:
    """ "Ana Ruiz, head of the Norlandic delegation"."""
    return name_kind(noun.head) == "person" and word(noun) in (*_HEADS, "member") and _is_of_team(noun)


def _is_of_team(noun: Token) -> bool:
    return any(word(n) in ("delegation", "team") for n in complements(noun, "of"))
