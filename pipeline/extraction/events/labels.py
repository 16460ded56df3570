"""A short readable name for a happening, made from its type, place and parties."""

from __future__ import annotations

from pipeline.extraction.entities.index import EntityIndex
from pipeline.extraction.events.clauses import complements, patients
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.phrases import phrase, word
from pipeline.extraction.events.places import Locale
from pipeline.extraction.records import Participant

_NOUNS = {
    "AGREE": "agreement", "SUPPORT": "backing", "CONCEDE": "concession", "COOPERATE": "cooperation", "AID": "aid",
    "RETREAT": "withdrawal", "REQUEST": "request", "ACCUSE": "accusation", "REJECT": "rejection", "THREATEN": "threat",
    "PROTEST": "protest", "SANCTION": "sanction", "MOBILIZE": "deployment", "COERCE": "coercion", "ASSAULT": "attack",
}  # fmt: skip
_MAX_NAMES = 3
_MAX_WORDS = 9


def label_of(cluster: Cluster, locale: Locale | None, participants: list[Participant], entities: EntityIndex) -> str:
    """For example "Oslo meeting of defence chiefs" or "Norland: rejected the plan"."""
    if cluster.event_type == "CONSULT":
        return _meeting(cluster, locale, participants, entities)
    return _act(cluster, participants, entities)


def _meeting(cluster: Cluster, locale: Locale | None, participants: list[Participant], entities: EntityIndex) -> str:
    named = next((m.own_name for m in cluster.mentions if m.own_name), None)
    if named:
        return _plain(named)
    nouns = [word(m.trigger.token) for m in cluster.mentions if m.trigger.is_noun]
    noun = nouns[0] if nouns else {"visit": "visit", "call": "call"}.get(cluster.manner or "", "meeting")
    noun = noun + "s" if noun in ("talk", "negotiation") else noun
    if cluster.manner == "call" and noun in ("call", "conversation"):
        noun = "telephone " + noun
    parties = _names(participants, entities, ("attendee", "invitee", "host", "organizer"))
    text = f"{locale.name} {noun}" if locale is not None else noun
    if parties:
        text += f" of {parties}"
    return text[0].upper() + text[1:]


def _names(participants: list[Participant], entities: EntityIndex, roles: tuple[str, ...]) -> str:
    names: list[str] = []
    for role in roles:
        for row in participants:
            name = entities[row.entity].name
            if row.role == role and name not in names:
                names.append(name)
        if names:
            break
    if len(names) > _MAX_NAMES:
        return ", ".join(names[:_MAX_NAMES]) + " and others"
    return " and ".join(names)


def _act(cluster: Cluster, participants: list[Participant], entities: EntityIndex) -> str:
    trigger = cluster.mentions[0].trigger
    actor = _names(participants, entities, ("actor",))
    if trigger.is_noun:
        what = phrase(trigger.token).text
    else:
        noun = _NOUNS.get(cluster.event_type, cluster.event_type.lower())
        things = patients(trigger.token) or complements(trigger.token, "on", "to", "for", "from")
        what = f"{noun}: {trigger.token.lower_}" + (f" {phrase(things[0]).text}" if things else "")
    what = " ".join(_plain(what).split()[:_MAX_WORDS])
    if actor and actor.casefold() not in what.casefold():
        return f"{actor}, {what}"
    return what[0].upper() + what[1:]


def _plain(text: str) -> str:
    text = " ".join(text.split())
    for article in ("the ", "The ", "a ", "an ", "A ", "An "):
        text = text.removeprefix(article)
    return text
