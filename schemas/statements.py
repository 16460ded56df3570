"""What was said, and which quantities were named."""

from __future__ import annotations

from typing import ClassVar

from schemas.columns import Text, Texts, column, published
from schemas.shared import COUNTRY, Attributed, Grounded, Measured
from schemas.vocabularies import ENTITY_KIND


class Statements(Attributed, Grounded):
    statement_id: Text = column("Stable identifier of the statement.")
    event_id: Text = column(
        "The event it was said at or about, where the text settles it.", nullable=True, refers_to="events.event_id"
    )
    speaker_id: Text = column(
        "Who said it; the first of a joint speaker.", nullable=True, refers_to="entities.entity_id"
    )
    speaker_ids: Texts = column(
        "All of a joint speaker, in order of the text.", nullable=True, refers_to="entities.entity_id"
    )
    speaker: Text = column("Name of who said it over all articles; joint speakers joined by “ and ”.", nullable=True)
    speaker_kind: Text = column("What the speaker is.", nullable=True, values=ENTITY_KIND)
    speaker_title: Text = column("Office of the speaker.", nullable=True)
    speaker_country: Text = column("State the speaker is, or belongs to.", nullable=True, standard=COUNTRY)
    utterance_id: Text = column("The utterance; one that several articles report has the same in all of them.")

    class Config:
        name = "statements"
        title = "one attributed quotation or reported statement"
        description = "What was said and by whom; the span is the content alone."
        unique = "statement_id"
        metadata: ClassVar = published(
            "Extracted by rules over quotation marks, reporting words and syntax.",
            "Reported speech without a reporting word nearby is missed.",
            "The words are those of the article, often a translation; only kind = 'direct' is verbatim throughout.",
            "One utterance that several articles report has several rows with one utterance_id.",
        )


class Figures(Measured, Grounded):
    figure_id: Text = column("Stable identifier of the figure.")
    event_id: Text = column(
        "The event that the number measures, if it does.", nullable=True, refers_to="events.event_id"
    )
    statement_id: Text = column(
        "The statement it is stated in, if any.", nullable=True, refers_to="statements.statement_id"
    )
    attributed_to_id: Text = column(
        "Whose number it is, where the text says so.", nullable=True, refers_to="entities.entity_id"
    )
    attributed_to: Text = column("Name of whose number it is; joint sources joined by “ and ”.", nullable=True)

    class Config:
        name = "figures"
        title = "one quantity"
        description = "Quantities in digits or words; the span is the number with its comparator."
        unique = "figure_id"
        metadata: ClassVar = published(
            "Extracted by rules over numbers in digits and words, their units and what they count.",
            "A figure is a claim, not a fact: attributed_to says whose, where the article does.",
            "Dates, times, ordinals, scores and numbers that are part of a name are left out.",
        )
