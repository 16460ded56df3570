"""Who and what an article means: its entities, and what each noun phrase refers to."""

from __future__ import annotations

from pipeline.extraction import gazetteer
from pipeline.extraction.entities import vocabulary as v
from pipeline.extraction.entities.antecedents import antecedents_of, mark_quoted, mark_sentences
from pipeline.extraction.entities.classify import settle_kinds
from pipeline.extraction.entities.descriptions import Describer
from pipeline.extraction.entities.endings import right_of
from pipeline.extraction.entities.genders import infer_genders
from pipeline.extraction.entities.issuers import is_joint
from pipeline.extraction.entities.known import Name
from pipeline.extraction.entities.labels import mark_names
from pipeline.extraction.entities.linking import Draft, Linked, Linker
from pipeline.extraction.entities.mention_places import MentionPlaces
from pipeline.extraction.entities.names import find_names
from pipeline.extraction.entities.phrase_heads import head_of, joined_to
from pipeline.extraction.entities.pronouns import Antecedent, antecedent, pronoun_class
from pipeline.extraction.entities.references import add_metonyms, nationalities, pronouns
from pipeline.extraction.entities.scene import Scene
from pipeline.extraction.entities.states import settle_states
from pipeline.extraction.entities.title_words import is_rank
from pipeline.extraction.entities.two_named import TwoNamed, is_counted_pair
from pipeline.extraction.entities.wording import left_of, state_of
from pipeline.extraction.parsing import ParsedArticle
from pipeline.extraction.records import Entity, EntityMention, Span
from pipeline.extraction.tokens import DocSpan, Token

_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


