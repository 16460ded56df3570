"""Who did what to whom: the actors and targets of events that are not meetings, as their own clause says."""

from __future__ import annotations

from pipeline.extraction.entities.vocabulary import noun_class
from pipeline.extraction.events.clauses import agents, complements, likewise, patients
from pipeline.extraction.events.companions import companions_of, examples_in_clause
from pipeline.extraction.events.frames import is_name, is_people, leaders_of, names_place, noun_actors
from pipeline.extraction.events.naming import name_kind
from pipeline.extraction.events.noun_frames import between_behind
from pipeline.extraction.events.parts import Part, can_act, is_meeting_word
from pipeline.extraction.events.phrases import members, named_behind, word
from pipeline.extraction.events.targets import forces_before, of_whom, targets_of
from pipeline.extraction.events.told_beside import alongside, behind_weapon, blamed_on, gapped
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.verbs import is_passive
from pipeline.extraction.events.word_lists import role_words
from pipeline.extraction.tokens import Token


def parts_of_act(trigger: Trigger) -> list[Part]:
    """Who did it (`actor`) and to whom (`target`), for events that are not meetings."""
    token, carrier = trigger.token, trigger.carrier
    actors: list[Token] = []
    if trigger.is_noun:
        actors = leaders_of(token, carrier) if trigger.event_type == "COOPERATE" else noun_actors(token)
        if trigger.event_type == "ASSAULT":
            actors = actors or blamed_on(token.head)
        if trigger.event_type == "ASSAULT" and token.dep_ == "pobj" and token.head.lower_ == "in":
            actors = [a for a in actors if a.dep_ != "compound" or not names_place(a)]  # "killed in Norland attack"
        if not actors and carrier is not None and word(carrier) not in ("result", "take", "come"):
            actors = agents(carrier)
        if not actors:
            actors = complements(token, "between") or between_behind(token)
        if not actors and trigger.event_type == "PROTEST":  # "a march of miners"
            actors = [n for n in complements(token, "of") if is_people(n)]
        if not actors and trigger.event_type in ("AID", "SANCTION"):  # "the resumption of Norlandic aid"
            actors = [c for n in complements(token, "of", "on") for c in n.children if c.i < n.i and is_name(c)]
        if not actors and trigger.event_type == "COOPERATE":
            actors = complements(token, "of", "by")
        if not actors and trigger.event_type == "AGREE":  # "the signing of a plan by A and B"
            things = complements(token, "of")
            above = [] if is_passive(token.head) else [token.head]
            actors = [n for t in (token, *things, *above) for n in complements(t, "by") if can_act(n)]
    elif carrier is not None and word(token) == "summon" and is_passive(token):
        actors = agents(token) or complements(token, "to")  # "was summoned to the Norlandic foreign ministry"
    elif carrier is not None:
        suffers = "subject" in trigger.targets  # "came under fire"
        doing_it = [] if suffers else [*agents(carrier), *([] if is_passive(carrier) else likewise(carrier))]
        if suffers and trigger.event_type == "AID":  # "received two boats from A"
            doing_it = [n for t in (carrier, *patients(carrier)) for n in complements(t, "from")]
        actors = _behind_relative(carrier) or doing_it
        if not suffers and not is_passive(carrier):
            actors = actors + alongside(carrier)
        if trigger.event_type == "ASSAULT":
            actors = [n for a in actors for n in behind_weapon(a) or [a]]
        elif trigger.event_type in ("AID", "SUPPORT"):
            actors = actors + gapped(carrier)
        if trigger.event_type == "AGREE":  # "a pact between A and B was signed by their envoys"
            actors = actors + [n for thing in patients(token) for n in complements(thing, "between") if can_act(n)]
    actors = [p for a in actors for p in (complements(a, "of") if is_meeting_word(a) or word(a) == "jirga" else [a])]
    brokers = carrier is not None and word(carrier) in ("broker", "mediate", "facilitate")
    calls_for_march = (
        trigger.event_type == "PROTEST"
        and trigger.is_noun
        and carrier is not None
        and word(carrier) in role_words("mutual", "summons")
    )
    doing = "organizer" if brokers or calls_for_march else "actor"
    found = _parts(actors, doing)
    if trigger.is_noun and trigger.event_type in ("AGREE", "RETREAT"):
        found += _parts([n for n in _sides_of(token) if n not in actors], "actor")
    if carrier is not None:  # "pledged on behalf of A": the one acted for acts
        found += _parts([n for b in complements(carrier, "on") if word(b) == "behalf" for n in of_whom(b)], "actor")
    found += _parts([c for a in actors for m in members(a) for c in companions_of(m)], doing)
    if trigger.event_type in _BY_FORCE:
        found += _parts([c for a in actors for c in _helpers(a)], doing)
    if trigger.event_type in ("AGREE", "RETREAT", "CONCEDE"):
        found += [Part(b.head, "organizer") for b in _mediators_below(carrier or token)]
        for verb in {v.i: v for v in (token, carrier) if v is not None}.values():
            found += _onlookers(verb)
        found += _brokers_behind(token) + _in_office(carrier or token)
    taken = {p.head.i for p in found}
    # one who is agreed with agrees as well
    mutual = trigger.event_type == "AGREE" or word(token) in role_words("mutual", "acts")
    to_whom = "actor" if mutual and trigger.targets == ("with",) else "target"
    targets = targets_of(trigger)
    if carrier is not None and any(is_people(t) for t in targets):
        named = [c for t in targets for m in members(t) for c in companions_of(m)]  # "six people, including A"
        targets = targets + named + examples_in_clause(carrier)
    return found + [p for p in _parts(targets, to_whom) if p.head.i not in taken]


