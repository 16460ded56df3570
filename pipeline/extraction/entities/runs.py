"""Runs of capitalised words: where the words of a name begin and end, titles and neighbouring names included."""

from __future__ import annotations

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.known import bare_text, known_at
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.tokens import Doc, Token

NAME_TAGS = frozenset({"NNP", "NNPS"})
GLUE = frozenset({"-", "‐", "‑", "–", "/", "’", "'", "&"})
"""Marks that hold the parts of a name together where no space stands beside them."""
_MAYBE_TAGS = frozenset({"NN", "NNS", "JJ", "VBN", "VBG", "FW", "CD", "VB", "VBZ", "XX", "RB", "ADD", "UH", "MD"})
_LONGEST_KNOWN = 7
_GIVEN_MONTHS = frozenset({"jan", "april", "may", "june", "august"})


def headline_tokens(parsed: ParsedArticle) -> list[bool]:
    """Which tokens stand in a line written in title case or capitals, where a capital says nothing."""
    flags = [False] * len(parsed.doc)
    for sentence in parsed.sentences:
        last = next((t for t in reversed(sentence) if not t.is_space), None)
        if last is None or last.text[-1] in '.!?;”"»':
            continue
        if last.i + 1 < len(parsed.doc) and "\n" not in parsed.doc[last.i + 1].text:
            continue  # a sentence that the parse broke off inside its line
        long = [t for t in sentence if t.is_alpha and len(t.text) > 3]
        if len(long) > 3 and sum(1 for t in long if not t.text[0].islower()) >= 0.75 * len(long):
            for t in sentence:
                flags[t.i] = True
    return flags


def _is_capital(token: Token) -> bool:
    text = token.text
    if text[0].isupper():
        return True
    if len(text) < 2 or text.islower():
        return False
    if text[0] in "'’«“" and text[1].isupper():
        return True
    return len(text) > 3 and text[1] in "'’" and text[2].isupper()  # "d’Almeida"


def _is_short_name(doc: Doc, i: int) -> bool:
    """Whether an abbreviated day or month ends a name ("Minh Thu"): a name before it, no number after it."""
    if len(doc[i]) > 3 or not i or doc[i - 1].tag_ not in NAME_TAGS or doc[i].is_sent_start:
        return False
    return _is_capital(doc[i - 1]) and (i + 1 >= len(doc) or not (doc[i + 1].like_num or doc[i + 1].text == "."))


def _is_given_name(doc: Doc, i: int) -> bool:
    """Whether the name of a month is a given name ("said Jan Olsen"): it goes with a name, and no date is told."""
    token = doc[i]
    if token.lower_ not in _GIVEN_MONTHS or token.tag_ not in NAME_TAGS or i + 1 >= len(doc):
        return False
    family, before = doc[i + 1], doc[i - 1] if i else None
    joined = family.tag_ == "NNP" and family.is_title and (token.head.i == family.i or token.head == family.head)
    dated = before is not None and (
        before.like_num or before.tag_ == "IN" or before.lower_ in ("last", "next", "this", "early", "late", "mid")
    )
    known = gazetteer.country(family.text) or gazetteer.demonym(family.text) or v.organisation(family.text)
    return joined and not dated and not known and token.dep_ == "compound"


def _is_name_token(doc: Doc, i: int, seen: set[str], headline: list[bool]) -> bool:
    token = doc.tokens[i]
    if not _is_capital(token) or (
        token.lower_.rstrip(".") in v.words("names", "calendar")
        and not _is_short_name(doc, i)
        and not _is_given_name(doc, i)
    ):
        return False
    if token.tag_ in NAME_TAGS:
        return True
    if gazetteer.demonym(token.text) or v.organisation(token.text):
        return True
    if token.tag_ not in _MAYBE_TAGS:
        return token.tag_ == "PRP" and token.text == "US"
    if headline[i]:
        return False
    if token.is_sent_start and i + 2 < len(doc) and doc[i + 1].text == "Without" and _is_capital(doc[i + 2]):
        return True
    if token.is_sent_start or (i and doc[i - 1].is_quote) or (i and doc[i - 1].text in ":•–—-"):
        return token.lower_ in seen or (
            token.tag_ in ("CD", "XX") and token.is_alpha is False and any(c in "'’" for c in token.text)
        )
    return token.tag_ != "RB" or token.lower_ in seen or not token.text.isascii()


