"""On what sources differ, and what each of them says."""

from __future__ import annotations

from typing import ClassVar

from schemas.columns import Integer, Number, Table, Text, column, published
from schemas.shared import Grounded
from schemas.vocabularies import CLAIM_TABLE, COMPARATOR, DISCREPANCY_FIELD


class Discrepancies(Table):
    discrepancy_id: Text = column("Stable identifier of the point.")
    subject: Text = column("What or whom it is about, for people.")
    event_id: Text = column("The event it is about, if one.", nullable=True, refers_to="events.event_id")
    entity_id: Text = column("The entity it is about, if one.", nullable=True, refers_to="entities.entity_id")
    field: Text = column("What the sources differ on.", values=DISCREPANCY_FIELD)
    claim_count: Integer = column("How many claims are listed.", unit="claims", least=2)
    source_count: Integer = column("How many articles make them.", unit="articles", least=1)
    spread: Number = column(
        "Greatest bound divided by least bound of the numeric claims; NULL where there are none.",
        nullable=True,
        unit="ratio",
        least=1,
    )

    class Config:
        name = "discrepancies"
        title = "one point on which sources differ"
        description = (
            "Points on which sources differ: numbers that cannot all hold, dates, places, roles, wordings, titles."
        )
        unique = "discrepancy_id"
        metadata: ClassVar = published(
            "Computed from the rows of the other tables: claims on one point, compared by their bounds or words.",
            "Only points on which sources differ are here; where all agree there is no row.",
            "“over 30” and 34 can both be true and do not differ; about, nearly and some reach ten percent either way.",
        )


class DiscrepancyClaims(Grounded):
    discrepancy_id: Text = column("The point it is a claim on.", refers_to="discrepancies.discrepancy_id")
    side: Integer = column("Claims that can hold together share a number.", least=0)
    value: Text = column("What is claimed, as text.", nullable=True)
    low: Number = column("Least value of a numeric claim.", nullable=True, unit="see column unit")
    high: Number = column("Greatest value of a numeric claim.", nullable=True, unit="see column unit")
    comparator: Text = column("How the quantity relates to low and high.", nullable=True, values=COMPARATOR)
    unit: Text = column("What low and high are counted in.", nullable=True, standard="ISO 4217 or a unit")
    attributed_to: Text = column("Whose claim it is, where the article says so.", nullable=True)
    row_table: Text = column("Table of the row that makes the claim.", values=CLAIM_TABLE)
    row_id: Text = column("Identifier of that row.")

    class Config:
        name = "discrepancy_claims"
        title = "one source's claim on such a point"
        description = "All claims on a point on which sources differ, agreeing ones included."
        unique: ClassVar = ["discrepancy_id", "row_table", "row_id"]
        metadata: ClassVar = published(
            "The rows of event_mentions, participants, statements and figures that make the claims; row_table and "
            "row_id lead to them.",
            "side groups claims that can hold together; it ranks nobody and says nothing of who is right.",
        )
