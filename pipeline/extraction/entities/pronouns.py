"""Whom a pronoun means: candidates before it, weighed by nearness, grammatical role and whether they spoke last.

The weights follow the salience factors of Lappin and Leass (1994), "An Algorithm for Pronominal Anaphora Resolution".
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.tokens import Doc, Token

_CLASSES = {
    **dict.fromkeys(("he", "him", "his", "himself"), v.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), v.FEMALE),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "plural"),
    **dict.fromkeys(("it", "its", "itself"), "neutral"),
}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SENTENCES_BACK = 5
"""Sentences a pronoun may look back; plural and neuter ones look back less."""
_OTHER_PARAGRAPH = 3.0
"""How much less likely somebody is meant whom only an earlier paragraph speaks of."""
_NEIGHBOURS = 12
"""Candidates just before a pronoun among which are the other arguments of its clause."""
_MOST_CANDIDATES = 80
"""Candidates weighed at most, so that a sentence of any length costs the same a pronoun."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Somebody whom a later pronoun may mean: `root` is a token index, `keys` are the named entities."""

    root: int
    start: int
    end: int
    sentence: int
    kind: str
    plural: bool
    gender: str | None
    keys: tuple[int, ...]
    quoted: bool = False
    paragraph: int = 0


def pronoun_class(token: Token) -> str | None:
    """`male`, `female`, `plural` or `neutral` for a third-person pronoun, else None."""
    return _CLASSES.get(token.lower_)


def antecedent(
    token: Token, sentence: int, paragraph: int, candidates: list[Antecedent], quoted: bool = False
) -> Antecedent | None:
    """The candidate a pronoun means; None where the text does not settle it. `candidates` are in order of text.

    `sentence` and `paragraph` are the numbers of those it stands in. `quoted` says whether it stands in quotation
    marks: narrators and the quoted rarely share pronouns.
    """
    wanted = pronoun_class(token)
    if wanted is None or _is_expletive(token):
        return None
    back = _SENTENCES_BACK if wanted in (v.MALE, v.FEMALE) else 3
    fitting: list[tuple[float, int, Antecedent]] = []
    at = bisect_left(candidates, token.i, key=lambda c: c.start)
    own_clause = [c for c in candidates[max(0, at - _NEIGHBOURS) : at] if c.sentence == sentence]
    others = {c.keys for c in own_clause if c.keys and _same_clause_argument(token, c)}
    for candidate in reversed(candidates[max(0, at - _MOST_CANDIDATES) : at]):
        if sentence - candidate.sentence > back:
            break
        if candidate.keys in others or (candidate.sentence == sentence and _is_told_of(token, candidate)):
            continue
        if _fits(token.doc, candidate, wanted) and not _same_clause_argument(token, candidate):
            score = _salience(token, sentence, candidate, wanted) - (5 if candidate.quoted and not quoted else 0)
            if candidate.paragraph != paragraph:
                score -= _OTHER_PARAGRAPH
            if quoted and not candidate.quoted and _speaks(token.doc[candidate.root]):
                score -= 5  # whoever is quoted does not say "he" of himself
            fitting.append((score, candidate.root, candidate))
    if fitting:
        return max(fitting, key=lambda row: (row[0], row[1]))[2]
    return _announced(token, sentence, candidates[at : at + _MOST_CANDIDATES], wanted)


def _announced(token: Token, sentence: int, candidates: list[Antecedent], wanted: str) -> Antecedent | None:
    """A pronoun that comes first means the subject of the main clause ("As she spoke, the minister ...")."""
    for candidate in candidates:
        if candidate.sentence > sentence:
            break
        if (
            candidate.start > token.i
            and candidate.sentence == sentence
            and _fits(token.doc, candidate, wanted)
            and token.doc[candidate.root].dep_ in _SUBJECTS
        ):
            return candidate
    return None


def _fits(doc: Doc, candidate: Antecedent, wanted: str) -> bool:
    if wanted in (v.MALE, v.FEMALE):
        return candidate.kind == "person" and not candidate.plural and candidate.gender in (wanted, None)
    if wanted == "plural":
        return candidate.plural or doc[candidate.root].lower_ == "police"
    return candidate.kind in ("organization", "country", "group") and not candidate.plural