def run_end(doc: Doc, i: int, seen: set[str], headline: list[bool]) -> int | None:
    """Where the run of name words that starts at token `i` ends; None where none starts."""
    tokens, starts = doc.tokens, doc.sentence_starts
    n, token = len(tokens), tokens[i]
    if not _is_name_token(doc, i, seen, headline):
        if not (token.tag_ in NAME_TAGS and token.lower_ in v.words("names", "particles") and i + 1 < n):
            return None
        after = i + 2 if tokens[i + 1].text in GLUE else i + 1
        if after >= n or not _is_capital(tokens[after]):
            return None
    j = i + 1
    while j < n and starts[j] != j:
        token = tokens[j]
        if token.is_space or (
            token.text in GLUE and token.text != "&" and token.whitespace_ == "" and tokens[j - 1].whitespace_ == ""
        ):
            if token.is_space or j + 1 >= n:
                break
            following = tokens[j + 1]
            if (
                _is_capital(following)
                or following.tag_ in NAME_TAGS
                or following.lower_ in v.words("names", "particles")
                or following.text[0].isdigit()
            ):
                j += 2
                continue
            break
        if (
            (token.tag_ == "POS" or token.text in ("’", "'"))
            and j + 1 < n
            and _is_capital(tokens[j + 1])
            and _of_people(doc, j)
        ):
            j += 2
            continue
        if len(token.text) < 4 and j + 1 < n and not token.text.isupper() and tokens[j + 1].like_num:
            break  # a currency before its amount: "cost Dhaka Tk 200"
        if _is_name_token(doc, j, seen, headline):
            j += 1
            continue
        step = _connector(doc, i, j, seen, headline)
        if not step:
            break
        j += step
    return j


def _connector(doc: Doc, start: int, j: int, seen: set[str], headline: list[bool]) -> int:
    """How many tokens a link inside a name takes with it ("de", "of the", "and", "&", a number); 0 for no link."""
    tokens = doc.tokens
    n, token = len(tokens), tokens[j]
    word = token.lower_
    if word in v.LINKS and tokens[start].lower_ in v.linked_names():
        listed = known_at(doc, start, min(n, start + _LONGEST_KNOWN))
        if listed is not None and listed.end > j + 1:
            return listed.end - j  # "the Peace and Security Council", not a council of security
    if (
        word in ("y", "e")
        and j + 1 < n
        and len(tokens[j + 1].text) > 2
        and _is_capital(tokens[j - 1])
        and _is_capital(tokens[j + 1])
    ):
        return 2  # "Barros e Silva"
    if word in v.words("names", "foreign_particles") or (
        word in v.words("names", "particles")
        and token.tag_ not in ("CC", "RB", "MD", "VBZ", "VBP", "VB")
        and word not in ("as", "an", "do", "e", "y", "o", "d")
    ):
        k = j + 1
        while k < n and (tokens[k].lower_ in v.words("names", "particles") or tokens[k].text in "-‐‑"):
            k += 1
        return k + 1 - j if k < n and _is_capital(tokens[k]) and tokens[k].tag_ in NAME_TAGS else 0
    if token.text == "Without" and j + 1 < n and _is_capital(tokens[j + 1]):
        return 2  # "Reporters Without Fear"
    if token.text == "&" and j + 1 < n and _is_name_token(doc, j + 1, seen, headline):
        return 2
    heads = [before.lower_ for before in tokens[start:j]]
    if word in ("of", "for", "on") and (_takes_of(heads, word) or (word == "of" and _opens_name(doc, start, j))):
        k = j + 1
        if k < n and tokens[k].lower_ == "the":
            k += 1
        if k < n and (_is_name_token(doc, k, seen, headline) or (tokens[k].text.isdigit() and heads[-1] == "group")):
            return k + 1 - j
    if (
        word == "and"
        and any(h in ("of", "for") for h in heads)
        and j + 1 < n
        and _is_name_token(doc, j + 1, seen, headline)
    ):
        known = known_at(doc, j + 1, min(n, j + 1 + _LONGEST_KNOWN))
        if known is None and not any(gazetteer.country(tokens[k].text) for k in range(start, j)):
            return 2
    opened = start and tokens[start - 1].lower_ == "the"
    portfolio = j - start == 1 and (heads[0] in v.words("offices", "portfolio") or tokens[start].tag_ == "NNPS")
    if word == "and" and (opened or portfolio) and _joins_body(doc, start, j, seen, headline):
        return 2
    if (
        token.tag_ == "CD"
        and token.text.isdigit()
        and len(token) < 4
        and token.head.i < j
        and heads[-1] not in v.offices()
    ):
        return 1
    return 0