def _sides_of(noun: Token) -> list[Token]:
    """ "brokered a truce between A and B", "a swap of prisoners between A and B"."""
    return [n for t in (noun, *complements(noun, "of")) for n in complements(t, "between")]


def _behind_relative(verb: Token) -> list[Token]:
    """ "the Norlandic strike on Port Ulm, which killed four": the strike's, not the town's, doing."""
    above = verb.head
    relative = verb.dep_ == "relcl" or any(n.tag_ == "WDT" for n in complements(verb, "in"))
    if relative and is_passive(verb) and not agents(verb):  # "the raid by gunmen in which two were hurt"
        attacks = role_words("answered", "attacks")
        deeds = [t for t in verb.doc[verb.sent.start : verb.i] if word(t) in attacks and t.pos_ == "NOUN"]
        return noun_actors(deeds[-1]) if deeds else []
    if verb.dep_ != "relcl" or is_passive(verb) or not names_place(above) or above.dep_ != "pobj":
        return []
    deed = above.head.head
    if deed.pos_ != "NOUN" or verb.nbor(-1).tag_ != "WDT":
        return []
    return noun_actors(deed)


_REACH = 16
"""Tokens behind a deal within which "brokered by" belongs to it, whatever the parser hung it on."""


def _brokers_behind(token: Token) -> list[Part]:
    """ "signed a truce in Ulm, brokered by A"."""
    found = []
    for verb in token.doc[token.i + 1 : min(token.i + _REACH, token.sent.end)]:
        if is_meeting_word(verb):
            break  # what is mediated may be the talks
        if verb.tag_ == "VBN" and word(verb) in ("broker", "mediate", "facilitate") and verb.dep_ in ("acl", "advcl"):
            found += _parts([n for c in verb.children if c.dep_ == "agent" for n in c.children], "organizer")
    return found


def _in_office(verb: Token) -> list[Part]:
    """ "signed a truce with A as guarantor and B as a witness": they brought it about, or looked on."""
    found = []
    for head in [m for n in complements(verb, "with") for m in members(n)]:
        offices = {word(n) for n in complements(head, "as")}
        if offices & role_words("guests", "between"):
            found.append(Part(head, "organizer"))
        elif offices & role_words("phrases", "observer"):
            found.append(Part(head, "observer"))
    return found


def _onlookers(verb: Token) -> list[Part]:
    """ "in the presence of A" at a signing or a handing over: those who looked on."""
    found = []
    withs = [c for p in verb.children if p.dep_ == "prep" and p.lower_ == "with" for c in p.children]
    for clause in (*verb.children, *withs):  # "approved the text, with A abstaining"
        if clause.lower_ == "abstaining":
            found += _parts([c for c in clause.children if c.dep_ in ("nsubj", "compound")], "observer")
    for noun in complements(verb, "in", "before", "under"):
        if word(noun) in role_words("onlooking", "presence"):
            found += _parts(of_whom(noun), "observer")
    return found


def _mediators_below(verb: Token) -> list[Part]:
    """ "released after months of mediation by A": those who brought it about."""
    return [p for t in verb.subtree if t.lower_ == "mediation" for p in _parts(noun_actors(t), "organizer")]


def _parts(heads: list[Token], role: str) -> list[Part]:
    found = [m for h in heads for n in members(h) for m in named_behind(n) or [n]]
    return [Part(owner, role) for m in found for owner in _owner_of_vehicle(m) if can_act(owner)]


_BY_FORCE = ("ASSAULT", "COERCE", "MOBILIZE")
_HELPING = ("back", "support", "assist", "reinforce", "help")


def _helpers(head: Token) -> list[Token]:
    """ "Police, backed by 60 Norlandic officers, retook the hall": they did it together, if told in passing."""
    aside = [c for c in head.children if c.tag_ == "VBN" and c.i > head.i and c.nbor(-1).text == ","]
    return [
        n
        for c in aside
        if c.dep_ in ("acl", "advcl", "relcl") and word(c) in _HELPING
        for by in c.children
        if by.lower_ == "by"
        for n in by.children
        if n.dep_ == "pobj"
    ]


def _is_body(noun: Token) -> bool:
    """ "artillery of the army": a name or an institution, not the men in it."""
    return is_name(noun) or noun_class(noun.lower_) == "institution"


def _owner_of_vehicle(head: Token) -> list[Token]:
    """What a warship or a jet does, or suffers, its state or body does: the name before it, itself without one."""
    sites = role_words("vehicles", "sites")
    if word(head) not in role_words("vehicles", "words") | sites or name_kind(head) in ("person", "country", "place"):
        return [head]
    forces = forces_before(head)
    if forces or word(head) in sites:  # "an army drone", "an army camp": the army's
        return forces[-1:] or [head]
    owners = [
        c
        for c in head.children
        if c.i < head.i and c.dep_ in ("amod", "compound", "nmod", "poss") and (is_name(c) or c.dep_ == "poss")
    ]
    behind = [m for n in complements(head, "of", "from") for m in members(n) if _is_body(m)]
    return owners[:1] or behind or [head]
