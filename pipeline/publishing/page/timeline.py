"""The timeline: dated events in order of time as a picture, the others as a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from pipeline.publishing.page.charts import ACCENT, MUTED, Spec, Words, at, draw
from pipeline.publishing.page.places import row_link
from pipeline.publishing.page.rows import Rows
from pipeline.publishing.page.wording import counted, country, days, one_line
from pipeline.rows import Row

MOST_EVENTS = 24
MOST_UNDATED = 40
AHEAD = ("scheduled", "proposed")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the page tells it."""

    event_id: str
    label: str
    when: str
    where: str
    status: str
    articles: int
    href: str
    is_ahead: bool
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events with a date, earliest first, with their picture in two widths; and those without."""

    dated: list[Happening]
    undated: list[Happening]
    left_out: int
    wide: Markup
    narrow: Markup


def happening(row: Row) -> Happening:
    """A row of events as the page tells it."""
    return Happening(
        event_id=row["event_id"],
        label=row["label"],
        when=days(row["date_start"], row["date_end"]),
        where=", ".join(dict.fromkeys(part for part in (row["place"], country(row["country"])) if part)),
        status=row["status"],
        articles=row["article_count"],
        href=row_link("events", row),
        is_ahead=row["status"] in AHEAD,
        start=row["date_start"],
        end=row["date_end"],
    )


def timeline(rows: Rows) -> Timeline:
    """The events that most articles report, in order of time."""
    columns = ("event_id", "article_count", "mention_count", "date_start")
    events = sorted(
        rows.of("events", *columns), key=lambda r: (-r["article_count"], -r["mention_count"], r["event_id"])
    )
    dated = [row["event_id"] for row in events if row["date_start"]]
    undated = [row["event_id"] for row in events if not row["date_start"]]
    happenings = map(happening, rows.events_of(dated[:MOST_EVENTS]))
    shown = sorted(happenings, key=lambda e: (e.start or date.min, e.end or date.min, e.label))
    left_out = len(dated) - len(shown) + max(0, len(undated) - MOST_UNDATED)
    wide, narrow = (picture(shown, *shape) for shape in ((960, 460), (340, 0)))
    return Timeline(shown, list(map(happening, rows.events_of(undated[:MOST_UNDATED]))), left_out, wide, narrow)


def picture(events: list[Happening], width: int, beside: int) -> Markup:
    """One line an event: a dot or bar at its days, its name beside it or, where `beside` is 0, above."""
    if not events:
        return Markup("")
    step, first_line = (46, 20) if beside else (64, 48)
    lines = [first_line + index * step for index in range(len(events))]
    first, last = _stretch(events)
    scale: Spec = {"type": "utc", "domain": [_utc(first), _utc(last)], "range": [beside, width], "nice": False}
    axis: Spec = {
        "orient": "bottom",
        "format": "%-d %b" if (last - first).days < 300 else "%b %Y",
        "labelOverlap": False,
        "values": _ticks(first, last, 6 if beside else 3),
    }
    x = {"field": "from", "type": "temporal", "scale": scale, "axis": axis}
    marks = [layer for ahead in (False, True) for layer in _marks(events, lines, x, ahead)]
    names = _names(events, lines, is_beside=bool(beside))
    label = f"Timeline of {counted(len(events), 'event')}"
    return draw(width, step * len(events) + 8, marks, names, label, right=26, left=2)


def _stretch(events: list[Happening]) -> tuple[date, date]:
    """The days that a timeline of dated events reaches from and to, with a margin."""
    first = min(event.start for event in events if event.start)
    last = max(event.end or event.start for event in events if event.start)
    margin = max(1, (last - first).days // 20)
    return (
        date.fromordinal(max(date.min.toordinal(), first.toordinal() - margin)),
        date.fromordinal(min(date.max.toordinal(), last.toordinal() + margin)),
    )


def _marks(events: list[Happening], lines: list[int], x: Spec, ahead: bool) -> list[Spec]:
    """The layers of bars and dots of events that are planned, or that are not."""
    marks = [
        {"from": _utc(event.start), "to": _utc(event.end or event.start), "y": y}
        for event, y in zip(events, lines, strict=True)
        if event.start and event.is_ahead is ahead
    ]
    bar: Spec = {"type": "rule", "stroke": ACCENT, "strokeWidth": 5, "strokeCap": "round"}
    dot: Spec = {"type": "point", "shape": "circle", "size": 110, "opacity": 1, "filled": True, "stroke": ACCENT}
    dot |= {"strokeWidth": 2, "fill": "var(--paper)" if ahead else ACCENT}
    data, y_of = {"values": marks}, at("y")
    return [
        {"data": data, "mark": bar, "encoding": {"x": x, "x2": {"field": "to"}, "y": y_of}},
        {"data": data, "mark": dot, "encoding": {"x": x, "y": y_of}},
        {"data": data, "mark": dot, "encoding": {"x": {**x, "field": "to"}, "y": y_of}},
    ]


def _names(events: list[Happening], lines: list[int], is_beside: bool) -> list[Words]:
    """The layers of words: what each event is called, and when, where and by how many articles it is told."""
    up, chars, small_chars = (9, 58, 64) if is_beside else (34, 40, 48)
    called, told = [], []
    for event, y in zip(events, lines, strict=True):
        when = days(event.start, event.end, short=not is_beside)
        parts = (when, event.where, counted(event.articles, "article"), event.status if event.is_ahead else "")
        called.append({"x": 0, "y": y - up, "text": one_line(event.label, chars), "href": event.href})
        told.append({"x": 0, "y": y - up + 18, "small": one_line(" · ".join(filter(None, parts)), small_chars)})
    return [Words(called, is_bold=True), Words(told, "small", fill=MUTED, size=12.5)]


def _utc(value: date) -> str:
    return f"{value.isoformat()}T00:00:00Z"


def _ticks(first: date, last: date, most: int) -> list[Spec]:
    """Some evenly spaced days between two."""
    step = max(1, -(-(last - first).days // most))
    ticks = map(date.fromordinal, range(first.toordinal() + step, last.toordinal(), step))
    return [{"year": t.year, "month": t.month, "date": t.day, "utc": True} for t in ticks]
