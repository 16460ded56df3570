"""Who and what the articles speak of."""

from __future__ import annotations

from typing import ClassVar

from schemas.columns import Integer, Table, Text, Texts, column, published
from schemas.shared import COUNTRY, Grounded
from schemas.vocabularies import ENTITY_KIND, MENTION_FORM


class Entities(Table):
    entity_id: Text = column("Stable identifier of the entity.")
    name: Text = column("Its name; a described group or unnamed person keeps its wording.")
    kind: Text = column("What it is.", values=ENTITY_KIND)
    country: Text = column("State it is, or belongs to.", nullable=True, standard=COUNTRY)
    wikidata: Text = column("Its identifier in Wikidata, where entities.csv gives one.", nullable=True)
    aliases: Texts = column("Other forms that articles name it by, sorted.")
    titles: Texts = column("Offices that articles give it, sorted.")
    mention_count: Integer = column("How many mentions it has in all articles.", unit="mentions", least=0)
    article_count: Integer = column("How many articles mention it.", unit="articles", least=0)

    class Config:
        name = "entities"
        title = "one person, country, organisation or described group"
        description = "Who and what the articles speak of, one row for each over all articles."
        unique = "entity_id"
        metadata: ClassVar = published(
            "Mentions of all articles joined by name, aliases, office and country; countries after ISO 3166 by "
            "CLDR and GeoNames.",
            "Somebody known by the surname alone joins a namesake only where there is just one; else two rows remain.",
            "Described groups (“thirty chiefs of staff”) keep their wording; one wording of one state is one row.",
        )


class EntityMentions(Grounded):
    entity_id: Text = column("Which entity is meant.", refers_to="entities.entity_id")
    form: Text = column("How it is referred to.", values=MENTION_FORM)
    matched_by: Text = column("Why it is that entity.")

    class Config:
        name = "entity_mentions"
        title = "one place where an article means an entity"
        description = "Every place where an article means an entity, and why it is that one."
        unique: ClassVar = ["article_id", "span_start", "span_end", "entity_id"]
        metadata: ClassVar = published(
            "Found by rules and name lists in each article; matched_by says which.",
            "Pronouns and offices are resolved to the nearest fitting name and may be wrong where several fit.",
        )
