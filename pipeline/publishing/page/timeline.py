"""The timeline: dated events in order of time as a picture, the others as a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from pipeline.publishing.page.charts import ACCENT, INK, MUTED, Spec, at, draw, link, words
from pipeline.publishing.page.places import Places, row_link
from pipeline.publishing.page.rows import Row, Rows
from pipeline.publishing.page.wording import counted, country, days, one_line

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


def timeline(rows: Rows, places: Places) -> Timeline:
    """The events that most articles report, in order of time."""
    events = sorted(rows.of("events"), key=lambda r: (-r["article_count"], -r["mention_count"], r["event_id"]))
    dated = [happening(row) for row in events if row["date_start"]]
    undated = [happening(row) for row in events if not row["date_start"]]
    shown = sorted(dated[:MOST_EVENTS], key=lambda e: (e.start or date.min, e.end or date.min, e.label))
    left_out = len(dated) - len(shown) + max(0, len(undated) - MOST_UNDATED)
    wide, narrow = (picture(shown, *shape) for shape in ((960, 460), (340, 0)))
    return Timeline(shown, undated[:MOST_UNDATED], left_out, wide, narrow)


def picture(events: list[Happening], width: int, beside: int) -> Markup:
    """One line an event: a dot or bar at its days, its name beside it or above."""
    if not events:
        return Markup("")
    step = 46 if beside else 64
    starts = [event.start for event in events if event.start]
    ends = [event.end or event.start for event in events if event.start]
    first, last = min(starts), max(end for end in ends if end)
    margin = max(1, (last - first).days // 20)
    first = date.fromordinal(max(date.min.toordinal(), first.toordinal() - margin))
    last = date.fromordinal(min(date.max.toordinal(), last.toordinal() + margin))
    domain = [_utc(first), _utc(last)]
    labels, marks = [], []
    for index, event in enumerate(events):
        y = index * step + (20 if beside else 48)
        top = y - 9 if beside else y - 34
        what = " · ".join(
            part
            for part in (event.where, counted(event.articles, "article"), event.status if event.is_ahead else "")
            if part
        )
        labels.append({"x": 0, "y": top, "text": one_line(event.label, 58 if beside else 40), "href": link(event.href)})
        spelt = f"{days(event.start, event.end, short=not beside)} · {what}"
        labels.append({"x": 0, "y": top + 18, "small": one_line(spelt, 64 if beside else 48)})
        marks.append(
            {
                "from": _utc(event.start or first),
                "to": _utc(event.end or event.start or first),
                "y": y,
                "ahead": event.is_ahead,
                "when": days(event.start, event.end, short=True),
            }
        )
    axis: Spec = {
        "orient": "bottom",
        "format": "%-d %b" if (last - first).days < 300 else "%b %Y",
        "labelOverlap": False,
    }
    axis["values"] = _ticks(first, last, 6 if beside else 3)
    scale: Spec = {"type": "utc", "domain": domain, "range": [beside, width], "nice": False}
    x = {"field": "from", "type": "temporal", "scale": scale, "axis": axis}
    layers: list[Spec] = []
    for ahead in (False, True):
        some = [mark for mark in marks if mark["ahead"] is ahead]
        style = {"stroke": ACCENT, "strokeWidth": 2, "fill": "var(--paper)" if ahead else ACCENT}
        layers += [
            {
                "data": {"values": some},
                "mark": {"type": "rule", "stroke": ACCENT, "strokeWidth": 5, "strokeCap": "round"},
                "encoding": {"x": x, "x2": {"field": "to"}, "y": at("y")},
            },
            {
                "data": {"values": some},
                "mark": {"type": "point", "shape": "circle", "size": 110, "opacity": 1, "filled": True, **style},
                "encoding": {"x": x, "y": at("y")},
            },
            {
                "data": {"values": some},
                "mark": {"type": "point", "shape": "circle", "size": 110, "opacity": 1, "filled": True, **style},
                "encoding": {"x": {**x, "field": "to"}, "y": at("y")},
            },
        ]
    layers.append(words([row for row in labels if "text" in row], "text", fontWeight=600, fill=INK))
    layers.append(words([row for row in labels if "small" in row], "small", fill=MUTED, fontSize=12.5))
    return draw(width, step * len(events) + 8, layers, f"Timeline of {counted(len(events), 'event')}", right=26, left=2)


def _utc(value: date) -> str:
    return f"{value.isoformat()}T00:00:00Z"


def _ticks(first: date, last: date, most: int) -> list[Spec]:
    """Some evenly spaced days between two."""
    step = max(1, -(-(last - first).days // most))
    ticks = map(date.fromordinal, range(first.toordinal() + step, last.toordinal(), step))
    return [{"year": t.year, "month": t.month, "date": t.day, "utc": True} for t in ticks]
