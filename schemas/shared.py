"""Groups of columns that several tables share, each described once."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pandera

from schemas.columns import Day, Flag, Integer, Number, Table, Text, column
from schemas.vocabularies import COMPARATOR, EVENT_MODE, EVENT_STATUS, EVENT_TYPE, MEASURE, ROLE, STATEMENT_KIND

COUNTRY = "ISO 3166-1 alpha-3"
DATE = "ISO 8601"


class Grounded(Table):
    """Rows that are proved by the exact characters of an article."""

    article_id: Text = column("The article that says it.", refers_to="articles.article_id")
    span_start: Integer = column(
        "Where the span begins, counted from 0.", unit="characters of the article's text", least=0
    )
    span_end: Integer = column(
        "Where the span ends (the first character after it).", unit="characters of the article's text"
    )
    span_text: Text = column("The span: the characters of the article from span_start to span_end.")
    evidence: Text = column("The whole sentence or sentences the span stands in.")
    evidence_start: Integer = column("Where the evidence begins.", unit="characters of the article's text", least=0)
    evidence_end: Integer = column("Where the evidence ends.", unit="characters of the article's text")

    @classmethod
    def sorted_by(cls) -> tuple[str, ...]:
        """In order of the text; rows on one span by their own key."""
        place = ("article_id", "span_start", "span_end")
        return (*place, *(name for name in cls.key() if name not in place))

    @pandera.dataframe_check(name="span_has_characters", error="the span holds no character")
    @classmethod
    def span_has_characters(cls, rows: pd.DataFrame) -> pd.Series:
        return _or_null(rows["span_end"] > rows["span_start"])

    @pandera.dataframe_check(name="evidence_holds_span", error="the span does not lie within its evidence")
    @classmethod
    def evidence_holds_span(cls, rows: pd.DataFrame) -> pd.Series:
        starts = rows["evidence_start"] <= rows["span_start"]
        return _or_null(starts & (rows["span_end"] <= rows["evidence_end"]))


class Happening(Table):
    """What kind of happening it is, whether it has taken place, when and where."""

    event_type: Text = column("Kind of happening (PLOVER).", values=EVENT_TYPE)
    event_mode: Text = column("How a meeting is held; NULL for other events.", nullable=True, values=EVENT_MODE)
    status: Text = column("Whether it has taken place.", values=EVENT_STATUS)
    date_start: Day = column("First day, where the text settles it.", nullable=True, standard=DATE)
    date_end: Day = column("Last day, where the text settles it.", nullable=True, standard=DATE)
    place: Text = column("Most specific named place.", nullable=True)
    country: Text = column("Country of the place.", nullable=True, standard=COUNTRY)

    @pandera.dataframe_check(name="dates_in_order", error="date_start is after date_end")
    @classmethod
    def dates_in_order(cls, rows: pd.DataFrame) -> pd.Series:
        return _or_null(rows["date_start"] <= rows["date_end"])

    @pandera.dataframe_check(name="mode_of_meetings_only", error="event_mode is set though it is no meeting (CONSULT)")
    @classmethod
    def mode_of_meetings_only(cls, rows: pd.DataFrame) -> pd.Series:
        return rows["event_mode"].isna() | _or_null(rows["event_type"] == "CONSULT")


class Located(Table):
    """Where on the map it is."""

    latitude: Number = column("Latitude of the place (WGS 84).", nullable=True, unit="degrees", least=-90, most=90)
    longitude: Number = column("Longitude of the place (WGS 84).", nullable=True, unit="degrees", least=-180, most=180)

    @pandera.dataframe_check(name="both_coordinates", error="only one of latitude and longitude is set")
    @classmethod
    def both_coordinates(cls, rows: pd.DataFrame) -> pd.Series:
        return rows["latitude"].isna() == rows["longitude"].isna()


class Partaking(Table):
    """In what part somebody was in an event."""

    role: Text = column("Part it had in the event.", values=ROLE)
    title: Text = column("Office, as the article writes it.", nullable=True)
    headcount: Integer = column("How many a counted group is.", nullable=True, unit="people", least=0)


class Attributed(Table):
    """What is said of a statement, beside who said it."""

    kind: Text = column("How the words are given.", values=STATEMENT_KIND)
    speaker_text: Text = column("The speaker as written nearest the cue.", nullable=True)
    speaker_start: Integer = column(
        "Where speaker_text begins; NULL where the text does not have it.",
        nullable=True,
        unit="characters of the article's text",
        least=0,
    )
    speaker_end: Integer = column(
        "Where speaker_text ends.", nullable=True, unit="characters of the article's text", least=0
    )
    cue: Text = column("Word or words that attribute it (“said”, “according to”).", nullable=True)
    via: Text = column("Channel it came through, where named.", nullable=True)
    said_on: Day = column("Day it was said, where the text settles it.", nullable=True, standard=DATE)
    is_anonymous: Flag = column("Whether the source is an unnamed person or group of them.")

    @pandera.dataframe_check(name="speaker_offsets", error="speaker_start and speaker_end are no stretch of text")
    @classmethod
    def speaker_offsets(cls, rows: pd.DataFrame) -> pd.Series:
        start, end = rows["speaker_start"], rows["speaker_end"]
        return (start.isna() == end.isna()) & _or_null(start < end)


class Bounds(Table):
    """A number with what is known of its size."""

    low: Number = column("Least value; the number itself where there is one only.", unit="see column unit")
    high: Number = column("Greatest value; the number itself where there is one only.", unit="see column unit")
    comparator: Text = column("How the quantity relates to low and high.", values=COMPARATOR)
    unit: Text = column("What low and high are counted in.", standard="ISO 4217 or a unit")

    @pandera.dataframe_check(name="low_not_above_high", error="low is above high")
    @classmethod
    def low_not_above_high(cls, rows: pd.DataFrame) -> pd.Series:
        return _or_null(rows["low"] <= rows["high"])

    @pandera.dataframe_check(name="finite", error="low or high is infinite")
    @classmethod
    def finite(cls, rows: pd.DataFrame) -> pd.Series:
        return _or_null((rows["low"].abs() < float("inf")) & (rows["high"].abs() < float("inf")))


class Measured(Bounds):
    """A quantity and what it measures."""

    counted: Text = column("What is counted or measured, in the article's words.", nullable=True)
    measure: Text = column("What the number says about the world.", values=MEASURE)


def _or_null(test: pd.Series) -> pd.Series:
    """A test that lets rows pass whose values are NULL: whether they may be is each column's own rule."""
    return test.fillna(True).astype(bool)