class EntityIndex:
    """The entities of one article, built once from the parse and then asked by every extractor.

    Named entities are found at once. Described ones ("34 chiefs of staff", "a senior official") become entities when an
    extractor first asks for them with `resolve`; the same description in the same article is the same entity.
    """

    def __init__(self, parsed: ParsedArticle) -> None:
        self._parsed = parsed
        self._doc = parsed.doc
        self._sentence_of = mark_sentences(parsed)
        self._paragraph_of = parsed.paragraph_of
        self._quoted = mark_quoted(parsed.doc)
        self._names = find_names(parsed)
        settle_kinds(parsed.doc, self._names)
        self._linker = Linker(parsed.doc, self._names)
        self._drafts = self._linker.drafts
        titled = frozenset(
            i
            for draft in self._drafts
            for title in (*draft.titles.values(), *draft.styles.values())
            for i in range(title.start, title.end)
        )
        self._scene = Scene(parsed.doc, self._names, self._sentence_of, self._quoted, titled)
        settle_states(parsed.doc, self._linker, self._scene)
        mark_names(parsed.doc, self._names)
        self._linked_at: dict[int, Linked] = {
            i: linked for linked in self._linker.linked for i in range(linked.name.start, linked.name.end)
        }
        self._name_at: dict[int, Name] = {i: name for name in self._names for i in range(name.start, name.end)}
        add_metonyms(self._doc, self._names, self._linker, self._linked_at)
        infer_genders(self._doc, self._linker, self._linked_at, self._sentence_of, self._quoted)
        self._describer = Describer(self._doc, self._linker, self._linked_at, self._sentence_of, self._scene)
        self._antecedents: list[Antecedent] = antecedents_of(
            self._doc,
            self._linker,
            self._linked_at,
            self._describer,
            self._sentence_of,
            self._paragraph_of,
            self._quoted,
        )
        self._meant: dict[int, Antecedent | None] = {}
        self._two = TwoNamed(self._antecedents, self._sentence_of)
        self._describer.pronoun = self._pronoun
        self._places = MentionPlaces(self._drafts)
        self._complete = False

    # ------------------------------------------------------------ asking

    def resolve(self, phrase: Token | DocSpan, *, conjuncts: bool = True) -> tuple[int, ...]:
        """Keys of the entities that a noun phrase (or the one headed by a token) means.

        One key for a name, a bare title ("the minister"), a settled pronoun, a capital or seat used for its
        government, or a described group or person; several, in order of text, for a coordination ("Paris and London"),
        unless `conjuncts` is false; none where the text does not settle it (an expletive "it", a thing).
        """
        if isinstance(phrase, Token):
            head, last = phrase, len(self._doc)
        else:
            if not len(phrase):
                return ()
            head, last = head_of(phrase, self._linked_at), phrase.end
        linked = self._linked_at.get(head.i)
        if linked is not None:
            head = self._doc[linked.name.root]
            shared = self._describer.shared_noun(head)
            if shared is not None and shared.i < last and conjuncts:
                return self._describer.describe(shared)
        keys = list(self._one(head))
        if conjuncts:
            for other in joined_to(head):
                if other.i < last and not self._describer.is_joined(other):
                    keys.extend(self._one(other))
            keys = self._describer.joined_people(head) + keys
        return tuple(dict.fromkeys(keys))

    def named_in(self, tokens: DocSpan) -> list[tuple[int, DocSpan]]:
        """Named entities mentioned inside some tokens, in order of text, each with its mention.

        Demonyms and capitals that stand for their state count: "the French, German and British armies" gives three.
        """
        found: list[tuple[int, DocSpan]] = []
        i = tokens.start
        while i < tokens.end:
            name = self._name_at.get(i)
            if name is None:
                i += 1
                continue
            mention = self._doc[name.start : name.end]
            if name.start >= tokens.start and name.end <= tokens.end:
                if name.kind == "demonym":
                    found.extend((key, mention) for key in self._states(name.text))
                else:
                    linked = self._linked_at.get(name.start)
                    if linked is not None:
                        found.append((linked.key, mention))
            i = name.end
        return found

    def names(self) -> tuple[Name, ...]:
        """Every named stretch of tokens with its kind, in order of text; names do not overlap."""
        return tuple(self._names)

    def country(self, code: str) -> int:
        """Key of a state by its ISO 3166-1 alpha-3 code, made where the article has not named it yet."""
        return self._country(code)

    def is_anonymous(self, key: int) -> bool:
        """Whether an entity is an unnamed person or group; institutions and whoever has a name are not."""
        draft = self._drafts[key]
        return not draft.is_named and draft.kind in ("person", "group")

    def title_of(self, key: int, near: Span | None = None) -> str | None:
        """The office of a person as the article writes it: the one beside `near`, else the first; None without one."""
        draft = self._drafts[key]
        ranks = [t for t in draft.styles.values() if is_rank(t)]
        titles = list(draft.titles.values()) or ranks
        if near is not None:
            titles = [
                t
                for t in titles
                if self._doc[t.start].idx <= near.end + 80 and self._doc[t.end - 1].idx >= near.start - 80
            ] or titles
        return titles[0].text if titles else None

    def __getitem__(self, key: int) -> Draft:
        """An entity as it is known so far, to be read only; `entities` gives the records of all."""
        return self._drafts[key]

    def mention_at(self, key: int, token: Token) -> Span | None:
        """The name or short description of an entity that covers a token; None where the entity has none there."""
        return self._places.at(key, token.idx)

    def entities(self) -> tuple[Entity, ...]:
        """All entities found or asked for so far, with every mention; `entities()[key].key == key`."""
        self._mention_references()
        return tuple(map(_record_of, self._drafts))

    # ------------------------------------------------------------ one phrase

    def _one(self, head: Token) -> tuple[int, ...]:
        """What one noun phrase means, its coordination left out."""
        linked = self._linked_at.get(head.i)
        if linked is not None:
            return (linked.key,)
        owner = self._linker.title_owner.get(head.i)
        if owner is not None and head.tag_ not in ("NNS", "NNPS"):
            return (owner,)
        name = self._name_at.get(head.i)
        if name is not None and name.kind == "demonym" and name.root == head.i:
            return self._demonym_noun(head, name)
        if (
            name is not None
            and name.kind in ("place", "thing")
            and len(name.text.split()) == name.end - name.start
            and not self._describer.is_describable(head)
        ):
            return ()
        if pronoun_class(head) is not None:
            return self._pronoun(head)
        if head.lower_ in ("former", "latter") and any(t.lower_ == "the" for t in head.lefts):
            return self._two.former_or_latter(head)
        if head.tag_ in ("CD", "DT", "JJ", "NN", "PRP", "NNS") and (some := self._some_of(head)) is not None:
            return some
        if is_counted_pair(head):
            found = self._describer.definite_keys(head) or self._two.people(head)
            if found:
                return found
        if head.lower_ == "both" and head.dep_ in ("nsubj", "nsubjpass"):
            return self._two.people(head) or self._describer.describe(head)
        if head.lower_ in _RELATIVES and head.tag_ in ("WP", "WDT", "IN", "WP$"):
            return self._relative(head)
        found = self._describer.describe(head)
        return found or ((self._two.people(head) or self._describer.pairs.main_states) if is_joint(head) else ())

    def _demonym_noun(self, head: Token, name: Name) -> tuple[int, ...]:
        """ "the Americans" is the state, "Ukrainians" a group, "the French" before a noun neither."""
        noun = head.tag_ in ("NNS", "NNPS", "NNP", "NN") or head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
        if not noun or head.dep_ in ("amod", "compound", "nmod"):
            return ()
        if name.text.isalpha() and len(both := self._states(name.text)) > 1:
            return tuple(both)  # "the two Koreas"
        definite = any(t.lower_ == "the" for t in head.lefts)
        others = [t for t in head.lefts if t.tag_ in ("JJ", "CD", "JJS", "VBN")]
        named = [self._linked_at[t.i].key for t in head.rights if t.dep_ == "appos" and t.i in self._linked_at]
        if head.tag_ in ("NN", "NNP") and named and self._drafts[named[0]].kind == "person":
            return (named[0],)  # "a Canadian, Ana Ruiz"
        if definite and not others:
            person = self._describer.compatriot(head, name) if head.tag_ in ("NN", "NNP") else None
            return (person,) if person is not None else tuple(self._states(name.text))
        return self._describer.described_group(head, name.country)

    def _states(self, word: str) -> list[int]:
        return [self._country(code) for code in gazetteer.demonyms(word)]

    def _country(self, code: str) -> int:
        return self._linker.country(code)

    def _antecedent(self, token: Token) -> Antecedent | None:
        i = token.i
        if i not in self._meant:
            sentence, paragraph, quoted = self._sentence_of[i], self._paragraph_of[i], self._quoted[i]
            self._meant[i] = antecedent(token, sentence, paragraph, self._antecedents, quoted)
        return self._meant[i]

    def _pronoun(self, head: Token) -> tuple[int, ...]:
        found = self._antecedent(head)
        if found is None:
            return ()
        return found.keys or self._describer.describe(self._doc[found.root])

    def _some_of(self, head: Token) -> tuple[int, ...] | None:
        """Some of a group, described by a number ("three of them", "187 of its 329 members", "one of his aides")."""
        counted = head.tag_ == "CD" or head.lower_ in v.words("reference", "quantifiers") or head.lower_ == "none"
        of = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i == head.i + 1), None)
        whole = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if not counted or whole is None:
            return None
        if whole.lower_ not in ("them", "us", "you", "those") and v.noun_class(whole.lower_) not in (
            "person",
            "collective",
        ):
            return None
        if whole.lower_ in ("them", "us", "you"):
            keys = self._pronoun(whole) if whole.lower_ == "them" else ()
            country = self._drafts[keys[0]].country if len(keys) == 1 else None
            end = whole.i + 1
        else:
            start = left_of(whole)
            end = right_of(whole)
            country = state_of(whole, start, end)
        return self._describer.described_some(head, end, country)

    def _relative(self, head: Token) -> tuple[int, ...]:
        verb = next((t for t in head.ancestors if t.dep_ in ("relcl", "acl")), None)
        if verb is None or verb.head.i >= head.i or verb.head.lower_ in _RELATIVES:
            return ()
        return self.resolve(verb.head)

    # ------------------------------------------------------------ mentions

    def _mention_references(self) -> None:
        """Add what is only found by asking: pronouns, bare titles and demonyms of entities that exist already."""
        if self._complete:
            return
        self._complete = True
        known = len(self._drafts)
        for key, mention in (
            *nationalities(self._doc, self._names, self._linker, self._linked_at),
            *pronouns(self._doc, self._linked_at, self._antecedent),
        ):
            self._drafts[key].mentions.append(mention)
        for key, span in self._describer.definite_mentions():
            if key < known:
                self._drafts[key].mentions.append(EntityMention(span, "title", "description that fits one entity"))


def _record_of(draft: Draft) -> Entity:
    aliases = tuple(form for form in draft.forms if form != draft.name)
    mentions = tuple(sorted(set(draft.mentions), key=lambda m: (m.span, m.form, m.matched_by)))
    return Entity(
        draft.key, draft.name, draft.kind, draft.country, draft.is_named, aliases, tuple(draft.titles), mentions
    )
