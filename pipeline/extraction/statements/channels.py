"""Through whom or what a statement reached the article: the outlet it was told to, written for or shown by."""

from __future__ import annotations

from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.lexicon import reporting
from pipeline.extraction.statements.passage import Passage
from pipeline.extraction.statements.phrases import Speaker, speaker_named
from pipeline.extraction.tokens import Token

PUBLISHING = frozenset(
    {"see", "obtain", "review", "carry", "publish", "release", "cite", "quote", "distribute", "post"}
)
GIVING = frozenset({"share", "send", "give", "provide", "email", "supply", "release", "hand", "show"})
SPEAKING = frozenset({"speak", "talk", "write", "tell", "appear", "interview", "ask", "question", "quote"})
THROUGH = frozenset({"to", "on", "with", "by", "via", "in", "for"})
SHORT_NAME = 5
MOST_STEPS = 40
"""Phrases looked at below one cue: a bound for parses that hang a whole page on one verb."""


def channel_of(passage: Passage, cue: Cue) -> str | Speaker | None:
    """The channel that a cue names ("told Radio Moreno", "in an interview with The Standard"), or None.

    A phrase ("told the paper", "It quoted her as saying") where the text names the channel elsewhere.
    """
    if cue.sort == "preposition":
        source = _object_of(cue.words[-1])
        return _publisher(source) if source is not None else None
    if cue.sort not in ("verb", "adjective"):
        return None
    return _addressee(passage, cue.head) or _quoter(passage, cue) or _medium(passage, cue.head)


def _object_of(preposition: Token) -> Token | None:
    return next((c for c in preposition.children if c.dep_ == "pobj"), None)


def _addressee(passage: Passage, verb: Token) -> str | Speaker | None:
    """ "told the agency Wira"; "told the paper" is the paper named before."""
    if verb.lemma_ not in reporting().addressed:
        return None
    for child in verb.children:
        if child.dep_ in ("dobj", "dative"):
            name = outlet(child) or _unlisted_outlet(child)
            if name is not None:
                return speaker_named(passage, child) if _refers_back(child) else name
    return None


def _refers_back(noun: Token) -> bool:
    """Whether a noun for an outlet, with "the" and nothing else, stands for one named before."""
    lefts = list(noun.lefts)
    return noun.pos_ == "NOUN" and len(lefts) == 1 and lefts[0].lower_ == "the" and _name_after(noun) is None


def _quoter(passage: Passage, cue: Cue) -> str | Speaker | None:
    """ "was quoted by local media as saying"."""
    verb = cue.words[0]
    if verb.lemma_ not in ("quote", "cite"):
        return None
    teller = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if teller is not None and (teller.pos_ == "PRON" or _refers_back(teller)):
        return (
            speaker_named(passage, teller)
            if teller.lower_ in ("it", "he", "she", "they") or _refers_back(teller)
            else None
        )
    if teller is not None:
        return outlet(teller) or speaker_named(passage, teller)
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            teller = _object_of(child)
            if teller is not None:
                return outlet(teller) or speaker_named(passage, teller)
    return None


def _medium(passage: Passage, verb: Token) -> str | None:
    """ "wrote on Chatter", "speaking on Radio Moreno", "in a statement carried by the agency Wira"."""
    floor, ceiling = passage.sentence(verb.i)
    queue = [c for c in verb.children if c.dep_ in ("prep", "advcl", "agent", "nsubj", "dobj", "dative", "npadvmod")]
    if verb.dep_ in ("advcl", "conj", "xcomp"):
        queue += [c for c in verb.head.children if c.dep_ in ("prep", "advcl", "dobj")]
    for step, token in enumerate(queue):
        if step > MOST_STEPS:
            break
        if passage.quotation_of[token.i] >= 0 or not floor <= token.i < ceiling:
            continue
        following = token.nbor(1) if token.i + 1 < len(token.doc) else token
        if token.lower_ in ("on", "via") and len(following) == 2 and following.text[:1] in reporting().media_outlets:
            return following.text[:1]  # "posted on X." at the end of a sentence: one token
        if token.dep_ in ("prep", "dative", "agent") and token.lower_ in THROUGH:
            for child in token.children:
                if child.dep_ != "pobj":
                    continue
                name = outlet(child) or _publisher(child)
                if name is None and token.head.lemma_ == "interview" and token.lower_ in ("with", "to"):
                    name = _unlisted_outlet(child) or _described_outlet(child)
                if name is not None:
                    return name
                queue += [c for c in child.children if c.dep_ == "prep"]
        elif token.dep_ in ("advcl", "acl"):
            queue += [c for c in token.children if c.dep_ in ("prep", "agent") and token.lemma_ in SPEAKING]
        elif token.dep_ in ("nsubj", "dobj"):
            queue += [c for c in token.children if c.dep_ in ("acl", "prep")]
    return None


