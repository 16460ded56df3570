"""What happened, who took part, and where articles say so."""

from __future__ import annotations

from typing import ClassVar

from schemas.columns import Integer, Text, column, published
from schemas.shared import COUNTRY, Grounded, Happening, Located, Partaking
from schemas.vocabularies import DATE_PRECISION, ENTITY_KIND


class Events(Located, Happening):
    event_id: Text = column("Stable identifier of the event.")
    label: Text = column("Short name for people.")
    date_precision: Text = column(
        "How exact the dates are; NULL where there are none.", nullable=True, values=DATE_PRECISION
    )
    article_count: Integer = column("How many articles report it.", unit="articles", least=1)
    mention_count: Integer = column("How many mentions it has in all articles.", unit="mentions", least=1)

    class Config:
        name = "events"
        title = "one real-world happening"
        description = "Happenings, each reconciled over all articles that report it."
        unique = "event_id"
        metadata: ClassVar = published(
            "Extracted by rules from each article and joined over articles by type, place, time and participants; "
            "coordinates are those of the place in GeoNames (CC BY 4.0).",
            "Two reports that share too little are left as two events: counting rows may count one happening twice.",
            "Dates and places are NULL where no article settles them; where articles differ, see discrepancies.",
            "label is made for people and may change between releases; event_id does not.",
        )


class EventMentions(Happening, Grounded):
    mention_id: Text = column("Stable identifier of the mention.")
    event_id: Text = column("The event it is a mention of.", refers_to="events.event_id")
    date_text: Text = column("The date in the article's own words.", nullable=True)
    joined_by: Text = column("Why it belongs to its event: what matched.", nullable=True)

    class Config:
        name = "event_mentions"
        title = "one mention of an event in one article"
        description = (
            "Mentions of events; the span is the trigger. Type, status, date and place are as this article says."
        )
        unique = "mention_id"
        metadata: ClassVar = published(
            "Extracted by rules over the syntax of one sentence; words and types follow PLOVER.",
            "What is denied, doubted or merely supposed is left out.",
            "One event may be mentioned by several spans of one article, definite descriptions (“the talks”) included.",
        )


class Participants(Partaking, Grounded):
    participant_id: Text = column("Stable identifier of the row.")
    event_id: Text = column("The event.", refers_to="events.event_id")
    entity_id: Text = column("Who it is.", refers_to="entities.entity_id")
    name: Text = column("Name over all articles; a group keeps its wording.")
    kind: Text = column("What it is.", values=ENTITY_KIND)
    country: Text = column("State it is, or belongs to.", nullable=True, standard=COUNTRY)

    class Config:
        name = "participants"
        title = "one entity in one role in one event, by one article"
        description = "Who took part, was to take part or pointedly did not; the span is a mention that supports it."
        unique = "participant_id"
        metadata: ClassVar = published(
            "Extracted by rules from the sentences that mention an event; name and country are those of the entity.",
            "One row is what one article says: an entity that three articles name has three rows; roles may differ.",
            "A group counts as one row with its headcount; its members have rows only where they are named.",
        )
