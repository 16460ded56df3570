"""What an event has of its own or by another event: its days, place, and further parts."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extraction.dates import Interval
from pipeline.extraction.events.clusters import Cluster
from pipeline.extraction.events.parts import MEDIATOR, Part
from pipeline.extraction.events.places import Locale
from pipeline.extraction.records import Span


@dataclass(slots=True)
class Shared:
    """Days, their wording, place, and parts that another event lends."""

    interval: Interval | None
    date_text: Span | None
    locale: Locale | None
    parts: list[Part] = field(default_factory=list)
    continues: int | None = None


def mediators_of(cluster: Cluster) -> list[Part]:
    """Those who bring the parties of an event together, as its own mentions say."""
    return [p for m in cluster.mentions for p in m.parts if p.role == MEDIATOR]
