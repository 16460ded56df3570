"""Where a text attributes something: cue words and the frames they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.tokens import Token

NOBODY = frozenset({"nobody", "neither", "none", "no", "no-one"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its head, the tokens of its words, its sort (`verb`, `noun`, `adjective`, `preposition`, `mark`)."""

    head: Token
    words: tuple[Token, ...]
    sort: str

    @property
    def text(self) -> str:
        """The cue as written, its words alone."""
        first, last = self.words[0], self.words[-1]
        if first.lemma_ in ("quote", "cite") and len(self.words) > 1:
            return first.text  # "was quoted by the paper as saying"
        if last.i - first.i == len(self.words) - 1:
            return first.doc[first.i : last.i + 1].text
        return " ".join(word.text for word in self.words)


def find_cues(passage: Passage) -> list[Cue]:
    """The cues of an article that stand outside quotation marks, in order of text."""
    lexicon = reporting()
    verbs, nouns, adjectives, possessed = (
        lexicon.verbs,
        lexicon.noun_clause,
        lexicon.adjective_clause,
        lexicon.possessed,
    )
    found = []
    for token in passage.tokens:
        pos = token.pos_
        if pos in ("VERB", "AUX") or token.tag_ in ("VBD", "VBZ", "VBG", "VBN"):
            if token.lemma_.lower() in verbs:
                cue = verb_cue(token)
                if cue:
                    found.append(cue)
            elif token.lower_ == "according":
                cue = according_cue(token)
                if cue:
                    found.append(cue)
            elif token.tag_ == "VBN" and token.lower_ in adjectives and is_passive(token):
                found.append(Cue(token, (token,), "adjective"))
        elif token.lower_ == "according":
            cue = according_cue(token)
            if cue:
                found.append(cue)
        elif token.lower_ == "per" and pos == "ADP":
            if _is_source_of_per(token):
                found.append(Cue(token, (token,), "preposition"))
        elif token.lower_ == "show" and pos == "NOUN" and token.i + 1 < len(token.doc) and token.nbor(1).text == ".":
            found.append(Cue(token, (token,), "verb"))  # "..., figures from the ministry show."
        elif pos == "NOUN":
            if token.lemma_.lower() in possessed and token.head.lower_ in ("in", "by") and token.dep_ == "pobj":
                cue = possessed_cue(token)
                if cue:
                    found.append(cue)
            elif token.lemma_ in nouns:
                verb = token.head
                light = token.dep_ == "dobj" and verb.lemma_ in lexicon.light_verbs and verb.i < token.i
                owned = any(c.dep_ == "poss" or c.lower_ in ("by", "from") for c in token.children)
                found.append(Cue(token, (verb, token) if light and not owned else (token,), "noun"))
        elif pos == "ADJ" and token.lemma_.lower() in adjectives:
            found.append(Cue(token, (token,), "adjective"))
    return found


def according_cue(token: Token) -> Cue | None:
    """ "according to" as one cue."""
    doc = token.doc
    if token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
        return Cue(token, (token, doc[token.i + 1]), "preposition")
    return None


def _is_source_of_per(token: Token) -> bool:
    """Whether "per" names a source, not a rate: behind a comma or at the start, with "the" or a name after it."""
    doc = token.doc
    opens = token.i == 0 or doc[token.i - 1].text in (",", "—", "–") or bool(token.is_sent_start)
    source = next((c for c in token.children if c.dep_ == "pobj"), None)
    if not opens or source is None:
        return False
    return source.ent_type_ in ("PERSON", "ORG", "GPE") or any(
        c.lower_ in ("the", "a", "his", "her") for c in source.lefts
    )


def possessed_cue(noun: Token) -> Cue | None:
    """ "in his own words", "in the view of": the phrase from its preposition on."""
    doc = noun.doc
    last = noun
    for child in noun.children:
        if child.dep_ == "poss":
            return Cue(noun, tuple(doc[noun.head.i : noun.i + 1]), "preposition")
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == noun.i + 1:
            last = child
    if noun.i - noun.head.i < 2:
        return None
    return Cue(noun, tuple(doc[noun.head.i : last.i + 1]), "preposition") if last.i > noun.i else None