def _salience(token: Token, sentence: int, candidate: Antecedent, wanted: str) -> float:
    root = token.doc[candidate.root]
    distance = sentence - candidate.sentence
    score = 10.0 - (5.0 if wanted == "neutral" else 3.0) * distance
    subject = _subject(root)
    if subject is not None:
        score += 3
        verb = subject.head
        if verb.lemma_ in v.words("nouns", "acts"):
            score += 1.5
        if token.dep_ in _SUBJECTS:
            score += 1
        if _speaks(subject) and _speaks(token) and candidate.kind == "person":
            score += 1  # who spoke goes on speaking, not somebody told of
        if token.dep_ == "poss" and _clause_of(token) == verb:
            score += 2  # "met B, whose aide had called, and A convened his council"
    elif _is_source(root):
        score += 4.5
    elif root.dep_ == "poss" and token.dep_ == "poss" and token.head in root.head.conjuncts:
        score += 6  # "Brock's support and her plans"
    elif root.dep_ in ("poss", "compound", "nmod", "conj"):
        score -= 1.5 if root.dep_ != "conj" else 0.5
    elif root.dep_ == "pobj":
        score -= 1 if root.head.lower_ != "by" and root.head.text != "to" else 0
    if wanted in (v.MALE, v.FEMALE) and candidate.gender == wanted:
        score += 2
    if candidate.keys and candidate.kind == "person":
        score += 0.5
    return score


def _clause_of(token: Token) -> Token:
    """The nearest word above that is no noun or preposition: the verb that a phrase is an argument of."""
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def _is_source(root: Token) -> bool:
    """Whether a name is who something is told by: "according to X", "according to the lawyer, X"."""
    token = root.head if root.dep_ == "appos" else root
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def _subject(root: Token) -> Token | None:
    """The subject that a noun is or is in apposition to ("the head of the agency, X, said")."""
    token, beside = root, False
    for _ in range(3):
        if token.dep_ in _SUBJECTS:
            return token
        if token.dep_ == "appos":
            token, beside = token.head, True
        elif beside and token.dep_ == "pobj" and token.head.lower_ in ("of", "for"):
            token = token.head.head
        else:
            return None
    return token if token.dep_ in _SUBJECTS else None


def _speaks(root: Token) -> bool:
    return root.dep_ == "nsubj" and root.head.lemma_ in v.words("reference", "quoting")


def _same_clause_argument(token: Token, candidate: Antecedent) -> bool:
    """Whether pronoun and candidate are two arguments of one verb, which then differ ("the minister met him")."""
    root = token.doc[candidate.root]
    if token.tag_ == "PRP$" or token.lower_.endswith(("self", "selves")):
        return False
    if (
        root.head == token.head
        and root.dep_ in ("nsubj", "nsubjpass", "dobj", "dative")
        and token.dep_ in ("nsubj", "nsubjpass", "dobj", "dative")
    ):
        return True
    if token.dep_ in ("dobj", "dative") and root.dep_ in _SUBJECTS and root.head == _governing(token.head):
        return True
    return token.dep_ == "pobj" and token.head.head == root.head and root.dep_ in ("nsubj", "nsubjpass", "dobj")


def _governing(verb: Token) -> Token:
    """The verb whose subject a clause without one shares: "wrote to the minister, urging him", "came and met him"."""
    while (
        verb.dep_ in ("advcl", "conj")
        and verb.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ in _SUBJECTS for c in verb.lefts)
    ):
        verb = verb.head
    return verb


def _is_told_of(token: Token, candidate: Antecedent) -> bool:
    """Whether a candidate is named in what the pronoun's verb reports before it: "The minister had left, she said".

    A pronoun that governs a clause means nobody whom the clause names (Chomsky's principle C).
    """
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in v.words("reference", "quoting") or candidate.root > token.i:
        return False
    before = token.doc[token.i - 1]
    if before.text != "," or any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in verb.rights):
        return False
    told = verb.head if verb.dep_ in ("parataxis", "conj") else next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    return told is not None and told.left_edge.i <= candidate.root < before.i


def _is_expletive(token: Token) -> bool:
    """The "it" that means nothing: "it is clear that", "it was time to", "it rained"."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    if verb.lemma_ in ("be", "seem", "appear", "remain", "become") and token.dep_ in _SUBJECTS:
        return any(c.dep_ in ("acomp", "attr", "ccomp", "xcomp", "advcl", "csubj") for c in verb.children)
    return token.dep_ == "nsubjpass" and any(c.dep_ == "ccomp" for c in verb.children)