def _of_people(doc: Doc, j: int) -> bool:
    """Whether an apostrophe belongs to a name: "the People's Congress", "the Workers' Party", Swahili "Ang’ Otieno"."""
    if doc[j - 1].lower_.endswith("ng") and len(doc[j]) == 1 and doc[j].whitespace_ and doc[j + 1].tag_ in NAME_TAGS:
        return _is_capital(doc[j - 1]) and not doc[j - 1].whitespace_
    return doc[j - 1].lower_ in v.words("nouns", "body_owners") and doc[j + 1].tag_ in NAME_TAGS


def _joins_body(doc: Doc, start: int, j: int, seen: set[str], headline: list[bool]) -> bool:
    """Whether "and" joins two words of one body's name ("the Marine and Coastal Commission"), not two names."""
    if (
        any(v.noun_class(doc[k].lower_) == "institution" for k in range(start, j))
        or known_at(doc, start, j) is not None
    ):
        return False
    k = j + 1
    while k < len(doc) and (_is_name_token(doc, k, seen, headline) or (doc[k].tag_ == "POS" and _of_people(doc, k))):
        k += 1
    return (
        k > j + 2
        and v.noun_class(doc[k - 1].lower_) in ("institution", "thing")
        and known_at(doc, j + 1, k) is None
        and gazetteer.place(bare_text(doc, start, j)) is None
    )


def _opens_name(doc: Doc, start: int, j: int) -> bool:
    """Whether one capitalised common word after "the" goes on with "of" ("the Friends of Norland")."""
    if j - start != 1 or not start or doc[start - 1].lower_ != "the" or doc[start - 1].is_title:
        return False
    token = doc[start]
    return (
        token.is_alpha
        and len(token) > 3
        and not token.is_upper
        and known_at(doc, start, j) is None
        and (
            gazetteer.place(token.text) is None
            and token.lower_ not in v.offices()
            and v.noun_class(token.lower_) != "person"
        )
    )


# Endings of nouns that name an act or a state: a body's purpose goes on after them ("for the Protection of Wells").
_PURPOSES = ("tion", "sion", "ment", "ance", "ence", "ity", "ing", "ship", "ism", "al")


def _takes_of(heads: list[str], word: str) -> bool:
    last = heads[-1]
    kind = v.noun_class(last)
    if word in ("of", "for") and last.endswith(_PURPOSES) and any(head in ("for", "on") for head in heads):
        return True
    if last in v.offices():
        return word in ("of", "for")
    if (
        last in v.words("nouns", "of_heads")
        or kind in ("institution", "thing")
        or last in ("doctors", "league", "bank", "academy", "workers")
    ):
        return word == "of" or kind == "institution" or last == "conference"
    return False