def verb_cue(token: Token) -> Cue | None:
    """A reporting verb with the particle or object that belongs to it ("point out", "put it")."""
    doc = token.doc
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.lower_ in ("put", "puts") and following is not None and following.lower_ in ("it", "this"):
        measured = following.i + 1 < len(doc) and doc[following.i + 1].lower_ == "at"
        return Cue(token, (token,) if measured else (token, following), "verb")
    if token.lemma_ == "ask" and token.tag_ == "VBN" and token.dep_ == "advcl":
        return None  # "asked by a reporter whether he would, he said"
    if token.lemma_ == "ask" and token.i and doc[token.i - 1].text == "," and _is_answered(token):
        return None  # "Brock, asked whether he would, said"
    if token.lemma_ == "ask" and {"named", "identified", "name", "anonymous", "anonymity", "quoted"} & {
        t.lower_ for t in doc[token.i + 1 : token.i + 8]
    }:
        return None  # "asked not to be named"
    if token.head.lemma_ == "let" and token.dep_ in ("ccomp", "xcomp"):
        return None  # "let us recall that": the narrator speaks
    if token.lemma_ == "go":
        return Cue(token, (token, following), "verb") if following is not None and following.lower_ == "on" else None
    if token.lemma_ == "speak":
        return Cue(token, (token, following), "verb") if following is not None and following.lower_ == "of" else None
    if (
        following is not None
        and following.lower_ == "back"
        and token.lemma_ in ("shoot", "hit", "fire", "snap", "write")
    ):
        return Cue(token, (token, following), "verb")
    if token.lemma_ == "hear":
        return Cue(token, (token, following), "verb") if following is not None and following.lower_ == "from" else None
    if token.lemma_ == "rule":
        return Cue(token, (token, following), "verb") if following is not None and following.lower_ == "out" else None
    if token.lemma_ in ("cite", "quote") and is_passive(token):
        saying = quoted_as_saying(token)
        return Cue(saying[-1], saying, "verb") if saying else None
    if token.lemma_ in ("quote", "cite") and quoted_as_saying(token) is not None:
        return None  # its participle is the cue
    if (
        token.lower_ == "saying"
        and token.dep_ == "pcomp"
        and token.head.lower_ == "as"
        and token.head.head.lemma_ in ("quote", "cite")
    ):
        return None if is_passive(token.head.head) else Cue(token, (token.head.head, token.head, token), "verb")
    if token.lemma_ == "point" and following is not None and following.lower_ in ("out", "to"):
        return Cue(token, (token, following), "verb")
    return Cue(token, (token,), "verb")


def _is_answered(asked: Token) -> bool:
    """Whether a question is only reported for its answer: no one asks it, and a verb follows behind a comma."""
    if any(child.dep_ == "nsubj" and child.i >= asked.i - 1 for child in asked.children):
        return False
    doc, end = asked.doc, asked.right_edge.i + 1
    if end < len(doc) and doc[end].text == ",":
        end += 1
    return asked.head.i == end or (end < len(doc) and doc[end].tag_ in ("VBD", "VBZ"))


def quoted_as_saying(verb: Token) -> tuple[Token, ...] | None:
    """ "quoted ... as saying": the passive with its participle."""
    for child in verb.rights:
        if child.lower_ == "as" and child.dep_ == "prep":
            for saying in child.children:
                if saying.dep_ == "pcomp" and saying.tag_ == "VBG":
                    return verb, child, saying
    return None


def is_negated(token: Token) -> bool:
    """Whether a verb is denied ("did not say", "never mentioned", "declined to say")."""
    if any(child.dep_ == "neg" or child.lower_ in ("never", "hardly") for child in token.children):
        return True
    subject = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
    if subject is not None and (
        subject.lower_ in NOBODY
        or any(c.dep_ in ("det", "cc", "preconj") and c.lower_ in NOBODY for c in subject.lefts)
    ):
        return True
    head = token.head
    return token.dep_ == "xcomp" and head.lemma_ in ("decline", "refuse", "fail", "hesitate", "stop", "neglect")


def is_passive(token: Token) -> bool:
    """Whether a verb stands in the passive."""
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children) or (
        token.dep_ in ("acl", "advcl", "amod", "relcl")
        and token.tag_ == "VBN"
        and not any(c.dep_ in ("nsubj", "aux") for c in token.children)
    )


def is_unattributed_passive(cue: Cue) -> bool:
    """Whether a cue is a passive that does not say by whom ("was described as"); "is quoted as saying" does."""
    verb = cue.words[0]
    if verb.lemma_ in ("quote", "cite") or not is_passive(verb) or _is_main(verb):
        return False
    return not any(c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by") for c in verb.children)


def _is_main(participle: Token) -> bool:
    """Whether what the parse takes for a participle is the verb of the sentence: "The envoy, Moore, posted that"."""
    told = any(c.dep_ == "ccomp" and c.left_edge.lower_ == "that" for c in participle.rights)
    return told and participle.dep_ == "acl" and participle.head.dep_ == "ROOT" and participle.head.pos_ != "VERB"


def is_own_words(cue: Cue) -> bool:
    """Whether a cue is "in her own words": what is quoted beside it is hers, the clause around is the narrator's."""
    return cue.sort == "preposition" and cue.head.lemma_ == "word" and any(c.dep_ == "poss" for c in cue.head.children)
