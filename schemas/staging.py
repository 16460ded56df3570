"""Tables handed on within the pipeline: what each article says by itself, and how it is linked to the whole.

Entities, events, statements and figures are numbered within their article (`…_key`, from 0); links give each its
identifier over all articles. None of these tables is published.
"""

from __future__ import annotations

from typing import ClassVar

from schemas.columns import Day, Flag, Integer, Integers, Table, Text, Texts, column
from schemas.shared import COUNTRY, DATE, Attributed, Grounded, Happening, Located, Measured, Partaking
from schemas.vocabularies import DATE_PRECISION, ENTITY_KIND, MENTION_FORM


class ArticleTexts(Table):
    article_id: Text = column("The article.")
    text: Text = column("Its whole text, character for character.")
    reference_date: Day = column("Day from which relative dates in it are resolved.", nullable=True, standard=DATE)
    title: Text = column("Headline.", nullable=True)
    publisher: Text = column("Who published it.", nullable=True)

    class Config:
        name = "article_texts"
        title = "one article as extraction reads it"
        description = "Full texts, which the release holds only where their licence allows it."
        unique = "article_id"


class ExtractedEntities(Table):
    article_id: Text = column("The article.", refers_to="articles.article_id")
    entity_key: Integer = column("Number of the entity within its article.", least=0)
    name: Text = column("The fullest name the article gives; a described one keeps its wording.")
    kind: Text = column("What it is.", values=ENTITY_KIND)
    country: Text = column("State it is, or belongs to.", nullable=True, standard=COUNTRY)
    is_named: Flag = column("False for those described only.")
    aliases: Texts = column("Further forms the article names it by.")
    titles: Texts = column("Offices the article gives it.")

    class Config:
        name = "extracted_entities"
        title = "one entity of one article"
        description = "Who and what each article speaks of."
        unique: ClassVar = ["article_id", "entity_key"]


class ExtractedEntityMentions(Grounded):
    entity_key: Integer = column("Number of the entity within its article.", least=0)
    form: Text = column("How it is referred to.", values=MENTION_FORM)
    matched_by: Text = column("Why it is that entity.")

    class Config:
        name = "extracted_entity_mentions"
        title = "one place where an article means an entity"
        description = "Every place where an article means an entity."
        unique: ClassVar = ["article_id", "entity_key", "span_start", "span_end"]


class ExtractedEvents(Located, Happening):
    article_id: Text = column("The article.", refers_to="articles.article_id")
    event_key: Integer = column("Number of the event within its article.", least=0)
    label: Text = column("Short name for people.")
    date_precision: Text = column(
        "How exact the dates are; NULL where there are none.", nullable=True, values=DATE_PRECISION
    )
    date_text: Text = column("The date in the article's own words.", nullable=True)

    class Config:
        name = "extracted_events"
        title = "one happening as one article reports it"
        description = "What each article says has happened, goes on, is planned or proposed."
        unique: ClassVar = ["article_id", "event_key"]


class ExtractedEventMentions(Grounded):
    event_key: Integer = column("Number of the event within its article.", least=0)
    mention_rank: Integer = column("Place among the mentions of its event, from 0 for the most explicit.", least=0)

    class Config:
        name = "extracted_event_mentions"
        title = "one mention of an event in one article"
        description = "Triggers of events."
        unique: ClassVar = ["article_id", "event_key", "mention_rank"]


class ExtractedParticipants(Partaking, Grounded):
    event_key: Integer = column("Number of the event within its article.", least=0)
    entity_key: Integer = column("Number of the entity within its article.", least=0)

    class Config:
        name = "extracted_participants"
        title = "one entity in one role in one event of one article"
        description = "Who took part, was to take part or pointedly did not, by each article."
        unique: ClassVar = ["article_id", "event_key", "entity_key", "role"]


class ExtractedStatements(Attributed, Grounded):
    statement_key: Integer = column("Number of the statement within its article.", least=0)
    speaker_keys: Integers = column("Entities who said it, several for a joint speaker.")
    event_key: Integer = column("The event it was said at or about, if any.", nullable=True, least=0)

    class Config:
        name = "extracted_statements"
        title = "one attributed statement of one article"
        description = "What each article says was said."
        unique: ClassVar = ["article_id", "statement_key"]


class ExtractedFigures(Measured, Grounded):
    figure_key: Integer = column("Number of the figure within its article.", least=0)
    attributed_keys: Integers = column("Entities whose number it is.")
    event_key: Integer = column("The event that the number measures, if any.", nullable=True, least=0)
    statement_key: Integer = column("The statement it is stated in, if any.", nullable=True, least=0)

    class Config:
        name = "extracted_figures"
        title = "one quantity of one article"
        description = "The quantities each article names."
        unique: ClassVar = ["article_id", "figure_key"]


class KnownEntities(Table):
    known_key: Integer = column("Number of the row in entities.csv.", least=0)
    name: Text = column("The name it is to have.")
    kind: Text = column("What it is.", nullable=True, values=ENTITY_KIND)
    country: Text = column("State it belongs to.", nullable=True, standard=COUNTRY)
    aliases: Texts = column("Its other names.")
    wikidata: Text = column("Its identifier in Wikidata.", nullable=True)

    class Config:
        name = "known_entities"
        title = "one person, country or organisation that entities.csv lists"
        description = "Whom whoever builds the release knows, with all their names."
        unique = "known_key"


class EntityLinks(Table):
    article_id: Text = column("The article.", refers_to="articles.article_id")
    entity_key: Integer = column("Number of the entity within its article.", least=0)
    entity_id: Text = column("The entity over all articles.")

    class Config:
        name = "entity_links"
        title = "one entity of one article"
        description = "Which entity over all articles each article's entity is."
        unique: ClassVar = ["article_id", "entity_key"]


class EventLinks(Table):
    article_id: Text = column("The article.", refers_to="articles.article_id")
    event_key: Integer = column("Number of the event within its article.", least=0)
    event_id: Text = column("The event over all articles.")
    joined_by: Text = column("Why it is that event: what matched.", nullable=True)

    class Config:
        name = "event_links"
        title = "one event of one article"
        description = "Which event over all articles each article's event is."
        unique: ClassVar = ["article_id", "event_key"]


class UtteranceLinks(Table):
    article_id: Text = column("The article.", refers_to="articles.article_id")
    statement_key: Integer = column("Number of the statement within its article.", least=0)
    utterance_id: Text = column("The utterance over all articles.")

    class Config:
        name = "utterance_links"
        title = "one statement of one article"
        description = "Which utterance over all articles each article's statement reports."
        unique: ClassVar = ["article_id", "statement_key"]