def _publisher(noun: Token) -> str | None:
    """The outlet that saw or carried a document: "a report seen by The Courier"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.lemma_ in GIVING:
            to = next((c for c in child.children if c.lower_ in ("with", "to") and c.dep_ in ("prep", "dative")), None)
            given = _object_of(to) if to is not None else None
            name = outlet(given) if given is not None else None
            if name is not None:
                return name
        if child.dep_ != "acl" or child.lemma_ not in PUBLISHING:
            continue
        by = next((c for c in child.children if c.dep_ == "agent"), None)
        publisher = _object_of(by) if by is not None else None
        if publisher is not None:
            return outlet(publisher) or (publisher.text if publisher.pos_ == "PROPN" else None)
    return None


def outlet(noun: Token) -> str | None:
    """The name of a news outlet or platform headed by a token, as written; None where it is none."""
    lexicon = reporting()
    doc = noun.doc
    if noun.text in ("television", "TV", "radio") and _name_in(noun) is not None:
        return f"{_name_in(noun)} {noun.text}"
    if noun.lemma_.lower() in lexicon.media_nouns:
        possessed = any(c.dep_ == "poss" for c in noun.lefts)
        if possessed or not noun.text[:1].isupper():
            return _name_after(noun) or (None if possessed else _name_in(noun)) or _without_article(noun)
    if noun.pos_ != "PROPN" and noun.ent_type_ != "ORG" and noun.text not in lexicon.media_outlets:
        return None
    before = noun.i - 1
    while before > 0 and (doc[before].text in '«"“„‘' or doc[before].is_space):
        before -= 1
    if before < noun.i - 1 and doc[before].text in lexicon.media_nouns:
        return noun.text  # 'the portal « Vela »'
    described = next((c for c in noun.lefts if c.text in lexicon.media_nouns and c.dep_ in ("compound", "nmod")), None)
    if described is not None:
        # "the Telegram channel Vela Today": the name behind the noun.
        return doc.text[doc[described.i + 1].idx : noun.idx + len(noun)]
    start, end = _name_bounds(noun)
    name = doc.text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])]
    words = [doc[i].text for i in range(start, end)]
    listed = name in lexicon.media_outlets or any(w in lexicon.media_outlets and len(w) > 1 for w in words)
    if not listed and not any(w in lexicon.media_words for w in words):
        return None
    return f"The {name}" if start > 0 and doc[start - 1].text == "The" and doc[start - 1].i + 1 == start else name


def _name_bounds(noun: Token) -> tuple[int, int]:
    """The words of a name around its head: its entity and the proper nouns before it."""
    doc = noun.doc
    start, end = noun.i, noun.i + 1
    if noun.ent_type_ == "ORG":
        while start > 0 and doc[start].ent_iob_ == "I" and doc[start - 1].ent_type_ == "ORG":
            start -= 1
        while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == "ORG":
            end += 1
    while start < noun.i and doc[start].pos_ in ("DET", "PART"):
        start += 1
    while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].dep_ in ("compound", "nmod"):
        if doc[start - 1].head.i > noun.i:
            break
        start -= 1
    while end < len(doc) and doc[end].like_num and (doc[end].ent_iob_ == "I" or doc[end].head.i == noun.i):
        end += 1
    return start, end


def _name_after(noun: Token) -> str | None:
    """The name that follows a noun for an outlet, in quotation marks or without: "the channel Moreno 2"."""
    doc = noun.doc
    i = noun.i + 1
    while i < len(doc) and i < noun.i + 3 and (doc[i].is_quote or doc[i].text in "«„,"):
        i += 1
    start = i
    if i < len(doc) and (doc[i - 1].is_quote or doc[i - 1].text in "«„"):
        while i < len(doc) and i < start + 6 and not doc[i].is_quote and doc[i].text not in "»“”":
            i += 1
    else:
        while i < len(doc) and (doc[i].pos_ == "PROPN" or (i > start and doc[i].pos_ == "NUM")):
            i += 1
    return doc.text[doc[start].idx : doc[i - 1].idx + len(doc[i - 1])] if i > start else None


def _name_in(noun: Token) -> str | None:
    """The name before a noun for an outlet: "the Kite news agency", "Le Soir newspaper"."""
    run = [c for c in noun.lefts if c.pos_ == "PROPN" and c.dep_ in ("compound", "nmod")]
    if not run:
        return None
    doc = noun.doc
    start, end = run[0].left_edge.i, run[-1].i + 1
    while start < end and doc[start].pos_ == "DET" and not doc[start].text[:1].isupper():
        start += 1
    words = doc[start:end]
    return words.text if len(words) and not any(t.ent_type_ in ("GPE", "NORP") for t in words) else None


def _without_article(noun: Token) -> str:
    doc = noun.doc
    start = noun.left_edge.i
    if doc[start].lower_ in ("the", "a", "an") and start < noun.i:
        start += 1
    return doc[start : noun.i + 1].text


def _described_outlet(noun: Token) -> str | None:
    """ "the weekly Caretas": a name with a noun for an outlet before it."""
    if noun.pos_ != "PROPN" or not any(c.lower_ in reporting().media_nouns for c in noun.lefts):
        return None
    run = [c for c in noun.lefts if c.pos_ == "PROPN"] or [noun]
    return noun.doc[run[0].i : noun.i + 1].text


def _unlisted_outlet(noun: Token) -> str | None:
    """A named body that was told something and is no parliament, court or council: an outlet that no list names."""
    if noun.pos_ != "PROPN" or noun.ent_type_ in ("PERSON", "GPE", "NORP", "LOC", "DATE"):
        return None
    doc = noun.doc
    start = noun.left_edge.i
    if noun.ent_type_ != "ORG" and not (doc[start].text == "The" and start > 0):
        return None
    while start < noun.i and doc[start].pos_ != "PROPN" and doc[start].text != "The":
        start += 1
    words = {t.text for t in doc[start : noun.i + 1]}
    initials = len(noun.text) <= SHORT_NAME and noun.is_upper
    return None if words & reporting().institutions or initials else doc[start : noun.i + 1].text
