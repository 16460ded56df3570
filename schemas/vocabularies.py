"""Closed lists of values, each value with its meaning. Every enum of the data set stands here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list of values: `meanings` maps each to what it stands for, in the order people should see them."""

    name: str
    meanings: Mapping[str, str]

    def __contains__(self, value: object) -> bool:
        return value in self.meanings


ENTITY_KIND = Vocabulary(
    "entity_kind",
    {
        "person": "one human being, named or described (“a senior official”)",
        "country": "a state or territory, also where its capital or seat stands for its government (“Moscow”)",
        "organization": "an institution, company, alliance, party or government body",
        "group": "several people described together (“34 chiefs of staff”, “military leaders”)",
    },
)

# After PLOVER (Political Language Ontology for Verifiable Event Records), the top-level event types.
EVENT_TYPE = Vocabulary(
    "event_type",
    {
        "AGREE": "agrees to something, signs or promises to act itself",
        "CONSULT": "meets, visits, calls or negotiates with somebody",
        "SUPPORT": "backs somebody diplomatically or pledges help or money",
        "CONCEDE": "gives way: eases a rule, lets go, resigns, lifts a measure",
        "COOPERATE": "works together: trade, joint exercise, shared intelligence, restored relations",
        "AID": "gives or resumes military, economic or humanitarian help",
        "RETREAT": "pulls back, stops fighting, begins a truce, hands over ground or captives",
        "REQUEST": "asks, urges, proposes or demands",
        "ACCUSE": "criticises, condemns, blames, investigates or brings to court",
        "REJECT": "refuses a proposal or demand, opposes, cancels a meeting",
        "THREATEN": "threatens or warns of harm to somebody",
        "PROTEST": "demonstrates, strikes or marches",
        "SANCTION": "cuts aid or ties, imposes penalties, expels an envoy",
        "MOBILIZE": "moves, raises or commits forces",
        "COERCE": "arrests, seizes, represses, censors or attacks by computer",
        "ASSAULT": "uses violence: attacks, bombs, kills, fights",
    },
)

EVENT_MODE = Vocabulary(
    "event_mode",
    {
        "visit": "one side travels to the other",
        "third-party": "a mediator brings the sides together",
        "multilateral": "three or more sides meet",
        "phone": "by telephone or video, or in any other way without being in one place",
    },
)

EVENT_STATUS = Vocabulary(
    "event_status",
    {
        "occurred": "the article tells it as done",
        "ongoing": "it has begun and goes on while the article is written",
        "scheduled": "a fixed plan",
        "proposed": "a concrete act that somebody has put forward",
    },
)

DATE_PRECISION = Vocabulary(
    "date_precision",
    {
        "day": "one day, date_start and date_end being equal",
        "range": "from one named day to another",
        "week": "some time in a week, Monday to Sunday, or on a weekend",
        "month": "some time in a month, its first to its last day",
        "year": "some time in a year or a part of it",
    },
)

ROLE = Vocabulary(
    "role",
    {
        "host": "convened it or received the others",
        "organizer": "led or organised it along with a host, or mediated",
        "attendee": "took part",
        "invitee": "was to take part; no word yet that it did",
        "excluded": "was not invited, not represented or stayed away",
        "observer": "was present without being a party",
        "remote": "took part from elsewhere",
        "actor": "did it (events that are no meetings)",
        "target": "had it done to them (events that are no meetings)",
    },
)

STATEMENT_KIND = Vocabulary(
    "statement_kind",
    {
        "direct": "all of it stands between quotation marks; the span leaves the marks out",
        "mixed": "a paraphrase that holds quoted words",
        "indirect": "a paraphrase without quotation marks",
    },
)

COMPARATOR = Vocabulary(
    "comparator",
    {
        "exact": "the number itself",
        "approx": "about, nearly, some: within ten percent of it",
        "more_than": "above it, the number itself left out",
        "at_least": "it or above",
        "less_than": "below it, the number itself left out",
        "at_most": "it or below",
        "range": "between low and high, both included",
    },
)

UNIT = Vocabulary(
    "unit",
    {
        "person": "people",
        "country": "states",
        "organization": "organisations",
        "year": "years (decades are given as years)",
        "month": "months",
        "day": "days (weeks are given as days)",
        "percent": "hundredths of a whole (a quarter is 25)",
        "item": "anything else, which `counted` names; the number is as written",
    },
)
"""Units beside the ISO 4217 currency codes, which stand for themselves."""

MEASURE = Vocabulary(
    "measure",
    {
        "attendance": "how many took part in a meeting",
        "force_size": "size of a force that is proposed, possible or deployed",
        "army_size": "size of an army that exists",
        "membership": "how many belong to a body",
        "funding": "money given, pledged or set aside",
        "duration": "how long something lasts",
        "casualties": "people dead, hurt, missing or driven out",
        "price": "what something costs",
        "share": "a part of a whole",
        "other": "any other quantity",
    },
)

MENTION_FORM = Vocabulary(
    "mention_form",
    {
        "name": "its full name",
        "short_name": "a part of its name (a surname, a name without its suffix)",
        "abbreviation": "its initials",
        "demonym": "an adjective or noun of nationality that stands for a state",
        "title": "an office that means its holder (“the president”)",
        "description": "words that describe it without naming it",
        "pronoun": "a pronoun",
        "seat": "a capital or seat of power that stands for a government",
    },
)

REFERENCE_DATE_BASIS = Vocabulary(
    "reference_date_basis",
    {
        "manifest": "column reference_date of articles.csv",
        "published_on": "column published_on of articles.csv",
        "text": "a full date in the article's own dateline or byline",
    },
)

DISCREPANCY_FIELD = Vocabulary(
    "discrepancy_field",
    {
        **MEASURE.meanings,
        "dates": "when an event took or takes place",
        "place": "where an event took or takes place",
        "country": "in which country an event took or takes place",
        "status": "whether an event has happened, goes on or is planned",
        "role": "in which role somebody took part in an event",
        "wording": "the words of one utterance",
        "title": "the office of a person",
    },
)

CLAIM_TABLE = Vocabulary(
    "claim_table",
    {
        "event_mentions": "row_id is a mention_id",
        "participants": "row_id is a participant_id",
        "statements": "row_id is a statement_id",
        "figures": "row_id is a figure_id",
    },
)

REJECT_REASON = Vocabulary(
    "reject_reason",
    {
        "unreadable": "the file cannot be opened or is no regular file",
        "outside_folder": "a link that leads out of the seeds folder",
        "unsupported_format": "a kind of file that is not read",
        "not_text": "a binary file",
        "empty": "a file without text",
        "wrong_encoding": "text that is not UTF-8",
        "too_long": "an article with more characters than are read of one",
        "language": "an article that is not in English",
        "duplicate_id": "an article whose id an earlier one has",
        "duplicate_text": "an article whose text an earlier one has",
        "manifest": "a row or value of articles.csv or entities.csv that cannot be used",
        "bad_row": "a row or value of a file of many articles (JSON Lines, Parquet) that cannot be used",
    },
)

VOCABULARIES = {
    vocabulary.name: vocabulary
    for vocabulary in (
        ENTITY_KIND,
        EVENT_TYPE,
        EVENT_MODE,
        EVENT_STATUS,
        DATE_PRECISION,
        ROLE,
        STATEMENT_KIND,
        COMPARATOR,
        UNIT,
        MEASURE,
        MENTION_FORM,
        REFERENCE_DATE_BASIS,
        DISCREPANCY_FIELD,
        CLAIM_TABLE,
        REJECT_REASON,
    )
}
"""All vocabularies by name."""
